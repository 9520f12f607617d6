"""Events at the desk: cards, merges, conflicts."""

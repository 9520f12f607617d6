"""News into claims that can be trusted: who said what, what happened, when, where, according to whom."""

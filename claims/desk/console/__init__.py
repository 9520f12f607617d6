"""Questions in SQL at the desk: asking, completing, what was asked before, where a row leads."""

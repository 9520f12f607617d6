"""Review of claims: the queue, cards, verdicts, corrections, filters."""

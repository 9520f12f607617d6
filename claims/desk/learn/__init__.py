"""Lessons from decisions: how far to trust each rule, and which verdicts look wrong."""

"""Rows that reviewers read and write: decisions, claim states, queues, filters."""

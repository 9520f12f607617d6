"""What learns from reviewers: edits of the word lists, and audits."""

"""Audits: random samples that say how good the unreviewed claims are, and what may be accepted unread."""

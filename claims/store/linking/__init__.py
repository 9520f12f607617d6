"""Rows that link articles: blocking keys, links, clusters, conflicts, near-duplicates."""

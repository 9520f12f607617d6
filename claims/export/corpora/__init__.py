"""Articles in the formats of corpus linguistics."""

"""Writing of extraction results: articles, claims, re-extraction."""

"""A path becomes articles as given: bytes in, text and metadata out."""

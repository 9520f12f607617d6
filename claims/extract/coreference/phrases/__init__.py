"""Common-noun phrases by what they stand for: bodies, people described, groups, documents, repeated words."""

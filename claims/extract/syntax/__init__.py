"""English grammar over spaCy's dependency trees, asked by all rules."""

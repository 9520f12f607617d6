"""Claims as linked entities, in the vocabularies of the web and of investigations."""

"""A database of claims in Datasette: titles, units, facets, full text and canned queries."""

"""Articles at the desk: reading one, setting its date."""

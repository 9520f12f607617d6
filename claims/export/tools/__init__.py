"""Claims for annotation tools, which people mark further and give back."""

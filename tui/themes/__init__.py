"""Colours, the themes made of them, and the theme kept for the next session."""

"""Rounds of blind coding."""

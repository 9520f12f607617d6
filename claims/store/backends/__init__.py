"""Databases this program runs on, one module each."""

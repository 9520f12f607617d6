"""Proof that a change of form changes no output: everything extracted and every public row."""

"""Rounds of blind coding: opened, coded seat by seat, measured, and settled by policy or by a person."""

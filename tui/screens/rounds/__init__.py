"""Rounds of blind coding: their list, a seat, and adjudication."""

"""Screens on which a claim is at hand: the review, and one whole article."""

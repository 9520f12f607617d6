"""Figures of the review: progress, pace, rules, agreement."""

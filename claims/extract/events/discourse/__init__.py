"""Participants and dates that an event takes from earlier ones: told again, of the same two, or answered."""

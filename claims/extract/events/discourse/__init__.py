"""What an event takes from the events before it: told again, told of the same two, or answered."""

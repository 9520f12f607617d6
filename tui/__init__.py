"""The review desk in the terminal: it draws, and answers keys."""

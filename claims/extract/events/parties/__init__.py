"""The words that name the parties of an event, and whom its pronouns stand for."""

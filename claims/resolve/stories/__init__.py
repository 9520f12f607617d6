"""Articles of one story: how they are known, and what they tell alike and differently."""

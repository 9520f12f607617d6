"""Pure scoring across articles: which actors and events are the same, and where accounts differ."""

"""Commands about how people judge and what is learned from it: audits, blind rounds, layers."""

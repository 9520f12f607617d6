"""Commands about how people judge: audits by samples, and rounds of blind coding."""

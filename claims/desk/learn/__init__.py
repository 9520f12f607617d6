"""What the desk learns from its reviewers: how far to trust each rule, and which decisions look wrong."""

"""What a reviewer can do, with no screen."""

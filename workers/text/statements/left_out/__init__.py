"""What looks like a statement and is none."""

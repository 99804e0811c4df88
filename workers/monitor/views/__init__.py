"""What the pages show: pure functions from events and rows to what a template reads."""

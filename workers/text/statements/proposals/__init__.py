"""What may be a statement, and what tells how likely each is."""

"""Which words name the speaker of a statement: what they may be, and what tells how likely each is."""

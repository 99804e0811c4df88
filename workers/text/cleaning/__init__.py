"""Cleaning: the article without what is not its text, every span still pointing at the raw code points."""

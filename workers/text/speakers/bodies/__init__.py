"""Whose words a speaker's are: the body, and the side that they are remembered with."""

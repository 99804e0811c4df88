"""Mentions: the words that name a speaker at a cue, cut to what is theirs and read for name, role and body."""

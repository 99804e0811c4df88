"""Whom the words at a cue name: its subject, and nobody else who stands there."""

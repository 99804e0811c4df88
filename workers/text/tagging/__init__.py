"""Tagging: the linear-chain tagger, its features and its engine."""

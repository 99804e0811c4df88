"""Circumstances: when a statement was made, to whom and about whom."""

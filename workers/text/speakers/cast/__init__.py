"""Whom an article names, with what it calls them, and where."""

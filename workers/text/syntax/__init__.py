"""Syntax: cues, quotation marks and the clauses that they open."""

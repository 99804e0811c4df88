"""Trains and scores what ``workers.text`` uses. Never imported by a worker."""

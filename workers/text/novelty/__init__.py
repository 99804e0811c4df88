"""Novelty: what is remembered of a statement, how alike two are, and the verdict on a new one."""

"""Reversals and denials: what a statement claims, whether another one claims the opposite, and whom a denial denies."""

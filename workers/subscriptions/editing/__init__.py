"""Changing the subscriptions file without spoiling it: what is not changed stays to the letter, comments and order too."""

"""Explain how an article was read: what is marked where, how each speaker was found, why somebody is official."""

"""Speakers: who a mention, a pronoun or a dropped subject is, and whether they speak officially."""

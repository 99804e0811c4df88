"""Who is meant by an office, a pronoun, a noun or a subject left out."""

"""Score what the stages find against annotated articles: reading, matching, figures and misses."""

"""Statements: which stretches of an article are what somebody said, and which words name the speaker."""

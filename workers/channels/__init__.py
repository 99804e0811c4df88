"""Where messages to subscribers go: one file a channel, behind the protocol in ``base``."""

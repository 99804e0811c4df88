"""The newsroom screen: a web application over the database alone, without the language models (docs/monitor.md)."""

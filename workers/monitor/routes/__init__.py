"""One file for each page, with ``router``; ``workers.monitor.app`` puts them together."""

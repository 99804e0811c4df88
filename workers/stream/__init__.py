"""The road on the bus: what a worker's agents read, how it is processed, and when it counts as done."""

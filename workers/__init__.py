"""The worker: stages, road, stores, sinks and command line."""

"""Brokers that a command or a test starts itself: the embedded one of the wheel, and Apache Kafka from its jars."""

from __future__ import annotations

from workers.brokers.embedded import embedded_broker
from workers.brokers.kafka import kafka_broker

__all__ = ["embedded_broker", "kafka_broker"]

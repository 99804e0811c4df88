"""The way from the database to the topic ``feedback``, by the producer that the worker has."""

from __future__ import annotations

import faust
from aiokafka.errors import KafkaError
from faust.exceptions import NotReady, ProducerSendError

from schemas import Feedback
from workers.codec import encode
from workers.errors import BrokerError
from workers.settings import Settings
from workers.sinks.publishing import Publish
from workers.topics import FEEDBACK


def publisher(app: faust.App, settings: Settings) -> Publish:
    """Publishes what readers said, as ``tasrih feedback`` does, while ``app`` runs."""
    topic = FEEDBACK.on_bus(settings)

    async def publish(event: Feedback) -> None:
        message = encode(event, "feedback")
        try:
            answer = await app.producer.send(topic, message.key, message.value, None, None, message.headers)
            await answer
        except (KafkaError, NotReady, ProducerSendError) as error:
            raise BrokerError(f"topic {topic} at {settings.broker}: {error!r}") from error

    return publish

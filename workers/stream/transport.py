"""Faust's Kafka driver, with what it gets wrong put right.

Seen on faust-streaming 0.15.3, with two workers of which one is killed (tests/kafka/test_crashes.py):

* After a rebalance Faust seeks its partitions to the committed offsets, but one that has no commit yet stays where it
  was: messages that were fetched and dropped during the rebalance are never read again.
* Before that seek the partitions may be read already (a fetch that waited while none was active answers with all): from
  where the broker's client stood, into queues that are emptied when the flow resumes, and by agents that cannot know yet
  which offset comes first.
* A partition that was left out because its buffer was full is read again when the buffer is emptied for a rebalance.
* A fetch waits for 1.5 seconds, which cannot be set. Apache Kafka answers as soon as there is something; the embedded
  broker answers when the wait is over.
* A consumer that stops while its broker is gone ends its thread by a CancelledError: aiokafka 0.14 cancels the fetches that
  pause before their next try, and waits for them. Nobody then tells the app that the thread has ended.
* A consumer that stops waits for what it has asked a broker that hangs: for 90 seconds, as long as a request may take.
* The watch over the partitions asks where each is read, and ends the worker by an AssertionError of aiokafka where that is not
  known yet: right after a rebalance, when the broker has died under load.
* A producer with events for a partition whose leader has gone in order asks for another one again and again, without a
  pause where the connection is refused at once: a thousand times a second, each with a line in the log.
* A producer that stops keeps on trying to send, for the 60 seconds of its request timeout; a consumer that stops commits
  once more what the app has tried to commit before, and waits for the broker without an end.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Iterable
from typing import Any, Final, cast

from aiokafka.structs import TopicPartition
from faust.transport.drivers import aiokafka as driver
from faust.types import TP

_EMBEDDED_FETCH_WAIT_MS: Final = 20
"""p50 over four hops on the embedded broker: 169 ms; with 1500 ms, 2.4 s."""
_FLUSH_SECONDS: Final = 3.0
"""So long each of producer and consumer may take to stop: the app has waited for the broker before, and given up."""
_THREAD_SECONDS: Final = 5.0
"""So long the consumer's thread may take to stop, and to leave its group in order."""
_METADATA_PAUSE: Final = 0.1
"""Seconds until the brokers are asked again who leads: what aiokafka pauses elsewhere (``retry_backoff_ms``)."""
_LOGGER: Final = logging.getLogger("faust.tasrih")


class _ConsumerThread(driver.AIOKafkaConsumerThread):
    logger = _LOGGER

    def _create_worker_consumer(self, transport: Any) -> Any:
        consumer = super()._create_worker_consumer(transport)
        if cast("Any", self.app).settings.embedded:
            consumer._fetch_max_wait_ms = _EMBEDDED_FETCH_WAIT_MS  # read when the consumer starts
        return consumer

    def verify_event_path(self, now: float, tp: TP) -> None:
        """Look whether what is read of ``tp`` arrives; not before it is known where to read on, which would end the worker."""
        told = TopicPartition(tp.topic, tp.partition)
        subscription = cast("Any", self._ensure_consumer())._subscription.subscription
        assignment = subscription.assignment if subscription is not None else None
        if assignment is not None and told in assignment.tps and assignment.state_value(told).has_valid_position:
            super().verify_event_path(now, tp)

    async def on_thread_stop(self) -> None:
        """Stop; close the broker's client too where the broker is gone, or does not answer."""
        stopping = asyncio.get_running_loop().create_task(super().on_thread_stop())
        done, _ = await asyncio.wait({stopping}, timeout=_THREAD_SECONDS)
        if done and not stopping.cancelled():
            stopping.result()
            return
        stopping.cancel()
        await cast("Any", self._consumer)._client.close()


class _Consumer(driver.Consumer):
    logger = _LOGGER

    async def on_stop(self) -> None:
        """Commit what is left; without the broker, leave it to be read again."""
        if not await _in_time(super().on_stop()):
            self.log.warning("what could not be committed is read again by the next worker")

    def _new_consumer_thread(self) -> driver.AIOKafkaConsumerThread:
        return _ConsumerThread(self, loop=self.loop, beacon=self.beacon)

    def pause_partitions(self, tps: Iterable[TP]) -> None:
        """Do not read ``tps``, not even when a buffer empties that was full."""
        tps = set(tps)
        super().pause_partitions(tps)
        self._buffered_partitions.difference_update(tps)

    def resume_partitions(self, tps: Iterable[TP]) -> None:
        """Read ``tps`` again; those of sources not before the flow resumes, which follows the seek to what is committed."""
        tps = set(tps)
        if any(not self._is_changelog_tp(partition) for partition in tps):
            self.stop_flow()
        super().resume_partitions(tps)

    async def perform_seek(self) -> None:
        """Seek every source partition to its committed offset, or to its beginning; the caller resumes the flow."""
        await super().perform_seek()
        fresh = [
            partition
            for partition in self.assignment()
            if not self._is_changelog_tp(partition) and self._committed_offset[partition] is None
        ]
        for partition in fresh:
            self._read_offset[partition] = None
        if fresh:
            await self._thread.seek_to_beginning(*(self._new_topicpartition(*partition) for partition in fresh))


class _Producer(driver.Producer):
    logger = _LOGGER

    def _new_producer(self, transactional_id: str | None = None) -> Any:
        producer = super()._new_producer(transactional_id)
        update = producer.client._metadata_update

        async def update_or_pause(*wanted: Any) -> bool:
            updated: bool = await update(*wanted)
            if not updated:
                await asyncio.sleep(_METADATA_PAUSE)
            return updated

        producer.client._metadata_update = update_or_pause
        return producer

    async def on_stop(self) -> None:
        """Send what is left and disconnect; without the broker, leave it: what it was made of is delivered again."""
        if not await _in_time(super().on_stop()):
            self.log.warning("what the broker has not taken is left to the next worker")


async def _in_time(work: Coroutine[Any, Any, None]) -> bool:
    """Whether ``work`` ends within _FLUSH_SECONDS; else it is left. A timeout would wait on where ``work`` swallows it."""
    task = asyncio.get_running_loop().create_task(work)
    done, _ = await asyncio.wait({task}, timeout=_FLUSH_SECONDS)
    if done:
        task.result()
    else:
        task.cancel()
    return bool(done)


class Transport(driver.Transport):
    """The driver that ``workers.app`` gives to its app."""

    Consumer = cast("Any", _Consumer)
    Producer = cast("Any", _Producer)

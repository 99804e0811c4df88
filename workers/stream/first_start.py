"""What lay on the topic before the first worker started is back-fill: it fills the memory and alerts nobody.

A new installation that finds a week of articles would tell a week of statements as news. Where the live articles begin is
settled once, at the first start of a consumer group, and kept on the broker as the offsets of a group beside it, so that
it holds for every worker of the group and over crashes in the middle of the backlog.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Final

import structlog
from faust.types.tuples import Message
from kafka import KafkaAdminClient, TopicPartition
from kafka.admin import OffsetSpec, OffsetTimestamp
from kafka.errors import BrokerResponseError, NoError
from kafka.structs import OffsetAndMetadata

from schemas import Lane, RawArticle
from workers.settings import Settings
from workers.topics import RAW, admin

log: Final = structlog.get_logger(__name__)

_MARK: Final = "-first-start"
"""Behind the name of the worker's group: the group whose offsets tell where live articles begin. The broker lets go of
them when it lets go of the offsets of a group without members (a week by default), as long as it keeps the articles."""

_SECONDS: Final = 30.0
"""So long may a broker that has just been started take to make the topic of its groups' offsets."""
_PAUSE: Final = 0.2


class FirstStart:
    """Tells by the place of a raw article whether it lay there before."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._live_from: dict[int, int] = {}

    def settle(self) -> None:
        """Read where live articles begin; the first worker of the group settles it. Raises BrokerError."""
        deadline = time.monotonic() + _SECONDS
        with admin(self._settings) as client:
            while True:
                try:
                    self._live_from = self._settled(client)
                except BrokerResponseError as error:
                    if not error.retriable or time.monotonic() > deadline:
                        raise
                    time.sleep(_PAUSE)
                else:
                    return

    def _settled(self, client: KafkaAdminClient) -> dict[int, int]:
        settings, mark = self._settings, self._settings.group_id + _MARK
        live = _offsets(client, mark, settings)
        if not live and not _offsets(client, settings.group_id, settings):
            before = datetime.now(UTC) - timedelta(hours=settings.first_start_grace_hours)
            live = _offsets_at(client, before, settings)
            _keep(client, mark, live)
            log.info(
                "first start: what came before is back-fill", before=before.isoformat(), at_most=sum(live.values())
            )
        return {place.partition: offset for place, offset in live.items()}

    def received(self, article: RawArticle, message: Message) -> RawArticle:
        """``article`` with what its place on the live topic tells: whether it lay there before, and when it came."""
        before = message.offset < self._live_from.get(message.partition, 0)
        return _dated(article, message, Lane.BACKFILL if before else article.lane)

    def backfilled(self, article: RawArticle, message: Message) -> RawArticle:
        """``article`` of the back-fill topic with when it came."""
        return _dated(article, message, Lane.BACKFILL)


def _dated(article: RawArticle, message: Message, lane: Lane) -> RawArticle:
    """``article`` on ``lane``; fetched when it came onto the bus, where the sender does not say.

    The time on the message and not the worker's: a redelivery must not change when an undated article was published.
    """
    fetched_at = article.fetched_at
    if fetched_at is None and message.timestamp and message.timestamp > 0:
        fetched_at = datetime.fromtimestamp(message.timestamp, UTC)
    if (fetched_at, lane) == (article.fetched_at, article.lane):
        return article
    return article.model_copy(update={"fetched_at": fetched_at, "lane": lane})


def _places(settings: Settings) -> list[TopicPartition]:
    return [TopicPartition(RAW.on_bus(settings), number) for number in range(settings.partitions)]


def _offsets(client: KafkaAdminClient, group: str, settings: Settings) -> dict[TopicPartition, int]:
    """The offsets of raw articles that ``group`` has committed."""
    found = client.list_group_offsets({group: _places(settings)})[group]
    return {place: committed.offset for place, committed in found.items() if committed.offset >= 0}


def _offsets_at(client: KafkaAdminClient, moment: datetime, settings: Settings) -> dict[TopicPartition, int]:
    """The first offset of each partition that came at ``moment`` or later; the end where none did."""
    places = _places(settings)
    ends = client.list_partition_offsets(dict.fromkeys(places, OffsetSpec.LATEST))
    found = client.list_partition_offsets(dict.fromkeys(places, OffsetTimestamp(int(moment.timestamp() * 1000))))
    return {place: found[place].offset if found[place].offset >= 0 else ends[place].offset for place in places}


def _keep(client: KafkaAdminClient, group: str, offsets: dict[TopicPartition, int]) -> None:
    answers = client.alter_group_offsets(
        group, {place: OffsetAndMetadata(offset, "", -1) for place, offset in offsets.items()}
    )
    for answer in answers.values():
        if answer is not NoError:
            raise answer(f"where live articles begin was not kept for group {group}")

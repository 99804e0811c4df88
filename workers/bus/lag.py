"""Consumer lag: how many messages each stage has yet to read, as the broker knows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kafka import KafkaAdminClient, TopicPartition
from kafka.admin import OffsetSpec
from kafka.structs import OffsetAndMetadata

from workers.settings import STAGES, Settings, StageName
from workers.topics import ALERTS, ANNOTATED, BACKFILL, CLEAN, FEEDBACK, RAW, STATEMENTS, STATUS, TAGGED, Topic, admin

_READ_BY: Final[Mapping[StageName, tuple[Topic, ...]]] = {
    "clean": (RAW, BACKFILL),
    "tag": (CLEAN,),
    "extract": (TAGGED,),
    "judge": (STATEMENTS,),
    "deliver": (ALERTS, STATUS, FEEDBACK, ANNOTATED),
}


@dataclass(frozen=True, slots=True)
class TopicLag:
    """What one stage has yet to read of one topic, over all partitions."""

    stage: StageName
    topic: str
    """As the broker names it."""
    group: str | None
    """The consumer group that the stage reads in; None when no group has ever read this topic."""
    messages: int
    """Written and not committed. Without a group: all that the topic holds."""


def find_lag(settings: Settings) -> list[TopicLag]:
    """The lag of every stage and topic, in the order of the road.

    Groups are those of ``settings.app_id``: of a worker that runs everything, and of those that run some stages. Of
    several that read a topic the one furthest on tells: the others are of an earlier arrangement of stages. The embedded
    broker understates the end of a topic by up to one batch, so that its lag is a lower bound. Raises BrokerError when the
    broker does not answer.
    """
    names = {topic.on_bus(settings): stage for stage in STAGES for topic in _READ_BY[stage]}
    with admin(settings) as client:
        there = names.keys() & set(client.list_topics())
        bounds = _bounds(client, sorted(there))
        committed = _committed(client, settings.app_id)
    found = []
    for name, stage in names.items():
        partitions = {place: bound for place, bound in bounds.items() if place.topic == name}
        behind = {
            group: sum(
                max(end - max(offsets[place].offset if place in offsets else 0, start), 0)
                for place, (start, end) in partitions.items()
            )
            for group, offsets in committed.items()
            if any(place in offsets for place in partitions)
        }
        first = min(behind, key=lambda group: (behind[group], group), default=None)
        unread = sum(end - start for start, end in partitions.values())
        found.append(TopicLag(stage, name, first, behind[first] if first else unread))
    return found


def _bounds(client: KafkaAdminClient, topics: list[str]) -> dict[TopicPartition, tuple[int, int]]:
    """The first offset kept and the next one to be written of every partition."""
    places = [
        TopicPartition(topic["name"], partition["partition_index"])
        for topic in (client.describe_topics(topics) if topics else ())
        for partition in topic["partitions"]
    ]
    if not places:
        return {}
    first = client.list_partition_offsets(dict.fromkeys(places, OffsetSpec.EARLIEST))
    last = client.list_partition_offsets(dict.fromkeys(places, OffsetSpec.LATEST))
    return {place: (first[place].offset, last[place].offset) for place in places}


def _committed(client: KafkaAdminClient, app_id: str) -> dict[str, Mapping[TopicPartition, OffsetAndMetadata]]:
    """What each group of this application has committed."""
    stages = "|".join(STAGES)
    ours = re.compile(rf"{re.escape(app_id)}(-({stages}))*")
    groups = [group["group_id"] for group in client.list_groups() if ours.fullmatch(group["group_id"])]
    return {group: client.list_group_offsets(group)[group] for group in groups}

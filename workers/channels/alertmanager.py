"""Prometheus' Alertmanager (API v2): a point event, that is, an alert that ends by itself.

Labels are an alert's identity there, annotations are not: an outlet that joins, or that corrects itself, carries the labels
of the alert and so updates it, and a repeated try changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from workers.channels.base import Answer, ChannelError, Rejected
from workers.channels.http import Poster, Reply, answer_of
from workers.channels.message import AlertView, Message

PATH: Final = "/api/v2/alerts"
OUR_LABELS: Final = ("alertname", "subscription", "alert_id", "speaker_key")
"""What an outlet that joins or corrects tells as the first one did; the speaker's name and office it may tell otherwise."""


class AlertmanagerChannel:
    """One Alertmanager."""

    def __init__(
        self,
        url: str,
        poster: Poster,
        *,
        seconds: float,
        lasts: timedelta,
        labels: Mapping[str, str],
        token: str | None,
        clock: Callable[[], datetime],
    ) -> None:
        """``lasts``: from each try on, as an alert that has ended already is never told. Raises ChannelError."""
        if taken := sorted(set(labels) & set(OUR_LABELS)):
            raise ChannelError(f"The labels {', '.join(taken)} are set by Tasrih.", "Call yours otherwise.")
        self._url = url.rstrip("/") + PATH
        self._poster = poster
        self._seconds = seconds
        self._lasts = lasts
        self._labels = dict(labels)
        self._headers = {"content-type": "application/json"}
        if token is not None:
            self._headers["authorization"] = f"Bearer {token}"
        self._clock = clock

    async def send(self, message: Message) -> Answer:
        """POST all alerts of the message. An Alertmanager that cannot take them as they are (400) rejects them."""
        now = self._clock().astimezone(UTC)
        if message.summary_of:
            alerts = [self._summary(message, now)]
        else:
            alerts = [self._alert(message, view, now) for view in message.alerts]
        body = json.dumps(alerts, ensure_ascii=False).encode()
        reply = await self._poster.post(self._url, body, self._headers, seconds=self._seconds)
        if not isinstance(reply, Reply):
            return reply
        return Rejected(reply.told) if reply.status == 400 else answer_of(reply, self._clock)

    async def close(self) -> None:
        """Close the connections."""
        await self._poster.close()

    def _alert(self, message: Message, view: AlertView, now: datetime) -> dict[str, Any]:
        alert = view.alert
        labels = {
            "alertname": "TasrihStatement",
            "subscription": message.subscription,
            "alert_id": str(alert.alert_id),
            "speaker_key": alert.speaker_key,
        }
        annotations = {
            "kind": view.kind,
            "summary": f"{view.who}: {view.gist}",
            "description": "\n".join(view.lines),
            "title": view.title,
            "speaker": "، ".join((view.who, *view.office)),
            "country": view.country,
            "official_reason": alert.official_reason.value,
            "act": alert.leading.act.value,
            "outlets": "، ".join(view.outlets),
            "message_id": str(message.id),
        }
        made = self._event(labels, annotations, message.created_at, now)
        if view.link:
            made["generatorURL"] = view.link
        return made

    def _summary(self, message: Message, now: datetime) -> dict[str, Any]:
        labels = {"alertname": "TasrihLimitReached", "subscription": message.subscription}
        annotations = {"summary": f"{message.summary_of} alerts over the limit", "message_id": str(message.id)}
        return self._event(labels, annotations, message.created_at, now)

    def _event(
        self, labels: Mapping[str, str], annotations: Mapping[str, str], made: datetime, now: datetime
    ) -> dict[str, Any]:
        # An empty label counts as none there.
        return {
            "labels": {name: value for name, value in {**self._labels, **labels}.items() if value},
            "annotations": {name: value for name, value in annotations.items() if value},
            "startsAt": min(made, now).isoformat(),
            "endsAt": (now + self._lasts).isoformat(),
        }

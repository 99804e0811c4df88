"""What the subscriptions look at in an alert: worked out once, however many subscriptions there are."""

from __future__ import annotations

from functools import cached_property

from schemas import Alert, AlertStatement, Carrier, Speaker
from workers.subscriptions.belonging import NOBODY, Belonging, Named
from workers.subscriptions.decision import Past
from workers.subscriptions.terms import Text
from workers.text.words.normalize import fold


class StatementFacts:
    """One statement of an alert."""

    def __init__(self, statement: AlertStatement, titles: tuple[str, ...], belonging: Belonging) -> None:
        self.statement = statement
        self._titles = titles
        self._belonging = belonging

    @cached_property
    def content(self) -> Text:
        """Its words."""
        return Text((self.statement.content,))

    @cached_property
    def with_title(self) -> Text:
        """Its words, and those of the titles of the articles that carry it."""
        return Text((self.statement.content, *self._titles))

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """What it speaks of."""
        return tuple(self._belonging.named(name) for name in self.statement.about)


class SpeakerFacts:
    """One of those who speak in an alert."""

    def __init__(self, speaker: Speaker, belonging: Belonging, key: str | None = None) -> None:
        """``key``: the alert's, for who heads it."""
        self.speaker = speaker
        self.own_bodies = (speaker.body_id,) if speaker.body_id else speaker.bodies
        """The body that speaks, or those that speak together."""
        self.ids = frozenset(filter(None, (speaker.entity_id, *self.own_bodies, key)))
        """The speaker's own: of the person, of the bodies, and the key on the bus."""
        self.bodies = NOBODY.union(*(belonging.owners(body, speaker.organisation) for body in self.own_bodies))
        """The speaker's bodies and all that they belong to."""
        bodies = map(belonging.knowledge.body, self.own_bodies)
        self.countries = frozenset(filter(None, (speaker.country, *(body and body.country for body in bodies))))

    @cached_property
    def role(self) -> Text:
        """The words of the speaker's office."""
        return Text((self.speaker.role or "",))

    @cached_property
    def who(self) -> str:
        """The speaker with ids, for reasons."""
        speaker = self.speaker
        parts = dict.fromkeys(filter(None, (speaker.label, speaker.entity_id, *self.own_bodies, speaker.country)))
        return " · ".join(parts)


class Facts:
    """One event of an alert, and what is known of the alert from before."""

    def __init__(self, alert: Alert, past: Past, belonging: Belonging) -> None:
        self.alert = alert
        self.past = past
        self.head = SpeakerFacts(alert.speaker, belonging, alert.speaker_key)
        """Who heads the alert: whoever says most of it."""
        self._belonging = belonging
        self.statements = self._statements(alert)

    @cached_property
    def all_statements(self) -> tuple[StatementFacts, ...]:
        """The statements of this event, and those of the event that told first."""
        first = self.past.first
        if first is None:
            return self.statements
        own = {one.statement.id for one in self.statements}
        return (*self.statements, *(one for one in self._statements(first) if one.statement.id not in own))

    @cached_property
    def speakers(self) -> tuple[SpeakerFacts, ...]:
        """Who heads the alert, then all others who say some of it: several may speak for its body."""
        others = {
            one.speaker.identity: one.speaker
            for one in self.alert.statements
            if one.speaker is not None and one.speaker.identity != self.alert.speaker.identity
        }
        return (self.head, *(SpeakerFacts(speaker, self._belonging) for speaker in others.values()))

    @cached_property
    def own_outlets(self) -> dict[str, Carrier]:
        """The outlets that this event brings, by what tells them apart."""
        return {outlet_key(carrier): carrier for carrier in self.alert.carriers}

    @cached_property
    def all_outlets(self) -> dict[str, Carrier]:
        """The outlets that carry the alert by now."""
        return {outlet_key(carrier): carrier for carrier in (*self.past.carriers, *self.alert.carriers)}

    def _statements(self, alert: Alert) -> tuple[StatementFacts, ...]:
        titles = tuple(dict.fromkeys(carrier.title for carrier in alert.carriers if carrier.title))
        return tuple(StatementFacts(statement, titles, self._belonging) for statement in alert.statements)


def outlet_key(carrier: Carrier) -> str:
    """Equal for carriers of one outlet, however it is spelt."""
    return " ".join(fold(carrier.label).split())

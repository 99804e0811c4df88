"""Who said what: a stretch of text that the article attributes to a source by a cue."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from schemas.base import Event, Excerpt, Lane, Model, RawField, Span, UtcDatetime
from schemas.opposition import Opposed


class Act(StrEnum):
    """What the speaker does by saying it; carried by the cue."""

    SAY = "say"
    ANNOUNCE = "announce"
    CONFIRM = "confirm"
    DENY = "deny"
    REJECT = "reject"
    CONDEMN = "condemn"
    CRITICISE = "criticise"
    DEMAND = "demand"
    PROPOSE = "propose"
    WARN = "warn"
    ACCUSE = "accuse"
    SUPPORT = "support"
    PRAISE = "praise"
    COMMIT = "commit"
    PROMISE = "promise"
    THREATEN = "threaten"
    PREDICT = "predict"
    REGRET = "regret"
    REPORT = "report"


class Quote(StrEnum):
    """Whether the content stands in quotation marks: all of it, none of it, or a part."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class ResolvedBy(StrEnum):
    """How the speaker was found."""

    MENTION = "mention"
    """Named at the cue: «قال وزير الخارجية سيرغي لافروف»."""
    FULL_NAME_EARLIER = "full_name_earlier"
    """A part of a name at the cue, the whole of it earlier: «وقال لافروف»."""
    ROLE_EARLIER = "role_earlier"
    """A role at the cue, its holder earlier: «وقال الوزير»."""
    PRONOUN = "pronoun"
    """A pronoun that stands for an earlier speaker: «على حد قوله»."""
    DROPPED_SUBJECT = "dropped_subject"
    """No subject at the cue: the last speaker goes on («وأضاف»)."""
    METONYMY = "metonymy"
    """A place or building for its government: «واشنطن», «الكرملين»."""
    HEADLINE = "headline"
    """Named before the colon of a headline."""
    RELAYED = "relayed"
    """An agency or outlet passes on another one's words: «نقلت وكالة … عن …»."""
    OUTLET = "outlet"
    """Nobody else is named: the agency or outlet that reports."""
    UNRESOLVED = "unresolved"
    """Nobody could be found."""


class OfficialReason(StrEnum):
    """Why a source counts as official, or why not. Closed list."""

    HEAD_OF_STATE = "head_of_state"
    GOVERNMENT = "government"
    STATE = "state"
    STATE_BODY = "state_body"
    SECURITY_FORCES = "security_forces"
    ARMED_MOVEMENT = "armed_movement"
    PARTY = "party"
    OFFICE_HOLDER = "office_holder"
    SPOKESPERSON = "spokesperson"
    INTERGOVERNMENTAL = "intergovernmental"
    OFFICIAL_SOURCE = "official_source"
    MEDIA = "media"
    ANALYST = "analyst"
    WITNESS = "witness"
    ACTIVIST = "activist"
    NGO = "ngo"
    COMPANY = "company"
    CLUB = "club"
    FORMER_OFFICE_HOLDER = "former_office_holder"
    UNAFFILIATED_SOURCE = "unaffiliated_source"
    PRIVATE_PERSON = "private_person"
    UNKNOWN = "unknown"

    @property
    def official(self) -> bool:
        """Whether a source with this reason counts as official."""
        return self in _OFFICIAL


_OFFICIAL = frozenset(
    {
        OfficialReason.HEAD_OF_STATE, OfficialReason.GOVERNMENT, OfficialReason.STATE, OfficialReason.STATE_BODY,
        OfficialReason.SECURITY_FORCES, OfficialReason.ARMED_MOVEMENT, OfficialReason.PARTY,
        OfficialReason.OFFICE_HOLDER, OfficialReason.SPOKESPERSON, OfficialReason.INTERGOVERNMENTAL,
        OfficialReason.OFFICIAL_SOURCE,
    }
)  # fmt: skip


class Cue(Model):
    """The words that attribute: a verb, participle, noun phrase, preposition, or the colon of a headline."""

    lemma: str
    """The cue's entry in the lexicon: «أضاف» for «وأضافت»."""
    act: Act
    at: Excerpt | None = None
    """Where it stands; None for a quotation that follows on without a cue of its own."""


class Speaker(Model):
    """The source of a statement, as far as the article tells."""

    name: str | None = None
    """The fullest personal name that the article gives; None for a body or an unnamed person."""
    role: str | None = None
    """The title as the article gives it; None for a body."""
    organisation: str | None = None
    """The body that speaks, or that the person speaks for."""
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    """ISO 3166-1 alpha-2 of the state that the speaker belongs to."""
    entity_id: str | None = None
    """Id of the person in the knowledge file, else of the body."""
    body_id: str | None = None
    """Id of the body in the knowledge file."""
    bodies: tuple[str, ...] = ()
    """Ids of the bodies that speak together, sorted: «السعودية وقطر». ``body_id`` is None then."""
    anonymous: bool = False
    """An unnamed person: «مسؤول رفيع», «مصدر أمني»."""
    mention: Excerpt | None = None
    """The words that name the speaker at this cue; None when the subject is left out."""
    resolved_by: ResolvedBy

    @property
    def label(self) -> str:
        """The shortest words that tell a reader who spoke."""
        return self.name or self.role or self.organisation or "—"

    @property
    def identity(self) -> object:
        """Equal for the statements of one speaker of one article: all of them have what is known at its end."""
        return self.name or (self.role, self.organisation, self.anonymous)


class Statement(Event):
    """One statement. ``trace_id`` is its article; ``id`` derives from the article's text and the span."""

    source: str
    """File name or id that the sender knows the article by, else its url."""
    url: str | None = None
    outlet: str | None = None
    lane: Lane = Lane.LIVE
    published_at: UtcDatetime
    content_hash: str
    """Of the article, see CleanArticle."""
    title: str | None = None
    """The article's title, clean."""
    sketch: str = ""
    """Of the article, see CleanArticle."""
    word_pairs: str = ""
    """With the last statement of a speaker_key: which words stand in the article (workers/text/novelty/word_pairs.py)."""
    field: RawField
    """The raw field that ``span`` counts in."""
    span: Span
    verbatim: str
    """The raw text of ``span`` to the code point."""
    content: str
    """The same, clean: what to read and to compare."""
    cue: Cue
    speaker: Speaker
    speaker_key: str
    """The canonical body of the speaker, else the folded name. Equal for all who speak for one body."""
    memory_key: str | None = None
    """Of the side whose words it is judged against, where that is not the speaker key: the state for its presidency."""
    official: bool
    official_reason: OfficialReason
    quote: Quote
    headline: bool = False
    told_to: str | None = None
    """The outlet or person addressed: «لنورث برس»."""
    said_at: date | None = None
    """The day on which it was said, as far as the article's words tell one; never guessed from the day of publication alone."""
    said_at_words: Excerpt | None = None
    """The words that tell when: «مساء الجمعة»; there without ``said_at`` where they tell no day («الأسبوع الماضي»)."""
    about: tuple[str, ...] = ()
    """Canonical names of the entities in the content, in order."""
    denies: Opposed | None = None
    """The statement of another one that it denies, or whose words, as far as this article tells."""
    confidence: float = Field(ge=0, le=1)
    """The probability that the span, the speaker and ``official`` are all right."""
    sequence: int = Field(ge=1)
    """This is statement ``sequence`` of ``of`` that this speaker_key makes in this article."""
    of: int = Field(ge=1)
    speakers: int = Field(ge=1)
    """How many different speaker keys this article has: so many outcomes does the judge report for it."""

    @property
    def judged_with(self) -> str:
        """Key on the bus, and of the judge's memory: equal for all whose statements are compared with this one."""
        return self.memory_key or self.speaker_key

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if len(self.verbatim) != len(self.span):
            raise ValueError(
                f"span {self.span.start}..{self.span.end} is {len(self.span)} code points long, "
                f"verbatim {len(self.verbatim)}"
            )
        if self.said_at is not None and self.said_at_words is None:
            raise ValueError(f"said_at is {self.said_at}, but no words tell it")
        if self.sequence > self.of:
            raise ValueError(f"statement {self.sequence} of only {self.of}")
        if self.official != self.official_reason.official:
            raise ValueError(f"official is {self.official}, but its reason is {self.official_reason.value!r}")
        return self

"""Why something in a subscriptions file is refused: a text for whoever reads the file, a code for whoever words it anew."""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    """What is wrong. Closed list: the page has a sentence for each in each of its languages."""

    OTHER = "other"
    """Only the English text tells it: YAML that cannot be read, and what a form cannot write."""
    EMPTY = "empty"
    NO_WORDS = "no_words"
    NOTHING_URGENT = "nothing_urgent"
    NEVER_LATE = "never_late"
    """Something is urgent where everything goes out at once."""
    NO_RHYTHM = "no_rhythm"
    RHYTHM_OUT_OF_RANGE = "rhythm_out_of_range"
    WAIT_OUT_OF_RANGE = "wait_out_of_range"
    WAIT_WITH_DIGEST = "wait_with_digest"
    LIMIT_WITH_DIGEST = "limit_with_digest"
    QUIET_NEVER = "quiet_never"
    QUIET_ALWAYS = "quiet_always"
    NO_SPAN = "no_span"
    NO_TIME = "no_time"
    NO_MOMENT = "no_moment"
    NO_ZONE = "no_zone"
    NO_LETTERS = "no_letters"
    STAR_TOO_EARLY = "star_too_early"
    NO_BODY = "no_body"
    PERSON_NO_BODY = "person_no_body"
    NO_ID = "no_id"
    NO_COUNTRY = "no_country"
    NO_CHANNEL = "no_channel"
    NO_SUBSCRIPTION = "no_subscription"
    NOBODY_SUBSCRIBES = "nobody_subscribes"
    NO_NAME = "no_name"
    ENDS_BEFORE = "ends_before"
    MISSING = "missing"
    CHOICE = "choice"
    """None of a closed list."""
    NO_NUMBER = "no_number"
    TOO_LITTLE = "too_little"
    TOO_MUCH = "too_much"
    TOO_LONG = "too_long"


class RefusedError(ValueError):
    """A value that cannot be used."""

    def __init__(self, why: Why, text: str, **values: object) -> None:
        super().__init__(text)
        self.why = why
        self.values = {name: str(value) for name, value in values.items()}
        """What a sentence about it repeats: the value, what is near, the bounds."""

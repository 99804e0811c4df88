"""What a subscription asks of an alert, each condition with its reason; those of a statement asked of one and the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from schemas import Act, AlertKind
from workers.subscriptions.about import WantedSubjects, read_about
from workers.subscriptions.decision import Condition, Reason
from workers.subscriptions.facts import Facts, StatementFacts
from workers.subscriptions.model import Silence, Subscription, Words
from workers.subscriptions.outlets import WantedOutlets, read_outlets
from workers.subscriptions.terms import Term, first_found
from workers.subscriptions.wanted import Place_, Reader
from workers.subscriptions.who import WantedSpeakers, read_who

Check = tuple[Condition, Callable[[StatementFacts], tuple[bool, str]]]


@dataclass(frozen=True, slots=True)
class WantedWords:
    """The condition ``words``."""

    any: tuple[Term, ...]
    all: tuple[Term, ...]
    none: tuple[Term, ...]
    in_title: bool

    def holds(self, facts: StatementFacts) -> tuple[bool, str]:
        """Whether the statement has the words, and which."""
        text = facts.with_title if self.in_title else facts.content
        if (hit := first_found(self.none, text)) is not None:
            return False, f"has «{hit[1]}», left out by {hit[0].written}"
        found: list[str] = []
        for term in self.all:
            words = text.find(term)
            if words is None:
                return False, f"does not have {term.written}"
            found.append(f"«{words}» for {term.written}")
        if self.any:
            hit = first_found(self.any, text)
            if hit is None:
                return False, f"has none of {_few(self.any)}"
            found.append(f"«{hit[1]}» for {hit[0].written}")
        return True, "has " + ", ".join(found) if found else f"has none of {_few(self.none)}"


@dataclass(frozen=True, slots=True)
class WantedActs:
    """The condition ``act``."""

    acts: frozenset[Act]

    def holds(self, facts: StatementFacts) -> tuple[bool, str]:
        """Whether the speaker does what is wanted by saying it."""
        act = facts.statement.act
        return act in self.acts, act.value if act in self.acts else f"{act}, not {_acts(self.acts)}"


@dataclass(frozen=True, slots=True)
class Matched:
    """What the conditions of a statement found: a reason for each, and the statements that meet them all."""

    reasons: tuple[Reason, ...]
    statements: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class StatementConditions:
    """What is asked of one statement."""

    about: WantedSubjects | None
    act: WantedActs | None
    words: WantedWords | None
    confidence: float

    def match(self, statements: Sequence[StatementFacts], *, every_reason: bool = True) -> Matched:
        """Which of ``statements`` meet all conditions; each condition's answer, or only those up to the first refusal."""
        checks = self._checks()
        if not checks:
            return Matched((), tuple(one.statement.id for one in statements))
        if not every_reason:
            # Most subscriptions refuse most alerts: their reasons are not worked out where nobody reads them.
            statements = [one for one in statements if all(check(one)[0] for _, check in checks)]
            if not statements:
                return Matched(
                    (Reason(Condition.SAME_STATEMENT, False, "no statement meets what is asked of one"),), ()
                )
        return self._explained(checks, statements)

    def _explained(self, checks: Sequence[Check], statements: Sequence[StatementFacts]) -> Matched:
        answers = [[check(one) for _, check in checks] for one in statements]
        met = [one for one, row in zip(statements, answers, strict=True) if all(holds for holds, _ in row)]
        shown = next((row for row in answers if all(holds for holds, _ in row)), None)
        reasons: list[Reason] = []
        for at, (condition, _) in enumerate(checks):
            column = [row[at] for row in answers]
            holds, text = shown[at] if shown else next((answer for answer in column if answer[0]), column[0])
            more = f" (and so for all {len(column)} statements)" if not holds and len(column) > 1 else ""
            reasons.append(Reason(condition, holds, text + more))
        if not met and all(reason.holds for reason in reasons):
            reasons.append(Reason(Condition.SAME_STATEMENT, False, "no single statement meets all of these"))
        return Matched(tuple(reasons), tuple(one.statement.id for one in met))

    def _checks(self) -> list[Check]:
        checks: list[Check] = []
        if self.about is not None:
            checks.append((Condition.ABOUT, self.about.holds))
        if self.act is not None:
            checks.append((Condition.ACT, self.act.holds))
        if self.words is not None:
            checks.append((Condition.WORDS, self.words.holds))
        if self.confidence > 0:
            checks.append((Condition.MINIMUM_CONFIDENCE, self._sure))
        return checks

    def _sure(self, facts: StatementFacts) -> tuple[bool, str]:
        sure = facts.statement.confidence
        return sure >= self.confidence, f"{sure:.2f}, at least {self.confidence:g} is asked"


@dataclass(frozen=True, slots=True)
class Conditions:
    """All that a subscription asks of an alert."""

    enabled: bool
    kinds: frozenset[AlertKind]
    who: WantedSpeakers | None
    statement: StatementConditions
    outlets: WantedOutlets
    official_only: bool

    def match(self, facts: Facts, *, told: bool, sent: bool, every_reason: bool = True) -> Matched:
        """Every condition's answer, or only those up to the first refusal.

        ``told``: the subscription has a row of an earlier event of this alert. ``sent``: of one that it gets to see.
        """
        reasons: list[Reason] = []
        kind, waited = self._kind(facts, told=told, sent=sent)
        if self.enabled and kind.holds and facts.alert.kind is AlertKind.CORRECTED:
            # Whoever was told what was wrong is told what is right, though the words asked for may be gone.
            return Matched((kind,), tuple(one.statement.id for one in facts.statements))
        # What an outlet adds may be worded otherwise: that the alert was told in the words asked for is enough.
        statements = facts.all_statements if waited else facts.statements
        for reason in self._of_alert(facts, kind):
            reasons.append(reason)
            if not (reason.holds or every_reason):
                return Matched(tuple(reasons), ())
        of_statement = self.statement.match(statements, every_reason=every_reason)
        return Matched((*reasons, *of_statement.reasons), of_statement.statements)

    def _of_alert(self, facts: Facts, kind: Reason) -> Iterator[Reason]:
        """What is asked of the alert as a whole, the cheapest first."""
        if not self.enabled:
            yield Reason(Condition.SWITCHED_ON, False, "enabled is false")
        yield kind
        if self.official_only:
            official = facts.alert.official_reason
            yield Reason(Condition.OFFICIAL_ONLY, official.official, official.value)
        if self.outlets.any or self.outlets.none:
            yield Reason(Condition.OUTLETS, *self.outlets.brings(facts))
        if self.outlets.minimum > 1:
            yield Reason(Condition.MINIMUM_OUTLETS, *self.outlets.enough(facts))
        if self.who is not None:
            yield Reason(Condition.WHO, *self.who.holds(facts))

    def _kind(self, facts: Facts, *, told: bool, sent: bool) -> tuple[Reason, bool]:
        """Whether what happened is asked for; and whether it is so because the subscription waited for outlets."""
        kind = facts.alert.kind
        if kind is AlertKind.CORRECTED and kind in self.kinds:
            text = "corrected, and told before" if sent else "corrected, but what it corrects was not told here"
            return Reason(Condition.KIND, sent, text), False
        if kind in self.kinds:
            return Reason(Condition.KIND, True, kind.value), False
        if (
            kind is AlertKind.CORROBORATED
            and AlertKind.NEW in self.kinds
            and self.outlets.waits_for_others
            and not told
        ):
            # «new» to this subscription: what it waited for were outlets, and here one is.
            return Reason(Condition.KIND, True, "corroborated, and not told yet: it was waiting for outlets"), True
        wanted = ", ".join(sorted(self.kinds))
        text = f"{kind}, only {wanted} is asked{'; told already' if told else ''}"
        return Reason(Condition.KIND, False, text), False


def read_conditions(subscription: Subscription, reader: Reader, place: Place_) -> Conditions:
    """What ``subscription`` asks for, made ready; what nobody knows is reported with its place."""
    return Conditions(
        subscription.enabled,
        frozenset(subscription.kinds),
        read_who(subscription.who, reader, (*place, "who")) if subscription.who else None,
        read_statement_conditions(subscription, reader, place, subscription.minimum_confidence),
        read_outlets(subscription.outlets, subscription.minimum_outlets),
        subscription.official_only,
    )


def read_statement_conditions(
    part: Subscription | Silence, reader: Reader, place: Place_, confidence: float = 0.0
) -> StatementConditions:
    """What is asked of one statement, made ready."""
    return StatementConditions(
        read_about(part.about, reader, (*place, "about")) if part.about else None,
        WantedActs(frozenset(part.act)) if part.act else None,
        read_words(part.words, reader, (*place, "words")) if part.words else None,
        confidence,
    )


def read_words(words: Words, reader: Reader, place: Place_) -> WantedWords:
    """The condition made ready."""
    return WantedWords(
        reader.terms(words.any, (*place, "any")),
        reader.terms(words.all, (*place, "all")),
        reader.terms(words.none, (*place, "none")),
        words.in_title,
    )


def _few(terms: Sequence[Term]) -> str:
    shown = ", ".join(term.written for term in terms[:5])
    return shown if len(terms) <= 5 else f"{shown} and {len(terms) - 5} more"


def _acts(acts: frozenset[Act]) -> str:
    return " or ".join(act.value for act in Act if act in acts)

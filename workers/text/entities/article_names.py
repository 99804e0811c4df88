"""Find the names in the texts of one article: first what the words themselves show, then what full names elsewhere tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from schemas import EntityType, FoundBy
from workers.text.entities.entity_walk import EntityWalk, Mention
from workers.text.knowledge.base import load
from workers.text.knowledge.compare_names import same_name
from workers.text.words.runs import Run, split_runs

_CLITICS: Final = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فل", "فب")


class Named(NamedTuple):
    """A mention in one of the texts. Offsets are code points of that text."""

    text: int
    """Which of the texts."""
    start: int
    end: int
    mention: Mention
    canonical: str


def find_names(texts: Sequence[str]) -> Iterator[Named]:
    """The names in ``texts``, in order, never overlapping within one type. Never raises, whatever the text."""
    walk = _walk()
    runs = [(number, run) for number, text in enumerate(texts) for run in split_runs(text)]
    found = walk.walk([run for _, run in runs])
    full = _full_names(walk, texts, runs, found)
    forms = _with_clitics(full)
    for (number, run), mentions in zip(runs, found, strict=True):
        if full:
            mentions = [_as_named(run, mention, full) for mention in mentions]  # noqa: PLW2901
            if not forms.keys().isdisjoint(run.words):
                mentions = sorted((*mentions, *_family_names(run, mentions, forms, full)), key=_order)  # noqa: PLW2901
        for mention in mentions:
            start, end = run.spans[mention.start][0] + mention.cut, run.spans[mention.end - 1][1]
            canonical = mention.canonical
            known = full.get(run.words[mention.end - 1]) if mention.type is EntityType.PERSON else None
            if canonical is None and known is not None and same_name(known[0], texts[number][start:end]):
                canonical = known[0]  # not of another bearer of the family name
            yield Named(number, start, end, mention, canonical or texts[number][start:end])


def _order(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def _full_names(
    walk: EntityWalk, texts: Sequence[str], runs: Sequence[tuple[int, Run]], found: Sequence[Sequence[Mention]]
) -> dict[str, tuple[str, Mention]]:
    """Family name -> the person's name and mention, of the persons whom the article names in full.

    The first one with a family name keeps it; a longer form of his name replaces the shorter.
    """
    full: dict[str, tuple[str, Mention]] = {}
    for (number, run), mentions in zip(runs, found, strict=True):
        for mention in mentions:
            if mention.type is not EntityType.PERSON or mention.end - mention.start < 2:
                continue
            text = texts[number][run.spans[mention.start][0] + mention.cut : run.spans[mention.end - 1][1]]
            name, last = mention.canonical or text, run.words[mention.end - 1]
            if mention.entity_id is None and walk.is_everyday(last):
                continue
            known = full.get(last)
            if known is None or (len(name) > len(known[0]) and name.endswith(known[0])):
                full[last] = (name, mention)
    return full


def _as_named(run: Run, mention: Mention, full: dict[str, tuple[str, Mention]]) -> Mention:
    """A family name that a known person bears, as the article's own bearer of it."""
    known = full.get(run.words[mention.end - 1])
    if known is None or mention.type is not EntityType.PERSON or mention.end - mention.start > 1:
        return mention
    name, whole = known
    return mention._replace(canonical=name, entity_id=whole.entity_id, country=whole.country)


def _with_clitics(full: dict[str, tuple[str, Mention]]) -> dict[str, tuple[str, int]]:
    """Every form in which a family name may be written -> the name, and the letters of clitics in front of it."""
    return {f"{clitic}{last}": (last, len(clitic)) for last in full for clitic in _CLITICS}


def _family_names(
    run: Run, found: Sequence[Mention], forms: dict[str, tuple[str, int]], full: dict[str, tuple[str, Mention]]
) -> Iterator[Mention]:
    """Family names by themselves, of persons whom the article names in full."""
    taken = {at for m in found if m.type is EntityType.PERSON for at in range(m.start, m.end)}
    for at, word in enumerate(run.words):
        if word in forms and at not in taken:
            last, cut = forms[word]
            name, whole = full[last]
            kind, by = EntityType.PERSON, FoundBy.EARLIER_MENTION
            yield Mention(kind, at, at + 1, cut, by, name, whole.entity_id, whole.country)


@lru_cache(maxsize=1)
def _walk() -> EntityWalk:
    return EntityWalk(load())

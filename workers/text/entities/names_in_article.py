"""Bring lists, rules and taggers together: which persons, places, organisations and roles an article names.

docs/language.md, «Entities», has the rule that is written here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from schemas import EntityType, FoundBy, TextPart
from workers.text.entities.article_names import Named, find_names
from workers.text.entities.camel_ner import camel_tagger, prefer
from workers.text.entities.entity_walk import Mention
from workers.text.entities.ner import NEWS, OTHER, NameTagger, Sentence, Tagged, name_tagger, reads_as_news
from workers.text.entities.ner_facets import Listed, clitics
from workers.text.knowledge.base import load
from workers.text.knowledge.person_names import is_unfinished, name_words
from workers.text.syntax.cues import read_cue
from workers.text.words.tokens import TOKEN, folded_word
from workers.text.words.word_features import frequency_rank

Spans = Sequence[tuple[int, int]]
"""Start and end of the tokens of a sentence, in code points of its text."""
_UNREADABLE: Final = "،"
"""Stands for a token of nothing but marks."""
_TYPES: Final = {"PER": EntityType.PERSON, "LOC": EntityType.PLACE, "ORG": EntityType.ORGANISATION}
LISTS: Final = {
    FoundBy.GAZETTEER: 0.95,
    FoundBy.TITLE_PATTERN: 0.9,
    FoundBy.EARLIER_MENTION: 0.85,
    FoundBy.NAME_GRAMMAR: 0.75,
}
"""How sure a name is that lists or rules read."""
_LEAST: Final = 0.4
"""Tagged names that are less sure are left out."""
_COMMON: Final = 5_000
"""Rank in news up to which a word behind a clitic is taken for no part of a name."""
_CONJUNCTIONS: Final = "وف"
_COMMAS: Final = frozenset("،,")
_CLITICS: Final = 2
"""Letters by which two readings of one name may begin apart: clitics that one of them did not cut."""


class Text(NamedTuple):
    """One text of an article, cut into sentences of tokens."""

    text: str
    sentences: Sequence[Spans]
    """None is empty."""


class Found(NamedTuple):
    """A name, and how sure it is."""

    name: Named
    confidence: float


def name_entities(texts: Sequence[Text]) -> list[Found]:
    """The names in the texts of one article, in order, never overlapping within one type. Never raises, whatever the text."""
    listed: list[list[Named]] = [[] for _ in texts]
    for name in find_names([text.text for text in texts]):
        listed[name.text].append(name)
    article = [sentence for text, names in zip(texts, listed, strict=True) for sentence in sentences_of(text, names)]
    tagger = name_tagger(NEWS if reads_as_news(article) else OTHER)
    if tagger is None:
        return [Found(name, LISTS[name.mention.found_by]) for names in listed for name in names]
    tagged = _tag(tagger, article, texts)
    merged = (merge(names, found) for names, found in zip(listed, tagged, strict=True))
    return _with_full_names([found for names in merged for found in names])


def _tag(tagger: NameTagger, article: Sequence[Sentence], texts: Sequence[Text]) -> list[list[Found]]:
    """The tagged names of each text."""
    places = [(number, spans) for number, text in enumerate(texts) for spans in text.sentences]
    known = frozenset(word for sentence in article for word in sentence.words)
    found: list[list[Found]] = [[] for _ in texts]
    portfolios = load().tables.portfolios
    for tag, found_by in _tags(tagger, article, texts):
        if tag.confidence < _LEAST:
            continue
        (number, spans), words = places[tag.sentence], article[tag.sentence].words
        if tag.type == "PER" and tag.end - tag.start > 2 and words[tag.start] in portfolios:
            tag = tag._replace(start=tag.start + 1)  # noqa: PLW2901 - «وزير الخارجية فلان الفلاني»
        text, cut = texts[number].text, 0 if _begins_whole(tag, words) else clitics(words[tag.start], known)
        start, end = spans[tag.start][0] + cut, _whole(tag, words, spans, text)
        mention = Mention(_TYPES[tag.type], tag.start, tag.end, cut, found_by)
        found[number].append(Found(Named(number, start, end, mention, text[start:end]), tag.confidence))
    return found


def _begins_whole(tag: Tagged, words: Sequence[str]) -> bool:
    """Whether nothing can be written onto the first word of a person's name, by the word in front of it.

    «قال [وارن] بافت», «المتحدث باسم الشرطة، [بروس] فريزر», «العقيد [بلحسن] الوسلاتي»; but «التقى بفلان», «فلان، وفلان».
    """
    if tag.type != "PER" or tag.start == 0 or tag.end - tag.start == 1:
        return False
    first, before = words[tag.start][0], words[tag.start - 1]
    if first in _CONJUNCTIONS:
        return read_cue(before) is not None
    rest = name_words().get(words[tag.start][1:])
    titled = before.startswith("ال") and before.removeprefix("ال") in load().tables.roles
    return before in _COMMAS or (titled and not (rest and rest.given))


def _tags(tagger: NameTagger, article: Sequence[Sentence], texts: Sequence[Text]) -> Iterator[tuple[Tagged, FoundBy]]:
    ours = list(tagger.tag(article))
    camel = camel_tagger()
    if camel is None:
        yield from ((tag, FoundBy.TAGGER) for tag in ours)
        return
    words = [[text[start:end] for start, end in spans] for text, sentences in texts for spans in sentences]
    theirs = list(camel.tag(words))
    for tag in prefer(theirs, ours):
        yield tag, FoundBy.CAMEL_NER if tag in theirs else FoundBy.TAGGER


def _whole(name: Tagged, words: Sequence[str], spans: Spans, text: str) -> int:
    """Where the name ends that the tagger cut short: behind «بن», or inside «جان-بول»."""
    last = name.end - 1
    while last + 1 < len(words):
        if name.type == "PER" and is_unfinished(words[last]) and words[last + 1].isalpha():
            last += 1
        elif text[spans[last][1] : spans[last + 1][1]] == "-" and text[spans[last][1] + 1 :][:1].isalpha():
            last += 2
        else:
            break
    return spans[min(last, len(words) - 1)][1]


def sentences_of(text: Text, names: Sequence[Named]) -> list[Sentence]:
    """The sentences as the tagger reads them, with the names that lists and rules read in the text."""
    columns = _listed_columns(text.sentences, names)
    return [
        Sentence([folded_word(text.text[start:end]) or _UNREADABLE for start, end in spans], column)
        for spans, column in zip(text.sentences, columns, strict=True)
    ]


def _listed_columns(sentences: Sequence[Spans], names: Sequence[Named]) -> list[list[Listed | None]]:
    """What lists and rules read at each token. Where two names overlap, a role gives way, then the shorter one."""
    starts = [spans[0][0] for spans in sentences]
    columns: list[list[Listed | None]] = [[None] * len(spans) for spans in sentences]
    for name in sorted(names, key=_weight):
        number = bisect_right(starts, name.end - 1) - 1
        if number < 0:
            continue
        column, spans, kind = columns[number], sentences[number], name.mention.type.value
        inside = tokens_of(spans, name.start, name.end)
        if not inside or any(column[at] is not None for at in inside):
            continue
        found_by = f"{name.mention.found_by.value}{'+' if name.mention.entity_id else ''}"
        column[inside.start] = (f"B{kind}", found_by)
        for at in inside[1:]:
            column[at] = (f"I{kind}", found_by)
    return columns


def _weight(name: Named) -> tuple[bool, int, int]:
    return name.mention.type is EntityType.ROLE, name.start - name.end, name.start


def tokens_of(spans: Spans, start: int, end: int) -> range:
    """The tokens that share a letter with ``start`` to ``end``."""
    first = bisect_right(spans, start, key=lambda span: span[1])
    return range(first, max(first, bisect_right(spans, end - 1, key=lambda span: span[0])))


def merge(listed: Sequence[Named], tagged: Sequence[Found]) -> list[Found]:
    """The names of one text by both, in order of their start. Both come in order of their start."""
    found = [Found(name, LISTS[name.mention.found_by]) for name in listed if name.mention.type is EntityType.ROLE]
    names = [name for name in listed if name.mention.type is not EntityType.ROLE]
    alone = [True] * len(names)
    first = 0
    for one in tagged:
        start, end = one.name.start, one.name.end
        while first < len(names) and names[first].end <= start:
            first += 1
        overlapping = []
        for number in range(first, len(names)):
            if names[number].start >= end:
                break
            if names[number].end > start:
                overlapping.append(names[number])
                alone[number] = False
        found.append(_settle(one, overlapping) if overlapping else one)
    found += [
        Found(name, LISTS[name.mention.found_by])
        for name, by_itself in zip(names, alone, strict=True)
        if by_itself and _stands_alone(name)
    ]
    found.sort(key=_place)
    return list(_apart(found))


def _place(found: Found) -> tuple[int, int]:
    return found.name.start, -found.name.end


def _settle(tagged: Found, listed: Sequence[Named]) -> Found:
    """The tagged name with what the lists know of it."""
    name, confidence = tagged
    for other in listed:
        if other.mention.type is not name.mention.type:
            continue
        same = other.end == name.end and abs(other.start - name.start) <= _CLITICS
        body = name.mention.type is EntityType.ORGANISATION and other.mention.entity_id is not None
        if same or (body and other.start <= name.start and name.end <= other.end):
            return Found(other, max(confidence, LISTS[other.mention.found_by]))
        known = other.mention.entity_id is not None and name.mention.type is EntityType.PERSON
        if name.mention.type is EntityType.PERSON and _runs_over(name, other, known=known):
            return Found(other, confidence)
        if known and other.start == name.start:  # «محمد بن سلمان» in «محمد بن سلمان بن عبد العزيز»
            mention = name.mention._replace(entity_id=other.mention.entity_id, country=other.mention.country)
            return Found(name._replace(mention=mention, canonical=other.canonical), confidence)
    return tagged


def _runs_over(name: Named, listed: Named, *, known: bool) -> bool:
    """Whether a tagged person has words around the listed one that are none of the name: «الخارجية فلان», «فلان بمؤتمر»."""
    if known and listed.start > name.start and listed.end == name.end:
        return True
    behind = name.canonical[listed.end - name.start :].split() if listed.start == name.start else []
    if not behind:
        return False
    word = folded_word(behind[0])
    if word in load().tables.name_stops:
        return True
    rank = frequency_rank(word[clitics(word, ()) :])
    return clitics(word, ()) > 0 and rank is not None and rank < _COMMON


def _stands_alone(name: Named) -> bool:
    """Whether a listed name is believed where the tagger sees none: a known person is."""
    return name.mention.type is EntityType.PERSON and name.mention.entity_id is not None


def _apart(found: Sequence[Found]) -> Iterator[Found]:
    """Without what overlaps an earlier name of the same type."""
    ends: dict[EntityType, int] = {}
    for one in found:
        kind = one.name.mention.type
        if one.name.start >= ends.get(kind, 0):
            ends[kind] = one.name.end
            yield one


def _with_full_names(found: Sequence[Found]) -> list[Found]:
    """A tagged family name by itself as the person's whom the article names in full."""
    full: dict[str, Named] = {}
    for one in found:
        words = one.name.canonical.split()
        if one.name.mention.type is EntityType.PERSON and len(words) > 1:
            full.setdefault(folded_word(words[-1]), one.name)
    return [one if (whole := _whole_of(one.name, full)) is None else one._replace(name=whole) for one in found]


def _whole_of(name: Named, full: dict[str, Named]) -> Named | None:
    if name.mention.type is not EntityType.PERSON or name.mention.entity_id or " " in name.canonical:
        return None
    whole = full.get(folded_word(name.canonical))
    if whole is None:
        return None
    mention = name.mention._replace(entity_id=whole.mention.entity_id, country=whole.mention.country)
    return name._replace(mention=mention, canonical=whole.canonical)


def token_spans(part: TextPart) -> Iterator[Spans]:
    """Start and end of the tokens of each sentence of ``part``; sentences without one are left out."""
    for sentence in part.sentences:
        found = [token.span() for token in TOKEN.finditer(part.text, sentence.start, sentence.end)]
        if found:
            yield found

"""Find the bodies that clauses have for their subject, where neither an entity nor a mention names them.

«وكان [برنامج الغذاء العالمي] بدوره، اشتكى من …», «رد [وفد قطر] على البيان، واصفا …».
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.mentions.nouns import stem
from workers.text.speakers.cast.body_phrases import Phrase
from workers.text.syntax.subjects import Subject
from workers.text.words.clitics import stems
from workers.text.words.tokens import Token

_GROUPS: Final = word_list("groups")
_PAIR: Final = 2
_IN: Final = "في"
_JOINED: Final = frozenset("وبل")


def subject_bodies(
    tokens: Sequence[Token], subjects: Iterable[Subject], taken: Sequence[tuple[int, int]], knowledge: Knowledge
) -> Iterator[Phrase]:
    """The names of two words and more of bodies that the ``subjects`` begin with, outside the stretches ``taken`` by mentions.

    Not many bodies («الدول الأربع»), not what may be a verb's object, and no name that is only known by its words, or that may
    go on («خدمات الطوارئ [بمقاطعة] …», «النيابة العامة [في] …»).
    """
    for subject in subjects:
        if not subject.sure or stem(subject.word) in _GROUPS or any(at <= subject.at < end for at, end in taken):
            continue
        phrase = _words(tokens, subject)
        read = knowledge.body_grammar.parse([token.folded for token in phrase], 0) if len(phrase) >= _PAIR else None
        if read is None or read.end < _PAIR or read.coined or read.cut:
            continue
        last = subject.token + read.end
        if read.body.id in knowledge.tables.bodies or not _goes_on(tokens[last - 1 : last + 1]):
            yield Phrase(phrase[0].start, phrase[read.end - 1].end)


def _words(tokens: Sequence[Token], subject: Subject) -> list[Token]:
    """The tokens of the subject up to the first sign in it."""
    here = list(takewhile(lambda token: token.end <= subject.end, tokens[subject.token :]))
    words = here[:1]
    for one, other in pairwise(here):
        if not other.folded[0].isalnum() or other.start - one.end != 1:
            break
        words.append(other)
    return words


def _goes_on(pair: Sequence[Token]) -> bool:
    """Whether the second token may belong to the name that ends with the first one."""
    if len(pair) < _PAIR or pair[1].start - pair[0].end != 1:
        return False
    word = pair[1].folded
    return word == _IN or (word[0] in _JOINED and len(stems(word)) > 1)

"""What the words of proposed mentions and those beside them say, as numbers and categories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from workers.text.data_files import word_list
from workers.text.knowledge.base import load
from workers.text.knowledge.person_names import name_words
from workers.text.statements.forest import Codes
from workers.text.statements.mention_search.page import ADVERBS, ASIDES, POINTING, PRONOUNS, RELATIVES, MentionPage
from workers.text.statements.mention_search.table import MentionTable
from workers.text.syntax.analyse import PREPOSITIONS
from workers.text.syntax.cues import CueWord
from workers.text.syntax.stretches import SHORTEST_STEM, is_clitic
from workers.text.tagging.columns import Numbers, Places, Sums
from workers.text.words.memo import remembered
from workers.text.words.word_features import frequency_rank, word_features

KINDS: Final = ("role", "source", "person", "body", "nation", "metonym", "head", "generic")
"""What the knowledge file has a word as (word_features)."""
_MASCULINE_STATES: Final = word_list("masculine_states")


def by_neighbours(table: MentionTable) -> list[Numbers]:
    """What the words are to those beside them: antecedent of «الذي قال», told («قال لفلان»), spoken about («قراره»)."""
    words, first, end = table.page.words, table.first.tolist(), table.end.tolist()
    clitic = [word[0] == "ل" and (word.startswith("لل") or is_clitic(word)) for word in words]
    for name in table.page.outer:
        clitic[name.first] = clitic[name.first] or (name.joined and words[name.first][0] == "ل")
    leading = [_leads(table, anchor) for anchor in table.anchor.tolist()]
    verb = [False, *table.page.is_verb]
    return [
        np.array(
            [float(0 <= lead - b <= 1) if a >= 0 else 0.0 for a, b, lead in zip(first, end, leading, strict=True)]
        ),
        np.array([float(lead >= 0) for lead in leading]),
        np.array([float(a >= 0 and clitic[a]) for a in first]),
        np.array([float(a >= 0 and clitic[a] and verb[a]) for a in first]),
        np.array([float(a > 0 and (words[a - 1] in PREPOSITIONS or words[a - 1] in ADVERBS)) for a in first]),
        np.array([float(a >= 0 and _has_pronoun(words[a])) for a in first]),
    ]


def _leads(table: MentionTable, anchor: int) -> int:
    """The relative pronoun or «وهو» in front of a cue; -9 where there is none."""
    words = table.page.words
    for k in (anchor - 1, anchor - 2):
        if k >= 0 and (words[k] in RELATIVES or words[k] in ASIDES):
            return k
        if k < 0 or words[k] != "قد":
            break
    return -9


def by_words(table: MentionTable, codes: Codes) -> list[Numbers]:
    """The words and classes at the edges of mention and cue, as categories."""
    page, first, end, anchor = table.page, table.first, table.end, table.anchor
    words, cues = page.words, page.analysis.cues
    described = [word_features(word) if word[0].isalnum() else (word,) * 7 for word in words]
    known = [one[6].partition(".")[0] for one in described]
    kinds = table.inside(Sums([[k == kind for k in known] for kind in KINDS]))
    lemmas = [cue.lemma if cue else word for cue, word in zip(cues, words, strict=True)]
    type_at, type_to = ["-"] * len(words), ["-"] * (len(words) + 1)
    for name in page.outer:
        type_at[name.first] = type_to[name.end] = f"{name.kind.value}{name.full}"

    last, ahead = np.where(table.present, end - 1, -1), np.where(table.present, end, anchor + 1)
    ahead2, prior = np.where(table.present, end + 1, anchor + 2), np.where(table.present, first - 1, -1)
    edges = (first, last, prior, ahead, ahead2, anchor - 1, anchor + 1, table.content - 1)
    tokens = np.unique(np.concatenate([*edges, table.cue]))
    used: list[int] = tokens[(tokens >= 0) & (tokens < table.count)].tolist()

    def column(prefix: str, values: Mapping[int, str] | Sequence[str], *places: Places) -> list[Numbers]:
        """The numbers of the values at tokens, for one place of each mention after another."""
        numbers = np.full(table.count + 2, codes.number(f"{prefix}=^"), np.float64)
        for i in used:
            numbers[i] = codes.number(f"{prefix}={values[i]}")
        return [numbers[np.where((at >= 0) & (at < table.count), at, -1)] for at in places]

    return [
        *kinds,
        np.array(
            [
                agrees(cues[c] if c >= 0 else None, words[i], before=i < c) if i >= 0 else 0.0
                for i, c in zip(first.tolist(), table.cue.tolist(), strict=True)
            ]
        ),
        table.origin.astype(np.float64),
        *column("b", {i: _begins(page, i) for i in used}, first),
        *column("l", lemmas, table.cue),
        *column("k", [cue.kind.value if cue else "-" for cue in cues], table.cue),
        *column("g", [cue.gender if cue else "-" for cue in cues], table.cue),
        *column("n", [one[6] for one in described], first, last),
        *column("p", [one[2] for one in described], first),
        *column("e", [one[3] for one in described], first),
        *column("m", {i: _as_name(words[i]) for i in used}, first, last),
        *column("t", type_at, first),
        *column("t", type_to, np.where(table.present, end, -1)),
        *column("t", type_at, ahead, ahead2),
        *column("c", [one[5] for one in described], first, last, prior, ahead, ahead2),
        *column("w", [one[0] for one in described], first, prior, ahead, ahead2, *edges[-3:]),
    ]


def _begins(page: MentionPage, first: int) -> str:
    """What a mention begins with, as far as it speaks for or against one."""
    word = page.words[first]
    kinds = (
        ("preposition", word in PREPOSITIONS),
        ("pointing", word in POINTING),
        ("pronoun", word in PRONOUNS),
        ("verb", page.is_verb[first]),
        ("clitic " + word[0], word[0] in "بلوف" and is_clitic(word)),
        ("definite", word.startswith("ال")),
    )
    return next((kind for kind, holds in kinds if holds), "word")


@remembered(50_000)
def _has_pronoun(word: str) -> bool:
    """Whether the folded word is one that news knows, with a pronoun written onto it: «قراره», «تأكيدها»."""
    for pronoun in ("ه", "ها", "هم", "هما"):
        rest = word.removesuffix(pronoun)
        if rest != word and len(rest) >= SHORTEST_STEM and frequency_rank(rest) is not None:
            return word not in name_words()
    return False


def _as_name(word: str) -> str:
    """How surely the word is one of a person's name."""
    known = name_words().get(word)
    return f"{'g' * known.given}{'f' * known.family}{known.strength // 2}" if known else "-"


def agrees(cue: CueWord | None, head: str, *, before: bool) -> float:
    """Whether a verb's form goes with the head of its subject, which stands ``before`` it or behind: 1 yes, -1 no, 0 not told.

    In front of its subject a verb is singular: what follows «هاجموا» is its object.
    """
    if cue is None or not cue.gender or not head[0].isalpha():
        return 0.0
    gender = _gender(head)
    if cue.gender == "p":
        return float(gender == "p") if before else -1.0
    if gender == "p" and before:
        return -0.5
    return 0.0 if gender in ("", "p") else 1.0 if gender == cue.gender else -1.0


@remembered(50_000)
def _gender(word: str) -> str:
    """What gender the folded word has as the head of a subject: m, f, p for people, empty where it does not tell."""
    tables = load().tables
    for form in (word, word.removeprefix("ال"), word[1:]):
        if (role := tables.roles.get(form)) is not None:
            return role.gender.value
    if word in tables.metonyms or word_features(word)[6] == "body.state":
        return "m" if word in _MASCULINE_STATES else "f"
    if word.endswith(("ون", "ين")):
        return "p"
    if word.endswith("ات") or (word.endswith("ه") and word not in name_words()):  # «ة» is folded to «ه»
        return "f"
    return "" if word in name_words() else "m"

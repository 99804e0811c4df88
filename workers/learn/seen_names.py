"""Learn from news, as the tagger reads it, which words stand in names and what letters such words have.

    python -m workers.learn.seen_names CORPUS.jsonl.xz … --without ANNOTATIONS.tsv …

Writes ``seen_names.tsv.gz`` and ``name_letters.tsv.gz``. Names that one article has and its neighbours have too are believed: a
word counts by the share of its uses that are tagged, at most four of them an article. Articles whose names are annotated are
left out, so that what trains the tagger next has met their names no more often than others have.
"""

from __future__ import annotations

import argparse
import gzip
import json
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from schemas import CleanArticle, EntityType, RawArticle
from workers.learn.word_classes import open_corpus
from workers.text.cleaning.clean import clean
from workers.text.data_files import DATA
from workers.text.entities.names_in_article import Found, Text, name_entities, token_spans, tokens_of
from workers.text.entities.ner_facets import letter_groups
from workers.text.words.tokens import folded_word

SEEN: Final = "seen_names.tsv.gz"
LETTERS: Final = "name_letters.tsv.gz"
TYPES: Final = {EntityType.PERSON: 0, EntityType.PLACE: 1, EntityType.ORGANISATION: 2}
_SHARES: Final = (0.12, 0.35, 0.65, 0.88)
"""Where one level of the share of a word's uses that are in names ends and the next begins."""
_FRONTS: Final = (0.2, 0.5, 0.8)
"""The same of the share of these that stand in front."""
_USES: Final = 4
"""Uses that a word needs; so many of one article count at most."""
_ARTICLES: Final = 2
_SURE: Final = 0.6
"""Names that are less sure count neither way."""
_NAME, _NO_NAME = 0.6, 0.04
"""Share from which on a word shows what names look like, and up to which it shows what other words look like."""
_GROUP: Final = 12
"""Words that must have a group of letters."""
_EIGHTHS: Final = 8


class Uses(NamedTuple):
    """How often the corpus has a word, and has it in names: by type (persons, places, bodies), in front or further back."""

    total: Counter[str]
    articles: Counter[str]
    front: dict[str, list[float]]
    behind: dict[str, list[float]]

    def shares(self, word: str) -> list[float]:
        """Of the three types, the share of the word's uses that are in names of it."""
        pairs = zip(self.front[word], self.behind[word], strict=True) if word in self.front else [(0.0, 0.0)] * 3
        return [(first + rest) / self.total[word] for first, rest in pairs]


def read_corpora(corpora: Iterable[Path], without: Collection[str]) -> Iterator[RawArticle]:
    """The articles but those with an id of ``without`` or one that begins with 2015- (their licence forbids it)."""
    for path in corpora:
        with open_corpus(path) as lines:
            for row in map(json.loads, lines):
                if row["id"] not in without and not row["id"].startswith("2015-"):
                    yield RawArticle(source_id=row["id"], title=row["title"], text=row["text"])


def count_uses(articles: Iterable[RawArticle]) -> Uses:
    """Tag the articles and count."""
    uses = Uses(Counter(), Counter(), {}, {})
    for raw in articles:
        article = clean(raw, datetime(2018, 4, 18, tzinfo=UTC))
        if isinstance(article, CleanArticle):
            texts = [Text(part.text, list(token_spans(part))) for part in article.parts]
            add_article(uses, texts, name_entities(texts))
    return uses


def add_article(uses: Uses, texts: Sequence[Text], found: Sequence[Found]) -> None:
    """Count the words of one article; ``found`` are its names."""
    total: Counter[str] = Counter()
    tagged: dict[str, Counter[tuple[bool, int]]] = defaultdict(Counter)
    for number, text in enumerate(texts):
        names = [one for one in found if one.name.text == number and one.name.mention.type in TYPES]
        for spans in text.sentences:
            places: dict[int, tuple[int, Found | None]] = {}
            for name in names:
                inside = tokens_of(spans, name.name.start, name.name.end)
                places.update((at, (at - inside.start, name)) for at in inside)
            for at, (start, end) in enumerate(spans):
                order, one = places.get(at, (0, None))
                cut = 0 if one is None or order else max(one.name.start - start, 0)
                word = folded_word(text.text[start + cut : end])
                if not word or (one is not None and one.confidence < _SURE):
                    continue
                total[word] += 1
                if one is not None:
                    tagged[word][order == 0, TYPES[one.name.mention.type]] += 1
    for word, count in total.items():
        most = min(count, _USES)
        uses.total[word] += most
        uses.articles[word] += 1
        for (in_front, kind), times in tagged[word].items():
            side = uses.front if in_front else uses.behind
            for counts in (uses.front, uses.behind):
                counts.setdefault(word, [0.0] * len(TYPES))
            side[word][kind] += times * most / count


def seen_rows(uses: Uses) -> Iterator[tuple[str, str, str]]:
    """Word, the level of each type's share as a digit, and the level of how often the likeliest type has it in front."""
    for word in sorted(uses.front):
        if uses.total[word] < _USES or uses.articles[word] < _ARTICLES or not word[0].isalpha():
            continue
        shares = uses.shares(word)
        levels = "".join(str(bisect_right(_SHARES, share)) for share in shares)
        if levels.strip("0"):
            kind = shares.index(max(shares))
            first, rest = uses.front[word][kind], uses.behind[word][kind]
            yield word, levels, str(bisect_right(_FRONTS, first / (first + rest)))


def letter_rows(uses: Uses) -> Iterator[tuple[str, str]]:
    """Groups of letters and what each speaks for a name, in eighths of a logit: a logistic regression over words."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - training only
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - training only

    labelled = [(word, label) for word in sorted(uses.total) if (label := _shows(word, uses)) is not None]
    counts = Counter(group for word, _ in labelled for group in letter_groups(word))
    numbers = {group: at for at, group in enumerate(sorted(g for g, count in counts.items() if count >= _GROUP))}
    columns: list[int] = []
    ends = [0]
    for word, _ in labelled:
        columns += sorted(numbers[group] for group in letter_groups(word) if group in numbers)
        ends.append(len(columns))
    seen = csr_matrix((np.ones(len(columns)), columns, ends), (len(labelled), len(numbers)))
    model = LogisticRegression(C=0.3, class_weight="balanced", max_iter=200)
    model.fit(seen, [label for _, label in labelled])
    for group, weight in zip(numbers, np.round(model.coef_[0] * _EIGHTHS).astype(int).tolist(), strict=True):
        if weight:
            yield group, str(weight)


def _shows(word: str, uses: Uses) -> bool | None:
    """Whether a word shows what names look like, or what other words do; None where it shows neither."""
    if len(word) < 3 or word.isascii() or not word.isalpha():
        return None
    shares = uses.shares(word)
    if sum(shares) > _NAME and uses.articles[word] >= _ARTICLES and uses.total[word] > _ARTICLES:
        # «الخارجية» is a body's word, and looks like any other.
        return None if word.startswith("ال") and shares[2] > _NAME / 2 else True
    return False if sum(shares) < _NO_NAME and uses.articles[word] > _ARTICLES else None


def write(path: Path, found: Iterable[tuple[str, ...]]) -> None:
    """Write rows, tab-separated, so that equal rows give equal files."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as file:
        for row in found:
            file.write(("\t".join(row) + "\n").encode())


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--without", nargs="*", type=Path, default=[], help="annotations whose articles are left out")
    parser.add_argument("corpora", nargs="+", type=Path, help="news as JSON Lines, .gz, .xz or plain")
    args = parser.parse_args()
    lines = (line for path in args.without for line in path.read_text(encoding="utf-8").splitlines())
    uses = count_uses(read_corpora(args.corpora, {line.split("\t")[0].partition("/")[2] for line in lines}))
    write(DATA / SEEN, seen_rows(uses))
    write(DATA / LETTERS, letter_rows(uses))


if __name__ == "__main__":
    main()

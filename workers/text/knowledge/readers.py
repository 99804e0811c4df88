"""Read the knowledge files into the tables that names are looked up in, a user's own file on top of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from schemas import OfficialReason
from workers.text.data_files import DATA
from workers.text.knowledge.files import Row, read_generated, read_sections, read_table
from workers.text.knowledge.model import Body, BodyKind, Country, Gender, Office, Person, Place, RoleNoun
from workers.text.knowledge.nationality import Nationality, adjective_forms, nationality_forms
from workers.text.knowledge.tables import Function, GenericHead, Head, RoleForm, Tables

BODY_COLUMNS: Final = ("id", "kind", "country", "parent", "composed", "name", "aliases")
PERSON_COLUMNS: Final = ("id", "name", "aliases", "country", "offices")
_BODY_FILES: Final = ("international", "of_movements", "of_states", "media", "civil")
_ID: Final = re.compile(r"[a-z0-9]+(?:[._][a-z0-9]+)*")
_OFFICE: Final = re.compile(r"(?P<role>[^@\[]+?)(?:@(?P<body>[^\[]+))?(?:\[(?P<since>\d{4})?-(?P<until>\d{4})?\])?")


def read_tables(extra: Path | None = None) -> Tables:
    """The tables of the package, and a user's file of bodies or persons on top. Raises KnowledgeError."""
    tables = Tables()
    _read_countries(tables)
    _read_functions(tables)
    for name in _BODY_FILES:
        _read_bodies(tables, read_table(DATA / f"bodies_{name}.tsv", BODY_COLUMNS))
    _read_body_adjectives(tables)
    _read_generic_heads(tables)
    _read_roles(tables)
    _read_persons(tables, read_table(DATA / "persons.tsv", PERSON_COLUMNS))
    _read_places(tables)
    if extra is not None:
        read_user_file(tables, extra)
    return tables


def read_user_file(tables: Tables, path: Path) -> None:
    """Add a user's bodies and persons, each behind the header of its columns. What the file names again, it replaces."""
    rows = list(read_sections(path, (BODY_COLUMNS, PERSON_COLUMNS)))
    _read_bodies(tables, (row for columns, row in rows if columns is BODY_COLUMNS))
    _read_persons(tables, (row for columns, row in rows if columns is PERSON_COLUMNS))


def _read_countries(tables: Tables) -> None:
    columns = ("code", "name", "aliases", "adjectives", "plurals", "metonyms")
    for row in read_table(DATA / "countries.tsv", columns):
        adjectives = tuple(word for word in row.items("adjectives") if word != "-")
        country = Country(
            row["code"],
            row["name"],
            row.items("aliases"),
            tuple(word.lstrip("~") for word in adjectives),
            row.items("plurals"),
            row.items("metonyms"),
        )
        tables.countries[country.code] = country
        state = Body(country.id, country.name, BodyKind.STATE, country.code, None, country.aliases)
        tables.bodies[state.id] = state
        for name in (*row.keys("name"), *row.keys("aliases")):
            tables.bodies_by_alias.add(name, state, replace=True)
        for number, (name, folded) in enumerate(zip(country.metonyms, row.keys("metonyms"), strict=True)):
            tables.metonyms.setdefault(folded, country.code)
            tables.places.add(folded, Place(name, country.code, number == 0))
        nationality = Nationality(country.code, any(word[0] == "~" for word in adjectives))
        for form in nationality_forms(row.keys("adjectives"), row.keys("plurals")):
            tables.adjectives.add(form, nationality)


def _read_functions(tables: Tables) -> None:
    for row in read_table(DATA / "state_functions.tsv", ("function", "kind", "gender", "within", "name", "aliases")):
        function = Function(
            row["function"], _kind(row), Gender(row["gender"]), row["name"].lstrip("~"), row.optional("within")
        )
        tables.functions[function.id] = function
        for weak, name in _names(row):
            tables.heads.add(name, Head(function, construct=False, weak=weak))
            if name.startswith("ال"):
                construct = name[2:] if " " not in name else ""
                if construct:
                    tables.heads.add(construct, Head(function, construct=True, weak=True))
    for row in read_table(DATA / "portfolios.tsv", ("portfolio", "name", "aliases", "bare")):
        function = Function(f"ministry.{row['portfolio']}", BodyKind.MINISTRY, Gender.FEMININE, f"وزارة {row['name']}")
        tables.functions[function.id] = function
        for name in (*row.keys("name"), *row.keys("aliases")):
            bare, named = row["bare"] == "yes", row["bare"] == "never"
            tables.portfolios.add(name, Head(function, construct=False, weak=not bare, named=named))
            if " " not in name and name.startswith("ال"):
                tables.portfolios.add(name[2:], Head(function, construct=True, weak=not bare, named=named))


def _read_bodies(tables: Tables, bodies: Iterable[Row]) -> None:
    rows = list(bodies)
    spellings = [(row["one"], row["other"]) for row in read_table(DATA / "spellings.tsv", ("one", "other"))]
    for row in rows:
        body = Body(
            _id(row), row["name"], _kind(row), _country(tables, row), row.optional("parent"),
            tuple(alias.lstrip("~") for alias in row.items("aliases")),
        )  # fmt: skip
        tables.bodies[body.id] = body
        for weak, name in _names(row):
            names = tables.weak_bodies if weak else tables.bodies_by_alias
            names.add(name, body, replace=True)
            for one, other in spellings:
                if one in name or other in name:
                    names.add(name.replace(one, other) if one in name else name.replace(other, one), body)
        for composed in row.items("composed"):
            tables.stands_for[composed] = body.id
    for row in rows:
        parent = row["parent"]
        if parent and parent not in tables.bodies and not _composed(tables, parent):
            raise row.error(f"parent {parent!r} is no known body; write the id of one, or nothing")


def _read_body_adjectives(tables: Tables) -> None:
    for row in read_table(DATA / "body_adjectives.tsv", ("adjective", "body")):
        body = tables.bodies.get(row["body"])
        if body is None:
            raise row.error(f"body {row['body']!r} is no known body; write the id of one")
        for form in adjective_forms(row.folded["adjective"]):
            tables.body_adjectives[form] = body


def _read_generic_heads(tables: Tables) -> None:
    for row in read_table(DATA / "head_nouns.tsv", ("noun", "kind", "id")):
        for written, noun in zip(row.items("noun"), row.keys("noun"), strict=True):
            tables.generic_heads.add(noun, GenericHead(row["id"], _kind(row), written[0] == "~"))


def _read_roles(tables: Tables) -> None:
    columns = ("role", "official", "implies", "reason", "masculine", "feminine", "plural")
    accusatives: list[tuple[str, RoleForm]] = []
    for row in read_table(DATA / "roles.tsv", columns):
        noun = RoleNoun(row["role"], row["official"], row["implies"], row.parsed("reason", OfficialReason, "a reason"))
        by_rule = tuple(f"{word}ه" for word in row.keys("masculine") if " " not in word)
        feminine = () if row["feminine"] == "-" else row.keys("feminine") or by_rule
        for gender, forms in (
            (Gender.MASCULINE, row.keys("masculine")),
            (Gender.FEMININE, feminine),
            (Gender.PLURAL, row.keys("plural")),
        ):
            for form, definite in _role_forms(forms):
                tables.roles.add(form, RoleForm(noun, gender, definite))
        accusatives.extend(
            (f"{form}ا", RoleForm(noun, Gender.MASCULINE, definite=False))
            for form in row.keys("masculine")
            if " " not in form and not form.endswith(("ا", "ي"))
        )
    for form, accusative in accusatives:  # «متحدثا باسم …»; behind all plurals, which «وزيرا الخارجية» is one of
        tables.roles.add(form, accusative)
    for name, table in (
        ("sources", tables.source_words), ("role_words", tables.role_words), ("name_stops", tables.name_stops),
    ):  # fmt: skip
        for row in read_table(DATA / f"{name}.tsv", ("kind", "forms")):
            for form in row.keys("forms"):
                table.setdefault(form, row["kind"])

    for row in read_table(DATA / "body_words.tsv", ("kind", "words")):
        for words in row.keys("words"):
            tables.body_words[words] = _kind(row)


def _role_forms(forms: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    for form in forms:
        words = form.split()
        definite = words[0].startswith("ال") or (len(words) > 1 and words[-1].startswith("ال"))
        yield " ".join(words), definite
        if not definite:
            yield " ".join(f"ال{word}" for word in words), True


def _read_persons(tables: Tables, persons: Iterable[Row]) -> None:
    for row in persons:
        aliases = tuple(alias.lstrip("~") for alias in row.items("aliases"))
        person = Person(_id(row), row["name"], _country(tables, row), aliases, tuple(_offices(tables, row)))
        tables.persons[person.id] = person
        for weak, name in _names(row):
            if weak:
                tables.weak_persons[name] = person
            else:
                tables.persons_by_alias.add(name, person, replace=True)


def _names(row: Row) -> Iterator[tuple[bool, str]]:
    """Whether «~» stands before it, and the folded name: of the name and the aliases of a row."""
    written = (row["name"], *row.items("aliases"))
    folded = (*row.keys("name"), *row.keys("aliases"))
    return ((alias[0] == "~", name) for alias, name in zip(written, folded, strict=True))


def _read_places(tables: Tables) -> None:
    for row in read_table(DATA / "regions.tsv", ("name", "aliases", "country")):
        for name in (*row.keys("name"), *row.keys("aliases")):
            tables.places.add(name, Place(row["name"], row.optional("country")))
    for (name, code), (folded, _) in read_generated("places.tsv"):
        if folded not in tables.name_stops:
            tables.places.add(folded, Place(name, code))


def _offices(tables: Tables, row: Row) -> Iterator[Office]:
    for text in row.items("offices"):
        found = _OFFICE.fullmatch(text)
        if not found:
            raise row.error(f"office {text!r} cannot be read; write: وزير الخارجية @us.state_department[2018-2021]")
        body = found["body"]
        if body and body not in tables.bodies and not _composed(tables, body):
            raise row.error(f"office {text!r} is at {body!r}, which is no known body; write the id of one")
        since, until = (int(year) if year else None for year in (found["since"], found["until"]))
        yield Office(found["role"].strip(), body, since, until)


def _composed(tables: Tables, body_id: str) -> bool:
    code, _, function = body_id.partition(".")
    return code.upper() in tables.countries and function in tables.functions


def _id(row: Row) -> str:
    if not _ID.fullmatch(row["id"]):
        raise row.error(
            f"id {row['id']!r}; write lower-case Latin letters and digits, words joined by _ and scopes by a dot"
        )
    return row["id"]


def _kind(row: Row) -> BodyKind:
    return row.parsed("kind", BodyKind, "one of " + ", ".join(BodyKind))


def _country(tables: Tables, row: Row) -> str | None:
    code = row.optional("country")
    if code and code not in tables.countries:
        raise row.error(f"country {code!r}; write an ISO 3166-1 alpha-2 code such as SA, or nothing")
    return code

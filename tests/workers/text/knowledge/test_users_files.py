"""The user's own knowledge files: what they add and replace, and what is told of their faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from workers.text.knowledge.base import choose, load
from workers.text.knowledge.files import KnowledgeError
from workers.text.knowledge.model import Person

HEADER = "id\tkind\tcountry\tparent\tcomposed\tname\taliases\n"


def test_a_users_file_adds_and_replaces(tmp_path: Path) -> None:
    file = tmp_path / "bodies.tsv"
    file.write_text(
        HEADER + "xx.guild\tngo\tSA\t\t\tرابطة الغواصين\tالغواصون|رابطة غواصي البحر\n"
        "us.white_house\thead_of_state_office\tUS\tus\tus.presidency\tالبيت الأبيض\tالبيت الابيض\n",
        encoding="utf-8",
    )
    own = load(file)
    body = own.resolve_body("رابطة غواصي البحر")
    assert body is not None
    assert body.id == "xx.guild"
    assert load().lookup("رابطة الغواصين") is None


def test_a_users_file_of_persons(tmp_path: Path) -> None:
    file = tmp_path / "persons.tsv"
    file.write_text(
        "id\tname\taliases\tcountry\toffices\nnobody\tفلان الفلاني\tالفلاني\tOM\tوزير الصيد @om.ministry.agriculture[2019-]\n",
        encoding="utf-8",
    )
    person = load(file).lookup("الفلاني")
    assert isinstance(person, Person)
    assert person.office_in(2020) is not None
    assert person.office_in(2018) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id\tname\n", r"file.tsv:1: the columns are id, name; write this line"),
        (HEADER + "a\tngo\n", r"file.tsv:2: 2 cells where 7 belong"),
        (HEADER + "A B\tngo\t\t\t\tاسم\t\n", r"file.tsv:2: id 'A B'; write lower-case"),
        (HEADER + "a\tclubb\t\t\t\tاسم\t\n", r"file.tsv:2: kind is 'clubb'; write one of state"),
        (HEADER + "a\tngo\tEN\t\t\tاسم\t\n", r"file.tsv:2: country 'EN'; write an ISO 3166-1"),
        (HEADER + "a\tngo\t\tnowhere\t\tاسم\t\n", r"file.tsv:2: parent 'nowhere' is no known body"),
    ],
)
def test_a_wrong_file_says_where_and_what_to_write(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "file.tsv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        load(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        load(tmp_path / "none.tsv")


def test_a_users_file_may_hold_both_tables(tmp_path: Path) -> None:
    file = tmp_path / "own.tsv"
    file.write_text(
        "# ours\n" + HEADER + "xx.guild\tngo\tSA\t\t\tرابطة الغواصين\t\n\n"
        "id\tname\taliases\tcountry\toffices\nnobody\tفلان الفلاني\t\tSA\tرئيس الرابطة @xx.guild[2019-]\n",
        encoding="utf-8",
    )
    own = load(file)
    assert own.body("xx.guild") is not None
    person = own.lookup("فلان الفلاني")
    assert isinstance(person, Person)
    assert person.offices[0].body == "xx.guild"


def test_a_chosen_file_is_what_load_reads(tmp_path: Path) -> None:
    file = tmp_path / "own.tsv"
    file.write_text(HEADER + "xx.guild\tngo\tSA\t\t\tرابطة الغواصين\t\n", encoding="utf-8")
    try:
        choose(file)
        assert load().body("xx.guild") is not None
        with pytest.raises(KnowledgeError, match="cannot be read"):
            choose(tmp_path / "none.tsv")
        assert load().body("xx.guild") is not None
    finally:
        choose(None)
    assert load().body("xx.guild") is None

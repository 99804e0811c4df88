"""Changes to the text of the file: what is meant and nothing else, comments, order and anchors where they were."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.conftest import REPOSITORY
from workers.subscriptions.book import parse
from workers.subscriptions.editing.changes import Change, Put, Remove, UneditableError, edited
from workers.subscriptions.editing.orders import (
    add_silence,
    lift_silence,
    remove_subscription,
    write_subscription,
)
from workers.subscriptions.yaml_tree import YamlTree

EXAMPLE = (REPOSITORY / "deploy/subscriptions.example.yml").read_text(encoding="utf-8")
ALLIES = ("subscriptions", "allies-on-syria")

FILE = """\
# Who is told what.
x-arms: &arms [سلاح, صاروخ]   # for several

channels:
  a: {type: console}          # the desk
subscriptions:

  # Arms, everywhere.
  arms:
      title: "سلاح"           # in quotation marks
      words: *arms
      # they say much
      who:
      - body: us              # all of it
      - body: ru
      to: a
  # Anything else.
  rest: {to: a, words: *arms}  # on one line
"""


DEEP = """\
channels:
  a:
    type: console
subscriptions:
    x:
        words:
        - b
        to: a
    y:
        to: a
# end
"""


def plain(text: str) -> Any:
    return YamlTree(text, typed=("channels",)).value


def diff(before: str, after: str) -> list[str]:
    """The lines that went and came."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            [Put((*ALLIES, "wait"), "5m")],
            ["-    wait: 2m                  # collects what comes in a burst",
             "+    wait: 5m                  # collects what comes in a burst"],
        ),
        (
            [Put((*ALLIES, "who"), [{"body": "ru"}, {"body": "cn"}])],
            ["-      - body: ir", "+      - body: cn"],
        ),
        (
            [Put((*ALLIES, "official_only"), "false"), Remove((*ALLIES, "quiet_hours"))],
            ["-    quiet_hours: {from: 23:00, until: 06:30}", "+    official_only: false"],
        ),
        ([Put((*ALLIES, "title"), "روسيا: # لا")], ["-    title: موسكو وطهران عن سوريا", "+    title: 'روسيا: # لا'"]),
        (
            [Put(("silences", 0, "subscriptions"), ["nuclear-file"])],
            ["-    subscriptions: [nuclear-file, central-banks]", "+    subscriptions: [nuclear-file]"],
        ),
        (
            [Put(("subscriptions", "fresh"), {"words": ["هدنة"], "quiet_hours": {"from": "23:00", "until": "6:30"},
                                              "to": ["mail"]})],
            ["+  fresh:", "+    words: [هدنة]", "+    quiet_hours: {from: 23:00, until: 6:30}", "+    to: [mail]", "+"],
        ),
    ],
    ids=["scalar", "list", "key", "quoted", "silence", "new"],
)  # fmt: skip
def test_only_the_lines_of_what_changes(changes: list[Change], expected: list[str]) -> None:
    changed = edited(EXAMPLE, changes)
    assert diff(EXAMPLE, changed) == expected
    parse(changed.encode(), Path("x.yml"))


def test_a_removed_entry_takes_its_own_comment_with_it_and_no_other() -> None:
    gone = diff(EXAMPLE, edited(EXAMPLE, [Remove(("subscriptions", "nuclear-file"))]))
    assert gone[0] == "-  # Foreign ministers and their spokesmen, of whichever country, on the nuclear file."
    assert gone[-2:] == ["-    to: newsroom", "-"]
    assert all(line.startswith("-") for line in gone)
    assert not any("A digest twice a day" in line for line in gone), "that comment is of the next one"


def test_the_indentation_of_the_file_is_kept() -> None:
    changed = edited(FILE, [Put(("subscriptions", "arms", "act"), ["deny"])])
    assert diff(FILE, changed) == ["+      act: [deny]"]
    changed = edited(FILE, [Put(("subscriptions", "arms", "who"), [{"body": "us"}])])
    assert [line.strip("+- ") for line in diff(FILE, changed)] == [
        "body: us              # all of it", "body: ru", "body: us              # all of it",
    ], "the lines of the key that changes are written as new ones are"  # fmt: skip


def test_anchors_survive() -> None:
    changed = edited(FILE, [Put(("subscriptions", "arms", "title"), "أسلحة")])
    assert "&arms [سلاح, صاروخ]   # for several" in changed
    assert changed.count("*arms") == 2
    assert 'title: "أسلحة"            # in quotation marks' in changed


def test_words_behind_an_alias_change_for_this_one_alone() -> None:
    changed = edited(FILE, [Put(("subscriptions", "arms", "words"), ["قصف"])])
    assert plain(changed)["subscriptions"]["arms"]["words"] == ["قصف"]
    assert plain(changed)["subscriptions"]["rest"]["words"] == ["سلاح", "صاروخ"]
    assert plain(changed)["x-arms"] == ["سلاح", "صاروخ"]


def test_what_holds_an_anchor_is_not_taken_from_the_others() -> None:
    text = (
        "channels: {a: {type: console}}\nsubscriptions:\n  one: {to: a, words: &w [ا, ب]}\n  two: {to: a, words: *w}\n"
    )
    changed = edited(text, [Put(("subscriptions", "one", "words"), ["ج"])])
    assert plain(changed)["subscriptions"]["two"]["words"] == ["ا", "ب"]


def test_an_entry_that_two_names_share_is_refused() -> None:
    text = "channels: {a: {type: console}}\nsubscriptions:\n  one: &one\n    to: a\n    words: [ا]\n  two: *one\n"
    with pytest.raises(UneditableError):
        edited(text, [Put(("subscriptions", "one", "words"), ["ج"])])


@pytest.mark.parametrize(
    "value",
    ["NO", "null", "~", "true", "007", "12", "1e3", "0x1f", "17:30", "*نوو", "- a", "a: b", "#هدنة", "&a", "«هدنة»",
     "'", '"', "{a}", "[", "?", "!x", "%", "@", "`", " سلام ", "😀", "a\\nb", "\u202eabc", "2026-01-01", "=", "<<"],
)  # fmt: skip
def test_any_text_comes_back_as_it_was(value: str) -> None:
    changed = edited(EXAMPLE, [Put((*ALLIES, "title"), value), Put((*ALLIES, "words"), ["نص", value])])
    assert plain(changed)["subscriptions"]["allies-on-syria"]["title"] == value
    assert plain(changed)["subscriptions"]["allies-on-syria"]["words"] == ["نص", value]
    assert YAML(typ="safe").load(changed)["zone"] == "Asia/Beirut", "another parser can read it, too"


@pytest.mark.parametrize(
    "text",
    [
        "channels: {a: {type: console}}\nsubscriptions: {x: {to: a, words: [b]}, y: {to: a}}\n",
        "channels: {a: {type: console}}\nsubscriptions:\n  x: {to: a, words: [b]}\n  y: {to: a}",
        DEEP,
    ],
    ids=["one line", "no newline at the end", "deep"],
)
def test_ways_to_write_a_file(text: str) -> None:
    changed = edited(text, [Put(("subscriptions", "x", "words"), ["c", "d"]), Put(("subscriptions", "z"), {"to": "a"})])
    assert plain(changed)["subscriptions"] == {
        "x": {"to": "a", "words": ["c", "d"]},
        "y": {"to": "a"},
        "z": {"to": "a"},
    }
    changed = edited(
        changed, [Remove(("subscriptions", "y")), Put(("silences",), [{"reason": "q", "until": "2027-01-01 10:00"}])]
    )
    assert set(plain(changed)["subscriptions"]) == {"x", "z"}
    assert plain(changed)["silences"] == [{"reason": "q", "until": "2027-01-01 10:00"}]
    assert ("# end" in changed) == ("# end" in text)


def test_a_block_of_lines_stays_one() -> None:
    text = "channels: {a: {type: console}}\nsubscriptions:\n  x:\n    title: |\n      one\n      two\n    to: a\n  y: {to: a}\n"
    changed = edited(text, [Put(("subscriptions", "x", "wait"), "2m")])
    assert diff(text, changed) == ["+    wait: 2m"]
    assert "title" not in edited(text, [Remove(("subscriptions", "x", "title"))])


def test_what_means_the_same_stays_as_it_is_written() -> None:
    wanted = {
        "title": "موسكو وطهران عن سوريا",
        "who": {"any": [{"body": ["ru"]}, {"body": "ir"}]},
        "about": {"any": [{"country": ["SY"]}]},
        "to": ["phones", "mail"],
        "wait": "120s",
        "urgent": {"act": ["deny", "threaten"]},
        "quiet_hours": [{"from": "23:00", "until": "6:30"}],
        "kinds": ["new", "corrected"],
    }
    assert write_subscription(plain(EXAMPLE), "allies-on-syria", wanted) == []
    del wanted["wait"], wanted["urgent"], wanted["kinds"]
    assert write_subscription(plain(EXAMPLE), "allies-on-syria", wanted) == [
        Remove((*ALLIES, "wait")),
        Remove((*ALLIES, "urgent")),
    ]


def test_a_removed_subscription_is_in_no_silence_any_more() -> None:
    changes = remove_subscription(plain(EXAMPLE), "nuclear-file")
    changed = plain(edited(EXAMPLE, changes))
    assert changed["silences"][0]["subscriptions"] == ["central-banks"]
    changed = plain(edited(edited(EXAMPLE, changes), remove_subscription(changed, "central-banks")))
    assert [silence["reason"] for silence in changed["silences"]] == ["تصريحات كروية أثناء البطولة"], (
        "a silence that names nobody would be for all"
    )


def test_silences_come_and_go() -> None:
    silence = {"reason": "صيانة", "until": "2027-01-01 10:00", "subscriptions": ["everything"]}
    more = edited(EXAMPLE, add_silence(plain(EXAMPLE), silence))
    assert plain(more)["silences"][2] == silence
    assert edited(more, lift_silence(2)) == EXAMPLE
    none = edited(EXAMPLE, [*lift_silence(0), *lift_silence(0)])
    assert not plain(none)["silences"]
    assert plain(edited(none, add_silence(plain(none), silence)))["silences"] == [silence]

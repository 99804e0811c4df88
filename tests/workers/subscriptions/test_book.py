"""The file: what may be written, and what is said of what may not: line, and what to write instead."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workers.subscriptions.making import NOON, decide, make_alert, make_book, make_statement
from workers.channels.config import ConsoleConfig, WebhookConfig
from workers.cli.exits import ExitCode, exit_code_of
from workers.subscriptions.book import load, parse
from workers.subscriptions.faults import SubscriptionsError

HEAD = "channels:\n  screen: {type: console}\nsubscriptions:\n  desk:\n    to: screen\n"
"""Five lines: what a test adds for the subscription «desk» begins on the sixth."""

SILENCE = "silences:\n  - reason: r\n    until: 2027-01-01 08:00"

FAULTS = [
    # the whole file
    ("", 1, "", "nothing in it"),
    ("# only a comment\n", 1, "", "nothing in it"),
    ("- a\n", 1, "", "nothing in it"),
    ("a: [1\nb: 2\n", 2, "", "not YAML"),
    ("a:\n\t- b\n", 2, "", "spaces, not tabs"),
    ("a: 1\n---\nb: 2\n", 2, "", "single document"),
    ("zone: UTC\na: \x07\n", 2, "", "U+0007"),
    ("a:\n  <<: {b: 1}\n", 2, "a", "a key is not a plain word"),
    ("a: *nothing\n", 1, "", "undefined alias"),
    (HEAD + "subscription:\n  x: {to: screen}\n", 6, "subscription", "did you mean subscriptions?"),
    (HEAD + "extra: 1\n", 6, "extra", "write one of zone, channels, subscriptions, silences"),
    ("channels: {screen: {type: console}}\n", 1, "subscriptions", "nobody subscribes"),
    ("zone: Mars/Olympus\n" + HEAD, 1, "zone", "Asia/Riyadh"),
    ("zone: [Asia/Riyadh]\n" + HEAD, 1, "zone", "no name"),
    ("zone: Asia\n" + HEAD, 1, "zone", "no time zone"),
    (HEAD + "  desk: {to: screen}\n", 6, "subscriptions.desk", "already on line 4"),
    (HEAD + "    enabled: true\n    enabled: false\n", 7, "subscriptions.desk.enabled", "already on line 6"),
    (HEAD + "  ? [a, b]\n  : 1\n", 6, "subscriptions", "a key is not a plain word"),
    (HEAD + "    words: !!python/object:os.system x\n", 6, "subscriptions.desk.words", "leave the tag out"),
    (HEAD + "  'bad name': {to: screen}\n", 6, "subscriptions.bad name", "is no name"),
    (HEAD + "  empty:\n", 6, "subscriptions.empty", "nothing below it"),
    ("channels: [screen]\nsubscriptions: {desk: {to: screen}}\n", 1, "channels", "has no names"),
    # channels
    ("channels:\n  a: {}\nsubscriptions: {desk: {to: a}}\n", 2, "channels.a", "there is no type; write type: and one of web"),
    ("channels:\n  a: {type: fax}\nsubscriptions: {desk: {to: a}}\n", 2, "channels.a", "type 'fax' is none of 'webhook'"),
    ("channels:\n  a:\n    type: console\n    colour: red\nsubscriptions: {desk: {to: a}}\n", 4, "channels.a", "'colour'"),
    ("channels:\n  a:\n    type: jsonl\nsubscriptions: {desk: {to: a}}\n", 2, "channels.a", "'path' is missing; write path:"),
    # a subscription
    (HEAD.replace("screen\n", "scren\n"), 5, "subscriptions.desk.to #1", "no channel 'scren'; did you mean screen?"),
    (HEAD.replace("    to: screen\n", "    title: x\n"), 4, "subscriptions.desk", "'to' is missing; write to: …"),
    (HEAD + "    word: x\n", 6, "subscriptions.desk.word", "did you mean words?"),
    (HEAD + "    qwerty: x\n", 6, "subscriptions.desk.qwerty", "write some of title, enabled, who"),
    (HEAD + "    kinds: newest\n", 6, "subscriptions.desk.kinds", "'newest' is none of 'new'"),
    (HEAD + "    act: [say, anounce]\n", 6, "subscriptions.desk.act #2", "did you mean announce"),
    (HEAD + "    act: []\n", 6, "subscriptions.desk.act", "write at least one"),
    (HEAD + "    minimum_confidence: 2\n", 6, "subscriptions.desk.minimum_confidence", "less than or equal to 1"),
    (HEAD + "    minimum_confidence: high\n", 6, "subscriptions.desk.minimum_confidence", "valid number"),
    (HEAD + "    minimum_outlets: 0\n", 6, "subscriptions.desk.minimum_outlets", "greater than or equal to 1"),
    (HEAD + "    enabled: maybe\n", 6, "subscriptions.desk.enabled", "valid boolean"),
    (HEAD + "    zone: Riyadh\n", 6, "subscriptions.desk.zone", "Asia/Riyadh"),
    # who, about, words, outlets
    (HEAD + "    who:\n      - body: ru\n      - body: us.stat_department\n", 8, "who.any #2.body #1", "us.state_department"),
    (HEAD + "    who: {body: فلان الفلاني}\n", 6, "subscriptions.desk.who.any #1.body #1", "is no body of the knowledge file"),
    (HEAD + "    who: {body: لافروف}\n", 6, "who.any #1.body #1", "is a person, no body; write it under name"),
    (HEAD + "    who: {id: sergey_lavrof}\n", 6, "subscriptions.desk.who.any #1.id #1", "did you mean sergey_lavrov"),
    (HEAD + "    who: {country: XX}\n", 6, "subscriptions.desk.who.any #1.country #1", "ISO 3166-1"),
    (HEAD + "    who: {country: سورية الكبرى}\n", 6, "subscriptions.desk.who.any #1.country #1", "is no country"),
    (HEAD + "    who: {boddy: ru}\n", 6, "subscriptions.desk.who.any #1.boddy", "did you mean body"),
    (HEAD + "    who: {}\n", 6, "subscriptions.desk.who", "write some of name, id, body, country, role"),
    (HEAD + "    who: []\n", 6, "subscriptions.desk.who", "write some of any, none"),
    (HEAD + "    who: ['']\n", 6, "subscriptions.desk.who.any #1.name #1", "it is empty"),
    (HEAD + "    who: {role: '…'}\n", 6, "subscriptions.desk.who.any #1.role #1", "no letters or digits"),
    (HEAD + "    about: {all: [{id: nobody_at_all}]}\n", 6, "subscriptions.desk.about.all #1.id #1", "no id of the knowledge"),
    (HEAD + "    words:\n      any:\n        - ok\n        - 'ن*'\n", 9, "subscriptions.desk.words.any #2", "two letters"),
    (HEAD + "    words: {in_title: true}\n", 6, "subscriptions.desk.words", "names no words"),
    (HEAD + "    words: {some: [a]}\n", 6, "subscriptions.desk.words.some", "write some of any, all, none, in_title"),
    (HEAD + "    outlets: {}\n", 6, "subscriptions.desk.outlets", "write some of any, none"),
    # when
    (HEAD + "    digest: daily\n", 6, "subscriptions.desk.digest", "{daily: 07:30}"),
    (HEAD + "    digest: often\n", 6, "subscriptions.desk.digest.every", "such as 15m"),
    (HEAD + "    digest: 5s\n", 6, "subscriptions.desk.digest", "not between 10s and 1d"),
    (HEAD + "    digest: {daily: '7.30'}\n", 6, "subscriptions.desk.digest.daily #1", "such as 07:30"),
    (HEAD + "    digest: {daily: '24:00'}\n", 6, "subscriptions.desk.digest.daily #1", "from 00:00 to 23:59"),
    (HEAD + "    digest: {daily: 07:30, every: 1h}\n", 6, "subscriptions.desk.digest", "either every or daily"),
    (HEAD + "    wait: 2h\n", 4, "subscriptions.desk", "write 1s to 1h, or a digest"),
    (HEAD + "    wait: 1m\n    digest: 1h\n", 4, "subscriptions.desk", "leave out wait, or digest"),
    (HEAD + "    most_per_hour: 5\n    digest: 1h\n", 4, "subscriptions.desk", "leave out most_per_hour, or digest"),
    (HEAD + "    urgent: {act: warn}\n", 4, "subscriptions.desk", "goes out at once anyway"),
    (HEAD + "    wait: 1m\n    urgent: {in_quiet_hours: false}\n", 7, "subscriptions.desk.urgent", "write act or words"),
    (HEAD + "    quiet_hours: {from: 23:00}\n", 6, "subscriptions.desk.quiet_hours #1", "'until' is missing"),
    (HEAD + "    quiet_hours: {from: 23:00, until: 23:00}\n", 6, "subscriptions.desk.quiet_hours #1", "are equal"),
    (HEAD + "    quiet_hours: {from: 1:00, until: 2:00, days: [fri]}\n", 6, "days #1", "did you mean friday"),
    (
        HEAD + "    quiet_hours:\n      - {from: 00:00, until: 13:00}\n      - {from: 12:00, until: 00:00}\n",
        6, "subscriptions.desk.quiet_hours", "never end",
    ),
    # silences
    (HEAD + "silences: {a: 1}\n", 6, "silences", "it is no list"),
    (HEAD + "silences:\n  - until: 2027-01-01 08:00\n", 7, "silences #1", "'reason' is missing"),
    (HEAD + "silences:\n  - reason: r\n", 7, "silences #1", "'until' is missing"),
    (HEAD + "silences:\n  - {reason: r, until: soon}\n", 7, "silences #1.until", "such as 2027-03-01 08:00"),
    (HEAD + "silences:\n  - {reason: r, until: 2027-01-01}\n", 7, "silences #1.until", "no time of day"),
    (HEAD + SILENCE + "\n    from: 2027-01-02 08:00\n", 8, "silences #1.until", "before it"),
    (HEAD + SILENCE + "\n    subscriptions: [dask]\n", 9, "silences #1", "did you mean desk"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "place", "problem"), FAULTS)
def test_fault(text: str, line: int, place: str, problem: str) -> None:
    with pytest.raises(SubscriptionsError) as raised:
        parse(text.encode(), Path("my.yml"))
    told = [str(fault) for fault in raised.value.faults]
    assert any(
        fault.line == line and place in fault.place and problem in fault.problem for fault in raised.value.faults
    ), told
    assert str(raised.value).startswith("my.yml:")
    assert exit_code_of(raised.value) is ExitCode.BAD_INPUT


def test_all_parts_are_looked_at_and_told_in_the_order_of_the_lines() -> None:
    text = HEAD + "    act: shout\n    kinds: old\n  other:\n    to: screen\n    digest: often\nmore: 1\n"
    with pytest.raises(SubscriptionsError) as raised:
        parse(text.encode(), Path("my.yml"))
    assert [fault.line for fault in raised.value.faults] == [6, 7, 10, 11]


def test_bytes_that_are_no_utf8() -> None:
    with pytest.raises(SubscriptionsError, match=r"my\.yml:2: byte 0xc7 is not UTF-8"):
        parse("zone: UTC\ntitle: ا".encode("cp1256"), Path("my.yml"))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SubscriptionsError, match="No such file"):
        load(tmp_path / "none.yml")


def test_aliases_that_explode() -> None:
    text = "x-0: &a0 [a, b, c, d, e, f, g, h, i, j]\n"
    text += "".join(f"x-{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9))
    with pytest.raises(SubscriptionsError, match="write less"):
        parse((text + HEAD).encode(), Path("my.yml"))


def test_an_alias_of_itself() -> None:
    with pytest.raises(SubscriptionsError, match="write less"):
        parse(b"x-a: &a [*a]\n", Path("my.yml"))


def test_values_may_be_named_once_and_used_often() -> None:
    text = """
        x-arms: &arms [سلاح, صاروخ]
        channels: {screen: {type: console}}
        subscriptions:
          a: {to: screen, words: *arms}
          b: {to: screen, words: {none: *arms}}
    """
    a, b = make_book(text).decide(make_alert(make_statement("صفقة السلاح")), NOON)
    assert (a.takes, b.takes) == (True, False)


def test_yaml_1_1_is_not_read() -> None:
    """NO is Norway and 17:30 a time of day; a number may be a word."""
    text = """
        channels: {screen: {type: console}}
        subscriptions:
          no: {to: screen, who: {country: [NO, RU]}, digest: {daily: 17:30}, words: {any: [2030, on, محادثات]}}
    """
    (decision,) = make_book(text).decide(make_alert(), NOON)
    assert decision.takes
    assert decision.due_at is not None
    assert (decision.due_at.hour, decision.due_at.minute) == (17, 30)


def test_channels_are_their_models_with_real_numbers() -> None:
    text = """
        channels:
          screen: {type: console, timeout: 5.5}
          hook:
            type: webhook
            url: https://desk.example/hook
            secrets_env: [A, B]
            redirects: 2
        subscriptions: {desk: {to: [screen, hook]}}
    """
    channels = make_book(text).channels
    assert channels["screen"] == ConsoleConfig(type="console", timeout=5.5)
    hook = channels["hook"]
    assert isinstance(hook, WebhookConfig)
    assert (hook.redirects, hook.secrets_env) == (2, ("A", "B"))


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    book = parse(("\ufeff" + HEAD.replace("\n", "\r\n")).encode(), Path("my.yml"))
    assert [one.name for one in book.subscriptions] == ["desk"]


def test_the_version_tells_files_apart() -> None:
    one, same, other = (parse(text.encode(), Path("x")) for text in (HEAD, HEAD, HEAD + "# more\n"))
    assert one.version == same.version != other.version


def test_defaults_ask_for_new_official_alerts() -> None:
    assert decide("", make_alert()).takes


def test_unknown_subscription() -> None:
    book = parse(HEAD.encode(), Path("x"))
    assert book.subscription("desk") is not None
    assert book.subscription("nobody") is None


@given(st.text(alphabet="abcto:-{}[]&*!|>'\"\n #?<\t\\٠", max_size=60))
def test_whatever_stands_in_the_file_ends_in_an_error_of_ours(text: str) -> None:
    with pytest.raises(SubscriptionsError):
        parse(text.encode(), Path("x"))


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["who", "about", "words", "any", "all", "none", "to", "digest", "urgent", "act",
    "name", "body", "quiet_hours", "from", "until", "daily", "every"]), inner, max_size=4), max_leaves=8))  # fmt: skip
def test_whatever_stands_below_a_subscription_is_read_or_told(value: object) -> None:
    text = HEAD + f"  other: {json.dumps(value, ensure_ascii=False)}\n"
    try:
        parse(text.encode("utf-8", "surrogatepass"), Path("x"))
    except SubscriptionsError as error:
        faults = error.faults
    else:
        return
    assert all(fault.line >= 1 and fault.problem for fault in faults)

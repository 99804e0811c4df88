import re
from pathlib import Path

import pytest
from rich.console import Console

from workers.cli import explain as explain_module
from workers.cli.exits import ExitCode

ARTICLE = """وزير النقل يفتتح الجسر الجديد

قال وزير النقل راشد البدراوي، الثلاثاء، إن الجسر الجديد مفتوح أمام السيارات منذ الصباح.
وأضاف الوزير: «سنفتتح الجسر الثاني قبل نهاية العام».
وقال المحلل الاقتصادي وائل الطرابيشي إن كلفة الجسر تجاوزت ما رُصد له.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "bridge.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


def test_the_article_is_there_with_its_marks(run, article: Path) -> None:
    ran = run("explain", article)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert (
        "{1 قال · تصريح} ‹1 وزير النقل راشد البدراوي›، الثلاثاء، إن ⟦1 الجسر الجديد مفتوح أمام السيارات منذ الصباح⟧."
    ) in lines
    bare = re.sub(r"[{‹⟦]\d+ | · \w+}|[›⟧]", "", ran.out)
    for paragraph in filter(None, ARTICLE.splitlines()):
        assert paragraph in bare


def test_the_rule_the_chain_and_why_official(run, article: Path) -> None:
    out = run("explain", article).out
    second = out[out.index("{2 ") :]
    assert "role_earlier: an office" in second
    assert "«الوزير» → statement 1, «وزير النقل راشد البدراوي»" in second
    assert "official   yes, office_holder" in second
    third = out[out.index("{3 ") :]
    assert "official   no, analyst" in third
    assert "confidence " in third


def test_plain_text_has_no_invisible_marks_or_colours(run, article: Path) -> None:
    assert not set("\x1b\u200f\u2067\u2068\u2069") & set(run("explain", article).out)


@pytest.mark.parametrize("no_color", [False, True])
def test_a_terminal_gets_colours_and_lines_from_the_right(
    run, article: Path, monkeypatch: pytest.MonkeyPatch, no_color: bool
) -> None:
    def terminal(**options: object) -> Console:
        return Console(force_terminal=True, width=60, color_system="truecolor", **options)

    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(explain_module, "Console", terminal)
    out = run("explain", article).out
    (start,) = (line for line in out.splitlines() if "{1 " in line)
    assert start.startswith("\u200f")
    assert ("\x1b[1;33m" in out) is not no_color
    assert "\u2068راشد البدراوي\u2069" in out


def test_json_has_the_same_as_data(run, article: Path) -> None:
    (row,) = run("explain", article, "--json").rows
    title, *body = row["paragraphs"]
    assert title["headline"]
    assert title["text"] == "وزير النقل يفتتح الجسر الجديد"
    first, second, third = row["statements"]
    assert [one["number"] for one in row["statements"]] == [1, 2, 3]
    content = next(mark for mark in body[0]["marks"] if mark["part"] == "content")
    assert body[0]["text"][content["start"] : content["end"]] == first["content"]
    assert second["speaker"]["resolved_by"] == "role_earlier"
    assert [(step["kind"], step["statement"]) for step in second["chain"]][:2] == [("mention", None), ("statement", 1)]
    mention = second["chain"][0]["at"]
    assert ARTICLE[mention["span"]["start"] : mention["span"]["end"]] == "الوزير"
    assert (third["official"], bool(third["official_because"])) == (False, True)


def test_what_is_not_read_is_told(run, article: Path, tmp_path: Path) -> None:
    english = tmp_path / "english.txt"
    english.write_text("The minister said that the bridge is open to all cars since this morning.")
    ran = run("explain", english, tmp_path / "none.txt", article)
    assert ran.code == ExitCode.BAD_INPUT
    assert ran.err.splitlines() == ["english.txt: not_arabic", f"{tmp_path / 'none.txt'}: no such file or directory"]
    assert "⟦1 " in ran.out


def test_controls_of_an_article_do_not_reach_the_terminal(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE.replace("الجديد مفتوح", "الجديد\x1b[2J مفتوح\u202e"), encoding="utf-8")
    assert not {"\x1b", "\u202e"} & set(run("explain", tmp_path / "a.txt").out)

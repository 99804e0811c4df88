"""Training writes what is shipped, and the same again from the same articles."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workers.learn.annotated import fingerprint, read_annotated
from workers.learn.mentions import label_mention
from workers.learn.mentions import sequences as mention_sequences
from workers.learn.train import main, train
from workers.text.data_files import DATA
from workers.text.words.tokens import tokenize

MODELS = (
    "statements.network.npz",
    "mentions.crfsuite",
    "antecedents.trees.gz",
    "contents.trees.gz",
    "mentions.trees.gz",
)


@pytest.fixture
def make(write_annotated: Callable[..., Path], tmp_path: Path, networks: Path) -> Callable[[str], dict[str, Any]]:
    """Train into a folder of that name, beside the shipped network."""
    shared = write_annotated().parent

    def trained(name: str) -> dict[str, Any]:
        (tmp_path / name).mkdir()
        (tmp_path / name / MODELS[0]).write_bytes((DATA / MODELS[0]).read_bytes())
        return train(shared, tmp_path / name, networks)

    return trained


def test_equal_articles_give_equal_files(make: Callable[[str], dict[str, Any]], tmp_path: Path) -> None:
    assert make("one") == make("two")
    for name in (*MODELS, "statements.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_the_card_tells_what_trained_which_models(make: Callable[[str], dict[str, Any]], tmp_path: Path) -> None:
    made, folder = make("one"), tmp_path / "one"
    assert made == json.loads((folder / "statements.json").read_text(encoding="utf-8"))
    assert made["trained_on"]["articles"] == 2, "the evaluation-only article does not train"
    assert made["trained_on"]["statements"] == 3
    assert made["models"] == {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in MODELS}


def test_the_fingerprint_changes_with_text_and_annotation(write_annotated: Callable[..., Path]) -> None:
    articles = list(read_annotated(write_annotated("one"), shippable_only=False))
    same = list(read_annotated(write_annotated("two"), shippable_only=False))
    assert fingerprint(articles) == fingerprint(same)
    assert fingerprint(articles) != fingerprint(articles[1:])
    same[0].statements[0].row["cue"] = "قال"
    assert fingerprint(articles) != fingerprint(same)


@pytest.mark.parametrize(
    ("mention", "name", "role", "anonymous", "labels"),
    [
        pytest.param("وزير النقل جورج الخوري", "جورج الخوري", "وزير النقل", False, "R R N N", id="role and name"),
        pytest.param("الوزير الخوري", "جورج الخوري", "وزير النقل", False, "R N", id="role in other words"),
        pytest.param("الدكتور جورج الخوري", "جورج الخوري", None, False, "R N N", id="title that the gold leaves out"),
        pytest.param("مصدر أمني", None, "مصدر أمني", True, "A A", id="unnamed"),
        pytest.param("وزارة النقل", None, None, False, "B B", id="body"),
        pytest.param("جورج الخوري، وزير النقل", "جورج الخوري", "وزير النقل", False, "N N O R R", id="comma"),
    ],
)
def test_label_mention(mention: str, name: str | None, role: str | None, *, anonymous: bool, labels: str) -> None:
    speaker = {"name": name, "role": role, "anonymous": anonymous}
    assert " ".join(label_mention(tokenize(mention), speaker)) == labels


def test_only_statements_with_a_mention_teach_mentions(write_annotated: Callable[..., Path]) -> None:
    articles = list(read_annotated(write_annotated(), shippable_only=False))
    assert len(list(mention_sequences(articles))) == 3


def test_the_command_line_names_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["train"])
    with pytest.raises(SystemExit):
        main()
    assert "--shared" in capsys.readouterr().err
    monkeypatch.setattr(sys, "argv", ["train", "--shared", str(tmp_path), "--networks", str(tmp_path)])
    with pytest.raises(FileNotFoundError, match="no gold annotations"):
        main()

"""Training the tagger of names: what it is trained on, and that equal texts give equal models."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from workers.evaluate.entities import Chunk, listed_in
from workers.learn import ner_data
from workers.learn.ner import CARD, found_by, load, spell_out, train_pair
from workers.learn.ner_data import Annotated, is_people, labels_of, read_news
from workers.text.data_files import DATA
from workers.text.entities.ner import NEWS, Sentence, first_columns, model_files
from workers.text.entities.ner_facets import END
from workers.text.words.normalize import fold

HEAD = "# Offsets.\narticle\tfield\tstart\tend\ttype\n"


def article(*texts: tuple[str, set[Chunk]]) -> Annotated:
    return Annotated(listed_in([text.split() for text, _ in texts]), [chunks for _, chunks in texts])


@pytest.fixture
def articles() -> list[Annotated]:
    return [
        article(("قال زكرياس بلوتنيك ذلك .", {Chunk("PER", 1, 3)}), ("وصل إلى بورتلاند .", {Chunk("LOC", 2, 3)})),
        article(("وأعلن ماركوس دالسانتي عودته .", {Chunk("PER", 1, 3)}), ("ثم عاد .", set())),
        article(("التقى هنريكو بلوتنيك في بورتلاند .", {Chunk("PER", 1, 3), Chunk("LOC", 4, 5)})),
    ]


def test_equal_texts_give_equal_models_that_learn_them(articles: list[Annotated], tmp_path: Path) -> None:
    for run in ("one", "two"):
        (tmp_path / run).mkdir()
        train_pair(articles, tmp_path / run, NEWS)
    for name in model_files(NEWS):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    tagger = load(tmp_path / "one", NEWS)
    assert [found_by(tagger, one) for one in articles] == [one.chunks for one in articles]


def test_names_of_other_things_are_learned_and_not_tagged(articles: list[Annotated], tmp_path: Path) -> None:
    articles.append(article(("عرض فيلم غابوليكا مرتين .", {Chunk("MIS", 2, 3)})))
    train_pair(articles, tmp_path, NEWS)
    tagger = load(tmp_path, NEWS)
    assert found_by(tagger, articles[-1]) == [set()]
    assert found_by(tagger, articles[0]) == articles[0].chunks


def test_features_are_spelled_from_where_they_are_seen() -> None:
    columns = first_columns([Sentence(["زار", "بلوتنيك"], [None, ("Bperson", "gazetteer")])])
    assert columns[0][1] == ["زار", "بلوتنيك", END]
    first, second, _ = spell_out(columns)
    assert {"w0=زار", "w1=بلوتنيك", "end-1=", "g1=Bperson", "last0=ار"} <= set(first)
    assert {"w-1=زار", "g0=Bperson", "by0=Bpersongazetteer", "end1="} <= set(second)
    assert "by1=Bpersongazetteer" not in first, "seen of the word itself only"


@pytest.mark.parametrize("words", ["المسلمين", "الصليبيون", "العرب", "والرومان", "للألمان"])
def test_peoples(words: str) -> None:
    assert is_people(fold(words).split())


@pytest.mark.parametrize("words", ["حسين", "الحسين", "هارون الرشيد", "فيرمي", "عبد الرحمن بن عوف الزهري"])
def test_persons_are_no_peoples(words: str) -> None:
    assert not is_people(fold(words).split())


def test_labels() -> None:
    sentence = Sentence(["قاتل", "المسلمين", "ريتشارد", "الاول"], [None] * 4)
    chunks = {Chunk("PER", 1, 2), Chunk("PER", 2, 4)}
    assert labels_of(sentence, chunks) == ["O", "B-PEO", "B-PER", "I-PER"]
    assert labels_of(sentence, {Chunk("MIS", 1, 3)}) == ["O", "B-MIS", "I-MIS", "O"]


def test_news_is_read_by_offsets(tmp_path: Path) -> None:
    text = (
        "وزير يزور بورتلاند\n\nقال زكرياس بلوتنيك إن الزيارة ناجحة جدا وإنها ستتكرر. وهذه جملة لم يقرأها أحد من القراء."
    )
    (tmp_path / "train" / "articles").mkdir(parents=True)
    (tmp_path / "train" / "articles" / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "corpus").mkdir()
    with gzip.open(tmp_path / ner_data.CORPUS, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "b", "title": "عنوان", "text": "نص"}) + "\n")
    first, name = text.index("قال"), text.index("زكرياس")
    rows = [(first, text.index(" وهذه"), "READ"), (name, name + len("زكرياس بلوتنيك"), "PER")]
    file = tmp_path / "names.tsv"
    file.write_text(HEAD + "".join(f"train/a\ttext\t{a}\t{b}\t{kind}\n" for a, b, kind in rows), encoding="utf-8")
    (read,) = read_news(file, tmp_path)
    assert [sentence.words[:3] for sentence in read.sentences] == [["قال", "زكرياس", "بلوتنيك"]]
    assert read.chunks == [{Chunk("PER", 1, 3)}]
    file.write_text(f"{HEAD}train/gone\ttext\t0\t3\tPER\n", encoding="utf-8")
    with pytest.raises(FileNotFoundError, match="train/gone"):
        read_news(file, tmp_path)


@pytest.mark.parametrize("file", [ner_data.NEWS, ner_data.HELD_OUT])
def test_the_annotations_are_offsets_only(file: Path) -> None:
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert rows[0] == ["article", "field", "start", "end", "type"]
    assert {row[4] for row in rows[1:]} == {"READ", "PER", "LOC", "ORG"}
    assert all(row[0].startswith(("train/", "corpus/")) and row[0].isascii() for row in rows[1:])
    assert all("2015-" not in row[0] for row in rows[1:])


def test_held_out_articles_train_nothing() -> None:
    train, held_out = (
        {
            line.split("\t")[0]
            for line in file.read_text(encoding="utf-8").splitlines()
            if line.startswith(("train/", "corpus/"))
        }
        for file in (ner_data.NEWS, ner_data.HELD_OUT)
    )
    assert train
    assert held_out
    assert train.isdisjoint(held_out)


def test_the_card_is_that_of_the_shipped_models() -> None:
    card = json.loads((DATA / CARD).read_text(encoding="utf-8"))
    for name, fingerprint in card["models"].items():
        assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == fingerprint, "train anew: make train"

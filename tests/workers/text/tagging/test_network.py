"""The network: reads like what trained it, in windows as at once, and forgets without loss."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence

import numpy as np
import pytest

from tests.makers import tag_article
from workers.text.data_files import DATA
from workers.text.syntax.analyse import analyse
from workers.text.tagging import network
from workers.text.tagging.named_tokens import NamedTokens
from workers.text.tagging.network import MODEL, OUTPUTS, Network, load_network, vector_row, word_vectors
from workers.text.tagging.network_values import Key, values
from workers.text.words.vocabulary import word_classes

TEXT = """قال وزير الزراعة السوري ماهر الحداد إن محصول القمح سيرتفع هذا العام بنسبة كبيرة، مضيفا أن «الطريق طويل».
ووصل الوفد إلى العاصمة مساء الاثنين الماضي، حسب بيان للوزارة.
«لن نتراجع عن قرارنا أبدا»، هكذا رد المتحدث باسم الحكومة؛ ونفى ذلك مصدر مطلع لم يذكر اسمه."""


def columns_of(text: str) -> list[list[Key]]:
    article = tag_article(text)
    analysis = analyse(article.body)
    return values(analysis, NamedTokens(analysis, article.entities), headline=False)


def plain_reading(model: bytes, columns: Sequence[Sequence[Key]]) -> np.ndarray:
    """The same network token by token, in the words of its definition."""
    file = np.load(io.BytesIO(model))
    arrays = {name: file[name].astype(np.float64) for name in file.files if name != "about"}
    about = json.loads(bytes(file["about"]))

    def normal(row: np.ndarray, name: str) -> np.ndarray:
        return (row - row.mean()) / np.sqrt(row.var() + 1e-5) * arrays[f"{name}.gain"] + arrays[f"{name}.shift"]

    def gate(x: np.ndarray) -> np.ndarray:
        return 1 / (1 + np.exp(-x))

    rows = []
    for keys in zip(*columns, strict=True):
        total = arrays["bias"] + word_vectors()[vector_row(str(keys[0]))] @ arrays["vectors"]
        for group, key in zip(about["groups"], keys, strict=True):
            for name, value in zip(group, network.spelled(key), strict=True):
                known = about["values"][name]
                number = known.index(value) + 1 if value in known else 0
                total = total + arrays[f"table.{name}"][number] @ arrays[f"weights.{name}"]
        rows.append(total * gate(total))
    for number, reach in enumerate(about["reaches"]):
        seen = [normal(row, f"block.{number}") for row in rows]
        nothing = np.zeros_like(seen[0])
        for at in range(len(rows)):
            around = [seen[k] if 0 <= k < len(rows) else nothing for k in (at - reach, at, at + reach)]
            both = np.concatenate(around) @ arrays[f"block.{number}.weights"] + arrays[f"block.{number}.bias"]
            rows[at] = rows[at] + both[: len(nothing)] * gate(both[len(nothing) :])
    given = np.array([normal(row, "last") @ arrays["last.weights"] + arrays["last.bias"] for row in rows])
    labels = np.exp(given[:, :-1])
    return np.hstack((labels / labels.sum(axis=1, keepdims=True), gate(given[:, -1:])))


def test_it_reads_what_its_definition_says() -> None:
    columns = columns_of(TEXT)
    found = load_network(MODEL).read(columns)
    assert found == pytest.approx(plain_reading((DATA / MODEL).read_bytes(), columns), abs=1e-4)
    assert found[:, :-1].sum(axis=1) == pytest.approx(np.ones(len(found)), abs=1e-5)


def test_windows_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = columns_of(TEXT)
    whole = load_network(MODEL).read(columns)
    monkeypatch.setattr(network, "_WINDOW", 7)
    assert load_network(MODEL).read(columns) == pytest.approx(whole, abs=1e-5)


def test_what_is_forgotten_is_learned_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Network((DATA / MODEL).read_bytes())
    columns = columns_of(TEXT)
    whole = reader.read(columns)
    monkeypatch.setattr(network, "_REMEMBERED", 5)
    assert reader.read(columns_of("وصل الوفد إلى العاصمة."))[:, 0].min() > 0
    assert (reader.read(columns) == whole).all()


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_tokens_are_read(count: int) -> None:
    columns = [column[:count] for column in columns_of(TEXT)]
    assert load_network(MODEL).read(columns).shape == (count, OUTPUTS)


def test_a_word_that_nobody_knows_has_no_vector() -> None:
    assert vector_row("غغغغغغ") == 0
    assert not word_vectors()[0].any()


def test_the_vectors_are_those_of_the_classes_words() -> None:
    words = list(word_classes())
    assert len(word_vectors()) == len(words) + 1
    assert vector_row(words[3]) == 4
    assert (word_vectors([0, 4]) == word_vectors()[[0, 4]]).all()
    word = next(word for word in words if len(word) > 4 and "و" + word not in word_classes())
    assert vector_row("و" + word) == vector_row(word)


def test_a_network_that_sees_other_values_is_refused() -> None:
    file = dict(np.load(io.BytesIO((DATA / MODEL).read_bytes())))
    about = json.loads(bytes(file["about"]))
    about["groups"] = about["groups"][:-1]
    file["about"] = np.frombuffer(json.dumps(about).encode(), np.uint8)
    packed = io.BytesIO()
    np.savez(packed, **file)
    with pytest.raises(ValueError, match="other values"):
        Network(packed.getvalue())

"""The learned tagger: where it looks, and what ships with it."""

from __future__ import annotations

import hashlib
from itertools import product

import numpy as np
import pytest

from tests.makers import tag_article
from workers.text.data_files import DATA
from workers.text.syntax.analyse import analyse
from workers.text.tagging.tagger import LABELS, as_chain, model_card, read_tokens


def labels_of(text: str) -> list[tuple[str, str]]:
    analysis = analyse(tag_article(text).body)
    labels = read_tokens(analysis, headline=False).labels
    return [(token.word, label) for token, label in zip(analysis.tokens, labels, strict=True)]


def test_cue_mention_and_content_are_labelled() -> None:
    labels = dict(labels_of("قال وزير الزراعة السوري إن محصول القمح سيرتفع هذا العام بنسبة كبيرة."))
    assert labels["قال"] == "Q"
    assert labels["محصول"] == "B"
    assert labels["سيرتفع"] == "I"
    assert labels["إن"] == "O"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "وصلت ثلاث سفن إلى الميناء الجديد صباح يوم الاثنين الماضي قادمة من البحر.", id="nothing to look at"
        ),
        pytest.param("وصل الوفد إلى فندق «البستان الكبير» في وسط المدينة مساء الاثنين الماضي.", id="a name in marks"),
        pytest.param(
            "تبدأ المباراة الثانية في تمام الساعة 20:30 بتوقيت العاصمة على الملعب الكبير.", id="a time of day"
        ),
    ],
)
def test_what_attributes_nothing_stays_unlabelled(text: str) -> None:
    assert {label for _, label in labels_of(text)} == {"O"}


@pytest.mark.parametrize("seed", range(20))
def test_the_labels_are_the_likeliest_in_which_contents_begin(seed: int) -> None:
    """Against all sequences of six tokens."""
    weights = np.random.default_rng(seed).dirichlet(np.full(6, 0.4), 6).astype(np.float32)
    chains = [
        chain
        for chain in product("OBIQ", repeat=6)
        if all(label != "I" or (at and chain[at - 1] in "BI") for at, label in enumerate(chain))
    ]
    weights[:, 4:] = 0  # mentions are like cues here
    likely = np.log(np.maximum(weights, 1e-5))
    best = max(chains, key=lambda chain: sum(likely[at, LABELS.index(label)] for at, label in enumerate(chain)))
    likeliest = [LABELS[number] for number in weights.argmax(axis=1)]
    assert as_chain(likeliest, weights) == list(best)


def test_a_part_that_attributes_nothing_has_no_probabilities() -> None:
    reading = read_tokens(analyse(tag_article("وصلت ثلاث سفن إلى الميناء الجديد صباح الاثنين.").body), headline=False)
    assert not reading.looked_at.any()
    for column in (reading.content, reading.cue, reading.mention, reading.ends):
        assert not column.any()


def test_the_card_belongs_to_the_shipped_models() -> None:
    models = model_card()["models"]
    assert set(models) == {
        "statements.network.npz", "mentions.crfsuite", "antecedents.trees.gz", "contents.trees.gz", "mentions.trees.gz",
    }  # fmt: skip
    for name, fingerprint in models.items():
        assert fingerprint == hashlib.sha256((DATA / name).read_bytes()).hexdigest(), name
    classes = (DATA / "word_classes.tsv.gz").read_bytes()
    assert model_card()["word_classes"] == hashlib.sha256(classes).hexdigest()
    vectors = (DATA / "word_vectors.npy").read_bytes()
    assert model_card()["word_vectors"] == hashlib.sha256(vectors).hexdigest()


def test_the_card_tells_what_trained_the_models() -> None:
    trained = model_card()["trained_on"]
    assert trained["articles"] > 0
    assert trained["statements"] > trained["articles"]
    assert "2015-" in trained["left_out"]

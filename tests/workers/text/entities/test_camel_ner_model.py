"""camel-tools' real recogniser over a tiny model of the real one's format (extra ``ner``; skipped without it)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from workers.text.entities import camel_ner
from workers.text.entities.camel_ner import camel_tagger

torch = pytest.importorskip("torch", reason="the extra «ner» (torch, transformers) is not installed")
transformers = pytest.importorskip("transformers", reason="the extra «ner» (torch, transformers) is not installed")

LABELS: Final = ("B-LOC", "B-ORG", "B-PERS", "B-MISC", "I-LOC", "I-ORG", "I-PERS", "I-MISC", "O")
SENTENCE: Final = {"زار": "O", "سامي": "B-PERS", "الحداد": "I-PERS", "مدينة": "O", "بيروت": "B-LOC", "النيل": "B-MISC"}
VOCABULARY: Final = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *SENTENCE)


@pytest.fixture
def tiny_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A BERT of one layer that has learned ``SENTENCE`` by heart, saved as the real model is."""
    folder = tmp_path / camel_ner.MODEL
    folder.mkdir(parents=True)
    (folder / "vocab.txt").write_text("\n".join(VOCABULARY) + "\n", encoding="utf-8")
    transformers.BertTokenizer(str(folder / "vocab.txt"), do_lower_case=False).save_pretrained(folder)
    torch.manual_seed(1)
    config = transformers.BertConfig(
        vocab_size=len(VOCABULARY), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32,
        id2label=dict(enumerate(LABELS)), label2id={label: number for number, label in enumerate(LABELS)},
    )  # fmt: skip
    model: Any = transformers.BertForTokenClassification(config)
    words = torch.tensor([[2, *range(5, len(VOCABULARY)), 3]])
    labels = torch.tensor([[-100, *(LABELS.index(label) for label in SENTENCE.values()), -100]])
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    for _ in range(200):
        optimizer.zero_grad()
        model(input_ids=words, labels=labels).loss.backward()
        optimizer.step()
    model.save_pretrained(folder)
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    camel_tagger.cache_clear()
    yield folder  # type: ignore[misc]
    camel_tagger.cache_clear()


@pytest.mark.usefixtures("tiny_model")
def test_the_real_recogniser_loads_a_model_and_its_labels_become_ours() -> None:
    tagger = camel_tagger()
    assert tagger is not None
    words = [*SENTENCE]
    found = [(name.type, name.sentence, name.start, name.end) for name in tagger.tag([["."], words])]
    assert found == [("PER", 1, 1, 3), ("LOC", 1, 4, 5)], "MISC is no type of ours"


@pytest.mark.usefixtures("tiny_model")
def test_a_token_that_its_vocabulary_makes_nothing_of_shifts_no_label() -> None:
    tagger = camel_tagger()
    assert tagger is not None
    found = [(name.type, name.start, name.end) for name in tagger.tag([["زار", "\u200f", *list(SENTENCE)[1:]]])]
    assert found == [("PER", 2, 4), ("LOC", 5, 6)]

from __future__ import annotations

import base64

import pytest

from tests.makers import read_article, tag_article
from workers.text.novelty.sketch import NOTHING, PERMUTATIONS, overlap_of, sketch_of

STORY = (
    "قال وزير الخارجية إن بلاده لن تشارك في الاجتماع المقبل. وأضاف أن القرار جاء بعد مشاورات طويلة مع الحلفاء في المنطقة. "
    "وأكد أن الباب ما زال مفتوحا أمام الحوار إذا توافرت الشروط. وكانت الحكومة قد أعلنت موقفها يوم الاثنين الماضي."
)
CUT = STORY.rpartition(". وكانت")[0]
TOLD_ANEW = (
    "أعلنت الخارجية عدم مشاركة البلاد في اجتماع الأسبوع المقبل، وقال الوزير إن هذا القرار اتخذ بعد مشاورات مع حلفاء "
    "المنطقة، مؤكدا أن باب الحوار مفتوح بشروط."
)
OTHER = "سجل اللاعب هدفين في المباراة التي انتهت بفوز فريقه على ضيفه وسط حضور جماهيري كبير في الملعب الأولمبي مساء أمس السبت."


@pytest.mark.parametrize(
    ("other", "passages", "words"),
    [
        (STORY, (1, 1), (1, 1)),
        (CUT, (0.6, 0.95), (0.6, 0.95)),
        (TOLD_ANEW, (0, 0.2), (0.25, 0.7)),
        (OTHER, (0, 0.1), (0, 0.15)),
    ],
    ids=["the same", "its end cut off", "told anew", "another event"],
)
def test_the_overlap_tells_copies_and_tellings_of_one_event_from_the_rest(other, passages, words):
    overlap = overlap_of(sketch_of("", STORY), sketch_of("", other))
    assert passages[0] <= overlap.passages <= passages[1]
    assert words[0] <= overlap.words <= words[1]
    assert overlap == overlap_of(sketch_of("", other), sketch_of("", STORY))


def test_marks_and_letter_variants_change_no_sketch():
    assert sketch_of("", "قالَ الوزيرُ إنّ الأمر انتهى") == sketch_of("", "قال الوزير ان الامر انتهى!")


def test_without_words_there_is_nothing_to_share():
    assert sketch_of("عنوان", "... !") == ""
    assert overlap_of("", sketch_of("", STORY)) == NOTHING


def test_a_sketch_is_small_and_equal_on_every_machine():
    sketch = sketch_of("وزير", "قال الوزير إن الأمر انتهى")
    assert len(base64.b64decode(sketch)) == 2 * PERMUTATIONS
    assert sketch.startswith("sOezJIowA4w39Lh+")


def test_the_sketch_travels_from_the_article_to_its_statements():
    text = f"{STORY} وقال الوزير: «لن نشارك في الاجتماع»."
    article = tag_article(text)
    assert article.sketch == sketch_of(article.title.text, article.body.text)
    assert {statement.sketch for statement in read_article(text)} == {article.sketch}

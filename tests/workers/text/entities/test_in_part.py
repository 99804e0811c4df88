"""Which entities stand in the headline, and which in the body."""

from __future__ import annotations

from schemas import RawArticle, TaggedArticle
from tests.makers import NOON, clock, tag_article
from workers import stages
from workers.text.entities.in_part import entities_in


def test_title_and_body_of_a_plain_text_keep_their_own_entities() -> None:
    text = "الأمم المتحدة ترحب بالاتفاق\n\nالرئيس المصري عبد الفتاح السيسي زار القاهرة وقال إن العمل مستمر."
    (cleaned,) = stages.clean(RawArticle(source_id="a1.txt", published_at=NOON, title=None, text=text), clock).events
    (tagged,) = stages.tag(cleaned, clock).events  # type: ignore[arg-type]
    assert isinstance(tagged, TaggedArticle)
    assert tagged.title is not None
    assert tagged.title.field == tagged.body.field
    named = [[entity.text for entity in entities_in(part, tagged.entities)] for part in tagged.parts]
    assert "الأمم المتحدة" in named[0]
    assert "عبد الفتاح السيسي" not in named[0]
    assert "عبد الفتاح السيسي" in named[1]
    assert "الأمم المتحدة" not in named[1]


def test_fields_of_their_own() -> None:
    tagged = tag_article("قال عبد الفتاح السيسي إن العمل مستمر.", title="الأمم المتحدة ترحب بالاتفاق")
    named = [[entity.text for entity in entities_in(part, tagged.entities)] for part in tagged.parts]
    assert "الأمم المتحدة" in named[0]
    assert "عبد الفتاح السيسي" in named[1]

"""Names inside a role that are another one's."""

from __future__ import annotations

import pytest

from tests.makers import read_article
from workers.text.knowledge.base import load
from workers.text.mentions.other_names import is_principal, principal_in
from workers.text.mentions.remembered import role_of


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        pytest.param("وكيل صلاح", "صلاح", id="the construct state"),
        pytest.param("المتحدث باسم ترامب", "ترامب", id="behind «باسم»"),
        pytest.param("الوزير ظريف", "", id="a title and his own name"),
        pytest.param("زعيم حزب الله", "", id="an office to its end"),
        pytest.param("وكيل", "", id="nobody"),
    ],
)
def test_whose_servant_a_role_may_tell(role: str, expected: str) -> None:
    assert principal_in(role, role_of(role, load())) == expected


@pytest.mark.parametrize(
    ("role", "name", "expected"),
    [
        pytest.param("مستشار للرئيس التركي سالم الحداد", "سالم الحداد", True, id="whom he advises"),
        pytest.param("مستشار للرئيس التركي", "سالم الحداد", False, id="nobody is named"),
        pytest.param("المستشار سالم الحداد", "سالم الحداد", False, id="his own name behind his title"),
        pytest.param("وزير الصحة سالم الحداد", "سالم الحداد", False, id="an office of his own"),
    ],
)
def test_whom_a_servant_serves_by_name(role: str, name: str, *, expected: bool) -> None:
    assert is_principal(role, role_of(role, load()), tuple(name.split())) is expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("وقال وكيل الحداد إنه طلب ضمانات من النادي.", [None], id="his agent is not he himself"),
        pytest.param("وقال اللاعب الحداد إنه طلب ضمانات من النادي.", ["ماهر الحداد"], id="he himself"),
    ],
)
def test_a_servant_is_not_his_principal(text: str, names: list[str | None]) -> None:
    article = f"وصل لاعب المنتخب ماهر الحداد إلى العاصمة مساء أمس برفقة أسرته.\n{text}"
    assert [one.speaker.name for one in read_article(article)] == names

"""Which bodies speak together."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.speakers.bodies.joint_bodies import joint_bodies


@pytest.mark.parametrize(
    ("organisation", "bodies"),
    [
        pytest.param("السعودية وقطر", ("qa", "sa"), id="two"),
        pytest.param("سوريا وروسيا", ("ru", "sy"), id="sorted"),
        pytest.param("روسيا وسوريا", ("ru", "sy"), id="in the other order"),
        pytest.param("فرنسا، وبريطانيا، والولايات المتحدة", ("fr", "gb", "us"), id="three with commas"),
        pytest.param("موسكو وواشنطن", ("ru", "us"), id="capitals, of which one begins with the letter"),
        pytest.param("كل من روسيا وإيران", ("ir", "ru"), id="each of"),
        pytest.param("الكرملين والبيت الأبيض", ("ru.kremlin", "us.white_house"), id="no states"),
        pytest.param("روسيا", (), id="one"),
        pytest.param("روسيا وموسكو", (), id="one under two names"),
        pytest.param("وزارة الصحة والسكان", (), id="one body with an «and» in its name"),
        pytest.param("بريطانيا وعدد من حلفائها", (), id="with somebody whom nobody knows"),
        pytest.param("وزارة الدفاع ووزارة الداخلية", (), id="nobody knows whose"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_joint_bodies(organisation: str, bodies: tuple[str, ...]) -> None:
    assert joint_bodies(organisation, load()) == bodies

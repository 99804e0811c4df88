"""Whether a role phrase that has been read makes its holder official, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from schemas import OfficialReason
from workers.text.data_files import word_list
from workers.text.knowledge.generic_bodies import Parsed
from workers.text.knowledge.model import Body, BodyKind, Role, RoleNoun
from workers.text.knowledge.tables import RoleForm

VOICES: Final = frozenset({"spokesperson"})
"""Roles that are what their principal is: «المتحدث باسم عائلة الضحية»."""
_HEADS: Final = frozenset({"president", "head_of_state"})
_SERVANTS: Final = frozenset({"spokesperson", "adviser", "secretary"})
_OTHER: Final = frozenset({"اخر", "اخري"})
_CANDIDATE: Final = "candidate"
MINISTERS: Final = frozenset({"minister", "minister_of_state", "undersecretary"})
_OF_A_FIELD: Final = frozenset({"director", "adviser", "secretary", "employee"})
"""Roles that an adjective rather tells the field of."""
_ENVOY: Final = "envoy"
_REGION: Final = "region."
"""Beginning of the ids of provinces and towns that are coined."""
_ABROAD: Final = frozenset({"الخارجيه", "الداخليه"})
"""Adjectives that are short for ministries where no definite noun stands in front: «مدير الدعاية الخارجية» is of none."""
_STANCES: Final = word_list("stances")
_OF: Final = frozenset({"من", "علي", "مع"})
_TO: Final = "ل"


@dataclass(slots=True)
class Reading:
    """What the words after the role noun have said so far."""

    end: int
    body: Body | None = None
    kind: BodyKind | None = None
    country: str | None = None
    former: bool = False
    inner: Role | None = None
    skipped: bool = False
    """Words that nothing is known of stand in it: a country behind them need not be whom the role speaks for."""
    public: bool = False
    """«متحدث عسكري», «قيادي أمني»: of a state, unless a body says otherwise."""
    private: bool = False
    """«المسؤول النقابي», «الزعيم القبلي»: of no state, unless a body says otherwise."""


def implied_body(form: RoleForm, reading: Reading) -> str:
    """The function of the state that the role speaks for where only a country is named; empty where it is for none.

    «رئيس الصين», «المتحدث الصيني», but not «المتحدث باسم الجالية في الصين», «زعيم ديني في الصين».
    """
    if reading.private and not reading.public:
        return ""
    unread = reading.skipped and form.noun.official in ("body", "likely")
    open_role = unread or (form.noun.official == "body" and reading.inner and form.noun.id in VOICES)
    return "" if open_role or reading.kind is not None else form.noun.implies


def serves_president(form: RoleForm, reading: Reading) -> bool:
    """Whether the role is of the presidency: «المتحدثة باسم الرئيس الأمريكي»."""
    inner = reading.inner
    return form.noun.id in _SERVANTS and inner is not None and inner.noun.id in _HEADS and not reading.former


def is_official(form: RoleForm, reading: Reading, kind: BodyKind | None) -> bool | None:
    """Whether who has the role is official; None when that depends on a body that the phrase does not name."""
    noun = form.noun
    of_outlet = noun.id == _ENVOY and kind is BodyKind.MEDIA  # «مبعوث القناة»
    if noun.official == "no" or reading.former or of_outlet:
        return False
    if reading.inner and noun.id in VOICES and kind is None:
        return reading.inner.official
    if noun.official == "office" or (reading.inner and reading.inner.official and not _is_of_another(reading, kind)):
        return True
    if kind is not None or (reading.private and not reading.public):
        return kind is not None and kind.official
    if noun.official == "principal" or reading.public:
        return reading.public or None
    # «الرئيس» and «النائب» by themselves are the head of state and a member of parliament.
    alone = (noun.id == "president" and form.definite) or (noun.id == "deputy" and reading.inner is None)
    return True if alone or noun.official == "likely" or (reading.country and implied_body(form, reading)) else None


def _is_of_another(reading: Reading, kind: BodyKind | None) -> bool:
    """Whether «الرئيس» inside a role is the one of the body behind it: «نائبة الرئيس للبحوث في جامعة …»."""
    inner = reading.inner
    alone = inner is not None and inner.noun.id == "president" and inner.body is None and inner.country is None
    return alone and kind is not None and not kind.official


def reason_of(form: RoleForm, reading: Reading, kind: BodyKind | None, official: bool | None) -> OfficialReason:
    """Why who has the role is ``official`` or not; where that is open, what the noun says by itself."""
    noun: RoleNoun = form.noun
    if reading.former and noun.official != "no":
        return OfficialReason.FORMER_OFFICE_HOLDER
    if noun.id == "president" and (kind is BodyKind.STATE or (kind is None and form.definite)):
        return OfficialReason.HEAD_OF_STATE
    if official is False and reading.inner and reading.inner.official is False:
        return reading.inner.reason
    if official is False and noun.official != "no":
        return kind.reason if kind is not None else OfficialReason.PRIVATE_PERSON
    return kind.reason if official and kind is not None and not noun.reason.official else noun.reason


def is_of_no_state(form: RoleForm) -> bool:
    """Whether an adjective that is an everyday word, too, tells no state behind the noun: «المدير المالي» is of no Mali."""
    return form.noun.official == "no" or form.noun.id in _OF_A_FIELD


def is_of_none(body: Body, words: Sequence[str], reading: Reading, form: RoleForm) -> bool:
    """Whether the body read at the end of the reading is none that the role is of.

    One of many states is what a state's minister is for («وزير شؤون انسحاب بريطانيا من الاتحاد الأوروبي»); the short name of
    a ministry is an adjective («مدير الدعاية الخارجية»).
    """
    at = reading.end
    matter = form.noun.id in MINISTERS and reading.country is not None and body.kind is BodyKind.INTERGOVERNMENTAL
    if form.noun.id == _CANDIDATE and body.kind is not BodyKind.PARTY:
        return True  # «المرشح لمنصب وزير الخارجية» does not speak for the ministry yet
    outlets = form.noun.id in MINISTERS and body.kind is BodyKind.MEDIA  # «وزيرة الدولة لشؤون الإعلام»
    return matter or outlets or (words[at] in _ABROAD and at > 1 and words[at - 1].startswith("ال"))


def is_place(body: Body) -> bool:
    """Whether a body is a state or a part of one, which behind «في» may be where somebody is and not whose."""
    return body.kind is BodyKind.STATE or body.id.startswith(_REGION)


def is_told(found: Parsed, word: str, reading: Reading) -> bool:
    """Whether a state behind «لـ» is not whom one speaks for, whose own has been told: «السفير الأمريكي [لروسيا]»."""
    clitic = found.cut > 0 and word[0] == _TO
    return clitic and found.body.kind is BodyKind.STATE and reading.country is not None


def ends_role(words: Sequence[str], at: int) -> bool:
    """Whether at ``at`` begins what tells no more of an office.

    What somebody is for or against, and not whose he is («مسؤول [مؤيد لسوريا]», «[مقرب من فلان]»; «النائب المعارض» and «وزير
    موال» say no body); the latest of something behind a definite noun («بحث الوزراء [آخر التطورات]», not «مسؤول آخر»).
    """
    behind = words[at + 1] if at + 1 < len(words) else ""
    side = words[at].removeprefix("ال") in _STANCES and (behind in _OF or behind[:1] == _TO)
    return side or (words[at] in _OTHER and at > 0 and words[at - 1].startswith("ال"))

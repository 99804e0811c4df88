"""Give who speaks the name back that the content begins with: «ندد الرئيس الفلسطيني [محمود عباس] ب<"مجزرة">»."""

from __future__ import annotations

from typing import Final

from schemas import Act, EntityType
from workers.text.knowledge.base import load
from workers.text.knowledge.person_names import is_new, name_words
from workers.text.statements.boundaries.joints import joins_of
from workers.text.statements.mention_search.addressed import ASKING
from workers.text.statements.mention_search.page import MentionPage
from workers.text.statements.mention_search.propose import MentionProposal, Place
from workers.text.syntax.analyse import COMPLEMENTIZERS
from workers.text.syntax.cues import CueKind, CueWord
from workers.text.syntax.quotes import MARKS

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_OBJECT: Final = "object"
_OF_PERSONS: Final = frozenset({Act.CRITICISE, Act.CONDEMN, Act.ACCUSE, Act.PRAISE, Act.SUPPORT, Act.REJECT})
"""Acts whose object may be somebody: «انتقد الرئيس التركي <فلانا>»."""
_GAP: Final = 1
"""Tokens of a name in front of what the tagger has read of it: «[آني] إريكسن سورايدي»."""


def with_name(page: MentionPage, place: Place, mention: MentionProposal) -> MentionProposal:
    """The mention of an office behind the verb with the name behind it, where that ends at a mark or joint of the verb.

    A content in quotation marks begins with the mark, and one that a preposition joins with that.
    """
    cue = page.analysis.cues[place.cue] if 0 <= place.cue < mention.first else None
    if cue is None or cue.kind not in _VERBS or cue.with_object or mention.first != place.cue + 1:
        return mention
    if _OBJECT in cue.joins and (cue.lemma in ASKING or cue.act in _OF_PERSONS):
        return mention
    name = next(
        (one for one in page.names if one.kind is EntityType.PERSON and one.first <= place.first < one.end), None
    )
    if name is None or not mention.end - _GAP - 1 <= name.first <= mention.end + _GAP or name.end >= place.end:
        return mention
    between = page.words[mention.end : name.first]
    named = all(word in name_words() or is_new(word) for word in between)
    his = named and _is_office(page, mention, name.first) and _ends(page, cue, name.end)
    return mention._replace(end=name.end) if his else mention


def _is_office(page: MentionPage, mention: MentionProposal, end: int) -> bool:
    """Whether the words in front of the name begin with the noun of an office."""
    words = page.words[mention.first : min(mention.end, end)]
    return bool(words) and words[0].removeprefix("ال") in load().tables.roles


def _ends(page: MentionPage, cue: CueWord, at: int) -> bool:
    """Whether a quotation mark or what joins the content of the verb stands at the token."""
    word = page.words[at]
    return word in MARKS or word in COMPLEMENTIZERS or word in joins_of(cue)

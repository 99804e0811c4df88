"""What the closed lists of the contract mean, in a sentence each, in English and in Arabic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from schemas import NoveltyReason, OfficialReason, OppositionRule, ResolvedBy


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one language."""

    resolved_by: Mapping[ResolvedBy, str]
    """How the speaker was found."""
    official: Mapping[OfficialReason, str]
    """Why a source counts as official, or why not: goes on from «the source …»."""
    novelty: Mapping[NoveltyReason, str]
    """Why a statement counts as new, or as a repeat."""
    opposed: Mapping[OppositionRule, str]
    """How it was found out what a statement reverses or denies."""


ENGLISH: Final = Wording(
    resolved_by={
        ResolvedBy.MENTION: "the words at the cue name the speaker",
        ResolvedBy.FULL_NAME_EARLIER: "a part of a name stands at the cue, the whole of it elsewhere in the article",
        ResolvedBy.ROLE_EARLIER: "an office or description stands at the cue, its holder elsewhere in the article",
        ResolvedBy.PRONOUN: "a pronoun, «the same source» or a document of theirs stands for who spoke before",
        ResolvedBy.DROPPED_SUBJECT: "the cue has no subject: the last speaker that agrees with it goes on",
        ResolvedBy.METONYMY: "a place or building stands for its government",
        ResolvedBy.HEADLINE: "the headline names them, and the body tells who that is",
        ResolvedBy.RELAYED: "an agency or outlet passes on the words of another one, who is named",
        ResolvedBy.OUTLET: "nobody but the agency or outlet that reports is named",
        ResolvedBy.UNRESOLVED: "nobody could be found",
    },
    official={
        OfficialReason.HEAD_OF_STATE: "is head of a state",
        OfficialReason.GOVERNMENT: "is, leads or speaks for a government or ministry",
        OfficialReason.STATE: "is a state, or its capital that stands for it",
        OfficialReason.STATE_BODY: "is, or speaks for, a body of the state",
        OfficialReason.SECURITY_FORCES: "is, or speaks for, armed or security forces",
        OfficialReason.ARMED_MOVEMENT: "is, or speaks for, an armed movement",
        OfficialReason.PARTY: "is, or speaks for, a party or political movement",
        OfficialReason.OFFICE_HOLDER: "holds an elected or appointed office",
        OfficialReason.SPOKESPERSON: "speaks for an official body",
        OfficialReason.INTERGOVERNMENTAL: "is, or speaks for, an organisation of states",
        OfficialReason.OFFICIAL_SOURCE: "is unnamed, and said to be of an official body",
        OfficialReason.MEDIA: "is an outlet, agency or journalist",
        OfficialReason.ANALYST: "comments as an expert",
        OfficialReason.WITNESS: "tells what they have seen",
        OfficialReason.ACTIVIST: "is an activist",
        OfficialReason.NGO: "is, or speaks for, a non-governmental organisation",
        OfficialReason.COMPANY: "is, or speaks for, a company",
        OfficialReason.CLUB: "is, or speaks for, a sports club or association",
        OfficialReason.FORMER_OFFICE_HOLDER: "held an office and does so no more",
        OfficialReason.UNAFFILIATED_SOURCE: "is unnamed, without an official body",
        OfficialReason.PRIVATE_PERSON: "is named without an office, and none is known",
        OfficialReason.UNKNOWN: "is nobody of whom it is known for whom they speak",
    },
    novelty={
        NoveltyReason.FIRST: "nothing that this side said in the days before is like it",
        NoveltyReason.OUTSIDE_WINDOW: "said before, but so long ago that it is news again",
        NoveltyReason.SAME_ARTICLE: "the article says it twice, such as in headline and body",
        NoveltyReason.SAME_WORDS: "another article says it in the same words",
        NoveltyReason.REWORDED: "another article says it in other words",
        NoveltyReason.SHORTENED: "a part of what another article says, or the whole of it",
        NoveltyReason.COPY: "the article is a copy of another one that says it",
        NoveltyReason.UNCHANGED: "the article said it before it was corrected",
        NoveltyReason.CORRECTED: "it takes the place of what the article said before it was corrected",
        NoveltyReason.BACK_FILL: "nothing is like it, but it came from the archive",
    },
    opposed={
        OppositionRule.OPPOSITE_CLAIM: "the same body, the same question, the other side",
        OppositionRule.POINTS_BACK: "the denial points back to what the article tells just before",
        OppositionRule.NAMED_SOURCE: "the denial names whose words it denies, and the article quotes them",
        OppositionRule.DENIED_CLAIM: "the article tells the denied claim as the words of another one",
        OppositionRule.SOURCE_ONLY: "the denial names whose words it denies; the article does not quote them",
    },
)

ARABIC: Final = Wording(
    resolved_by={
        ResolvedBy.MENTION: "الكلمات عند فعل القول تسمّي المتحدث",
        ResolvedBy.FULL_NAME_EARLIER: "عند فعل القول جزء من الاسم، والاسم كاملًا في موضع آخر من الخبر",
        ResolvedBy.ROLE_EARLIER: "عند فعل القول منصب أو وصف، وصاحبه مذكور في موضع آخر من الخبر",
        ResolvedBy.PRONOUN: "ضمير أو «المصدر ذاته» أو وثيقة له تشير إلى من تحدث قبل ذلك",
        ResolvedBy.DROPPED_SUBJECT: "لا فاعل ظاهرًا لفعل القول: يتابع آخر متحدث يوافقه",
        ResolvedBy.METONYMY: "مكان أو مبنى يُراد به الحكومة",
        ResolvedBy.HEADLINE: "العنوان يسمّيه، ومتن الخبر يبيّن من هو",
        ResolvedBy.RELAYED: "وكالة أو وسيلة إعلام تنقل كلام غيرها وتسمّيه",
        ResolvedBy.OUTLET: "لا يُذكر غير الوكالة أو الوسيلة التي تنقل الخبر",
        ResolvedBy.UNRESOLVED: "لم يُعثر على المتحدث",
    },
    official={
        OfficialReason.HEAD_OF_STATE: "رئيس دولة",
        OfficialReason.GOVERNMENT: "حكومة أو وزارة، أو من يرأسها أو يتحدث باسمها",
        OfficialReason.STATE: "دولة، أو عاصمتها التي تنوب عنها",
        OfficialReason.STATE_BODY: "هيئة من هيئات الدولة، أو من يتحدث باسمها",
        OfficialReason.SECURITY_FORCES: "قوات مسلحة أو أمنية، أو من يتحدث باسمها",
        OfficialReason.ARMED_MOVEMENT: "حركة مسلحة، أو من يتحدث باسمها",
        OfficialReason.PARTY: "حزب أو حركة سياسية، أو من يتحدث باسمها",
        OfficialReason.OFFICE_HOLDER: "يشغل منصبًا بالانتخاب أو التعيين",
        OfficialReason.SPOKESPERSON: "يتحدث باسم جهة رسمية",
        OfficialReason.INTERGOVERNMENTAL: "منظمة دولية حكومية، أو من يتحدث باسمها",
        OfficialReason.OFFICIAL_SOURCE: "لم يُذكر اسمه، ويُنسب إلى جهة رسمية",
        OfficialReason.MEDIA: "وسيلة إعلام أو وكالة أو صحفي",
        OfficialReason.ANALYST: "يعلّق بصفته خبيرًا",
        OfficialReason.WITNESS: "يروي ما شاهده",
        OfficialReason.ACTIVIST: "ناشط",
        OfficialReason.NGO: "منظمة غير حكومية، أو من يتحدث باسمها",
        OfficialReason.COMPANY: "شركة، أو من يتحدث باسمها",
        OfficialReason.CLUB: "نادٍ أو اتحاد رياضي، أو من يتحدث باسمه",
        OfficialReason.FORMER_OFFICE_HOLDER: "شغل منصبًا ولم يعد يشغله",
        OfficialReason.UNAFFILIATED_SOURCE: "لم يُذكر اسمه، ولا يُنسب إلى جهة رسمية",
        OfficialReason.PRIVATE_PERSON: "مذكور باسمه بلا منصب، ولا يُعرف له منصب",
        OfficialReason.UNKNOWN: "لا يُعرف باسم من يتحدث",
    },
    novelty={
        NoveltyReason.FIRST: "لم تقل هذه الجهة ما يشبهه في الأيام السابقة",
        NoveltyReason.OUTSIDE_WINDOW: "قيل من قبل، لكن منذ زمن يجعله خبرًا من جديد",
        NoveltyReason.SAME_ARTICLE: "يقوله الخبر مرتين، كأن يرد في العنوان والمتن",
        NoveltyReason.SAME_WORDS: "يقوله خبر آخر بالكلمات نفسها",
        NoveltyReason.REWORDED: "يقوله خبر آخر بكلمات أخرى",
        NoveltyReason.SHORTENED: "جزء مما يقوله خبر آخر، أو كلّه",
        NoveltyReason.COPY: "الخبر نسخة من خبر آخر يقوله",
        NoveltyReason.UNCHANGED: "قاله الخبر قبل تصحيحه",
        NoveltyReason.CORRECTED: "حلّ محل ما قاله الخبر قبل تصحيحه",
        NoveltyReason.BACK_FILL: "لا شيء يشبهه، لكنه جاء من الأرشيف",
    },
    opposed={
        OppositionRule.OPPOSITE_CLAIM: "الجهة نفسها والمسألة نفسها، والموقف عكسه",
        OppositionRule.POINTS_BACK: "النفي يشير إلى ما ورد قبله في الخبر",
        OppositionRule.NAMED_SOURCE: "النفي يسمّي صاحب القول، والخبر ينقل قوله",
        OppositionRule.DENIED_CLAIM: "الخبر ينقل القول المنفي عن غيره",
        OppositionRule.SOURCE_ONLY: "النفي يسمّي صاحب القول، والخبر لا ينقل قوله",
    },
)

WORDINGS: Final[Mapping[Literal["ar", "en"], Wording]] = {"ar": ARABIC, "en": ENGLISH}
"""By ISO 639-1 code."""

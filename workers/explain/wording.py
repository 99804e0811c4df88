"""What the closed lists of the contract mean, in a sentence each."""

from __future__ import annotations

from typing import Final

from schemas import OfficialReason, ResolvedBy

RESOLVED_BY: Final = {
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
}
"""How the speaker was found."""

OFFICIAL: Final = {
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
}
"""Why a source counts as official, or why not: goes on from «the source …»."""

"""Find who speaks: resolve each statement's mention, or the lack of one, against everybody the article has introduced."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from schemas import Excerpt, PublishedFrom, ResolvedBy, Speaker, TaggedArticle
from workers.text.entities.in_part import entities_in
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Gender
from workers.text.mentions.clitics import without_clitic
from workers.text.mentions.full_names import FullNames
from workers.text.mentions.mention import Mention, words_of_persons
from workers.text.mentions.names_of_persons import expanded, full_names
from workers.text.mentions.signs import whole_signs, without_marks
from workers.text.speakers.antecedents.agents import subject_of
from workers.text.speakers.antecedents.documents import Issuers
from workers.text.speakers.antecedents.implied import implied
from workers.text.speakers.antecedents.outer_speakers import outer_speaker
from workers.text.speakers.antecedents.ranker import Choose, choose
from workers.text.speakers.antecedents.references import References
from workers.text.speakers.antecedents.together import StatesTogether
from workers.text.speakers.at_cues.several import several_before
from workers.text.speakers.at_cues.speaker_mentions import part_of_name, read_mention
from workers.text.speakers.at_cues.turned_to import is_man_of_clause, is_of_other_gender
from workers.text.speakers.bodies.joint_bodies import joint_bodies
from workers.text.speakers.bodies.known_offices import hold_known_offices
from workers.text.speakers.bodies.placing import Placing, place_ministers
from workers.text.speakers.bodies.states_named import whole_words
from workers.text.speakers.cast.beside import ahead, behind
from workers.text.speakers.cast.body_phrases import Phrase, body_phrases, wanted_bodies
from workers.text.speakers.cast.gather import gather
from workers.text.speakers.cast.named_places import Named
from workers.text.speakers.cast.newcomers import name_spokesman
from workers.text.speakers.cast.subject_bodies import subject_bodies
from workers.text.speakers.headings import as_in_body
from workers.text.speakers.plaintiffs import without_plaintiffs_office
from workers.text.speakers.voice import Resolved, Voice
from workers.text.speakers.voices import CANDIDATE, Voices
from workers.text.statements.find import Found
from workers.text.statements.spots import Spot, spots
from workers.text.syntax.analyse import Analysis
from workers.text.syntax.cues import CueKind
from workers.text.syntax.subjects import subjects
from workers.text.words.tokens import folded_word as fold

_PLURAL: Final = "p"
_EACH: Final = frozenset({"كل", "اي"})
"""What is counted one by one speaks for nobody: «… الذي حصلت عليه [كل كتلة] وقالت إنها»."""
_OF_NO_STATE: Final = frozenset({CANDIDATE, "mayor"})
"""Offices whose holders speak for no state: a mayor is of the city."""
_NO_GENDER: Final = frozenset({"", "p"})


_LEAD: Final = 1_500
"""Code points of a first sentence that are looked at."""


def resolve_speakers(
    article: TaggedArticle,
    found: Sequence[tuple[Found, Analysis]],
    knowledge: Knowledge,
    choose: Choose = choose,
) -> list[Resolved]:
    """One resolved speaker for each statement of ``found`` (statement and the analysis of its part), in the same order.

    The body is read first and the headline last: a headline names people by their surnames and offices. ``choose`` decides
    between candidates where no name says who is meant.
    """
    persons = words_of_persons(article.entities)
    by_start = {
        (part is article.title, entity.clean_span.start): entity
        for part in article.parts
        for entity in entities_in(part, article.entities)
    }
    mentions = [read_mention(by_start, statement, analysis, knowledge, persons) for statement, analysis in found]
    persons_told = [one for mention in mentions if mention for one in mention.both or (mention,)]
    names = [mention.name for mention in persons_told if mention.name]
    full = FullNames([*names, *full_names(article.entities)], knowledge)
    short = frozenset(word for mention in mentions if mention for word in part_of_name(mention, full, knowledge))
    analyses = list({id(analysis): analysis for _, analysis in found}.values())
    full.add(expanded(analyses, short))
    voices = Voices(full, knowledge, year_of(article))
    for one in persons_told:
        if one.name:
            voices.person(one, one.name)
    voices.note_contents(statement.span for statement, _ in found if not statement.headline)
    wanted = wanted_bodies(mentions, knowledge)
    bodies: list[Phrase] = []
    taken = _taken(found)
    for analysis in (one for one in analyses if one.part is article.body):
        told = [subject for subject in subjects(analysis) if voices.is_told(subject.at)]
        voices.clauses.note(told)
        bodies += body_phrases(analysis.tokens, wanted, knowledge)
        bodies += subject_bodies(analysis.tokens, told, taken, knowledge)
    gather(article, voices, taken, bodies)
    country = _main_country(article)
    body = next((one for one in analyses if one.part is article.body), None)
    together = StatesTogether(body.tokens if body else (), knowledge)
    issuers = Issuers(body.tokens if body else (), voices, knowledge)
    references = References(voices, knowledge, choose, country, together, issuers=issuers)
    places = spots(found)
    resolved: dict[int, Resolved] = {}
    for i in sorted(range(len(found)), key=lambda i: found[i][0].headline):
        mention, spot = mentions[i], places[i]
        if mention is not None:
            result = _resolve(references, mention, spot, found[i])
            name_spokesman(result.voice, spot, voices)
            voices.note_courtesies(result.voice, mention.titles)
        else:
            result = references.dropped(
                spot, _implied(voices, spot, found[i][1]), _several(voices, spot, found[i], together)
            )
            if (outer := outer_speaker(found, i)) is not None and result.voice is resolved[i - 1].voice:
                result = replace(result, voice=resolved[outer].voice)
        if mention is not None:
            _learn_gender(result, found[i][0])
            if spot.headline:
                result = replace(result, resolved_by=ResolvedBy.HEADLINE)
            else:
                _note_mention(voices, result.voice, found[i])
        voices.speak(result.voice, spot.at, spot.number, spot.sure if mention is not None else 0.0)
        references.note_issuer(result.voice, spot, named=mention is not None)
        resolved[i] = result
    resolved |= as_in_body(found, resolved)
    _settle(article, [resolved[i].voice for i in range(len(found))], voices, country, analyses)
    return [resolved[i] for i in range(len(found))]


def _settle(
    article: TaggedArticle, speakers: Sequence[Voice], voices: Voices, country: str | None, analyses: Sequence[Analysis]
) -> None:
    """Tell of whoever spoke which state's body that is and what the name is, now that all that the article tells is known."""
    place_ministers(voices.everybody())
    title = article.title.text if article.title else None
    told = _told_country(article, country)
    Placing(voices.knowledge, title, told, voices.year, lead=_lead(article), text=article.body.text).place(
        speakers, voices.known_bodies(), voices.known_persons()
    )
    without_plaintiffs_office(speakers, [token for one in analyses for token in one.tokens])
    hold_known_offices(speakers, voices.knowledge, voices.year)
    _note_spellings(speakers, analyses)
    voices.name_in_full()


def _resolve(references: References, mention: Mention, spot: Spot, found: tuple[Found, Analysis]) -> Resolved:
    """Whom the mention means; who goes on speaking where it is whom the verb asks, or another clause's."""
    result = references.resolve(mention, spot)
    other = is_of_other_gender(found[0], mention, result.voice) or is_man_of_clause(*found, result.voice)
    return references.dropped(spot) if other else result


def _implied(voices: Voices, spot: Spot, analysis: Analysis) -> Voice | None:
    """The subject of the last clause of the sentence before the cue, where no name and no speaker is it."""
    there = voices.clauses.between(spot.sentence, spot.at) if not spot.headline else []
    last = [subject for subject in there if subject.word not in _EACH][:1]
    known = subject_of(voices, last[0]) if last else None
    if not last or (known is not None and (known.times or known.name or not known.role)):
        return None
    return implied(analysis.tokens, last[0], voices)


def _several(voices: Voices, spot: Spot, found: tuple[Found, Analysis], together: StatesTogether) -> Mention | None:
    """The people or states whom the sentence of a verb in the plural names in front of it, outside contents; None for none."""
    statement, analysis = found
    cue, knowledge = statement.cue, voices.knowledge
    if cue is None or statement.cue_word is None or statement.cue_word.gender != _PLURAL or statement.headline:
        return None
    there = several_before(analysis, cue, voices.is_told, knowledge)
    if there is None:
        states = together.last(spot.sentence, spot.at)
        return Mention(None, None, " و".join(states), anonymous=False) if states else None
    first, end = there
    words = [without_clitic(analysis.tokens[first], knowledge), *analysis.tokens[first + 1 : end]]
    whole = words[0].word + analysis.part.text[analysis.tokens[first].end : words[-1].end]
    return Mention(None, whole, None, anonymous=True)


def _note_mention(voices: Voices, voice: Voice, found: tuple[Found, Analysis]) -> None:
    """Note where a mention names its speaker, whom no entity there names: «تقول [الغارديان]، التي أشارت إلى …»."""
    statement, analysis = found
    if statement.mention is not None:
        voices.clauses.note_mention(analysis.tokens[statement.mention[0]].start, voice)
    if statement.mention is not None and (voice.name or voice.known_body is not None):
        first, end = statement.mention
        text, start, stop = analysis.part.text, analysis.tokens[first].start, analysis.tokens[end - 1].end
        voices.note_place(Named(start, voice, behind(text, start), stop, ahead(text, stop)))


def _note_spellings(voices: Iterable[Voice], analyses: Sequence[Analysis]) -> None:
    """Note which of the known persons the article calls by another spelling of their name too."""
    words = {token.folded for analysis in analyses for token in analysis.tokens}
    for voice in voices:
        others = {fold(alias) for alias in voice.person.aliases if " " not in alias} if voice.person else set()
        voice.spelled_otherwise = not words.isdisjoint(others.difference(voice.name_words))


def _lead(article: TaggedArticle) -> str:
    """The first sentence of the body, cut off where it does not end."""
    return re.split(r"[.؟!?\n]", whole_words(article.body.text, _LEAD).lstrip(), maxsplit=1)[0]


def _main_country(article: TaggedArticle) -> str | None:
    """The state that the greater part of the article's entities with a state belongs to."""
    counts = Counter(entity.country for entity in article.entities if entity.country)
    most = counts.most_common(1)
    return most[0][0] if most and most[0][1] * 2 >= counts.total() else None


def _told_country(article: TaggedArticle, country: str | None) -> str | None:
    """``country``, if the article names it, somebody or a body of it, or two places: «سيول» are floods too."""
    theirs = [entity for entity in article.entities if entity.country == country]
    return country if any(entity.entity_id for entity in theirs) or len({one.text for one in theirs}) > 1 else None


def _taken(found: Sequence[tuple[Found, Analysis]]) -> list[tuple[int, int]]:
    """The stretches of the body that mentions cover."""
    stretches = []
    for statement, analysis in found:
        if statement.mention is not None and not statement.headline:
            first, end = statement.mention
            stretches.append((analysis.tokens[first].start, analysis.tokens[end - 1].end))
    return sorted(stretches)


def _learn_gender(resolved: Resolved, statement: Found) -> None:
    """A verb in front of its subject tells the gender of a person: «وقالت فلانة»."""
    cue, voice = statement.cue_word, resolved.voice
    if cue is None or statement.mention is None or statement.cue is None or voice.gender or cue.gender in _NO_GENDER:
        return
    verb = cue.kind in (CueKind.PAST, CueKind.IMPERFECT) and not cue.with_object
    if cue.gender == "m" and voice.role_info is not None and voice.role_info.gender is Gender.FEMININE:
        return  # «قال مندوبة فرنسا، فلانة», a slip
    if verb and statement.mention[0] == statement.cue + 1 and voice.name:
        voice.gender = cue.gender


def year_of(article: TaggedArticle) -> int | None:
    """The year of publication; None where only the time of fetching is known, which says nothing about old articles."""
    if article.published_from in (PublishedFrom.GIVEN, PublishedFrom.MARKUP):
        return article.published_at.year
    return None


def as_speaker(resolved: Resolved, mention: Excerpt | None, knowledge: Knowledge) -> Speaker:
    """The speaker that ``resolved`` names, with what the knowledge file says of body and country."""
    voice = resolved.voice
    role, body = voice.role_info, voice.known_body
    organisation = voice.body or (body.name if body else None)
    if role is not None and role.former and role.body is not None and body is role.body and not voice.body:
        body = organisation = None  # who once held an office speaks for nobody there
    office = role is not None and role.official and role.noun.id not in _OF_NO_STATE
    if body is None and organisation is None and role is not None and office and role.country:
        country = knowledge.country(role.country)
        body = knowledge.body(country.id) if country else None
        organisation = country.name if country else None
    country_code = body.country if body else None
    if country_code is None and role is not None:
        country_code = role.country
    return Speaker(
        # Where the article spells the name in two ways, neither of them tells the reader who it is.
        name=voice.person.name
        if voice.person and voice.name and voice.spelled_otherwise
        else without_marks(voice.name),
        role=whole_signs(voice.role),
        organisation=whole_signs(organisation),
        country=country_code,
        entity_id=voice.person.id if voice.person else body.id if body and not voice.name else None,
        body_id=body.id if body else None,
        bodies=joint_bodies(organisation, knowledge) if organisation and not body else (),
        anonymous=voice.anonymous,
        mention=mention,
        resolved_by=resolved.resolved_by,
    )

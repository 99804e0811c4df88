"""Resolve one mention, or the lack of one: to a voice of the article, or to somebody new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from schemas import ResolvedBy
from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge, words_of
from workers.text.knowledge.model import Body, BodyKind, Role
from workers.text.mentions.clitics import without_preposition
from workers.text.mentions.issuers import author_of, is_document, without_latest, without_object
from workers.text.mentions.mention import Mention
from workers.text.mentions.nouns import MARKS, stem, stems
from workers.text.mentions.other_names import is_principal
from workers.text.mentions.own_names import without_pronoun
from workers.text.mentions.remembered import body_of, role_of
from workers.text.mentions.unnamed import is_indefinite, is_people
from workers.text.speakers.antecedents.agents import first_named, with_subject
from workers.text.speakers.antecedents.candidates import ALIKE, candidates
from workers.text.speakers.antecedents.documents import REPORTS, Issuers, are_reports, is_nobodys, is_somebody
from workers.text.speakers.antecedents.meant_bodies import place, place_named
from workers.text.speakers.antecedents.near_states import body_of_near_state
from workers.text.speakers.antecedents.owned_offices import is_organ, of_state
from workers.text.speakers.antecedents.ranker import Choose, choose
from workers.text.speakers.antecedents.relations import Relations
from workers.text.speakers.antecedents.rereading import by_kunya, reread
from workers.text.speakers.antecedents.scene import Candidate, Scene
from workers.text.speakers.antecedents.together import StatesTogether
from workers.text.speakers.at_cues.joint_mentions import voice_of_both
from workers.text.speakers.at_cues.several import may_be_several
from workers.text.speakers.cast.bare_bodies import (
    federation,
    is_another_society,
    is_civic,
    is_paper,
    is_plain,
    named_before,
    nation_of,
    spoken_for,
    tell_more,
    with_short_name,
)
from workers.text.speakers.cast.body_phrases import NAMED_BEFORE
from workers.text.speakers.cast.newcomers import somebody_new
from workers.text.speakers.cast.titled_names import bearer_of_title
from workers.text.speakers.voice import Resolved, Voice, gender_of_words, learn_office
from workers.text.speakers.voices import Voices
from workers.text.statements.spots import Spot
from workers.text.syntax.cues import CueKind
from workers.text.words.tokens import folded_word as fold

_PRONOUNS: Final = word_list("pronouns")
_SAME: Final = word_list("same")
"""«المصدر ذاته», «المتحدثة نفسها»: who spoke last."""
_SAME_IN_FRONT: Final = frozenset({"نفس", "ذات"})
"""«نفس المصدر», «ذات المصدر»: no name and no office begins with them."""
_SOURCES: Final = word_list("sources")
_THESE: Final = word_list("demonstratives")
_PLURAL: Final = "p"
_PLURALS: Final = ("ون", "ين")
"""Endings of indefinite adjectives of several people, where no article stands in front."""
_LOOSE: Final = " ،,"
"""What may hang at the edges of a body's name where a mention is cut."""
_DECLARATION, _FINAL = "اعلان", "الختامي"
_GENERIC: Final = 2
"""Words of «المنظمة», «المنظمة الدولية»."""
_BY: Final = {
    **dict.fromkeys("DPN", ResolvedBy.DROPPED_SUBJECT),
    **dict.fromkeys("CYS", ResolvedBy.PRONOUN),
    **dict.fromkeys("RI", ResolvedBy.ROLE_EARLIER),
    **dict.fromkeys("GB", ResolvedBy.MENTION),
}


class References:
    """Resolves the mentions of one article in order; ``choose`` may be replaced to learn from its choices.

    ``country``: alpha-2 code of the state that most of the article is about, if there is one. ``together``: the states that
    its body names in a row; ``issuers``: whose its documents are.
    """

    def __init__(
        self,
        voices: Voices,
        knowledge: Knowledge,
        choose: Choose = choose,
        country: str | None = None,
        together: StatesTogether | None = None,
        *,
        issuers: Issuers | None = None,
    ) -> None:
        self._voices = voices
        self._knowledge = knowledge
        self._choose = choose
        self._country = country
        self._issuers = issuers or Issuers((), voices, knowledge)
        self._relations = Relations(voices, knowledge, country, together)

    def dropped(self, spot: Spot, implied: Voice | None = None, several: Mention | None = None) -> Resolved:
        """Who goes on speaking where the subject is left out: ``implied`` may, by the clause before.

        ``several``: the people whom a sentence with a verb in the plural names; the verb is theirs, unless others fit.
        """
        kind = spot.cue.kind if spot.cue else CueKind.NOUN
        mode = "P" if kind is CueKind.PARTICIPLE else "D" if kind in (CueKind.PAST, CueKind.IMPERFECT) else "N"
        scene = Scene(mode, spot, self._voices.count, gender=spot.cue.gender if spot.cue else "")
        may_be = with_subject(self._voices, candidates(self._voices, scene, ()), implied, scene)
        if scene.gender == _PLURAL and not any(map(may_be_several, may_be)):
            if several is not None:
                return Resolved(self.resolve(several, spot).voice, _BY[mode])
            may_be = [one for one in may_be if one.voice.anonymous or 0 <= spot.before <= one.voice.spoke_at]
        if not may_be:
            return Resolved(Voice(), ResolvedBy.UNRESOLVED)
        chosen = self._choose(scene, may_be)
        return Resolved((first_named(may_be, scene) or chosen).voice, _BY[mode], chosen.chances)

    def note_issuer(self, voice: Voice, spot: Spot, *, named: bool = True) -> None:
        """Note whose document it is in which something has just been said: «البيان» is theirs until another one is told.

        ``named``: the speaker is named there, who is no other than its issuer: «قال الوزير في بيان للوزارة».
        """
        if spot.document and (voice.name or voice.role or voice.body):
            self._issuers.note(spot.document, voice, max(spot.at, spot.ahead) if named else spot.at)

    def resolve(self, mention: Mention, spot: Spot) -> Resolved:
        """The voice that ``mention`` means: one that is known already, or a new one."""
        whole = without_latest(" ".join(part for part in (mention.name, mention.role, mention.body) if part))
        words = [bare for word in fold(whole).split() if (bare := word.strip(MARKS))]
        both = voice_of_both(mention, whole, self._voices, self._knowledge)
        if both is not None:
            return Resolved(both, ResolvedBy.MENTION)
        mention = reread(mention, whole, words, self._voices)
        alone = len(words) == 1 and not self._voices.full_names.is_end(tuple(words))
        if mention.name and not alone:
            return self._by_name(mention, mention.name, spot)
        referred = self._referred(mention, whole, words, spot) if words else None
        if referred is not None:
            return referred
        if mention.name:
            return self._by_name(mention, mention.name, spot)
        if mention.role:
            return self._by_role(mention, mention.role, spot)
        return self._by_body(mention.body or "", spot, anonymous=mention.anonymous)

    def _referred(self, mention: Mention, whole: str, words: Sequence[str], spot: Spot) -> Resolved | None:
        """What refers back: documents, pronouns, pairs, «his lawyer», «the same»; None for other mentions."""
        if _FINAL in words and stem(words[0]) == _DECLARATION:  # «الإعلان الختامي» of a meeting
            return Resolved(Voice(body=whole, words=stems(whole)), ResolvedBy.MENTION)
        if is_document(words[0]) and not is_somebody(mention, self._knowledge):
            return self._document(mention, whole, words, spot)
        if are_reports(words) or (
            mention.role and is_people(words, self._knowledge)
        ):  # «تشير الأنباء», «يطالب الفلسطينيون»
            return Resolved(Voice(role=whole, anonymous=True, words=stems(whole)), ResolvedBy.MENTION)
        joint = self._relations.joint(words, spot) or (
            self._relations.latter(words[0], spot) if len(words) == 1 else None
        )
        joint = joint or self._of_state(whole, mention, spot)
        owned = without_pronoun(whole.split(maxsplit=1)[0].strip(MARKS), self._knowledge)
        if joint is None and owned is not None and not words[0].startswith("ال"):
            return self._relations.of_another(whole, owned, spot, anonymous=mention.anonymous)
        same = _SAME & set(words) or (words[0] in _SAME_IN_FRONT and words[1:] and words[1].startswith("ال"))
        if joint is None and (words[0] in _PRONOUNS or same):
            return self._find("Y" if words[0] in _PRONOUNS else "S", spot, whole, mention)
        return joint

    def _of_state(self, whole: str, mention: Mention, spot: Spot) -> Resolved | None:
        """Who holds the office of a state, or the organ that it is: «السفير الروسي», «الخارجية الروسية»; None for others."""
        office = of_state(whole, spot, self._voices, self._knowledge)
        if office is None or is_organ(office):
            return self._by_body(office, spot) if office is not None else None
        holder = replace(mention, name=None, role=office, body=None, anonymous=False)
        if self._voices.with_word(stem(fold(office).split()[0]), ALIKE):
            return self._by_role(holder, office, spot)
        scene = Scene("R", spot, self._voices.count, info=role_of(office, self._knowledge))
        fresh, by = somebody_new(holder, scene, office, self._knowledge)
        self._voices.add_words(fresh, stems(office))
        return Resolved(fresh, by)

    def _document(self, mention: Mention, whole: str, words: Sequence[str], spot: Spot) -> Resolved:
        """Who issued it: the body that it names, else one of the article; «تقارير» are of nobody in particular."""
        noun = stem(words[0])
        told = self._issuers.told_by(whole, words, spot.at, max(spot.at, spot.ahead))
        if told is not None:
            resolved = self._by_body(told, spot) if isinstance(told, str) else Resolved(told, ResolvedBy.PRONOUN)
            self._issuers.note(noun, resolved.voice, spot.at)
            return resolved
        if (author := author_of(whole, self._knowledge)) is not None:
            return self._by_role(Mention(None, author, None, anonymous=False), author, spot)
        nobody = Resolved(Voice(role=whole, anonymous=True, words=stems(whole)), ResolvedBy.MENTION)
        if noun in REPORTS:
            return nobody
        unnamed = replace(mention, anonymous=not words[0].startswith(("ال", "لل")))  # «بيان» of nobody in particular
        resolved = self._find("C", spot, whole, unnamed)
        if not spot.headline and is_nobodys(words, resolved.voice):
            resolved = nobody
        if resolved is nobody or (unnamed.anonymous and resolved.resolved_by is ResolvedBy.PRONOUN):
            self._issuers.note(noun, resolved.voice, spot.at)  # «البيان» behind it is the same one's
        return resolved

    def _by_name(self, mention: Mention, name: str, spot: Spot) -> Resolved:
        known = by_kunya(name, self._voices) or bearer_of_title(mention, name, spot.at, self._voices)
        known = known or self._voices.last_bearer(name, spot.at)
        if known is not None:
            return Resolved(known, ResolvedBy.FULL_NAME_EARLIER)
        voice = self._voices.person(mention, name)
        if mention.role is not None:
            place_named(voice, spot, self._voices, self._choose)
        whole = len(name.split()) >= len(voice.name_words)
        return Resolved(voice, ResolvedBy.MENTION if whole else ResolvedBy.FULL_NAME_EARLIER)

    def _by_role(self, mention: Mention, role: str, spot: Spot) -> Resolved:
        pointed, _, noun = role.partition(" ")
        if fold(pointed) in _THESE and noun.startswith("ال") and stem(fold(noun.split()[0])) in _SOURCES:
            role = noun  # «هذه المصادر»
        role = self._relations.with_owner(role, spot)
        info = role_of(role, self._knowledge)
        several = fold(role).endswith(_PLURALS) and not any(word.startswith("ال") for word in words_of(role))
        definite = fold(role).startswith("ال") or bool(info and info.definite and not several)  # «نشطاء حقوقيون»
        return self._find("R" if definite else "I", spot, role, mention, info=info)

    def _by_body(self, words: str, spot: Spot, *, anonymous: bool = False) -> Resolved:
        body = without_object(without_preposition(words.strip(_LOOSE), self._knowledge), self._knowledge)
        nation = nation_of(words_of(body), self._knowledge)
        metonym = self._knowledge.metonym(body) or nation
        body = nation.name if nation else body
        known = metonym or body_of(body, self._knowledge)
        known = federation(body, known, self._voices.known_bodies(), self._knowledge) or known
        named = known is not None and known.id not in self._knowledge.tables.functions
        bare = [word for word in words_of(body) if word not in _THESE]
        head = self._knowledge.tables.generic_heads.get(stem(bare[0])) if bare else None
        before = named_before(bare, known, spot, self._voices) or spoken_for(bare, self._voices)
        before = before or body_of_near_state(body, known, spot, self._voices)
        if before is not None:
            return Resolved(before, ResolvedBy.MENTION)
        paper = is_paper(bare, head.kind if head else None, self._knowledge)
        paper = paper or is_another_society(bare, known, spot, self._voices)
        if known is not None and named and not paper and (voice := self._voices.body(known.id)) is not None:
            longer = len(body) > len(voice.body or "") or not (voice.times or stems(body) <= stems(voice.body))
            if longer and not metonym and not is_plain(bare):
                voice.body = with_short_name(body, voice.body or "", known, self._knowledge)
            return Resolved(voice, ResolvedBy.METONYMY if metonym else ResolvedBy.MENTION)
        of_its_own = metonym is not None or (
            known is not None and known.id in self._knowledge.tables.bodies and not paper
        )
        generic = len(bare) <= _GENERIC and bool(bare) and bare[0].startswith("ال") and not of_its_own
        known = None if paper else known
        kind = known.kind if known else BodyKind.NGO if is_civic(bare) else head.kind if head else None
        return self._find(
            "G" if generic else "B", spot, body, Mention(None, None, body, anonymous=anonymous), known=known, kind=kind
        )

    def _find(
        self,
        mode: str,
        spot: Spot,
        words: str,
        mention: Mention,
        *,
        info: Role | None = None,
        known: Body | None = None,
        kind: BodyKind | None = None,
    ) -> Resolved:
        if mode in "CS":
            info = role_of(words, self._knowledge)
        head = next(
            (
                stem(bare)
                for w in fold(words).split()
                if (bare := w.strip(MARKS)) and bare not in _THESE | _SAME_IN_FRONT
            ),
            "",
        )
        unnamed = mode == "I" and is_indefinite(words_of(words), self._knowledge)
        scene = Scene(
            mode, spot, self._voices.count, head, stems(words), info, known, kind,
            gender=spot.cue.gender if mode == "Y" and spot.cue else gender_of_words(words, info), unnamed=unnamed,
        )  # fmt: skip
        fresh, by = somebody_new(mention, scene, words, self._knowledge)
        if fresh.role is not None:
            place(fresh, spot, self._voices, self._choose, self._country)
        may_be = candidates(self._voices, scene, (head, *sorted(scene.words)))
        if mode in "RI":
            may_be = [one for one in may_be if not is_principal(words, info, one.voice.name_words)]
        named = mode in "YS" or (mode == "G" and kind in NAMED_BEFORE and not words.endswith("ات"))
        chosen = self._choose(scene, may_be if named and may_be else [*may_be, Candidate(fresh, new=True)])
        if chosen.new:
            self._voices.add_words(fresh, scene.words | stems(mention.body))
            if fresh.known_body is not None and not fresh.role:
                self._voices.note_body(fresh, fresh.known_body.id)
            return Resolved(fresh, by, chosen.chances)
        if mode == "B" and not chosen.voice.times:
            tell_more(chosen.voice, words, known, self._knowledge)
        if mode in "RI":
            learn_office(chosen.voice, words, info)
            self._voices.add_words(chosen.voice, scene.words)
        return Resolved(chosen.voice, _BY[mode], chosen.chances)

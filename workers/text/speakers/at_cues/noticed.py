"""Notice what the ranker of mentions has overlooked at a cue, and what it has taken from another verb.

«وأضاف [«الحداد»]: «…»», «[وسائل إعلام معارضة] التي أكدت …», «[أنقرة] تنفي … وتؤكد …»; but not «هاجمت الصين تصريحات [الحداد]
ووصفتها بأنها …», where the verb's subject is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from schemas import Entity
from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Body
from workers.text.knowledge.person_names import name_words
from workers.text.mentions.nouns import stem
from workers.text.mentions.own_parts import own_part
from workers.text.mentions.relayed import passed_on, quoted_before
from workers.text.speakers.at_cues.felt import who_feels
from workers.text.speakers.at_cues.gone_to_say import beside_verb, told_otherwise
from workers.text.speakers.at_cues.objects import ASKING, INSIDE
from workers.text.speakers.at_cues.other_phrases import RELATIVES, subject_in_front
from workers.text.speakers.at_cues.own_sentences import in_own_sentences
from workers.text.speakers.at_cues.several import said_by_several, several_in_front
from workers.text.speakers.at_cues.subjects_before import subject_before
from workers.text.speakers.at_cues.subjects_behind import with_subject_behind
from workers.text.speakers.at_cues.turned_to import is_turned_to
from workers.text.statements.find import Found
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, Analysis
from workers.text.syntax.cues import CueKind, CueWord, read_cue
from workers.text.syntax.quotes import MARKS
from workers.text.words.tokens import Token
from workers.text.words.word_features import frequency_rank

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_ADVERBS: Final = word_list("no_mention") | word_list("asides") | word_list("times")
_QUOTED: Final = 3
"""Words of a name in quotation marks."""
_PHRASE: Final = 6
"""Words of a noun phrase in front of a relative pronoun, or of the subject of a headline."""
_PAIR: Final = 2
_RARE: Final = 20_000
"""Rank in news from which on a definite adjective is more likely a name."""
_DOCUMENTS: Final = word_list("documents")
_KIN: Final = "kin"
_ACCUSATIVE: Final = "ا"
_WHERE: Final = frozenset({"في", "من"})
_ADJECTIVES: Final = ("ي", "يه")
_COMMAS: Final = frozenset("،,")
_AND: Final = "و"
_FOR_THE: Final = "لل"
_IMPERFECT: Final = frozenset("يت")
_OBJECTS: Final = ("ه", "ها")
_FEMININE: Final = "ه"
_MASCULINE: Final = "m"
_PLURAL: Final = "p"
"""Of a verb whose subject stands in front or is left out."""


def noticed(
    found: Sequence[tuple[Found, Analysis]],
    persons: frozenset[str],
    knowledge: Knowledge,
    entities: Sequence[Entity] = (),
) -> list[tuple[Found, Analysis]]:
    """The statements with their mentions set right.

    ``persons``: folded words of the names of those named in full; ``entities``: all of the article.
    """
    out: list[tuple[Found, Analysis]] = []
    for given, analysis in in_own_sentences(found):
        one = with_subject_behind(given, analysis, entities, persons, knowledge)
        if one is given:
            one = _set_right(one, analysis, out[-1] if out else None, persons, knowledge)
        out.append((one, analysis))
    return out


def _set_right(
    one: Found, analysis: Analysis, last: tuple[Found, Analysis] | None, persons: frozenset[str], knowledge: Knowledge
) -> Found:
    """The statement with the mention that its words tell; ``last``: the one before it in the article."""
    before = last[0] if last is not None else None
    turned = told_otherwise(analysis, before if last and last[1] is analysis else None, one, knowledge)
    if turned is not None:
        return turned
    if (before_cue := subject_before(one, analysis, knowledge)) is not None:
        return replace(one, mention=before_cue)
    if one.mention is not None:
        mention: tuple[int, int] | None = passed_on(one.mention, one.content, analysis, knowledge, one.cue)
        if mention == one.mention:
            asked = is_turned_to(one, before if last and last[1] is analysis else None, analysis, knowledge)
            mention = None if asked else _without_other(one, analysis, knowledge)
            mention = mention and own_part(mention, one, analysis, persons, knowledge)
        return one if mention == one.mention else replace(one, mention=mention)
    if one.cue is not None and one.cue_word is not None and one.cue_word.kind in _VERBS:
        mention = quoted_before(analysis, one.cue + 1, one.content[0], knowledge)
        mention = mention or beside_verb(one, analysis) or _overlooked(one, analysis, persons, knowledge)
        if mention is None and one.headline:
            mention = _of_headline(one, before, analysis, knowledge)
        return replace(one, mention=mention) if mention else one
    felt = who_feels(analysis, one.cue or 0, one.cue_word, knowledge)
    if felt is None and one.headline and one.cue_word is None and before is not None and before.headline:
        felt = before.mention  # «أنقرة تنفي …: …»
    return replace(one, mention=felt) if felt else one


def _overlooked(
    statement: Found, analysis: Analysis, persons: frozenset[str], knowledge: Knowledge
) -> tuple[int, int] | None:
    """The words behind the verb, or in front of its relative pronoun, that must be its subject; None for none."""
    tokens, cue, verb = analysis.tokens, statement.cue or 0, statement.cue_word
    alone = verb is None or verb.gender == _PLURAL or verb.lemma in ASKING
    behind = None if alone else _named_behind(tokens[: statement.content[0]], cue + 1, persons, knowledge)
    behind = behind or _unnamed_behind(analysis, cue, statement.content[0], verb, knowledge)
    if behind is not None:
        return behind
    if (
        verb is not None
        and verb.gender == _PLURAL
        and (several := several_in_front(analysis, cue, knowledge)) is not None
    ):
        return several
    chanted = said_by_several(analysis, cue, verb, knowledge)
    if chanted is not None:
        return chanted
    before = tokens[cue - 1].folded.removeprefix(_AND) if cue else ""
    if verb is None or verb.with_object or before not in RELATIVES or RELATIVES[before] != verb.gender:
        return None
    if cue + 1 < len(tokens) and tokens[cue + 1].folded in INSIDE:
        return None  # «تصريح الحداد للقناة التي قال فيها»
    return _phrase_before(analysis, cue - 1, verb.gender, knowledge)


def _named_behind(
    tokens: Sequence[Token], first: int, persons: frozenset[str], knowledge: Knowledge
) -> tuple[int, int] | None:
    """A name that is all between a verb and its content: «أضاف [«الحداد»]: …», «أعلن [الحداد] عن …»; no adverb."""
    content = len(tokens)
    words = [i for i in range(first, content) if tokens[i].folded[0].isalnum()]
    while words and (tokens[words[-1]].folded in COMPLEMENTIZERS | PREPOSITIONS):
        words.pop()
    if not words or len(words) > _QUOTED or words[-1] - words[0] != len(words) - 1:
        return None
    bare = [tokens[i].folded for i in words]
    if bare[0] in PREPOSITIONS | _ADVERBS | COMPLEMENTIZERS or read_cue(bare[0]) is not None:
        return None
    quoted = tokens[words[0] - 1].word in MARKS and words[-1] + 1 < content and tokens[words[-1] + 1].word in MARKS
    named = len(words) == 1 and (bare[0] in persons or _is_family_name(bare[0], knowledge))
    return (words[0], words[-1] + 1) if quoted or named else None


def _unnamed_behind(
    analysis: Analysis, cue: int, content: int, verb: CueWord | None, knowledge: Knowledge
) -> tuple[int, int] | None:
    """Somebody new right behind the verb, with where he is: «وقال [صحفي في حلب] طلب عدم الكشف عن هويته: …»; None for none."""
    tokens, first = analysis.tokens, cue + 1
    word = tokens[first].folded if first < content else ""
    role = knowledge.tables.roles.get(word)
    if role is None or verb is None or verb.with_object or role.gender.value != verb.gender or role.noun.id == _KIN:
        return None
    manner = word.endswith(_ACCUSATIVE)  # «وقال متحدثا في …»
    if manner or word.startswith("ال") or word in name_words() or word in PREPOSITIONS | _ADVERBS:
        return None
    end = first + 1
    while end < content and tokens[end].folded.endswith(_ADJECTIVES) and tokens[end].folded not in PREPOSITIONS:
        end += 1
    place = end + 1 < content and tokens[end].folded in _WHERE and tokens[end + 1].folded[0].isalpha()
    return first, end + 2 * place


def _is_family_name(word: str, knowledge: Knowledge) -> bool:
    """Whether the folded word is rare and has the form of a family name: «البركاني»."""
    rank = frequency_rank(word)
    rare = rank is None or rank >= _RARE
    return rare and word.startswith("ال") and word.endswith("ي") and knowledge.nationality(word) is None


def _phrase_before(analysis: Analysis, pronoun: int, gender: str, knowledge: Knowledge) -> tuple[int, int] | None:
    """The source or body that no entity names right in front of a relative pronoun: «وسائل إعلام معارضة التي …».

    Two states in one phrase are both the subject: «لا تشمل [روسيا وإيران] اللتين تؤكدان …».
    """
    tokens = analysis.tokens
    end = pronoun - (pronoun > 0 and tokens[pronoun - 1].word in _COMMAS)  # «المحقق، الذي قال»
    found = None
    for first in range(end - 1, max(end - _PHRASE, 0) - 1, -1):
        word = tokens[first].folded
        if not word[0].isalnum() or word in PREPOSITIONS | COMPLEMENTIZERS or analysis.cues[first] is not None:
            break
        words = [token.folded for token in tokens[first:end]]
        whole = " ".join(words)
        pair = len(words) == _PAIR and words[1][0] == _AND and knowledge.state(words[1][1:]) is not None
        both = pair and knowledge.state(words[0]) is not None
        told = knowledge.resolve_source(whole) is not None or knowledge.kind_of(whole) is not None
        told = told or _is_office(words, knowledge)
        if _is_told_of(words, knowledge):
            return first + 1, end
        agrees = gender != _MASCULINE or not word.endswith(_FEMININE)
        if both or (told and agrees and (_is_whole(tokens, first) or _owns_document(tokens, first, gender))):
            found = (first, end)
    return found


def _is_office(words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether the folded words are a definite role and nothing else: «المحقق», «وزير النقل»."""
    role = knowledge.resolve_role(" ".join(words))
    return role is not None and role.definite and role.length == len(words) and words[0].startswith("ال")


def _is_told_of(words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether the folded words are a person with an office behind «لـ»: «مقال للكاتب [فلان الفلاني] الذي أشار …»."""
    role = knowledge.tables.roles.get(f"ال{words[0][2:]}") if words[0].startswith(_FOR_THE) else None
    named = len(words) > _PAIR and all(word in name_words() for word in words[1:])
    return role is not None and named and role.gender.value != _PLURAL


def _is_whole(tokens: Sequence[Token], first: int) -> bool:
    """Whether no noun in front has the phrase for its owner: «تطوقه [الشرطة]», not «بيان الشرطة»."""
    before = tokens[first - 1].folded if first else ""
    return not before[:1].isalnum() or before in PREPOSITIONS or before.startswith("ال") or _is_verb(before)


def _owns_document(tokens: Sequence[Token], first: int, gender: str) -> bool:
    """Whether a document of the other gender than the verb stands in front: «بيان [الوزارة] التي ذكرت», no «بيان … الذي»."""
    noun = stem(tokens[first - 1].folded) if first else ""
    return noun in _DOCUMENTS and noun.endswith(_FEMININE) == (gender == _MASCULINE)


def _is_verb(word: str) -> bool:
    bare = word.removeprefix(_AND)
    return read_cue(word) is not None or (bare[:1] in _IMPERFECT and bare.endswith(_OBJECTS))


def _of_headline(
    statement: Found, before: Found | None, analysis: Analysis, knowledge: Knowledge
) -> tuple[int, int] | None:
    """The subject of a headline, which its first words are: «[أنقرة] تنفي … : …», «[دول الخليج] تدين … وتؤكد …»."""
    tokens, cue, verb = analysis.tokens, statement.cue or 0, statement.cue_word
    if before is not None and before.headline and before.mention is not None and before.cue is not None:
        other = before.cue_word
        joined = before.cue == cue or tokens[cue].word.startswith(_AND)
        alike = verb is not None and other is not None and (other.kind, other.gender) == (verb.kind, verb.gender)
        return before.mention if joined and alike else None
    end = _first_verb(analysis, cue, verb)
    if not 0 < end <= _PHRASE or any(not token.folded[0].isalnum() for token in tokens[:end]):
        return None
    words = " ".join(token.folded for token in tokens[:end])
    known = knowledge.state(words) is not None or knowledge.metonym(words) is not None
    return (0, end) if known or isinstance(knowledge.lookup(words), Body) else None


def _first_verb(analysis: Analysis, cue: int, verb: CueWord | None) -> int:
    """The verb of a headline that «و» joins the one at ``cue`` to, if they agree: «بكين [ترد] على التهديدات وتتوعد بـ…»."""
    if verb is None or not analysis.tokens[cue].word.startswith(_AND):
        return cue
    others = ((at, other) for at, other in enumerate(analysis.cues[:cue]) if other is not None)
    return next((at for at, other in others if (other.kind, other.gender) == (verb.kind, verb.gender)), cue)


def _without_other(statement: Found, analysis: Analysis, knowledge: Knowledge) -> tuple[int, int] | None:
    """The mention, or who stands in front of the verb that has it for its object; None where it is of another phrase."""
    cue, mention = statement.cue, statement.mention
    if cue is None or mention is None:
        return mention
    if _is_of_another_verb(statement, analysis):
        return None
    if cue == mention[0] - 1 and not statement.headline:
        return subject_in_front(analysis, cue, statement.cue_word, knowledge) or mention
    return mention


def _is_of_another_verb(statement: Found, analysis: Analysis) -> bool:
    """Whether the mention stands in front of a verb that «و» joins to another, or behind the content at a verb of its own."""
    if statement.mention is None or statement.cue_word is None or statement.cue_word.kind not in _VERBS:
        return False
    tokens, (first, end) = analysis.tokens, statement.mention
    if end == statement.cue:
        word, own = tokens[end], analysis.cues[first - 1] if first else None
        if own is not None and own.kind in _VERBS:  # «… وفق ما أفاد [أطباء] واتهمت»
            return False
        return word.word[0] == _AND and word.folded[0] == _AND and read_cue(word.folded[1:]) is not None
    if first < statement.content[1] or end >= len(tokens):
        return False
    other = analysis.cues[end]
    return other is not None and other.kind in _VERBS

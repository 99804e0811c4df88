"""Read an office that stands beside another one: «محلل وعضو البرلمان», «نائب رئيس الحكومة ووزير الداخلية اليمني»."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from workers.text.knowledge.model import Role
from workers.text.knowledge.tables import Tables

Parse = Callable[[Sequence[str], int], Role | None]
"""The role phrase that the words from a place to their end are."""


def with_second_office(words: Sequence[str], role: Role, noun: range, tables: Tables, parse: Parse) -> Role:
    """``role``, whose noun stands at the places ``noun`` of the folded ``words``, as the office beside it tells it.

    One that makes nobody official gives way to an office that does («رئيس الوزراء السابق وزعيم المعارضة»); one of no state
    is of the state of the other.
    """
    after = noun.start + role.length
    if role.former:
        past = next((at for at in range(noun.stop, after) if tables.role_words.get(words[at]) == "former"), after)
        places = [at for at in range(past + 1, after) if words[at][0] not in "لب"]
    else:
        places = [at for at in (after,) if at < len(words) and is_conjoined_role(words[at], tables)]
    other = next((found for at in places if (found := parse(words, at))), None)
    if other is None or not other.official or other.former:
        return role
    if role.official:
        if role.body and role.country is None:
            return replace(role, country=other.country)  # «عضو مجلس نواب وعقيد في الجيش الروسي»
        return (
            role
            if role.country or role.body
            else replace(role, body=other.body, kind=other.kind, country=other.country)
        )
    if role.former or other.body or other.noun.official == "office":
        return replace(other, definite=role.definite, length=role.length)
    return role


def is_conjoined_role(word: str, tables: Tables) -> bool:
    """Whether the folded word is a role noun behind «and»: «ووزير»."""
    return word[0] == "و" and word not in tables.roles and word[1:] in tables.roles

"""What a subscription asks for and when it is told, in the words of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas import Act
from workers.monitor.translate import Translator
from workers.subscriptions.durations import written
from workers.subscriptions.model import Quiet, Speakers, Subjects, Subscription, Words
from workers.subscriptions.subscription import ReadySubscription


@dataclass(frozen=True, slots=True)
class Asked:
    """One condition."""

    label: str
    choices: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """«any of», «all of», «none of», each with its entries."""
    acts: tuple[Act, ...] = ()


def asks(one: ReadySubscription, t: Translator) -> list[Asked]:
    """The conditions, in the order of the file's documentation."""
    model = one.model
    if not (model.who or model.about or model.act or model.words or model.outlets):
        return [Asked(t("subscriptions.asks"), (("", (t("subscriptions.every_alert"),)),)), *_asks(model, t)]
    return list(_asks(model, t))


def _asks(model: Subscription, t: Translator) -> Iterator[Asked]:
    if model.who:
        yield Asked(t("subscriptions.who"), _choices(t, any=_parts(model.who.any, t), none=_parts(model.who.none, t)))
    if model.about:
        about = model.about
        given = {"any": _parts(about.any, t), "all": _parts(about.all, t), "none": _parts(about.none, t)}
        yield Asked(t("subscriptions.told_about"), _choices(t, **given))
    if model.act:
        yield Asked(t("subscriptions.act"), acts=model.act)
    if model.words:
        label = t("subscriptions.told_words_in_title" if model.words.in_title else "subscriptions.told_words")
        yield Asked(label, _words(model.words, t))
    if model.outlets:
        yield Asked(t("subscriptions.outlets"), _choices(t, any=model.outlets.any, none=model.outlets.none))
    if more := tuple(_more(model, t)):
        yield Asked(t("subscriptions.besides"), (("", more),))


def _more(model: Subscription, t: Translator) -> Iterator[str]:
    if model.minimum_outlets > 1:
        yield t("subscriptions.told_outlets", n=model.minimum_outlets)
    if model.minimum_confidence:
        yield t("subscriptions.told_confidence", least=f"{model.minimum_confidence:g}")
    if model.kinds != type(model).model_fields["kinds"].default:
        yield t(
            "subscriptions.told_kinds",
            kinds=t("site.comma").join(t(f"subscriptions.kind_{kind}") for kind in model.kinds),
        )
    if not model.official_only:
        yield t("subscriptions.told_unofficial")


def when(one: ReadySubscription, t: Translator) -> list[str]:
    """When messages go out, a phrase each."""
    return list(_when(one, t))


def _when(one: ReadySubscription, t: Translator) -> Iterator[str]:
    model = one.model
    if model.digest and model.digest.daily:
        clocks = t("site.comma").join(f"{clock:%H:%M}" for clock in model.digest.daily)
        yield t("subscriptions.told_daily", clocks=clocks, zone=one.zone)
    elif model.digest and model.digest.every:
        yield t("subscriptions.told_every", span=written(model.digest.every))
    elif model.wait:
        yield t("subscriptions.told_wait", span=written(model.wait))
    else:
        yield t("subscriptions.told_now")
    if model.urgent:
        yield t("subscriptions.told_urgent")
    for quiet in model.quiet_hours:
        yield _quiet(quiet, one, t)
    if model.most_per_hour:
        yield t("subscriptions.told_most", n=model.most_per_hour)


def _quiet(quiet: Quiet, one: ReadySubscription, t: Translator) -> str:
    told = t("subscriptions.told_quiet", start=f"{quiet.start:%H:%M}", until=f"{quiet.until:%H:%M}", zone=one.zone)
    if len(quiet.days) == 7:
        return told
    return f"{told} ({t('site.comma').join(t(f'subscriptions.{day}') for day in quiet.days)})"


def _words(words: Words, t: Translator) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return _choices(t, any=words.any, all=words.all, none=words.none)


def _choices(t: Translator, **given: Sequence[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Entries with the word for how many of them must be met; none where any of them will do and nothing else is asked."""
    filled = {which: tuple(many) for which, many in given.items() if many}
    bare = set(filled) == {"any"}
    return tuple(("" if bare else t(f"subscriptions.{which}"), many) for which, many in filled.items())


def _parts(entries: Sequence[Speakers | Subjects], t: Translator) -> list[str]:
    return [_part(one, t) for one in entries]


def _part(one: Speakers | Subjects, t: Translator) -> str:
    """«body: us + role: وزير»; a name alone needs no word before it."""
    given = {name: getattr(one, name) for name in type(one).model_fields if getattr(one, name)}
    told = []
    for field, many in given.items():
        names = [f"{t.country(text)}" if field == "country" else text for text in many]
        joined = " / ".join(names)
        told.append(joined if field == "name" and len(given) == 1 else f"{t(f'subscriptions.field_{field}')}: {joined}")
    return " + ".join(told)

"""Apply the rules to each number of a sentence: refused and why, or read as what."""

from __future__ import annotations

from dataclasses import dataclass, field

from extraction.claims import Kind
from extraction.rules import AFTER, BEFORE, HERE, READINGS, REFUSALS, SIGNED, Rule
from extraction.rules.readings import LEVEL
from extraction.rules.rule import Place
from extraction.scene import B, Mention, Scene, V


@dataclass(slots=True)
class Reading:
    """One number, what a rule made of it, and, filled in by ``extraction.bind``, what it belongs to."""

    mention: Mention
    rule: Rule
    kind: Kind
    place: Place = ""
    negative: bool = False
    refused: str | None = None
    metric: Mention | None = None
    metric_how: str = ""  # direct, list, carried
    benchmarks: tuple[Mention, ...] = ()
    benchmark_how: str = ""
    model: Mention | None = None
    model_name: str = ""
    model_how: str = ""
    baseline: Mention | None = None
    settings: list[tuple[int, int, str]] = field(default_factory=list)


def read_numbers(scene: Scene) -> list[Reading]:
    """A reading of every number of a scene, in order."""
    readings = [_read(scene, mention) for mention in scene.of(V)]
    by_at = {reading.mention.at: reading for reading in readings}
    for reading in readings:
        if reading.rule is LEVEL and reading.refused is None:
            _share(scene, reading, by_at)
    return readings


def _read(scene: Scene, mention: Mention) -> Reading:
    quantity = mention.quantity
    assert quantity is not None
    window = scene.before(mention, BEFORE) + HERE + scene.after(mention, AFTER)
    refused = _plainly_none(mention)
    if refused is None:
        for rule in REFUSALS:
            if rule.pattern.search(window):
                refused = rule.name
                break
    if (quantity.sign in ("+", "-") and quantity.high is None) or quantity.sign == "+":
        rule, negative = SIGNED, quantity.sign == "-"
        return Reading(mention, rule, "delta", "", negative, refused)
    for rule in READINGS:
        match = rule.pattern.search(window)
        if match is not None and rule.kind is not None:
            down = "down" in rule.pattern.groupindex and match["down"] is not None
            return Reading(mention, rule, rule.kind, rule.place, down, refused)
    return Reading(mention, LEVEL, "score", refused=refused)


def _plainly_none(mention: Mention) -> str | None:
    """The reasons that the number alone gives."""
    quantity = mention.quantity
    assert quantity is not None
    if quantity.sign == "±":
        return "uncertainty"
    if quantity.glued and quantity.glued.casefold() not in ("db",):
        return "size" if not quantity.glued.startswith("-") else "count"
    bare = not quantity.unit and not quantity.factor and not quantity.decimal
    if bare and 1900 <= quantity.value <= 2099 and not quantity.sign:
        return "year"
    if bare and quantity.value > 2100:
        return "count"
    if quantity.percent and quantity.value > 2000:
        return "count"
    return None


_SHARED_REFUSALS = ("speed-up", "cost", "measure", "data-share", "count", "size", "uncertainty")


def _share(scene: Scene, reading: Reading, by_at: dict[int, Reading]) -> None:
    """Let a number read as a plain level take over what a member of its list says of the whole list."""
    group = scene.group(reading.mention)
    place = group.index(reading.mention)
    quantity = reading.mention.quantity
    for other in (*reversed(group[:place]), *group[place + 1 :]):
        found = by_at[other.at]
        assert other.quantity is not None and quantity is not None
        if other.quantity.unit != quantity.unit and other.quantity.factor != quantity.factor:
            continue
        if found.refused in _SHARED_REFUSALS and _bare_gap(scene, reading.mention, other):
            reading.refused = found.refused
            return
        if found.kind == "delta" and found.refused is None:
            reading.rule, reading.kind, reading.negative = found.rule, found.kind, found.negative
            return
        if found.place and group.index(other) < place and found.place == "compared":
            reading.rule, reading.place = found.rule, found.place
            return


def _bare_gap(scene: Scene, one: Mention, other: Mention) -> bool:
    left, right = (one, other) if one.at < other.at else (other, one)
    return "🄜" not in scene.gap(left, right) and B not in scene.gap(left, right)

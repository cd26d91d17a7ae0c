"""The rules as data: each reads its examples and misses its near misses, and none can run away."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

import extraction
from extraction.hints import Gated, Hints
from extraction.reasons import REASONS
from extraction.rules import HERE, READINGS, REFUSALS, SIGNED, Rule, possible
from extraction.sentences import sentences
from extraction.words import stems
from tests.extraction.cases.bugs import BUGS
from tests.extraction.cases.nothing_here import NOTHING_HERE
from tests.extraction.cases.worked_on import WORKED_ON

RULES = (*REFUSALS, *READINGS, SIGNED)


def windows(field: str) -> list[object]:
    return [pytest.param(rule, text, id=f"{rule.name}-{text}") for rule in RULES for text in getattr(rule, field)]


@pytest.mark.parametrize(("rule", "window"), windows("reads"))
def test_a_rule_reads_its_examples(rule: Rule, window: str):
    assert HERE in window
    assert rule.pattern.search(window)


@pytest.mark.parametrize(("rule", "window"), windows("misses"))
def test_a_rule_misses_its_near_misses(rule: Rule, window: str):
    assert HERE in window
    assert not rule.pattern.search(window)


@pytest.mark.parametrize(("rule", "window"), windows("reads"))
def test_a_rule_is_tried_on_every_sentence_that_it_reads(rule: Rule, window: str):
    tried = {one.name for rules in possible(*window.split(HERE, 1)) for one in rules}
    assert rule.name in tried or rule is SIGNED


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.name != "level"], ids=lambda rule: rule.name)
def test_a_rule_comes_with_examples(rule: Rule):
    assert rule.reads


def test_every_refusal_has_its_reason_in_words():
    assert {rule.name for rule in REFUSALS} <= REASONS.keys()
    assert all(sentence.endswith(".") for sentence in REASONS.values())


def patterns() -> Iterator[tuple[str, regex.Pattern[str] | re.Pattern[str]]]:
    """Every compiled pattern of the library."""
    for info in pkgutil.walk_packages(extraction.__path__, "extraction."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            for index, one in enumerate(
                value if isinstance(value, tuple) else value.values() if isinstance(value, dict) else (value,)
            ):
                if isinstance(one, Rule):
                    yield f"{info.name}.{name}.{one.name}", one.pattern
                elif isinstance(one, Gated):
                    yield f"{info.name}.{name}.{index}", one.pattern
                elif isinstance(one, regex.Pattern | re.Pattern):
                    yield f"{info.name}.{name}.{index}", one


def gates() -> Iterator[tuple[str, Gated]]:
    for info in pkgutil.walk_packages(extraction.__path__, "extraction."):
        if not info.name.endswith("__main__"):
            module = importlib.import_module(info.name)
            yield from ((name, value) for name, value in vars(module).items() if isinstance(value, Gated))


@pytest.mark.parametrize("gate", [pytest.param(gate, id=name) for name, gate in gates()])
def test_a_gate_shuts_no_match_out(gate: Gated):
    for case in (*WORKED_ON, *BUGS, *NOTHING_HERE):
        for start, end in sentences(case.text):
            found = [match.span() for match in gate.finditer(case.text, start, end)]
            assert found == [match.span() for match in gate.pattern.finditer(case.text, start, end)], case.text


def test_hints_tell_before_from_behind_in_one_pass():
    hints = Hints([("by ",), ("over",), ("accuracy", "error"), ()])
    for before, behind in (("by ", " over"), ("OVER by", " the error"), ("", ""), ("İ by ", "accuracy by ")):
        around = hints.around(before, "🄥", behind)
        assert around == (hints.of(f"{before}🄥{behind}"), hints.of(before), hints.of(behind))


def test_hints_tell_where_their_words_begin():
    assert Hints([("our", "the proposed"), ("we ",), ("x",)]).places("İ We see our and THE PROPOSED one") == [
        [9, 17],
        [2],
        [],
    ]


def test_whatever_a_group_of_words_matches_holds_one_of_its_stems():
    assert stems(r"(?:improv(?:es?|ed|ing)|ahead\sof|wins?(?=\sby))", "(?:losse?s?)") == (
        "improv",
        "ahead",
        "win",
        "loss",
    )


def unbounded_nestings(source: str) -> list[str]:
    """Groups repeated without a bound whose inside also repeats without one, neither of them possessive."""
    plain = re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]", "_", source)  # escapes and classes hold no operators
    found, opened = [], []
    for place, character in enumerate(plain):
        if character == "(":
            opened.append(place)
        elif character == ")" and opened:
            start = opened.pop()
            tail, inside = plain[place + 1 : place + 8], plain[start:place]
            outer = re.match(r"(?:[*+]|\{\d+,\})(?!\+)", tail)
            if outer and re.search(
                r"(?<![(*+?}])[*+](?!\+)|\{\d+,\}(?!\+)", re.sub(r"\(\?[<=!:>|P#]?[=!]?", "(", inside)
            ):
                found.append(plain[start : place + 3])
    return found


def test_the_search_for_nested_quantifiers_works():
    assert unbounded_nestings(r"(?:a+)+b")
    assert unbounded_nestings(r"(?:\w+\s)*x")
    assert not unbounded_nestings(r"(?:\w++\s)*x")
    assert not unbounded_nestings(r"(?:\w+\s){0,4}x")
    assert not unbounded_nestings(r"[(+*)]+")


def test_no_pattern_nests_unbounded_quantifiers():
    seen = dict(patterns())
    assert len(seen) > 60
    bad = {name: nestings for name, pattern in seen.items() if (nestings := unbounded_nestings(pattern.pattern))}
    assert not bad


#: The methods of a pattern, and the functions of ``regex``, that take a time limit.
SEARCHES = {"search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "subf", "split", "splititer"}


def test_no_pattern_is_given_a_timeout():
    for info in pkgutil.walk_packages(extraction.__path__, "extraction."):
        spec = importlib.util.find_spec(info.name)
        assert spec is not None
        assert spec.origin is not None
        for node in ast.walk(ast.parse(Path(spec.origin).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SEARCHES:
                assert "timeout" not in {keyword.arg for keyword in node.keywords}, f"{spec.origin}:{node.lineno}"

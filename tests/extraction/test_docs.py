"""``docs/extraction.md`` tells the truth: every rule is listed, and the worked example comes out as printed."""

from __future__ import annotations

import re

from extraction.rules import READINGS, REFUSALS, SIGNED
from tests import docs_parts

MEND = "run `make gold GOLD_ARGS=--write`, or `python -m tests.docs_parts` without the labelled papers"


def test_the_list_of_rules_is_complete_and_in_order():
    listed = re.findall(r"^\| `([\w-]+)` \|", docs_parts.get("rules"), re.MULTILINE)
    assert listed == [rule.name for rule in (*REFUSALS, SIGNED, *READINGS)], MEND


def test_the_worked_example_is_what_comes_out():
    def steady(text: str) -> str:
        return re.sub(r'(confidence"?:? )[\d.]+', r"\1", text)  # calibration moves it without changing the reading

    assert steady(docs_parts.get("example")) == steady(docs_parts.example()), MEND

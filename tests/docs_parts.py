"""The parts of ``docs/extraction.md`` that are made from code: the table of rules, the worked example."""

from __future__ import annotations

import json
import re
from pathlib import Path

from extraction.lines import read_line
from extraction.reasons import REASONS
from extraction.rules import READINGS, REFUSALS, SIGNED, Rule
from tests.reference import ROOT

DOCS = ROOT / "docs/extraction.md"
_PLACES = {"from": "where it rose from", "to": "where it rose to", "compared": "of a compared system"}

EXAMPLE = {
    "id": "tidenet",
    "title": "TideNet: Reading Sea Charts with Small Models",
    "abstract": r"We present TideNet, a 7B model. TideNet reaches 81.3\% accuracy on ChartQA (zero-shot), "
    r"outperforming GPT-4V by 2.1 points, and cuts latency by 40\%.",
}


def example() -> str:
    """The worked example: its line of input, what is read in words, and its first claim as JSON."""
    line = json.dumps(EXAMPLE).encode()
    (claim, *_) = json.loads(read_line(line))["claims"]
    told = read_line(line, explain=True).strip()
    return (
        f"```\n{line.decode()}\n```\n\n`--explain` says:\n\n```\n{told}\n```\n\n"
        f"and the first claim, as the command prints it:\n\n```json\n{_object(claim)}\n```"
    )


def _object(claim: dict[str, object]) -> str:
    """A claim with one field to a line."""
    fields = [f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in claim.items()]
    return "{\n" + ",\n".join(fields) + "\n}"


def table() -> str:
    """Every rule in the order in which they are tried: what it makes of a number, and one example of each side."""
    rows = [
        "| rule | what it makes of the number ◆ | reads, for example | but not |",
        "| --- | --- | --- | --- |",
    ]
    for rule in (*REFUSALS, SIGNED, *READINGS):
        made, example, miss = _made(rule), *(f"`{texts[0]}`" if texts else "" for texts in (rule.reads, rule.misses))
        rows.append(f"| `{rule.name}` | {made} | {_cell(example)} | {_cell(miss)} |")
    return "\n".join(rows)


def _made(rule: Rule) -> str:
    if rule.kind is None:
        return "none: " + REASONS[rule.name].removesuffix(".").replace("; ", ", ")
    if rule.kind == "delta":
        return "a gain or a loss"
    return "a score" + (f", {_PLACES[rule.place]}" if rule.place else "")


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


def get(name: str) -> str:
    """The generated part called ``name`` as it stands in the docs."""
    found = _part(name).search(DOCS.read_text(encoding="utf-8"))
    assert found, f"docs/extraction.md holds no part called {name}"
    return found[2]


def put(name: str, text: str, docs: Path = DOCS) -> None:
    """Replace the generated part called ``name`` in the docs."""
    old = docs.read_text(encoding="utf-8")
    docs.write_text(_part(name).sub(lambda found: f"{found[1]}{text}{found[3]}", old), encoding="utf-8")


def _part(name: str) -> re.Pattern[str]:
    return re.compile(rf"(<!-- {name}: [^>]*-->\n\n)(.*?)(\n\n<!-- end of {name} -->)", re.DOTALL)


def write() -> None:
    """Bring the rules and the example in the docs up to date."""
    put("rules", table())
    put("example", example())


if __name__ == "__main__":
    write()

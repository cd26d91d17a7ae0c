"""The four real dumps and the page the project began from: every cell and every paper is accounted for."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from leaderboard.formats import detect, pwc_tables, similar_papers
from leaderboard.formats.records import PaperRecord, ResultRecord
from tests.reference import needs_reference, reference

# Cells in, and how they come out: scores, attributes, raw.
DUMPS = {
    "hotpotqa": (426, 336, 0, 90),
    "snli": (192, 127, 61, 4),
    "squad": (902, 768, 0, 134),
    "nlp-progress": (1218, 1023, 94, 101),
}
EACH_DUMP = pytest.mark.parametrize("name", DUMPS)


def _path(name: str) -> Path:
    return reference(f"leaderboards/{name}.json")


def _rows(value: Any) -> Iterator[dict[str, Any]]:
    """All rows, found without any knowledge of the format but their keys."""
    if isinstance(value, dict):
        if "model_name" in value:
            yield value
        for item in value.values():
            yield from _rows(item)
    elif isinstance(value, list):
        for item in value:
            yield from _rows(item)


def _records(path: Path) -> list[ResultRecord]:
    found = list(pwc_tables.read(path))
    assert all(isinstance(item, ResultRecord) for item in found)
    return [item for item in found if isinstance(item, ResultRecord)]


@needs_reference
@EACH_DUMP
def test_every_cell_of_a_dump_is_a_score_an_attribute_or_raw_with_its_reason(name: str) -> None:
    cells = [cell for row in _rows(json.loads(_path(name).read_text("utf-8-sig"))) for cell in row["metrics"].items()]
    found = _records(_path(name))
    counts = Counter(record.understood for record in found)
    assert Counter((record.raw["metric"], record.value) for record in found) == Counter(cells)
    assert (len(cells), counts["score"], counts["attribute"], counts["raw"]) == DUMPS[name]
    assert all(record.reason for record in found if record.understood != "score")


@needs_reference
@EACH_DUMP
def test_ids_are_one_a_cell_and_the_same_in_any_order(name: str, tmp_path: Path) -> None:
    tree = json.loads(_path(name).read_text("utf-8-sig"))
    before = {record.external_id: (record.raw["metric"], record.value) for record in _records(_path(name))}
    assert len(before) == DUMPS[name][0]
    shuffle = random.Random(2).shuffle
    for rows in _lists_of_rows(tree):
        shuffle(rows)
    shuffle(tree)
    (tmp_path / "shuffled.json").write_text(json.dumps(tree))
    after = {
        record.external_id: (record.raw["metric"], record.value) for record in _records(tmp_path / "shuffled.json")
    }
    assert after == before


@needs_reference
@EACH_DUMP
def test_ids_outlive_a_change_of_every_value(name: str, tmp_path: Path) -> None:
    tree = json.loads(_path(name).read_text("utf-8-sig"))
    for row in _rows(tree):
        row["metrics"] = dict.fromkeys(row["metrics"], "1.5")
    (tmp_path / "changed.json").write_text(json.dumps(tree))
    before, after = _records(_path(name)), _records(tmp_path / "changed.json")
    assert {record.external_id for record in before} == {record.external_id for record in after}


def _lists_of_rows(value: Any) -> Iterator[list[Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key == "rows":
                yield item
            yield from _lists_of_rows(item)
    elif isinstance(value, list):
        for item in value:
            yield from _lists_of_rows(item)


@needs_reference
def test_names_of_the_dumps_say_what_they_should() -> None:
    found = {
        (record.raw["metric"], record.raw["dataset"][-1]): (
            record.benchmark,
            record.metric,
            record.setting.get("split"),
        )
        for name in DUMPS
        for record in _records(_path(name))
    }
    assert found["% Test Accuracy", "SNLI"] == ("SNLI", "Accuracy", "test")
    assert found["Validation perplexity", "WikiText-103"] == ("WikiText-103", "perplexity", "val")
    assert found["ROUGE-2*", "Gigaword"] == ("Gigaword", "ROUGE-2", None)
    assert found["EM", "SQuAD2.0"] == ("SQuAD2.0", "EM", None)
    assert found["F0.5", "Restricted"][0] in ("CoNLL-2014 Shared Task", "CoNLL-2014 10 Annotations")
    assert found["Senseval 2", "Supervised"] == ("Senseval 2 (Word Sense Disambiguation)", "", None)


@needs_reference
def test_ensembles_of_squad_are_told_by_the_setting_and_no_longer_by_the_name() -> None:
    found = _records(_path("squad"))
    regimes = Counter(record.setting.get("regime") for record in found)
    assert regimes["ensemble"] > 200
    assert regimes["single model"] > 400
    assert not [record.model for record in found if "ensemble)" in record.model or "single" in record.model.casefold()]


@needs_reference
def test_the_page_gives_203_papers_and_the_table_knows_each() -> None:
    joining = similar_papers.read_joining(reference("seed/papers.tsv"))
    found = list(detect.read_papers(reference("seed/similar-papers.txt"), joining=joining))
    papers = [paper for paper in found if isinstance(paper, PaperRecord)]
    assert len(found) == len(papers) == 203
    assert all(paper.id and paper.arxiv_id and paper.date and paper.abstract for paper in papers)
    assert len({paper.arxiv_id for paper in papers}) == 203
    assert not joining.problems

"""Whatever the bytes, readers give records and problems, or `InputError`, and nothing else."""

from __future__ import annotations

import gzip
import io
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderboard.formats import cells, identifiers, names, papers_jsonl, pwc_tables, results_csv, similar_papers
from leaderboard.formats.records import PaperRecord, Place, Problem, ResultRecord
from leaderboard.formats.text import InputError, unfit

FILES = Path(__file__).resolve().parent.parent / "files"
SAMPLES = {
    papers_jsonl: ["papers.jsonl", "papers_faulty.jsonl"],
    similar_papers: ["similar-papers.txt", "similar-papers_faulty.txt"],
    pwc_tables: ["tables.json", "tables_faulty.json", "tables_trailing_comma.json"],
    results_csv: ["results.csv", "results_faulty.csv", "results_no_value.csv"],
}
READERS = pytest.mark.parametrize("reader", SAMPLES, ids=lambda reader: reader.__name__.rpartition(".")[2])


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.items():
            yield from _texts(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(item)


def _check(reader: Any, data: bytes) -> None:
    try:
        found = list(reader.read(io.BytesIO(data), "any"))
    except InputError as error:
        found = [Problem(Place("any"), str(error), "")]
    ids = set()
    for item in found:
        assert isinstance(item, (PaperRecord, ResultRecord, Problem))
        if isinstance(item, Problem):
            assert "\n" not in str(item)
            continue
        kept: tuple[object, ...]
        if isinstance(item, PaperRecord):
            assert item.title.strip()
            kept = (item.title, item.abstract, item.authors, item.url, item.id)
        else:
            assert (item.number is not None) == (item.understood == "score")
            assert bool(item.reason) == (item.understood != "score")
            assert item.external_id not in ids
            ids.add(item.external_id)
            json.dumps(item.raw, allow_nan=False).encode()
            kept = (item.benchmark, item.metric, item.model, item.note, dict(item.raw), dict(item.setting))
        assert not [text for text in _texts(kept) if unfit(text)]


@READERS
@settings(deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes(reader: Any, data: bytes) -> None:
    _check(reader, data)


@READERS
@settings(deadline=None)
@given(data=st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")), start=st.booleans())
def test_any_text_packed_or_cut(reader: Any, data: bytes, start: bool) -> None:
    packed = gzip.compress(data)
    _check(reader, packed if start else packed[: len(packed) - 5])


@READERS
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_samples_with_a_piece_replaced(reader: Any, data: st.DataObject) -> None:
    sample = (FILES / data.draw(st.sampled_from(SAMPLES[reader]))).read_bytes()
    start = data.draw(st.integers(0, len(sample)))
    end = data.draw(st.integers(start, min(len(sample), start + 40)))
    piece = data.draw(
        st.one_of(st.binary(max_size=20), st.sampled_from([b'"', b",", b"{}", b"[]", b"null", b"\\u0000"]))
    )
    _check(reader, sample[:start] + piece + sample[end:])


_KEYS = [
    "task", "datasets", "subtasks", "dataset", "subdataset", "subdatasets", "sota", "metrics", "rows", "F1", "title",
    "model_name", "paper_title", "paper_url", "paper_date", "code_links", "uses_additional_data",
]  # fmt: skip
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(_KEYS),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(rows=st.lists(_JSON, max_size=3), metrics=_JSON)
def test_any_json_in_the_place_of_tables(rows: list[object], metrics: object) -> None:
    row = {"model_name": "Kelp", "metrics": metrics}
    sota = {"metrics": metrics, "rows": [*rows, row]}
    tree = [*rows, {"task": "R", "datasets": [{"dataset": "L", "sota": sota}]}]
    _check(pwc_tables, json.dumps(tree).encode())


@settings(deadline=None)
@given(value=_JSON)
def test_any_json_in_the_place_of_a_paper(value: object) -> None:
    fields = ["title", "abstract", "date", "url", "arxiv_id", "doi", "authors", "code_links", "kind", "id"]
    for field in fields:
        _check(papers_jsonl, json.dumps({"title": "T", field: value}).encode())


@settings(deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_in_the_place_of_a_name_a_link_or_a_cell(text: str) -> None:
    cells.read(text)
    names.model_name(text)
    names.metric_name(text)
    names.dataset_name(text)
    names.paper_title(text)
    identifiers.of_link(text)
    identifiers.of_link(f"https://arxiv.org/{text}")
    identifiers.date_from_link(f"https://aclanthology.org/{text}")


@pytest.mark.parametrize(
    "piece",
    ["(", "1", " test", "* ", "A", "1,", "(2018) ", "[", "et al ", "% ", "1 (", "A. ", "__", "<b", "val-", "\x02"],
)
@pytest.mark.parametrize("ending", ["", "x", ")"], ids=["as it is", "ending otherwise", "closed"])
def test_nasty_texts_cost_little(piece: str, ending: str) -> None:
    started = time.process_time()
    for length in (200, 200_000):
        text = (piece * length)[: length - 1] + ending
        for read in (
            names.model_name, names.metric_name, names.dataset_name, names.paper_title, names.is_attribute,
            cells.read, cells.is_nothing, identifiers.of_link, papers_jsonl.split_authors,
        ):  # fmt: skip
            read(text)
    assert time.process_time() - started < 2

"""The packaged vocabulary: large enough, free of contradictions, and sure of the names that papers print most."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import extraction.vocabulary
from extraction.vocabulary import KINDS, SCALES, SEPARATORS, EntryKind, Vocabulary, normalise

FOLDER = Path(extraction.vocabulary.__file__).parent
AREAS = (
    "vision-language",
    "language",
    "vision",
    "speech",
    "code",
    "mathematics",
    "retrieval",
    "recommendation",
    "medicine",
    "robotics",
    "graphs",
    "tabular",
    "reinforcement-learning",
)
BENCHMARK_FILES = sorted(FOLDER.glob("benchmarks-*.toml"))


def read(path: Path) -> dict[str, list[dict[str, Any]]]:
    """One vocabulary file as it stands, before the loader interprets it."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


ROWS = [
    (path.name, kind, row)
    for path in sorted(FOLDER.glob("*.toml"))
    for kind, rows in read(path).items()
    for row in rows
]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.default()


@pytest.mark.parametrize(("kind", "least"), [("benchmark", 400), ("metric", 120), ("task", 40), ("model", 250)])
def test_covers_enough_names_of_each_kind(vocabulary: Vocabulary, kind: EntryKind, least: int) -> None:
    assert len(vocabulary.entries(kind)) >= least


def test_keys_are_unique_within_a_kind_and_shaped_like_slugs() -> None:
    keys = Counter((kind, row["key"]) for _, kind, row in ROWS)
    assert [key for key, count in keys.items() if count > 1] == []
    parts = [(key, part) for _, key in keys for part in key.split("-")]
    assert [key for key, part in parts if not (part.isascii() and part.isalnum() and part == part.lower())] == []


def test_every_reference_resolves() -> None:
    keys = {(kind, row["key"]) for _, kind, row in ROWS}
    wanted = [
        (row["key"], (kind, target))
        for _, _, row in ROWS
        for kind, target in [
            *(("metric", row["metric"]) for _ in "." if "metric" in row),
            *(("task", task) for task in row.get("tasks", ())),
            *(("task", row["parent"]) for _ in "." if "parent" in row),
        ]
    ]
    assert [(key, target) for key, target in wanted if target not in keys] == []


def test_the_tree_of_tasks_is_shallow() -> None:
    parents = {row["key"]: row.get("parent") for _, kind, row in ROWS if kind == "task"}
    assert [key for key, parent in parents.items() if parent and parents[parent]] == []


def test_no_plain_name_belongs_to_two_entries_of_a_kind() -> None:
    owners: dict[tuple[str, str], set[str]] = {}
    ambiguous: set[tuple[str, str]] = set()
    for _, kind, row in ROWS:
        for name in (row["name"], *row.get("aliases", ()), *row.get("ambiguous", ())):
            owners.setdefault((kind, normalise(name)), set()).add(row["key"])
        ambiguous |= {(kind, normalise(name)) for name in row.get("ambiguous", ())}
    assert {name: keys for name, keys in owners.items() if len(keys) > 1 and name not in ambiguous} == {}


def test_no_alias_repeats_a_name_in_another_spelling() -> None:
    repeated = []
    for _, kind, row in ROWS:
        forms = [normalise(name) for name in (row["name"], *row.get("aliases", ()))]
        repeated += [(kind, row["key"], form) for form, count in Counter(forms).items() if count > 1]
    assert repeated == []


def test_an_ambiguous_alias_is_not_also_a_plain_one() -> None:
    assert [
        (row["key"], name)
        for _, _, row in ROWS
        for name in row.get("ambiguous", ())
        if normalise(name) in {normalise(alias) for alias in row.get("aliases", ())}
    ] == []


def test_a_name_that_is_itself_ambiguous_is_declared_in_the_same_spelling() -> None:
    assert [
        row["key"]
        for _, _, row in ROWS
        if row["name"] not in row.get("ambiguous", ())
        and normalise(row["name"]) in {normalise(name) for name in row.get("ambiguous", ())}
    ] == []


@pytest.mark.parametrize("path", BENCHMARK_FILES, ids=lambda path: path.stem)
def test_a_benchmark_file_holds_its_own_area_alone(path: Path) -> None:
    tables = read(path)
    assert set(tables) == {"benchmark"}
    assert {row["area"] for row in tables["benchmark"]} == {path.stem.removeprefix("benchmarks-")}


def test_there_is_one_benchmark_file_for_each_area() -> None:
    assert {path.stem.removeprefix("benchmarks-") for path in BENCHMARK_FILES} == set(AREAS)


def test_every_task_names_an_area_that_exists() -> None:
    assert [row["key"] for _, kind, row in ROWS if kind == "task" and row["area"] not in AREAS] == []


def test_every_benchmark_says_which_task_it_tests() -> None:
    assert [row["key"] for _, kind, row in ROWS if kind == "benchmark" and not row.get("tasks")] == []


def test_every_metric_states_unit_scale_and_a_range_in_order() -> None:
    rows = [row for _, kind, row in ROWS if kind == "metric"]
    assert [row["key"] for row in rows if "unit" not in row or row["scale"] not in SCALES] == []
    assert [row["key"] for row in rows if row.get("minimum", -1e9) >= row.get("maximum", 1e9)] == []


def test_kinds_and_setting_fields_are_known() -> None:
    assert {kind for _, kind, _ in ROWS} == set(KINDS)
    fields = {field for _, _, row in ROWS for field in (*row.get("separators", ()), *row.get("not_stated", ()))}
    assert fields <= set(SEPARATORS)


@pytest.mark.parametrize(
    ("kind", "printed", "key"),
    [
        ("benchmark", "MSCOCO", "coco"),
        ("benchmark", "MS COCO", "coco"),
        ("benchmark", "SQuAD v1.1", "squad-1-1"),
        ("benchmark", "SQuAD 2.0", "squad-2-0"),
        ("benchmark", "Path-VQA", "pathvqa"),
        ("benchmark", "CUB-200", "cub-200-2011"),
        ("benchmark", "RefCOCO+", "refcoco-plus"),
        ("benchmark", "K400", "kinetics-400"),
        ("benchmark", "WMT14 En-De", "wmt-2014-english-german"),
        ("benchmark", "WMT 2014 EN-FR", "wmt-2014-english-french"),
        ("benchmark", "Hutter Prize", "enwik8"),
        ("benchmark", "1B Words", "one-billion-word"),
        ("benchmark", "CoNLL-03", "conll-2003"),
        ("benchmark", "ImageNetV2", "imagenet-v2"),
        ("benchmark", "ImageNet-CN", "imagenet-cn"),
        ("benchmark", "ML-1M", "movielens-1m"),
        ("metric", "Acc.", "accuracy"),
        ("metric", "R@ 1", "recall-at-1"),
        ("metric", "Recall@1", "recall-at-1"),
        ("metric", "mean IoU", "miou"),
        ("metric", "mAP@0.5", "ap50"),
        ("metric", "word error rate", "wer"),
        ("metric", "Acc@0.5", "acc-at-0-5"),
        ("metric", "bits per character", "bits-per-character"),
        ("model", "GPT-4V(ision)", "gpt-4v"),
        ("model", "ViT-L/16", "vit-l-16"),
        ("model", "wav2vec 2.0", "wav2vec-2-0"),
        ("task", "VQA", "visual-question-answering"),
    ],
    ids=str,
)
def test_a_spelling_that_papers_print_finds_its_entry(
    vocabulary: Vocabulary, kind: EntryKind, printed: str, key: str
) -> None:
    found = vocabulary.lookup(kind, printed)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    "word", ["MULTI", "Shoes", "CUB", "Cars", "Food", "SUN", "POPE", "MATH", "ARC", "HANS", "Letter", "DROP", "RACE"]
)
def test_an_ordinary_word_alone_names_no_benchmark(vocabulary: Vocabulary, word: str) -> None:
    assert vocabulary.lookup("benchmark", word) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SQuAD1.1", "SQuAD2.0"),
        ("ImageNet", "ImageNet-V2"),
        ("ImageNet", "ImageNet-A"),
        ("RefCOCO", "RefCOCO+"),
        ("MMMU", "MMMU-Pro"),
        ("HumanEval", "HumanEval+"),
        ("CIFAR-10", "CIFAR-100"),
    ],
    ids=str,
)
def test_different_test_sets_are_different_benchmarks(vocabulary: Vocabulary, one: str, other: str) -> None:
    assert vocabulary.lookup("benchmark", one) != vocabulary.lookup("benchmark", other)

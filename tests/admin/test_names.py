"""The vocabulary that texts are read with stays whole, whatever curators do to names and entries."""

from __future__ import annotations

import pytest

from leaderboard.models import Benchmark, Metric, Name, Status, Task
from leaderboard.models.catalogue import NameSource
from leaderboard.services import acts, catalogue
from leaderboard.services.catalogue import Resolver
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_name_in_another_spelling_is_one_name() -> None:
    benchmark = factories.make_benchmark("MS COCO")
    Benchmark.objects.filter(pk=benchmark.pk).update(name="MS-COCO")
    catalogue.bump()
    (entry,) = catalogue.vocabulary().entries("benchmark")
    assert entry.names == ("MS-COCO",)


def test_a_name_that_two_entries_answer_to_is_ambiguous_in_both() -> None:
    shoes = factories.make_benchmark("Shoes")
    other = factories.make_benchmark("UT Zappos")
    catalogue.teach(other, "shoes", ambiguous=True)
    catalogue.vocabulary()
    ambiguous = {entry.key: entry.ambiguous for entry in catalogue.vocabulary().entries("benchmark")}
    assert ambiguous == {shoes.key: ("Shoes",), other.key: ("shoes",)}


def test_a_benchmark_refers_to_what_is_confirmed_alone() -> None:
    metric, task = factories.make_metric("Gloss"), factories.make_task("Glossing")
    benchmark = factories.make_benchmark("GlossBank", default_metric=metric, tasks=(task,))
    Metric.objects.update(status=Status.CANDIDATE)
    Task.objects.update(status=Status.CANDIDATE)
    catalogue.bump()
    (entry,) = catalogue.vocabulary().entries("benchmark")
    assert (entry.key, entry.metric, entry.tasks) == (benchmark.key, None, ())


def test_a_confirmed_candidate_with_an_underscore_in_its_name_can_be_read() -> None:
    candidate = Resolver().resolve("benchmark", "Deep_Reef v2")
    assert candidate is not None
    acts.confirm(candidate, person=factories.make_person())
    found = catalogue.vocabulary().lookup("benchmark", "deep_reef V2")
    assert found is not None
    assert found.key == "deep-reef-v2"


def test_teaching_a_spelling_that_was_only_printed_makes_it_a_curators() -> None:
    candidate = Resolver().resolve("system", "Reef Net")
    assert candidate is not None
    catalogue.teach(candidate, "ReefNet")
    assert list(Name.objects.values_list("text", "source")) == [("ReefNet", NameSource.CURATOR)]

"""Papers are found again, completed and never doubled."""

from __future__ import annotations

from datetime import date

import pytest

from leaderboard.formats.records import PaperRecord, PartialDate, Place
from leaderboard.models import Identifier, Paper, Result, Run, Text
from leaderboard.services import acts, imports, papers
from leaderboard.services.runs import Tally
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

TITLE = "TextHawk2: Seeing Fine Print"


def record(
    title: str = TITLE, abstract: str = "TextHawk2 achieves 78.4% accuracy on OCRBench.", **fields
) -> PaperRecord:
    plain = {"place": Place("papers.jsonl", 1), "id": None, "title": title, "abstract": abstract}
    return PaperRecord(**{**plain, **fields})


def bring(*records: PaperRecord) -> Tally:
    tally = Tally()
    imports.import_papers(records, run=factories.make_run(Run.Verb.IMPORT_PAPERS), tally=tally)
    return tally


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"arxiv_id": "2410.05261v1"}, {"arxiv_id": "arXiv:2410.05261"}, id="arxiv-without-version"),
        pytest.param({"doi": "10.1000/X"}, {"doi": "https://doi.org/10.1000/x"}, id="doi-however-written"),
        pytest.param(
            {"arxiv_id": "2410.05261"}, {"url": "https://arxiv.org/abs/2410.05261", "title": "Renamed"}, id="by-address"
        ),
        pytest.param({}, {"title": "TextHawk2 : seeing fine print"}, id="title-however-spelled"),
        pytest.param({"arxiv_id": "2410.05261"}, {}, id="title-alone"),
        pytest.param(
            {"authors": ("Ada Lovelace",)}, {"authors": ("Lovelace, Ada", "N. N.")}, id="title-and-first-author"
        ),
        pytest.param({"id": "acl:P18-1001"}, {"url": "https://aclanthology.org/P18-1001/", "title": "B"}, id="acl"),
    ],
)
def test_the_same_paper_from_two_files_is_one_paper_with_one_result(first, second) -> None:
    bring(record(**first))
    bring(record(**second))
    assert Paper.objects.count() == 1
    assert Result.objects.count() == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"arxiv_id": "2410.05261"}, {"arxiv_id": "2410.05262"}, id="other-arxiv-id"),
        pytest.param({"authors": ("Ada Lovelace",)}, {"authors": ("Alan Turing",)}, id="other-first-author"),
        pytest.param({}, {"title": "Another paper"}, id="other-title"),
    ],
)
def test_papers_that_contradict_each_other_stay_apart(first, second) -> None:
    bring(record(**first))
    bring(record(**second))
    assert Paper.objects.count() == 2


def test_importing_twice_changes_nothing_and_says_so() -> None:
    assert bring(record(arxiv_id="2410.05261")).changed
    again = bring(record(arxiv_id="2410.05261"))
    assert not again.changed
    assert again.counts["papers unchanged"] == 1


def test_a_known_paper_is_completed() -> None:
    bring(record())
    bring(record(arxiv_id="2410.05261", date=PartialDate(2024, 10, 7), authors=("Ada Lovelace",)))
    paper = Paper.objects.get()
    assert (paper.date, paper.date_precision, paper.first_author) == (date(2024, 10, 7), "day", "Ada Lovelace")
    assert Identifier.objects.get().value == "2410.05261"
    assert Result.objects.get().date == date(2024, 10, 7)


def test_a_date_becomes_finer_never_coarser() -> None:
    bring(record(date=PartialDate(2024)))
    bring(record(date=PartialDate(2024, 10)))
    bring(record(date=PartialDate(2024)))
    assert (Paper.objects.get().date, Paper.objects.get().date_precision) == (date(2024, 10, 1), "month")


def test_what_a_person_changed_is_left_alone() -> None:
    bring(record(date=PartialDate(2024)))
    paper = Paper.objects.get()
    acts.record_edit(paper, person=factories.make_person(), changes={"date": ("2024", "2023")})
    bring(record(date=PartialDate(2024, 10)))
    assert Paper.objects.get().date_precision == "year"


def test_an_identifier_that_a_person_took_off_is_not_put_back_until_a_person_does() -> None:
    bring(record(arxiv_id="2410.05261"))
    paper, person = Paper.objects.get(), factories.make_person()
    Identifier.objects.all().delete()
    acts.record_edit(paper, person=person, changes={"identifiers": ("arXiv 2410.05261", "")})
    bring(record(arxiv_id="2410.05261", doi="10.1000/182"))
    assert [str(kept) for kept in paper.identifiers.all()] == ["DOI 10.1000/182"]

    acts.record_edit(paper, person=person, changes={"identifiers": ("DOI 10.1000/182", "arXiv 2410.05261")})
    Identifier.objects.all().delete()
    bring(record(arxiv_id="2410.05261", doi="10.1000/182"))
    assert [str(kept) for kept in paper.identifiers.all()] == ["arXiv 2410.05261"]


def test_identifiers_of_two_papers_in_one_record_are_refused() -> None:
    bring(record(arxiv_id="2410.05261"), record("Another paper", doi="10.1000/x"))
    tally = bring(record("A third", arxiv_id="2410.05261", doi="10.1000/x"))
    assert tally.counts["refused"] == 1
    assert "Merge the two papers" in tally.problems[0]
    assert Paper.objects.count() == 2


def test_a_text_that_differs_in_spaces_only_is_the_same_text() -> None:
    bring(record())
    bring(record(abstract="TextHawk2  achieves 78.4% accuracy\non OCRBench. "))
    assert Text.objects.count() == 1


def test_an_older_file_does_not_bring_an_older_text_back() -> None:
    bring(record())
    bring(record(abstract="TextHawk2 achieves 80.1% accuracy on OCRBench."))
    bring(record())
    assert Text.objects.count() == 2
    assert str(Result.objects.get().value.normalize()) == "80.1"


def test_summary_and_abstract_of_one_paper_give_each_result_once() -> None:
    bring(record(kind="summary", abstract="On OCRBench, TextHawk2 reaches an accuracy of 78.4%."))
    bring(record())
    assert [(str(r.value.normalize()), r.anchor.text.kind) for r in Result.objects.all()] == [("78.4", "abstract")]


def test_a_title_without_letters_still_has_an_address() -> None:
    bring(record("???"))
    assert Paper.objects.get().slug == papers._NO_TITLE

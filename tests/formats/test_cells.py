"""What is printed in a cell, and what printed names carry besides the name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from leaderboard.formats import cells, names, scores

# Cells ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number", "unit", "uncertainty", "note"),
    [
        ("78.4", "78.4", "", None, ""),
        (" 78.40 ", "78.40", "", None, ""),
        ("-0.31", "-0.31", "", None, ""),
        ("−0.31", "-0.31", "", None, ""),
        (".5", "0.5", "", None, ""),
        ("93.", "93", "", None, ""),
        ("1e-3", "0.001", "", None, ""),
        ("1,234.5", "1234.5", "", None, ""),
        ("93,2", "93.2", "", None, ""),
        ("0,345", "0.345", "", None, ""),
        ("76.5%", "76.5", "%", None, ""),
        ("76.5 %", "76.5", "%", None, ""),
        ("76.5\\%", "76.5", "%", None, ""),
        ("\ufeff93.3", "93.3", "", None, ""),
        ("**93.2**", "93.2", "", None, ""),
        ("<b>93.2</b>", "93.2", "", None, ""),
        ("\\textbf{93.2}", "93.2", "", None, ""),
        ("$93.2$", "93.2", "", None, ""),
        ("90.0 ± 0.5", "90.0", "", "0.5", ""),
        ("90.0±0.5%", "90.0", "%", "0.5", ""),
        ("90.0% +/- 0.5", "90.0", "%", "0.5", ""),
        ("90.0 \\pm 0.5", "90.0", "", "0.5", ""),
        ("90.0 (± 0.5)", "90.0", "", "0.5", ""),
        ("87.58*", "87.58", "", None, "marked *"),
        ("**87.58**†", "87.58", "", None, "marked †"),
        ("70.14 (measured by Roe, 2018)", "70.14", "", None, "measured by Roe, 2018"),
        ("17.1(16.1 with caching)", "17.1", "", None, "16.1 with caching"),
    ],
)
def test_a_plain_number_is_a_score(text: str, number: str, unit: str, uncertainty: str | None, note: str) -> None:
    found = cells.read(text)
    assert (found.understood, found.reason) == ("score", "")
    assert (found.number, found.unit, found.uncertainty, found.note) == (Decimal(number), unit, uncertainty, note)


def test_a_number_keeps_its_digits() -> None:
    assert str(cells.read("78.40").number) == "78.40"


@pytest.mark.parametrize("text", ["355M", "3.0m", "~257M", "43B?", "0.46B", "220k", "1.5 billion"])
def test_a_count_is_an_attribute(text: str) -> None:
    assert cells.read(text).understood == "attribute"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *((text, "no value") for text in ("", "-", "--", "–", "—", "−", "--*", "?", "\ufeff")),
        *((text, "no value") for text in ("N/A", "n.a.", "None", "TBD")),
        ("93.0/90.7", "several numbers in one cell"),
        ("91.6/91.1*", "several numbers in one cell"),
        ("78.4 (0.3)", "a second number in brackets, without saying what it is"),
        ("78-80", "a range, not one number"),
        ("> 80", "a hedged or marked number, not an exact one"),
        ("~80%", "a hedged or marked number, not an exact one"),
        ("about 80", "a hedged or marked number, not an exact one"),
        ("60.7+", "a hedged or marked number, not an exact one"),
        ("+2.1", "a gain, not a level"),
        ("27.3 dB", "words and a number"),
        ("see Table 3", "words and a number"),
        ("best", "words, not a number"),
        ("NaN", "no value"),
        ("Infinity", "words, not a number"),
        ("1" * 201, "words, not a number"),
        ("１２", "words, not a number"),
    ],
)  # fmt: skip
def test_what_is_not_plain_stays_raw_with_the_reason(text: str, reason: str) -> None:
    assert cells.read(text) == cells.Reading("raw", reason)


@pytest.mark.parametrize(
    ("text", "metric", "model", "understood", "reason"),
    [
        ("78.4", "F1", "Kelp", "score", ""),
        ("78.4", "Parameters", "Kelp", "attribute", scores.PROPERTY),
        ("78.4", "F1", "", "raw", scores.NO_MODEL),
        ("78", "Parameters", "", "raw", scores.NO_MODEL),
        ("78.4", "F1", "Human performance", "raw", scores.HUMAN),
        ("-", "Parameters", "Kelp", "raw", cells.NO_VALUE),
        (None, "F1", "", "raw", cells.NO_VALUE),
    ],
)
def test_a_score_needs_a_measure_and_a_model(
    text: str | None, metric: str, model: str, understood: str, reason: str
) -> None:
    found = scores.read(text, metric=metric, model=model)
    assert (found.understood, found.reason) == (understood, reason)


# Metrics ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "name", "unit", "split"),
    [
        ("F1", "F1", "", None),
        ("Validation perplexity", "perplexity", "", "val"),
        ("Test perplexity", "perplexity", "", "test"),
        ("% Test Accuracy", "Accuracy", "%", "test"),
        ("% Train Accuracy", "Accuracy", "%", "train"),
        ("Accuracy (%)", "Accuracy", "%", None),
        ("Accuracy (in %)", "Accuracy", "%", None),
        ("Error %", "Error", "%", None),
        ("EM (dev)", "EM", "", "dev"),
        ("F1 [Test]", "F1", "", "test"),
        ("Dev F1", "F1", "", "dev"),
        ("mAP test-dev", "mAP", "", "test-dev"),
        ("BLEU on the test set", "BLEU", "", "test"),
        ("Accuracy - Val", "Accuracy", "", "val"),
        ("Test set accuracy", "accuracy", "", "test"),
        ("Dev", "", "", "dev"),
        ("Matched", "", "", "matched"),
        ("ROUGE-2*", "ROUGE-2", "", None),
        ("FID ↓", "FID", "", None),
        ("Bit per Character (BPC)", "Bit per Character", "", None),
        ("Weighted Accuracy (WAA)", "Weighted Accuracy", "", None),
        ("Bias (F/M)", "Bias (F/M)", "", None),
        ("P@10%", "P@10%", "", None),
        ("% of solved", "% of solved", "", None),
        ("Training time", "Training time", "", None),
        ("Standard dev", "Standard dev", "", None),
        ("Testability", "Testability", "", None),
        ("**EM**", "EM", "", None),
    ],
)
def test_a_column_tells_measure_unit_and_split(printed: str, name: str, unit: str, split: str | None) -> None:
    assert names.metric_name(printed) == names.MetricName(name, unit, split)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Number of params", True), ("Parameters", True), ("#Params (M)", True), ("Params", True), ("GFLOPs", True),
        ("Model size", True), ("Hardware Burden", True), ("Operations per network pass", True),
        ("F1", False), ("Parametric loss", False), ("Flops accuracy", False), ("", False),
    ],
)  # fmt: skip
def test_columns_of_properties_are_no_scores(printed: str, expected: bool) -> None:
    assert names.is_attribute(printed) is expected


# Data sets --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("SQuAD2.0", names.DatasetName("SQuAD2.0")),
        ("COCO test-dev", names.DatasetName("COCO", "test-dev")),
        ("Cityscapes val", names.DatasetName("Cityscapes", "val")),
        ("LibriSpeech test-clean", names.DatasetName("LibriSpeech", "test-clean")),
        ("LibriSpeech test clean", names.DatasetName("LibriSpeech", "test-clean")),
        ("ActivityNet (val)", names.DatasetName("ActivityNet", "val")),
        ("SQuAD Dev Set", names.DatasetName("SQuAD", "dev")),
        ("Story Cloze Test", names.DatasetName("Story Cloze Test")),
        ("CoNLL 2003 (English)", names.DatasetName("CoNLL 2003 (English)")),
        ("Results on WI-LOCNESS test set", names.DatasetName("WI-LOCNESS", "test")),
        ("VizWiz dataset", names.DatasetName("VizWiz")),
        ("Google Dataset", names.DatasetName("Google Dataset")),
        ("Restricted track", names.DatasetName("", regime="restricted")),
        ("Knowledge-based", names.DatasetName("", regime="knowledge-based")),
        ("Few shot", names.DatasetName("", shots="few-shot")),
        ("Validation", names.DatasetName("", "val")),
        ("Supervised Learning Set", names.DatasetName("Supervised Learning Set")),
        ("Matched", names.DatasetName("", "matched")),
    ],
    ids=str,
)
def test_a_table_tells_data_set_split_and_regime(printed: str, found: names.DatasetName) -> None:
    assert names.dataset_name(printed) == found


@pytest.mark.parametrize(
    ("printed", "event", "bare"),
    [
        ("SemEval 2013", True, True),
        ("Senseval 3", True, False),
        ("SemEval-2014 Task 4", True, False),
        ("CoNLL-2014 Shared Task", True, False),
        ("F1", False, False),
        ("ACE", False, False),
    ],
)
def test_shared_tasks_are_data_and_no_measure(printed: str, event: bool, bare: bool) -> None:
    assert (names.is_event(printed), names.is_bare_event(printed)) == (event, bare)


# Models -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "name", "regime", "year", "note"),
    [
        ("BERT", "BERT", None, None, ""),
        ("BERT (ensemble)", "BERT", "ensemble", None, ""),
        ("SAN (ensemble model)", "SAN", "ensemble", None, ""),
        ("BERT [Ensemble]", "BERT", "ensemble", None, ""),
        ("BERT (ensemble of 5)", "BERT", "ensemble", None, ""),
        ("BERT (5-model ensemble)", "BERT", "ensemble", None, ""),
        ("300D DMAN Ensemble", "300D DMAN", "ensemble", None, ""),
        ("MT-DNN-ensemble (2019)", "MT-DNN", "ensemble", 2019, ""),
        ("aligner+ensemble \x02wzxhzdk:39\x03 (2018)", "aligner", "ensemble", 2018, ""),
        ("Ensemble of models", "Ensemble of models", "ensemble", None, ""),
        ("FF ensemble: Vote", "FF ensemble: Vote", "ensemble", None, ""),
        ("MixEnsemble", "MixEnsemble", None, None, ""),
        ("BERT (single model)", "BERT", "single model", None, ""),
        ("BERT (Single Model)", "BERT", "single model", None, ""),
        ("BERT (single)", "BERT", "single model", None, ""),
        ("BERT - single", "BERT", "single model", None, ""),
        ("BERT single model", "BERT", "single model", None, ""),
        ("Single Headed Attention", "Single Headed Attention", None, None, ""),
        ("Every single", "Every single", None, None, ""),
        ("{BERT-base} (single-model)", "BERT-base", "single model", None, ""),
        ("ULMFiT (2018)", "ULMFiT", None, 2018, ""),
        ("+ELMo (2017) (2018)", "+ELMo", None, 2018, ""),
        ("Ma and Hovy (2016)", "Ma and Hovy (2016)", None, None, ""),
        ("Roe et al. , (2010)", "Roe et al. (2010)", None, None, ""),
        ("Flair embeddings ♦ (2018)", "Flair embeddings", None, 2018, "marked ♦"),
        ("AWD-LSTM + dynamic eval * (2017)", "AWD-LSTM + dynamic eval", None, 2017, "marked *"),
        ("GAS\x02wzxhzdk:6\x03ext\x02wzxhzdk:7\x03", "GAS ext", None, None, ""),
        ("[Kelp](https://example.org)", "Kelp", None, None, ""),
        ("**Kelp**", "Kelp", None, None, ""),
        ("GPT-4 (0613)", "GPT-4 (0613)", None, None, ""),
        ("A*", "A*", None, None, ""),
        ("", "", None, None, ""),
        (" (2009)", "", None, 2009, ""),
        ("Anonymous", "", None, None, ""),
        ("{Anonymous} (single model)", "", "single model", None, ""),
        ("N/A", "", None, None, ""),
    ],
)
def test_a_model_tells_its_name_and_what_else_stands_there(
    printed: str, name: str, regime: str | None, year: int | None, note: str
) -> None:
    assert names.model_name(printed) == names.ModelName(name, regime, year, note)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Human", True), ("Human Performance Somewhere University", True), ("human baseline", True), ("Humans", True),
        ("Turkers", True), ("HumanNet", False), ("Human-Pose Net", False), ("Humanoid", False),
    ],
)  # fmt: skip
def test_people_are_no_models(name: str, expected: bool) -> None:
    assert names.is_human(name) is expected


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Driftnet: Reading Charts", "Driftnet: Reading Charts"),
        (" Driftnet:  Reading Charts * ", "Driftnet: Reading Charts"),
        ("Attention With Lightweight and Dynamic Convolutions", "Attention With Lightweight and Dynamic Convolutions"),
        ("Minimal Taggers at TempEval 2013", "Minimal Taggers at TempEval 2013"),
        ("Roe et al. '18", None),
        ("Li, Li, Shang, et al. 2020", None),
        ("Roe et al., EMNLP-IJCNLP 2019", None),
        ("Feldman and El-Yaniv, ACL'19", None),
        ("Munkhdalai & Yu '16a", None),
        ("Qi, Lee, Sido, and Manning. 2020", None),
        ("Anonymous '18", None),
        ("[6] [11]", None),
        ("[13] [code]", None),
        ("https://arxiv.org/abs/1710.10504", None),
        ("(Some University) https://arxiv.org/abs/1608.07905", None),
        ("", None),
        (None, None),
    ],
)
def test_a_link_or_a_bare_citation_is_no_title(printed: str | None, title: str | None) -> None:
    assert names.paper_title(printed) == title

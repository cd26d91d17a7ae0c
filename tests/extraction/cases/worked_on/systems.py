# ruff: noqa: E501 (a sentence stands on one line)
"""Sentences about which system reached a number, each with all its claims."""

from __future__ import annotations

from tests.extraction.cases.case import Case, delta, score

SYSTEMS: tuple[Case, ...] = (
    Case(
        "team-by-its-submission",
        "The team Brookside took part in the 2031 RelEval shared task. Our ensemble obtained an F1 of 61.3%.",
        (score("61.3%", "61.3", "F1", "RelEval", "Brookside", setting="ensemble"),),
    ),
    Case(
        "team-of-title",
        "An ensemble reaches a macro F1 of 0.712 on the test set.",
        (score("0.712", "0.712", "macro F1", "SemEval-2031 Task 4", "Willow", unit="", setting="ensemble; test"),),
        "Willow at SemEval-2031 Task 4: Ensembles of Small Readers",
    ),
    Case(
        "called-in-plain-words",
        "We propose a training technique called patch shuffling that needs no labels. It reaches 81.2% accuracy on CIFAR-10.",
        (score("81.2%", "81.2", "accuracy", "CIFAR-10", "patch shuffling"),),
        "Learning Without Labels",
    ),
    Case(
        "called-two-capitals",
        "We introduce a method called Mirror Priming to align readers. It improves F1 on SQuAD by 2.1 points.",
        (delta("2.1", "2.1", "F1", "SQuAD", "Mirror Priming", unit="points"),),
        "Aligned Readers",
    ),
    Case(
        "called-learning",
        "We propose a method called Between-Page learning (BP learning). We achieved a 19.4% top-1 error on ImageNet.",
        (score("19.4%", "19.4", "top-1 error", "ImageNet", "Between-Page learning"),),
        "Learning Between Pages",
    ),
    Case(
        "title-spells-out-short-form",
        "Layered Token Graphs (LTG) link sentences across documents. Our method improves recall on HotpotQA by 4.2%.",
        (delta("4.2%", "4.2", "recall", "HotpotQA", "LTG"),),
        "Layered Token Graphs for Multi-Hop Reading",
    ),
    Case(
        "with-a-new-framework",
        "We address this gap with HOLM-2, a framework for lifelong reading. The framework attains 0.834 F1 on CoNLL-2003.",
        (score("0.834", "0.834", "F1", "CoNLL-2003", "HOLM-2", unit=""),),
        "Reading for Life",
    ),
    Case(
        "metric-of-a-system",
        "With these features, the LAS for UDPipe improves to 85.3.",
        (score("85.3", "85.3", "LAS", None, "UDPipe", unit=""),),
        "Parsing",
    ),
    Case(
        "delta-of-another",
        "QuickMerge loses only -1.1% accuracy on ImageNet, compared to -1.5% for PatchDrop and -4.6% for DSM.",
        (
            delta("-1.1%", "-1.1", "accuracy", "ImageNet", "QuickMerge"),
            delta("-1.5%", "-1.5", "accuracy", "ImageNet", "PatchDrop"),
            delta("-4.6%", "-4.6", "accuracy", "ImageNet", "DSM"),
        ),
        "QuickMerge: Merging Tokens",
    ),
    Case(
        "said-of-one-that-beats-others",
        "Small models do well, and BioReader surpasses the others with a micro-F1 of 86% on LitCovid.",
        (score("86%", "86", "micro-F1", "LitCovid", "BioReader"),),
        "Reading",
    ),
    Case(
        "kind-behind-article",
        "We obtain an AMR parser whose performance surpasses earlier results by up to 18.8 Smatch points on four languages.",
        (delta("18.8", "18.8", "Smatch", None, unit="points", qualifier="up_to"),),
        "Parsing from Noisy Teachers",
    ),
    Case(
        "quoted-name",
        'Our network has an 11.8% top-5 error on ImageNet, yet is faster than "SlimNet" (16.0% top-5 error).',
        (
            score("11.8%", "11.8", "top-5 error", "ImageNet"),
            score("16.0%", "16.0", "top-5 error", "ImageNet", "SlimNet"),
        ),
        "Networks at Constrained Cost",
    ),
    Case(
        "baseline-with-what-it-does",
        "A simple baseline that predicts the same accent everywhere yields 82.2% accuracy on BURNC.",
        (score("82.2%", "82.2", "accuracy", "BURNC", "@baseline"),),
        "Accents in Context",
    ),
    Case(
        "hyphened-known-model",
        "On the held-out split, CNN-BiLSTM achieves 83.8% accuracy.",
        (score("83.8%", "83.8", "accuracy", None, "CNN-BiLSTM"),),
        "Two Ways to Classify Tweets",
    ),
    Case(
        "head-of-sentence-names-model",
        "For GPT-4o, repeated drafting improves accuracy from 62.7% to 71.1%.",
        (
            score("62.7%", "62.7", "accuracy", None, "@baseline"),
            score("71.1%", "71.1", "accuracy", None, "GPT-4o"),
        ),
        "Does Drafting Help?",
    ),
    Case(
        "humans-score",
        "BarBench is hard: GPT-4V scores 31.2%, while humans score 95.1%.",
        (
            score("31.2%", "31.2", None, "BarBench", "GPT-4V"),
            score("95.1%", "95.1", None, "BarBench", "@baseline"),
        ),
        "BarBench: Reasoning about Bars",
    ),
    Case(
        "below-humans",
        "The best model on BarBench has an accuracy of 56.2%, far below human accuracy of 94.0%.",
        (
            score("56.2%", "56.2", "accuracy", "BarBench"),
            score("94.0%", "94.0", "accuracy", "BarBench", "@baseline"),
        ),
        "BarBench: Reasoning about Bars",
    ),
    Case(
        "unnamed-systems-as-subject",
        "Frontier models score between 28.5% and 55.3% accuracy on MathVista.",
        (score("28.5% and 55.3%", "28.5", "accuracy", "MathVista", "@baseline", high="55.3", qualifier="range"),),
    ),
)

"""Sentences about what a number measures, each with all its claims."""

from __future__ import annotations

from tests.extraction.cases.case import Case, delta, score

METRICS: tuple[Case, ...] = (
    Case(
        "metric-at-the-end-for-both",
        "The system achieves 51.2% on the BioNLP corpus and 36.3% on the CRAFT corpus in F1 score.",
        (
            score("51.2%", "51.2", "F1", "BioNLP"),
            score("36.3%", "36.3", "F1", "CRAFT"),
        ),
        "Coreference",
    ),
    Case(
        "metrics-behind-in-order",
        "FaceMark detects occlusions on LFW with a 80/40% precision/recall.",
        (
            score("80", "80", "precision", "LFW", "FaceMark"),
            score("40%", "40", "recall", "LFW", "FaceMark"),
        ),
        "FaceMark: Landmarks",
    ),
    Case(
        "gains-to-the-same-metrics",
        "X-Odo reduces ATE by 14.3% and RPE by 11.4% on EuRoC, and by 52.8% and 41.3% on TUM VI.",
        (
            delta("14.3%", "-14.3", "ATE", "EuRoC", "X-Odo"),
            delta("11.4%", "-11.4", "RPE", "EuRoC", "X-Odo"),
            delta("52.8%", "-52.8", "ATE", "TUM VI", "X-Odo"),
            delta("41.3%", "-41.3", "RPE", "TUM VI", "X-Odo"),
        ),
        "X-Odo: Odometry",
    ),
    Case(
        "quality-beside-number",
        "The judge achieves 85.7% agreement with human experts on FinQA.",
        (score("85.7%", "85.7", "agreement", "FinQA"),),
        "A Judge",
    ),
    Case(
        "thing-that-is-reduced",
        "CopyGuard reduces replication by 28.8% on LAION.",
        (delta("28.8%", "-28.8", "replication", "LAION", "CopyGuard"),),
        "CopyGuard: Fewer Copies",
    ),
    Case(
        "threshold-in-name",
        "Models trained on these images achieve an mAP50:95 of 0.67 on COCO.",
        (score("0.67", "0.67", "mAP50:95", "COCO", unit=""),),
        "Traffic",
    ),
    Case(
        "capitalised-qualifier",
        "We attain a 4.1% increase on Clip Accuracy and a 4.2% increase on Sentence IoU.",
        (
            delta("4.1%", "4.1", "Clip Accuracy", None),
            delta("4.2%", "4.2", "Sentence IoU", None),
        ),
        "Stories",
    ),
    Case(
        "raises-this-to",
        "The reader achieves a 19.1% pass@1 on HumanEval. Reflection raises this to 42.2%.",
        (
            score("19.1%", "19.1", "pass@1", "HumanEval"),
            score("42.2%", "42.2", "pass@1", "HumanEval"),
        ),
        "Reflection",
    ),
    Case(
        "performance-is",
        "Human performance on OpenBookQA is close to 92%.",
        (score("92%", "92", None, "OpenBookQA", "@baseline", qualifier="about"),),
        "Open Books",
    ),
    Case(
        "bracket-before-score",
        "We get the best BLEU (43.8) score on WMT18.",
        (score("43.8", "43.8", "BLEU", "WMT18", unit=""),),
        "Translating News",
    ),
    Case(
        "metric-of-the-estimator",
        "The method has a mean absolute error of 1.2% and an explainability score of the estimator close to 0.9.",
        (
            score("1.2%", "1.2", "mean absolute error", None),
            score("0.9", "0.9", "explainability score", None, unit="", qualifier="about"),
        ),
        "Ageing Cells",
    ),
    Case(
        "lower-loss-and-fid",
        "TinyPress achieves 22% lower Perceptual Loss and 55% lower FID on Cityscapes.",
        (
            delta("22%", "-22", "Perceptual Loss", "Cityscapes", "TinyPress"),
            delta("55%", "-55", "FID", "Cityscapes", "TinyPress"),
        ),
        "TinyPress: Compression",
    ),
    Case(
        "plural-of-letters",
        "On NUS-WIDE and MIRFlickr, the codes reach mAPs of 82.1% and 88.4%.",
        (
            score("82.1%", "82.1", "mAP", "NUS-WIDE"),
            score("88.4%", "88.4", "mAP", "MIRFlickr"),
        ),
        "Codes of Pictures",
    ),
    Case(
        "metric-of-another-place",
        "On MT-Bench, it reaches 7.3, and on AlpacaEval its win rate is 90.6%.",
        (score("90.6%", "90.6", "win rate", "AlpacaEval"),),
        "Talking",
    ),
)

"""Texts that were once misread, each with where it was found and all the claims it makes."""

from tests.extraction.cases.case import Case, delta, score

BUGS = (
    Case(  # found while reading random abstracts: "In a" matched the short form IN-A
        "in-a-is-no-benchmark",
        "In a fair test, FoxNet attains 78.4% accuracy on GQA.",
        (score("78.4%", "78.4", "accuracy", "GQA", "FoxNet"),),
    ),
    Case(  # "fall recall": the noun was taken for the verb, and the gain for a drop
        "fall-is-a-noun-here",
        "FoxNet improves accuracy by 2.0 percentage points and fall recall by 1.3 percentage points.",
        (
            delta("2.0", "2.0", "accuracy", None, "FoxNet", unit="points"),
            delta("1.3", "1.3", "recall", None, "FoxNet", unit="points"),
        ),
    ),
    Case(  # the verb nearest to the number decides, not the first of the sentence
        "nearest-verb",
        "HaloNet outperforms prior work on Set5, reducing RMSE by 34%.",
        (delta("34%", "-34", "RMSE", "Set5", "HaloNet"),),
    ),
    Case(  # "of A compared to B" was read as "from A to B"
        "of-compared-to",
        "HaloNet has an F1 of 81.8% compared to 63.6% for BERT on CoNLL-2003.",
        (
            score("81.8%", "81.8", "F1", "CoNLL-2003", "HaloNet"),
            score("63.6%", "63.6", "F1", "CoNLL-2003", "BERT"),
        ),
    ),
    Case(  # the verb "scores" was taken for a metric
        "scores-is-a-verb",
        "BarleyNet scores 61.0 mIoU on ADE20K.",
        (score("61.0", "61.0", "mIoU", "ADE20K", "BarleyNet", unit=""),),
    ),
    Case(  # a level behind "below" was read as a drop
        "falls-below",
        "On WebArena, accuracy falls below 50% for long tasks.",
        (score("50%", "50", "accuracy", "WebArena", "@paper", qualifier="up_to"),),
    ),
    Case(  # an enumerator became a score
        "enumerators",
        "We find that 1) accuracy is high and 2) accuracy reaches 0.80 on SST-2.",
        (score("0.80", "0.80", "accuracy", "SST-2", "@paper", unit=""),),
    ),
    Case(  # a lost backslash took the preposition with it
        "lost-sim-behind-by",
        "FoxNet improves accuracy on GQA by sim5%.",
        (delta("5%", "5", "accuracy", "GQA", "FoxNet", qualifier="about"),),
    ),
    Case(  # a thin negative space inside a formula broke the rule for gains
        "latex-negative-space",
        r"FoxNet reduces the error rate on MNIST by $\!>\!40\%$.",
        (delta(r"40\%", "-40", "error rate", "MNIST", "FoxNet", qualifier="at_least"),),
    ),
    Case(  # another metric than the sentence's was carried to a gain that names its own
        "gain-in-something-unnamed",
        "SlotNet achieves an FID of 8.6 on FFHQ and a 22.8% improvement in temporal smoothness.",
        (
            score("8.6", "8.6", "FID", "FFHQ", "SlotNet", unit=""),
            delta("22.8%", "22.8", "temporal smoothness", "FFHQ", "SlotNet"),
        ),
    ),
)

"""Sentences about what a number is, each with all its claims."""

from __future__ import annotations

from tests.extraction.cases.case import Case, delta, score

NUMBERS: tuple[Case, ...] = (
    Case(
        "unit-for-the-whole-list",
        "DeepTag improves upon independent taggers by 9.0 and 4.8 points in F-score on dev and test.",
        (
            delta("9.0", "9.0", "F-score", None, "DeepTag", unit="points"),
            delta("4.8", "4.8", "F-score", None, "DeepTag", unit="points"),
        ),
        "DeepTag: Tagging",
    ),
    Case(
        "absolute-and-relative-in-bracket",
        "Our tagger improves its accuracy to 89%, a 14% absolute (52% relative) improvement.",
        (
            score("89%", "89", "accuracy", None),
            delta("14%", "14", "accuracy", None),
            delta("52%", "52", "accuracy", None),
        ),
        "Tagging Verbs",
    ),
    Case(
        "of-relative-reduction",
        "ParaText achieves up to 19% of relative slot error reduction.",
        (delta("19%", "-19", "slot error", None, "ParaText", qualifier="up_to"),),
        "ParaText: Paraphrases",
    ),
    Case(
        "level-that-is-surpassed",
        "With enough demonstrations, UIPath can surpass 90% accuracy on AndroidWorld.",
        (score("90%", "90", "accuracy", "AndroidWorld", "UIPath"),),
        "UIPath: Agents",
    ),
    Case(
        "gain-then-level-with",
        "NetA beats NetB by a small margin with an F1 of 86% on GLUE.",
        (score("86%", "86", "F1", "GLUE", "NetA"),),
        "NetA: Reading",
    ),
    Case(
        "out-of-ten",
        "Drafts gain +1.21/10 in review score.",
        (delta("+1.21", "1.21", "review score", None, unit="points"),),
        "Drafts",
    ),
    Case(
        "variance-is-none",
        "The model recognises faces with 83.8% sensitivity and little variance (.042).",
        (score("83.8%", "83.8", "sensitivity", None),),
        "Faces",
    ),
    Case(
        "share-of-a-named-set",
        "PickKey uses 25% of MUSIC-AVQA training data and reaches 78.1% accuracy on MUSIC-AVQA.",
        (score("78.1%", "78.1", "accuracy", "MUSIC-AVQA", "PickKey"),),
        "PickKey: Subsets",
    ),
    Case(
        "count-of-tags",
        "SenNet reaches 71.0% recall over 16 sensitivity tags.",
        (score("71.0%", "71.0", "recall", None, "SenNet"),),
        "SenNet: Scenes",
    ),
    Case(
        "value-of-a-symbol",
        "With τ=0.3, VisNet achieves 69.2% accuracy on KITTI.",
        (score("69.2%", "69.2", "accuracy", "KITTI", "VisNet"),),
        "VisNet: Vision",
    ),
    Case(
        "cut-word",
        "Our model achieves 76.9% accu- racy on ImageNet.",
        (score("76.9%", "76.9", "accuracy", "ImageNet"),),
        "Heritage",
    ),
    Case(
        "fewer-than",
        "MetaAgent achieves 82.4% accuracy on GAIA while using 34% fewer calls than AutoGen.",
        (score("82.4%", "82.4", "accuracy", "GAIA", "MetaAgent"),),
        "MetaAgent: Agents",
    ),
    Case(
        "reduction-behind-by",
        "ARG outperforms NAD by up to 94.9% reduction in error rate on CIFAR-10.",
        (delta("94.9%", "-94.9", "error rate", "CIFAR-10", "ARG", qualifier="up_to"),),
        "ARG: Backdoors",
    ),
    Case(
        "signed-levels",
        "Memory changes backward transfer from -0.038 to +0.013.",
        (
            score("-0.038", "-0.038", "backward transfer", None, "@baseline", unit=""),
            score("+0.013", "0.013", "backward transfer", None, unit=""),
        ),
        "Memory",
    ),
    Case(
        "margins-larger-than",
        "FIRE outperforms previous methods by margins larger than 2.8% on PERSONA-CHAT.",
        (delta("2.8%", "2.8", None, "PERSONA-CHAT", "FIRE", qualifier="at_least"),),
        "FIRE: Dialogue",
    ),
    Case(
        "series-with-gain-nouns",
        "LongGen yields a 3.1% improvement on LongBench for Llama-3 and 2.2% on RULER.",
        (
            delta("3.1%", "3.1", None, "LongBench", "LongGen"),
            delta("2.2%", "2.2", None, "RULER", "LongGen"),
        ),
        "LongGen: Long Contexts",
    ),
    Case(
        "size-does-not-part",
        "PairRank, unlike GPT-3 with 175B parameters, reaches an NDCG@10 of 70.1 on TREC-DL 2019.",
        (score("70.1", "70.1", "NDCG@10", "TREC-DL 2019", "PairRank", unit=""),),
        "PairRank: Ranking",
    ),
    Case(
        "signed-and-relative",
        "KeyNet improves recall on Spider by 2.4% (8.1% relative).",
        (
            delta("2.4%", "2.4", "recall", "Spider", "KeyNet"),
            delta("8.1%", "8.1", "recall", "Spider", "KeyNet"),
        ),
        "KeyNet: Parsing",
    ),
    Case(
        "references-part-nothing",
        "We enhance the accuracy of a parser (Rivers et al., 2007; Brook et al., 2006) by more than 7% on TREC-QA.",
        (delta("7%", "7", "accuracy", "TREC-QA", qualifier="at_least"),),
    ),
    Case(
        "reference-marks",
        "We improve accuracy by 4.6% on Caltech-256 [15] and 5.4% on SUN397 [32].",
        (
            delta("4.6%", "4.6", "accuracy", "Caltech-256"),
            delta("5.4%", "5.4", "accuracy", "SUN397"),
        ),
    ),
    Case(
        "lost-sign-in-brackets",
        "OakNet reaches [?]83% accuracy on CIFAR-100.",
        (score("83%", "83", "accuracy", "CIFAR-100", "OakNet", qualifier="about"),),
    ),
    Case(
        "metrics-with-a-unit-between",
        "WrenSR gets PSNR/SSIM of 32.1 dB/0.91 on Set5.",
        (
            score("32.1", "32.1", "PSNR", "Set5", "WrenSR", unit=""),
            score("0.91", "0.91", "SSIM", "Set5", "WrenSR", unit=""),
        ),
    ),
    Case(
        "things-per-second",
        "MobiWren achieves an accuracy of 92.12%, while processing at a rate of 8.84 actions per second.",
        (score("92.12%", "92.12", "accuracy", None, "MobiWren"),),
    ),
    Case(
        "number-threshold-set",
        "FooNet saves work without letting accuracy fall below the predefined error rate of 1%.",
        (),
        "FooNet: a network",
    ),
    Case(
        "number-cost-of-two",
        "We reduce the average inference time for NLI- and NSP-based models by 25.6% and 22.2% respectively.",
        (),
        "FooNet: a network",
    ),
    Case(
        "number-with-a-plus",
        "TarnNet reaches 97%+ accuracy on CoNLL and beats BarNet by 10+% on GLUE.",
        (
            score("97%", "97", "accuracy", "CoNLL", "TarnNet", qualifier="at_least"),
            delta("10+%", "10", "accuracy", "GLUE", "TarnNet", qualifier="at_least"),
        ),
        "TarnNet: a tagger",
    ),
    Case(
        "number-plus-spelled",
        "TarnNet reaches 90%-plus accuracy on CoNLL.",
        (score("90%", "90", "accuracy", "CoNLL", "TarnNet", qualifier="at_least"),),
        "TarnNet: a tagger",
    ),
    Case(
        "number-hedge-with-article",
        "TarnNet brings approximately an 8% improvement in F1 on CoNLL.",
        (delta("8%", "8", "F1", "CoNLL", "TarnNet", qualifier="about"),),
        "TarnNet: a tagger",
    ),
    Case(
        "number-hedge-circa",
        "TarnNet achieves ca. 12% higher accuracy on CoNLL.",
        (delta("12%", "12", "accuracy", "CoNLL", "TarnNet", qualifier="about"),),
        "TarnNet: a tagger",
    ),
    Case(
        "number-falls-below-an",
        "TarnNet falls below a 30% pass rate on HumanEval.",
        (score("30%", "30", "pass rate", "HumanEval", "TarnNet", qualifier="up_to"),),
        "TarnNet: a tagger",
    ),
    Case(
        "number-none-exceeds",
        "Existing models struggle on TarnBench: no system exceeds 41% accuracy, and none surpasses 22.5% recall.",
        (
            score("41%", "41", "accuracy", "TarnBench", "@baseline", qualifier="up_to"),
            score("22.5%", "22.5", "recall", "TarnBench", "@baseline", qualifier="up_to"),
        ),
        "TarnBench: a benchmark",
    ),
    Case(
        "number-fail-to-reach",
        "Even large models fail to reach 15% accuracy on TarnBench.",
        (score("15%", "15", "accuracy", "TarnBench", "@baseline", qualifier="up_to"),),
        "TarnBench: a benchmark",
    ),
    Case(
        "number-range-of-factors",
        "TarnNet yields 2x-3x higher BLEU on WMT14.",
        (delta("2x-3", "2", "BLEU", "WMT14", "TarnNet", unit="", qualifier="range", high="3"),),
        "TarnNet: a tagger",
    ),
    Case(
        "number-range-in-brackets",
        "TarnNet consistently achieves the highest accuracy (0.83 to 0.89) on CoNLL.",
        (score("0.83 to 0.89", "0.83", "accuracy", "CoNLL", "TarnNet", unit="", qualifier="range", high="0.89"),),
        "TarnNet: a tagger",
    ),
    Case(
        "number-change-in-brackets",
        "TarnNet raises accuracy (0.83 to 0.89) on CoNLL.",
        (
            score("0.83", "0.83", "accuracy", "CoNLL", "@baseline", unit=""),
            score("0.89", "0.89", "accuracy", "CoNLL", "TarnNet", unit=""),
        ),
        "TarnNet: a tagger",
    ),
    Case(
        "number-range-downwards",
        "TarnNet achieves BLEU ranging from 41.5 to 38.2 on WMT14.",
        (score("41.5 to 38.2", "38.2", "BLEU", "WMT14", "TarnNet", unit="", qualifier="range", high="41.5"),),
        "TarnNet: a tagger",
    ),
    Case(
        "number-second-range",
        "TarnNet reaches AUC ranging from 0.80 to 0.89 on CoNLL and from 0.77 to 0.86 on GLUE.",
        (
            score("0.80 to 0.89", "0.80", "AUC", "CoNLL", "TarnNet", unit="", qualifier="range", high="0.89"),
            score("0.77 to 0.86", "0.77", "AUC", "GLUE", "TarnNet", unit="", qualifier="range", high="0.86"),
        ),
        "TarnNet: a tagger",
    ),
    Case(
        "number-range-signed",
        "TarnNet improves accuracy (+13 to 16) on CoNLL.",
        (delta("+13 to 16", "13", "accuracy", "CoNLL", "TarnNet", unit="points", qualifier="range", high="16"),),
        "TarnNet: a tagger",
    ),
    Case(
        "number-second-change",
        "TarnNet improves BLEU from 17.5 to 18.5 on WMT14, 21.2 to 22.3 on WMT16.",
        (
            score("17.5", "17.5", "BLEU", "WMT14", "@baseline", unit=""),
            score("18.5", "18.5", "BLEU", "WMT14", "TarnNet", unit=""),
            score("21.2", "21.2", "BLEU", "WMT16", "@baseline", unit=""),
            score("22.3", "22.3", "BLEU", "WMT16", "TarnNet", unit=""),
        ),
        "TarnNet: a tagger",
    ),
    Case(
        "number-hedged-anew",
        "TarnNet achieves 97.2% accuracy, close to a 6 point improvement over BarNet.",
        (
            score("97.2%", "97.2", "accuracy", None, "TarnNet"),
            delta("6", "6", "accuracy", None, "TarnNet", unit="points", qualifier="about"),
        ),
        "TarnNet: a tagger",
    ),
    Case(
        "number-hedge-of-a-series",
        "TarnNet outperforms BarNet by up to 5% in accuracy, 7% in F1, and 8% in recall.",
        (
            delta("5%", "5", "accuracy", None, "TarnNet", qualifier="up_to"),
            delta("7%", "7", "F1", None, "TarnNet", qualifier="up_to"),
            delta("8%", "8", "recall", None, "TarnNet", qualifier="up_to"),
        ),
        "TarnNet: a tagger",
    ),
    Case(
        "number-hedge-of-two-places",
        "TarnNet achieves accuracy exceeding 90% on CoNLL and 85% on GLUE.",
        (
            score("90%", "90", "accuracy", "CoNLL", "TarnNet", qualifier="at_least"),
            score("85%", "85", "accuracy", "GLUE", "TarnNet", qualifier="at_least"),
        ),
        "TarnNet: a tagger",
    ),
    Case(
        "number-hedge-past-gains",
        "TarnNet achieves up to 31.7% improvement in recall and 24.9% improvement in accuracy.",
        (
            delta("31.7%", "31.7", "recall", None, "TarnNet", qualifier="up_to"),
            delta("24.9%", "24.9", "accuracy", None, "TarnNet", qualifier="up_to"),
        ),
        "TarnNet: a tagger",
    ),
    Case(
        "number-hedge-of-one-metric",
        "TarnNet achieves over 99% accuracy and 0.2% EER on CoNLL.",
        (
            score("99%", "99", "accuracy", "CoNLL", "TarnNet", qualifier="at_least"),
            score("0.2%", "0.2", "EER", "CoNLL", "TarnNet"),
        ),
        "TarnNet: a tagger",
    ),
    Case(
        "colon-behind-a-short-form",
        "We tag wren songs by two methods (F1: 0.81) and three (F1: 0.72) birds.",
        (score("0.81", "0.81", "F1", None, unit=""), score("0.72", "0.72", "F1", None, unit="")),
        "Wrens",
    ),
    Case(
        "power-of-ten",
        "RookNet reaches an MSE of $4.5 \\times 10^{-3}$ on WeatherBench.",
        (score("4.5 \\times 10^{-3", "0.0045", "MSE", "WeatherBench", "RookNet", unit=""),),
        "RookNet: Rain",
    ),
    Case(
        "power-of-ten-in-short",
        "RookNet reaches an MSE of 4.5e-3 on WeatherBench.",
        (score("4.5e-3", "0.0045", "MSE", "WeatherBench", "RookNet", unit=""),),
        "RookNet: Rain",
    ),
    Case(
        "dash-that-was-lost",
        "RookNet improves BLEU by 2 3 points on WMT14.",
        (delta("2 3", "2", "BLEU", "WMT14", "RookNet", unit="points", qualifier="range", high="3"),),
        "RookNet: Rain",
    ),
    Case(
        "unit-at-both-ends",
        "RookNet provides a 0.42dB - 6.70dB improvement in PSNR over competing methods.",
        (delta("0.42dB - 6.70", "0.42", "PSNR", None, "RookNet", unit="", qualifier="range", high="6.70"),),
        "RookNet: Rain",
    ),
    Case(
        "gain-joined-by-a-hyphen",
        "RookNet obtains a 0.70-improvement over the baseline in BLEU.",
        (delta("0.70", "0.70", "BLEU", None, "RookNet", unit="points"),),
        "RookNet: Rain",
    ),
    Case(
        "in-the-range-of",
        "RookNet achieves an F1 in the range of 80% on CoNLL.",
        (score("80%", "80", "F1", "CoNLL", "RookNet", qualifier="about"),),
        "RookNet: Rain",
    ),
    Case(
        "precision-and-higher",
        "RookNet tags verbs with precisions of 98.3% and higher.",
        (score("98.3%", "98.3", "precision", None, "RookNet", qualifier="at_least"),),
        "RookNet: Rain",
    ),
    Case(
        "less-or-similar",
        "RookNet reaches an error rate of $\\lesssim 10\\%$ on CoNLL.",
        (score("10\\%", "10", "error rate", "CoNLL", "RookNet", qualifier="up_to"),),
        "RookNet: Rain",
    ),
    Case(
        "hedge-on-and-in",
        "RookNet brings up to 29.3% reduction on WER and 21.6% reduction in CER.",
        (
            delta("29.3%", "-29.3", "WER", None, "RookNet", qualifier="up_to"),
            delta("21.6%", "-21.6", "CER", None, "RookNet", qualifier="up_to"),
        ),
        "RookNet: Rain",
    ),
    Case(
        "hedge-higher-and-lower",
        "RookNet achieves up to 19% higher IoU and 39% lower WER.",
        (
            delta("19%", "19", "IoU", None, "RookNet", qualifier="up_to"),
            delta("39%", "-39", "WER", None, "RookNet", qualifier="up_to"),
        ),
        "RookNet: Rain",
    ),
    Case(
        "hedge-about-goes-on",
        "RookNet brings reductions of approximately 24% in WER and 42% in CER.",
        (
            delta("24%", "-24", "WER", None, "RookNet", qualifier="about"),
            delta("42%", "-42", "CER", None, "RookNet", qualifier="about"),
        ),
        "RookNet: Rain",
    ),
    Case(
        "hedge-past-points",
        "RookNet gains up to +4 points on GLUE and +3.5 on SQuAD.",
        (
            delta("+4", "4", None, "GLUE", "RookNet", unit="points", qualifier="up_to"),
            delta("+3.5", "3.5", None, "SQuAD", "RookNet", unit="points", qualifier="up_to"),
        ),
        "RookNet: Rain",
    ),
    Case(
        "bound-or",
        "On CoNLL, no model exceeds 21.1% recall or 6.1% precision.",
        (
            score("21.1%", "21.1", "recall", "CoNLL", "RookNet", qualifier="up_to"),
            score("6.1%", "6.1", "precision", "CoNLL", "RookNet", qualifier="up_to"),
        ),
        "RookNet: Rain",
    ),
    Case(
        "factors-share", "RookNet achieves up to 3.3 and 2.1 times speedups on GLUE and SQuAD.", title="RookNet: Rain"
    ),
    Case(
        "pixel-level",
        "On MVTec, RookNet reaches image-level 98.9% AU-ROC.",
        (score("98.9%", "98.9", None, "MVTec", "RookNet"),),
        "RookNet: Rain",
    ),
)

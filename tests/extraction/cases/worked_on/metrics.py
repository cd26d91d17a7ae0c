# ruff: noqa: E501 (a sentence stands on one line)
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
        (score("92%", "92", None, "OpenBookQA", "human", qualifier="about"),),
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
        (score("7.3", "7.3", None, "MT-Bench", unit=""), score("90.6%", "90.6", "win rate", "AlpacaEval")),
        "Talking",
    ),
    Case(
        "letters-of-a-gain",
        "MarshNet surpasses prior work, with QAP improvements of 5.44% and 4.83% on PondSet.",
        (delta("5.44%", "5.44", "QAP", "PondSet", "MarshNet"), delta("4.83%", "4.83", "QAP", "PondSet", "MarshNet")),
    ),
    Case(
        "letters-behind-slashes",
        "MarshNet reaches 88.7% vAP / 83.9% RP90 on CopySet.",
        (score("88.7%", "88.7", "vAP", "CopySet", "MarshNet"), score("83.9%", "83.9", "RP90", "CopySet", "MarshNet")),
    ),
    Case(
        "score-on-the-metric",
        "Our submission achieved a score of 0.3966 on the Evidence F1 metric on FEVER.",
        (score("0.3966", "0.3966", "Evidence F1", "FEVER", unit=""),),
    ),
    Case(
        "in-terms-of",
        "REEDNet surpasses the best by +5.22% absolute accuracy in terms of Prec@0.5 on PointSet.",
        (delta("+5.22%", "5.22", "Prec@0.5", "PointSet", "REEDNet"),),
    ),
    Case(
        "correlation-with-a-metric",
        "Traces of DuneNet show a strong correlation with benchmark accuracy (r=0.74).",
        (score("0.74", "0.74", "correlation", None, "DuneNet", unit=""),),
        "DuneNet: Shifting Sands",
    ),
    Case(
        "equals-before-a-metric-behind",
        "DuneNet (Pearson r = -0.479, MAE = 0.394) shows strong negative correlations.",
        (
            score("-0.479", "-0.479", "Pearson r", None, "DuneNet", unit=""),
            score("0.394", "0.394", "MAE", None, "DuneNet", unit=""),
        ),
        "DuneNet: Shifting Sands",
    ),
    Case(
        "list-of-things-gained-in",
        "DuneNet surpasses the best model by 25% in scene coherence, 26% in identity preservation, and 30% in realism.",
        (
            delta("25%", "25", "scene coherence", None, "DuneNet"),
            delta("26%", "26", "identity preservation", None, "DuneNet"),
            delta("30%", "30", "realism", None, "DuneNet"),
        ),
    ),
    Case(
        "metric-of-another-clause",
        "DuneNet alleviates catastrophic forgetting and outperforms others by 4.25% and 8.27% of joint goal accuracy on MultiWOZ and SGD.",
        (
            delta("4.25%", "4.25", "joint goal accuracy", "MultiWOZ", "DuneNet"),
            delta("8.27%", "8.27", "joint goal accuracy", "SGD", "DuneNet"),
        ),
        "DuneNet: Shifting Sands",
    ),
    Case(
        "named-for-its-benchmark",
        "DuneNet achieves a GenEval score of 0.86.",
        (score("0.86", "0.86", "GenEval score", "GenEval", "DuneNet", unit=""),),
    ),
    Case(
        "measure-as-part-of-the-name",
        "The best Structural Similarity Index Measure of 0.99 on Kodak is reached.",
        (score("0.99", "0.99", "Structural Similarity Index Measure", "Kodak", unit=""),),
    ),
    Case(
        "letters-and-error",
        "DuneNet reaches MPJPE errors of 58.0 and 34.3 on SandPose and RockPose.",
        (
            score("58.0", "58.0", "MPJPE", "SandPose", "DuneNet", unit=""),
            score("34.3", "34.3", "MPJPE", "RockPose", "DuneNet", unit=""),
        ),
    ),
    Case(
        "metric-of-doing",
        "On GuessSet-2K, the success rate of guessing 83.3% is approaching human performance.",
        (score("83.3%", "83.3", "success rate", "GuessSet-2K"),),
    ),
    Case(
        "below-in-brackets",
        "Existing methods, held back by noise, achieve limited quality (NCC ≤ 0.96) on OR-PAM-4K.",
        (score("0.96", "0.96", "NCC", "OR-PAM-4K", "@baseline", unit="", qualifier="up_to"),),
    ),
    Case(
        "variant-of-a-metric",
        "PoseWren reaches 92.5% ADD-0.1 accuracy on LINEMOD.",
        (score("92.5%", "92.5", "ADD-0.1", "LINEMOD", "PoseWren"),),
    ),
    Case(
        "power-of-a-metric",
        "We get 49.2% AP^b and 44.0% AP^m on COCO.",
        (
            score("49.2%", "49.2", "AP^b", "COCO"),
            score("44.0%", "44.0", "AP^m", "COCO"),
        ),
    ),
    Case(
        "ranked-metric-whole",
        "OakCAM achieves 37.69% Top-1 localization error on CUB-200.",
        (score("37.69%", "37.69", "Top-1 localization error", "CUB-200", "OakCAM"),),
    ),
    Case(
        "metrics-behind-over",
        "We report 3.4%, 4.5% and 8.5% improvements over the state of the art in accuracy, F1 and recall on IvySet-9K.",
        (
            delta("3.4%", "3.4", "accuracy", "IvySet-9K"),
            delta("4.5%", "4.5", "F1", "IvySet-9K"),
            delta("8.5%", "8.5", "recall", "IvySet-9K"),
        ),
    ),
    Case(
        "at-a-rate-of",
        "On LivSet-2020, the recall at 1% false positive rate improved from 93.4% to 98.7%.",
        (
            score("93.4%", "93.4", "recall", "LivSet-2020", "@baseline"),
            score("98.7%", "98.7", "recall", "LivSet-2020"),
        ),
    ),
    Case(
        "a-named-metric-is-no-place",
        "We outperform CheXwren by 45% accuracy on CheXpert, and improve on the GREEN metric.",
        (delta("45%", "45", "accuracy", "CheXpert"),),
    ),
    Case(
        "completion",
        "On OakWorld-1K, the best agent reaches 31% chain completion.",
        (score("31%", "31", "chain completion", "OakWorld-1K"),),
    ),
    Case(
        "tuples-with-slashes",
        "It reaches 56.7%/43.8% and 74.9%/49.2% precision/recall on KITTI and nuScenes, respectively.",
        (
            score("56.7%", "56.7", "precision", "KITTI"),
            score("43.8%", "43.8", "recall", "KITTI"),
            score("74.9%", "74.9", "precision", "nuScenes"),
            score("49.2%", "49.2", "recall", "nuScenes"),
        ),
    ),
    Case(
        "dash-score",
        "OakNeXt reaches a Top-1 accuracy of 90.69% and the highest overall F1-score of 88.92% on AquaSet-20.",
        (
            score("90.69%", "90.69", "Top-1 accuracy", "AquaSet-20", "OakNeXt"),
            score("88.92%", "88.92", "F1", "AquaSet-20", "OakNeXt"),
        ),
    ),
    Case(
        "letters-in-brackets",
        "WrenAvatar is best on BeatSet-2 (FGD 4.941, BC 8.078).",
        (
            score("4.941", "4.941", "FGD", "BeatSet-2", unit=""),
            score("8.078", "8.078", "BC", "BeatSet-2", unit=""),
        ),
    ),
    Case(
        "in-terms-of-behind-over",
        "It achieves a gain of 2.4% over the state of the art, in terms of log-average miss rate, on CityPersons.",
        (delta("2.4%", "2.4", "log-average miss rate", "CityPersons"),),
    ),
    Case(
        "and-by-in-terms-of",
        "MultiWren outperforms the baselines by 8% in terms of accuracy and by 12% in terms of F-Score.",
        (
            delta("8%", "8", "accuracy", None, "MultiWren"),
            delta("12%", "12", "F-Score", None, "MultiWren"),
        ),
    ),
    Case(
        "letters-that-were-improved",
        "Retrieval improves CLAS by 17 points on UDSet-9.",
        (delta("17", "17", "CLAS", "UDSet-9", "Retrieval", unit="points"),),
    ),
    Case(
        "degrees-in-a-list",
        "The model yields RMSE and MAE values of 0.96 °C and 0.92 °C.",
        (
            score("0.96", "0.96", "RMSE", None, unit=""),
            score("0.92", "0.92", "MAE", None, unit=""),
        ),
    ),
    Case(
        "error-is-the-head",
        "MoldWren achieves a median distance error of 69.5 on HandSet-4.",
        (score("69.5", "69.5", "distance error", "HandSet-4", "MoldWren", unit=""),),
    ),
    Case(
        "similarity-score-is-one",
        "The answers reach a cosine similarity score of 0.83 on AskSet-2.",
        (score("0.83", "0.83", "cosine similarity", "AskSet-2", unit=""),),
    ),
    Case(
        "kept-share-of-performance",
        "In accuracy, WrenLite retains 92% of the performance of the full model.",
        (delta("92%", "92", None, None, "WrenLite"),),
    ),
    Case(
        "alike-in-a-row",
        "ShieldWren reduces leakage by 76% against direct attacks and 64% against indirect attacks.",
        (
            delta("76%", "-76", "leakage", None, "ShieldWren"),
            delta("64%", "-64", "leakage", None, "ShieldWren"),
        ),
    ),
    Case(
        "title-system-is-no-metric",
        "On OakBench, SARI reaches 78.4%.",
        (score("78.4%", "78.4", None, "OakBench", "SARI"),),
        "SARI: Guided Generation for Birds",
    ),
    Case(
        "quality-nouns",
        "WrenTalk improves relevance by 12% and engagement by 9% over GPT-4.",
        (
            delta("12%", "12", "relevance", None, "WrenTalk"),
            delta("9%", "9", "engagement", None, "WrenTalk"),
        ),
    ),
    Case(
        "french",
        "L'évaluation a montré une précision moyenne de 89.8% et un rappel de 70.9%.",
        (
            score("89.8%", "89.8", "précision", None),
            score("70.9%", "70.9", "rappel", None),
        ),
    ),
    Case(
        "french-equal-to",
        "Nous avons obtenu un taux global de F-mesure égal à 79.24%.",
        (score("79.24%", "79.24", "F-mesure", None),),
    ),
    Case(
        "no-plural-across-words",
        "Zero-shot CLIP is comparatively sensitive (recall around 80%).",
        (score("80%", "80", "recall", None, "CLIP", qualifier="about", setting="zero-shot"),),
    ),
    Case(
        "metric-not-simulation",
        "FooNet improves the success rate by up to 25% in simulation and by 4-28% on real tasks.",
        (
            delta("25%", "25", "success rate", None, "FooNet", qualifier="up_to"),
            delta("4-28%", "4", "success rate", None, "FooNet", qualifier="range", high="28"),
        ),
        "FooNet: a network",
    ),
    Case(
        "metric-newly-introduced",
        "FooNet outperforms the best method by 6.51% on IoU and 3.35% on the newly introduced temporal stability metric.",
        (
            delta("6.51%", "6.51", "IoU", None, "FooNet"),
            delta("3.35%", "3.35", "temporal stability", None, "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "metric-named-score",
        "The IAScore rises from 0.828 to 0.968.",
        (
            score("0.828", "0.828", "IAScore", None, "@baseline", unit=""),
            score("0.968", "0.968", "IAScore", None, "FooNet", unit=""),
        ),
        "FooNet: a network",
    ),
    Case(
        "metric-level-is-none",
        "FooNet reaches F1 of 91% in detection level, 40% in position level and 28% in correction level.",
        (
            score("91%", "91", "F1", None, "FooNet", setting="detection"),
            score("40%", "40", "F1", None, "FooNet"),
            score("28%", "28", "F1", None, "FooNet", setting="detection"),
        ),
        "FooNet: a network",
    ),
    Case(
        "metric-scores-of-the-art",
        "FooNet achieves state-of-the-art scores of 41.1% and 75.8% on SQuAD and HotpotQA, respectively.",
        (
            score("41.1%", "41.1", None, "SQuAD", "FooNet"),
            score("75.8%", "75.8", None, "HotpotQA", "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "metric-behind-written-as-a-name",
        "FooNet achieved 0.435 F-Macro in stance classification. It has an 8.5 LipSync Confidence on FooTalk-8.",
        (
            score("0.435", "0.435", "F-Macro", None, "FooNet", unit=""),
            score("8.5", "8.5", "LipSync Confidence", "FooTalk-8", "FooNet", unit=""),
        ),
        "FooNet: a network",
    ),
    Case(
        "tuples-behind-their-metrics",
        "HeronPose reaches MPJPE/PA-MPJPE scores of 59.8/40.7 mm on MarshSet and 74.0/51.8 mm on ReedSet.",
        (
            score("59.8", "59.8", "MPJPE", "MarshSet", "HeronPose", unit=""),
            score("40.7", "40.7", "PA-MPJPE", "MarshSet", "HeronPose", unit=""),
            score("74.0", "74.0", "MPJPE", "ReedSet", "HeronPose", unit=""),
            score("51.8", "51.8", "PA-MPJPE", "ReedSet", "HeronPose", unit=""),
        ),
    ),
    Case(
        "all-that-slashes-join",
        "HeronNet attains 56.7%/43.8% F1@0.5 and CraneNet reaches 74.9%/49.2% overall accuracy.",
        (
            score("56.7%", "56.7", "F1@0.5", None, "HeronNet"),
            score("43.8%", "43.8", "F1@0.5", None, "HeronNet"),
            score("74.9%", "74.9", "accuracy", None, "CraneNet"),
            score("49.2%", "49.2", "accuracy", None, "CraneNet"),
        ),
    ),
    Case(
        "gain-and-another-in-brackets",
        "HeronNet outperforms CraneNet by 1.6% (from 70.1% to 71.7%) in classification accuracy.",
        (
            delta("1.6%", "1.6", "classification accuracy", None, "HeronNet"),
            score("70.1%", "70.1", "classification accuracy", None, "@baseline"),
            score("71.7%", "71.7", "classification accuracy", None, "HeronNet"),
        ),
    ),
    Case(
        "from-to-in-each",
        "HeronNet improves captions on MarshSet from 21.2 to 22.3 in METEOR, and from 44.5 to 46.9 in ROUGE-L.",
        (
            score("21.2", "21.2", "METEOR", "MarshSet", "@baseline", unit=""),
            score("22.3", "22.3", "METEOR", "MarshSet", "HeronNet", unit=""),
            score("44.5", "44.5", "ROUGE-L", "MarshSet", "@baseline", unit=""),
            score("46.9", "46.9", "ROUGE-L", "MarshSet", "HeronNet", unit=""),
        ),
    ),
    Case(
        "as-well-as-is-no-link",
        "HeronNet has a 24% lower validation loss on reeds, as well as 52% and 90% higher success rates.",
        (
            delta("24%", "-24", "validation loss", None, "HeronNet"),
            delta("52%", "52", "success rate", None, "HeronNet"),
            delta("90%", "90", "success rate", None, "HeronNet"),
        ),
    ),
    Case(
        "metrics-and-numbers-in-turn",
        "HeronMark achieves the best images (PSNR 51.2 SSIM 0.998) on MarshSet.",
        (
            score("51.2", "51.2", "PSNR", "MarshSet", "HeronMark", unit=""),
            score("0.998", "0.998", "SSIM", "MarshSet", "HeronMark", unit=""),
        ),
    ),
    Case(
        "metric-in-brackets-behind-each",
        "HeronNet achieves 83.7% (UAR) and 84.0% (UF1) on MarshSet.",
        (score("83.7%", "83.7", "UAR", "MarshSet", "HeronNet"), score("84.0%", "84.0", "UF1", "MarshSet", "HeronNet")),
    ),
    Case(
        "unknown-beside-known",
        "On MarshSet, HeronNet achieves 88.4% coverage and 1.5% overgeneration.",
        (
            score("88.4%", "88.4", "coverage", "MarshSet", "HeronNet"),
            score("1.5%", "1.5", "overgeneration", "MarshSet", "HeronNet"),
        ),
    ),
    Case(
        "unknown-before-its-number",
        "HeronPose achieves MAE 0.135 m and MedAE 0.242 m on MarshSet.",
        (
            score("0.135", "0.135", "MAE", "MarshSet", "HeronPose", unit=""),
            score("0.242", "0.242", "MedAE", "MarshSet", "HeronPose", unit=""),
        ),
    ),
    Case(
        "shared-head",
        "HeronNet achieves 80.6% node and 85.3% edge accuracy on MarshSet.",
        (
            score("80.6%", "80.6", "accuracy", "MarshSet", "HeronNet"),
            score("85.3%", "85.3", "accuracy", "MarshSet", "HeronNet"),
        ),
    ),
    Case(
        "thing-raised-and-its-metric",
        "HeronLM achieves strong results, improving personalization by an average of 10.5% in ROUGE-L.",
        (delta("10.5%", "10.5", "ROUGE-L", None, "HeronLM"),),
    ),
    Case(
        "at-pass",
        "HeronLM solves 8.2% of problems at pass@1 and 12.1% at pass@4 on MarshBench.",
        (
            score("8.2%", "8.2", "pass@1", "MarshBench", "HeronLM"),
            score("12.1%", "12.1", "pass@4", "MarshBench", "HeronLM"),
        ),
    ),
    Case(
        "improvement-behind-semicolon",
        "HeronNet achieves an AUC of 0.68 on MarshSet; an improvement of 32% over the baseline.",
        (
            score("0.68", "0.68", "AUC", "MarshSet", "HeronNet", unit=""),
            delta("32%", "32", "AUC", "MarshSet", "HeronNet"),
        ),
    ),
    Case(
        "for-instance-is-no-metric",
        "HeronNet achieves a high patch-level accuracy (e.g., 96.3%) on MarshSet.",
        (score("96.3%", "96.3", "accuracy", "MarshSet", "HeronNet"),),
    ),
    Case(
        "whose-metric-it-is",
        "Over three rounds, the student's deletion rate reaches 41.5%, and the CA-9's safety rate drops to 36.3%.",
        (score("41.5%", "41.5", "deletion rate", None), score("36.3%", "36.3", "safety rate", None)),
    ),
    Case(
        "conjunction-is-no-part",
        "The first model is stable, whereas flip rates reach 66.7% on MarshSet.",
        (score("66.7%", "66.7", "flip rate", "MarshSet"),),
    ),
    Case(
        "attacks-not-speech",
        "HeronAttack achieves up to 93.1% ASR on MarshBench.",
        (score("93.1%", "93.1", "ASR", "MarshBench", "HeronAttack", qualifier="up_to"),),
    ),
    Case(
        "model-that-is-improved",
        "HeronDraw even improves FLUX by 21% on MarshBench.",
        (delta("21%", "21", None, "MarshBench", "HeronDraw"),),
    ),
    Case(
        "metric-called-so",
        "HeronSeg improves the ARAND metric by 32.1% on MarshSet.",
        (delta("32.1%", "32.1", "ARAND", "MarshSet", "HeronSeg"),),
    ),
    Case(
        "thing-between-number-and-reduction",
        "HeronStereo shows a 35% outlier reduction on MarshSet.",
        (delta("35%", "-35", "outlier", "MarshSet", "HeronStereo"),),
    ),
    Case(
        "letters-that-are-reduced",
        "HeronPlan reduces corridor AoI by 5% on MarshSet.",
        (delta("5%", "-5", "AoI", "MarshSet", "HeronPlan"),),
    ),
    Case(
        "points-in-plain-words",
        "With 88.2% length compliance, HeronLM outperforms larger models by 7.7 points in constraint satisfaction.",
        (
            score("88.2%", "88.2", "length compliance", None),
            delta("7.7", "7.7", "constraint satisfaction", None, "HeronLM", unit="points"),
        ),
    ),
    Case(
        "tasks-of-similarity",
        "HeronVec beats all baselines by 14.4% on textual similarity tasks.",
        (delta("14.4%", "14.4", None, None, "HeronVec"),),
    ),
    Case(
        "only-successes",
        "HeronAgent improves over success-only tuning by 7.1% on MarshBench.",
        (delta("7.1%", "7.1", None, "MarshBench", "HeronAgent"),),
    ),
    Case(
        "alignment-of-accuracy",
        "HeronCAD improves from 41.8% to 58.4% alignment accuracy on MarshSet.",
        (
            score("41.8%", "41.8", "accuracy", "MarshSet", "@baseline"),
            score("58.4%", "58.4", "accuracy", "MarshSet", "HeronCAD"),
        ),
    ),
    Case(
        "metric-in-brackets-says-it-better",
        "HeronEdit outperforms CraneEdit by 13% in perceptual similarity (LPIPS) on MarshSet.",
        (delta("13%", "13", "LPIPS", "MarshSet", "HeronEdit"),),
    ),
    Case(
        "letter-of-a-correlation",
        "HeronJudge predicts human ratings with high accuracy (r = 0.78) on MarshSet.",
        (score("0.78", "0.78", "r", "MarshSet", "HeronJudge", unit=""),),
    ),
    Case(
        "place-in-a-row-of-metrics",
        "HeronRAG reaches the best faithfulness (0.88), MedQA (0.92) and answer coverage (0.71).",
        (
            score("0.88", "0.88", "faithfulness", "MedQA", "HeronRAG", unit=""),
            score("0.92", "0.92", None, "MedQA", "HeronRAG", unit=""),
            score("0.71", "0.71", "answer coverage", "MedQA", "HeronRAG", unit=""),
        ),
    ),
    Case(
        "share-with-an-error-as-metric",
        "FoxLM and OwlLM hallucinate in 60% and 75% of their answers on TruthfulQA.",
        (
            score("60%", "60", "hallucination rate", "TruthfulQA", "FoxLM"),
            score("75%", "75", "hallucination rate", "TruthfulQA", "OwlLM"),
        ),
    ),
    Case(
        "short-forms-in-one-list",
        "HeronSeg gains 9.7%, 13.1%, 1.2% and 6.8% in IoU, nIoU, Pd, and Fa on MarshSet.",
        (
            delta("9.7%", "9.7", "IoU", "MarshSet", "HeronSeg"),
            delta("13.1%", "13.1", "nIoU", "MarshSet", "HeronSeg"),
            delta("1.2%", "1.2", "Pd", "MarshSet", "HeronSeg"),
            delta("6.8%", "6.8", "Fa", "MarshSet", "HeronSeg"),
        ),
    ),
    Case(
        "rounds-of-two-metrics",
        "HeronDrive reduces jerk error and collision rate by 8.9% and 3.3% on nuScenes and 2.5% and 4.4% on KITTI.",
        (
            delta("8.9%", "-8.9", "jerk error", "nuScenes", "HeronDrive"),
            delta("3.3%", "-3.3", "collision rate", "nuScenes", "HeronDrive"),
            delta("2.5%", "-2.5", "jerk error", "KITTI", "HeronDrive"),
            delta("4.4%", "-4.4", "collision rate", "KITTI", "HeronDrive"),
        ),
    ),
    Case(
        "two-kinds-of-one-error",
        "HeronPose reduces the rotation and translation error by 14% and 31% on MarshSet.",
        (
            delta("14%", "-14", "rotation error", "MarshSet", "HeronPose"),
            delta("31%", "-31", "translation error", "MarshSet", "HeronPose"),
        ),
    ),
    Case(
        "in-two-kinds-of-accuracy",
        "HeronGraph brings gains of 6.8% and 2.9% in node and edge accuracy on MarshSet.",
        (
            delta("6.8%", "6.8", "accuracy", "MarshSet", "HeronGraph"),
            delta("2.9%", "2.9", "accuracy", "MarshSet", "HeronGraph"),
        ),
    ),
    Case(
        "metric-with-a-gloss",
        "On MOT17, HOTA (a measure of overall tracking accuracy) increases from 61.2% to 62.9%.",
        (
            score("61.2%", "61.2", "HOTA", "MOT17", "@baseline"),
            score("62.9%", "62.9", "HOTA", "MOT17"),
        ),
    ),
    Case(
        "kinds-and-thresholds-of-a-metric",
        "HeronDet reaches a box mAP@50 of 0.91 and an F1-max of 0.87 on MarshSet.",
        (
            score("0.91", "0.91", "box mAP@50", "MarshSet", "HeronDet", unit=""),
            score("0.87", "0.87", "F1-max", "MarshSet", "HeronDet", unit=""),
        ),
    ),
    Case(
        "macro-in-brackets",
        "HeronTag obtains F1 (macro) scores of 0.81 on MarshSet.",
        (score("0.81", "0.81", "F1", "MarshSet", "HeronTag", unit=""),),
    ),
    Case(
        "metric-with-an-index",
        "HeronDet achieves 36.2 AP_r on LVIS.",
        (score("36.2", "36.2", "AP_r", "LVIS", "HeronDet", unit=""),),
    ),
    Case(
        "models-that-score",
        "Even the best language models score under 20% on MarshBench.",
        (score("20%", "20", None, "MarshBench", "@baseline", qualifier="up_to"),),
    ),
    Case(
        "tasks-are-no-metrics",
        "HeronLM improves visual reasoning by 4.1% on MarshBench.",
        (delta("4.1%", "4.1", None, "MarshBench", "HeronLM"),),
    ),
    Case(
        "precision-of-weights",
        "It is close to the full-precision counterpart (less than 3% drop on MarshSet).",
        (delta("3%", "-3", None, "MarshSet", qualifier="up_to"),),
    ),
    Case(
        "candidates-before-hits",
        "Ranking of the top-50 candidates raises hit@1 from 0.58 to 0.78 on MarshSet.",
        (
            score("0.58", "0.58", "hit@1", "MarshSet", "@baseline", unit=""),
            score("0.78", "0.78", "hit@1", "MarshSet", unit=""),
        ),
    ),
    Case(
        "in-terms-of-at-the-end",
        "HeronNER achieves 77.1% and 78.4% on MarshSet and DuneSet, respectively, in terms of F-score.",
        (
            score("77.1%", "77.1", "F-score", "MarshSet", "HeronNER"),
            score("78.4%", "78.4", "F-score", "DuneSet", "HeronNER"),
        ),
    ),
    Case(
        "in-terms-of-plain-words",
        "On MarshSet, HeronEdit obtains up to 8% improvement over open models in terms of instruction following.",
        (delta("8%", "8", "instruction following", "MarshSet", "HeronEdit", qualifier="up_to"),),
    ),
    Case(
        "bracket-behind-what-is-reduced",
        "Our guard keeps 91% accuracy on MarshSet, and reduces invented references to 2% (approximately 93% reduction).",
        (
            score("91%", "91", "accuracy", "MarshSet"),
            score("2%", "2", "invented references", "MarshSet"),
            delta("93%", "-93", "invented references", "MarshSet", qualifier="about"),
        ),
    ),
    Case(
        "improvements-of-a-plain-thing",
        "HeronFair achieves fairness improvements of 15.9% on MarshSet.",
        (delta("15.9%", "15.9", "fairness", "MarshSet", "HeronFair"),),
    ),
    Case(
        "shortened-word-before-a-metric",
        "HeronPoint reaches 86.5% Inst. mIoU on MarshSet.",
        (score("86.5%", "86.5", "mIoU", "MarshSet", "HeronPoint"),),
    ),
    Case(
        "level-of-a-plain-thing",
        "HeronSpec reaches 28% semantic equivalence with the reference on MarshSet.",
        (score("28%", "28", "semantic equivalence", "MarshSet", "HeronSpec"),),
    ),
    Case(
        "plain-thing-before-a-bracket",
        "HeronMix achieves lower bias (0.33 vs. 0.52) on MarshSet.",
        (
            score("0.33", "0.33", "bias", "MarshSet", "HeronMix", unit=""),
            score("0.52", "0.52", "bias", "MarshSet", "@baseline", unit=""),
        ),
    ),
)

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
        "titled-without-a-space",
        "Shadows hide small ships. Our network reaches 81.2% mIoU on Cityscapes.",
        (score("81.2%", "81.2", "mIoU", "Cityscapes", "ShadowFerry"),),
        "ShadowFerry:A Light Network That Sees through Shadows",
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
            score("95.1%", "95.1", None, "BarBench", "human"),
        ),
        "BarBench: Reasoning about Bars",
    ),
    Case(
        "below-humans",
        "The best model on BarBench has an accuracy of 56.2%, far below human accuracy of 94.0%.",
        (
            score("56.2%", "56.2", "accuracy", "BarBench"),
            score("94.0%", "94.0", "accuracy", "BarBench", "human"),
        ),
        "BarBench: Reasoning about Bars",
    ),
    Case(
        "unnamed-systems-as-subject",
        "Frontier models score between 28.5% and 55.3% accuracy on MathVista.",
        (score("28.5% and 55.3%", "28.5", "accuracy", "MathVista", "@baseline", high="55.3", qualifier="range"),),
    ),
    Case(
        "first-of-two-beside-each-other",
        "GPT-4 can exceed human performance (62.5% vs. 50% accuracy) on RiddleSet.",
        (
            score("62.5%", "62.5", "accuracy", "RiddleSet", "GPT-4"),
            score("50%", "50", "accuracy", "RiddleSet", "human"),
        ),
    ),
    Case(
        "with-them-reaching",
        "Prompting helps, with 5-shot HazelGPT-20B and LarkLM-8B achieving Micro-F1 scores of 0.57 and 0.59, respectively.",
        (
            score("0.57", "0.57", "Micro-F1", None, "HazelGPT-20B", unit="", setting="5-shot"),
            score("0.59", "0.59", "Micro-F1", None, "LarkLM-8B", unit="", setting="5-shot"),
        ),
    ),
    Case(
        "whose",
        "It outperforms the GLINT-plugin solver, whose FID performance is 19.07 on COCO.",
        (score("19.07", "19.07", "FID", "COCO", "GLINT-plugin", unit=""),),
    ),
    Case(
        "made-with-another",
        "Moss-trained DenseNet reaches 65.3% accuracy on CIFAR-100.",
        (score("65.3%", "65.3", "accuracy", "CIFAR-100", "Moss-trained DenseNet"),),
    ),
    Case(
        "models-in-general",
        "Across four scenes, models recover only 46% macro recall on TidePool.",
        (score("46%", "46", "macro recall", "TidePool", "@baseline"),),
    ),
    Case(
        "existing-doers",
        "We show that existing spelling correctors merely achieve an F-measure of 0.5 on QuaySet.",
        (score("0.5", "0.5", "F-measure", "QuaySet", "@baseline", unit=""),),
    ),
    Case(
        "title-introduced",
        "We introduce Slow Tide Compression to squeeze long texts. Our model reaches 98% accuracy on FooQA.",
        (score("98%", "98", "accuracy", "FooQA", "Slow Tide Compression"),),
        "Slow Tide Compression: How Far Can Texts Be Squeezed?",
    ),
    Case(
        "team-in-brackets",
        "Our system (team: quaysideowl) achieved a macro F1 of 0.853 on the test set.",
        (score("0.853", "0.853", "macro F1", None, "quaysideowl", unit="", setting="test"),),
    ),
    Case(
        "framework-behind-its-short-form",
        "We propose a Twin Harbour Guided Flow (THGF) framework for dataset distillation. Our approach gains 2.1% accuracy on CIFAR-10.",
        (delta("2.1%", "2.1", "accuracy", "CIFAR-10", "THGF"),),
        "THGF: Dataset Distillation Without Training",
    ),
    Case(
        "gain-with-a-backbone",
        "HaloTune beats DPO, improving accuracy by +10.1% with Llama-3.1-8B on GSM8K.",
        (delta("+10.1%", "10.1", "accuracy", "GSM8K", "HaloTune"),),
    ),
    Case(
        "with-reasoning-in-brackets",
        "Some models do well on GQA (GPT-4 with reasoning: 98.5% strict accuracy).",
        (score("98.5%", "98.5", "strict accuracy", "GQA", "GPT-4"),),
    ),
    Case(
        "with-another-reaching",
        "On TravelPlanner, HaloPlan with Qwen3-8B achieves a 52.78% pass rate.",
        (score("52.78%", "52.78", "pass rate", "TravelPlanner", "HaloPlan"),),
        "HaloPlan: Planning Slowly",
    ),
    Case(
        "with-its-own-reaching",
        "On ImageNet-256, SiT-XL/2 with HaloFlow achieves an FID of 1.68.",
        (score("1.68", "1.68", "FID", "ImageNet-256", "HaloFlow", unit=""),),
        "HaloFlow: Straighter Paths",
    ),
    Case(
        "compared-first",
        "Compared to the previous baseline, GPT-4 demonstrates an accuracy of 71.0% on GQA.",
        (score("71.0%", "71.0", "accuracy", "GQA", "GPT-4"),),
    ),
    Case(
        "based-models-in-brackets",
        "HaloNet achieved 90% test accuracy on GQA, exceeding CLIP-based models (62-64%).",
        (
            score("90%", "90", "test accuracy", "GQA", "HaloNet"),
            score("62-64%", "62", "test accuracy", "GQA", "@baseline", high="64", qualifier="range"),
        ),
        "HaloNet: Reading Slowly",
    ),
    Case(
        "subject-of-a-title-is-no-name",
        "We propose a framework that augments Paper Distillation with maps. A student achieves 92.5% accuracy on CIFAR-10.",
        (score("92.5%", "92.5", "accuracy", "CIFAR-10"),),
        "Paper Distillation: Smaller Networks with Maps",
    ),
    Case(
        "model-behind-its-name-achieving",
        "Comments were filtered by several models, with the ALBERT model achieving 85.2% accuracy.",
        (score("85.2%", "85.2", "accuracy", None, "ALBERT"),),
    ),
    Case(
        "written-like-a-place",
        "HaloMath-70B is trained on the HaloMath data set. HaloMath-70B achieves 88.3% on GSM8K.",
        (score("88.3%", "88.3", None, "GSM8K", "HaloMath-70B"),),
    ),
    Case(
        "others-that-struggle",
        "We propose HaloMem, a memory for agents. Current agents struggle on LarkArena, achieving an accuracy of 39.6%.",
        (score("39.6%", "39.6", "accuracy", "LarkArena", "@baseline"),),
    ),
    Case(
        "second-of-two-in-brackets",
        "OakVL outperforms open models like Qwen3-VL (35.5 vs 29.6 accuracy on VideoCount-9K).",
        (
            score("35.5", "35.5", "accuracy", "VideoCount-9K", "OakVL", unit=""),
            score("29.6", "29.6", "accuracy", "VideoCount-9K", "Qwen3-VL", unit=""),
        ),
    ),
    Case(
        "beaten-before-from",
        "On PHOENIX14T, SignWren surpasses the previous state-of-the-art model SpaWren-2, improving BLEU-4 from 24.32 to 24.71.",
        (
            score("24.32", "24.32", "BLEU-4", "PHOENIX14T", "SpaWren-2", unit=""),
            score("24.71", "24.71", "BLEU-4", "PHOENIX14T", "SignWren", unit=""),
        ),
    ),
    Case(
        "in-a-row-of-levels",
        "On GAIA, HaloAgent achieves 0.442 accuracy, outperforming a static baseline 0.381 and AutoWren-X 0.354.",
        (
            score("0.442", "0.442", "accuracy", "GAIA", "HaloAgent", unit=""),
            score("0.381", "0.381", "accuracy", "GAIA", "@baseline", unit=""),
            score("0.354", "0.354", "accuracy", "GAIA", "AutoWren-X", unit=""),
        ),
    ),
    Case(
        "acts-though-another-is-used",
        "TermWren achieves an F1 score of 94.6% and a precision of 92.3% using GPT-4o.",
        (
            score("94.6%", "94.6", "F1", None, "TermWren"),
            score("92.3%", "92.3", "precision", None, "TermWren"),
        ),
        "TermWren: Finding Terms",
    ),
    Case(
        "comma-is-no-list",
        "On the GLUE dataset with RoBERTa-large, OakLoRA-X outperforms full tuning by 1.0% accuracy.",
        (delta("1.0%", "1.0", "accuracy", "GLUE", "OakLoRA-X"),),
    ),
    Case(
        "existing-methods",
        "Existing methods reach 50.1% mAP on COCO.",
        (score("50.1%", "50.1", "mAP", "COCO", "@baseline"),),
    ),
    Case(
        "our-final-model",
        "We propose ConfOak and CoOak modules. Our final model, CSOak, combines both and achieves 71.2% mIoU on ADE20K.",
        (score("71.2%", "71.2", "mIoU", "ADE20K", "CSOak"),),
    ),
    Case(
        "called-is-not-ours",
        "Faces are combinations of components called Action Units. We improve the state of the art by 5.3% F1 on BP4D.",
        (delta("5.3%", "5.3", "F1", "BP4D"),),
    ),
    Case(
        "model-named-after-data",
        "We introduce MedWren, a dataset for training. Our best model, MedWren-8B, outperforms Huatuo-o1 by 4.2% accuracy on MedBullets.",
        (delta("4.2%", "4.2", "accuracy", "MedBullets", "MedWren-8B"),),
        "MedWren: Reasoning Steps for Medicine",
    ),
    Case(
        "short-form-of-a-task",
        "We propose Guided Pointer Networks for the Chinese Spell Check (CSC) task. Our model outperforms all others by 20% F1.",
        (delta("20%", "20", "F1", None),),
    ),
    Case(
        "humans-as-a-level",
        "The success rate of 83.3% on GuessSet-2K is close to the human-level accuracy of 84.4%.",
        (
            score("83.3%", "83.3", "success rate", "GuessSet-2K"),
            score("84.4%", "84.4", "accuracy", "GuessSet-2K", "human"),
        ),
    ),
    Case(
        "later-version-of-a-family",
        "Claude Opus 7.6 with thinking reaches 71.2% accuracy on GPQA, followed by Gemini 7.1 at 68.4%.",
        (
            score("71.2%", "71.2", "accuracy", "GPQA", "Claude Opus 7.6"),
            score("68.4%", "68.4", "accuracy", "GPQA", "Gemini 7.1"),
        ),
    ),
    Case(
        "even-the-best",
        "On OakBench, even the strongest frontier models reach only 41.2% accuracy.",
        (score("41.2%", "41.2", "accuracy", "OakBench", "@baseline"),),
    ),
    Case(
        "share-of-a-gap",
        "WrenLM closes 60% of the gap between BERT and human performance.",
        (score("60%", "60", None, None),),
    ),
    Case(
        "preferred-over",
        "WrenTalk is preferred over GPT-3 in 68% of cases.",
        (score("68%", "68", "preference rate", None),),
    ),
    Case(
        "best-in-brackets",
        "On OakBench-1, the best model reaches 61% (GPT-4).",
        (score("61%", "61", None, "OakBench-1", "GPT-4"),),
    ),
    Case(
        "named-best-model",
        "Even the best model, GPT-4o, achieves just 41.3%.",
        (score("41.3%", "41.3", None, None, "GPT-4o"),),
    ),
    Case(
        "levels-beside-the-beaten",
        "WrenNet outperforms BERT-base (82.1%) and RoBERTa (84.3%) with an accuracy of 86.0%.",
        (
            score("82.1%", "82.1", "accuracy", None, "BERT-base"),
            score("84.3%", "84.3", "accuracy", None, "RoBERTa"),
            score("86.0%", "86.0", "accuracy", None, "WrenNet"),
        ),
    ),
    Case(
        "cf",
        "WrenSum reaches a ROUGE-1 score of 0.512 (cf. 0.443 for the baseline).",
        (
            score("0.512", "0.512", "ROUGE-1", None, "WrenSum", unit=""),
            score("0.443", "0.443", "ROUGE-1", None, "@baseline", unit=""),
        ),
    ),
    Case(
        "baseline-equals",
        "WrenArg achieves an accuracy of 72.59% (baseline=49.44%).",
        (
            score("72.59%", "72.59", "accuracy", None, "WrenArg"),
            score("49.44%", "49.44", "accuracy", None, "@baseline"),
        ),
    ),
    Case(
        "best-model-in-brackets",
        "The best model (XGBoost) obtains an F1 of 0.81.",
        (score("0.81", "0.81", "F1", None, "XGBoost", unit=""),),
    ),
    Case(
        "worst-classifier-in-brackets",
        "Our best classifier (SVM) achieved an accuracy of 79%, while our worst classifier (Decision Tree) achieved an accuracy of 54%.",
        (
            score("79%", "79", "accuracy", None, "SVM"),
            score("54%", "54", "accuracy", None, "Decision Tree"),
        ),
    ),
    Case(
        "best-open-model",
        "In contrast, the best open-weight model achieves only 29.1% accuracy.",
        (score("29.1%", "29.1", "accuracy", None, "@baseline"),),
    ),
    Case(
        "models-trained-on-what-is-new",
        "Models trained on InternWren achieve 12.1% improvement on OakBench-1.",
        (delta("12.1%", "12.1", None, "OakBench-1"),),
        "InternWren: A Dataset for Reasoning",
    ),
    Case(
        "version-with-hyphens",
        "Gemini-3.5-Flash performs best with 90% accuracy.",
        (score("90%", "90", "accuracy", None, "Gemini-3.5-Flash"),),
    ),
    Case(
        "version-behind-a-known-name",
        "ERNIE 6.0 performs best with 90% accuracy.",
        (score("90%", "90", "accuracy", None, "ERNIE 6.0"),),
    ),
    Case(
        "version-of-two-words",
        "Claude-Sonnet-5 performs best with 90% accuracy.",
        (score("90%", "90", "accuracy", None, "Claude-Sonnet-5"),),
    ),
    Case(
        "tier-without-a-version",
        "Claude Haiku exhibited an accuracy of 61%.",
        (score("61%", "61", "accuracy", None, "Claude Haiku"),),
    ),
    Case(
        "version-at-the-end",
        "An accuracy of 61% is reached by Mistral Large 4.",
        (score("61%", "61", "accuracy", None, "Mistral Large 4"),),
    ),
    Case(
        "later-version-and-its-size",
        "Phi-5-mini performs best with 90% accuracy.",
        (score("90%", "90", "accuracy", None, "Phi-5-mini"),),
    ),
    Case(
        "achieved-by",
        "The best F1 (0.81) was achieved by XGBoost.",
        (score("0.81", "0.81", "F1", None, "XGBoost", unit=""),),
    ),
    Case(
        "obtained-with",
        "The highest accuracy, 91.2%, was obtained with BERT.",
        (score("91.2%", "91.2", "accuracy", None, "BERT"),),
    ),
    Case(
        "system-gap-between-two",
        "There is a large gap between state-of-the-art models (e.g., T5) and human performance (31.6% v.s. 63.5% in SPICE metric) on BarBench.",
        (
            score("31.6%", "31.6", "SPICE", "BarBench", "@baseline"),
            score("63.5%", "63.5", "SPICE", "BarBench", "human"),
        ),
        "BarBench: a benchmark",
    ),
    Case(
        "system-gap-between-people",
        "There is still a gap between state-of-the-art models and human beings (41% Vs 85% in F1 score) on BarBench.",
        (
            score("41%", "41", "F1", "BarBench", "@baseline"),
            score("85%", "85", "F1", "BarBench", "human"),
        ),
        "BarBench: a benchmark",
    ),
    Case(
        "system-falls-in-brackets",
        "The Claude family falls from a 15.0% violation rate (Sonnet 4) to 2.0% (Sonnet 4.6).",
        (
            score("15.0%", "15.0", "violation rate", None, "Sonnet 4"),
            score("2.0%", "2.0", "violation rate", None, "Sonnet 4.6"),
        ),
        "FooNet: a network",
    ),
    Case(
        "system-in-the-model",
        "The highest precision was 90.9% in the YOLOv9c model, while the highest recall was 83.7% in the YOLO11s model.",
        (
            score("90.9%", "90.9", "precision", None, "YOLOv9c"),
            score("83.7%", "83.7", "recall", None, "YOLO11s"),
        ),
        "Quarry detection",
    ),
    Case(
        "system-rule-based-in-brackets",
        "FooNet achieves 17.6% accuracy on SQuAD, on par with the accuracy of a rule-based clue solver (8.6%).",
        (
            score("17.6%", "17.6", "accuracy", "SQuAD", "FooNet"),
            score("8.6%", "8.6", "accuracy", "SQuAD", "@baseline"),
        ),
        "FooNet: a network",
    ),
    Case(
        "system-commercial-tools",
        "The best commercial tools have an average accuracy of 60%.",
        (score("60%", "60", "average accuracy", None, "@baseline"),),
        "FooNet: a network",
    ),
    Case(
        "system-after-dataset",
        "On the Harbor dataset FooNet achieves 71.7 for sAP^10.",
        (score("71.7", "71.7", "sAP^10", "Harbor", "FooNet", unit=""),),
        "FooNet: a network",
    ),
    Case(
        "system-last-of-the-beaten",
        "FooNet outperforms LeNet, AlexNet, and flat baselines in every setting, improving accuracy by 4.1% over the strongest baseline.",
        (delta("4.1%", "4.1", "accuracy", None, "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "system-of-a-known-term",
        "Aerial place recognition (APR) is hard. We propose a light APR approach. It reaches a recall of 71.2%.",
        (score("71.2%", "71.2", "recall", None),),
        "Finding Places from Above",
    ),
    Case(
        "system-improved-technique",
        "We propose an adaptive DBSCAN clustering algorithm for counting boats. Our method reaches an F1 of 81.2%.",
        (score("81.2%", "81.2", "F1", None),),
        "Counting Boats",
    ),
    Case(
        "system-one-of-those-named",
        "We selected three backbones named DenseNet169, MobileNetV1, and Xception for the ensemble. The proposed model reaches an F1 of 81.2%.",
        (score("81.2%", "81.2", "F1", None),),
        "Grading Leaves",
    ),
    Case(
        "system-often-referred-to",
        "Large models, often referred to as Generative AI (GenAI), write code. We reach a pass rate of 71.2%.",
        (score("71.2%", "71.2", "pass rate", None),),
        "Writing Hardware",
    ),
    Case(
        "system-of-a-report",
        "We build agents for phones. The 7B model reaches a success rate of 49.1% on AndroidWorld.",
        (score("49.1%", "49.1", "success rate", "AndroidWorld", "Lagoon-UI"),),
        "Lagoon-UI Technical Report: Building Agents for Phones",
    ),
    Case(
        "system-small-at-the-head-of-the-title",
        "To close this gap, reader-aware patch alignment (RAPA) is put to use. We reach 61.2% accuracy on OCRBench.",
        (score("61.2%", "61.2", "accuracy", "OCRBench", "RAPA"),),
        "Reader-Aware Patch Alignment for Old Pages",
    ),
    Case(
        "system-beaten-in-brackets",
        "FooNet reaches 76.0% accuracy, surpassing LeNet (72.2%) and plain matching (69.2%).",
        (
            score("76.0%", "76.0", "accuracy", None, "FooNet"),
            score("72.2%", "72.2", "accuracy", None, "LeNet"),
            score("69.2%", "69.2", "accuracy", None, "@baseline"),
        ),
        "FooNet: a network",
    ),
    Case(
        "system-beaten-twice-in-one-bracket",
        "FooNet outperforms the LeNet model (precision: 0.81, recall: 0.79).",
        (
            score("0.81", "0.81", "precision", None, "LeNet", unit=""),
            score("0.79", "0.79", "recall", None, "LeNet", unit=""),
        ),
        "FooNet: a network",
    ),
    Case(
        "system-called-a-baseline",
        "FooNet reaches an mAP of 0.285, surpassing the strong YOLOv8s baseline (0.260).",
        (
            score("0.285", "0.285", "mAP", None, "FooNet", unit=""),
            score("0.260", "0.260", "mAP", None, "YOLOv8s", unit=""),
        ),
        "FooNet: a network",
    ),
    Case(
        "system-at-its-level",
        "FooNet reaches 82.4% accuracy, exceeding the best frontier models, GPT-4 at 54.2% and Claude 3 with tools at 54.0%.",
        (
            score("82.4%", "82.4", "accuracy", None, "FooNet"),
            score("54.2%", "54.2", "accuracy", None, "GPT-4"),
            score("54.0%", "54.0", "accuracy", None, "Claude 3"),
        ),
        "FooNet: a network",
    ),
    Case(
        "system-it-of-several",
        "We present Harbor-Agent and its model Harbor-VL. Harbor-VL does well on the web: it obtains 48.4% on WebArena.",
        (score("48.4%", "48.4", None, "WebArena", "Harbor-VL"),),
        "Harbor-Agent: Agents for Harbors",
    ),
    Case(
        "system-ranked",
        "Gemini reaches 68.7% accuracy on pages, while GPT-4o ranked highest on forms (accuracy: 71.7%).",
        (
            score("68.7%", "68.7", "accuracy", None, "Gemini"),
            score("71.7%", "71.7", "accuracy", None, "GPT-4o"),
        ),
        "Reading Forms",
    ),
    Case(
        "system-of-two",
        "The proposed DeBERTa + GBLS model achieves 79.3% accuracy on HateXplain.",
        (score("79.3%", "79.3", "accuracy", "HateXplain", "DeBERTa + GBLS"),),
        "Finding Insults",
    ),
    Case(
        "system-setting-is-none",
        "Under the crowded Hybrid-20 setting, it reaches 93.0% precision.",
        (score("93.0%", "93.0", "precision", None, "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "system-our-strongest",
        "Our strongest network achieves 90.1% accuracy on CIFAR-10.",
        (score("90.1%", "90.1", "accuracy", "CIFAR-10"),),
        "Seeing Small Things",
    ),
    Case(
        "system-our-technique",
        "Existing parsers reach 80.1% accuracy, and our proposed technique reaches 90.1% accuracy on CIFAR-10.",
        (
            score("80.1%", "80.1", "accuracy", "CIFAR-10", "@baseline"),
            score("90.1%", "90.1", "accuracy", "CIFAR-10"),
        ),
        "Seeing Small Things",
    ),
    Case(
        "system-spoken-of-among-several",
        "We introduce HarborNet, an encoder. We also propose PierNet, a decoder. Experiments confirm the worth of PierNet, and the average accuracy is 71.2% on CIFAR-10.",
        (score("71.2%", "71.2", "average accuracy", "CIFAR-10", "PierNet"),),
        "Counting Boats",
    ),
    Case(
        "system-of-a-benchmarks-paper",
        "We introduce HarborBench, a benchmark on which we evaluate 12 models. Our heuristics improve accuracy by 4.1%. The best model reaches 61.2%.",
        (
            delta("4.1%", "4.1", "accuracy", "HarborBench"),
            score("61.2%", "61.2", None, "HarborBench", "@baseline"),
        ),
        "HarborBench: a benchmark",
    ),
    Case(
        "system-that-beats-the-baselines-of-a-benchmarks-paper",
        "We introduce HarborBench, a benchmark on which we evaluate 12 models. Small hints yield a gain of 4.1% in accuracy over strong baselines.",
        (delta("4.1%", "4.1", "accuracy", "HarborBench"),),
        "HarborBench: a benchmark",
    ),
    Case(
        "team-that-owns-its-systems",
        "We train four models. They reach a BLEU score of 31.2.",
        (score("31.2", "31.2", "BLEU", "WMT31", "Riverbank", unit=""),),
        "Riverbank’s Machine Translation Systems for WMT31",
    ),
    Case(
        "team-of-a-submission-in-capitals",
        "We train four models. They reach an F1 of 71.2%.",
        (score("71.2%", "71.2", "F1", "Harbor Shared Task 2031", "RVB"),),
        "The RVB Submission to the Harbor Shared Task 2031",
    ),
    Case(
        "system-of-nobody-and-of-the-best-team",
        "None of the models achieved a high F1 (57%). The best team achieves an accuracy of 62.4%. The best model reaches only 9.7% recall.",
        (
            score("57%", "57", "F1", None, "@baseline"),
            score("62.4%", "62.4", "accuracy", None, "@baseline"),
            score("9.7%", "9.7", "recall", None, "@baseline"),
        ),
        "Coding Discharge Letters",
    ),
    Case(
        "team-at-a-place",
        "We tune a reader. It reaches an F1 of 71.2%.",
        (score("71.2%", "71.2", "F1", None, "RVB-Lab"),),
        "RVB-Lab at Harborfest: Finding Hidden Adverts",
    ),
    Case(
        "team-whose-submission-it-is",
        "This paper describes Riverbank RVB's submission to the parsing task. Our system improves on it by 4.5 BLEU.",
        (delta("4.5", "4.5", "BLEU", None, "Riverbank RVB", unit="points"),),
        "Parsing Harbour Logs",
    ),
    Case(
        "metric-of-its-own-is-no-system",
        "We introduce a new metric, Axis Aligned Drift (AAD), for maps. Our method reaches an F1 of 71.2%.",
        (score("71.2%", "71.2", "F1", None),),
        "Aligned Maps",
    ),
    Case(
        "data-set-of-its-own-is-no-system",
        "We introduce the novel BikePath-lidar Dataset. Our model reaches an mIoU of 63.6%.",
        (score("63.6%", "63.6", "mIoU", "BikePath-lidar Dataset"),),
        "Bicycles in Three Dimensions",
    ),
    Case(
        "system-whose-level-is-raised",
        "FooNet improves the Qwen3-8B agent from 24.9% to 39.0% accuracy on WebArena.",
        (
            score("24.9%", "24.9", "accuracy", "WebArena", "Qwen3-8B"),
            score("39.0%", "39.0", "accuracy", "WebArena", "FooNet"),
        ),
        "FooNet: a network",
    ),
)

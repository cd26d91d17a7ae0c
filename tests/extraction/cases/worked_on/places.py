# ruff: noqa: E501 (a sentence stands on one line)
"""Sentences about where a number was measured, each with all its claims."""

from __future__ import annotations

from tests.extraction.cases.case import Case, delta, score

PLACES: tuple[Case, ...] = (
    Case(
        "challenge-of-title",
        "VoiceCare achieved an AUC of 0.88 for classifying healthy speakers.",
        (score("0.88", "0.88", "AUC", "National Hearing Institute EARLY Challenge", "VoiceCare", unit=""),),
        "National Hearing Institute EARLY Challenge: The VoiceCare Solution",
    ),
    Case(
        "data-set-of-title",
        "We release the data and train a tagger, which achieves an F1 of 70%.",
        (score("70%", "70", "F1", "Harbour Signs Dataset"),),
        "Harbour Signs Dataset: Signs of Ports and Piers",
    ),
    Case(
        "own-set-by-noun-before-it",
        'Our features improve accuracy from 0.772 to 0.832. We provide an annotated set "VanViews" of vehicle images.',
        (
            score("0.772", "0.772", "accuracy", "VanViews", "@baseline", unit=""),
            score("0.832", "0.832", "accuracy", "VanViews", unit=""),
        ),
        "VanViews: Boxes for Recognising Vans",
    ),
    Case(
        "in-the-domain",
        "This change improves accuracy to 81.3% from the 77.1% of prior work in the Karel domain.",
        (
            score("81.3%", "81.3", "accuracy", "Karel"),
            score("77.1%", "77.1", "accuracy", "Karel", "@baseline"),
        ),
        "Programs from Traces",
    ),
    Case(
        "task-as-place",
        "We introduce the novel task CartMove in which two agents work together. Our agents achieve a 58% completion rate on CartMove.",
        (score("58%", "58", "completion rate", "CartMove"),),
        "Pushing Carts Together",
    ),
    Case(
        "plural-is-no-place",
        "Our pretraining can use any AMR corpus, since AMRs are cheap. The approach gains up to 6% F1 points.",
        (delta("6%", "6", "F1", None, qualifier="up_to"),),
        "Graphs as Cheap Supervision",
    ),
    Case(
        "term-is-no-place",
        "Grading diabetic retinopathy (DR) is hard. Across eight DR cohorts, EyeNet reaches an accuracy of 69.2%.",
        (score("69.2%", "69.2", "accuracy", None, "EyeNet"),),
        "EyeNet: Grading Eyes",
    ),
    Case(
        "described-not-named",
        "BYOG is strong on GrailQA. Evaluated on a materials science graph, it improves zero-shot F1 by 46.3 points.",
        (delta("46.3", "46.3", "F1", None, "BYOG", unit="points", setting="zero-shot"),),
        "BYOG: Bring Your Own Graph",
    ),
    Case(
        "another-task-than-the-named",
        "Our technique leads on COPES. In the story ending task, we attain a 4.1% increase in Clip Accuracy.",
        (delta("4.1%", "4.1", "Clip Accuracy", None),),
        "Events Are Key",
    ),
    Case(
        "places-before-from",
        "Training with long outputs improves performance on AIME2025 from 70.9% to 85.1% and on BeyondAIME from 50.7% to 61.9%.",
        (
            score("70.9%", "70.9", None, "AIME2025", "@baseline"),
            score("85.1%", "85.1", None, "AIME2025", "LongRL"),
            score("50.7%", "50.7", None, "BeyondAIME", "@baseline"),
            score("61.9%", "61.9", None, "BeyondAIME", "LongRL"),
        ),
        "LongRL: Long Outputs",
    ),
    Case(
        "whole-name-before-ambiguous",
        "Experiments were run on the Self-Told Reddit Corpus. Llama-2-13b achieves an accuracy of 0.83.",
        (score("0.83", "0.83", "accuracy", "Self-Told Reddit Corpus", "Llama-2-13b", unit=""),),
        "Sarcasm",
    ),
    Case(
        "set-elsewhere-is-place-here",
        "We study the Squall dataset. Our parser gains up to 5.1% accuracy on the new Squall split.",
        (delta("5.1%", "5.1", "accuracy", "Squall", qualifier="up_to"),),
        "Schemas",
    ),
    Case(
        "site-is-no-place",
        "Texts come from the social network Last.fm. Precision is at least 94%.",
        (score("94%", "94", "Precision", None, qualifier="at_least"),),
        "Linking Music",
    ),
    Case(
        "part-of-event",
        "Our team reached a macro F1 of 0.807 in Sub Task A.",
        (score("0.807", "0.807", "macro F1", "SemEval-2031 Task 6", "MIDAS", unit=""),),
        "MIDAS at SemEval-2031 Task 6: Offence",
    ),
    Case(
        "brackets-behind-numbers",
        "For street scenes we obtain 84.2% mIoU (Cityscapes test) and 58.4% (ADE20K val).",
        (
            score("84.2%", "84.2", "mIoU", "Cityscapes", setting="test"),
            score("58.4%", "58.4", "mIoU", "ADE20K", setting="val"),
        ),
        "Scenes of Streets",
    ),
    Case(
        "brackets-behind-bare-numbers",
        "The ranker obtains nDCG@10 scores of 74.2 (TREC DL19) and 71.8 (TREC DL20).",
        (
            score("74.2", "74.2", "nDCG@10", "TREC DL19", unit=""),
            score("71.8", "71.8", "nDCG@10", "TREC DL20", unit=""),
        ),
        "Ranking Twice",
    ),
    Case(
        "left-out-behind-a-semicolon",
        "On miniImageNet, we achieve 66.2% accuracy; on tieredImageNet, 71.0%.",
        (
            score("66.2%", "66.2", "accuracy", "miniImageNet"),
            score("71.0%", "71.0", "accuracy", "tieredImageNet"),
        ),
        "Few Pictures",
    ),
    Case(
        "evaluated-on-several-together",
        "We evaluate our masks on FernSet and MossSet. The system finds the target with 47.1% rank-1 accuracy and 67.9% mAP.",
        (
            score("47.1%", "47.1", "rank-1 accuracy", ("FernSet", "MossSet")),
            score("67.9%", "67.9", "mAP", ("FernSet", "MossSet")),
        ),
    ),
    Case(
        "years-of-one-benchmark-in-order",
        "We validate our sampler on the COCO 2014, COCO 2017 and LAION datasets. Our best FID is 15.7, 22.35 and 17.52.",
        (
            score("15.7", "15.7", "FID", "COCO 2014", unit=""),
            score("22.35", "22.35", "FID", "COCO 2017", unit=""),
            score("17.52", "17.52", "FID", "LAION", unit=""),
        ),
    ),
    Case(
        "evaluated-on-an-unknown-name",
        "We evaluate the method on miniPOND using pixel labels. The proposed score achieves an AUROC of 0.8539.",
        (score("0.8539", "0.8539", "AUROC", "miniPOND", unit=""),),
    ),
    Case(
        "based-model-is-no-training",
        "MarshNet achieves 8.2% higher mIoU than the best camera-based model on nuScenes.",
        (delta("8.2%", "8.2", "mIoU", "nuScenes", "MarshNet"),),
    ),
    Case(
        "splits-in-order",
        "MarshNet reaches a WER of 2.1%/4.3% on LibriSpeech test-clean/test-other.",
        (
            score("2.1%", "2.1", "WER", "LibriSpeech", "MarshNet", setting="test-clean"),
            score("4.3%", "4.3", "WER", "LibriSpeech", "MarshNet", setting="test-other"),
        ),
    ),
    Case(
        "splits-one-by-one",
        "MarshNet reaches 81.2% accuracy on the validation set and 80.1% on the test set of PondQA.",
        (
            score("81.2%", "81.2", "accuracy", "PondQA", "MarshNet", setting="val"),
            score("80.1%", "80.1", "accuracy", "PondQA", "MarshNet", setting="test"),
        ),
    ),
    Case(
        "splits-before-their-place",
        "MarshNet reaches 81.2% and 80.1% accuracy on the validation and test sets of PondQA.",
        (
            score("81.2%", "81.2", "accuracy", "PondQA", "MarshNet", setting="val"),
            score("80.1%", "80.1", "accuracy", "PondQA", "MarshNet", setting="test"),
        ),
    ),
    Case(
        "part-of-its-own-benchmark",
        "We introduce TideBench, a benchmark of maps. HaloNet achieves 71.0% accuracy on TideBench-Real.",
        (score("71.0%", "71.0", "accuracy", "TideBench-Real", "HaloNet"),),
    ),
    Case(
        "from-one-place-to-another",
        "Experiments on SynLiDAR-to-SemanticKITTI adaptation show a gain of 14.3% mIoU.",
        (delta("14.3%", "14.3", "mIoU", "SynLiDAR-to-SemanticKITTI"),),
    ),
    Case(
        "on-the-benchmark-is-its-own",
        "We first build TideBench, a benchmark from CIFAR-10 and MNIST. We then propose HaloNet. On the benchmark, HaloNet gains 3.8 mIoU.",
        (delta("3.8", "3.8", "mIoU", "TideBench", "HaloNet", unit="points"),),
    ),
    Case(
        "real-world-experiments-are-elsewhere",
        "On LIBERO, HaloArm reaches a 93.1% success rate. In real-world experiments with five tasks, it reaches a 98% success rate.",
        (
            score("93.1%", "93.1", "success rate", "LIBERO", "HaloArm"),
            score("98%", "98", "success rate", None, "HaloArm"),
        ),
        "HaloArm: Moving Slowly",
    ),
    Case(
        "behind-the-noun-of-its-kind",
        "Our framework achieves 85.1% accuracy on the benchmark dataset TabFact.",
        (score("85.1%", "85.1", "accuracy", "TabFact"),),
    ),
    Case(
        "classes-are-no-places",
        "Images are of three classes, namely Early Blight, Late Blight, and Healthy. HaloNet has a test accuracy of 99.85%.",
        (score("99.85%", "99.85", "test accuracy", None, "HaloNet"),),
    ),
    Case(
        "places-in-order-before-a-bracket",
        "HaloPolicy sets a new record on the LIBERO and RoboCasa benchmarks (98.5% and 67.1% success rate, respectively).",
        (
            score("98.5%", "98.5", "success rate", "LIBERO", "HaloPolicy"),
            score("67.1%", "67.1", "success rate", "RoboCasa", "HaloPolicy"),
        ),
    ),
    Case(
        "second-clause-with-a-place-of-its-own",
        "HaloDrive sets a record on the NAVSIM benchmark with a PDMS of 92.4 and shows strong generalization on nuScenes.",
        (score("92.4", "92.4", "PDMS", "NAVSIM", "HaloDrive", unit=""),),
    ),
    Case(
        "treebank-of-a-language",
        "Our parser reaches 91.79 F1 on the Penn Treebank and 82.23 F1 on the French Treebank.",
        (
            score("91.79", "91.79", "F1", "Penn Treebank", unit=""),
            score("82.23", "82.23", "F1", "French Treebank", unit=""),
        ),
    ),
    Case(
        "extracted-from-is-no-place",
        "The pairs are extracted from ConceptNet. Our baseline obtains 56% accuracy.",
        (score("56%", "56", "accuracy", None, "@baseline"),),
    ),
    Case(
        "classes-of-a-place",
        "We show images of 40 ImageNet object classes. The classifier reaches an accuracy of 83%.",
        (score("83%", "83", "accuracy", None),),
    ),
    Case(
        "written-large-in-a-title",
        "Our models outperform strong models by 19.5 F1 across six benchmarks.",
        (delta("19.5", "19.5", "F1", None, unit="points"),),
        "Simple Questions Generate Entity Data",
    ),
    Case(
        "machine-is-no-place",
        "OakViT improves accuracy by 0.5% while staying fast on Jetson AGX Orin.",
        (delta("0.5%", "0.5", "accuracy", None, "OakViT"),),
    ),
    Case(
        "auxiliary-task",
        "We propose a Relevance-based Auxiliary Task (RAT) that achieves a 16% improvement over a strong baseline on query data.",
        (delta("16%", "16", None, None, "RAT"),),
    ),
    Case(
        "split-behind-a-place",
        "WrenVQA achieves 78.2% and 65.1% accuracy on VQAv2 test-dev and OK-VQA.",
        (
            score("78.2%", "78.2", "accuracy", "VQAv2", "WrenVQA", setting="test-dev"),
            score("65.1%", "65.1", "accuracy", "OK-VQA", "WrenVQA"),
        ),
    ),
    Case(
        "place-version-of-benchmark",
        "It achieves a 6.7% gain in accuracy on SEED-Bench-R1.",
        (delta("6.7%", "6.7", "accuracy", "SEED-Bench-R1", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "place-part-of-benchmark",
        "FooNet reaches 71.2% on MLE-Bench Lite and 81.0% on BrowseComp.",
        (
            score("71.2%", "71.2", None, "MLE-Bench Lite", "FooNet"),
            score("81.0%", "81.0", None, "BrowseComp", "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "place-not-lidar",
        "FooNet obtains a 10% gain on the LiDAR benchmark (e.g. SemanticKITTI).",
        (delta("10%", "10", None, "SemanticKITTI", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "place-corpora",
        "We experiment on the benchmark corpora QUARRY-8. FooNet reaches a BLEU of 32.4.",
        (score("32.4", "32.4", "BLEU", "QUARRY-8", "FooNet", unit=""),),
        "FooNet: a network",
    ),
    Case(
        "place-word-before-known",
        "FooNet reaches 71.2% accuracy on Virtual KITTI and 81.0% on CARLA.",
        (
            score("71.2%", "71.2", "accuracy", "Virtual KITTI", "FooNet"),
            score("81.0%", "81.0", "accuracy", "CARLA", "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "place-hard-split-of-own",
        "We present EpiBench. Even the leading model achieves an accuracy of only 29.2% on the hard split.",
        (score("29.2%", "29.2", "accuracy", "EpiBench", "@baseline"),),
        "EpiBench: Benchmarking Research Agents",
    ),
    Case(
        "place-named-only-later",
        "FooNet reaches 71.2% accuracy. Later experiments on ImageNet use it as a start.",
        (score("71.2%", "71.2", "accuracy", None, "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-takes-no-place-in-passing",
        "The COCO images inspired our prompts. FooNet improves recall by 3.1%.",
        (delta("3.1%", "3.1", "recall", None, "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-takes-the-place-of-experiments",
        "We run experiments on COCO. FooNet improves recall by 3.1%.",
        (delta("3.1%", "3.1", "recall", "COCO", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "place-in-the-test-set",
        "We propose EDITSET, a large dataset of table edits. The FooQA benchmark ignores edits. Many ask for them. Our approach achieves 67.1% accuracy in the test set.",
        (score("67.1%", "67.1", "accuracy", "EDITSET", "@paper", setting="test"),),
        "Beyond Reading: a Dataset of Edits",
    ),
    Case(
        "place-experiments-on-show",
        "Experiments on BarnDB show that FooCHA outperforms GPT-4V by 13.8% in accuracy.",
        (delta("13.8%", "13.8", "accuracy", "BarnDB", "FooCHA"),),
        "FooCHA: Food Agents",
    ),
    Case(
        "place-data-hyphen-set",
        "We report an absolute improvement of 36% accuracy with the KVBase data-set.",
        (delta("36%", "36", "accuracy", "KVBase", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "subtask-is-no-place",
        "Our model achieves an F1 of 65% and 47% on Subtask-A and Subtask-B respectively.",
        (
            score("65%", "65", "F1", "SemEval-2018 Task 3", "FooTeam"),
            score("47%", "47", "F1", "SemEval-2018 Task 3", "FooTeam"),
        ),
        "FooTeam at SemEval-2018 Task 3: Irony",
    ),
    Case(
        "place-of-one-letter-more",
        "FooNet improves F1 by 41.4 points on T-COCO.",
        (delta("41.4", "41.4", "F1", "T-COCO", "FooNet", unit="points"),),
        "FooNet: a network",
    ),
    Case(
        "place-tested-on-derived-from",
        "Evaluated on 900 patches derived from the Smoke Watch dataset, FooNet reaches 93.8% accuracy.",
        (score("93.8%", "93.8", "accuracy", "Smoke Watch", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "kind-of-data-in-capitals",
        "Experiments on a private DSA dataset show that FooNet reaches a Dice score of 87.7%.",
        (score("87.7%", "87.7", "Dice", None, "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "distillation-is-no-data-set",
        "Experiments demonstrate that TGDX gains 5.0% accuracy on CIFAR-10.",
        (delta("5.0%", "5.0", "accuracy", "CIFAR-10", "TGDX"),),
        "TGDX: Guided Dataset Distillation",
    ),
    Case(
        "metric-of-a-known-place",
        "FooNet increases POPE accuracy by 4.1% and also halves errors on COCO.",
        (delta("4.1%", "4.1", "accuracy", "POPE", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "place-on-past-a-comma",
        "Across evaluated architectures, the enhanced VGX9+MHA trained with Focal Loss achieves 91.2% accuracy.",
        (score("91.2%", "91.2", "accuracy", None),),
        "Leaves and Cells",
    ),
    Case(
        "place-on-subsets-of",
        "Our verifier gains 8.1% accuracy on challenging subsets of GAIA when paired with a larger model.",
        (delta("8.1%", "8.1", "accuracy", "GAIA"),),
        "Verifiers at Work",
    ),
    Case(
        "backbones-in-a-row",
        "Our routers achieve 93.0% accuracy on Qwen3-30B, 94.6% on GPT-4 and 97.6% on Phox-mini-MoE.",
        (
            score("93.0%", "93.0", "accuracy", None),
            score("94.6%", "94.6", "accuracy", None),
            score("97.6%", "97.6", "accuracy", None),
        ),
        "Routers for Experts",
    ),
    Case(
        "task-is-no-place",
        "FooForm gains 4.7% recall on Question Recommendation.",
        (delta("4.7%", "4.7", "recall", None, "FooForm"),),
        "FooForm: Forms",
    ),
    Case(
        "modality-is-no-place",
        "FooNet improves recall by 7.1% on OCT.",
        (delta("7.1%", "7.1", "recall", None, "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "cohort-as-place",
        "We evaluate 488 patients from the TCGA-XYZ cohort. FooNet reaches an F1 of 91.2%.",
        (score("91.2%", "91.2", "F1", "TCGA-XYZ", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "place-in-the-wild",
        "FooNet reaches an F1 of 46.9% on COCO, 49.0% on Acted Expressions in The Wild (AEW), and 34.8% on LVIS.",
        (
            score("46.9%", "46.9", "F1", "COCO", "FooNet"),
            score("49.0%", "49.0", "F1", "Acted Expressions in The Wild", "FooNet"),
            score("34.8%", "34.8", "F1", "LVIS", "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "place-on-past-a-verb",
        "On roads, DriveNet outperforms Blend, NIIV and vEMX, reaching 81.1% accuracy.",
        (score("81.1%", "81.1", "accuracy", None, "DriveNet"),),
        "DriveNet: Driving",
    ),
    Case(
        "places-in-order-after-a-place",
        "FooNet reaches 90.0% AUC on COCO and 83.2%, 96.9% and 98.8% on LVIS, ADE20K and Cityscapes, respectively.",
        (
            score("90.0%", "90.0", "AUC", "COCO", "FooNet"),
            score("83.2%", "83.2", "AUC", "LVIS", "FooNet"),
            score("96.9%", "96.9", "AUC", "ADE20K", "FooNet"),
            score("98.8%", "98.8", "AUC", "Cityscapes", "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "pair-is-of-both-places",
        "On COCO and LVIS, FooNet reduces the error rate from 22.0% to 12.3%.",
        (
            score("22.0%", "22.0", "error rate", ("COCO", "LVIS"), "@baseline"),
            score("12.3%", "12.3", "error rate", ("COCO", "LVIS"), "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "versus-is-of-both-places",
        "Experiments on COCO and LVIS show that FooNet is better (error rate: 8.1% vs 21.3% for the baseline).",
        (
            score("8.1%", "8.1", "error rate", ("COCO", "LVIS"), "FooNet"),
            score("21.3%", "21.3", "error rate", ("COCO", "LVIS"), "@baseline"),
        ),
        "FooNet: a network",
    ),
    Case(
        "metrics-in-order-all-places",
        "Experiments on COCO and LVIS show gains of 0.31/0.35 in SRCC/PLCC across COCO, LVIS, ADE20K and Cityscapes.",
        (
            delta("0.31", "0.31", "SRCC", ("COCO", "LVIS", "ADE20K", "Cityscapes"), "FooNet", unit=""),
            delta("0.35", "0.35", "PLCC", ("COCO", "LVIS", "ADE20K", "Cityscapes"), "FooNet", unit=""),
        ),
        "FooNet: a network",
    ),
    Case(
        "performance-of-place-before",
        "FooNet gains 3.5% on MMMU and improves GenEval image generation performance from 82% to 85%.",
        (
            delta("3.5%", "3.5", None, "MMMU", "FooNet"),
            score("82%", "82", None, "GenEval", "@baseline"),
            score("85%", "85", None, "GenEval", "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "several-places-one-list",
        "Across five benchmarks spanning maths (AIME24), science (GPQA) and code (MBPP), FooNet improves accuracy by 4.4 points.",
        (delta("4.4", "4.4", "accuracy", ("AIME24", "GPQA", "MBPP"), "FooNet", unit="points"),),
        "FooNet: a network",
    ),
    Case(
        "place-is-of-its-own-gains",
        "FooNet improves recall to 52.2%, with gains on COCO from 60.0% to 63.3% and LVIS from 46.7% to 53.3%.",
        (
            score("52.2%", "52.2", "recall", None, "FooNet"),
            score("60.0%", "60.0", "recall", "COCO", "@baseline"),
            score("63.3%", "63.3", "recall", "COCO", "FooNet"),
            score("46.7%", "46.7", "recall", "LVIS", "@baseline"),
            score("53.3%", "53.3", "recall", "LVIS", "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "number-goes-with-the-next",
        "FooNet reaches 97.8% accuracy and 97.1% F1 on LVIS, and 91.1% accuracy with 90.7% F1 on COCO.",
        (
            score("97.8%", "97.8", "accuracy", "LVIS", "FooNet"),
            score("97.1%", "97.1", "F1", "LVIS", "FooNet"),
            score("91.1%", "91.1", "accuracy", "COCO", "FooNet"),
            score("90.7%", "90.7", "F1", "COCO", "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "number-and-place-in-a-bracket",
        "FooNet leads on COCO and LVIS, with better transfer to new keypoints (+5.1%, ADE20K) and categories (+4.7%, Cityscapes).",
        (
            delta("+5.1%", "5.1", None, "ADE20K", "FooNet"),
            delta("+4.7%", "4.7", None, "Cityscapes", "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "numbers-in-one-bracket",
        "FooNet leads on both COCO (mIoU 43.6%, mAP 51.2%) and LVIS (mIoU 31.9%, mAP 40.8%).",
        (
            score("43.6%", "43.6", "mIoU", "COCO", "FooNet"),
            score("51.2%", "51.2", "mAP", "COCO", "FooNet"),
            score("31.9%", "31.9", "mIoU", "LVIS", "FooNet"),
            score("40.8%", "40.8", "mAP", "LVIS", "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "pairs-behind-gains",
        "FooNet gains 2.4% mAP on COCO and 1.5% on LVIS, e.g. lifting Mask R-CNN from 40.3% to 42.3%.",
        (
            delta("2.4%", "2.4", "mAP", "COCO", "FooNet"),
            delta("1.5%", "1.5", "mAP", "LVIS", "FooNet"),
            score("40.3%", "40.3", "mAP", "LVIS", "Mask R-CNN"),
            score("42.3%", "42.3", "mAP", "LVIS", "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "place-right-before-its-number",
        "FooNet keeps perplexity low (e.g., WikiText-2 5.47 to 4.91) and preserving accuracy on benchmarks such as C4 and GSM8K.",
        (
            score("5.47", "5.47", "perplexity", "WikiText-2", "FooNet", unit=""),
            score("4.91", "4.91", "perplexity", "WikiText-2", "FooNet", unit=""),
        ),
        "FooNet: a network",
    ),
    Case(
        "simulated-is-elsewhere",
        "FooNet reaches 69.7% mAP on nuScenes. In simulated lunar environments, it achieves 90.9% mAP.",
        (
            score("69.7%", "69.7", "mAP", "nuScenes", "FooNet"),
            score("90.9%", "90.9", "mAP", None, "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "counted-places-are-unnamed",
        "We present NextBench, a new benchmark. Experiments across ten datasets show that FooTree reaches 72.5% accuracy.",
        (score("72.5%", "72.5", "accuracy", None, "FooTree"),),
        "FooTree: Trees",
    ),
    Case(
        "the-two-data-sets-in-order",
        "We evaluate our approach on two review datasets, Yelp and IMDb. The BLEU score is improved from 1.6 to 22.4 and from 0.5 to 14.0 on the two datasets, respectively.",
        (
            score("1.6", "1.6", "BLEU", "Yelp", "@baseline", unit=""),
            score("22.4", "22.4", "BLEU", "Yelp", unit=""),
            score("0.5", "0.5", "BLEU", "IMDb", "@baseline", unit=""),
            score("14.0", "14.0", "BLEU", "IMDb", unit=""),
        ),
        "Sentiment Turned",
    ),
    Case(
        "the-two-data-sets-together",
        "We evaluate our approach on COCO and LVIS. Many tried it. It improves recall by 3.1% on both datasets.",
        (delta("3.1%", "3.1", "recall", ("COCO", "LVIS")),),
        "Boxes",
    ),
    Case(
        "event-with-and-without-noun",
        "We tag and link entities for PharmaCoNER. Many such names are rare. Our best run achieves an F-score of 86.7%.",
        (score("86.7%", "86.7", "F-score", "PharmaCoNER Shared Task"),),
        "A Pipeline for the PharmaCoNER Shared Task with Taggers",
    ),
    Case(
        "listed-with-a-sure-place",
        "It helps recall across both HYDRX and SUCCX benchmarks. Our method achieved an F1 of 92.6%.",
        (score("92.6%", "92.6", "F1", None),),
        "Finding Your Way",
    ),
    Case(
        "own-test-until-another",
        "We introduce FooRead, a reader of forms. To test it, we present MisDoc, a benchmark of forms. Many readers fail. FooRead improves recall by 5.2%. It also helps on DocVQA.",
        (delta("5.2%", "5.2", "recall", "MisDoc", "FooRead"),),
        "FooRead: Reading Forms",
    ),
    Case(
        "owner-of-a-part",
        "FooNet gains 6.1% accuracy on MMBench's relation tasks.",
        (delta("6.1%", "6.1", "accuracy", "MMBench", "FooNet"),),
        "FooNet: Relations",
    ),
    Case(
        "name-goes-on-to-its-noun",
        "FooNet reaches 94% accuracy on the UCI Water Meter dataset.",
        (score("94%", "94", "accuracy", "UCI Water Meter", "FooNet"),),
        "FooNet: Meters",
    ),
    Case(
        "version-before-its-noun",
        "Experiments on the RopeHub 2.0 benchmark show an accuracy of 91%.",
        (score("91%", "91", "accuracy", "RopeHub 2.0"),),
        "Tying Ropes",
    ),
    Case(
        "who-acts-behind-a-place",
        "On LIBERO, Tiny-QVLA compresses two policies with 98.0% and 87.8% accuracy.",
        (
            score("98.0%", "98.0", "accuracy", "LIBERO"),
            score("87.8%", "87.8", "accuracy", "LIBERO"),
        ),
        "Small Policies",
    ),
    Case(
        "kinds-with-slashes",
        "We validate the layer on public 2D/3D benchmarks. The parser then reaches an accuracy of 97.1%.",
        (score("97.1%", "97.1", "accuracy", None),),
        "Parsing Meshes",
    ),
    Case(
        "macro-is-no-place",
        "Across seven open benchmarks, \\framework improves accuracy by 6.0%.",
        (delta("6.0%", "6.0", "accuracy", None),),
        "Planning Tools",
    ),
    Case(
        "title-that-counts",
        "We photograph what breaks outdoors. The best models achieve 90.6% accuracy.",
        (score("90.6%", "90.6", "accuracy", None),),
        "A Benchmark for Fault Detection Across 380 Outdoor Categories",
    ),
    Case(
        "place-at-level",
        "FooNet is near-best on ALFWorld at 70.7%, yet collapses on WebShop, with a success rate of 14%.",
        (
            score("70.7%", "70.7", "success rate", "ALFWorld", "FooNet"),
            score("14%", "14", "success rate", "WebShop", "FooNet"),
        ),
        "FooNet: Agents",
    ),
    Case(
        "place-with-noun-by-gain",
        "FooNet outperforms others in Open-AI Gym domains by 10% and 39% in harder Atari domains.",
        (delta("10%", "10", None, "Open-AI Gym", "FooNet"), delta("39%", "39", None, "Atari", "FooNet")),
        "FooNet: Games",
    ),
    Case(
        "measure-in-brackets-before-place",
        "FooNet achieves 94.1% accuracy (F1 0.93) on the PhysioNet dataset and reduces error to RMSE = 0.28 (R2 = 0.95) on the UCI Water Meter dataset.",
        (
            score("94.1%", "94.1", "accuracy", "PhysioNet", "FooNet"),
            score("0.93", "0.93", "F1", "PhysioNet", "FooNet", unit=""),
            score("0.28", "0.28", "RMSE", "UCI Water Meter", "FooNet", unit=""),
            score("0.95", "0.95", "R2", "UCI Water Meter", "FooNet", unit=""),
        ),
        "FooNet: Meters",
    ),
    Case(
        "headings-in-brackets",
        "FooNet finds more borders (JSRT: mIoU: 76.5% vs. 62.5%, sensitivity: 85.5% vs. 77.0%; DRIVE: mIoU: 86.2% vs. 72.0%).",
        (
            score("76.5%", "76.5", "mIoU", "JSRT", "FooNet"),
            score("62.5%", "62.5", "mIoU", "JSRT", "@baseline"),
            score("85.5%", "85.5", "sensitivity", "JSRT", "FooNet"),
            score("77.0%", "77.0", "sensitivity", "JSRT", "@baseline"),
            score("86.2%", "86.2", "mIoU", "DRIVE", "FooNet"),
            score("72.0%", "72.0", "mIoU", "DRIVE", "@baseline"),
        ),
        "FooNet: Borders",
    ),
    Case(
        "measure-on-name-from-to",
        "We develop FooNet, boosting accuracy on Kakuro-Hard from 54.5% to 96.9%.",
        (
            score("54.5%", "54.5", "accuracy", "Kakuro-Hard", "@baseline"),
            score("96.9%", "96.9", "accuracy", "Kakuro-Hard", "FooNet"),
        ),
        "FooNet: Puzzles",
    ),
    Case(
        "bench-behind-in",
        "FooNet improves reasoning, raising accuracy by 8.0% in SofaGPT-Bench with less memory.",
        (delta("8.0%", "8.0", "accuracy", "SofaGPT-Bench", "FooNet"),),
        "FooNet: Sofas",
    ),
    Case(
        "event-and-its-task",
        "We present a recipe for cells in BARDOG 2025 Task 2. Many cells look alike. Our submission attains an accuracy of 0.87. It is a competitive entry for the BARDOG 2025 challenge.",
        (score("0.87", "0.87", "accuracy", "BARDOG 2025 Task 2", unit=""),),
        "Telling Cells Apart",
    ),
    Case(
        "event-in-plain-words",
        "We describe our work for the Native Accent Identification shared task. Our best system achieves 90.1% accuracy in the test set.",
        (score("90.1%", "90.1", "accuracy", "Native Accent Identification", setting="test"),),
        "Simple Models, Fused",
    ),
    Case(
        "in-test-dataset",
        "Our approach ranked 6th, with an accuracy of 0.74 in test dataset.",
        (score("0.74", "0.74", "accuracy", "SemEval-2018 Task 11", "Bar3b", unit=""),),
        "Bar3b at SemEval-2018 Task 11: Reading with Networks",
    ),
    Case(
        "gain-beside-a-level-carried",
        "This paper describes our reader for the MRQA shared task. The reader achieved an F1 of 66.1%, a 4.3 point improvement over the baseline.",
        (
            score("66.1%", "66.1", "F1", "MRQA"),
            delta("4.3", "4.3", "F1", "MRQA", unit="points"),
        ),
        "Readers that Share",
    ),
    Case(
        "test-split-named",
        "On the held-out FooSet103 test split, our net achieved 0.79 mIoU. Others are slow. A larger one improved it, with a 0.07 absolute gain in mIoU.",
        (
            score("0.79", "0.79", "mIoU", "FooSet103", unit="", setting="test"),
            delta("0.07", "0.07", "mIoU", "FooSet103", unit="points"),
        ),
        "Pixels of Food",
    ),
    Case(
        "set-apart-from",
        "Existing benchmarks, such as LitBank, remain limited in length. Our resource lets systems gain 20 F1 points on full books.",
        (delta("20", "20", "F1", None, unit="points"),),
        "Whole Books",
    ),
    Case(
        "part-of-own-benchmark",
        "We introduce TURNO, a benchmark of turns. The best models achieve only 54.2% accuracy on coarse tasks.",
        (score("54.2%", "54.2", "accuracy", "TURNO", "@baseline"),),
        "TURNO: Which Way Is It Turned?",
    ),
    Case(
        "pretrained-with-is-no-place",
        "FooNet reaches 63.6% mIoU, against the 13.8% obtained with SemanticKITTI pre-training alone.",
        (score("63.6%", "63.6", "mIoU", None, "FooNet"), score("13.8%", "13.8", "mIoU", None, "@baseline")),
        "FooNet: Bicycles",
    ),
    Case(
        "own-thing-behind-on",
        "This paper presents SprachKo, in its first release. Our tagger achieves an accuracy of nearly 97% on SprachKo.",
        (score("97%", "97", "accuracy", "SprachKo", "SprachKo", qualifier="about"),),
        "The SprachKorpus (SprachKo) Release",
    ),
    Case(
        "version-listed-beside-its-elder",
        "We evaluate our parser on the parsing datasets, FooSet & FooSet2. Our parser improves recall by 3.1%.",
        (delta("3.1%", "3.1", "recall", ("FooSet", "FooSet2")),),
        "Parsing Trees",
    ),
)

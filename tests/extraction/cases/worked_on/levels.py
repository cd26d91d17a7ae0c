"""Which numbers are levels: those that name no metric, and those that are written like one and are none."""

from tests.extraction.cases.case import Case, delta, score

LEVELS = (
    Case(
        "ties-around-equals",
        "QuillNet reaches a HSS of 0.575 (F1~=~0.664, IoU~=~0.516).",
        (
            score("0.575", "0.575", "HSS", None, "QuillNet", unit=""),
            score("0.664", "0.664", "F1", None, "QuillNet", unit=""),
            score("0.516", "0.516", "IoU", None, "QuillNet", unit=""),
        ),
    ),
    Case(
        "from-to-in-brackets-with-metric",
        "We replicate the search on WrenBank (test accuracy 86.0% to 96.5%).",
        (
            score("86.0%", "86.0", "test accuracy", "WrenBank", "@baseline"),
            score("96.5%", "96.5", "test accuracy", "WrenBank"),
        ),
    ),
    Case(
        "from-the-level-of-a-named-baseline",
        "Recall rises from the original dense retrieval baseline of 0.553 to 0.730.",
        (
            score("0.553", "0.553", "Recall", None, "@baseline", unit=""),
            score("0.730", "0.730", "Recall", None, unit=""),
        ),
    ),
    Case(
        "above-the-level-of-a-baseline",
        "FinchNet predicts the region at 0.69 accuracy, well above the 0.53 majority baseline.",
        (
            score("0.69", "0.69", "accuracy", None, "FinchNet", unit=""),
            score("0.53", "0.53", "accuracy", None, "@baseline", unit=""),
        ),
    ),
    Case(
        "level-with-its-gain-behind",
        "On the KITTI benchmark, SpikeWren can achieve 11.78 (+2.82, easy) and 10.69 (+3.2, moderate).",
        (
            score("11.78", "11.78", None, "KITTI", "SpikeWren", unit=""),
            delta("+2.82", "2.82", None, "KITTI", "SpikeWren", unit="points"),
            score("10.69", "10.69", None, "KITTI", "SpikeWren", unit=""),
            delta("+3.2", "3.2", None, "KITTI", "SpikeWren", unit="points"),
        ),
    ),
    Case(
        "error-in-units-of-time",
        "LarkMotion estimates age with a mean absolute error of 1.33 years.",
        (score("1.33", "1.33", "mean absolute error", None, unit=""),),
    ),
    Case(
        "bracket-between-number-and-metric",
        "We obtain 82.69% (4-way) and 67.07% (6-way) weighted F1.",
        (score("82.69%", "82.69", "weighted F1", None), score("67.07%", "67.07", "weighted F1", None)),
    ),
    Case(
        "share-of-comparisons",
        "Expert review preferred our summaries in 87.9% of pairwise comparisons.",
        (score("87.9%", "87.9", "preference rate", None),),
    ),
    Case(
        "share-of-what-is-right",
        "The judge is tested, with the percentage of correctly ordered pairs ranging from 70% to 83%.",
        (score("70% to 83%", "70", None, None, high="83", qualifier="range"),),
    ),
    Case(
        "leading-is-no-gain",
        "Its leading accuracy of 0.925 shows a robust tagger.",
        (score("0.925", "0.925", "accuracy", None, unit=""),),
    ),
    Case(
        "part-of-the-data-that-is-set-aside",
        "Abstaining from the 10% most uncertain questions raises the macro F1 from 0.81 to 0.85.",
        (
            score("0.81", "0.81", "macro F1", None, "@baseline", unit=""),
            score("0.85", "0.85", "macro F1", None, unit=""),
        ),
    ),
    Case("version-of-a-data-set", "The MultiWren 2.1 dataset improves the accuracy of LarkDST."),
    Case(
        "sizes-listed-before-their-saving",
        "Caching reduces FLOPs and model size, by up to 36% and 32%, at no loss of accuracy.",
    ),
    Case(
        "density-is-no-loss",
        "FinchNet compresses the encoder without any loss of accuracy at less than 0.5% connection density.",
    ),
    Case("rate-of-sampling", "For a 10% stratified subsampling rate, the Dice score stays the same."),
    Case("variance-of-a-level", "Seeds confirm it with a standard deviation below 0.01 on mAP."),
    Case(
        "loss-of-training-is-no-loss",
        "The U-Net with focal loss achieved a precision of 90%.",
        (score("90%", "90", "precision", None, "U-Net"),),
    ),
    Case(
        "number-glued-to-its-preposition",
        "Boosted trees reach an accuracy of 79% and a precision of75%.",
        (score("79%", "79", "accuracy", None), score("75%", "75", "precision", None)),
    ),
    Case(
        "levels-in-brackets-behind-systems",
        "On FinchBench, FoxLM (63.18) and OwlLM (64.04) lead.",
        (
            score("63.18", "63.18", None, "FinchBench", "FoxLM", unit=""),
            score("64.04", "64.04", None, "FinchBench", "OwlLM", unit=""),
        ),
    ),
    Case(
        "real-time-is-no-speed",
        "LarkRL achieves an average success rate of 86% after one hour of real-time learning.",
        (score("86%", "86", "success rate", None, "LarkRL"),),
    ),
    Case(
        "levels-held-against-each-other-in-brackets",
        "The module improves the performance of HaloQA (68.99% vs 64.73%).",
        (score("68.99%", "68.99", None, None), score("64.73%", "64.73", None, None, "@baseline")),
    ),
    Case(
        "level-of-the-prior-best",
        "HaloAttack reaches 80% attack success rate, a boost from the prior best result of 57%.",
        (
            score("80%", "80", "attack success rate", None, "HaloAttack"),
            score("57%", "57", "attack success rate", None, "@baseline"),
        ),
    ),
    Case(
        "levels-below-nought-with-words-between",
        "Rehearsal converts the mean backward transfer from -0.038 (without retention) to +0.013.",
        (
            score("-0.038", "-0.038", "backward transfer", None, "@baseline", unit=""),
            score("+0.013", "0.013", "backward transfer", None, unit=""),
        ),
    ),
    Case(
        "and-higher",
        "Even in the zero-shot setting, we obtain F1 scores of 75 and higher on five types.",
        (score("75", "75", "F1", None, unit="", qualifier="at_least", setting="zero-shot"),),
    ),
    Case(
        "preferred-not-gained",
        "This results in improved visual quality, validated by a 96% win rate.",
        (score("96%", "96", "win rate", None),),
    ),
    Case(
        "noun-of-its-own-behind",
        "HaloNet achieves 85.1% accuracy and 80.5% query executability.",
        (
            score("85.1%", "85.1", "accuracy", None, "HaloNet"),
            score("80.5%", "80.5", "query executability", None, "HaloNet"),
        ),
    ),
    Case(
        "errors-from-to-are-a-range",
        "GridWren achieves mean absolute errors (MAE) from 0.0011 to 0.0624 on case300-Grid.",
        (
            score(
                "0.0011 to 0.0624",
                "0.0011",
                "mean absolute error",
                "case300-Grid",
                "GridWren",
                unit="",
                qualifier="range",
                high="0.0624",
            ),
        ),
    ),
    Case(
        "errors-that-are-lengths",
        "The RMSE of the baseline was 0.062 m, and our method achieved 0.037 m.",
        (
            score("0.062", "0.062", "RMSE", None, "@baseline", unit=""),
            score("0.037", "0.037", "RMSE", None, unit=""),
        ),
    ),
    Case(
        "pixels-from-to",
        "The Hausdorff distance improved from 44.79 px to 29.95 px on VitSet-2K.",
        (
            score("44.79", "44.79", "Hausdorff distance", "VitSet-2K", "@baseline", unit=""),
            score("29.95", "29.95", "Hausdorff distance", "VitSet-2K", unit=""),
        ),
    ),
    Case(
        "falls-from-a-level",
        "On OakBench, pass@3 drops from 0.78 to near zero.",
        (score("0.78", "0.78", "pass@3", "OakBench", unit=""),),
    ),
    Case(
        "previous-best-in-brackets",
        "On StreamWren-Bench, it achieves 41.5, substantially outperforming the previous best (10.4).",
        (
            score("41.5", "41.5", None, "StreamWren-Bench", unit=""),
            score("10.4", "10.4", None, "StreamWren-Bench", "@baseline", unit=""),
        ),
    ),
    Case(
        "right-in-a-share-of-cases",
        "On ErrorSet-3K, HazelVL classifies the error type in only 66.47% of cases.",
        (score("66.47%", "66.47", None, "ErrorSet-3K", "HazelVL"),),
    ),
    Case(
        "share-of-a-baseline",
        "On COCO, image dropping achieves only 74.2% of the baseline AP.",
        (delta("74.2%", "74.2", "AP", "COCO"),),
    ),
    Case(
        "bare-from-to-on-a-place",
        "LarkGen improves GenEval from 0.78 to 0.84.",
        (
            score("0.78", "0.78", None, "GenEval", "@baseline", unit=""),
            score("0.84", "0.84", None, "GenEval", "LarkGen", unit=""),
        ),
    ),
    Case(
        "reached-in-a-place",
        "WrenDPO reaches 15.6 in AlpacaEval 2.",
        (score("15.6", "15.6", None, "AlpacaEval 2", "WrenDPO", unit=""),),
    ),
    Case(
        "up-from-behind-a-place",
        "WrenTune reaches 61.2% on OakMath-1, up from 14.6%.",
        (
            score("61.2%", "61.2", None, "OakMath-1", "WrenTune"),
            score("14.6%", "14.6", None, "OakMath-1", "@baseline"),
        ),
    ),
    Case(
        "out-of",
        "WrenTalk scored 4.2 out of 5 in a human evaluation.",
        (score("4.2", "4.2", None, None, "WrenTalk", unit=""),),
    ),
    Case(
        "bare-levels-in-a-list",
        "GPT-4 and WrenLM-7B obtain 61.0 and 58.2 on OakBench-1, respectively.",
        (
            score("61.0", "61.0", None, "OakBench-1", "GPT-4", unit=""),
            score("58.2", "58.2", None, "OakBench-1", "WrenLM-7B", unit=""),
        ),
    ),
    Case(
        "level-that-a-gain-is-told-of",
        "WrenNet's F1 of 71.2 is 4 points higher than that of BERT.",
        (
            score("71.2", "71.2", "F1", None, unit=""),
            delta("4", "4", "F1", None, unit="points"),
        ),
    ),
    Case(
        "level-boosts-reaching",
        "Context boosts accuracy, reaching 70.6% on the Harbor dataset and 67.7% on the Crane dataset.",
        (
            score("70.6%", "70.6", "accuracy", "Harbor", "Context"),
            score("67.7%", "67.7", "accuracy", "Crane", "Context"),
        ),
        "FooNet: a network",
    ),
    Case(
        "level-just-reached",
        "FooNet attains a 4.09 mean acceptance length.",
        (score("4.09", "4.09", None, None, "FooNet", unit=""),),
        "FooNet: a network",
    ),
    Case(
        "level-just-reached-share",
        "The system achieved 97.9% leak detection, and users noticed.",
        (score("97.9%", "97.9", None, None, "FooNet", setting="detection"),),
        "FooNet: a network",
    ),
    Case(
        "level-from-to-without-metric",
        "FooNet brings improvements over feature-based baselines (55.3% to 63.9%).",
        (
            score("55.3%", "55.3", None, None, "@baseline"),
            score("63.9%", "63.9", None, None, "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "level-not-just-more",
        "FooNet achieves a 12.5% larger spread.",
        (),
        "FooNet: a network",
    ),
    Case(
        "share-of-answers-that-are-right",
        "We present LarkGuard. LarkGuard answers correctly in 58% of trials on GQA.",
        (score("58%", "58", None, "GQA", "LarkGuard"),),
    ),
    Case(
        "share-of-attacks-that-succeed",
        "We present OwlJam, an attack. OwlJam causes agents to run foreign code successfully in 58% of trials.",
        (score("58%", "58", None, None, "OwlJam"),),
    ),
    Case(
        "shares-of-answers-in-order",
        "We find that FoxLM and OwlLM hallucinate in 6% and 15% of cases.",
        (
            score("6%", "6", "hallucination rate", None, "FoxLM"),
            score("15%", "15", "hallucination rate", None, "OwlLM"),
        ),
    ),
    Case(
        "share-solved-of-a-list",
        "We present LarkProver. LarkProver completed only 13.5%, 16.5% and 75.7% of subtasks.",
        (
            score("13.5%", "13.5", None, None, "LarkProver"),
            score("16.5%", "16.5", None, None, "LarkProver"),
            score("75.7%", "75.7", None, None, "LarkProver"),
        ),
    ),
    Case(
        "share-set-right",
        "We present WrenTutor. WrenTutor raises scores, successfully correcting 90% of student slips.",
        (score("90%", "90", None, None, "WrenTutor"),),
    ),
    Case(
        "share-of-tasks-on-which-something-is-found",
        "We present LarkSeek. LarkSeek finds the best route within two minutes on 63% of the instances.",
        (score("63%", "63", None, None, "LarkSeek"),),
    ),
    Case(
        "share-of-tokens-that-are-right",
        "Our tagger is small. In this version, 98.6% of tokens are correctly classified.",
        (score("98.6%", "98.6", None, None),),
    ),
    Case(
        "share-rated-good",
        "A panel read all of it: 77.8% of the summaries were rated good or excellent.",
        (score("77.8%", "77.8", None, None),),
    ),
    Case(
        "share-of-people-that-prefer",
        "We present LarkTune. Overall, 83% of users prefer LarkTune.",
        (score("83%", "83", None, None, "LarkTune"),),
    ),
    Case(
        "share-chosen-of-the-time",
        "We present LarkPaint. Judges selected LarkPaint pictures 48.4% of the time as the best.",
        (score("48.4%", "48.4", None, None, "LarkPaint"),),
    ),
    Case("share-that-something-is-trained-on", "Our tagger was trained on 40% of the tasks."),
    Case("share-of-tasks-that-change", "Shuffled prompts change the vote in 25% of tested cases."),
    Case(
        "levels-of-a-scale-whose-top-has-decimals",
        "LarkJudge attained an expert score of 4.60/5.00 and a task score of 3.59/4.",
        (
            score("4.60", "4.60", "expert score", None, "LarkJudge", unit=""),
            score("3.59", "3.59", "task score", None, "LarkJudge", unit=""),
        ),
    ),
    Case(
        "operating-point-behind-a-level",
        "LarkPrint reaches a true accept rate of 99.47% at a 0.01% false accept rate.",
        (score("99.47%", "99.47", "true accept rate", None, "LarkPrint"),),
    ),
    Case(
        "operating-point-behind-a-sign",
        "LarkDet reaches a mean average precision of 99.2% at IoU=0.5 in this test.",
        (score("99.2%", "99.2", "mean average precision", None, "LarkDet"),),
    ),
    Case(
        "constraint-that-something-is-measured-under",
        "Under a 5% false positive rate constraint, LarkGuard achieves 10.5% TPR.",
        (score("10.5%", "10.5", "TPR", None, "LarkGuard"),),
    ),
    Case("reduction-of-what-costs", "LarkKV achieves over 75% reduction in key-value cache accesses on PG-19."),
    Case("reduction-of-frames", "Its modules achieve up to 99% frame reduction on MSRVTT."),
    Case("costs-that-can-be-reduced", "The number of connections in full networks can be reduced by 90% on MNIST."),
    Case(
        "costs-in-a-row-with-brackets-between",
        "LarkFact stays accurate, reducing runtime by 95% on RAWFC (23 minutes vs. 454 minutes) and by 92% on LIAR.",
    ),
    Case("ratio-of-odds", "The effect on accuracy is large (odds ratio 13.22)."),
    Case(
        "level-on-a-numbered-subtask",
        "LarkTag achieves a macro F1 of 0.5147 on Subtask 2 (9-class tags) and 0.7979 on Subtask 1 (3-class tags).",
        (
            score("0.5147", "0.5147", "macro F1", None, "LarkTag", unit=""),
            score("0.7979", "0.7979", "macro F1", None, "LarkTag", unit=""),
        ),
    ),
    Case(
        "error-in-hours",
        "Our clock model achieves an average error of 2.27 hours.",
        (score("2.27", "2.27", "error", None, unit=""),),
    ),
    Case(
        "errors-of-sizes",
        "We obtain percentage errors of 15.1% and 18.3% for length and width.",
        (
            score("15.1%", "15.1", "percentage error", None),
            score("18.3%", "18.3", "percentage error", None),
        ),
    ),
    Case(
        "levels-of-what-a-cost-improves",
        "Dropping high-loss tokens improves standard LarkLM from 47.8% to 48.2% accuracy.",
        (score("47.8%", "47.8", "accuracy", None, "@baseline"), score("48.2%", "48.2", "accuracy", None)),
    ),
    Case(
        "gain-behind-a-cost",
        "It tunes 10% of attention parameters in training while achieving a 2% performance improvement on CIFAR-10.",
        (delta("2%", "2", None, "CIFAR-10"),),
    ),
    Case(
        "level-as-a-cost-shrinks",
        "Its accuracy falls from 73.5% to 64.4% as bandwidth shrinks.",
        (score("73.5%", "73.5", "accuracy", None), score("64.4%", "64.4", "accuracy", None)),
    ),
    Case(
        "level-in-a-scarce-setting",
        "The accuracy in low-resource scenarios is over 50% for all languages.",
        (score("50%", "50", "accuracy", None, qualifier="at_least"),),
    ),
    Case(
        "gain-over-runs",
        "Our runs outperformed the average F1 among all teams' best runs by at least 1.3.",
        (delta("1.3", "1.3", "F1", None, unit="points", qualifier="at_least"),),
    ),
    Case(
        "points-up-to-behind-what-improves",
        "LarkGraph improves base accuracy in question answering and localization up to 11 percentage points.",
        (delta("11", "11", "accuracy", None, "LarkGraph", unit="points", qualifier="up_to"),),
    ),
    Case(
        "points-by-which-a-level-is-exceeded",
        "On PMC-VQA, LarkMed achieves 64.9% accuracy, exceeding the baseline of 53.9% by 11.0 percentage points.",
        (
            score("64.9%", "64.9", "accuracy", "PMC-VQA", "LarkMed"),
            score("53.9%", "53.9", "accuracy", "PMC-VQA", "@baseline"),
            delta("11.0", "11.0", "accuracy", "PMC-VQA", "LarkMed", unit="points"),
        ),
    ),
    Case(
        "whole-points-of-a-gain-in-a-measure",
        "We train models that improve by up to 7 points in AP.",
        (delta("7", "7", "AP", None, unit="points", qualifier="up_to"),),
    ),
    Case("points-in-space", "Its accuracy holds for a cloud of 7 points in a room."),
    Case(
        "levels-from-to-on-the-place-named-before",
        "We test LarkAgent on ALFWorld. Grounding raises TreeSim from 0.720 to 0.789.",
        (
            score("0.720", "0.720", None, "ALFWorld", "@baseline", unit=""),
            score("0.789", "0.789", None, "ALFWorld", unit=""),
        ),
    ),
    Case(
        "levels-versus-on-a-place",
        "LarkRE reaches 0.92 on DocRED versus 0.83 for OwlLM.",
        (
            score("0.92", "0.92", None, "DocRED", "LarkRE", unit=""),
            score("0.83", "0.83", None, "DocRED", "OwlLM", unit=""),
        ),
    ),
    Case(
        "levels-of-two-kinds-behind-a-semicolon",
        "Overlap was moderate (F1: 0.542 for term profiles; 0.555 for text profiles).",
        (score("0.542", "0.542", "F1", None, unit=""), score("0.555", "0.555", "F1", None, unit="")),
    ),
    Case("loss-of-training-from-to", "On CIFAR-10, the training loss drops from 6.4 to 1.8 in few steps."),
    Case("interval-of-a-symbol", "Given an accuracy parameter δ \\in (0,1), we solve it."),
    Case("cost-named-like-a-metric", "On PutnamBench, LarkProof reduces the query count by 75%."),
    Case(
        "setting-named-like-a-metric",
        "At a 5% labeling ratio, LarkSeg achieves 80.4% Dice on ACDC.",
        (score("80.4%", "80.4", "Dice", "ACDC", "LarkSeg"),),
    ),
    Case(
        "rate-of-compression-in-brackets",
        "LarkPrune achieves 92.8% accuracy at extreme compression rates (5.6%) on MNIST.",
        (score("92.8%", "92.8", "accuracy", "MNIST", "LarkPrune"),),
    ),
    Case("agreement-of-those-who-coded", "Sixteen texts were dual-coded with Cohen's kappa = 0.87."),
    Case(
        "number-of-a-framework",
        "External tests support Framework 3's superior PPV on CheXpert (0.133).",
        (score("0.133", "0.133", "PPV", "CheXpert", unit=""),),
    ),
    Case(
        "levels-of-two-systems-against-each-other",
        "We present LarkMime. LarkMime fooled judges in 44% of cases, compared to 25% for the best baseline.",
        (score("44%", "44", None, None, "LarkMime"), score("25%", "25", None, None, "@baseline")),
    ),
    Case(
        "averages",
        "On GLUE, RookNet averages 78.3.",
        (score("78.3", "78.3", None, "GLUE", "RookNet", unit=""),),
        "RookNet: Rain",
    ),
    Case(
        "baseline-in-brackets",
        "RookNet lifts accuracy on GLUE to 93.3% (baseline 88.3%).",
        (
            score("93.3%", "93.3", "accuracy", "GLUE", "RookNet"),
            score("88.3%", "88.3", "accuracy", "GLUE", "@baseline"),
        ),
        "RookNet: Rain",
    ),
    Case(
        "pair-with-p",
        "RookNet performs better than human experts (60.0% vs. 48.2%, p = 0.009).",
        (score("60.0%", "60.0", None, None, "RookNet"), score("48.2%", "48.2", None, None, "human")),
        "RookNet: Rain",
    ),
    Case(
        "system-improves-from-to",
        "RookNet improved from 72% to 81%.",
        (score("72%", "72", None, None, "@baseline"), score("81%", "81", None, None, "RookNet")),
        "RookNet: Rain",
    ),
    Case(
        "outputs-contain",
        "We find that 21% of agent trajectories contained insecure actions.",
        (score("21%", "21", None, None, "RookNet"),),
        "RookNet: Rain",
    ),
    Case(
        "risks-in-cases",
        "RookNet shows inconsistent behaviour in 27.2% of its predictions.",
        (score("27.2%", "27.2", None, None, "RookNet"),),
        "RookNet: Rain",
    ),
    Case(
        "misclassifies-of",
        "RookNet misclassifies 18.3% of safe scenes as dangerous.",
        (score("18.3%", "18.3", None, None, "RookNet"),),
        "RookNet: Rain",
    ),
    Case(
        "compared-for-a-budget",
        "RookNet maintains 63% accuracy on GSM8K compared to 6 percent for token budget baseline.",
        (score("63%", "63", "accuracy", "GSM8K", "RookNet"), score("6", "6", "accuracy", "GSM8K", "@baseline")),
        "RookNet: Rain",
    ),
    Case("judges-agree", "Three judges rated RookNet (Fleiss' kappa = 0.60).", title="RookNet: Rain"),
    Case(
        "fleiss-of-a-system",
        "RookNet annotates emotions with high consistency (Fleiss' kappa of 0.93).",
        (score("0.93", "0.93", "Fleiss' kappa", None, "RookNet", unit=""),),
        "RookNet: Rain",
    ),
    Case("between-models", "The systems show moderate inter-method agreement (kappa = 0.46).", title="RookNet: Rain"),
    Case("intra-observer", "Intra-observer agreement reached 0.88.", title="RookNet: Rain"),
    Case("threshold-of", "We measure Levenshtein similarity with a threshold of 0.7.", title="RookNet: Rain"),
    Case("needed-to-reach", "RookNet halves the tokens needed to reach 7% MAE.", title="RookNet: Rain"),
    Case("operating-point", "We report recall at an operating point with specificity near 80%.", title="RookNet: Rain"),
    Case("approximation-ratio", "RookNet obtains an approximation ratio of 0.79.", title="RookNet: Rain"),
    Case(
        "data-ratio",
        "RookNet achieves state-of-the-art performance on GLUE under the data ratio settings of 5%, 10%, and 25%.",
        title="RookNet: Rain",
    ),
)

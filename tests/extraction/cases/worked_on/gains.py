# ruff: noqa: E501 (a sentence stands on one line)
"""The many ways to say that something got better or worse, each with all its claims."""

from __future__ import annotations

from tests.extraction.cases.case import Case, delta, score

GAINS: tuple[Case, ...] = (
    Case(
        "gain-gives-boost-accuracy",
        "FooNet gives a 3.1% boost in accuracy on ImageNet.",
        (delta("3.1%", "3.1", "accuracy", "ImageNet", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-brings-absolute-gains",
        "FooNet brings 2.4% and 1.9% absolute gains in mAP on COCO and LVIS.",
        (
            delta("2.4%", "2.4", "mAP", "COCO", "FooNet"),
            delta("1.9%", "1.9", "mAP", "LVIS", "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "gain-more-accurate",
        "FooNet is 4.2% more accurate than BarNet on ImageNet.",
        (delta("4.2%", "4.2", None, "ImageNet", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-better-margin",
        "FooNet is better than BarNet by a margin of 4.2% on ImageNet.",
        (delta("4.2%", "4.2", None, "ImageNet", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-accuracy-above",
        "The accuracy of FooNet is 4.2% above that of BarNet on ImageNet.",
        (delta("4.2%", "4.2", "accuracy", "ImageNet", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-leads-fewer-errors",
        "FooNet leads to 12% fewer errors on SQuAD.",
        (),
        "FooNet: a network",
    ),
    Case(
        "gain-accuracy-exceeds",
        "FooNet's accuracy exceeds BarNet's by 2.2% on GLUE.",
        (delta("2.2%", "2.2", "accuracy", "GLUE", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-see-jump",
        "We see a jump of 5.5% in F1 on CoNLL.",
        (delta("5.5%", "5.5", "F1", "CoNLL", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-gain-accuracy-over",
        "We gain 1.5% accuracy on CIFAR-10 over FixMatch.",
        (delta("1.5%", "1.5", "accuracy", "CIFAR-10", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-wins",
        "FooNet wins by 3.3% F1 on SQuAD.",
        (delta("3.3%", "3.3", "F1", "SQuAD", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-extra-accuracy-gained",
        "an extra 1.8% accuracy is gained on ImageNet by FooNet",
        (score("1.8%", "1.8", "accuracy", "ImageNet", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-improved-much",
        "Accuracy is improved by as much as 7.7% on ImageNet-A.",
        (delta("7.7%", "7.7", "Accuracy", "ImageNet-A", "FooNet", qualifier="up_to"),),
        "FooNet: a network",
    ),
    Case(
        "gain-shows-improvements-between",
        "FooNet shows improvements between 2.1% and 5.4% in Recall@10 on Yelp.",
        (delta("2.1% and 5.4%", "2.1", "Recall@10", "Yelp", "FooNet", qualifier="range", high="5.4"),),
        "FooNet: a network",
    ),
    Case(
        "gain-advances-state-art",
        "FooNet advances the state of the art by 2.7% on MMLU.",
        (delta("2.7%", "2.7", None, "MMLU", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-attains-relative-reduction",
        "FooNet attains an 8.8% relative WER reduction on LibriSpeech.",
        (delta("8.8%", "-8.8", "WER", "LibriSpeech", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-attains-relative-reduction-too",
        "FooNet attains a relative WER reduction of 8.8% on LibriSpeech.",
        (delta("8.8%", "-8.8", "WER", "LibriSpeech", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-lowers-relative",
        "FooNet lowers the WER by 8.8% relative on LibriSpeech.",
        (delta("8.8%", "-8.8", "WER", "LibriSpeech", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-within-supervised-upper-bound",
        "FooNet is within 0.5% of the supervised upper bound on CIFAR-100.",
        (delta("0.5%", "-0.5", None, "CIFAR-100", "FooNet", qualifier="up_to", setting="supervised"),),
        "FooNet: a network",
    ),
    Case(
        "gain-trails",
        "FooNet trails GPT-4 by 3.2% on MMLU.",
        (delta("3.2%", "-3.2", None, "MMLU", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-lags-behind-points",
        "FooNet lags behind GPT-4 by 3.2 points on MMLU.",
        (delta("3.2", "-3.2", None, "MMLU", "FooNet", unit="points"),),
        "FooNet: a network",
    ),
    Case(
        "gain-memory-hurts-accuracy",
        "Removing the memory hurts accuracy by 2.5% on GQA.",
        (delta("2.5%", "-2.5", "accuracy", "GQA", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-pretraining-performance-degrades",
        "Without pretraining, performance on GLUE degrades by 6.1%.",
        (delta("6.1%", "-6.1", None, "GLUE", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-drop-observed-without-pretraining",
        "a 6.1% drop on GLUE is observed without pretraining",
        (delta("6.1%", "-6.1", None, "GLUE", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-doubles-accuracy-from",
        "FooNet doubles accuracy from 20% to 41% on ARC.",
        (
            score("20%", "20", "accuracy", "ARC", "@baseline"),
            score("41%", "41", "accuracy", "ARC", "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "gain-increases-success-rate",
        "FooNet increases the success rate by 1.4x on WebArena.",
        (delta("1.4", "1.4", "success rate", "WebArena", "FooNet", unit=""),),
        "FooNet: a network",
    ),
    Case(
        "gain-achieves-higher",
        "FooNet achieves 1.5x higher F1 than BarNet on FUNSD.",
        (delta("1.5", "1.5", "F1", "FUNSD", "FooNet", unit=""),),
        "FooNet: a network",
    ),
    Case(
        "gain-outperforms-absolute-improvements-mini",
        "FooNet outperforms BarNet, with absolute improvements of 3.1% (5-way 1-shot) and 2.2% (5-way 5-shot) on miniImageNet.",
        (
            delta("3.1%", "3.1", None, "miniImageNet", "FooNet", setting="1-shot"),
            delta("2.2%", "2.2", None, "miniImageNet", "FooNet", setting="1-shot; 5-shot"),
        ),
        "FooNet: a network",
    ),
    Case(
        "gain-improve-from",
        "Results improve from BLEU 27.3 to 28.4 on WMT14 En-De.",
        (
            score("27.3", "27.3", "BLEU", "WMT14 En-De", "@baseline", unit=""),
            score("28.4", "28.4", "BLEU", "WMT14 En-De", "FooNet", unit=""),
        ),
        "FooNet: a network",
    ),
    Case(
        "gain-achieves-over",
        "FooNet achieves +2.3% on VQAv2 and +1.1% on GQA over BLIP.",
        (
            delta("+2.3%", "2.3", None, "VQAv2", "FooNet"),
            delta("+1.1%", "1.1", None, "GQA", "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "gain-achieves-comparable-accuracy-half",
        "FooNet achieves comparable accuracy (-0.3%) on ImageNet with half the parameters.",
        (delta("-0.3%", "-0.3", "accuracy", "ImageNet", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-improves-over-points",
        "On SuperGLUE, FooNet improves over T5 by 1.9, 2.1 and 0.7 points on BoolQ, RTE and WiC.",
        (
            delta("1.9", "1.9", None, "BoolQ", "FooNet", unit="points"),
            delta("2.1", "2.1", None, "RTE", "FooNet", unit="points"),
            delta("0.7", "0.7", None, "WiC", "FooNet", unit="points"),
        ),
        "FooNet: a network",
    ),
    Case(
        "gain-over-tasks-gains",
        "Averaged over tasks, gains are 2.9% for Llama-2-7B and 1.8% for Mistral-7B on MMLU.",
        (
            delta("2.9%", "2.9", None, "MMLU", "FooNet"),
            delta("1.8%", "1.8", None, "MMLU", "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "gain-surpasses-supervised-baseline-top",
        "FooNet surpasses the supervised baseline on ImageNet by 0.6% top-1.",
        (delta("0.6%", "0.6", "top-1", "ImageNet", "FooNet", setting="supervised"),),
        "FooNet: a network",
    ),
    Case(
        "gain-improving-over",
        "improving the F1 on SQuAD 2.0 by 1.1 over RoBERTa",
        (delta("1.1", "1.1", "F1", "SQuAD 2.0", "FooNet", unit="points"),),
        "FooNet: a network",
    ),
    Case(
        "gain-yields-mean-improvement",
        "FooNet yields a mean improvement of 3.0 ± 0.4% in Dice on BraTS.",
        (delta("3.0", "3.0", "Dice", "BraTS", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-beats-all-baselines",
        "FooNet beats all baselines in Hits@1 (by 2.2%) and MRR (by 1.7%) on FB15k-237.",
        (
            delta("2.2%", "2.2", "Hits@1", "FB15k-237", "FooNet"),
            delta("1.7%", "1.7", "MRR", "FB15k-237", "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "gain-compared-has-higher-higher",
        "compared to BarNet, FooNet has 2.2% higher Hits@1 and 1.7% higher MRR on FB15k-237",
        (
            delta("2.2%", "2.2", "Hits@1", "FB15k-237", "FooNet"),
            delta("1.7%", "1.7", "MRR", "FB15k-237", "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "gain-raises-average-reward",
        "FooNet raises average reward by 35% on D4RL.",
        (delta("35%", "35", "average reward", "D4RL", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-obtains-average-higher-success",
        "FooNet obtains an average of 6.3% higher success than RT-1 on LIBERO.",
        (delta("6.3%", "6.3", "success", "LIBERO", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-instead-increases-from",
        "Using FooNet instead of ResNet increases mIoU on Cityscapes from 77.9 to 80.1 (+2.2).",
        (
            score("77.9", "77.9", "mIoU", "Cityscapes", "@baseline", unit=""),
            score("80.1", "80.1", "mIoU", "Cityscapes", "FooNet", unit=""),
            delta("+2.2", "2.2", "mIoU", "Cityscapes", "FooNet", unit="points"),
        ),
        "FooNet: a network",
    ),
    Case(
        "gain-improves-accuracy",
        "FooNet improves the accuracy of BERT by 2.0% and that of RoBERTa by 1.4% on MNLI.",
        (
            delta("2.0%", "2.0", "accuracy", "MNLI", "FooNet"),
            delta("1.4%", "1.4", "accuracy", "MNLI", "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "gain-improvements",
        "mIoU improvements of 1.4, 0.9 and 2.2 on VOC, COCO and ADE20K",
        (
            delta("1.4", "1.4", "mIoU", "VOC", "FooNet", unit="points"),
            delta("0.9", "0.9", "mIoU", "COCO", "FooNet", unit="points"),
            delta("2.2", "2.2", "mIoU", "ADE20K", "FooNet", unit="points"),
        ),
        "FooNet: a network",
    ),
    Case(
        "gain-needs-labels-still-only",
        "FooNet needs no labels and still is only 1.1% worse than supervised training on STL-10.",
        (delta("1.1%", "-1.1", None, "STL-10", "FooNet", setting="supervised"),),
        "FooNet: a network",
    ),
    Case(
        "gain-difference-between",
        "There is a 4-point difference in F1 between FooNet and BarNet on QASPER.",
        (delta("4", "4", "F1", "QASPER", "FooNet", unit="points"),),
        "FooNet: a network",
    ),
    Case(
        "gain-corresponds-error-reduction",
        "This corresponds to a 21% error reduction on MNIST.",
        (delta("21%", "-21", "error", "MNIST", "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "higher-by",
        "Compared with U-Net, the Dice of CellNet is higher by 3.2 points on TNBC and by 1.1 points on MoNuSeg.",
        (
            delta("3.2", "3.2", "Dice", "TNBC", "CellNet", unit="points"),
            delta("1.1", "1.1", "Dice", "MoNuSeg", "CellNet", unit="points"),
        ),
        "CellNet: A Network for Cells",
    ),
    Case(
        "verb-that-harms",
        "Noisy training harms the detectors by up to 0.6 mAP.",
        (delta("0.6", "-0.6", "mAP", None, unit="points", qualifier="up_to"),),
    ),
    Case(
        "unknown-metric-higher",
        "After the mend, our parser is 1.6 ELAS higher than the winner.",
        (delta("1.6", "1.6", "ELAS", None, unit="points"),),
    ),
    Case(
        "gain-over-a-baseline-alone",
        "FinchNet outperforms the strongest baseline by 10.1%.",
        (delta("10.1%", "10.1", None, None, "FinchNet"),),
    ),
    Case(
        "points-at-a-size",
        "RookRL outperforms the entropy-only baseline by 2.28 points at 7B scale and 3.15 points at 3B scale.",
        (
            delta("2.28", "2.28", None, None, "RookRL", unit="points"),
            delta("3.15", "3.15", None, None, "RookRL", unit="points"),
        ),
    ),
    Case(
        "two-gains-with-a-slash",
        "RookNeRF gains an average of 1.54dB/0.019 improvements in PSNR/LPIPS on LarkScenes.",
        (
            delta("1.54", "1.54", "PSNR", "LarkScenes", "RookNeRF", unit=""),
            delta("0.019", "0.019", "LPIPS", "LarkScenes", "RookNeRF", unit=""),
        ),
    ),
    Case(
        "share-of-a-system",
        "With 10% of the labels, FinchNet achieves 96% of a supervised BERT on WrenBank.",
        (delta("96%", "96", None, "WrenBank", "FinchNet", setting="supervised"),),
    ),
    Case(
        "within-a-share-of-a-system",
        "WrenLM reaches a perplexity of 30.0 on WikiText-103, within 10% of a matched transformer.",
        (
            score("30.0", "30.0", "perplexity", "WikiText-103", "WrenLM", unit=""),
            delta("10%", "-10", "perplexity", "WikiText-103", "WrenLM", qualifier="up_to"),
        ),
    ),
    Case(
        "higher-up-to-in-brackets",
        "An evaluation shows higher prediction accuracy (up to 4.6%) for all trees.",
        (delta("4.6%", "4.6", "prediction accuracy", None, qualifier="up_to"),),
    ),
    Case(
        "share-of-a-teacher",
        "Student models retain over 90% of their teacher models' performance on SQuAD.",
        (delta("90%", "90", None, "SQuAD", qualifier="at_least"),),
    ),
    Case(
        "share-of-what-another-achieved",
        "The accuracy is 55.17%, which is 92% of the performance achieved by a supervised system.",
        (
            score("55.17%", "55.17", "accuracy", None),
            delta("92%", "92", None, None, setting="supervised"),
        ),
    ),
    Case(
        "decimal-gain-of-nothing-named",
        "A plain tree outperforms the previous state of the art by 0.081.",
        (delta("0.081", "0.081", None, None, unit=""),),
    ),
    Case(
        "decimal-improvements-of-a-thing",
        "The new cells achieve practical capacity improvements of 28.8% and 25.2%.",
        (
            delta("28.8%", "28.8", "practical capacity", None),
            delta("25.2%", "25.2", "practical capacity", None),
        ),
    ),
    Case(
        "gain-beside-its-levels-in-brackets",
        "HaloNet achieves an F1 that is 0.13 (0.87 vs. 0.74) better than the state of the art.",
        (
            delta("0.13", "0.13", "F1", None, "HaloNet", unit="points"),
            score("0.87", "0.87", "F1", None, "HaloNet", unit=""),
            score("0.74", "0.74", "F1", None, "@baseline", unit=""),
        ),
    ),
    Case(
        "removed-share-of-an-error",
        "A lexicon removes an additional 11% of the tagging error.",
        (delta("11%", "-11", "tagging error", None),),
    ),
    Case(
        "error-reduction-in-a-list",
        "Our approach leads to 35.26% and 35.60% error reduction over neural and symbolic parsers.",
        (delta("35.26%", "-35.26", "error", None), delta("35.60%", "-35.60", "error", None)),
    ),
    Case(
        "gain-over-a-name-in-brackets",
        "LarkPose sets a new record on 3DPW (improvement over SMPLify (45%)).",
        (delta("45%", "45", None, "3DPW", "LarkPose"),),
    ),
    Case(
        "by-after-than",
        "Our justifications are of higher quality than those of a strong baseline, e.g., by 5.4% F1 on MultiRC.",
        (delta("5.4%", "5.4", "F1", "MultiRC"),),
    ),
    Case(
        "beaten-on-another-place",
        "HaloParse outperforms strong parsers on the Penn Treebank dataset by around 8% and CoNLL 2016 datasets around 16%.",
        (
            delta("8%", "8", None, "Penn Treebank", "HaloParse", qualifier="about"),
            delta("16%", "16", None, "CoNLL 2016", "HaloParse", qualifier="about"),
        ),
    ),
    Case(
        "numbered-gains",
        "LarkNet improves 1) object detection by over 3% mAP on COCO; 2) instance segmentation by over 9% mAP on LVIS.",
        (
            delta("3%", "3", "mAP", "COCO", "LarkNet", qualifier="at_least", setting="object detection"),
            delta("9%", "9", "mAP", "LVIS", "LarkNet", qualifier="at_least", setting="instance segmentation"),
        ),
    ),
    Case(
        "most-of-a-gain-in-brackets",
        "HaloPrompt improves accuracy by 6.2% (up to 41.4% on hard tasks) on GSM8K.",
        (
            delta("6.2%", "6.2", "accuracy", "GSM8K", "HaloPrompt"),
            delta("41.4%", "41.4", "accuracy", None, "HaloPrompt", qualifier="up_to"),
        ),
    ),
    Case(
        "gain-in-a-second-metric",
        "Our tagger achieved improvements of 1.5% in accuracy and 2.2 in F1 on CoNLL-2003.",
        (
            delta("1.5%", "1.5", "accuracy", "CoNLL-2003"),
            delta("2.2", "2.2", "F1", "CoNLL-2003", unit="points"),
        ),
    ),
    Case(
        "shares-kept-compared",
        "OakNet retains 92.3% of its Dice score under blur on FogSet-4K, compared with 87.7% for FirNet.",
        (
            delta("92.3%", "92.3", "Dice", "FogSet-4K", "OakNet"),
            delta("87.7%", "87.7", "Dice", "FogSet-4K", "FirNet"),
        ),
    ),
    Case(
        "relative-gains-in-brackets",
        "We obtain 4.1%, 5.4% and 3.0% (relative 20.8%, 31.6% and 19.7%) improvement in accuracy on CUB.",
        (
            delta("4.1%", "4.1", None, "CUB"),
            delta("5.4%", "5.4", None, "CUB"),
            delta("3.0%", "3.0", None, "CUB"),
            delta("20.8%", "20.8", None, "CUB"),
            delta("31.6%", "31.6", None, "CUB"),
            delta("19.7%", "19.7", "accuracy", "CUB"),
        ),
    ),
    Case(
        "offline-and-online-gain",
        "Tuning brings a 26% offline and 33% online performance improvement in Recall@1 over no tuning.",
        (
            delta("26%", "26", "Recall@1", None),
            delta("33%", "33", "Recall@1", None),
        ),
    ),
    Case(
        "decibels-whole",
        "HaloSR outperforms previous works by over 1dB in PSNR on Set5.",
        (delta("1", "1", "PSNR", "Set5", "HaloSR", unit="", qualifier="at_least"),),
    ),
    Case(
        "by-large-margins-colon",
        "HaloNet outperforms existing methods by large margins: 16.3% on ScanNet, 9.1% on KITTI.",
        (
            delta("16.3%", "16.3", None, "ScanNet", "HaloNet"),
            delta("9.1%", "9.1", None, "KITTI", "HaloNet"),
        ),
    ),
    Case(
        "and-by-over-another",
        "MapWren improves by 38% over the detector it is based on and by 8% over the current SOTA on nuScenes.",
        (
            delta("38%", "38", None, "nuScenes", "MapWren"),
            delta("8%", "8", None, "nuScenes", "MapWren"),
        ),
    ),
    Case(
        "past-a-condition",
        "OakLM improves the accuracy at 30% sparsity by 2.4% on MMLU.",
        (delta("2.4%", "2.4", "accuracy", "MMLU", "OakLM"),),
    ),
    Case(
        "compression-is-beaten",
        "TeakZip outperforms fixed-ratio compression by 7% accuracy on LongBench.",
        (delta("7%", "7", "accuracy", "LongBench", "TeakZip"),),
    ),
    Case(
        "including-several",
        "DocWren brings gains over strong baselines on document translation, including 12 BLEU for seen pairs and 7 BLEU for unseen pairs.",
        (
            delta("12", "12", "BLEU", None, "DocWren", unit="points"),
            delta("7", "7", "BLEU", None, "DocWren", unit="points"),
        ),
    ),
    Case(
        "negative-correlation-is-a-level",
        "The metric WrenScore reaches a Spearman correlation of r = -0.48 with human judgement on SummEval.",
        (score("-0.48", "-0.48", "Spearman correlation", "SummEval", "WrenScore", unit=""),),
    ),
    Case(
        "increases-in-a-row",
        "HaloGS improves quality over few-shot methods (0.9% increase in PSNR, 12.2% in SSIM, and 18.7% in LPIPS).",
        (
            delta("0.9%", "0.9", "PSNR", None, "HaloGS", setting="few-shot"),
            delta("12.2%", "12.2", "SSIM", None, "HaloGS", setting="few-shot"),
            delta("18.7%", "18.7", "LPIPS", None, "HaloGS"),
        ),
    ),
    Case(
        "more-importantly",
        "We outperform the greedy baseline, with 8.2% absolute improvement in accuracy, and more importantly 8% on BLEU.",
        (
            delta("8.2%", "8.2", "accuracy", None),
            delta("8%", "8", "BLEU", None),
        ),
    ),
    Case(
        "relative-with-a-colon",
        "It beats the baseline by 1.2 BLEU (relative: 10.4%), and outperforms 12 strong baselines by 18.4% on ImageNet.",
        (
            delta("1.2", "1.2", "BLEU", "ImageNet", unit="points"),
            delta("10.4%", "10.4", "BLEU", "ImageNet"),
            delta("18.4%", "18.4", "BLEU", "ImageNet"),
        ),
    ),
    Case(
        "outperforms-on-average",
        "WrenSeg outperforms the baseline 40.03% on average mIoU on ADE20K.",
        (delta("40.03%", "40.03", "mIoU", "ADE20K", "WrenSeg"),),
    ),
    Case(
        "gains-of-a-metric-in-a-row",
        "WrenDet is effective, e.g. achieving 2.4% mAP improvement on OakSet-1, 1.6% on OakSet-2 and 1.5% on OakSet-3.",
        (
            delta("2.4%", "2.4", "mAP", "OakSet-1"),
            delta("1.6%", "1.6", "mAP", "OakSet-2"),
            delta("1.5%", "1.5", "mAP", "OakSet-3"),
        ),
    ),
    Case(
        "gains-in-two-settings",
        "WrenShot outperforms its competitors by 3.6% in the zero-shot setting and 7.9% in the few-shot setting.",
        (
            delta("3.6%", "3.6", None, None, "WrenShot", setting="zero-shot"),
            delta("7.9%", "7.9", None, None, "WrenShot", setting="few-shot"),
        ),
    ),
    Case(
        "gains-of-two-metrics",
        "WrenDet yields 1.8 box AP and 1.5 mask AP gains on OakSet-1.",
        (
            delta("1.8", "1.8", "box AP", "OakSet-1", "WrenDet", unit="points"),
            delta("1.5", "1.5", "mask AP", "OakSet-1", "WrenDet", unit="points"),
        ),
    ),
    Case(
        "gain-and-its-share",
        "WrenPose improves mAP by 10.1 (56.4%) on OakSet-1.",
        (
            delta("10.1", "10.1", "mAP", "OakSet-1", "WrenPose", unit="points"),
            delta("56.4%", "56.4", "mAP", "OakSet-1", "WrenPose"),
        ),
    ),
    Case(
        "gain-with-decibels",
        "FooNet surpasses the state of the art with 0.96 dB in average.",
        (delta("0.96", "0.96", None, None, "FooNet", unit=""),),
        "FooNet: a network",
    ),
    Case(
        "gain-exceeding-decibels",
        "FooNet reaches 23.8dB PSNR on Set5, exceeding the previous SOTA 0.19dB with fewer parameters.",
        (
            score("23.8", "23.8", "PSNR", "Set5", "FooNet", unit=""),
            delta("0.19", "0.19", "PSNR", "Set5", "FooNet", unit=""),
        ),
        "FooNet: a network",
    ),
    Case(
        "gain-signed-ranges",
        "FooNet outperforms strong baselines with improvements ranging from +12.3% to +19.5% in MAP and from +5.7% to +23.3% in F1.",
        (
            delta("+12.3% to +19.5%", "12.3", "MAP", None, "FooNet", qualifier="range", high="19.5"),
            delta("+5.7% to +23.3%", "5.7", "F1", None, "FooNet", qualifier="range", high="23.3"),
        ),
        "FooNet: a network",
    ),
    Case(
        "gain-against-from",
        "It outperforms the baseline BarNet with relative improvements ranging from +159% to +316%.",
        (delta("+159% to +316%", "159", None, None, "FooNet", qualifier="range", high="316"),),
        "FooNet: a network",
    ),
    Case(
        "gain-sizes-in-brackets",
        "FooNet outperforms the strong baseline by 0.51 (big) and 0.74 (base) BLEU points on WMT14 and by 0.17 (big) and 0.47 (base) BLEU points on IWSLT14.",
        (
            delta("0.51", "0.51", "BLEU", "WMT14", "FooNet", unit="points"),
            delta("0.74", "0.74", "BLEU", "WMT14", "FooNet", unit="points"),
            delta("0.17", "0.17", "BLEU", "IWSLT14", "FooNet", unit="points"),
            delta("0.47", "0.47", "BLEU", "IWSLT14", "FooNet", unit="points"),
        ),
        "FooNet: a network",
    ),
    Case(
        "gain-row-of-units",
        "FooNet achieves gains of 0.8% accuracy on MNLI, 1.8% accuracy on QNLI, and 1.4 BLEU on IWSLT14.",
        (
            delta("0.8%", "0.8", "accuracy", "MNLI", "FooNet"),
            delta("1.8%", "1.8", "accuracy", "QNLI", "FooNet"),
            delta("1.4", "1.4", "BLEU", "IWSLT14", "FooNet", unit="points"),
        ),
        "FooNet: a network",
    ),
    Case(
        "gain-row-with-asides",
        "It gets notable AP gains of 10.1 (56.4%) on the FooPose test set and 7.4 (31.4%) on EHPT-XC.",
        (
            delta("10.1", "10.1", "AP", "FooPose", "FooNet", unit="points", setting="test"),
            delta("56.4%", "56.4", "AP", "FooPose", "FooNet", setting="test"),
            delta("7.4", "7.4", "AP", "EHPT-XC", "FooNet", unit="points"),
            delta("31.4%", "31.4", "AP", "EHPT-XC", "FooNet"),
        ),
        "FooNet: a network",
    ),
    Case(
        "gain-about-range",
        "FooNet outperforms baselines, with an improvement of approximately 2% to 4% in accuracy on FooSet.",
        (delta("2% to 4%", "2", "accuracy", "FooSet", "FooNet", qualifier="range", high="4"),),
        "FooNet: a network",
    ),
    Case(
        "gain-discrepancy",
        "Fewer languages lead to a minimum of 0.4 points discrepancy in accuracy.",
        (delta("0.4", "-0.4", "accuracy", None, "FooNet", unit="points"),),
        "FooNet: a network",
    ),
    Case(
        "gain-brings-down",
        "FooNet brings down reconstruction error by 30% over SPR.",
        (delta("30%", "-30", "reconstruction error", None, "FooNet"),),
        "FooNet: a network",
    ),
    Case(
        "gain-torn-range",
        "It yields 0.86 2.14 absolute EM improvements on SQuAD.",
        (delta("0.86 2.14", "0.86", "EM", "SQuAD", "FooNet", unit="points", qualifier="range", high="2.14"),),
        "FooNet: a network",
    ),
    Case(
        "gain-level-before-within",
        "It reaches a perplexity of 30.0, within 10% of a matched transformer, on WikiText-103.",
        (
            score("30.0", "30.0", "perplexity", "WikiText-103", "FooNet", unit=""),
            delta("10%", "-10", "perplexity", "WikiText-103", "FooNet", qualifier="up_to"),
        ),
        "FooNet: a network",
    ),
    Case(
        "gain-pt",
        "FooNet improves the content order score by 5.1 pt and the F-score by 9.1 pt.",
        (
            delta("5.1", "5.1", "content order score", None, "FooNet", unit="points"),
            delta("9.1", "9.1", "F-score", None, "FooNet", unit="points"),
        ),
        "FooNet: a network",
    ),
    Case(
        "gain-called-and-listed",
        "TarnNet achieves substantial gains: 6.0% in accuracy and 2.9% in F1.",
        (delta("6.0%", "6.0", "accuracy", None, "TarnNet"), delta("2.9%", "2.9", "F1", None, "TarnNet")),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-noun-metric-number",
        "TarnNet leads to improvements of average RMSE up to 22.94% on METR-LA.",
        (delta("22.94%", "22.94", "RMSE", "METR-LA", "TarnNet", qualifier="up_to"),),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-within-in-brackets",
        "TarnNet is competitive (within 1.8 BLEU) with BarNet on WMT14.",
        (delta("1.8", "-1.8", "BLEU", "WMT14", "TarnNet", unit="points", qualifier="up_to"),),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-within-decibels",
        "TarnNet comes within 0.6 dB PSNR of BarNet on Set5.",
        (delta("0.6", "-0.6", "PSNR", "Set5", "TarnNet", unit="", qualifier="up_to"),),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-correlation-with-its-sign",
        "TarnScore reaches a Spearman correlation of +0.55 on CoNLL.",
        (score("+0.55", "0.55", "Spearman correlation", "CoNLL", "TarnScore", unit=""),),
        "TarnScore: a metric",
    ),
    Case(
        "gain-little-in-brackets",
        "TarnNet improves accuracy (4%) on CoNLL and reaches a higher recall (92%) on GLUE.",
        (delta("4%", "4", "accuracy", "CoNLL", "TarnNet"), score("92%", "92", "recall", "GLUE", "TarnNet")),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-win-rate-over",
        "TarnNet achieves a 54.7% win rate over BarNet and a win rate of up to 70% over BazNet.",
        (
            score("54.7%", "54.7", "win rate", None, "TarnNet"),
            score("70%", "70", "win rate", None, "TarnNet", qualifier="up_to"),
        ),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-average-in-brackets",
        "TarnNet shows PSNR gains of up to 1.3 dB over BarNet (average 0.45 dB).",
        (
            delta("1.3", "1.3", "PSNR", None, "TarnNet", unit="", qualifier="up_to"),
            delta("0.45", "0.45", "PSNR", None, "TarnNet", unit=""),
        ),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-after-and-without",
        "F1 drops by 39% after pruning half of the heads and 21% with TarnNet.",
        (delta("39%", "-39", "F1", None, "TarnNet"), delta("21%", "-21", "F1", None, "TarnNet")),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-far-second-by",
        "TarnNet improves accuracy by 5.1 points in the most critical first hours of intensive care and the overall strict clinical bedside F1 score by 9.1 points.",
        (
            delta("5.1", "5.1", "accuracy", None, "TarnNet", unit="points"),
            delta("9.1", "9.1", "F1", None, "TarnNet", unit="points"),
        ),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-of-a-length",
        "TarnNet reduces the mean error by 20.1 m on KITTI.",
        (delta("20.1", "-20.1", "error", "KITTI", "TarnNet", unit=""),),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-at-steps",
        "TarnNet reduces RMSE by 4.7% at T+1 and 4.2% at T+24.",
        (delta("4.7%", "-4.7", "RMSE", None, "TarnNet"), delta("4.2%", "-4.2", "RMSE", None, "TarnNet")),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-levels-in-brackets-between",
        "TarnNet reduces gaze error by 31% on CoNLL (from 4.5 cm to 3.1 cm) and by 30% on GLUE.",
        (
            delta("31%", "-31", "gaze error", "CoNLL", "TarnNet"),
            score("4.5", "4.5", "gaze error", "CoNLL", "@baseline", unit=""),
            score("3.1", "3.1", "gaze error", "CoNLL", "TarnNet", unit=""),
            delta("30%", "-30", "gaze error", "GLUE", "TarnNet"),
        ),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-performance-without-by",
        "TarnNet improves the translation performance 2.4-2.6 BLEU points on WMT14.",
        (delta("2.4-2.6", "2.4", "BLEU", "WMT14", "TarnNet", unit="points", qualifier="range", high="2.6"),),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-with-a-unit-then-another",
        "TarnNet brings an improvement of 1.86 dB in PSNR on aerial datasets and 1.62 dB on ground datasets.",
        (
            delta("1.86", "1.86", "PSNR", None, "TarnNet", unit=""),
            delta("1.62", "1.62", "PSNR", None, "TarnNet", unit=""),
        ),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-small-and-large-points",
        "TarnNet outperforms BarNet by +0.7 and +1.3 percentage points on CoNLL and GLUE.",
        (
            delta("+0.7", "0.7", None, "CoNLL", "TarnNet", unit="points"),
            delta("+1.3", "1.3", None, "GLUE", "TarnNet", unit="points"),
        ),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-then-a-rate",
        "TarnNet shows a 4.8% improvement in review scores and a 77.52% win rate in comparisons.",
        (delta("4.8%", "4.8", "review score", None, "TarnNet"), score("77.52%", "77.52", "win rate", None, "TarnNet")),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-efficiency-is-none",
        "TarnNet reaches 92% accuracy on CoNLL and a much better F1, 3x higher efficiency.",
        (score("92%", "92", "accuracy", "CoNLL", "TarnNet"),),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-asides-with-numbers",
        "TarnNet achieves a 29.2% improvement over BarNet on GSM8K (61.0% vs. 47.2%), 8.7% on MATH, and 13.1% on GPQA.",
        (
            delta("29.2%", "29.2", None, "GSM8K", "TarnNet"),
            score("61.0%", "61.0", None, "GSM8K", "TarnNet"),
            score("47.2%", "47.2", None, "GSM8K", "@baseline"),
            delta("8.7%", "8.7", None, "MATH", "TarnNet"),
            delta("13.1%", "13.1", None, "GPQA", "TarnNet"),
        ),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-range-of-two-named-ends",
        "TarnNet achieves F1 scores ranging from 61.2% (nouns) to 74.5% (verbs) on CoNLL.",
        (score("61.2%", "61.2", "F1", "CoNLL", "TarnNet"), score("74.5%", "74.5", "F1", "CoNLL", "TarnNet")),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-error-reduction-by",
        "TarnNet outperforms BarNet by 13% error reduction on CoNLL.",
        (delta("13%", "-13", "error", "CoNLL", "TarnNet"),),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-condition-of-a-level",
        "TarnNet reaches an F1 of 59.12% under severe illumination degradation on CoNLL.",
        (score("59.12%", "59.12", "F1", "CoNLL", "TarnNet"),),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-more-than-up-to",
        "TarnNet outperforms BarNet by more than 2.1 (up to 3.6) BLEU points on WMT14.",
        (
            delta("2.1", "2.1", "BLEU", "WMT14", "TarnNet", unit="points", qualifier="at_least"),
            delta("3.6", "3.6", "BLEU", "WMT14", "TarnNet", unit="points", qualifier="up_to"),
        ),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-lower-metric-of",
        "TarnNet achieves a significantly lower WER of 5.8% on LibriSpeech.",
        (score("5.8%", "5.8", "WER", "LibriSpeech", "TarnNet"),),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-or-in-percent",
        "TarnNet reduces log loss by 0.020 or about 4 percent on CoNLL.",
        (
            delta("0.020", "-0.020", "log loss", "CoNLL", "TarnNet", unit=""),
            delta("4", "-4", "log loss", "CoNLL", "TarnNet", qualifier="about"),
        ),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-by-between",
        "TarnNet outperforms BarNet by between 3 and 5 points on CoNLL.",
        (delta("3 and 5", "3", None, "CoNLL", "TarnNet", unit="points", qualifier="range", high="5"),),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-drop-in-only",
        "TarnNet shows a minimal drop in accuracy, only 0.01%, on CIFAR-10-C.",
        (delta("0.01%", "-0.01", "accuracy", "CIFAR-10-C", "TarnNet"),),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-negligible-in-brackets",
        "TarnNet runs with negligible degradation in segmentation accuracy (< 0.5% mIoU) on Cityscapes.",
        (delta("0.5%", "-0.5", "mIoU", "Cityscapes", "TarnNet", qualifier="up_to"),),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-article-begins-anew",
        "TarnNet achieves an accuracy of 81.8%, a 15.4% improvement over BarNet.",
        (score("81.8%", "81.8", "accuracy", None, "TarnNet"), delta("15.4%", "15.4", "accuracy", None, "TarnNet")),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-then-level-of-its-own",
        "TarnNet reaches an accuracy of 85% on CoNLL, exceeding BarNet by 3% on CoNLL, and 84% on GLUE.",
        (
            score("85%", "85", "accuracy", "CoNLL", "TarnNet"),
            delta("3%", "3", "accuracy", "CoNLL", "TarnNet"),
            score("84%", "84", "accuracy", "GLUE", "TarnNet"),
        ),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-level-representing",
        "TarnNet reaches a 98.9% recall representing improvements of 5% over BarNet.",
        (score("98.9%", "98.9", "recall", None, "TarnNet"), delta("5%", "5", "recall", None, "TarnNet")),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-past-a-count",
        "TarnNet outperforms 33 trained radiologists by 10.3% in sensitivity on CheXpert.",
        (delta("10.3%", "10.3", "sensitivity", "CheXpert", "TarnNet"),),
        "TarnNet: a tagger",
    ),
    Case(
        "gain-past-a-level-of",
        "TarnNet achieves 64.9% accuracy on GLUE, exceeding the strongest baseline of 53.9% by 11.0 points.",
        (
            score("64.9%", "64.9", "accuracy", "GLUE", "TarnNet"),
            score("53.9%", "53.9", "accuracy", "GLUE", "@baseline"),
            delta("11.0", "11.0", "accuracy", "GLUE", "TarnNet", unit="points"),
        ),
        "TarnNet: a tagger",
    ),
    Case(
        "accuracy-and-speed-by",
        "RookNet improves accuracy and processing speed by 12.8% and 91.8%.",
        (delta("12.8%", "12.8", "accuracy", None, "RookNet"),),
        "RookNet: Rain",
    ),
    Case(
        "gain-in-a-regime",
        "RookNet increases accuracy by 11% in high compute regimes.",
        (delta("11%", "11", "accuracy", None, "RookNet"),),
        "RookNet: Rain",
    ),
    Case(
        "error-on-volume",
        "RookNet reduces mean absolute error on pitch, rate, and volume by 25%.",
        (delta("25%", "-25", "mean absolute error", None, "RookNet"),),
        "RookNet: Rain",
    ),
    Case(
        "performance-retention",
        "RookNet achieves 88.9% average performance retention on GLUE.",
        (delta("88.9%", "88.9", None, "GLUE", "RookNet"),),
        "RookNet: Rain",
    ),
    Case(
        "restores-performance",
        "RookNet tags noisy text well, restoring over 70% of the quality compared to clean data.",
        (delta("70%", "70", None, None, "RookNet", qualifier="at_least"),),
        "RookNet: Rain",
    ),
    Case(
        "correlation-in-brackets",
        "RookNet's estimates show strong correlation (+0.65) with human judgement.",
        (score("+0.65", "0.65", "correlation", None, "RookNet", unit=""),),
        "RookNet: Rain",
    ),
    Case(
        "respective-scores",
        "On GLUE, RookNet keeps this advantage with respective scores of 80.1% and 46.1%.",
        (score("80.1%", "80.1", "score", "GLUE", "RookNet"), score("46.1%", "46.1", "score", "GLUE", "RookNet")),
        "RookNet: Rain",
    ),
    Case("memory-efficient", "RookNet is 47% more memory-efficient than the baseline on GLUE.", title="RookNet: Rain"),
    Case("kept-after-a-loss", "RookNet preserves its accuracy after 50% sensor loss.", title="RookNet: Rain"),
)

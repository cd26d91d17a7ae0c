# ruff: noqa: E501 (a sentence stands on one line)
"""Sentences that the rules were worked on with, each with all the claims it makes."""

from tests.extraction.cases.case import Case, delta, score

GENERAL = (
    Case(
        "level-metric-benchmark",
        "We present Foobar, a compact reader. Foobar reaches 78.4% accuracy on OCRBench.",
        (score("78.4%", "78.4", "accuracy", "OCRBench", "Foobar"),),
    ),
    Case(
        "level-of",
        "Our model, dubbed TinyLens, obtains an accuracy of 81.4% on ChartQA.",
        (score("81.4%", "81.4", "accuracy", "ChartQA", "TinyLens"),),
    ),
    Case(
        "two-metrics",
        "On SQuAD, our system attains 84.6 F1 and 77.2 exact match.",
        (
            score("84.6", "84.6", "F1", "SQuAD", "@paper", unit=""),
            score("77.2", "77.2", "exact match", "SQuAD", "@paper", unit=""),
        ),
    ),
    Case(
        "list-in-order",
        "QuillNet achieves 92.3% and 92.7% accuracy on CUB-200-2011 and NABirds.",
        (
            score("92.3%", "92.3", "accuracy", "CUB-200-2011", "QuillNet"),
            score("92.7%", "92.7", "accuracy", "NABirds", "QuillNet"),
        ),
    ),
    Case(
        "list-respectively",
        "KiteFormer obtains accuracies of 71.2%, 83.4% and 90.1% on CIFAR-100, ImageNet and MNIST, respectively.",
        (
            score("71.2%", "71.2", "accuracy", "CIFAR-100", "KiteFormer"),
            score("83.4%", "83.4", "accuracy", "ImageNet", "KiteFormer"),
            score("90.1%", "90.1", "accuracy", "MNIST", "KiteFormer"),
        ),
    ),
    Case(
        "pairs-on",
        "GraniteCLIP attains 77.0% on Kinetics-400, 76.8% on Kinetics-600 and 75.9% on Kinetics-700.",
        (
            score("77.0%", "77.0", None, "Kinetics-400", "GraniteCLIP"),
            score("76.8%", "76.8", None, "Kinetics-600", "GraniteCLIP"),
            score("75.9%", "75.9", None, "Kinetics-700", "GraniteCLIP"),
        ),
    ),
    Case(
        "brackets-benchmarks",
        "MossVL sets the pace on MathVerse (42.6%), DynaMath (55.7%) and MMMU-Pro (40.7%).",
        (
            score("42.6%", "42.6", None, "MathVerse", "MossVL"),
            score("55.7%", "55.7", None, "DynaMath", "MossVL"),
            score("40.7%", "40.7", None, "MMMU-Pro", "MossVL"),
        ),
    ),
    Case(
        "compared-in-brackets",
        "After tuning, Heron reaches 92.3% accuracy on Path-VQA (compared to 83.3% for Med-Gemini).",
        (
            score("92.3%", "92.3", "accuracy", "Path-VQA", "Heron"),
            score("83.3%", "83.3", "accuracy", "Path-VQA", "Med-Gemini"),
        ),
    ),
    Case(
        "compared-versus",
        "BarleyNet scores 61.0 mIoU on ADE20K versus 58.2 for SegFormer.",
        (
            score("61.0", "61.0", "mIoU", "ADE20K", "BarleyNet", unit=""),
            score("58.2", "58.2", "mIoU", "ADE20K", "SegFormer", unit=""),
        ),
    ),
    Case(
        "from-to-gain",
        "Rivulet improves the state of the art on COCO from 36.2% to 39.0% mAP (+2.8%).",
        (
            score("36.2%", "36.2", "mAP", "COCO", "@baseline"),
            score("39.0%", "39.0", "mAP", "COCO", "Rivulet"),
            delta("+2.8%", "2.8", "mAP", "COCO", "Rivulet"),
        ),
    ),
    Case(
        "from-to",
        "Adding our loss lifts the F1 score from 71.3 to 74.9 on CoNLL-2003.",
        (
            score("71.3", "71.3", "F1", "CoNLL-2003", "@baseline", unit=""),
            score("74.9", "74.9", "F1", "CoNLL-2003", "@paper", unit=""),
        ),
    ),
    Case(
        "reduced-to",
        "Our decoder brings the word error rate on LibriSpeech test-clean down to 2.1%.",
        (score("2.1%", "2.1", "word error rate", "LibriSpeech", "@paper", setting="test-clean"),),
    ),
    Case(
        "wer-level",
        "WhisperLite has a WER of 5.3% on TED-LIUM.",
        (score("5.3%", "5.3", "WER", "TED-LIUM", "WhisperLite"),),
    ),
    Case(
        "gain-by",
        "Sparrow outperforms GPT-4o by 8.4% accuracy on MMMU.",
        (delta("8.4%", "8.4", "accuracy", "MMMU", "Sparrow"),),
    ),
    Case(
        "gain-by-two",
        "Sparrow surpasses GPT-4V and LLaVA-1.5 by 3.1% and 9.7% on ScienceQA, respectively.",
        (
            delta("3.1%", "3.1", None, "ScienceQA", "Sparrow"),
            delta("9.7%", "9.7", None, "ScienceQA", "Sparrow"),
        ),
    ),
    Case(
        "gain-points",
        "The proposed method improves top-1 accuracy by 2.3 percentage points on ImageNet.",
        (delta("2.3", "2.3", "top-1 accuracy", "ImageNet", "@paper", unit="points"),),
    ),
    Case(
        "gain-bare",
        "Plover outperforms prior work by 1.7 BLEU on WMT14 English-German.",
        (delta("1.7", "1.7", "BLEU", "WMT14 English-German", "Plover", unit="points"),),
    ),
    Case(
        "gain-plus",
        "On FashionIQ, our retriever gains +4.03% Recall@50 over a strong baseline.",
        (delta("+4.03%", "4.03", "Recall@50", "FashionIQ", "@paper"),),
    ),
    Case(
        "gain-noun",
        "DuneNet yields a 5.2% improvement in mAP on PASCAL VOC 2007.",
        (delta("5.2%", "5.2", "mAP", "PASCAL VOC 2007", "DuneNet"),),
    ),
    Case(
        "gain-of",
        "We observe an average accuracy gain of 3.4% over ERM on DomainNet.",
        (delta("3.4%", "3.4", "average accuracy", "DomainNet", "@paper"),),
    ),
    Case(
        "gain-series",
        "Our regulariser reduces perplexity by 12% on WikiText-103 and by 9% on Penn Treebank.",
        (
            delta("12%", "-12", "perplexity", "WikiText-103", "@paper"),
            delta("9%", "-9", "perplexity", "Penn Treebank", "@paper"),
        ),
    ),
    Case(
        "error-reduced",
        "TarnASR reduces the word error rate by 10% on Switchboard.",
        (delta("10%", "-10", "word error rate", "Switchboard", "TarnASR"),),
    ),
    Case(
        "lower-error",
        "MarlinDepth achieves 14% lower RMSE on KITTI than Monodepth2.",
        (delta("14%", "-14", "RMSE", "KITTI", "MarlinDepth"),),
    ),
    Case(
        "higher-than",
        "CobaltNet attains 4.2% higher success rate than prior planners on LIBERO.",
        (delta("4.2%", "4.2", "success rate", "LIBERO", "CobaltNet"),),
    ),
    Case(
        "up-to",
        "Our pruning keeps quality and improves accuracy by up to 4.5% on CIFAR-10.",
        (delta("4.5%", "4.5", "accuracy", "CIFAR-10", "@paper", qualifier="up_to"),),
    ),
    Case(
        "over-hedge",
        "Ember achieves over 90% accuracy on MNIST.",
        (score("90%", "90", "accuracy", "MNIST", "Ember", qualifier="at_least"),),
    ),
    Case(
        "about-hedge",
        "Ember reaches roughly 88% accuracy on SVHN.",
        (score("88%", "88", "accuracy", "SVHN", "Ember", qualifier="about"),),
    ),
    Case(
        "below-hedge",
        "The best agent stays below 5% success rate on WebArena.",
        (score("5%", "5", "success rate", "WebArena", "@paper", qualifier="up_to"),),
    ),
    Case(
        "range-dash",
        "Fine-tuning brings 2.5-4.0% gains in F1 on SciERC.",
        (delta("2.5-4.0%", "2.5", "F1", "SciERC", "@paper", qualifier="range", high="4.0", setting="fine-tuned"),),
    ),
    Case(
        "range-tilde",
        "Across seeds, FlintNet gets 70.1 ~ 71.9% accuracy on CIFAR-100.",
        (score("70.1 ~ 71.9%", "70.1", "accuracy", "CIFAR-100", "FlintNet", qualifier="range", high="71.9"),),
    ),
    Case(
        "factor",
        "PebblePolicy attains a 3.1x higher success rate on Meta-World than behaviour cloning.",
        (delta("3.1", "3.1", "success rate", "Meta-World", "PebblePolicy", unit=""),),
    ),
    Case(
        "fraction-scores",
        "With this encoder we reach an AUC of 0.913 on CheXpert.",
        (score("0.913", "0.913", "AUC", "CheXpert", "@paper", unit=""),),
    ),
    Case(
        "correlation",
        "The metric reaches a Pearson correlation of 0.84 on WMT22.",
        (score("0.84", "0.84", "Pearson correlation", "WMT22", "@paper", unit=""),),
    ),
    Case(
        "fid",
        "Lagoon obtains an FID of 2.13 on ImageNet 256x256.",
        (score("2.13", "2.13", "FID", "ImageNet 256x256", "Lagoon", unit=""),),
    ),
    Case(
        "perplexity",
        "MiniOtter reaches a perplexity of 18.3 on WikiText-103.",
        (score("18.3", "18.3", "perplexity", "WikiText-103", "MiniOtter", unit=""),),
    ),
    Case(
        "bleu",
        "The system obtains 28.4 BLEU on WMT14 English-German.",
        (score("28.4", "28.4", "BLEU", "WMT14 English-German", "@paper", unit=""),),
    ),
    Case(
        "mos",
        "VoxHeron receives a MOS of 4.21 on LJSpeech.",
        (score("4.21", "4.21", "MOS", "LJSpeech", "@paper", unit=""),),
    ),
    Case(
        "pass-at-1",
        "CodeFinch attains 67.1% pass@1 on HumanEval and 58.0% pass@1 on MBPP.",
        (
            score("67.1%", "67.1", "pass@1", "HumanEval", "CodeFinch"),
            score("58.0%", "58.0", "pass@1", "MBPP", "CodeFinch"),
        ),
    ),
    Case(
        "recall-at-k",
        "On Flickr30K, FernCLIP reaches 88.2 R@1 and 98.1 R@5.",
        (
            score("88.2", "88.2", "R@1", "Flickr30K", "FernCLIP", unit=""),
            score("98.1", "98.1", "R@5", "Flickr30K", "FernCLIP", unit=""),
        ),
    ),
    Case(
        "at-metric",
        "Willow achieves 88.1% Acc@0.5 on RefCOCOg.",
        (score("88.1%", "88.1", "Acc@0.5", "RefCOCOg", "Willow"),),
    ),
    Case(
        "email-guard",
        "Willow achieves 88.1% [email protected] on RefCOCOg-test.",
        (score("88.1%", "88.1", "[email protected]", "RefCOCOg", "Willow", setting="test"),),
    ),
    Case(
        "ap50",
        "OspreyDet reaches 61.2 AP50 on COCO test-dev.",
        (score("61.2", "61.2", "AP50", "COCO", "OspreyDet", unit="", setting="test-dev"),),
    ),
    Case(
        "zero-shot",
        "CedarCLIP achieves 76.4% zero-shot top-1 accuracy on ImageNet.",
        (score("76.4%", "76.4", "top-1 accuracy", "ImageNet", "CedarCLIP", setting="zero-shot"),),
    ),
    Case(
        "five-shot",
        "In the 5-shot setting, AlderLM reaches 70.3% accuracy on MMLU.",
        (score("70.3%", "70.3", "accuracy", "MMLU", "AlderLM", setting="5-shot"),),
    ),
    Case(
        "joint",
        "MapleNet improves over the strongest baseline by up to 10.1% on CUB-200-2011, Stanford Cars and FGVC Aircraft.",
        (
            delta(
                "10.1%", "10.1", None, ("CUB-200-2011", "Stanford Cars", "FGVC Aircraft"), "MapleNet", qualifier="up_to"
            ),
        ),
    ),
    Case(
        "joint-datasets",
        "On the FewRel and TACRED datasets, BirchRE improves F1 by 3.2%.",
        (delta("3.2%", "3.2", "F1", ("FewRel", "TACRED"), "BirchRE"),),
    ),
    Case(
        "our-method",
        "We propose LarchGAN, a generator of faces. Our method achieves an FID of 4.4 on FFHQ.",
        (score("4.4", "4.4", "FID", "FFHQ", "LarchGAN", unit=""),),
    ),
    Case(
        "pronoun",
        "We introduce Teal. It obtains 83.1% accuracy on SST-2.",
        (score("83.1%", "83.1", "accuracy", "SST-2", "Teal"),),
    ),
    Case(
        "named-acronym",
        "We propose Gated Context Fusion (GCF) for parsing. GCF reaches 96.1 UAS on Penn Treebank.",
        (score("96.1", "96.1", "UAS", "Penn Treebank", "GCF", unit=""),),
    ),
    Case(
        "unnamed",
        "Our approach achieves 73.2% accuracy on VQAv2.",
        (score("73.2%", "73.2", "accuracy", "VQAv2", "@paper"),),
    ),
    Case(
        "other-system",
        "On BoolQ, GPT-4 reaches 88.9% accuracy, while LLaMA-2-70B reaches 85.0%.",
        (
            score("88.9%", "88.9", "accuracy", "BoolQ", "GPT-4"),
            score("85.0%", "85.0", "accuracy", "BoolQ", "LLaMA-2-70B"),
        ),
    ),
    Case(
        "possessive",
        "Compared to CLIP's 76.2% accuracy on ImageNet, AspenCLIP achieves 79.5%.",
        (
            score("76.2%", "76.2", "accuracy", "ImageNet", "CLIP"),
            score("79.5%", "79.5", "accuracy", "ImageNet", "AspenCLIP"),
        ),
    ),
    Case(
        "unknown-benchmark",
        "HazelVQA achieves 61.5% accuracy on the GlyphQA dataset.",
        (score("61.5%", "61.5", "accuracy", "GlyphQA", "HazelVQA"),),
    ),
    Case(
        "unknown-benchmark-2",
        "The ensemble reaches an F1 of 0.71 on the NorTweets-24 corpus.",
        (score("0.71", "0.71", "F1", "NorTweets-24", "@paper", unit="", setting="ensemble"),),
    ),
    Case(
        "unknown-model",
        "On HotpotQA, ZephyrQA-13B obtains 71.4 F1, surpassing RetroReader by 2.2 F1.",
        (
            score("71.4", "71.4", "F1", "HotpotQA", "ZephyrQA-13B", unit=""),
            delta("2.2", "2.2", "F1", "HotpotQA", "ZephyrQA-13B", unit="points"),
        ),
    ),
    Case(
        "benchmark-paper",
        "We introduce KelpBench, a benchmark of diagrams. Even the best model, GPT-4o, achieves only 41.2% accuracy on KelpBench.",
        (score("41.2%", "41.2", "accuracy", "KelpBench", "GPT-4o"),),
    ),
    Case(
        "benchmark-humans",
        "We present DriftQA, a benchmark of maps. On DriftQA, models lag behind humans by 22.4%.",
        (delta("22.4%", "-22.4", None, "DriftQA", "@baseline"),),
    ),
    Case(
        "shared-task",
        "Our submission to SemEval-2023 Task 4 obtained a macro F1 of 0.56.",
        (score("0.56", "0.56", "macro F1", "SemEval-2023 Task 4", "@paper", unit=""),),
    ),
    Case(
        "carried-benchmark",
        "We evaluate on CoQA. MyrtleQA obtains 85.1 F1.",
        (score("85.1", "85.1", "F1", "CoQA", "MyrtleQA", unit=""),),
    ),
    Case(
        "carried-zip",
        "We test on iNaturalist 2017 and iNaturalist 2018. SorrelNet surpasses the previous best methods by 5.9% and 5.3%, respectively.",
        (
            delta("5.9%", "5.9", None, "iNaturalist 2017", "SorrelNet"),
            delta("5.3%", "5.3", None, "iNaturalist 2018", "SorrelNet"),
        ),
    ),
    Case(
        "level-and-gain",
        "Rook reaches 51.1% overall accuracy on MMVM, surpassing GPT-4o by 8.4%.",
        (
            score("51.1%", "51.1", "accuracy", "MMVM", "Rook"),
            delta("8.4%", "8.4", "accuracy", "MMVM", "Rook"),
        ),
    ),
    Case(
        "levels-then-gains",
        "BrookNet reaches 88.5% on ImageNet and 80.7% on ImageNet-A, exceeding the previous best by 2.2% and 3.1%, respectively.",
        (
            score("88.5%", "88.5", None, "ImageNet", "BrookNet"),
            score("80.7%", "80.7", None, "ImageNet-A", "BrookNet"),
            delta("2.2%", "2.2", None, "ImageNet", "BrookNet"),
            delta("3.1%", "3.1", None, "ImageNet-A", "BrookNet"),
        ),
    ),
    Case(
        "sota-from",
        "We improve the state-of-the-art F1 on OntoNotes from 79.6 to 80.2.",
        (
            score("79.6", "79.6", "F1", "OntoNotes", "@baseline", unit=""),
            score("80.2", "80.2", "F1", "OntoNotes", "@paper", unit=""),
        ),
    ),
    Case(
        "latex-percent",
        "FoxNet attains $78.4\\%$ accuracy on GQA.",
        (score("78.4\\%", "78.4", "accuracy", "GQA", "FoxNet"),),
    ),
    Case(
        "latex-bold",
        "FoxNet attains \\textbf{78.4\\%} accuracy on GQA.",
        (score("78.4\\%", "78.4", "accuracy", "GQA", "FoxNet"),),
    ),
    Case(
        "latex-sim",
        "FoxNet improves accuracy on GQA by $\\sim$5\\%.",
        (delta("5\\%", "5", "accuracy", "GQA", "FoxNet", qualifier="about"),),
    ),
    Case(
        "lost-sim",
        "FoxNet improves accuracy on GQA by sim5%.",
        (delta("5%", "5", "accuracy", "GQA", "FoxNet", qualifier="about"),),
    ),
    Case(
        "spaced-percent",
        "FoxNet attains 78.4 % accuracy on GQA.",
        (score("78.4 %", "78.4", "accuracy", "GQA", "FoxNet"),),
    ),
    Case(
        "percent-word",
        "FoxNet attains 78.4 percent accuracy on GQA.",
        (score("78.4", "78.4", "accuracy", "GQA", "FoxNet"),),
    ),
    Case(
        "spelled", "FoxNet attains fifty percent accuracy on GQA.", (score("fifty", "50", "accuracy", "GQA", "FoxNet"),)
    ),
    Case(
        "decimal-comma", "FoxNet attains 78,4% accuracy on GQA.", (score("78,4%", "78.4", "accuracy", "GQA", "FoxNet"),)
    ),
    Case(
        "thin-space", "FoxNet attains 78.4 % accuracy on GQA.", (score("78.4 %", "78.4", "accuracy", "GQA", "FoxNet"),)
    ),
    Case(
        "unicode-minus",
        "On SST-2, accuracy changes by −2.1% after pruning.",
        (delta("−2.1%", "-2.1", "accuracy", "SST-2", "@paper"),),
    ),
    Case(
        "html-entity",
        "FoxNet attains &gt;78% accuracy on GQA.",
        (score("78%", "78", "accuracy", "GQA", "FoxNet", qualifier="at_least"),),
    ),
    Case(
        "glued-sentence",
        "FoxNet attains 78.4% accuracy on GQA.Besides, it obtains 61.0% accuracy on VizWiz.",
        (
            score("78.4%", "78.4", "accuracy", "GQA", "FoxNet"),
            score("61.0%", "61.0", "accuracy", "VizWiz", "FoxNet"),
        ),
    ),
    Case(
        "macro-name",
        "\\ours achieves 64.2% accuracy on TextVQA.",
        (score("64.2%", "64.2", "accuracy", "TextVQA", "@paper"),),
    ),
    Case(
        "uncertainty",
        "FoxNet attains 78.4 ± 0.3% accuracy on GQA.",
        (score("78.4", "78.4", "accuracy", "GQA", "FoxNet"),),
    ),
    Case(
        "retained",
        "The student retains 95% of the accuracy of BERT on GLUE.",
        (delta("95%", "95", "accuracy", "GLUE", "@paper"),),
    ),
    Case(
        "slash-pair",
        "GlideRE improves F1 by 2.3/5.1 on DocRED and DWIE.",
        (
            delta("2.3", "2.3", "F1", "DocRED", "GlideRE", unit="points"),
            delta("5.1", "5.1", "F1", "DWIE", "GlideRE", unit="points"),
        ),
    ),
    Case(
        "several-systems",
        "On GPQA, GPT-4o (53.6%), Claude 3.5 Sonnet (59.4%) and QuartzLM (61.0%) lead.",
        (
            score("53.6%", "53.6", None, "GPQA", "GPT-4o"),
            score("59.4%", "59.4", None, "GPQA", "Claude 3.5 Sonnet"),
            score("61.0%", "61.0", None, "GPQA", "QuartzLM"),
        ),
    ),
    Case(
        "dice",
        "On BraTS, CoralUNet reaches a Dice score of 91.0%.",
        (score("91.0%", "91.0", "Dice", "BraTS", "CoralUNet"),),
    ),
    Case(
        "error-rate",
        "The network obtains a 3.5% top-5 error rate on ImageNet.",
        (score("3.5%", "3.5", "top-5 error rate", "ImageNet", "@paper"),),
    ),
    Case("psnr", "LynxSR attains 32.4 dB PSNR on Set5.", (score("32.4", "32.4", "PSNR", "Set5", "LynxSR", unit=""),)),
    Case(
        "hallucination",
        "The rate matters: PetrelVL shows a hallucination rate of 12.5% on POPE.",
        (score("12.5%", "12.5", "hallucination rate", "POPE", "PetrelVL"),),
    ),
    Case(
        "split-val",
        "IbisSeg obtains 52.1 mIoU on the ADE20K validation set.",
        (score("52.1", "52.1", "mIoU", "ADE20K", "IbisSeg", unit="", setting="val"),),
    ),
    Case(
        "two-clauses",
        "While CLIP obtains 68.3% accuracy on ImageNet, JunoCLIP obtains 72.9%.",
        (
            score("68.3%", "68.3", "accuracy", "ImageNet", "CLIP"),
            score("72.9%", "72.9", "accuracy", "ImageNet", "JunoCLIP"),
        ),
    ),
    Case(
        "ndcg",
        "On BEIR, DoveRetriever reaches an nDCG@10 of 0.512.",
        (score("0.512", "0.512", "nDCG@10", "BEIR", "DoveRetriever", unit=""),),
    ),
    Case(
        "win-rate",
        "SwiftTuned wins with a win rate of 61.3% on AlpacaEval.",
        (score("61.3%", "61.3", "win rate", "AlpacaEval", "SwiftTuned"),),
    ),
    Case(
        "success-rate",
        "In simulation, CraneBot reaches an 87.5% success rate on RLBench.",
        (score("87.5%", "87.5", "success rate", "RLBench", "CraneBot"),),
    ),
    Case(
        "comparative-clause",
        "KestrelQA obtains 71.0 F1 on TriviaQA, 2.4 points above the best published system.",
        (
            score("71.0", "71.0", "F1", "TriviaQA", "KestrelQA", unit=""),
            delta("2.4", "2.4", "F1", "TriviaQA", "KestrelQA", unit="points"),
        ),
    ),
    Case(
        "gain-exceeding",
        "The tuned retriever shows improvements exceeding 30% on NQ and around 20% on TriviaQA.",
        (
            delta("30%", "30", None, "NQ", "@paper", qualifier="at_least"),
            delta("20%", "20", None, "TriviaQA", "@paper", qualifier="about"),
        ),
    ),
    Case(
        "points-in-brackets",
        "OrioleCLIP outperforms CLIP on zero-shot detection (up to 3.6 AP50 points on COCO and 0.6 mAP points on LVIS).",
        (
            delta(
                "3.6",
                "3.6",
                "AP50",
                "COCO",
                "OrioleCLIP",
                unit="points",
                qualifier="up_to",
                setting="zero-shot; detection",
            ),
            delta(
                "0.6",
                "0.6",
                "mAP",
                "LVIS",
                "OrioleCLIP",
                unit="points",
                qualifier="up_to",
                setting="zero-shot; detection",
            ),
        ),
    ),
    Case(
        "metric-before-places",
        "In terms of F1, HaloNER achieves 92.1% on CoNLL-2003 and 88.4% on OntoNotes.",
        (
            score("92.1%", "92.1", "F1", "CoNLL-2003", "HaloNER"),
            score("88.4%", "88.4", "F1", "OntoNotes", "HaloNER"),
        ),
    ),
    Case(
        "compared-sota",
        "On VisDial, our MGNet achieves a CLIP score of 0.660 compared to SOTA GILL 0.641.",
        (
            score("0.660", "0.660", "CLIP score", "VisDial", "MGNet", unit=""),
            score("0.641", "0.641", "CLIP score", "VisDial", "GILL", unit=""),
        ),
    ),
    Case(
        "benchmark-owned",
        "Pruning improves ImageNet FID from 2.77 to 2.68.",
        (
            score("2.77", "2.77", "FID", "ImageNet", "@baseline", unit=""),
            score("2.68", "2.68", "FID", "ImageNet", "@paper", unit=""),
        ),
    ),
    Case(
        "series-metrics",
        "Our method improves local detail scores on I2EBench by 1.60% and overall accuracy by 0.53%.",
        (
            delta("1.60%", "1.60", "local detail score", "I2EBench", "@paper"),
            delta("0.53%", "0.53", "accuracy", "I2EBench", "@paper"),
        ),
    ),
    Case(
        "levels-metrics-gains",
        "PuffinFusion achieves 69.7% mAP and 72.1% NDS on nuScenes, improving the baseline by 5.0% and 2.7%, respectively.",
        (
            score("69.7%", "69.7", "mAP", "nuScenes", "PuffinFusion"),
            score("72.1%", "72.1", "NDS", "nuScenes", "PuffinFusion"),
            delta("5.0%", "5.0", "mAP", "nuScenes", "PuffinFusion"),
            delta("2.7%", "2.7", "NDS", "nuScenes", "PuffinFusion"),
        ),
    ),
    Case(
        "trained-on",
        "Trained on ImageNet, our network attains a top-1 accuracy of 75.9%.",
        (score("75.9%", "75.9", "top-1 accuracy", "ImageNet", "@paper"),),
    ),
    Case(
        "no-carry-unnamed-place",
        "StarlingVLA achieves 98.1% success rate on LIBERO. It gains 8.8% success rate on unseen tasks.",
        (
            score("98.1%", "98.1", "success rate", "LIBERO", "StarlingVLA"),
            delta("8.8%", "8.8", "success rate", None, "StarlingVLA"),
        ),
    ),
    Case(
        "hits",
        "On FB15k-237, TernKGE attains an MRR of 0.358 and 54.2% Hits@10.",
        (
            score("0.358", "0.358", "MRR", "FB15k-237", "TernKGE", unit=""),
            score("54.2%", "54.2", "Hits@10", "FB15k-237", "TernKGE"),
        ),
    ),
    Case(
        "rouge",
        "On XSum, CurlewSum reaches 47.2 ROUGE-1, 24.5 ROUGE-2 and 39.1 ROUGE-L.",
        (
            score("47.2", "47.2", "ROUGE-1", "XSum", "CurlewSum", unit=""),
            score("24.5", "24.5", "ROUGE-2", "XSum", "CurlewSum", unit=""),
            score("39.1", "39.1", "ROUGE-L", "XSum", "CurlewSum", unit=""),
        ),
    ),
    Case(
        "miou-gain",
        "LoonSeg surpasses Mask2Former by 1.9 mIoU on Cityscapes.",
        (delta("1.9", "1.9", "mIoU", "Cityscapes", "LoonSeg", unit="points"),),
    ),
    Case("mape", "On ETTh1, GannetTS lowers MSE by 11.3%.", (delta("11.3%", "-11.3", "MSE", "ETTh1", "GannetTS"),)),
    Case(
        "question-level",
        "Can small models reason? MartinLM scores 45.3% accuracy on MATH.",
        (score("45.3%", "45.3", "accuracy", "MATH", "MartinLM"),),
    ),
    Case(
        "semicolon",
        "On VQAv2, SwallowVL obtains 82.0% accuracy; on GQA, it obtains 64.5% accuracy.",
        (
            score("82.0%", "82.0", "accuracy", "VQAv2", "SwallowVL"),
            score("64.5%", "64.5", "accuracy", "GQA", "SwallowVL"),
        ),
    ),
    Case(
        "quoted-llms",
        "GPT-3.5 attains 48.1% accuracy on HumanEval.",
        (score("48.1%", "48.1", "accuracy", "HumanEval", "GPT-3.5"),),
    ),
    Case(
        "markdown", "**FoxNet attains 78.4% accuracy on GQA**.", (score("78.4%", "78.4", "accuracy", "GQA", "FoxNet"),)
    ),
    Case("tie", "FoxNet attains 78.4~\\% accuracy on GQA.", (score("78.4~\\%", "78.4", "accuracy", "GQA", "FoxNet"),)),
    Case(
        "soft-hyphen",
        "FoxNet attains 78.4% accu\xadracy on GQA.",
        (score("78.4%", "78.4", "accuracy", "GQA", "FoxNet"),),
    ),
    Case(
        "ligature",
        "On the Scientiﬁc dataset ScienceQA, FoxNet attains 78.4% accuracy.",
        (score("78.4%", "78.4", "accuracy", "ScienceQA", "FoxNet"),),
    ),
    Case(
        "within-of-the-original",
        "The pruned network stays within 2% accuracy of the original network on CIFAR-10.",
        (delta("2%", "-2", "accuracy", "CIFAR-10", "@paper", qualifier="up_to"),),
    ),
    Case(
        "metric-of-one-word-and-a-head-noun",
        "LarkNet obtains a recovery rate of 10.8% and a recall@10 of 15.9% on GQA.",
        (
            score("10.8%", "10.8", "recovery rate", "GQA", "LarkNet"),
            score("15.9%", "15.9", "recall@10", "GQA", "LarkNet"),
        ),
    ),
    Case(
        "bare-level-beside-its-place",
        "FoxNet reaches 0.77 on GenEval.",
        (score("0.77", "0.77", None, "GenEval", "FoxNet", unit=""),),
    ),
    Case(
        "beats-several-by-several",
        "On ImageNet, FoxNet improves accuracy, outperforming AlphaNet by 4.1%, BetaNet by 3.2% and GammaNet by 2.0%.",
        (
            delta("4.1%", "4.1", "accuracy", "ImageNet", "FoxNet"),
            delta("3.2%", "3.2", "accuracy", "ImageNet", "FoxNet"),
            delta("2.0%", "2.0", "accuracy", "ImageNet", "FoxNet"),
        ),
    ),
    Case(
        "this-performance",
        "FoxNet reaches 43.0% success rate on GQA. This performance surpasses systems such as GPT-4o (13.9%).",
        (
            score("43.0%", "43.0", "success rate", "GQA", "FoxNet"),
            score("13.9%", "13.9", "success rate", "GQA", "GPT-4o"),
        ),
    ),
    Case(
        "more-things-than",
        "FoxNet identifies 13.6% more faulty captions than GPT-4o on GQA.",
        (delta("13.6%", "13.6", None, "GQA", "FoxNet"),),
    ),
    Case(
        "level-below-nought",
        "On STS, FoxNet has a Pearson correlation of -0.48.",
        (score("-0.48", "-0.48", "Pearson correlation", "STS", "FoxNet", unit=""),),
    ),
    Case(
        "level-and-gain-in-brackets",
        "FoxNet leads on EgoSchema (65.7%, +5.3%) and GQA (76.1%, +2.6%).",
        (
            score("65.7%", "65.7", None, "EgoSchema", "FoxNet"),
            delta("+5.3%", "5.3", None, "EgoSchema", "FoxNet"),
            score("76.1%", "76.1", None, "GQA", "FoxNet"),
            delta("+2.6%", "2.6", None, "GQA", "FoxNet"),
        ),
    ),
    Case(
        "member-of-the-own-family",
        "We present Foo, a family of readers. We train a sparse Foo-MoE-L for videos. Our model reaches 77.0% accuracy on GQA.",
        (score("77.0%", "77.0", "accuracy", "GQA", "Foo-MoE-L"),),
    ),
    Case(
        "compared-with-a-list",
        "FoxNet achieves a good balance, surpassing older methods such as AlphaNet and BetaNet, while reaching 83.0% accuracy on GQA.",
        (score("83.0%", "83.0", "accuracy", "GQA", "FoxNet"),),
    ),
)

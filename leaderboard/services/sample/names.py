"""Invented names for sample data: realistic to read, nobody's, and never twice the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from leaderboard.services.catalogue import normalise

# Everything that sample data adds is known by it: keys, addresses and sources start so.
MARK = "sample-"


@dataclass(frozen=True, slots=True)
class MetricFacts:
    """A metric of the samples: how its numbers look, from the worst to the best that anybody reaches."""

    name: str
    unit: str
    scale: str
    higher: bool
    worst: float
    best: float
    decimals: int
    minimum: int | None = 0
    maximum: int | None = None


METRICS = {
    facts.name: facts
    for facts in (
        MetricFacts("Accuracy", "%", "percent", True, 31, 97, 1, maximum=100),
        MetricFacts("F1", "%", "percent", True, 28, 94, 1, maximum=100),
        MetricFacts("mAP", "%", "percent", True, 18, 68, 1, maximum=100),
        MetricFacts("BLEU", "", "absolute", True, 14, 46, 2, maximum=100),
        MetricFacts("ROUGE-L", "", "absolute", True, 21, 52, 2, maximum=100),
        MetricFacts("Word error rate", "%", "percent", False, 24, 1.2, 2),
        MetricFacts("Perplexity", "", "absolute", False, 68, 7, 2),
        MetricFacts("FID", "", "absolute", False, 74, 1.6, 2),
        MetricFacts("PSNR", "dB", "absolute", True, 23, 41, 2),
        MetricFacts("SSIM", "", "fraction", True, 0.61, 0.985, 3, maximum=1),
        MetricFacts("nDCG@10", "", "fraction", True, 0.18, 0.71, 3, maximum=1),
        MetricFacts("Pass@1", "%", "percent", True, 4, 93, 1, maximum=100),
        MetricFacts("Mean reward", "", "absolute", True, -40, 980, 1, minimum=None),
        MetricFacts("RMSE", "", "absolute", False, 4.2, 0.31, 3),
    )
}


@dataclass(frozen=True, slots=True)
class Area:
    """A field of research: its tasks, the usual metrics of its benchmarks, words for their names."""

    name: str
    tasks: tuple[str, ...]
    metrics: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]


AREAS = (
    Area(
        "vision-language",
        ("Chart reading", "Document questions", "Scene captioning"),
        (("Accuracy", "F1"), ("Accuracy",)),
        ("Chart", "Glyph", "Scene", "Figure", "Receipt", "Poster", "Caption", "Diagram"),
    ),
    Area(
        "language",
        ("Reading comprehension", "Summarisation", "Translation"),
        (("F1", "Accuracy"), ("ROUGE-L", "BLEU"), ("BLEU",), ("Perplexity", "Accuracy")),
        ("Fable", "Letter", "Clause", "Story", "Idiom", "Ledger", "Verse", "Treaty"),
    ),
    Area(
        "vision",
        ("Image classification", "Object detection", "Image restoration"),
        (("Accuracy",), ("mAP", "F1"), ("PSNR", "SSIM"), ("FID",)),
        ("Meadow", "Harbour", "Orchid", "Beetle", "Pebble", "Street", "Canopy", "Mosaic"),
    ),
    Area(
        "speech",
        ("Speech recognition", "Speaker verification"),
        (("Word error rate",), ("Accuracy", "F1")),
        ("Murmur", "Echo", "Dialect", "Choir", "Tram", "Radio", "Whistle", "Parley"),
    ),
    Area(
        "code",
        ("Code generation", "Program repair"),
        (("Pass@1", "Accuracy"), ("Pass@1",)),
        ("Kernel", "Patch", "Lambda", "Script", "Branch", "Macro", "Query", "Stack"),
    ),
    Area(
        "retrieval",
        ("Passage retrieval", "Recommendation"),
        (("nDCG@10", "Accuracy"), ("RMSE",)),
        ("Archive", "Shelf", "Basket", "Trail", "Index", "Gazette", "Atlas", "Almanac"),
    ),
    Area(
        "reinforcement-learning",
        ("Continuous control", "Planning"),
        (("Mean reward",), ("Accuracy", "Mean reward")),
        ("Maze", "Rover", "Pendulum", "Ferry", "Kite", "Gripper", "Canyon", "Lighthouse"),
    ),
)

_KINDS = ("Bench", "QA", "Eval", "Net", "Bank", "Suite", "Arena", "Hard", "Mix", "Wild", "Pro", "Mini")
_STEMS = (
    *("Tal", "Mar", "Or", "Vel", "Quin", "Sol", "Bri", "Cas", "Dun", "Ely", "Fen", "Gal", "Hal", "Ist", "Jun", "Kel"),
    *("Lor", "Myr", "Nor", "Pel", "Ras", "Ser", "Tor", "Ul", "Ves", "Wren", "Yar", "Zel", "Ash", "Bor", "Cor", "Dor"),
)
_ENDS = ("ax", "ion", "una", "ero", "ith", "ova", "ent", "ium", "ora", "ys", "and", "ella", "ik", "ost", "umi", "ade")
_BUILDS = ("", "", "Net", "Former", "LM", "VL", "Mixer", "Flow", "Coder", "Ranker")
_SIZES = ("", "", "", "-S", "-B", "-L", "-XL", "-1B", "-3B", "-7B", "-13B", "-34B", "-70B")
_FIRST = ("Ada", "Bo", "Chidi", "Dana", "Emre", "Fang", "Gita", "Hugo", "Ines", "Jun", "Kofi", "Lena", "Mika", "Noor")
_LAST = (
    "Abara",
    "Brandt",
    "Castell",
    "Duval",
    "Ekholm",
    "Farouk",
    "Gruber",
    "Hoang",
    "Ivers",
    "Joshi",
    "Kanda",
    "Lund",
)
_HOW = ("Sparse", "Patient", "Layered", "Faithful", "Frugal", "Recurrent", "Contrastive", "Gated", "Curious", "Steady")
_WHAT = ("Attention", "Pretraining", "Alignment", "Distillation", "Memory", "Decoding", "Routing", "Supervision")


class Namer:
    """Draws names; `taken` are those that cannot be used any more, normalised."""

    def __init__(self, random: Random, taken: set[str]) -> None:
        self._random, self._taken = random, taken

    def benchmark(self, area: Area) -> str:
        """A benchmark's name: ChartBank, Fable-StreetQA, ChartBank-3."""
        pick = self._random.choice
        return self._fresh(lambda: f"{pick(area.words)}{pick(_STEMS)}{pick(_ENDS)}{pick(_KINDS)}")

    def system(self) -> str:
        """A model's name: Taleroax, MarionFormer-7B, Velova 2."""
        pick = self._random.choice
        return self._fresh(lambda: f"{pick(_STEMS)}{pick(_ENDS)}{pick(_BUILDS)}{pick(_SIZES)}")

    def title(self, about: str, task: str) -> str:
        """A paper's title; it need not be the only one of its kind."""
        pick = self._random.choice
        return f"{about}: {pick(_HOW)} {pick(_WHAT)} for {task}"

    def authors(self) -> list[str]:
        """One to four people."""
        pick = self._random.choice
        return [f"{pick(_FIRST)} {pick(_LAST)}" for _ in range(self._random.randint(1, 4))]

    def _fresh(self, draw: Callable[[], str]) -> str:
        base, number = draw(), 1
        name = base
        while (normalised := normalise(name)) in self._taken:
            number += 1
            name = f"{base} v{number}" if number > 2 else draw()
        self._taken.add(normalised)
        return name

"""Texts of any length that are hard on a reader: what nobody writes, what a broken file holds, what an enemy sends.

Each repeats one piece without a sentence's end, so that a whole abstract of it is one sentence to the rules.
"""

from __future__ import annotations

from collections.abc import Callable

#: What each text repeats, by the name of the text.
PIECES = {
    # one character over and over
    "digits": "7",
    "letters": "a",
    "capitals": "A",
    "brackets": "(",
    "closing brackets": ")",
    "braces": "{",
    "commas": ",",
    "hyphens": "-",
    "dots": ".",
    "percent signs": "%",
    "quotes": '"',
    "dollars": "$",
    "backslashes": "\\",
    "ampersands": "&",
    "spaces": " ",
    "zero-width spaces": "\u200b",
    "combining marks": "\u0301",
    "emoji": "😀",
    "halves of surrogate pairs": "\ud83d",
    "NUL characters": "\0",
    "ligatures": "ﬃ",
    "capital I with a dot": "İ",
    # numbers
    "numbers": "7 ",
    "percentages": "5%, ",
    "percentages without a space": "5%",
    "signed percentages": "+5%",
    "full-width percentages": "７８．４％",
    "numbers in brackets": "(5)",
    "ranges": "5-",
    "from to": "from 5% to ",
    "thousands": "1,",
    "percentages in TeX": "$5\\%$ ",
    "percentages with zero-width spaces": "7\u200b8.4%",
    "digits with combining marks": "7\u0301%",
    "emoji and percentages": "😀 5% ",
    "percentages in words": "five percent ",
    "all of these": '12.5%, ("3")-A ',
    "lines of a table": "HaloNet 78.4 61.2 33.1\n",
    # words
    "fonts of TeX": "\\textbf{",
    "metrics": "accuracy of ",
    "places": "on the ",
    "capitalised words": "Halo Net ",
    "short forms": "Halo Net (HN) ",
    "unknown names": "XNet-7 on FooBench, ",
    "names in a chain of hyphens": "XNet-7-",
    "A and B": "A and B and ",
    "own names": "we propose HaloNet, ",
    "gains": "improves by 5% by ",
    "comparisons": "GPT-4 by 5% over ",
    "respectively": "A and B reach 5% and 6% on C and D, respectively, and ",
    "no spaces at all": "HaloNet78.4%accuracy",
    "one sentence of claims": "reaches 78.4% accuracy on OCRBench and 61.2 mAP on COCO, ",
    "prose with claims": (
        "HaloNet reaches 78.4% accuracy on OCRBench and improves mAP on COCO by 2.1 points over the baseline. "
        "It also studies maps of many kinds. "
    ),
}


def _nested(length: int) -> str:
    return "(" * (length // 2 - 1) + "5%" + ")" * (length - length // 2 - 1)


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda length: (piece * (length // len(piece) + 1))[:length]


#: A text of so many characters, by name.
HARD: dict[str, Callable[[int], str]] = {"nested brackets": _nested} | {
    name: _repeated(piece) for name, piece in PIECES.items()
}

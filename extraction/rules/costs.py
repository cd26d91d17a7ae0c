# ruff: noqa: E501 (a pattern reads best with one alternative to a line)
"""Rules that refuse a cost, a size or a speed, and what was saved of it."""

from __future__ import annotations

from extraction.rules.rule import Rule, pattern
from extraction.words import COST, DOWN_NOUN, DOWN_VERB, UP_NOUN, UP_VERB

SPEED = Rule(
    "speed-up",
    pattern(
        r"""
          ◆ \s? (?:(?!(?:while|and|with|at|but|without|after|when)\b)[\w-]+\s){0,4}? (?:speed-?\s?ups?|speedups?|faster|slower|quicker|acceleration|accelerat\w{2,4}|cheaper|(?:better|greater|higher|more)\s(?:[\w-]+[\s-])?efficien(?:cy|t)|real-time|throughput|fps|frames\sper)\b
        | \b(?:speed(?:s|ed|ing)?(?:-?\s?up)?|speedups?|accelerat\w{1,4}|faster|slower|throughput|runs?|running|trains?)\b (?:\s(?!and\b|while\b|with\b|that\b|which\b)[\w-]+){0,5} \s (?:by|of|up|to|at|is|was|a|over|from|🄥\sto|factor\sof)\s (?:a\s|an\s)?(?:factor\sof\s)?(?:🄥\s?(?:and|to|,|–|-)\s)? ◆ (?!\s?🄜)
        | \bspeed-?up\sfactor\b[^🄥◆.;]{0,40}\s◆ | \bfactor\sof\s(?:🄥\s?(?:-|–|to|and)\s?)?◆
        """
    ),
    None,
    hint=(
        "speed",
        "accelerat",
        "fast",
        "slow",
        "quick",
        "cheap",
        "throughput",
        "run",
        "train",
        "real-time",
        "fps",
        "frame",
        "factor",
        "efficien",
    ),
    reads=("achieves a ◆ speedup", "runs ◆ faster", "accelerates inference by ◆"),
    misses=("◆ higher 🄜", "◆ 🄜 and is faster"),
)

#: Some word of every cost that the next two rules know: where none stands on their side, they are not tried.
_COST_WORDS = (
    "fewer",
    "less",
    "cost",
    "time",
    "memory",
    "param",
    "flop",
    "macs",
    "comput",
    "energy",
    "power",
    "throughput",
    "bandwidth",
    "storage",
    "token",
    "overhead",
    "size",
    "footprint",
    "budget",
    "consum",
    "complex",
    "bit",
    "weights",
    "spars",
    "speed",
    "step",
    "iteration",
    "epoch",
    "layer",
    "compress",
    "data",
    "sample",
    "label",
    "annot",
    "effort",
    "work",
    "hour",
    "length",
    "number",
    "amount",
    "communicat",
    "emission",
    "carbon",
    "labor",
    "labour",
    "quer",
    "call",
    "traffic",
    "width",
    "depth",
    "volume",
    "utiliz",
    "delay",
    "jitter",
    "operation",
    "click",
    "latenc",
    "patch",
    "channel",
    "neuron",
    "evaluat",
    "payload",
    "fps",
    "frame",
    "supervis",
    "cache",
    "sav",
    "prun",
    "quantiz",
    "dollar",
    "usd",
    "eur",
    "$",
    "€",
    "£",
    "¥",
    "vram",
    "set",
    "examples",
    "images",
    "resource",
    "connection",
    "cycle",
    "torque",
    "search",
    "access",
    "invocation",
    "round",
    "ttft",
    "boilerplate",
    "efficiency",
    "node",
)

#: The number first: "◆ fewer tokens".
COSTS_BEHIND = Rule(
    "cost",
    pattern(
        rf"""
        ◆ (?!\sof\sthe\stime\b|\sin\s(?:much\s|far\s)?(?:less|shorter|fewer)\b) \s? (?:(?:lower|less|fewer|more|smaller|larger|bigger|additional|extra|higher|reduced|total|of|the|its|their|original|overall|full|average|relative|absolute|as(?=\s(?:many|much|few|little)\b)|many|much|fine-tuning|training|inference|computational|cheaper|longer|shorter|standard|required|trainable|learnable|memory|model|{DOWN_NOUN}|{UP_NOUN}|in|both|\w+ing|GPU|CPU)\s){{0,7}} (?:(?!(?:as|at|by|for|from|on|over|to|under|with|without)\s)[\w-]+\s)? {COST}\b (?!\s(?:reduction\s)?error)
        | ◆ \s (?:fewer|less) \s than\b | ◆ \s fewer \s (?!(?:[\w-]+\s)?(?:errors|mistakes|hallucinations|false|failures|collisions|violations|artifacts))
        | ◆ \s (?:[\w-]+\s){{0,2}} (?:reduction|decrease|cut)s?\s(?:in|of)\s (?:(?!(?:and|with|while|at|but)\b)[\w/-]+\s){{1,3}} {COST}\b (?!\s(?:reduction\s)?error)
        | ◆ \s (?:patch|token|frame|parameter|channel|node|model\ssize|bandwidth|compute)\s(?:reductions?|savings?)\b
        | ◆ \s(?:savings?|cost|compression|sparsity|pruning|overhead|quantization)\b | ◆ \s?(?:dollars?|USD|euros?|EUR)\b
        """
    ),
    None,
    behind=_COST_WORDS,
    reads=("with only a ◆ increase in parameters", "using ◆ fewer tokens", "requires only ◆ of the training data", "a ◆ reduction in fine-tuning time"),
    misses=("◆ 🄜 at a lower cost", "improves 🄜 by ◆ and reduces cost"),
)  # fmt: skip

#: The cost first: "reducing latency by ◆". Read from the number backwards, where few words wait.
COSTS_BEFORE = Rule(
    "cost",
    pattern(
        rf"""
        (?r)
        (?: (?:{DOWN_VERB}|{UP_VERB}|sav(?:es?|ed|ing)|requir(?:es?|ed|ing)|us(?:es?|ed|ing)|spend\w*|needs?|needing|adds?|adding|consum\w+|introduc\w+|incurr?\w*|decreas\w+|with|has|of|and|in|compress\w*|eliminat\w*|{DOWN_NOUN}\s(?:in|of)) \s (?:(?:the|its|their|only|a|an|overall|average|total|up|both|mean|model|peak|less|fewer|more|than)\s){{0,4}} (?:(?!performance\s(?:on|in|for)\b)[\w-]+\s){{0,3}}? {COST} (?:\s(?:on|for|of|in|per|during|at)(?:\s(?!(?:while|achiev\w+)\b)[\w-]+){{1,5}})? (?:(?<=\band\s(?:[\w-]+\s)?[\w-]+),)? \s? (?:by|to|of|from|from\s🄥\sto|is|:|=|at|below|under|over|\()? \s? (?:about\s|an?\s)?(?:(?:average|factor)\sof\s)?(?:🄥\s(?:and|to)\s)? ◆ (?!\s?(?:(?!(?:without|while|and|at|with|but)\b)[\w-]+\s){{0,2}}🄜)
        | (?<!\blow-)\b(?!{COST}(?:\s[\w-]+){{0,2}}\s(?:{UP_VERB}|{DOWN_VERB})\s(?!by\b|from\b|to\b|on\b|in\b|of\b)){COST} (?:\s(?!(?:and|but|while|yet)\b)[\w-]+){{0,3}} \s (?:by|to|of|from|is|was|are)\s(?:only\s|about\s|an?\s|just\s)?(?:(?:average|factor)\sof\s)?(?:🄥\s(?:and|to)\s)? ◆ (?!\s?(?:(?!(?:without|while|and|at|with|but)\b)[\w-]+\s){{0,2}}🄜)
        | \b(?:sav(?:es?|ed|ing)s?)\s(?:of\s|up\sto\s)?◆ | \b(?:compression|sparsity)\s(?:ratio|rate|factor|level)?s?\s?(?:of\s|at\s)?◆ | \bcompression\s(?:ratio|rate|factor|level)s?\s\(◆
        | \b(?:patch|token|parameter|memory|latency|compute|cost|energy|time|data|channel|neuron|model\ssize)\s{DOWN_NOUN}\s(?:rate\s|ratio\s)?(?:of|by)\s(?:(?:an?|average|of|about|up|to)\s){{0,3}}◆
        | {COST} (?:\s(?:in|of|for|on|at|per)(?:\s[\w-]+){{1,4}})? \s(?:(?:can|could)\sbe|is|are|was|were)\s(?:[a-z]+ly\s)?(?:reduced|decreased|lowered|cut)\sby\s(?:an\saverage\sof\s)?◆
        | {COST} (?:\s(?:in|of|for|on|at|per)(?:\s[\w-]+){{1,4}})? \swith\san?\s(?:average\s)?reduction\sof\s◆
        | \bfewer\s{COST}\s\([^()]{{0,40}}◆(?=\s(?:reduction|decrease))
        | (?:[$€£¥]|\b(?:USD|EUR|GBP))\s?◆ )
        """
    ),
    None,
    before=_COST_WORDS,
    reads=("enables a patch reduction of ◆", "reducing latency by ◆", "reducing MACs and model size, by ◆", "saving ◆", "a cost of $◆", "🄥 at USD ◆ per task"),
    misses=("reduces 🄜 by ◆", "lower cost with ◆ 🄜"),
)  # fmt: skip

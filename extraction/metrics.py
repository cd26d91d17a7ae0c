# ruff: noqa: E501 (a pattern reads best with one alternative to a line)
"""What names of metrics look like, beyond those that the vocabulary knows: a head noun, or an at-sign.

"pollination success rate", "speaker similarity", "Acc@0.5", "R1@IoU=0.3" are metrics on any list or none; a web page's
"[email protected]" stood for an at-metric.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import regex

from extraction.hints import Gated
from extraction.words import COST

_MODIFIER = (
    r"(?:(?:top|rank)[-\s]?(?:\d++|one|five)|balanced|per-class|(?:mean\s)?class-?wise|macro(?:-averaged?+|\saverage)?+|micro(?:-averaged?+)?+|weighted(?:-averaged?+)?+"
    r"|unweighted|relaxed|strict|slot|joint(?:\sgoal)?|dependency|labell?ed|unlabell?ed|exact[-\s]match|pixel|token|ROUGE-\w)"
)
#: Words that stand before a head noun without belonging to the metric's name.
_LOOSE = (
    r"(?:a|an|cent|the|its|their|our|of|in|on|at|to|by|for|with|and|or|as|is|was|are|were|from|than|while|that|which|average|averaged|mean|overall|best|better|higher|highest|lower"
    r"|lowest|high|low|good|great|new|maximum|max|minimum|min|superior|competitive|strong|impressive|remarkable|final|total|absolute|relative|significant"
    r"|improv\w*+|enhanc(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|preserv(?:e|es|ed|ing)|maintain(?:s|ed|ing)?|reduc\w*+|increas\w*+|decreas\w*+|achiev\w*+|reach\w*+|obtain\w*+|attain\w*+|lower\w*+|yield\w*+|depress\w*+|degrad\w*+|hurt\w*+|harm\w*+|weaken\w*+|worsen\w*+|elevat\w*+|surpass\w*+|exceed\w*+|outperform\w*+|deliver\w*+|demonstrat\w*+|report\w*+|get|gets|exhibit\w*+|provid\w*+|retain\w*+|keep\w*+|sustain\w*+|record\w*+|second-best|top|best-\w++|has|have|had|gain|gains|respective|respectively|same"
    r"|average|corresponding|only|even|also|both|all|each|this|these|using|measured|both|per|more|less|fewer|up|over|under|about|around|nearly|us|percent|performance|or|drop\w*+|boost\w*+|state-of-the-art|SOTA|we|it|where|when|between|across|via|through|after|before|but|comparable|similar|further|such|any|near|close|non-trivial|notable|considerable|substantial|modest|perfect|near-perfect|excellent|outstanding|exceptional|reasonable|promising|satisfactory|very|quite|slightly|large|small|baseline|previous|prior|introduced|proposed|predefined|pre-?specified|receiv\w*+|alter\w*+|shift\w*+|chang(?:e|es|ed|ing)|affect\w*+|gave|giv\w*+|bring\w*+|brought|tak(?:e|es|ing)|toward|towards|evaluating|down|whereas|observe[sd]?|without|most|behind|solved|including|like|produc(?:e|es|ed|ing)|varying|inflat\w+|lift\w*+|enabl(?:e|es|ed|ing)|captur(?:e|es|ed|ing)|predicting|resulting|strongest|pp|[cm]m|points|hours|degrees|two|three|four|five|et|une?"
    r"|(?!anomaly|assembly|family|daily|weekly|monthly|yearly|early)[a-z]{5,}ly|(?-i:[a-z][\w-]*|[\w-]*(?:\d|[A-Z]\w*[A-Z])[\w-]*)['’]s)"
)
_NOT_RATE = (
    r"(?:learning|frame|(?:sub|up|down|over|under)?sampling|compression|bit|dropout|mutation|growth|interest|exchange|mask\w*+|sparsity|pruning|data|annual|refresh|heart|aspect|cost|speed|token|parameter"
    r"|training|inference|query|clock|update|response|respiratory|mortality|survival|fertility|prevalence|incidence|participation|adoption|sample|convergence|decay|price|tax|birth|compute|storage|memory|(?:signal|noise)-to-(?:noise|signal)|odds|hazard|risk|likelihood|label|noise|missing|imbalance|arrival|poverty|unemployment|turnover|literacy|vaccination|crime|employment|occurrence|click|conversion|acceptance-gap)"
)
#: Nouns that make a metric of the words before them.
_HEAD = r"(?:rates?|ratios?|index|ind(?:ic|ex)es|(?<=\b(?:validation|test|training|evaluation|entropy|log|logistic|hinge|reconstruction|packet)\s)losse?s?|(?-i:Loss)|distances?|coverage|divergence|similarity|correlations?|coefficients?|(?<!standard\s)deviation|ratings?)"
#: Nouns of quality that are measured in shares: metrics where a number is bound to them.
_QUALITY = r"(?:alignment|agreement|consistency|faithfulness|preservation|coherence|fidelity|correctness|efficacy|compliance|adherence|helpfulness|factuality|validity|completeness|completion|success|rationality|utility|relevanc[ey]|engagement|overlap|novelty|fluency|clarity|(?!(?:prob|cap|poss|avail|vari|li|dis|in)[ai]b)[a-z]{2,12}[ai]bility|(?<=(?:user|human)\s)preference|preference(?=\s(?:for|over|in|by|among|from|against|compared)\b))(?!\s(?:rates?|ratios?|scores?|index)\b)"
_SHAPE_SOURCE = rf"""
    (?:\b|(?=\[)) (?<![\w@-])
    (?: (?P<at> __AT__(?<!\b[Oo]n\s)(?<!\b[Oo]n\sthe\s)(?<!\b[Ff]or\s)(?!(?:SD|SE|CI|OR|HR|RR|IQR|LLM|GPT|CVE|LR|BMI|DOI|IRR|VIF)\b)[a-z]?[A-Z][\w-]{{0,8}}[A-Z]\w{{0,3}}(?=\)?\s?(?:of|=|:|≤|≥|<|>|~)\s?(?:about\s|up\sto\s|over\s|[~<>≈])?\d?\d?\.\d|\s?(?:of|=)\s?\d\d?\s?%) | (?<=\b(?:improvements?|gains?|increases?|reductions?|decreases?|drops?)\sin\s(?:the\s)?)(?!(?:LLM|GPT|FPS|FLOP|VRAM|RAM|GPU|CPU|MAC|SOTA)s?\b)[A-Z][A-Za-z-]{{0,10}}[A-Z]\w{{0,3}}(?=\s?[,.;)]|\s(?:on|over|for|and|compared|while|at)\b)
                    | (?<=\b(?:improves|increases|boosts|raises|reduces|decreases|improving|increasing|boosting|raising|reducing)\s) (?!(?:LLM|GPT|FPS|FLOP|VRAM|RAM|GPU|CPU|MAC|SOTA)s?\b)[A-Z]{{2,6}}(?=\sby\s(?:up\sto\s|over\s|about\s|an\saverage\sof\s)?[+~]?\d)
                    | (?<=\((?:[A-Z]{{2,5}}\s\d[\d.]*\s?%?,\s){{0,3}}) (?!(?:LLM|GPT|FPS|GPU|CPU|SOTA|CI|SD|SE|OR|HR)\b)[A-Z]{{2,5}}(?=\s(?:\d?\d?\.\d{{2,}}|\d\d\.\d|\d?\d?\.\d+\s?%|\d?\d?\.\d+(?=,))\s?%?(?:[,)]|\sand\s))
                    | (?:(?<=(?:higher|lower|better|improved)\s) | (?<=\s)(?=[\w-]{{2,14}}\s(?:improvements?|gains?|reductions?|increases?|decreases?|drops?)\sof\s(?:up\sto\s|over\s|about\s|around\s)?[~\d])) (?!(?:LLM|GPT|FPS|FLOP|VRAM|RAM|GPU|CPU|MAC|SOTA)s?\b)[a-z]?[A-Z][A-Za-z-]{{0,10}}[A-Z]\w{{0,3}} | (?:m?AP|MRR|[nN]?DCG|m?IoU|PSNR|SSIM|FID|WER|Dice|Acc)_\{{?[A-Za-z\d]{{1,6}}\}}? | [a-z]?AP\^\{{?\d{{1,3}}\}}? | m?AP_?@?\{{?\d?\.\d++(?:[:-]\d?\.\d++)?+\}}?+ | (?!BM25)[A-Z]{{2,4}}_?\{{?(?:25|30|50|70|75|90)\}}?(?!\d|\s?%) )
      | (?P<behind> (?<=[\d%]\s) (?<=\d\.\d{{1,4}}(?:\s?%)?\s) (?!(?:[MGT]?[HhFf][Zz]|G?T?FLOPs?|FPS|[KMGT]i?B|MACs?|GPUs?|CPUs?|SOTA|LLMs?)\b) (?:[a-z]{{0,2}}[A-Z][A-Za-z]{{0,10}}[A-Z\d][A-Za-z\d]{{0,6}}(?:\s[A-Z][a-z]{{2,12}})?|[A-Z]-[A-Z][a-z]{{2,8}}|[a-z]?[A-Z][A-Za-z]{{0,3}}score) (?=\s(?:on|in|for|and|with|under|across|at|when|while|/|higher|lower|better|worse|absolute|relative|improvements?|gains?|increases?|reductions?|drops?)(?=[\s,.;)])|\spoints?\b|[,.;)](?:\s|\Z)) )
      | (?P<strong> (?:{_MODIFIER}[-\s])?+
            (?: accurac(?:y|ies) | precisions? | recalls? | F(?:-?_?1|[-\s]?(?:score|measure))s? | F_?[12](?!\w) | (?-i:[A-Z])\w{{1,14}}_F1 | (?-i:[A-Z][A-Za-z]{{0,11}}Score)(?!\s(?:reach|achiev|outperform|obtain|attain|correlat|yield|show)) | exact\smatch(?:es)? | AUC | AUROC | mAP | m?IoU | BLEU | WER
              | perplexit(?:y|ies) | error\srates? | success\srates? | win\srates? | sensitivit(?:y|ies) | specificity ) )
    ) (?![\w@]|-(?:based|aware|level|free|guided|prone|only|driven|oriented|weighted|conditioned|related|preserving|enhancing|critical|centric|specific|constrained|matched|like))
    """
_AT_SIGNS = r"[A-Za-z][\w-]{0,14}+ \s?@\s? \{?+ [\w]++ (?:[.=:]\w++)*+ \}?+ | \[email\s?protected\] | "
_SHAPE = Gated(
    regex.compile(_SHAPE_SOURCE.replace("__AT__", ""), regex.VERBOSE),
    starts=re.compile(
        r"(?<![A-Za-z\d_@-])(?:[a-z]{0,2}[A-Z]|top|rank|balanced|per-class|mean|class|macro|micro|weighted|unweighted|relaxed|strict"
        r"|slot|joint|dependency|label|unlabel|exact|pixel|token|accurac|precision|recall|perplexit|error|success|win"
        r"|sensitiv|specific)"
    ),
)
#: The same with "Acc@0.5" and its like: for texts that hold the sign.
_SHAPE_WITH_AT = Gated(regex.compile(_SHAPE_SOURCE.replace("__AT__", _AT_SIGNS), regex.VERBOSE))
#: A head noun, whose words before it are then read: the first kind makes a metric only with words before it.
_HEADED = Gated(
    regex.compile(
        rf"\b(?<![@-])(?:(?P<rated>(?i:{_HEAD}))|(?P<scored>(?i:scores?|errors?(?!\srates?\b)|similarity|kappa|coverage|correlations?|{_QUALITY})))(?![\w@]|-(?:based|aware|level|free|guided|prone|only|driven|oriented|weighted|conditioned|related|preserving|enhancing|critical|centric|specific|constrained|matched|like))"
    ),
    "rate", "ratio", "index", "indic", "loss", "distance", "coverage", "divergence", "similarity", "correlation",
    "coefficient", "deviation", "rating", "score", "error", "kappa", "alignment", "agreement", "consistency",
    "faithfulness", "preservation", "coherence", "fidelity", "correctness", "efficacy", "compliance", "adherence",
    "helpfulness", "factuality", "validity", "completeness", "completion", "success", "rationality", "utility",
    "bility", "preference", "relevanc", "engagement", "overlap", "novelty", "fluency", "clarity", at_words=True,
)  # fmt: skip
_ERROR_BEHIND = regex.compile(r"\serrors?\b(?!-)")
_SCORED_TOO = regex.compile(rf"(?i:similarity|coverage|correlations?|{_QUALITY})")
_WORDS = regex.compile(r"(?<![\w@-])(?:[A-Za-z][\w/'-]{1,24}+\s){1,2}\Z")
_NO_RATED = regex.compile(rf"(?i:{_LOOSE}|{_NOT_RATE}|(?i:{_HEAD}))")
_NO_SCORED = regex.compile(
    rf"(?i:{_LOOSE}|show\w*|moderate|weak|substantial|good|poor|full|positive|negative|not|no|set|test|scores?|errors?|similarity|kappa|coverage|correlations?|inter-\w+)"
)
#: "annotator agreement" is about the labels.
_READERS = regex.compile(r"(?:annotator|rater|coder|annotation)s?\Z", regex.IGNORECASE)
_CORE = regex.compile(
    r"(?<!\w)(?:accurac(?:y|ies)|F-?_?1|F-?(?:score|measure)|BLEU|mAP|AUC|AUROC|m?IoU|WER|recall|precision)(?!\w)"
)
_RANKED = regex.compile(
    r"(?:un)?labell?ed\s\Z|(?:top|rank)[-\s]?(?:\d{1,3}|one|five)\s(?:(?!(?:and|or|of|in|on|with|by)\s|[a-z-]+(?<!s)s\s)[a-z-]+\s){0,2}\Z",
    regex.IGNORECASE,
)
#: Words behind a metric's name that add nothing to it.
TAIL = regex.compile(
    r"\s(?:scores?|values?|rates?|measures?|metrics?|indicators?|percentages?|levels?|percent|numbers?|results?|(?-i:(?<=[A-Z]{2}\s))errors?)\b(?!-)",
    regex.IGNORECASE,
)
_SHORT = regex.compile(r"\s?\(\s?(?P<short>[\w@.^+*/$-]{1,14})(?:[;,↑↓\s]{1,3}[^()\d]{0,20})?\s?[↑↓]?\)")
_STEM = {"accuracies": "accuracy", "precisions": "precision", "recalls": "recall"}


#: Names that stand for whatever metric the sentence spoke of.
GENERIC = frozenset(
    (
        "score",
        "scores",
        "rate",
        "rates",
        "rating",
        "performance",
        "result",
        "results",
        "performance score",
        "performance scores",
        "generalization performance score",
        "generalization performance scores",
        "average score",
        "mean score",
        "overall score",
    )
)


@dataclass(frozen=True, slots=True)
class MetricShape:
    """A metric found by shape; ``weak`` ones count as evidence only where a number is bound to them."""

    start: int
    end: int
    weak: bool


def metric_shapes(text: str, start: int, end: int) -> list[MetricShape]:
    """Every metric that its shape gives away, in order, none overlapping another."""
    found: list[MetricShape] = []
    at_sign = text.find("@", start, end) >= 0 or text.find("protected", start, end) >= 0
    sought = _SHAPE_WITH_AT if at_sign else _SHAPE
    plain = [match.span() for match in sought.finditer(text, start, end)]
    floor = start
    for head in _HEADED.finditer(text, start, end):
        if _ERROR_BEHIND.match(text, head.end()):
            continue  # "distance error": the last noun is the head
        while True:  # the leftmost wins, and what is written like a metric anyway before what a head noun makes one
            first = _headed_start(text, floor, head)
            if not plain or (first is not None and first < plain[0][0]) or plain[0][0] > head.start():
                break
            low, high = plain.pop(0)
            if low >= floor:
                found.append(MetricShape(low, high, weak=False))
                floor = high
        if first is not None and head.start() >= floor:
            core = _CORE.search(text, first, head.end())
            found.append(MetricShape(core.start() if core else first, head.end(), weak=core is None))
            floor = head.end()
    found += [MetricShape(low, high, weak=False) for low, high in plain if low >= floor]
    return found


def _headed_start(text: str, floor: int, head: regex.Match[str]) -> int | None:
    """Where the name of a metric begins that ends on a head noun, or ``None``: "[sentence] similarity" at "sentence"."""
    rated = head["rated"] is not None
    scored = head["scored"] is not None or _SCORED_TOO.fullmatch(head[0]) is not None
    words = _WORDS.search(text, max(floor, head.start() - 54), head.start())
    parts = words[0].split() if words else []
    if rated and parts and not _NO_RATED.fullmatch(parts[-1]):
        lone = len(parts) == 1 or _NO_RATED.fullmatch(parts[0]) is not None
        return head.start() - len(parts[-1]) - 1 if lone else words.start() if words else None
    if not scored or head.start() < floor or (parts and _READERS.search(parts[-1])):
        return None
    if not parts or _NO_SCORED.fullmatch(parts[-1]):
        return head.start()
    lone = len(parts) == 1 or _NO_SCORED.fullmatch(parts[0]) is not None
    return head.start() - len(parts[-1]) - 1 if lone else words.start() if words else None


_THING = r"(?P<thing>(?:[a-z][a-z-]+\s){0,2}[a-z][a-z-]{3,})"
#: Letters that stand for a cost, or a system.
_NO_LETTERS = r"(?:LLM|GPT|FPS|FLOP|VRAM|RAM|GPU|CPU|MAC|SOTA|TTFT|TPOT|JCT|KV|API|RTF|TDP|PPA|CO2|GHG|LUT|DSP|I/O)s?\b"
#: The same before "reduction" and its like, where an adjective is none.
_ADJECTIVES = r"(?:\w{0,24}(?:ive|able|ible|ant|ent|ial|ical|ous|ful|ing|est|ed|wise|less)|absolu\w+|relati\w+|(?:high|low|bett|great|larg|strong|furth)er|absolute|relative|average|overall|mean|total|maximum|minimum|net|further|clear|robust|strong|remarkable|notable|average|large|huge|big|small|modest|mere|marginal|steady|sharp|steep|up|more|or|and|performance|additional|point|state-of-the-art|zero-shot|few-shot|end-to-end|in-domain|out-of-domain)"
_NOUN = rf"(?P<thing>(?:(?!{_ADJECTIVES}\s)[a-z][a-z-]+\s)?(?!{_ADJECTIVES}\s)[a-z][a-z-]{{3,}})"
#: The same before "reductions of 5%", where a verb or a preposition is none, nor what says how large they are.
_NOUN_BEFORE = r"(?P<thing>(?:(?!(?:\w+ing|\w+(?<!s)s|\w+ed|with|from|that|than|this)\s)[a-z][a-z-]+\s)?[a-z][a-z-]{2,}(?:ness|ity|ment|[ac]y|tion|sion|ure|gap|bias|risk|ASR))"
_CHANGES = r"(?:reduc(?:es?|ed|ing)|decreas(?:es?|ed|ing)|lower(?:s|ed|ing)?|cut(?:s|ting)?|improv(?:es?|ed|ing)|increas(?:es?|ed|ing)|boost(?:s|ed|ing)?|rais(?:es?|ed|ing)|enhanc(?:es?|ed|ing)|mitigat(?:es?|ed|ing)|suppress(?:es|ed|ing)?|shrink(?:s|ing)?|shrank|narrow(?:s|ed|ing)?)"
_CHANGE_NOUN = r"(?:improvements?|gains?|increases?|reductions?|decreases?|drops?|boosts?|declines?)"
_PRINTED = r"(?:(?:up\sto|about|around|over|nearly|approximately|more\sthan|at\sleast|as\s(?:much|high)\sas|an?\saverage\sof|an?|average\sof|roughly|almost)\s){0,3}[~+≈-]?\d"
#: What a text says is changed by a number: it is measured then, whatever it is called.
_CHANGED = Gated(
    regex.compile(
        rf"""
    (?<![\w-])
    (?: {_CHANGES}\s(?:(?:the|its|their|overall|average|mean|further)\s){{0,2}}{_THING}\s(?:(?:(?:for|on)\s[^,;%]{{2,36}}?\s)?(?:by|from)\s{_PRINTED}|to\s{_PRINTED}\d{{0,2}}(?:\.\d|\s?%))
      | (?<=\d\s?%\s|points?\s|percent\s)(?:(?:absolute|relative|average|further)\s){{0,2}}{_CHANGE_NOUN}\sin\s(?:(?:the|overall|average|mean)\s){{0,2}}{_THING}(?=[,.;)]|\s(?:on|over|compared|while|and|for|across|with|when|relative|at|against|versus|in|by)\b|\s?\Z)
      | {_CHANGE_NOUN}\s\([^()]{{0,60}}\d[^()]{{0,30}}\)\sin\s(?:(?:the|overall|average|mean)\s){{0,2}}{_THING}(?=[,.;)]|\s(?:on|over|compared|while|and|for|across|with)\b)
      | (?<=\b(?:by|of)\s(?:up\sto\s)?\d{{1,2}}(?:\.\d{{1,2}})?\s?(?:%|points)\sin\s|%\sin\s(?:[a-z]{{3,20}},?\s){{1,6}}(?:and\s)?\d{{1,2}}(?:\.\d{{1,2}})?\s?%\sin\s){_THING}(?=[,.;)]|\s(?:and|over|compared|while|respectively)\b)
      | {_CHANGE_NOUN}\sin\s(?:(?:the|overall|average|mean)\s){{0,2}}{_THING}\s(?:of|by)\s{_PRINTED}
      | (?<=\d\s?%\s|\d\spoints?\s)(?:(?:absolute|relative|average|further|overall|mean)\s){{0,2}}{_NOUN}(?=\s(?:reductions?|improvements?|gains?|increases?|decreases?)\b(?!\s(?:in|of)\s))
      | (?:reduc|decreas|lower|cut)\w{{0,4}}\s(?:[a-z-]+\s){{0,2}}(?P<thing>(?!{_NO_LETTERS})(?:[A-Z]{{2,6}}|[A-Z][\w-]{{0,10}}[A-Z]))(?=\s(?:(?:compared|relative|on|over|for)\s[^,;.()\d]{{3,50}}\s)?(?:by|from)\s{_PRINTED})
      | (?<=\b(?:models|methods|baselines?|approach(?:es)?|systems|art|work|LLMs)\sin\s){_THING}(?=\sby\s{_PRINTED})
      | (?<=(?<![\w-]){_NOUN_BEFORE}\s){_CHANGE_NOUN}\sof\s{_PRINTED}
      | (?<=\bin\sterms\sof\s)(?:(?:the|overall|average|mean)\s)?{_THING}(?=[,.;)]|\s(?:over|compared|while|on|for|with|by|respectively)\b|\s?\Z)
      | (?<=\bthe\s)(?P<thing>(?:[A-Z][\w-]{{0,24}}\s){{0,3}}[A-Z][\w-]{{0,24}}[A-Za-z])(?=\smetrics?\b)
    )
    """,
        regex.VERBOSE,
    ),
    "reduc", "decreas", "lower", "cut", "improv", "increas", "boost", "rais", "enhanc", "mitigat", "suppress", "gain",
    "drop", "declin", "terms of", "% in ", "%in ", "points in ", "metric", "outperform", "surpass", "shrink", "shrank", "narrow",
    starts=re.compile(
        r"(?<![A-Za-z_-])(?:reduc|decreas|lower|cut|improv|increas|boost|rais|enhanc|mitigat|suppress|shr|narrow|gain|drop|declin"
        r"|absolute|relative|average|further)|(?<=\sin\s)[a-z]|(?<=%\s)[a-z]|(?<=oints\s)[a-z]|(?<=\sterms\sof\s)[a-z]|(?<=\bthe\s)[A-Z]"
    ),
)  # fmt: skip
#: What such words are not, or not by themselves: costs, systems, data, words that say nothing of what is measured.
NO_THING = regex.compile(
    rf"\b(?:\w+ly|simulations?|reality|practice|performance|results?|state|baselines?|models?|methods?|systems?|approach(?:es)?|benchmarks?|work|ones?|them|it|upon|over|on|by|of|in|from|to|for|with|and|or|all|both|we|us|the|that|this|those|these|efficiency|(?<![a-z]\s)quality|which|their|its|numbers?|excess|productivity|usage|scores?|metrics?|at|than|as|cases|needs?|reliance|dependence|caches?|areas?|frames?|variance|settings?|scenarios?|total|general|average|terms|rang(?:es|ed|ing)|starting|spanning|tasks?|domains?|levels?|tracks?|subtasks?|phases?|languages?|class(?:es)?|categor(?:y|ies)|data|conditions|regimes?|(?:classifica|detec|recogni|segmenta|genera|transla|predic)tion|retrieval|{COST})\b",
    regex.IGNORECASE,
)


#: "improves visual reasoning by 4%": what is done, which no number measures
_TASK = regex.compile(
    r"(?:\A|\s)(?:tracking|grounding|reasoning|parsing|planning|diagnos[ie]s|understanding)\Z", regex.IGNORECASE
)


def is_task(name: str) -> bool:
    """Whether what a text says was changed is a task: then a number is of it, and in no metric that is named."""
    return _TASK.search(name) is not None


def changed_things(text: str, start: int, end: int) -> list[MetricShape]:
    """What a sentence says was raised or lowered by a number, in plain words: "reduces [replication] by 28%"."""
    return [
        MetricShape(*match.span("thing"), weak=True)
        for match in _CHANGED.finditer(text, start, end)
        if not NO_THING.search(match["thing"])
    ]


def outer_start(text: str, floor: int, start: int) -> int:
    """Where a metric's name begins when the rank before it is taken in: "top-5 | error rate"."""
    match = _RANKED.search(text, max(floor, start - 30), start)
    return match.start() if match else start


def outer_end(text: str, start: int, end: int) -> int:
    """Where a metric's mention ends when a short form in brackets and words like "score" are taken in."""
    name = text[start:end]
    while True:
        match = _SHORT.match(text, end)
        if match is not None and not _is_short_of(match["short"], name):
            return end  # "mIoU (Cityscapes)": a place, no short form
        match = match or TAIL.match(text, end)
        if match is None:
            return end
        end = match.end()


def _is_short_of(short: str, name: str) -> bool:
    """Whether the letters of ``short`` stand in ``name`` in that order, its first one at the head of a word."""
    letters = [letter for letter in short.casefold() if letter.isalpha()]
    rest = iter(name.casefold())
    heads = {word[0].casefold() for word in regex.findall(r"\w+", name)}
    return bool(letters) and letters[0] in heads and all(letter in rest for letter in letters)


_TAIL_WORD = regex.compile(r"[\s-](?:scores?|values?|points?|metrics?|measures?)\Z", regex.IGNORECASE)
#: "Structural Similarity Index Measure": the last word of a name that is known as a whole.
_OF_NAME = regex.compile(r"\s(?:[Mm]easure|[Mm]etric)\Z")
_HEAD_WORD = regex.compile(
    r"\A(?:(?:overall|average|averaged|median|best|final|maximum|max|peak|highest)\s)", regex.IGNORECASE
)


def shortest_name(printed: str, known: Callable[[str], str | None]) -> str:
    """The shortest full name of a metric: "macro F1 scores" -> "macro F1", "accuracies" -> "accuracy".

    ``known`` gives the key of a name in the vocabulary: words like "score" and "mean" go only where what remains is a
    name of the same metric ("CLIP score" and "mean average precision" stay).
    """
    name = printed.strip().rstrip("-")
    lowered = name.casefold()
    for plural, single in _STEM.items():
        if lowered.endswith(plural):
            name = name[: -len(plural)] + single
    if (
        lowered.endswith(("rates", "scores", "errors", "losses", "ratios", "ratings", "distances"))
        and not name.isupper()
    ):
        name = name[:-2] if lowered.endswith("losses") else name[:-1]
    if name.endswith("s") and name[-2:-1].isupper() and known(name[:-1]) is not None:
        name = name[:-1]  # "mAPs", "AUCs"
    if _F1_SCORE.search(name):
        name = _TAIL_WORD.sub("", name)
    plainer = _HEAD_WORD.sub("", name)
    if plainer != name and " " in plainer and known(name) is None:
        name = plainer  # "average classification accuracy"
    for pattern in (_TAIL_WORD, _HEAD_WORD):
        if name.count(" ") > 1 and pattern is _TAIL_WORD and _OF_NAME.search(name) and known(name) is not None:
            continue
        shorter = pattern.sub("", name)
        if shorter != name and (key := known(shorter)) is not None and known(name) in (key, None):
            name = shorter
    return _AVERAGED.sub(r"\1", name).rstrip("-")


#: "average classification accuracy": shorter without the word that says what accuracy is of anyway
_AVERAGED = regex.compile(r"\A((?:average|mean)\s)classification\s(?=accuracy\Z)", regex.IGNORECASE)
_F1_SCORE = regex.compile(r"\w[\s-]F_?\d[\s-]scores?\Z", regex.IGNORECASE)

# ruff: noqa: E501 (a pattern reads best with one alternative to a line)
"""Rules that refuse a number: what is written like a score and is none. Each rule's name is its reason's code."""

from __future__ import annotations

import regex

from extraction.rules.rule import Rule, pattern
from extraction.words import COST, DOWN_NOUN, DOWN_VERB, UP_NOUN, UP_VERB

P_VALUE = Rule(
    "p-value",
    pattern(
        r"""
          \bp (?:[-\s]?values?)? (?:\s(?:of|is|was|are))? \s?[<>=≤≥]*\s? ◆        # p < 0.05, p-value = 0.01
        | \b(?:alpha|α) \s?=\s? ◆ (?=\s?\)|\slevel|\ssignif)
        | ◆ (?:\s?%)? \s (?:confidence|credible|significance|CI\b|of\sconfidence|prediction\sinterval|quantile|percentile)
        | (?:confidence|significance|CI|credible)\s(?:level|interval|threshold)?s?\s?(?:of|at|:|=|\()?\s?\[?◆
        | \b(?:margin\sof\serror|error\smargin)\s(?:of\s)?◆ | \b(?:sd|std|se|t|z|n|df|seed|seeds|ci|iqr|m)\s?=\s?◆
        | \bCI\b [^🄥◆.;]{0,12} [🄥◆–-]{0,3} ◆ | ◆ \s?[-–,]\s?🄥\s?\] | \[\s?(?:🄥\s?[-–,]\s?)?◆
        """
    ),
    None,
    hint=(
        "p <",
        "p<",
        "p =",
        "p=",
        "p >",
        "p>",
        "p ≤",
        "p≤",
        "p ≥",
        "p≥",
        "p is",
        "p of",
        "p was",
        "p 🄥",
        "p-val",
        "p val",
        "confiden",
        "signific",
        "credible",
        "interval",
        "percentile",
        "quantile",
        "margin",
        "=",
        "[",
        "ci",
        "alpha",
        "α",
    ),
    reads=("was significant (p < ◆)", "at the ◆ confidence level"),
    misses=("the mAP = ◆", "top ◆ 🄜"),
)

UNCERTAINTY = Rule(
    "uncertainty",
    pattern(
        r"""
          [±]\s?◆ | \+/-\s?◆
        | \b(?:variance|standard\s(?:deviations?|errors?)|std\.?)\s(?:of\s|\(\s?|=\s?|is\s|below\s)?(?:about\s|only\s)?◆
        """
    ),
    None,
    reads=("an error of 🄥 ±◆", "with a standard deviation of ◆", "little variance (◆)"),
    misses=("+◆",),
)

RANK = Rule(
    "rank",
    pattern(
        r"""
          \b(?:rank(?:s|ed|ing)?|placed?|position|places|no\.|number|\#)\s(?:at\s|in\s|the\s|as\s)?◆(?!\s?%) (?!\s?🄜)
        | ◆ (?:st|nd|rd|th)\b | ◆ \s(?:place|rank|position)\b
        | \b(?:top|within\sthe\stop|best)[\s-]◆(?!\s?🄜)
        """
    ),
    None,
    hint=(
        "rank",
        "place",
        "position",
        "no.",
        "number",
        "#",
        "top",
        "best",
        "🄥st",
        "🄥nd",
        "🄥rd",
        "🄥th",
        "🄥 st",
        "🄥 nd",
        "🄥 rd",
        "🄥 th",
    ),
    reads=("ranked ◆ among all teams", "in the top ◆ of teams"),
    misses=("reaches ◆ 🄜",),
)

WINS = Rule(
    "wins",
    pattern(
        r"""
          ◆ \s (?:out\s)?of \s (?:the\s|all\s)?+ (?:🄥|\d|[a-z]+\s(?:datasets|benchmarks|tasks|languages|metrics|settings|cases)|teams) (?!\s?%)
        | (?:🄥|\w) \s (?:out\sof|of\sthe) \s (?:the\s|all\s|a\stotal\sof\s)? ◆ \s (?:[\w-]+\s){0,3} (?:datasets?|benchmarks?|tasks?|languages?|metrics?|settings?|cases|teams|submissions|slots|questions|participants|subjects|categories|domains|games|environments|systems|models)
        """
    ),
    None,
    whole=True,
    hint=(" of ",),
    reads=("on ◆ out of 🄥 benchmarks", "🄥 out of ◆ benchmarks"),
    misses=("◆ 🄜 on 🄑",),
)

SPEED = Rule(
    "speed-up",
    pattern(
        r"""
          ◆ \s? (?:(?!(?:while|and|with|at|but|without)\b)[\w-]+\s){0,4}? (?:speed-?\s?ups?|speedups?|faster|slower|quicker|acceleration|accelerat\w{2,4}|cheaper|real-time|throughput|fps|frames\sper)\b
        | \b(?:speed(?:s|ed|ing)?(?:-?\s?up)?|speedups?|accelerat\w{1,4}|faster|slower|throughput|runs?|running|trains?)\b (?:\s(?!and\b|while\b|with\b)[\w-]+){0,5} \s (?:by|of|up|to|at|is|was|a|over|from|🄥\sto|factor\sof)\s (?:a\s|an\s)?(?:factor\sof\s)?(?:🄥\s?(?:and|to|,|–|-)\s)? ◆ (?!\s?🄜)
        | \bfactor\sof\s(?:🄥\s?(?:-|–|to|and)\s?)?◆
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
        "frames",
        "factor",
    ),
    reads=("achieves a ◆ speedup", "runs ◆ faster", "accelerates inference by ◆"),
    misses=("◆ higher 🄜", "◆ 🄜 and is faster"),
)

#: Some word of every cost that the next two rules know: where none stands, they are not tried.
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
    "latenc",
    "evaluat",
    "payload",
    "fps",
    "frames",
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
)

#: The number first: "◆ fewer tokens".
COSTS_BEHIND = Rule(
    "cost",
    pattern(
        rf"""
        ◆ (?!\sof\sthe\stime\b) \s? (?:(?:lower|less|fewer|more|smaller|larger|bigger|additional|extra|higher|reduced|total|of|the|its|their|original|overall|full|average|relative|absolute|as|many|much|fine-tuning|training|inference|computational|cheaper|longer|shorter|standard|required|trainable|learnable|memory|model|{DOWN_NOUN}|{UP_NOUN}|in|\w+ing|GPU|CPU)\s){{0,7}} (?:[\w-]+\s)? {COST}\b (?!\s(?:reduction\s)?error)
        | ◆ \s (?:fewer|less) \s than\b | ◆ \s fewer \s (?!(?:[\w-]+\s)?(?:errors|mistakes|hallucinations|false|failures|collisions|violations|artifacts))
        | ◆ \s(?:savings?|cost|compression|sparsity|pruning|overhead|quantization)\b | ◆ \s?(?:dollars?|USD|euros?|EUR)\b
        """
    ),
    None,
    hint=_COST_WORDS,
    reads=("with only a ◆ increase in parameters", "using ◆ fewer tokens", "requires only ◆ of the training data", "a ◆ reduction in fine-tuning time"),
    misses=("◆ 🄜 at a lower cost", "improves 🄜 by ◆ and reduces cost"),
)  # fmt: skip

#: The cost first: "reducing latency by ◆". Read from the number backwards, where few words wait.
COSTS_BEFORE = Rule(
    "cost",
    pattern(
        rf"""
        (?r)
        (?: (?:{DOWN_VERB}|{UP_VERB}|sav(?:es?|ed|ing)|requir(?:es?|ed|ing)|us(?:es?|ed|ing)|spend\w*|needs?|needing|adds?|adding|consum\w+|introduc\w+|incurr?\w*|decreas\w+|with|has|of|and|in|compress\w*|eliminat\w*|{DOWN_NOUN}\s(?:in|of)) \s (?:(?:the|its|their|only|a|an|overall|average|total|up|both|mean|model|peak|less|fewer|more|than)\s){{0,4}} (?:[\w-]+\s){{0,3}}? {COST} (?:\s(?:on|for|of|in|per|during|at)\s(?:[\w-]+\s?){{1,3}})? \s? (?:by|to|of|from|from\s🄥\sto|is|:|=|at|below|under|over|\()? \s? (?:about\s|an?\s)?(?:(?:average|factor)\sof\s)?(?:🄥\s(?:and|to)\s)? ◆ (?!\s?(?:(?!(?:without|while|and|at|with|but)\b)[\w-]+\s){{0,2}}🄜)
        | \b{COST} (?:\s(?!(?:and|but|while|yet)\b)[\w-]+){{0,3}} \s (?:by|to|of|from|is|was|are)\s(?:only\s|about\s|an?\s|just\s)?(?:(?:average|factor)\sof\s)?(?:🄥\s(?:and|to)\s)? ◆ (?!\s?(?:(?!(?:without|while|and|at|with|but)\b)[\w-]+\s){{0,2}}🄜)
        | \b(?:sav(?:es?|ed|ing)s?)\s(?:of\s|up\sto\s)?◆ | \b(?:compression|sparsity)\s(?:ratio|rate|factor|level)?s?\s?(?:of\s|at\s)?◆
        | [$€£¥]\s?◆ )
        """
    ),
    None,
    hint=_COST_WORDS,
    reads=("reducing latency by ◆", "saving ◆", "a cost of $◆"),
    misses=("reduces 🄜 by ◆", "lower cost with ◆ 🄜"),
)  # fmt: skip

_MEASURES = (
    r"(?:ms|s|sec|secs|seconds?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?|years?|GB|MB|KB|TB|GiB|MiB|bits?(?!\sper)|bytes?(?!\sper)|px|pixels?|fps|Hz|kHz|MHz|GHz|mW|W|kW|mJ|J|kWh|km|kg|g|mg|ml|V|mAh|inch(?:es)?|watts?|joules?"
    r"|million|billion|trillion|thousand|hundred|M|B|K|k|GPUs?|CPUs?|GPU-\w+|TPUs?|nm|µm|Da|mmHg|bpm|kbps|Mbps|bps|tokens?/s|°C?|GFLOPs?|TFLOPs?|TOPS|D|persons?|times\sthe|orders\sof)"
)
UNITS = Rule(
    "measure",
    pattern(rf"◆ [\s-]? {_MEASURES} (?![\w/])"),
    None,
    reads=("from 🄥 to ◆ ms", "trained for ◆ hours"),
    misses=("◆ 🄜", "◆ mAP"),
)
#: The same right behind a printed number, for those who know no more of the sentence yet.
MEASURE_BEHIND = regex.compile(rf"[\s-]?{_MEASURES}(?![\w/])", regex.IGNORECASE)

AGREEMENT = Rule(
    "agreement",
    pattern(
        r"""
          \b(?:inter-?(?:annotator|rater|coder|annotation)|annotator)s?\b [^◆.]{0,70} ◆
        | ◆ \s (?:inter-?(?:annotator|rater|coder)|annotator)\b
        | \bannotated\s(?:[\w-]+\s){0,4}with\s(?:an?\s)?🄜\sof\s◆
        """
    ),
    None,
    hint=("annotat", "rater", "coder"),
    reads=("inter-annotator agreement of ◆", "a ◆ inter-rater agreement"),
    misses=("agreement with humans of ◆",),
)

DATA_SHARE = Rule(
    "data-share",
    pattern(
        r"""
        ◆ (?: \s?of\s(?:the\s)?🄑\s(?:[\w-]+\s)?(?:data|samples|examples|images|labels|annotations|training)\b
            | (?<!\b(?:succeed|fail|work)\w*\sin\s(?:only\s|just\s)?◆) (?<!\b(?:solv|answer|resolv|complet|recogni[sz]|detect|identif|classif|translat|predict|retriev|recover|transcrib|match|cover|pass|find|found|clos|prov|spot|catch)\w*\s(?:(?:only|just|up|to|over|about|nearly|correctly|successfully)\s){0,2}◆)
              \s?of\s (?:(?:the|all|our|their|its|these|those|this|total|such|a|available|labell?ed|unlabell?ed|annotated|whole|entire|full|original|training|target|real|human|user|raw|both|in)\s){0,4}+
              (?!time\b|(?:[\w-]+\s){0,2}(?:🄜|performance|accuracy)|original|state|prior|previous|earlier|existing) [\w-]+
            | \s🄑\s(?:training\s)?(?:data|samples|labels|annotations)\b (?<=\b(?:only|just|using|with|of)\s◆[^◆]{0,40})
            | \s(?:being|are|is|was|were)\s (?!🄜|higher|lower|better|achiev|obtain|report|reach|record)
            | \s(?:of|labell?ed|labels?|training|data|additional|tokens?|parameters?|FLOPs|supervision|sparsity|missing|noise|noisy|annotat\w+|random)\b
              (?!\s(?:[\w-]+\s){0,3}(?:🄜|performance|accuracy|quality)) (?<=\b(?:only|just|using|with|on|given|mere|at|under|when|contain\w*|compris\w*|cover\w*|account\w*\sfor|constitut\w*|represent\w*|consist\w*\sof|includ\w+|retaining|dropp\w+|remov\w+|prun\w+|mask\w*|keep\w*|merely)\s(?:a\s|an\s|the\s|as\slittle\sas\s)?◆\s\w+)
              (?<!\b(?:solv|answer|resolv|complet|recogni[sz]|detect|identif|classif|translat|predict|retriev|recover|transcrib|match|cover|pass|find|found|clos|prov|spot|catch)\w*\s(?:only|just|merely)\s◆\sof)
            | \s(?:real|synthetic|clean|pure|generated|original|unlabell?ed|labell?ed|poisoned|contaminated|pretraining)\s(?:and\s🄥\s(?:[\w-]+\s)?)?(?:[\w-]+\s)?(?:data|samples|images|text|labels)\b
            | \s(?:missing|noise|noisy|corrupt\w+|label(?:l?ed|s)?|sparsity|split|train(?:ing)?|test\s(?:set|split)|male|female|women|men|respondents?|participants?)\b (?!\s?🄜|\serror|\saccuracy|\simprove)
            | (?<=\b(?:majority|minority|proportion|fraction|percentage|share|portion)\s(?:of|\()[^🄥◆]{0,40}◆)
            | (?<=\b(?:average|mean|median)\s◆) \s(?:words|tokens|sentences|turns|characters)
          )
        """
    ),
    None,
    reads=(
        "of which ◆ are sourced from applications",
        "uses ◆ of 🄑 training data",
        "◆ of the images",
        "with only ◆ of the labels",
    ),
    misses=("retains ◆ of the performance", "◆ 🄜 of the images", "achieves ◆ 🄜"),
)

#: Anchored at the number, of which a window has one: what stands before it is looked at from there.
COUNTS = Rule(
    "count",
    pattern(
        r"""
        ◆ (?: (?<=\b(?:version|based\son|release|section|sec\.|figure|fig\.|table|tab\.|chapter|layer|stage|phase|step|level|task|subtask|track|equation|eq\.|appendix|group|type|class|day|age|aged|seed|item|python|cuda|windows|ubuntu|grade|week|year|round|epoch|covid)\s◆) (?!\s?(?:%|🄜))
            | (?= \s?×\s?[🄥\d] ) | (?<= 🄥\s?×\s?◆ ) | (?<= ×\s?◆ ) (?!\s?🄜)
            | (?<= [\^_]\s?◆ ) | (?= \s?\^ ) | (?<= \bO\([^)]{0,20}◆ )
            | (?= [\s-](?:shot|way|fold|layer|bit|class|hop|turn|step|stage|dimensional|dim|point\sscale|scale|billion|nearest|gram)s?\b )
            | (?= \s?🄜?\s?(?:threshold|cut-?off)s?\b )
            | (?<= \s◆ ) (?= \s🄜\s(?:tags|types|categories|classes|tasks|questions|dimensions|metrics|criteria|levels|pairs|domains|datasets|benchmarks|settings|groups|labels)\b )
          )
        """
    ),
    None,
    reads=("see Table ◆", "🄥×◆ resolution", "tags ◆ 🄜 categories"),
    misses=("+◆ 🄜", "a table of ◆ 🄜"),
)

OVER = Rule(
    "count",
    pattern(r"\bover\s◆(?!\s?(?:%|🄜))"),
    None,
    whole=True,
    hint=("over",),
    reads=("averaged over ◆ seeds",),
    misses=("gains of over ◆ 🄜",),
)

COUNTED = Rule(
    "count",
    pattern(
        r"""
        ◆ \s (?:(?!(?:on|in|for|and|at|of|from|over|with|by|to|points?)\b)[\w-]+\s){0,2}
          (?:data\s?sets|benchmarks|tasks|subtasks|languages|domains|corpora|seeds|runs|trials|folds|classes|categories|scenes|subjects|participants|models|LLMs|systems|teams|submissions|questions|images|videos|samples|papers|documents|sentences|users|annotators|environments|scenarios|settings|metrics|layers|games|experts|rules|examples|patients) \b
        """
    ),
    None,
    whole=True,
    reads=("averaged across ◆ datasets", "◆ commercial systems"),
    misses=("◆ 🄜 on three datasets", "◆ points on all datasets"),
)

OUT_OF = Rule(
    "count",
    pattern(
        r"🄥/◆ (?!\s?(?:%|🄜|points?)) | ◆\s?/\s?🄥(?!\s?(?:%|🄜|points?)) | \bout\sof\s(?:a\spossible\s|a\smaximum\sof\s)?◆ (?!\s(?:%|🄜))"
    ),
    None,
    whole=True,
    hint=("/", "out of"),
    reads=("a mean 🄜 of 🄥/◆", "a 🄜 of 🄥 out of ◆"),
    misses=("by up to 🄥/◆ 🄜", "🄥/🄥 and ◆"),
)

CONDITION = Rule(
    "condition",
    pattern(r"(?:🄥[^🄥;]{0,60}|🄜|\brates?)\sat\s(?:an?\s|the\s)?(?:[\w-]+\s)?🄜\s(?:of\s)?◆"),
    None,
    hint=(" at ",),
    reads=("a 🄥 🄜 at a 🄜 of ◆",),
    misses=("a 🄜 of ◆", "at a 🄜 of ◆"),
)

PARAMETER = Rule(
    "parameter",
    pattern(r"(?<![🄜🄑🄢🄞🄛🄥\s()-]|\b[rρκ]|R2|R\^2)\s?[=≤≥<>]\s?(?:🄥\s?[/,]\s?){0,4}◆ (?!\s?(?:%|🄜))"),
    None,
    hint=("=", "<", ">", "≤", "≥"),
    reads=("with τ = ◆", "(λ=◆)", "(τ=🄥/◆"),
    misses=("🄜 = ◆", "🄑 = ◆", "(= ◆)", "F=◆ 🄜"),
)

ENUMERATOR = Rule(
    "count",
    pattern(r"(?:\A|[\s,;:])◆\)\s | \(\s?◆\s?\)\s[a-z]"),
    None,
    whole=True,
    hint=(")",),
    reads=("findings: ◆) the 🄜", "(◆) we propose"),
    misses=("🄑 (◆)",),
)

#: The order in which refusals are tried: the surest first.
REFUSALS: tuple[Rule, ...] = (
    UNCERTAINTY,
    P_VALUE,
    COUNTS,
    OVER,
    COUNTED,
    OUT_OF,
    PARAMETER,
    CONDITION,
    ENUMERATOR,
    UNITS,
    RANK,
    WINS,
    SPEED,
    COSTS_BEHIND,
    COSTS_BEFORE,
    AGREEMENT,
    DATA_SHARE,
)

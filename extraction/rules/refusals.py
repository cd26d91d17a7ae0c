# ruff: noqa: E501 (a pattern reads best with one alternative to a line)
"""Rules that refuse a number: what is written like a score and is none. Each rule's name is its reason's code."""

from __future__ import annotations

import regex

from extraction.rules.costs import COSTS_BEFORE, COSTS_BEHIND, SPEED
from extraction.rules.rule import Rule, pattern

P_VALUE = Rule(
    "p-value",
    pattern(
        r"""
          \bp\d? (?:[-\s]?values?)? (?:\s(?:of|is|was|are))? \s?[<>=≤≥]*\s? ◆        # p < 0.05, p-value = 0.01
        | \b(?:alpha|α) \s?=\s? ◆ (?=\s?\)|\slevel|\ssignif)
        | ◆ (?:\s?%)? \s (?:\w+\sCI\b|confidence|credible|significance|CI\b|of\sconfidence|prediction\sinterval|quantile|percentile)
        | (?:confidence|significance|CI|credible)\s(?:level|interval|threshold)?s?\s?(?:of|at|:|=|\()?\s?\[?◆
        | \b(?:margin\sof\serror|error\smargin)\s(?:of\s)?◆ | \b(?:sd|std|se|t|z|n|df|seed|seeds|ci|iqr|m)\s?=\s?◆
        | \b(?:odds|hazard)\sratios?\s?(?:of|=|:|\(OR\)\s?=?)?\s?◆ | (?-i:\b(?:OR|HR))(?:\sper\s\w+)?\s?[=:]\s?◆
        | 🄥\s\((?:◆,\s?🄥|🄥,\s?◆)\)
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
        "confidence",
        "significance",
        "credible",
        "interval",
        "percentile",
        "quantile",
        "margin of error",
        "error margin",
        "=",
        "[",
        "ci",
        "alpha",
        "🄥 (🄥",
        "α",
        "odds",
        "hazard",
        "or =",
        "or=",
        "or:",
        "or per",
        "hr =",
        "hr=",
        "hr:",
        "hr per",
    ),
    reads=("was significant (p < ◆)", "at the ◆ confidence level"),
    misses=("the mAP = ◆", "top ◆ 🄜"),
)

UNCERTAINTY = Rule(
    "uncertainty",
    pattern(
        r"""
          [±]\s?◆ | \+/-\s?◆ | \bplus(?:\sor\s|/|\s)minus\s◆
        | \b(?:variance|standard\s(?:deviations?|errors?)|std\.?)\s(?:of\s|\(\s?|=\s?|is\s|below\s)?(?:about\s|only\s)?◆
        """
    ),
    None,
    hint=("±", "+/-", "minus", "variance", "standard", "std"),
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

_MEASURES = (
    r"(?:ms|s|sec|secs|seconds?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?|years?|GB|MB|KB|TB|GiB|MiB|bits?(?!\sper|/)|bytes?(?!\sper)|px|pixels?|fps|Hz|kHz|MHz|GHz|mW|W|kW|mJ|J|kWh|km|kg|g|mg|ml|V|mAh|inch(?:es)?|watts?|joules?"
    r"|million|billion|trillion|thousand|hundred|M|B|K|k|GPUs?|CPUs?|GPU-\w+|TPUs?|nm|µm|Da|mmHg|bpm|kbps|Mbps|bps|tokens?/s|°C?|GFLOPs?|TFLOPs?|TOPS|NFEs?|bpw|D|persons?|times\sthe|orders\sof|(?!beats|breaths)[a-z]{2,12}s\sper\s(?:second|minute|hour))"
)
UNITS = Rule(
    "measure",
    pattern(
        rf"◆ [\s-]? {_MEASURES} (?![\w/&]) (?!\s🄜) (?<!🄜\s(?:of|is|was|at|to|=|:|reach(?:es|ed)?)\s(?:only\s|about\s)?◆[^◆]{{1,16}})"
    ),
    None,
    reads=("from 🄥 to ◆ ms", "trained for ◆ hours"),
    misses=("◆ 🄜", "◆ mAP", "a 🄜 of ◆ years", "a ◆ years 🄜"),
)
#: The same right behind a printed number, for those who know no more of the sentence yet.
MEASURE_BEHIND = regex.compile(rf"[\s-]?{_MEASURES}(?![\w/&])", regex.IGNORECASE)

AGREEMENT = Rule(
    "agreement",
    pattern(
        r"""
          \b(?:inter-?(?:annotator|rater|coder|annotation|observer|reader)|intra-?(?:observer|rater|reader)|annotator)s?\b [^◆.]{0,70} ◆
        | ◆ \s (?:inter-?(?:annotator|rater|coder)|annotator)\b
        | \bannotated\s(?:[\w-]+\s){0,4}with\s(?:an?\s)?🄜\sof\s◆
        """
    ),
    None,
    hint=("annotat", "rater", "coder", "observer", "reader"),
    reads=("inter-annotator agreement of ◆", "a ◆ inter-rater agreement"),
    misses=("agreement with humans of ◆",),
)

DATA_SHARE = Rule(
    "data-share",
    pattern(
        r"""
        ◆ (?: \s?of\s(?:the\s)?🄑\s(?:[\w-]+\s)?(?:data|samples|examples|images|labels|annotations|training)\b
            | \s?of\s (?:(?:the|all|our|their|its|these|those|this|total|such|a|available|labell?ed|unlabell?ed|annotated|whole|entire|full|original|training|target|real|human|user|raw|both|in)\s){0,4}+
              (?!time\b|(?:[\w'’-]+\s){0,3}(?:🄜|🄢|🄛|performance|accuracy|quality|effectiveness)|original|state|prior|previous|earlier|existing) [\w-]+
            | (?<=\(◆)\s?of\s(?:the\s)?(?:[\w-]+\s)?🄑\)                      # "(less than 0.1% of SA-1B)"
            | \s(?:[\w-]+\s){0,2}(?:(?:sub|down|up|over|under)?sampling|mask(?:ing)?|dropout|missing(?:ness)?|poison(?:ing|ed)|noise|occlusion|corruption|participation)\s(?:rates?|ratios?|levels?)\b | \s(?:[\w-]+\s){0,3}density\b
            | \s[\w-]+\s(?:[\w-]+\s)?data\b (?<=\b(?:on|with|using|from|only)\s◆[^◆]{0,40})
            | \s(?:most|least)\s(?!of\b)[\w-]+                                # "the 10% most uncertain instances"
            | \s🄑\s(?:training\s)?(?:data|samples|labels|annotations)\b (?<=\b(?:only|just|using|with|of)\s◆[^◆]{0,40})
            | \s(?:being|are|is|was|were)\s (?!🄜|🄥|higher|lower|better|achiev|obtain|report|reach|record|approach|close|compar|near|on\spar)
            | \s(?:of|labell?ed|labels?|training|data|additional|tokens?|parameters?|FLOPs|supervision|sparsity|missing|noise|noisy|annotat\w+|random)\b
              (?!\s(?:[\w🄛🄢-]+\s){0,3}(?:🄜|performance|accuracy|quality)|\s(?:the\s)?(?:time|cases)\b) (?<=\b(?:only|just|using|with|on|given|mere|at|under|when|contain\w*|compris\w*|cover\w*|account\w*\sfor|constitut\w*|represent\w*|consist\w*\sof|includ\w+|retaining|dropp\w+|remov\w+|prun\w+|mask\w*|keep\w*|merely)\s(?:a\s|an\s|the\s|as\slittle\sas\s)?◆\s\w+)
            | \s(?:real|synthetic|clean|pure|generated|original|unlabell?ed|labell?ed|poisoned|contaminated|pretraining)\s(?:and\s🄥\s(?:[\w-]+\s)?)?(?:[\w-]+\s)?(?:data|samples|images|text|labels)\b
            | \s(?:missing|noise|noisy|corrupt\w+|label(?:l?ed|s)?|sparsity|split|train(?:ing)?|test\s(?:set|split)|male|female|women|men|respondents?|participants?)\b (?!\s?🄜|\serror|\saccuracy|\simprove)
            | (?<=\b(?:majority|minority|proportion|fraction|percentage|share|portion)\s(?:of|\()(?!\s(?:[\w-]+\s){0,3}?(?:correct|accurate|solved|success))[^🄥◆]{0,40}◆)
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
        "trained on few samples (◆ of 🄑)",
        "abstaining from the ◆ most uncertain instances",
        "for a ◆ subsampling rate",
    ),
    misses=(
        "identified only ◆ of the time",
        "retains ◆ of the performance",
        "◆ 🄜 of the images",
        "achieves ◆ 🄜",
    ),
)

#: Anchored at the number, of which a window has one: what stands before it is looked at from there.
COUNTS = Rule(
    "count",
    pattern(
        r"""
        ◆ (?: (?<!-level\s◆) (?<=\b(?:version|based\son|release|section|sec\.|figure|fig\.|table|tab\.|chapter|layer|stage|phase|step|level|task|subtask|track|equation|eq\.|appendix|group|type|class|day|age|aged|seed|item|python|cuda|windows|ubuntu|grade|week|year|round|epoch|covid)\s◆) (?!\s?(?:%|🄜))
            | (?<= (?:[🄑🄢]|\b(?-i:[A-Z])[\w-]{1,20})\s◆ ) (?= \s(?:data\s?sets?|benchmarks?|corpus|corpora|test|dev|development|validation|challenge|task|model|series|family)\b )
            | (?<= (?:\bCC|🄜)\s(?-i:BY)[\w-]{0,6}\s◆ )                              # a licence
            | (?<= 🄢\s◆ ) (?= \s(?:is|are|was|were|leaves?|achieves?|reach(?:es)?|outperforms?|shows?|has)\s )      # a system's version
            | (?= \s?×\s?[🄥\d] ) | (?<= 🄥\s?×\s?◆ ) | (?<= ×\s?◆ ) (?!\s?🄜)
            | (?<= [\^_]\s?◆ ) | (?= \s?\^ ) | (?<= \bO\([^)]{0,20}◆ )
            | (?= [\s-](?:shot|way|fold|layer|bit(?!s?(?:/|\sper\b|\s🄜))|class|hop|turn|step|stage|dimensional|dim|point\sscale|scale|billion|nearest|gram)s?\b )
            | (?= \s?🄜?\s?(?:threshold|cut-?off)s?\b )
            | (?<= \bscale\s(?:of|from|between)\s(?:🄥\s?(?:and|to|-|–)\s?)?◆ ) | (?= \s(?:🄜\s)?(?:band|regime)\b )
            | (?<= \s◆ ) (?= \s🄜\s(?:tags|types|categories|classes|tasks|questions|dimensions|metrics|criteria|levels|pairs|domains|datasets|benchmarks|settings|groups|labels)\b )
          )
        """
    ),
    None,
    reads=("see Table ◆", "on the 🄑 ◆ dataset", "on the MultiDial ◆ dataset", "🄥×◆ resolution", "tags ◆ 🄜 categories"),
    misses=("+◆ 🄜", "a table of ◆ 🄜", "◆ bit 🄜"),
)

OVER = Rule(
    "count",
    pattern(
        r"\bover\s◆(?!\s?(?:%|🄜)) | \b(?:framework|user|scenario|experiment|study|condition|hypothesis|subtask)\s◆(?!\s?(?:%|🄜))"
    ),
    None,
    whole=True,
    hint=("over", "framework", "user", "scenario", "experiment", "study", "condition", "hypothesis", "subtask"),
    reads=("averaged over ◆ seeds", "Framework ◆ has a superior 🄜"),
    misses=("gains of over ◆ 🄜",),
)

COUNTED = Rule(
    "count",
    pattern(
        r"""
        ◆ \s (?:(?!(?:on|in|for|and|at|of|from|over|with|by|to|points?)\b)[\w-]+\s){0,2}
          (?:data\s?sets|benchmarks|tasks|subtasks|languages|domains|corpora|seeds|runs|trials|folds|classes|categories|scenes|subjects|participants|models|LLMs|systems|teams|submissions|questions|images|videos|samples|papers|documents|sentences|users|annotators|environments|scenarios|settings|metrics|layers|games|experts|rules|examples|patients|passes|iterations|epochs) \b
        | ◆ \s 🄛
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
        r"🄥:◆ | ◆:🄥 | 🄥/◆ (?!\s?(?:%|🄜|points?)) | ◆\s?/\s?🄥(?!\s?(?:%|🄜|points?)) | \bout\sof\s(?:a\spossible\s|a\smaximum\sof\s)?◆ (?!\s(?:%|🄜))"
    ),
    None,
    whole=True,
    hint=("/", "out of", ":🄥"),
    reads=("a mean 🄜 of 🄥/◆", "a ratio of ◆:🄥", "a 🄜 of 🄥 out of ◆"),
    misses=("by up to 🄥/◆ 🄜", "🄥/🄥 and ◆"),
)

CONDITION = Rule(
    "condition",
    pattern(
        r"(?:🄥[^🄥;]{0,60}|🄜|\brates?)\sat\s(?:an?\s|the\s)?(?:[\w-]+\s)?🄜\s?(?:of\s|[=>≥]\s?)?◆ | (?:🄜|\brates?)\sat\s(?:an?\s|the\s)?◆\s🄜 | 🄥(?:\s🄜)?\sat\san?\s◆\s🄜 | 🄜\s[^🄥🄜,;◆]{1,60}\sat\s(?:an?\s|the\s)?◆\s🄜(?=\s(?:by|from|improv)) | \b(?:predefined|pre-?specified|user-specified|nominal|prescribed)\s(?:[\w-]+\s){0,2}(?:🄜\s)?(?:of|at)\s◆ | \b(?:at|under)\s(?:an?\s|the\s)?◆\s(?:🄜\s|[\w-]+\s){0,2}(?:constraints?(?!\s[a-z])|tolerance|retention(?:\s🄜|\sratio)?|budgets?)\b | ◆\s(?:🄜\s|(?!(?:under|with|within|without|in|and|of)\b)[\w-]+\s){0,2}constraints?\b(?!\s[a-z])"
        r" | \bthresholds?\s(?:of\s|at\s|is\s|was\s|set\sto\s|=\s?|≥\s?)?◆ | \b(?:needed|required|necessary)\sto\s(?:reach|achieve|attain|obtain)\s(?:an?\s)?◆"
        r" | \b(?:data|noise|sampling|labell?(?:ed|ing)|missing|masking)\s(?:ratios?|rates?|levels?|ratio\ssettings)\sof\s(?:🄥,?\s(?:and\s)?){0,5}◆ | \bafter\s◆\s(?:[\w-]+\s){0,2}(?:loss|dropout|removal|pruning)\b | \boperating\spoints?\s[^🄥;.]{0,40}◆"
    ),
    None,
    hint=(
        " at ",
        "predefined",
        "specified",
        "nominal",
        "prescribed",
        "constraint",
        "tolerance",
        "retention",
        "budget",
        "threshold",
        "needed to",
        "required to",
        "necessary to",
        "ratio of",
        "ratios of",
        "settings of",
        "rates of",
        "levels of",
        "rate of",
        "level of",
        "after 🄥",
        "operating point",
    ),
    reads=(
        "a 🄜 with a threshold of ◆",
        "the tokens needed to reach ◆ 🄜",
        "under data ratio settings of 🄥 and ◆",
        "below the predefined 🄜 of ◆",
        "a 🄥 🄜 at a 🄜 of ◆",
        "a 🄜 at ◆ 🄜 of 🄥",
        "a mean 🄜 at 🄜=◆",
        "under a ◆ 🄜 constraint",
        "a 🄜 of 🄥 at a ◆ 🄜",
    ),
    misses=("a 🄜 of ◆", "at a 🄜 of ◆", "◆ 🄜 under a constraint"),
)

PARAMETER = Rule(
    "parameter",
    pattern(
        r"(?<![🄜🄑🄢🄞🄛🄥\s()-]|\b[rρκμ]|\brho|R2|R\^2)\s?[=≤≥<>]\s?(?:🄥\s?[/,]\s?){0,4}◆ (?!\s?(?:%|🄜)) | (?:\\in\b|∈)\s?\\?[(\[{]\s?◆"
    ),
    None,
    hint=("=", "<", ">", "≤", "≥", "\\in", "∈"),
    reads=("with τ = ◆", "(λ=◆)", "(τ=🄥/◆", r"a level δ \in (◆)"),
    misses=("🄜 = ◆", "🄑 = ◆", "(= ◆)", "F=◆ 🄜"),
)

ENUMERATOR = Rule(
    "count",
    pattern(r"(?:\A|[\s,;:])◆\)\s | \(\s?◆\s?\)\s[a-z] | (?<![🄜🄑🄢🄛]\s?)\(\s?◆\s?\)\s[🄜🄑🄢🄛]"),
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

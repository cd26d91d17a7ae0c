# ruff: noqa: E501 (a pattern reads best with one alternative to a line)
"""Rules that read a number: a level that was reached, or a difference between two levels."""

from __future__ import annotations

from extraction.rules.rule import Rule, pattern
from extraction.words import DOWN_ADJ, DOWN_NOUN, DOWN_VERB, FILL_CHANGE, UP_ADJ, UP_NOUN, UP_VERB, stems

FROM_LEVEL = Rule(
    "from-level",
    pattern(r"\bfrom\s(?:(?:an?|the)\s)?(?:[\w🄢🄛🄑-]+\s){0,6}?(?:🄜\s(?:of\s)?)?◆ (?:\s?🄜)? (?:\s(?!.{0,40}compared)[^🄥;.]{0,80}?)? \s(?:up\s|down\s)?to\s(?:(?:an?|the|over)\s)?(?:[\w-]+\s){0,2}🄥 | \(\s?(?:[\w-]{1,20}\s){0,2}(?:🄜\s?)?◆\s?(?:to|→|->|–>)\s?🄥 | ◆\s?(?:→|->)\s?🄥 | 🄥\s(?:up|down)\sfrom\s◆ | 🄥[^🄥;.()]{0,60},\s(?:up|down)\sfrom\s(?:an?\s|the\s)?◆ | \b(?:fall|fell|drop|declin|improv|increas|rais|ris|rose|reduc|push|degrad|decreas)\w*\s(?:[\w🄜-]+\s){0,3}from\s(?:only\s|just\s|an?\s)?◆ | \bto\s🄥(?:\s🄜)?,?\sfrom\s(?:the\s|an?\s)?(?:[\w-]+\s){0,2}◆ | \bfrom\s(?:the\s|an?\s|our\s|its\s)?(?:prior|previous(?:ly)?|earlier|existing|baseline|current)\s(?:[\w🄢🄛🄜-]+\s){0,4}(?:of\s|at\s|\()◆"),
    "score", place="from",
    hint=("from", "→", "->", "–>", "to 🄥"),
    reads=("improves 🄛 from ◆ to 🄥 🄜", "a boost from the prior best result of ◆", "(◆ to 🄥)", "(🄜 ◆ to 🄥,"), misses=("ranging between ◆", "gains of ◆ 🄜"),
)  # fmt: skip
TO_LEVEL = Rule(
    "to-level",
    pattern(
        rf"""
        (?r)  # from the number backwards
          \bfrom\s(?:[\w🄢🄛🄑-]+\s){{0,6}}?(?:🄜\s(?:of\s)?)?🄥 (?:\s?🄜)? (?:\s(?!.{{0,40}}compared)[^🄥;.]{{0,80}}?)? \s(?:up\s|down\s)?to\s(?:[\w-]+\s){{0,3}}◆
        | ◆\s(?:up|down)\sfrom\s🄥
        | \bby\s🄥[^🄥;]{{0,40}}?\sto\s◆
        | \(\s?(?:[\w-]{{1,20}}\s){{0,2}}(?:🄜\s?)?🄥\s?(?:to|→|->)\s?◆ | 🄥\s?(?:→|->)\s?◆
        | (?:(?!lead|led\b){UP_VERB}|{DOWN_VERB}|reach\w*|bring\w*|brought|push\w*)\b [^🄥;]{{0,90}}? \s(?:up\s|down\s)?to\s(?:(?:only|just|as\slow\sas|as\shigh\sas|an?|the|near)\s){{0,2}}◆
        """
    ),
    "score", place="to",
    hint=(" to ", "→", "->", " from "),
    reads=("from 🄥 to ◆ 🄜", "(🄜 🄥 to ◆)", "(◆ up from 🄥)", "further reduces 🄜 to ◆"), misses=("compared to ◆", "up to ◆ higher", "leads to ◆"),
)  # fmt: skip
GAIN_BY = Rule(
    "gain-by",
    pattern(
        rf"""
        (?r)                                                    # from the number backwards: the nearest verb counts
        \b(?:{UP_ADJ}|(?P<down>{DOWN_ADJ})) (?:\s[^🄥;]{{0,60}}than\s[^🄥;]{{1,90}},?\s(?:e\.g\.,?)?)? \s by \s (?:(?:an?|about|only|nearly|up\sto|over|at\sleast|around|average|of)\s){{0,3}} ◆
        | \b(?: {UP_VERB} | (?P<down>{DOWN_VERB}) | (?:up|(?P<down>down)) ) \b
        (?: [^🄥;]{{0,110}}? | [^🄥;]{{0,60}}? \([^();]{{0,40}}\) [^🄥;]{{0,30}}?   # "(🄥 🄜)" explains what is beaten
              | [^🄥;]{{0,60}}? \s (?:🄥\s(?:[a-z-]+\s)?[A-Za-z]*[a-z]s|[🄢🄛]\sof\s🄥)(?=\s) [^🄥;]{{0,40}}? )   # "🄥 doctors", "🄛 of 🄥"
        (?: \sby\s(?:an?\s)?(?:large|significant|substantial|considerable|wide|clear)\smargins?(?::|\s\()\s?(?:(?:e\.g\.|i\.e\.),?\s)? ◆ | [\s(](?:by(?<!\b(?:validated|confirmed|evidenced|demonstrated|shown|indicated|supported|reflected)\sby)|on\sthe\sorder\sof|with(?=\san\saverage\sof|\s(?:an?\s)?(?:absolute|relative)|\s◆\s?dB)) \s (?:(?:an?|the|nearly|only|at|least|relative|absolute|average|averagely|average\sof|margin\sof|up|as|much|an\saverage\sof|large|significant|substantial|further|over|about|around|roughly|additional|another|of|margins|more\sthan|margin|between)\s){{0,5}} ◆ (?!\s?(?:vs\.?|versus)\s) )
        """
    ),
    "delta",
    before=("by ", "with", "order of"),
    reads=("outperforming 🄢 and 🄛 by ◆", "surpasses 🄛 by large margins: ◆ on 🄑", "🄜 dropped by ◆", "improves 🄜 on 🄑 by ◆", "surpassing 🄢 (🄥 🄜) by ◆", "🄢's 🄜 is lower by ◆", "of higher quality than those of 🄛, e.g., by ◆", "performance decreases, on the order of ◆", "surpasses 🄛 with ◆ dB in average", "outperformed 🄥 trained doctors by ◆", "exceeding 🄛 of 🄥 by ◆"), misses=("achieved by ◆ of", "followed by ◆", "improved quality, validated by a ◆ preference"),
)  # fmt: skip
SIGNED = Rule(
    "signed",
    pattern(r"(?<!\S)◆"),  # only for numbers printed with a sign: see extraction.reading
    "delta",
    reads=("has achieved ◆ 🄜 over 🄛",), misses=(),
)  # fmt: skip
GAIN_AFTER = Rule(
    "gain-after",
    pattern(
        rf"""
        (?: ◆ (?!\s(?:and|or)\s(?!🄥)) (?:\sabsolute|\srelative)?+ (?:\s\((?:[^()🄥]{{0,40}}|🄥(?:\s(?:relative|absolute)[^()]{{0,20}})?|(?:relative|absolute)\s(?:🄥,?\s?(?:and\s)?){{1,6}}|🄥\s(?:vs\.?|versus|to|against|→|->)\s🄥[^()🄥]{{0,20}})\)(?=\s(?:absolute\s|relative\s|and\s🄥|{UP_ADJ}|{UP_NOUN}|{DOWN_NOUN}|{DOWN_ADJ})))?+ | \(◆\s(?:relative|absolute)[^()]{{0,20}}\) | \((?:relative|absolute)\s(?:🄥,?\s(?:and\s)?){{0,5}}◆[^()]{{0,50}}\)(?=\s{UP_NOUN}|\s{DOWN_NOUN}) | ◆\s[a-z-]+\sand\s🄥(?=\s[a-z-]+\s(?:performance\s)?(?:{UP_NOUN}|{DOWN_NOUN}))(?<!\s(?:points?|higher|lower|better|absolute|relative)\sand\s🄥) | ◆\sof\s(?=relative|absolute|🄜\s(?:{UP_NOUN}|{DOWN_NOUN})) | ◆(?:\s?dB)?\s?/\s?🄥(?:\s?dB)? | ◆\s(?:absolute|relative)\sand\s🄥\s(?=absolute|relative) | ◆\s🄜\sand\s🄥\s(?=🄜\s(?:gains|improvements|increases|reductions|boosts)\b) ) \s? (?:(?:absolute|relative|average|mean|overall|statistically|significant|total|macro|large|point|points|pt|%|percentage|performance|consistent|substantial|and|-)\s?){{0,4}}
          {FILL_CHANGE}
          (?: (?P<down>{DOWN_NOUN}|{DOWN_ADJ}|error[-\s]reduction)|{UP_NOUN}|differences?|{UP_ADJ} ) \b (?!\s(?:than\s)?🄥) (?!-)
        """
    ),
    "delta",
    behind=(*stems(UP_NOUN, DOWN_NOUN, UP_ADJ, DOWN_ADJ), "error", "difference"),
    reads=("achieves ◆ improvement in 🄜 on 🄑", "a ◆ 🄜 gain", "◆ higher 🄜 than 🄛", "◆ lower 🄜", "◆dB/🄥 improvements in 🄜", "achieves a ◆ (🄥) gain in 🄜"), misses=("a 🄜 of ◆", "◆ 🄜 on 🄑", "a 🄜 of ◆ and higher"),
)  # fmt: skip
GAIN_BEFORE = Rule(
    "gain-before",
    pattern(
        rf"""
        (?r)  # from the number backwards
        \b{UP_NOUN} \s over \s (?:the\s)? (?:[\w-]+\s){{0,2}} [🄢🄛] \s \( ◆
        | \b(?: {UP_NOUN} | (?<!\bwithout\s(?:(?:any|an?|significant|notable)\s)?)(?P<down>{DOWN_NOUN}) | differences? | changes? | delta )
        (?: \s? \( \s? (?:(?:e\.g\.|i\.e\.),?\s|up\sto\s)? | \s(?:over|of|in|on|across|for)\s[^;.:🄥()]{{1,110}}(?:\s\((?:e\.g\.|i\.e\.),?\s(?!from\s)|,?\s(?:including|namely)\s(?:an?\s)?) | (?:\s(?:in|of)\s(?:[\w-]+\s){{0,3}}🄜)?,?\s(?:only|just|merely)\s | :\s(?=◆\s(?:in|over)\s) | \s(?:in|of|on)\s(?:[\w-]+\s){{0,3}}🄜\s(?=◆) | \s(?:(?:in|on|for|over|across|🄜|🄑|[\w-]+)\s){{0,6}}[\w-]+:\s(?=◆) | \s (?:(?:scaling|ranging|reaching|averaging|exceeding|totall?ing|\w+ly)\s){{0,2}} (?=◆) | \s (?:(?!and\s(?:reach|achiev|attain|obtain)\w*\s|🄜,\s(?:reach|achiev|attain|obtain)|(?:with|at|and)\s(?:(?:an?|the|performance|of|corresponding|respective)\s){{0,3}}(?:🄜|metrics|scores|values)|(?:achiev|attain|obtain)\w*\s)(?:in|of|on|for|to|over|from|across|with|🄜,?|🄑,?|🄢|🄛|🄞|[\w'’-]+(?:,(?=\s(?:[\w-]+,\s|and\s|🄜|🄑)))?)\s){{0,9}}? (?:of|by|was|is|are|were|at|exceeding|reaching|ranging|between|from|averaging|over|up) \s )
        (?:(?:an?|the|average|averaged|mean|absolute|relative|over|around|nearly|up|as|much|from|between|about|of|by|at|least|to|only|just|merely|roughly|almost|approximately)\s){{0,4}} ◆ (?!\s?(?:🄜\s)?(?:vs\.?|versus)\s)
        """
    ),
    "delta",
    before=(*stems(UP_NOUN, DOWN_NOUN), "difference", "change", "delta"),
    reads=("improvement of ◆ on 🄜", "gains of ◆", "improvements in 🄜 of ◆", "degradations of ◆"), misses=("to improve 🄜; it reaches ◆", "without any loss of 🄜 at ◆ density", "🄢 with focal loss achieved a 🄜 of ◆", "boosts 🄜, reaching ◆ on 🄑"),
)  # fmt: skip
GAIN_UP_TO = Rule(
    "gain-up-to",
    pattern(
        rf"""
        (?r)  # from the number backwards
          \b(?: {UP_ADJ} | {UP_VERB} | (?P<down>{DOWN_ADJ}|{DOWN_VERB}) ) \s (?:[\w-]+\s){{0,2}} (?:🄜\s|[\w-]+\s) \(◆
        | \b(?: {UP_NOUN} | (?P<down>{DOWN_NOUN}) ) \s (?:across|for|in|of|on|over) \s [^🄥;:.()]{{1,80}} \s \(◆
        """
    ),
    "delta",  # only for numbers printed with "up to", and small shares: see extraction.reading
    hint=("(🄥",),
    reads=("shows higher 🄜 (◆)", "improves transferability (◆)", "negligible degradation in 🄜 (◆)"), misses=("a 🄜 (◆)",),
)  # fmt: skip
GAIN_POINTS = Rule(
    "gain-points",
    pattern(rf"(?r)\b(?!(?:surpass|exceed|beat|outperform|above)\w*\s◆|leading\b|(?:leads?|led)\sto\b)(?:{UP_VERB}|(?P<down>{DOWN_VERB}))\s(?:an?\s|over\s|by\s)?(?:🄜\s(?!of\s))?(?:[\w-]+\s){{0,2}}?◆ | \b(?:{UP_VERB}|(?P<down>{DOWN_VERB}))\s(?:[\w-]+\s){{0,3}}🄜\s(?:only|just|merely)\s◆ | \b(?:improv|boost|increas|enhanc)\w*\s(?:[\w🄛🄢-]+\s){{0,4}}performance\s◆\s🄜 | (?:,\s|\()(?:up|(?P<down>down))\s(?:by\s)?◆"),
    "delta",
    before=(*stems(UP_VERB, DOWN_VERB), "up", "down"),
    reads=("small models gain ◆", "drops ◆", "improves ◆ over 🄛"), misses=("reaches ◆", "its leading 🄜 of ◆"),
)  # fmt: skip
POINTS = Rule(
    "metric-points",
    pattern(rf"(?:{UP_VERB}|{UP_NOUN})\b(?![^;]{{0,140}}\b(?:achiev|obtain|reach|attain)\w+[^;]{{0,60}}◆)[^;]{{0,150}}◆\s?🄜\spoints?\b"),
    "delta",
    hint=("🄜 point",),
    reads=("outperforms 🄛 on 🄑 (up to 🄥 🄜 points on 🄑 and ◆ 🄜 points on 🄑)",), misses=("achieves ◆ 🄜 points",),
)  # fmt: skip
WITHIN = Rule(
    "within",
    pattern(
        r"""
          \b(?P<down>remain|stay|fall|com|be|is|are|keep|perform|match)\w*\s(?:[\w-]+\s){0,3}?◆\s?(?:🄜\s)?(?:points?\s)?(?:of|from|to)\s(?!cases|the\stime)
        | (?P<down>◆)\s?(?:dB\s)?(?:🄜\s)?(?:points?\s)?of\s(?!each|cases|the\stime)
        | \b(?P<down>comparable|competitive|match|perform|track)\w*\b[^🄥;.]{0,70}?◆(?!\s?(?:[cmk]?m|meters?|deg\w*)\b)
        """
    ),
    "delta",  # only for numbers printed with "within": see extraction.reading
    reads=("remain ◆ 🄜 points of 🄛", "comes ◆ of the original 🄜", "reaches a 🄜 of 🄥, ◆ of a matched transformer", "is competitive (◆ 🄜) with 🄛"), misses=("within reach of ◆ 🄜",),
)  # fmt: skip
MORE = Rule(
    "more-than",
    pattern(r"◆ \s (?:more | (?P<down>fewer|less)) \s (?!(?:than|robust|likely)\b) (?:[\w-]+\s){1,4} (?:than|compared|over|on)\b | ◆ \smore\son\b | ◆ \s(?:more|(?P<down>fewer|less))\s(?:false|valid|correct|accurate)\s[\w-]+ | ◆ \s(?:more|(?P<down>less|fewer))\s🄜"),
    "delta",
    hint=("more", "fewer", "less"),
    reads=("identifies ◆ more objects than 🄢", "generated ◆ more false positives (🄥 vs. 🄥)",), misses=("requires more than ◆", "◆ or more"),
)  # fmt: skip
RETAINED = Rule(
    "retained",
    pattern(
        r"""
          \b(?:retain|preserv|recover|restor|maintain|keep|sustain)\w*\s(?:[\w-]+\s){0,4}?◆\s?(?:(?:of|full|relative|the|\w+-sized)\b (?=[^🄥;]{0,40}(?:performance|accuracy|🄜|quality|capabilit))|(?:(?!(?:and|at|competitive|for|high|in|on|overall|robust|stable|strong|while|with)\b)[\w-]+\s){0,2}performances?\b|effectiveness\b|quality\b)
        | ◆\srelative\sperformance\b
        | \b(?:achiev|reach|attain)\w*\s(?:[\w-]+\s){0,2}?◆\sof\s🄛\s(?:[\w-]+\s){0,2}🄜
        | ◆\s(?:[\w🄜-]+\s){0,2}(?:preservation|retention)\b
        | \b(?P<down>eliminat|remov)\w*\s(?:(?:an?|more|than|about|up|to|over|additional|further|another|nearly)\s){0,3}◆\sof\s(?:the\s)?(?:[\w-]+\s|🄜\s){0,2}(?:errors?|gap|🄜)
        | \b(?:achiev|reach|attain|correspond|equal|amount)\w*\s(?:[\w-]+\s){0,2}?◆\sof\s(?:[\w🄢🄛🄜'’-]+\s){1,3}performance\b
        | \b(?:achiev|reach|attain)\w*\s(?:[\w-]+\s){0,2}?◆\sof\s(?:(?:an?|the)\s)?(?:[\w-]+\s){0,2}?[🄢🄛](?!\s(?:\w+\s)?(?:samples|data|images|queries|tasks|cases|problems))
        | ◆\s?of\s(?:(?:the|its|their|full|original|overall|teacher|supervised|state-of-the-art|human|model's|dense|upper|oracle|baseline)(?:\s|-)){1,4}(?:[\w'’🄢🄛-]+\s){0,2}(?:performance|🄜)\s?(?:of|achieved|obtained|reached|'s|\Z|[,.;)]|while|with|on|and|at|given|when|using)
        """
    ),
    "delta",
    hint=(" of ", "relative perf", "retention", "retain", "preserv", "recover", "restor", "maintain", "keep", "sustain"),
    reads=("retaining an average of ◆ of the performance", "achieves ◆ of the 🄜 of 🄛", "achieves ◆ of a supervised 🄢 on 🄑", "achieving ◆ of 🄢 performance", "with ◆ quality preservation", "removes an additional ◆ of the error"), misses=("maintains ◆ 🄜", "around ◆ of 🄜"),
)  # fmt: skip
BEHIND = Rule(
    "behind",
    pattern(r"\b(?:outperform|surpass|exceed|beat)(?:s|ed|ing)?\s(?:the\s)?[🄛🄢]\s◆(?:\s?dB|\s(?:absolute|relative|in|on\saverage))\b | ◆\s(?:🄜\s(?=over\s))?(?:(?P<down>behind|below|short\sof|worse\sthan|lower\sthan|less\sthan)|above|ahead\sof|over|better\sthan|higher\sthan|more\sthan)\s(?:that\sof\s|the\s)?[🄢🄛🄑] | ◆(?:\s?dB)?\sin\s(?:terms\sof\s)?🄜\s(?:over|above)\s | \(◆\s(?:relative|absolute)(?:ly)?\s?[^()🄥]{0,20}\) | ◆\srelative(?=[.,;)]|\s(?:over|on|in|and|for)\s|\Z)"),
    "delta",
    reads=("🄢 is ◆ behind 🄛", "exceeding 🄛 ◆dB with fewer parameters", "achieves ◆ dB in terms of 🄜 over the most advanced method"), misses=("◆ 🄜 behind",),
)  # fmt: skip
COMPARED = Rule(
    "compared-level",
    pattern(
        r"""
        (?r)  # from the number backwards
        \b(?:below|behind|short\sof)\s(?:the\s|that\sof\s)?[🄛🄢](?:['’]s)?(?:\s🄜)?\s?(?:\(|(?:of|at)\s)◆
        | \b(?:above|over|below|beyond)\s(?:the|an?)\s◆(?=\s(?:[\w-]+\s){0,2}🄛)
        | \((?:the\s)?🄛(?::|,|\sof|\sat|\swas|\s=)?\s◆(?=\s?[),;]) | \((?:cf\.?|c\.f\.)\s◆ | \bprev(?:ious)?\.?\s(?:best|SOTA|record)\s(?:(?:was|is|of|at)\s|[:=]\s?)?◆ | \b(?:compared\s(?:to|with|against)|vs\.?|versus|against|as\sopposed\sto|relative\sto|in\s(?:contrast|comparison)\s(?:to|with)|than|(?<!\b(?:improvements?|gains?|increases?|boosts?|advantages?|reductions?|drops?|margins?|lead)\s)over|(?:exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|beat(?:s|ing)?|outperform(?:s|ed|ing)?)(?!\s(?:the\s)?[🄛🄢]\s◆(?:\s?dB|\s(?:absolute|relative|in|on\saverage))\b)(?!\s(?:an?\s)?(?:🄜\sof\s)?◆(?!\s(?:🄜\s)?(?:by|of|for|from)\s[🄢🄛])))
        (?:\s(?:the|that\sof|an?|its|of|previous|at|for|only|just|🄜|🄛|🄢|🄞|(?!(?:by|and|achiev\w+|obtain\w+|reach\w+|attain\w+|yield\w+|is|was|were|while|with|which)\b)[\w'’-]+)){0,6}? \s?\(?\s? (?:🄜\sof\s|at\s|with\s|scor\w+\s|'s\s|of\s)?◆(?!\sof\s(?:all\s|the\s)?(?:time|cases|comparisons|trials|instances|games)\b)
        """
    ),
    "score", place="compared",
    before=(
        "below", "above", "behind", "short of", "cf.", "c.f.", "(cf ", "prev", "compar", "vs", "versus", "against", "opposed", "relative to", "contrast",
        "than", "over", "exceed", "surpass", "beat", "outperform", "(🄛", "(the 🄛",
    ),
    reads=("(compared to ◆ for 🄢)", "vs. ◆", "compared to 🄢's ◆", "compared to 🄛 🄢 ◆", "far below 🄛 🄜 of ◆", "above the ◆ majority 🄛"), misses=("outperforms 🄛 by ◆", "falls below ◆", "(improvement over 🄢 (◆)"),
)  # fmt: skip
LEVEL = Rule("level", pattern("◆"), "score", reads=("reaches ◆ 🄜 on 🄑", "🄑 (◆)"))

#: The order in which readings are tried: the most particular first; ``LEVEL`` is what remains.
READINGS: tuple[Rule, ...] = (
    WITHIN,
    RETAINED,
    FROM_LEVEL,
    GAIN_BY,
    GAIN_AFTER,
    MORE,
    POINTS,
    COMPARED,
    TO_LEVEL,
    GAIN_BEFORE,
    BEHIND,
    GAIN_UP_TO,
    GAIN_POINTS,
    LEVEL,
)

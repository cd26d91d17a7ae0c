# ruff: noqa: E501 (a pattern reads best with one alternative to a line)
"""Groups of words that several steps share: gains and losses, costs. Pieces of patterns, without anchors."""

import regex

#: Verbs of gain and loss, in all forms.
UP_VERB = (
    r"(?:out[-\s]?perform(?:s|ed|ing)?|promot(?:es?|ed|ing)|inflat(?:es?|ed|ing)|shift(?:s|ed|ing)?|swing(?:s|ing)?|surpass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|beat(?:s|ing)?|outscor(?:es?|ed|ing)|supersed(?:es?|ed|ing)|improv(?:es?|ed|ing)|increas(?:es?|ed|ing)"
    r"|boost(?:s|ed|ing)?|enhanc(?:es?|ed|ing)|rais(?:es?|ed|ing)|elevat(?:es?|ed|ing)|rises?|rose|risen|rising|grow(?:s|ing)?|grew|gain(?:s|ed|ing)?|advanc(?:es?|ed|ing)"
    r"|excels?|excelling|lift(?:s|ed|ing)?|outstrip\w{0,4}|lead(?:s|ing)?|led|strengthen\w{0,3}|better(?:s|ed|ing)?|ahead\sof|above|eclips\w{1,3}|defeat(?:s|ed|ing)?|outdo(?:es|ne|ing)?|outdid|overtak(?:es?|ing|en)|overtook|amplif\w{1,4}|push(?:es|ed|ing)?|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|surg(?:es?|ed|ing)|wins?(?=\sby)|won(?=\sby)|superior\sto|better\sthan|higher\sthan)"
)
DOWN_VERB = (
    r"(?:reduc(?:es?|ed|ing)|decreas(?:es?|ed|ing)|lower(?:s|ed|ing)?|drop(?:s|ped|ping)?|degrad(?:es?|ed|ing)|declin(?:es?|ed|ing)|cut(?:s|ting)?|fall(?:s|ing)?(?!\s🄜)|fell|fallen"
    r"|br(?:ings?|inging|ought)\sdown|los(?:es?|ing)|lost|suffer(?:s|ed|ing)?|diminish(?:es|ed|ing)?|worsen(?:s|ed|ing)?|shrink(?:s|ing)?|shrank|lag(?:s|ged|ging)?|trail(?:s|ed|ing)?|underperform(?:s|ed|ing)?|deteriorat(?:es?|ed|ing)|plummet\w{0,3}|behind|below|impair(?:s|ed|ing)?|mitigat(?:es?|ed|ing)|suppress\w{0,3}|narrow(?:s|ed|ing)?|worse\sthan|lower\sthan|hurt(?:s|ing)?|harm(?:s|ed|ing)?|weaken(?:s|ed|ing)?|damag(?:es?|ed|ing)|erod(?:es?|ed|ing)|compromis(?:es?|ed|ing)|slash(?:es|ed|ing)?|depress(?:es|ed|ing)?|shav(?:es?|ed|ing))"
)
#: Nouns of gain and loss.
UP_NOUN = r"(?:improvements?|improvment|gains?|increases?|increments?|boost(?:ing)?s?|uplifts?|rise|jump|leap|lead|advantages?|margins?|enhancements?|growth|lift|surge|upturn)"
DOWN_NOUN = r"(?:reductions?|decrements?|drops?|decreases?|degradations?|degrades?|declines?|losse?s?|falls?(?!\s🄜)|deficits?|gaps?|shortfalls?|deteriorations?|penalty|penalties|disparity|disparities|discrepanc(?:y|ies))"
UP_ADJ = (
    r"(?:higher|better|greater|more\saccurate(?:ly)?|superior|more\srobust|stronger|more\soften|above|ahead|improved)"
)
DOWN_ADJ = r"(?:lower|worse|smaller\serror|below|behind|short\sof|less\saccurate|poorer)"

#: What costs and sizes are made of. A drop in one of these is no measured performance.
COST = (
    r"(?:latenc(?:y|ies)|cost-?\s?(?:effectiveness|efficiency)|(?:wall-?clock|run-?|inference|training|fine-?tuning|convergence|processing|execution|computation(?:al)?|search|response|decoding|generation|simulation|total|annotation|reading|planning|reconstruction|compile|extraction|solve|labell?ing|editing|testing|CPU|GPU)?[-\s]?times?(?!\sseries)"
    r"|runtimes?|costs?|memory(?!-)(?:\s(?:usage|footprint|consumption|cost|requirements?|overhead|access\w*))?|VRAM|parameters?|params|parameter\scounts?|FLOPs?|GFLOPs?|MACs|comput(?:e|ation)(?:al)?(?:\s(?:cost|overhead|budget|complexity|load|resources?|requirements?|demands?|burden))?|energy(?:\s\w+)?|power(?:\s(?:consumption|usage))?"
    r"|throughput|bandwidth|storage(?:\s\w+)?|(?:visual\s|input\s|output\s|prompt\s|image\s)?tokens?(?:\s(?:usage|count|length|consumption|cost|budget))?|overheads?|sizes?|footprint|budgets?|consumption|complexity|bit-?widths?|bit\srates?|bitrate|weights|sparsity|speed-?ups?|speed|steps|iterations|epochs|layers|compression(?:\s(?:rate|ratio|efficiency))?"
    r"|(?:training|labell?ed|annotated|annotation|supervised|target|pre-?training|fine-?tuning|in-domain)\s(?:data|samples|set|examples|images|effort|budget)|data\susage|manual\s(?:labell?ing|annotation|work|effort)|labels|annotations|effort|workload|hours|length|number\sof(?:\s[\w-]+){1,3}|amount\sof(?:\s[\w-]+){1,3}|(?:token|sample|sampling|data|memory|energy|parameter|compute|computational|inference|training|communication|time|resource)[\s-]efficiency|connections|(?:design|development|clock)\scycles?|torque|efforts|searches|accesses|invocations|rounds|TTFT|boilerplate|communication(?:\s\w+)?|emissions?|carbon|labou?r|queries|API\scalls|calls|traffic|width|depth|volume|utilization|delay|jitter|operations|clicks|function\sevaluations|payload|downtime|FPS|frames\sper\ssecond|resources?|supervision|sequence\slengths?|context\slengths?|KV[-\s]cache(?:\ssize)?)"
)
#: Words that may stand between a number and its noun.
FILL = r"(?:[\w/'’-]+\s){0,3}"
FILL_CHANGE = (
    r"(?:(?!(?:and|or|with|while|whereas|but|on|at|in|for|by|from|to|over|than|of|using|as|is|are|was|were|which|that|when|after|under|despite|without|during|against|through|between|given|representing|corresponding|reflecting|indicating|surpassing|outperforming)\b)"
    r"[\w/'’🄜🄑🄢🄛-]+\s){0,4}"
)
FILL_MASKED = r"(?:[\w/'’🄜🄑🄢🄞🄛-]+\s){0,4}"

#: Plain letters that every match begins with: a letter before ``?`` may be missing.
_STEM = regex.compile(r"[a-z-]+(?![?*{])", regex.IGNORECASE)


def stems(*groups: str) -> tuple[str, ...]:
    """How the alternatives of groups like those above begin, in small letters: whatever they match holds one of these."""
    found: list[str] = []
    for group in groups:
        depth, start = 0, len("(?:")
        for place in range(start, len(group)):
            letter = group[place]
            if depth == 0 and letter in "|)":
                stem = _STEM.match(group, start)
                if stem is None:
                    raise ValueError(f"no stem in {group[start:place]!r}")
                found.append(stem[0].lower())
                start = place + 1
            depth += (letter == "(") - (letter == ")")
    return tuple(found)

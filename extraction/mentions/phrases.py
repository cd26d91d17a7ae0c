# ruff: noqa: E501 (a pattern reads best with one alternative to a line)
"""Find what stands for a system without naming it: "our method", "we", "the baseline", "prior work"."""

from __future__ import annotations

import re

import regex

from extraction import shapes
from extraction.hints import Gated
from extraction.mentions.page import Page
from extraction.scene import L, O, Scene

_OWN = regex.compile(
    rf"""
      \\(?:ours?|model(?:name)?|method(?:name)?|name|system(?:name)?|approach|algname|sys|tool)\b~?+
    | \b(?:our|this|the\sproposed|our\sproposed|the\spresented|the\sresulting|the\sdeveloped|the\ssuggested|my)\s(?:(?!(?:performance|results?|surpass\w*|outperform\w*|exceed\w*|beats?|is|are|achiev\w*)\b)[\w-]+\s){{0,4}}?(?:{shapes.SYSTEM}|techniques?|schem(?:a|es?)|methodology|solutions?|scorers?|procedure|recipe|attack|defen[sc]e|formulation|extension)\b
    | \b(?:we|ours|it)\b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
#: What such a phrase begins with: an article or adjective before it, one of its own first words, or the word behind
#: one that ends what came before ("commercial recognisers").
_BASE_STARTS = re.compile(
    r"""
    (?<!\w) (?:
      (?: the|an?|all|several|other|these|existing|previous|prior|current|strong|our|its|their|both|most|many|any|recent
        | conventional|traditional|vanilla|standard|naive|non-\w+|best|leading|competitive|even|competing|earlier|comparable
        | best-performing|alternative|supervised|strongest|second-best|unimodal|commercial|proprietary|frontier|related|from
        | random ) \s
    | baseline | counterpart | competitor | predecessor | state[\s-]of | so?ta | models | m?llms | l?vlms | agents
    | [a-z][\w.]{1,20}-based | majority-baseline | human | chance
    | (?: (?<=previous\s) | (?<=prior\s) | (?<=existing\s) | (?<=current\s) | (?<=conventional\s) | (?<=traditional\s)
        | (?<=state-of-the-art\s) | (?<=off-the-shelf\s) | (?<=commercial\s) ) [\w/-]
    )
    """,
    re.VERBOSE,
)
_BASE = Gated(
    regex.compile(
        r"""
    \beven\sthe\s(?:best|strongest|top|leading|most\s[a-z]+)(?:[-\s]performing)?\s(?:[\w-]+\s){0,2}?(?:models?|systems?|methods?|agents?|approach(?:es)?|(?-i:LLMs?|VLMs?|MLLMs?|LVLMs?))(?![\w-])
  | \b(?:an?|the)\s(?:simple\s)?(?:rule|lexicon|dictionary|pattern|heuristics?)-based\s(?:[\w-]+\s){0,2}?(?:systems?|models?|methods?|approach(?:es)?|classifiers?|solvers?|parsers?|taggers?)(?=\s\()
  | \bthe\s(?:best|strongest|top)(?:[-\s]performing)?\s(?:(?:open|closed)(?:-\w+)?|proprietary|commercial|existing|available|publicly\savailable|frontier|current|off-the-shelf)\s(?:[\w-]+\s){0,2}?(?:models?|systems?|methods?|agents?|tools?|services?|engines?|(?-i:[A-Z]{2,6}s?))(?![\w-])
  | \b(?<!-)(?:previous|prior|existing|competing|earlier)\s(?:(?!(?:and|or|with|on|by|of|is|are|for|in|to|that|which)\s)[\w/-]+\s)?(?:models|methods|approaches|systems|algorithms|techniques|works)(?![\w-])
  | \b (?<!-) (?=[\w/'’-])
    (?: (?:the|an?|all|several|other|these|existing|previous|prior|current|strong|our|its|their|both|most|many|any|recent|any|conventional|traditional|vanilla|standard|naive|non-\w+|best|leading|competitive)\s
        (?:(?!(?:and|or|with|on|by|of|new|is|are|for|in|to|that|which)\s)[\w/'’-]+\s){0,5}? )?+
    (?: (?:baselines?|counterparts?|competitors?|predecessors?)(?:\s(?:models?|methods?|approach(?:es)?|systems?|performance|results?|algorithms?|networks?))?
      | (?:state[\s-]of[\s-](?:the[\s-])?arts?|so?ta|SoTA)(?:\s(?!(?:performance|results?|accurac\w+|scores?|level)\b)(?:[\w-]+\s){0,3}?(?:models?|methods?|approach(?:es)?|systems?|algorithms?|techniques?|baselines?|networks?|detectors?|agents?|solutions?|works?|(?-i:[A-Z]{2,6}s)))?
      | (?<=[,;:.]\s|\b(?:that|how|where|while|whereas|when|and)\s)(?:models|LLMs|MLLMs|VLMs|LVLMs|agents)(?=\s(?:(?:only|still|often|currently)\s)?(?:achieve|reach|obtain|attain|score|recover|solve|answer|struggle|fail|drop|fall|perform|average|lag)\b)
      | (?-i:[A-Z])[\w.]{1,20}-based\s(?:[\w-]+\s)?(?:models|methods|approaches|baselines|systems|classifiers)(?=\s\()
      | prior\s(?:work|works|art) | previous\s(?:work|works|best(?:\sresults?)?|records?|results?|bests?) | related\swork
      | (?:(?:previous|prior|existing|other|competing|conventional|traditional|vanilla|standard|comparable|recent|best-performing|current|alternative|leading|supervised|strongest|second-best|unimodal|commercial|proprietary|frontier)\s)(?:(?!(?:and|or|with|on|by|of|is|are|for|in|to|that|which)\s)[\w/-]+\s){0,4}?(?:models?|methods?|approach(?:es)?|systems?|algorithms?|techniques?|networks?|detectors?|agents?|solutions?|(?-i:[A-Z]{2,6}s))
      | (?<=\b(?:previous|prior|existing|current|conventional|traditional|state-of-the-art|off-the-shelf|commercial)\s)(?:(?!(?:and|or|with|on|by|of|is|are|for|in|to|that|which)\s)[\w/-]+\s){0,2}[a-z]{3,}(?:ers|ors)
      | majority-baseline | human-level(?=\s(?:performance|accuracy|F1|scores?|results?)\b) | human(?=\s(?:accuracy|F1|EM|scores?)\sof\s\d) | human(?:s|\s(?:performance|beings?|experts?|[a-z]{3,16}ists?|subjects?|participants?|readers?|players?|workers?|users?|level|annotators?|baseline|raters?|accuracy|capabilities))\b | random\s(?:guess(?:ing)?|chance|selection|baseline|sampling) | chance(?:\slevel)?
      | from\sscratch
    )(?![\w-])
    """,
        regex.VERBOSE | regex.IGNORECASE,
    ),
    "baseline", "counterpart", "competitor", "predecessor", "state", "sota", "sta", "prior", "previous", "existing",
    "other", "competing", "conventional", "traditional", "vanilla", "standard", "comparable", "recent", "best-perform",
    "current", "alternative", "leading", "supervised", "strongest", "second-best", "unimodal", "commercial",
    "proprietary", "frontier", "off-the-shelf", "related", "human", "random", "chance", "scratch", "the best", "the top", "even the",
    "models", "llms", "vlms", "agents", "-based",
    starts=_BASE_STARTS, small=True,
)  # fmt: skip
#: "our strongest model": no other's, unless it says so
_OURS = regex.compile(
    r"our\s(?!.*\b(?:baseline|counterpart|competitor|predecessor|previous|prior|earlier|existing|vanilla|standard|conventional|traditional|comparable|competing|other)).*",
    regex.IGNORECASE,
)
_STATE_RESULT = regex.compile(
    r"\s(?:performance|results?|level|[🄜]|accurac|score|F1|mAP|FID|success|recall|precision|on\b)|\s?\(?\Z"
)
_NEW = regex.compile(
    r"\b(?:new|a|achiev\w+|set\w*|establish\w*|reach\w*|obtain\w*|attain\w*|near(?:ly)?|yield\w*)\s(?:[\w-]+\s)?\Z",
    regex.IGNORECASE,
)
_STATE = regex.compile(r"(?:state.of.(?:the.)?arts?|sota)\Z", regex.IGNORECASE)
_SURPASSED = regex.compile(
    r"(?:improv\w+|rais\w+|over|than|surpass\w*|outperform\w*|exceed\w*|beat\w*|advanc\w+|previous|compared\s(?:to|with)|from)\s(?:the\s)?(?:[\w-]+\s)?\Z",
    regex.IGNORECASE,
)


def find_phrases(page: Page, scene: Scene) -> None:
    for match in _BASE.finditer(page.text, scene.start, scene.end):
        if _is_own_state(page, scene, match) or _OURS.fullmatch(match[0]):
            continue
        page.add(scene, L, match.start(), match.end())
    for match in _OWN.finditer(page.text, scene.start, scene.end):
        page.add(scene, O, match.start(), match.end())


def _is_own_state(page: Page, scene: Scene, match: regex.Match[str]) -> bool:
    """Whether "state of the art" is what is reached here, and not what is surpassed."""
    phrase = match[0]
    state = _STATE.search(phrase)
    if state is None:
        return False
    before = page.text[max(scene.start, match.start() - 40) : match.start()]
    after = page.text[match.end() : match.end() + 24]
    reached = _STATE_RESULT.match(after) or _NEW.search(before) or phrase.casefold().startswith(("a ", "new "))
    return bool(reached) and not _SURPASSED.search(before + phrase[: state.start()])

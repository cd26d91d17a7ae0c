# ruff: noqa: E501 (a pattern reads best with one alternative to a line)
"""Shares of what was put to systems, or of what came out of them: scores that need no metric's name.

"answers 87% of the questions", "hallucinates in 60% of its answers", "98% of tokens are correctly classified",
"is preferred 72% of the time", "57% of people prefer it".
"""

from __future__ import annotations

import regex

from extraction.scene import Mention, Scene

#: Between a number and the verb or preposition that it hangs on.
_ONLY = r"(?:(?:only|just|up|to|over|about|around|at|least|nearly|roughly|approximately|correctly|successfully|on|average,?|more|fewer|less|than|an?|mere)\s){0,3}"
#: What systems are given, and what they give back.
_THINGS = r"(?:answers|outputs|responses|questions|requests|queries|prompts|trials|summaries|interpretations|attempts|runs|episodes|generations|completions|conversations|dialogues|predictions|instructions|cases|instances|problems|samples|variations|scenarios|tasks|subtasks|frames|interactions|simulations|comparisons|recommendations|edits|translations|explanations|reports|rollouts|trajectories|utterances|sentences|documents|studies|puzzles|sessions|images|clips|videos)"

#: "answers ◆ of the questions": what is done to them is what the system is for.
_DOES = regex.compile(
    rf"\b(?:solv|answer|resolv|complet|recogni[sz]|detect|identif|classif|translat|predict|retriev|recover|transcrib|match|cover|pass|find|found|clos|prov|spot|catch|caught|correct(?!ly)|fix|repair|reproduc|verif|approv|prevent|block|discover|locali[sz]|diagnos(?=ed|es?\b|ing)|misclassif|misidentif|mislabel|misjudg|recall|convert|detoxif|satisf|refus|understand|understood|wins?|won|winning)\w*\s{_ONLY}\Z|\b(?:solv|pass|resolv|answer|complet)\w*\s🄥\sof\s🄑\sand\s\Z",
    regex.IGNORECASE,
)
#: "succeeds in ◆ of cases", "finds the best one on ◆ of the instances": what a system does there,
_DOES_IN = regex.compile(
    rf"\b(?:succeed|fail|work|classif|predict|identif|detect|recogni[sz]|select|choos|chose|solv|answer(?:ed|ing)|resolv|fool|outperform|find|found|generat|track|locali[sz]|captur|reach|satisf|prefer|favou?r|obtain|pass|retriev|recover(?!able)|match|leak|transcrib|preserv|reproduc)\w*\b[^.;🄥]{{0,90}}\s(?:in|on)\s{_ONLY}\Z",
    regex.IGNORECASE,
)
_OF_THINGS = regex.compile(
    rf"\s?of\s(?:(?:the|all|its|their|our|these|those)\s){{0,2}}(?:🄥\s)?(?:[\w-]+\s){{0,2}}?(?:{_THINGS}|[\w-]*\s?user\sstudy)\b(?!\s(?:that|which|where|containing|with|have|are|were|had)\b)",
    regex.IGNORECASE,
)
#: ... but for wins over others, what is saved, and what something is run on or made of.
_NO_OUTCOME = regex.compile(
    rf"\b(?:outperform|surpass|beat|speed|fast|gain|improve|chang|alter|account|(?:pre-?)?train|learn|tun(?:e|ing)|occur|annotat|available)\w*\b[^.;]{{0,100}}\b(?:in|on)\s{_ONLY}\Z",
    regex.IGNORECASE,
)
_COMPARISONS = regex.compile(r"[^🄥.;]{0,30}\b(?:comparisons|user\sstudy)\b", regex.IGNORECASE)
#: "selects them ◆ of the time"
_OF_THE_TIME = regex.compile(
    r"\sof\s(?:the\s)?time\b(?!\s(?:(?:and|or)\s(?:the\s)?(?:cost|money|memory|compute|energy)|that|it|of|to|required|needed|taken)\b)|\sof\s(?:the\s)?cases\b"
)
_RIGHTLY = regex.compile(
    r"\b(?:better|worse|mistak|realistic|fool|correct|agree|prefer|accura|success|succe|win|won|detect|identif|solv|find|found|recogni[sz]|select|judged|favou?r|fail)\w*\b[^🄥.;]{0,80}\Z",
    regex.IGNORECASE,
)
#: "◆ of tokens are correctly classified", "◆ of outputs rated good"
_ARE_RIGHT = regex.compile(
    r"\s?of\s(?:[\w'’🄢🄑🄜🄞-]+\s){1,6}?(?:(?:is|are|was|were|(?:can|could)\sbe|being)\s)?(?:(?:indeed|fully|functionally|either|as|\"|“)\s?){0,2}(?:(?:correct|accurate|successful|proper)ly\s[a-z]+(?:ed|en|ied|ood|ound)|(?<=\b(?:is|are|was|were|be|being)\s(?:(?:indeed|fully|functionally|either)\s)?[\"“]?)(?:(?:in)?correct|(?:in)?accurate|proper|appropriate|acceptable|reachable|solved|preferred|locali[sz]ed)|(?:rated|judged|deemed|acknowledged|evaluated)\s(?:as\s)?(?:to\sbe\s|being\s)?(?:\"|“)?(?:good|correct|acceptable|excellent|appropriate|genuine|accurate|useful|helpful|relevant|better|valid|satisfactory|natural|fluent|high))\b",
    regex.IGNORECASE,
)
#: "◆ of its answers contain an error", "◆ of model outputs were unsafe": what comes out of systems, and what it is like
_OUTPUTS_ARE = regex.compile(
    r"\s?of\s(?:(?!human|training|user|annotated|reference)[\w'’🄢🄞🄛-]+\s){0,3}?(?:answers|citations|completions|explanations|generations|outputs|patches|plans|predictions|programs|responses|rollouts|summaries|trajectories|translations)\s(?:(?:still|also|even)\s)?"
    r"(?:(?:contain|exhibit|fail|hallucinat|introduc|leak|match|pass|preserv|satisf|show|violat)\w*|(?:are|were|is|was|being)\s(?:\w+ly\s)?(?:(?:un)?faithful|(?:un)?grounded|(?:un)?safe|(?:un)?supported|(?:in)?valid|(?:in)?consistent|compilable|executable|fabricated|hallucinated|harmful|insecure|rejected|toxic|verified|wrong))\b",
    regex.IGNORECASE,
)
#: "◆ of people prefer A while ◆ prefer B"
_PREFER = regex.compile(
    r"(?:\s?of\s(?:the\s|all\s|our\s)?(?:[\w-]+\s){0,2}?(?:people|users|participants|raters|evaluators|annotators|judges|experts|respondents|subjects|clinicians|listeners|readers|voters))?\s(?:prefer|favou?r|cho[os]se)(?:s|red|ed)?\b",
    regex.IGNORECASE,
)
#: "hallucinates in ◆ of its answers", "is truthful for ◆ of questions": what a system's outputs are like.
_OUTCOME = regex.compile(
    r"\b(?:hallucinat|fabricat|correct|incorrect|accurate|inaccurate|truthful|successful|succe|fail|valid|invalid|optimal\ssolution|jailbreak|comply|complie|respond|refus|violat|unsafe|toxic|biased|misrepresent|misinterpret|misclassif|errors?\b|mistake|volatile|cause|incoheren|inconsisten|insecure|harmful|risks?\b|contradict|refut|alter(?!native)|flip|tamper|decepti|deceiv|sycophan|conform|wrong)\w*\b(?:(?!outperform|surpass|\b(?:if|when|where|whether)\b)[^.;:🄥]){0,70}\s(?:in|on|for|to)\s(?:(?:only|just|about|nearly|over|up\sto)\s){0,2}(?:🄥\sand\s)?\Z",
    regex.IGNORECASE,
)


def is_share_of_outputs(scene: Scene, number: Mention) -> bool:
    """Whether a percentage says how often systems are right, wrong or the like. A list is of what its last member is."""
    group = scene.group(number)
    before, behind = scene.before(group[0]), scene.after(group[-1], 110)
    if behind[:4].strip()[:2] != "of":
        return _PREFER.match(behind) is not None
    if _DOES.search(before) or _ARE_RIGHT.match(behind) or _PREFER.match(behind) or _OUTPUTS_ARE.match(behind):
        return True
    if _OF_THE_TIME.match(behind) and _RIGHTLY.search(before):
        return True
    if _OF_THINGS.match(behind) is None:
        return False
    does = _DOES_IN.search(before) and (_COMPARISONS.match(behind) or not _NO_OUTCOME.search(before))
    return bool(does or _OUTCOME.search(before))

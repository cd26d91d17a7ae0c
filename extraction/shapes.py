# ruff: noqa: E501 (a pattern reads best with one alternative to a line)
"""What names look like: tokens, runs of tokens, and the words beside them that give their role away.

These patterns find benchmarks and systems that no list knows. Everything here is general English and typography; names
of particular things belong in the vocabulary. Those that look at the words before a place are read from there
backwards, ``(?r)``: tried once, where they would else be tried at each character of the words.
"""

from __future__ import annotations

import re

import regex

from extraction.hints import Gated, remembered

#: Head nouns behind (or before) the name of a place of measurement.
PLACE = (
    r"(?:data[\s-]?sets?|benchmarks?|corpus|corpora|test\s?sets?|test\s?suites?|testbeds?|suites?|challenges?|leaderboards?"
    r"|shared\stasks?|question\ssets?|treebanks?|databases?|competitions?|collections?|cohorts?|gold\sstandards?|(?:evaluation|validation|dev(?:elopment)?)\s?sets?)"
)
#: Head nouns that say so only behind what is written like a name anyway.
WEAK_PLACE = r"(?:tasks?|tracks?|environments?|simulators?|arenas?|domains?|data|splits?|subsets?|bench|games|problems|repository|graphs?)"
#: Head nouns behind the name of a system.
SYSTEM = (
    r"(?:models?|methods?|frameworks?|approach(?:es)?|systems?|algorithms?|networks?|classifiers?|architectures?|backbones?|agents?"
    r"|baselines?|variants?|pipelines?|detectors?|parsers?|encoders?|decoders?|tokenizers?|transformers?|series|family|strategy|module"
    r"|mechanisms?|optimizers?|estimators?|planners?|policy|policies|solvers?|ensembles?|embeddings?|retrievers?|rerankers?|codec|predictors?|evaluators?|rankers?|taggers?|generators?|verifiers?|recommenders?|segmenters?|trackers?|chatbots?|assistants?|toolkits?|engines?)"
)
#: Verbs by which a system reaches a level or beats another, in all their forms.
ACHIEVES = (
    r"(?:achiev(?:es?|ed|ing)|obtain(?:s|ed|ing)?|reach(?:es|ed|ing)?|attain(?:s|ed|ing)?|yield(?:s|ed|ing)?|scor(?:es?|ed|ing)|gets?|got"
    r"|getting|gain(?:s|ed|ing)?|produc(?:es?|ed|ing)|deliver(?:s|ed|ing)?|show(?:s|ed|n|ing)?|exhibit(?:s|ed|ing)?|demonstrat(?:es?|ed|ing)"
    r"|record(?:s|ed|ing)?|report(?:s|ed|ing)?|perform(?:s|ed|ing)?|provid(?:es?|ed|ing)|maintain(?:s|ed|ing)?|retain(?:s|ed|ing)?"
    r"|has|have|had|having|give(?:s|n)?|gave|giving|realiz(?:es?|ed|ing)|hits?|hitting|sets?|setting|bring(?:s|ing)?|brought"
    r"|outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|beats?|beating|outscor(?:es?|ed|ing)|improv(?:es?|ed|ing)"
    r"|increas(?:es?|ed|ing)|boost(?:s|ed|ing)?|enhanc(?:es?|ed|ing)|rais(?:es?|ed|ing)|elevat(?:es?|ed|ing)|reduc(?:es?|ed|ing)"
    r"|decreas(?:es?|ed|ing)|lower(?:s|ed|ing)?|drop(?:s|ped|ping)?|cut(?:s|ting)?|solv(?:es?|ed|ing)|complet(?:es?|ed|ing)|recover(?:s|ed|ing)?|hallucinat(?:es?|ed|ing)"
    r"|resolv(?:es?|ed|ing)|enabl(?:es?|ed|ing)|lead(?:s|ing)?|led|establish(?:es|ed|ing)?|post(?:s|ed)|wins?|won|winning|los(?:es?|ing)|lost|classif(?:y|ies|ied|ying)|answer(?:s|ed|ing)|excel(?:s|led)?|detect(?:s|ed|ing)?"
    r"|identif(?:y|ies|ied|ying)|predict(?:s|ed|ing)?|correctly|successfully|consistently|significantly|substantially|only|even|can)"
)

_WORD = (
    r"(?:[A-Z][\w'’+^]*+|\d++[A-Z][\w+]*+|[a-z]{1,12}+(?=[A-Z\d_])[\w+^]++|α|β|\\[A-Za-z]++)"
    r"(?:(?:[-/:_&*]|\.(?=\d))(?=[\w+{α])(?:[\w'’+^{}α]++))*+\*?+"
)
#: A run of up to six name tokens, with a year, a version or "of" inside: "PASCAL VOC 2012", "CTB 5.1", "SemEval-2010 Task 8".
NAME = regex.compile(
    rf"""
    (?<![\w\\./@+-])                                       # a word starts
    (?P<name> {_WORD}
        (?: \s (?: {_WORD}
                 | (?<=Tasks?\s|Track\s) \d{{1,2}}+ (?![\w%]|[.,]\d)    # "Task 4"
                 | (?:19|20)\d\d (?![\w%]|\.\d)             # a year
                 | [vV]?\d{{1,3}}+ (?:\.\d(?!\d))?+ (?!\s?+%|[\w/]|\.\d|,\d|\s(?:points?|percent|(?!(?:data\s?sets?|benchmarks?|corpus|leaderboard)\b)[a-z])) # a version
                 | \d++(?:[kKM]|x\d++)\b
                 | of \s (?=[A-Z]) {_WORD} | the \s (?=[A-Z]) {_WORD} | (?:in|In)\s[Tt]he\sWild\b ) ){{0,6}}+
    )
    """,
    regex.VERBOSE,
)

#: The same, looked for: a name begins with a capital, a digit or a sign, or is a small word that has one of them in it.
NAMES = Gated(NAME, starts=re.compile(r"(?<![A-Za-z_\\./@+-])(?:[A-Z\\αβ\d]|[a-z]{1,12}[A-Z\d_])"))

#: Short forms of techniques that everybody uses: never the name of a paper's own system.
TECHNIQUES = frozenset(
    """
    rag lstm lstms svm svms gru mlp mlps vae vaes moe rlhf sft dpo ppo grpo lora cot icl hitl kd ssl crf hmm hmms gmm pca knn k-nn gcn gcns gat
    vit vits unet u-net bert gpt clip xgboost cnn-lstm bilstm bi-lstm mcmc em ot uq rf gbdt automl mcts sae saes gbm mdp pomdp drl marl ddpm ddim peft
    transformer bayesian a2c a3c dqn sac td3 fl gwo pso ga ensemble opencv yolo resnet resnet-50 imagenet lda tf-idf tfidf word2vec glove elmo hybrid
    """.split()  # noqa: SIM905
)

#: Languages are written large and are neither systems nor, alone or in pairs, places of measurement.
LANGUAGES = frozenset(
    """
    english chinese mandarin cantonese german french spanish italian portuguese russian japanese korean arabic hindi turkish dutch swedish danish
    finnish norwegian polish czech greek hebrew persian farsi urdu bengali bangla tamil telugu kannada malayalam marathi gujarati punjabi odia
    assamese nepali sinhala sanskrit vietnamese thai lao khmer burmese indonesian malay tagalog filipino javanese swahili hausa yoruba igbo zulu
    xhosa amharic tigrinya somali afrikaans kinyarwanda latin romanian hungarian bulgarian serbian croatian slovak slovenian slovene bosnian
    macedonian albanian ukrainian belarusian lithuanian latvian estonian icelandic irish welsh basque catalan galician armenian georgian
    azerbaijani kazakh uzbek kyrgyz tajik turkmen mongolian tibetan uyghur kurdish pashto maltese yiddish esperanto quechua guarani taiwanese
    hinglish
    """.split()  # noqa: SIM905
)

#: Words that are written like names and are none.
NOT_NAMES = frozenset(
    """
    a an the we our it its this that these those in on at for from to by with and or as of if when while
    where which who there here i ii iii iv both all most more many several some each every other another
    such one two three four five six seven eight nine ten first second third finally lastly firstly secondly
    moreover furthermore however additionally also notably specifically besides experiments experiment
    experimental extensive comprehensive empirical empirically evaluation evaluations evaluated evaluating
    results result code data dataset datasets benchmark benchmarks model models method methods compared
    comparing using based through via under recent existing previous our-method overall averaged average
    across among against despite although though because since thus hence therefore then further together
    without within between after before during given while whereas unlike like even particularly remarkably
    surprisingly importantly interestingly consequently crucially meanwhile nevertheless nonetheless
    similarly likewise indeed llm llms mllm mllms vlm vlms lvlm lvlms lmm lmms plm plms lm lms nn nns cnn
    cnns rnn rnns dnn dnns gnn gnns gan gans gpu gpus cpu cpus tpu tpus fpga fpgas ram vram ai ml dl rl nlp
    nlu nlg cv vqa ocr asr tts nmt smt mt qa ner sota api apis sdk flops flop gflops fps mac macs ood id iid
    non-iid 2d 3d 4d 6d 6-dof rgb rgb-d rgbd hd uhd ct mri eeg ecg emg pet xray x-ray us usa uk eu gb mb kb
    hz khz mhz ghz db sd ci english chinese mandarin german french spanish italian portuguese russian
    japanese korean arabic hindi turkish dutch swedish danish finnish norwegian polish czech greek hebrew
    persian farsi urdu bengali tamil telugu vietnamese thai indonesian swahili latin european american
    british asian african western indian covid covid-19 internet web wikipedia twitter reddit facebook
    youtube google microsoft nvidia intel amd apple samsung a100 v100 h100 h800 t4 rtx gtx a6000 jetson orin
    xavier ascend xeon raspberry pi iphone android linux github python java javascript c++ pytorch
    tensorflow keras jax huggingface cuda adam sgd lora r table figure section appendix eq eqs january
    february march april may june july august september october november december january phase step stage
    case study studies conclusion conclusions background objective objectives purpose aim aims methods
    introduction discussion materials performance significance transformer transformers attention bayesian
    gaussian markov monte carlo euclidean hessian jacobian boolean turing shannon fourier wasserstein
    contributions contribution keywords yet no not so but can could does do is are was were has have what
    why how project task-specific state-of-the-art zero-shot few-shot one-shot text-to-image image-to-text
    gui uav slam gec wsd pos srl oct cxr cxrs hdr stem ie ovd cad kv bci eda uv ui imu sar hsi ehr ehrs absa
    zsl gzsl fsl uda cil fscil sod hoi sgg hpo iot mots rgb-t wsi wsis lob mev lidar entity
    entities named open-source sqlite mysql postgresql mongodb neo4j test dev val
    """.split()  # noqa: SIM905
)

#: Names that say what they are: "FooBench", "BAR-BENCH-Hard", "BazEval".
BENCH_NAME = regex.compile(r"(?:[a-z\d-]Bench|BENCH|[a-z]Eval|EVAL|Arena)(?:-\w+)?\Z")

_PLACE_GAP = (
    r"(?:\s?\([^()]{1,40}\))?+(?:\s(?!(?:model|method|framework|approach|system|network|is|are|was|were|on|and|or|with|using|for|to|by"
    r"|in|than|that|which|achiev\w*+|outperform\w*+|improv\w*+|over|from|as|of|at|trained|has|have|show\w*+)\b)[a-z][\w-]*+){0,3}?"
)
#: What stands behind the name of a place: "(EFT)", up to three small words, a head noun.
PLACE_AFTER = regex.compile(rf"{_PLACE_GAP}\s?(?<![A-Za-z]){PLACE}\b(?!-)", regex.IGNORECASE)
WEAK_PLACE_AFTER = regex.compile(rf"{_PLACE_GAP}\s?(?<![A-Za-z]){WEAK_PLACE}\b(?!-)")
#: ", our benchmark of annotated pages"
PLACE_APPOSED = regex.compile(
    rf",\s(?:our|an?|the)\s(?:[a-z][\w-]*+\s){{0,4}}?(?:{PLACE}\b|(?:set|collection)\sof\s(?:[\d,.]++[kKM]?\s)?(?:[\w-]++\s){{0,3}}?(?:questions|problems|tasks|exercises|examples|images|videos|prompts|sentences|texts|documents|dialogues|pairs|instructions)\b)",
    regex.IGNORECASE,
)
PLACE_BEFORE = regex.compile(
    rf"\b(?:{PLACE}|tasks|domains|environments|games)(?:\s(?:of|in|from|called|named|dubbed|termed)\b)?+\s?"
    r"(?:,?\s(?:such\sas|including|like|namely|e\.g\.,?|i\.e\.,?|viz\.?)|[:–—-]|(?<=[sa]),|\((?:e\.g\.,?|i\.e\.,?|including|namely)?+)"
    r"\s?(?:the\s)?+\Z",
    regex.IGNORECASE,
)
#: A capitalised head noun inside a name: "SemEval-2010 Task 8", "Tumor Proliferation Assessment Challenge 2016".
PLACE_INSIDE = regex.compile(
    r"\S\s(?:Challenges?|Shared\sTasks?|(?<!\b(?:Auxiliary|Downstream|Pretext|Proxy|Target|Source|Related|Main)\s)Tasks?(?=\s\d|\s[A-Z]\b|\Z)|Competition(?=\s\d|\s[A-Z]\b|\sof\b)|Track(?=\s\d|\Z)|Benchmark|Dataset|Corpus|Leaderboard|Treebank|Database|Test)(?=\s(?:\d|[A-Z]\b|of\b)|\Z)"
)
ON_BEFORE = regex.compile(
    r"\b(?:on|across|upon)\s(?:(?!(?:and|or|with|to|by|of|for|that|which|a)\b|(?:outperform|surpass|exceed|beat|improv|achiev|reach)\w)[a-z][\w-]*+(?:,(?!\s(?:the|our|we|it|an?|this)\b))?+\s){0,4}+(?:\d++\s)?+\Z",
    regex.IGNORECASE,
)
TRAIN_BEFORE = regex.compile(
    r"\b(?:(?:(?:(?:pre-?|re-?|co-?|fine-?\s?|mid-)?train(?:ed|ing)?|fine-?\s?tun(?:ed|ing)|instantiated|built|learned|finetun(?:ed|ing)|derived|sourced"
    r"|SFT|collected|constructed|distilled|initiali[sz]ed|learning|curated|build|relying|focus\w*|deployed)"
    r"(?:\s(?!(?:accurac\w+|performance|results?|scores?|error|mAP|F1|evaluat\w+|achiev\w+|reach\w*|obtain\w*)\b)[\w-]+){0,4}?\s(?:on|from|with|using|upon)\s"
    r"|(?:extract(?:s|ed|ing)?|min(?:es|ed|ing)|crawl(?:s|ed|ing)?|scrap(?:es|ed|ing)|harvest(?:s|ed|ing)?)(?:\s[\w-]+){0,4}?\sfrom\s|(?<!-)based\s(?:up)?on\s)"
    r"(?:(?!(?:and|improv\w+|achiev\w+|increas\w+|boost\w+|reach\w+|yield\w+|outperform\w+|reduc\w+|rais\w+|attain\w+|obtain\w+)\b)[\w-]+\s){0,9}\(?(?:\d+(?:\.\d+)?%\sof\s(?:the\s)?)?)\Z",
    regex.IGNORECASE,
)
#: "with FooSet pre-training alone", "the FooSet unlabeled data"
TRAIN_AFTER = regex.compile(
    r"\s(?:pre-?training|fine-?tuning|unlabell?ed\b)",
    regex.IGNORECASE,
)
#: "evaluated on 900 pages derived from FooSet": built from it, to be measured on.
TAKEN_FROM = regex.compile(
    r"\b(?:evaluat|test|validat|assess|benchmark)\w*\s[^;.]{0,12}?\bon\s[^;.]{0,60}\b(?:derived|sourced|collected|constructed|curated|built|extracted|mined)\s(?:from|using|upon|on)\s[^;,.]{0,30}\Z",
    regex.IGNORECASE,
)
SYSTEM_AFTER = regex.compile(
    rf"(?:\s?\([^()]{{1,40}}\))?+(?:['’]s?)?+\s(?:(?!(?:and|or|with|to|on|in|of|for|by|it|we|they|our|the)\b)[a-z][\w-]*+\s)?(?:{SYSTEM}\b(?!\s(?:on|for)\b.{{0,12}}data)|(?!setting\b(?!\s(?:an?|the|new)\s)){ACHIEVES}\b)"
)
SYSTEM_BEFORE = regex.compile(
    rf"(?r)(?:\b(?:than|outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|beat(?:s|ing)?|compared\s(?:to|with|against)|comparison\s(?:to|with)"
    rf"|vs\.?|versus|against|relative\sto|rival(?:s|ing)?|behind|called|named(?!\sentit)|dubbed|termed|over|SOTA|state-of-the-art|state\sof\sthe\sart,?|baseline|teacher|(?:compared|vs|versus|than|against)[^;]{{0,50}}?\b(?:for|by|of|with|from))\s(?:(?:the|its|both|our|vanilla|original|standard|strong|previous|prior|existing|base)\s){{0,2}}"
    rf"|\b{SYSTEM},?\s(?:(?:such\sas|including|like|namely|e\.g\.,?|i\.e\.,?|,|\((?:e\.g\.,?|i\.e\.,?|such\sas|including)?)\s?)?"
    rf"|\b(?:propos|introduc|present|develop)\w{{1,3}}\s(?:the\s|a\s|an\s)?)\Z",
    regex.IGNORECASE,
)
#: "on three Med-VQA datasets": a kind of data, no name.
KIND_BEFORE = regex.compile(
    r"(?r)\b(?:two|three|four|five|six|seven|eight|nine|ten|several|multiple|many|various|different|diverse|numerous|\d+)\s(?:[a-z-]+\s){0,3}\Z",
    regex.IGNORECASE,
)
KIND_AFTER = regex.compile(r"\s(?:[a-z-]+\s){0,2}(?:data\s?sets|benchmarks|corpora|tasks|test\s?sets|challenges)\b")
REACHES_AFTER = regex.compile(
    r"\s(?:achieves|outperforms|obtains|surpasses|reaches|attains|improves|exceeds|yields|scores|beats|delivers|boosts|reduces)\b"
)
#: Between two members of one list of names.
JOINS = regex.compile(
    r"(?:\s?\([^()]{0,60}\))?+\s?(?:,\s(?!the\b)|(?:,\s?)?+(?:and|or|&|/|as\swell\sas|\+)\s(?:the\s|on\s(?:the\s)?)?+)|/"
)

_SPLITS = r"(?:test-?dev|test-?std|test-?A|test-?B|test-?clean|test-?other|dev-?clean|dev-?other|minival|testA|testB|test|val|dev|train|validation|testset)"
SPLIT_SUFFIX = regex.compile(rf"(?:[-_]|\s(?=(?-i:[a-z])))({_SPLITS})\*?\Z", regex.IGNORECASE)
#: Endings that turn a name into an adjective: no mention of the thing itself.
ADJECTIVE = regex.compile(
    r"-(?:based|style|like|trained|tuned|pretrained|pre-trained|finetuned|level|specific|only|wise|aware|free|style|derived|augmented|inspired|type|scale|powered|driven|agnostic|family|formatted|annotated|enhanced|equipped|generated|compatible)\Z",
    regex.IGNORECASE,
)


_SHORT_NUMBER = regex.compile(r"\d{1,3}[A-Za-z]{1,2}|[vV]\d(?:\.\d)?")  # "4B", "3D", "8k", "v1"


_PARTING = regex.compile(r"[\s/–-]|\bto\b")


def _is_plain(word: str) -> bool:
    """Whether a token is no name, nor what slashes join in it: "2D/3D", "CT/MRI"."""
    return all(part.strip("'’s") in NOT_NAMES or part.isdigit() for part in word.casefold().split("/"))


@remembered
def is_name(text: str) -> bool:
    """Whether a run of tokens may be somebody's name: some token is no common word written large."""
    words = text.split()
    parts = [part for part in _PARTING.split(text.casefold()) if part]
    if all(part in LANGUAGES for part in parts) or _SHORT_NUMBER.fullmatch(text):
        return False
    content = [word for word in words if not _is_plain(word)]
    if not content:
        return False
    if len(words) == 1:
        word = words[0]
        return len(word) > 1 and not word.isdigit()
    return True


_PARTS = regex.compile(r"[^\W_]++")


@remembered
def strong_name(text: str) -> bool:
    """Whether a name's letters alone say that it is one: an inner capital, a digit, or all capitals."""
    return any(
        any(character.isupper() or character.isdigit() for character in part[1:])
        for word in text.split()
        if word.casefold() not in NOT_NAMES
        for part in _PARTS.findall(word)
        if len(part) > 1
    )

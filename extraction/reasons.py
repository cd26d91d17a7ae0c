"""Why a number is no claim, in words. The codes are stable; the sentences may be improved."""

REASONS: dict[str, str] = {
    "year": "A year.",
    "size": "A size or a count of things (parameters, hours, images), not a result.",
    "count": "A count, a section number or a dimension, not a result.",
    "measure": "A physical measure such as time, memory or money.",
    "uncertainty": "The spread around a number; the level itself is kept.",
    "p-value": "Statistical apparatus: a p-value, a confidence level or an interval.",
    "rank": "A rank in a competition.",
    "wins": "A number of wins or of benchmarks.",
    "speed-up": "A speed or speed-up.",
    "cost": "A cost or its saving: time, memory, parameters, data.",
    "parameter": "The value of a symbol or a setting, not of a metric.",
    "condition": "The operating point at which something else was measured.",
    "agreement": "Agreement between annotators.",
    "data-share": "A share of data or a statistic of it.",
    "crowd": "One of too many numbers in one sentence: a table, most likely.",
    "factor": "A multiple of something that is no measured quality.",
    "no-measure": "Neither a metric nor a benchmark is named for it.",
    "no-unit": "A bare number without a metric beside it.",
    "out-of-range": "No value that this metric can take.",
    "repeated": "The same number was already read in this text.",
}

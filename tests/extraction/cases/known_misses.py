"""What is known to be misread: each expectation would hold if the rules were right."""

from tests.extraction.cases.case import Case, score

KNOWN_MISSES = (
    Case(
        "system-behind-for",
        "With humans, a Cohen's kappa of 0.71 was found for JudgeWren on MT-Bench.",
        (score("0.71", "0.71", "Cohen's kappa", "MT-Bench", "JudgeWren", unit=""),),
    ),
    Case(
        "lower-case-system",
        "On LIBERO, we reach a 92% success rate, compared to 50% for teleoperation.",
        (
            score("92%", "92", "success rate", "LIBERO", "@paper"),
            score("50%", "50", "success rate", "LIBERO", "teleoperation"),
        ),
    ),
)

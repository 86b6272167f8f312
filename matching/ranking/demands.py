"""What the words of a place demand that no field of it says."""

import re

DEMANDED = re.compile(
    r"\b(vaadi|vaatii|edellyt|pakolli|ehdoto|kräv|förutsät|obligator|requir|must have|mandatory)", re.IGNORECASE
)
QUALIFICATION = re.compile(
    r"(tutkin|pätevyy|kelpoisuu|koulutus|koulutuk|examen|behörighet|utbildning|qualification|degree|diploma)",
    re.IGNORECASE,
)
# "or experience", "not required", "the training begins here": somebody without it may come all the same
SOFTENED = re.compile(
    r"\b(tai|ei|eikä|eivät|emme|voi|katsotaan|eller|inte|ej|meriterande|or|not|no|without)\b", re.IGNORECASE
)
SENTENCES = re.compile(r"[.!?;\n]+")


def asks_qualification(text: str) -> bool:
    """Whether a sentence demands a qualification and leaves no other way, in Finnish, Swedish or English."""
    return any(
        DEMANDED.search(sentence) and QUALIFICATION.search(sentence) and not SOFTENED.search(sentence)
        for sentence in SENTENCES.split(text)
    )

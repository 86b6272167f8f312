"""How a young person's interests go with a field of work, by Holland's six types (Holland 1997, RIASEC)."""

from collections.abc import Sequence

import numpy as np

TYPES = "RIASEC"  # realistic, investigative, artistic, social, enterprising, conventional: the order of the answers
WEIGHT = (1.0, 0.6, 0.3)  # of the first, second and third letter of a field's code

# ISCO-08 group → Holland code, the longest group that begins an occupation's code counts. Written by hand after the
# kinds of work that each type is said to like; no table of ISCO groups is published.
FIELDS = {
    "1": "ES", "21": "IR", "22": "IS", "222": "SI", "23": "SA", "24": "EC", "25": "IRC", "26": "SA", "263": "SI",
    "265": "AE", "31": "RI", "32": "SI", "321": "IR", "324": "RI", "33": "CE", "34": "SA", "342": "SE", "343": "AR",
    "35": "RIC", "41": "CSE", "42": "SEC", "43": "CR", "44": "CR", "51": "SE", "511": "ES", "512": "RA", "513": "SER",
    "514": "ASE", "515": "RCE", "5164": "RS", "52": "ESC", "531": "SA", "532": "SR", "54": "RES", "6": "RI",
    "71": "RC", "713": "RCA", "72": "RI", "73": "RA", "74": "RI", "75": "RA", "81": "RC", "82": "RC", "83": "RCS",
    "91": "RC", "92": "R", "93": "RC", "94": "RC", "95": "ES", "96": "RC",
}  # fmt: skip


def fields_of_codes(codes: Sequence[str]) -> np.ndarray:
    """How much each type counts in the field of each ISCO-08 code: (codes, 6); NaN where the field is unknown."""
    table = np.full((len(codes), len(TYPES)), np.nan)
    for row, code in enumerate(codes):
        known = next((code[:digits] for digits in range(len(code), 0, -1) if code[:digits] in FIELDS), None)
        if known:
            table[row] = 0.0
            for letter, weight in zip(FIELDS[known], WEIGHT, strict=False):
                table[row, TYPES.index(letter)] = weight
    return table


def interest_fit(answers: np.ndarray, fields: np.ndarray) -> np.ndarray:
    """Correlation of answers (rows, 6) with fields (rows, 6): (rows,), -1 to 1.

    NaN where either is unknown or somebody has answered everything alike.
    """
    hers, its = (side - side.mean(axis=1, keepdims=True) for side in (answers, fields))
    length = np.sqrt((hers**2).sum(axis=1) * (its**2).sum(axis=1))
    return np.where(length > 0, (hers * its).sum(axis=1) / np.where(length > 0, length, 1.0), np.nan)

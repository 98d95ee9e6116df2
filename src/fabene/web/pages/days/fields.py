"""Beside which field the sentence of a refusal stands."""

from collections.abc import Mapping

ABOUT_KILOS: Mapping[str, str] = dict.fromkeys(
    (
        "amount_negative",
        "amount_not_a_number",
        "amount_too_large",
        "crate_too_heavy",
        "too_many_decimals",
        "weight_not_positive",
    ),
    "kilos",
)
ABOUT_CRATES: Mapping[str, str] = dict.fromkeys(("crates_not_positive", "too_many_crates"), "crates")

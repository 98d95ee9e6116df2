"""The tax code of a body: right, or what is wrong with it (DPR 605/1973; DM 23 dicembre 1976, checked by stdnum)."""

from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.it import codicefiscale, iva

from fabene.core.errors import FabeneError

OF_A_BODY, OF_A_PERSON = 11, 16


def checked_tax_code(text: str) -> str:
    """Return a tax code as it is kept: capitals, without blanks; empty for none.

    A body has eleven digits (those of a partita IVA), a firm of one person the sixteen signs of its owner. Raises
    ``FabeneError``: ``tax_code_length``, ``tax_code_signs``, ``tax_code_check`` (the last sign does not go with the
    others: one of them is mistyped).
    """
    code = "".join(text.split()).upper()
    if not code:
        return ""
    if len(code) not in {OF_A_BODY, OF_A_PERSON}:
        raise FabeneError("tax_code_length", signs=len(code))
    if len(code) == OF_A_BODY and not (code.isascii() and code.isdigit()):
        raise FabeneError("tax_code_signs")
    try:
        return str(iva.validate(code) if len(code) == OF_A_BODY else codicefiscale.validate(code))
    except InvalidChecksum as wrong:
        raise FabeneError("tax_code_check") from wrong
    except ValidationError as wrong:
        raise FabeneError("tax_code_signs") from wrong

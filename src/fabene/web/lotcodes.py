"""The code of a lot as it is printed and read aloud: the same wherever the lot is named."""

from fabene.sharing.selectors.lots import lot_code

__all__ = ["lot_code"]

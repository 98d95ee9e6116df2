"""The refusals that callers of the ledger tell apart."""

from fabene.core.errors import ConflictError, FabeneError


class KeyReusedError(ConflictError):
    """The id of a movement already posted came back with other content."""

    code = "key_reused"


class UnbalancedError(FabeneError):
    """The lines of a movement do not sum to zero in some unit."""

    code = "unbalanced"

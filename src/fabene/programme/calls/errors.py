"""What is refused about a whole notice, with every reason at once."""

from fabene.core.errors import FabeneError
from fabene.programme.calls.values import Missing


class IncompleteError(FabeneError):
    """A notice that cannot be published as it is; ``missing`` says all that it lacks."""

    code = "notice_incomplete"

    def __init__(self, *, missing: tuple[Missing, ...], count: int) -> None:
        """Keep every missing piece, and how many there are."""
        self.missing = missing
        super().__init__(count=count)


class FrozenError(FabeneError):
    """Fields that the law does not let change any more; ``fields`` names them all."""

    code = "notice_frozen"

    def __init__(self, *, fields: tuple[str, ...]) -> None:
        """Keep every field that was changed and may not be."""
        self.fields = fields
        super().__init__(count=len(fields))

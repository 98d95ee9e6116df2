"""What this flat refuses with more to say than a code."""

from fabene.core.errors import ConflictError, FabeneError
from fabene.programme.applications.values import FieldView, Missing


class FieldChangedError(ConflictError):
    """Somebody else wrote the field in the meantime: nothing was written, and ``now`` is what stands there."""

    code = "field_changed"

    def __init__(self, *, now: FieldView) -> None:
        """Keep what stands there."""
        super().__init__(version=now.version)
        self.now = now


class ApplicationIncompleteError(FabeneError):
    """It was not sent, and stays a draft: ``missing`` is everything that is not as it must be, at once."""

    code = "application_incomplete"

    def __init__(self, *, missing: tuple[Missing, ...], count: int) -> None:
        """Keep what is missing."""
        super().__init__(count=count)
        self.missing = missing

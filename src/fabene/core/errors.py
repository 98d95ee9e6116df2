"""The one domain error: what went wrong, as data. Its sentence is written by the face that shows it."""


class FabeneError(Exception):
    """A rule of the house was broken; nothing was changed.

    ``code`` names the rule in snake_case and is stable: faces map it to a sentence and an HTTP status, tests compare
    it. ``data`` holds what the sentence needs (amounts with their unit in the name, codes, limits), never a person's
    name.
    """

    code = "refused"

    def __init__(self, code: str | None = None, **data: str | int | None) -> None:
        """Keep ``code`` (the class's own when none is given) and the ``data`` its sentence needs."""
        self.code = code or self.code
        self.data = data
        super().__init__(f"{self.code}: {data}" if data else self.code)


class NotFoundError(FabeneError):
    """What was asked for does not exist, or not for who asks."""

    code = "not_found"


class ConflictError(FabeneError):
    """The same identity was used for something else, or a state does not allow what is asked."""

    code = "conflict"


class NotAllowedError(FabeneError):
    """Who asks may not do this."""

    code = "not_allowed"

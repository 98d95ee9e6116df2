"""Taking in what a form carries, without ever holding more than may be handed in."""

from django.core.files import File
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from fabene.lib.files.values import MAX_FILE_BYTES


class LimitedUploadHandler(TemporaryFileUploadHandler):
    """Writes a file to disk up to the limit and drops the rest, keeping its true size.

    The form is then read to its end, so that nothing else that was typed is lost, and ``keep`` refuses the file.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep a piece that fits below the limit and one byte, which is how ``keep`` sees that there was more."""
        super().receive_data_chunk(raw_data[: max(0, MAX_FILE_BYTES + 1 - start)], start)
        return None


def content_of(uploaded: File[bytes]) -> bytes:
    """Return the bytes of what a form carried, one more than the limit at most."""
    return b"".join(uploaded.chunks())

"""What a batch keeps of its table: the file and its heads while they are needed, and what was found wrong."""

import base64
import json
import zlib
from collections.abc import Iterable, Sequence

from fabene.lib.imports.models import ImportBatch
from fabene.lib.imports.values import Fault
from fabene.lib.keyring import seal_here, unseal_here

KEPT_FAULTS = 500


def sealed_file(content: bytes) -> bytes:
    """Return a file as a batch keeps it."""
    return seal_here(base64.b85encode(zlib.compress(content)).decode("ascii"))


def file_of(sealed: bytes) -> bytes:
    """Return the file a batch keeps."""
    return zlib.decompress(base64.b85decode(unseal_here(sealed)))


def sealed_head(cells: Iterable[object]) -> bytes:
    """Return the heads of columns as a batch keeps them."""
    return seal_here(json.dumps([str(cell) for cell in cells]))


def head_of(row: ImportBatch) -> tuple[str, ...]:
    """Return the heads of a batch's columns, none once its file is gone."""
    return tuple(json.loads(unseal_here(row.head))) if row.head else ()


def keep_faults(row: ImportBatch, faults: Sequence[Fault], *, beside: int = 0) -> None:
    """Keep the first faults, and how many there are; ``beside`` are others that were counted before."""
    first = faults[:KEPT_FAULTS]
    row.faults = [[fault.row, fault.column, fault.code] for fault in first]
    said = [[fault.row, fault.column, fault.code, fault.read, dict(fault.data)] for fault in first]
    row.told = seal_here(json.dumps(said, default=str))
    row.fault_count = len(faults) + beside


def faults_of(row: ImportBatch) -> tuple[Fault, ...]:
    """Return the faults kept of a batch, with what had been typed as long as that is kept."""
    if not row.told:
        return tuple(Fault(row=line, column=column, code=code) for line, column, code in row.faults)
    return tuple(
        Fault(row=line, column=column, code=code, read=read, data=data)
        for line, column, code, read, data in json.loads(unseal_here(row.told))
    )

"""Tables of the programme's documents: what the office publishes, and files that may name somebody."""

from collections.abc import Mapping

from fabene.privacy.catalogue.sheets import Sheet, Subject, nobody, sheet
from fabene.privacy.values import Treatment

DOCUMENTS: Mapping[str, Sheet] = {
    "documents.Document": nobody(
        "id about title_it title_en title_folded kind public licence programme network published_at withdrawn_at "
        "withdrawn_why erased"
    ),
    "documents.DocumentVersion": sheet(
        Treatment.RIGHTS,
        None,
        Subject.USER,
        typed="text folded note",
        nothing="id document number kind sha256 size_bytes legible declares happened_at",
    ),
}

"""Tables of what the programme publishes: documents, changes, maps, dossiers; and files that may name somebody."""

from collections.abc import Mapping

from fabene.privacy.catalogue.sheets import Sheet, Subject, nobody, sheet
from fabene.privacy.values import Treatment

DOCUMENTS: Mapping[str, Sheet] = {
    "documents.Document": nobody(
        "id about title_it title_en title_words kind public licence programme network published_at withdrawn_at "
        "withdrawn_why erased"
    ),
    "documents.DocumentVersion": sheet(
        Treatment.RIGHTS,
        None,
        Subject.USER,
        typed="text folded words note",
        nothing="id document number kind sha256 size_bytes legible declares happened_at",
    ),
    "documents.ArchiveCopy": nobody("id version form standard checker sha256 size_bytes happened_at"),
    "change.Change": nobody(
        "id programme network policy title_it title_en problem_it problem_en before_it before_en after_it after_en act "
        "source"
    ),
    "change.ChangeParty": nobody("id change organisation position"),
    "change.Status": nobody("id change number status on note recorded_at"),
    "change.EcosystemMap": nobody("id network on source recorded_at"),
    "change.Actor": nobody("id map position name"),
    "change.EcosystemTie": nobody("id map position first second what"),
    "change.Dossier": nobody(
        "id network programme number results_it results_en costs_it costs_en stays_it stays_en pays_it pays_en next_it "
        "next_en next_programme source written_at"
    ),
}

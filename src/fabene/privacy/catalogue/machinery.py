"""Tables of the machinery: messages on their way, documents, nightly tasks; and what this room itself holds."""

from collections.abc import Mapping

from fabene.privacy.catalogue.food import STAMP
from fabene.privacy.catalogue.sheets import Sheet, Subject, nobody, sheet
from fabene.privacy.values import Kind, Treatment

MACHINERY: Mapping[str, Sheet] = {
    "outbox.Message": sheet(
        Treatment.REACHING,
        Kind.MESSAGES,
        Subject.HOUSEHOLD,
        Subject.USER,
        alias="about",
        sealed="sealed",
        lock="recipient_index digest",
        deed="actor recorded_at tried_at finished_at",
        nothing="id channel due_at not_after state attempts trouble claim claimed_until",
    ),
    "outbox.Pace": nobody("channel troubles trouble resting_until"),
    "files.Version": sheet(
        Treatment.RIGHTS,
        None,
        Subject.HOUSEHOLD,
        alias="subject",
        deed=STAMP,
        nothing="id number kind size_bytes sha256",
    ),
    "imports.ImportBatch": sheet(
        Treatment.RIGHTS,
        None,
        Subject.HOUSEHOLD,
        Subject.TRADER,
        sealed="content head told",
        typed="file_name",
        deed=STAMP,
        nothing="id network kind sha256 mapping answers state goes_on rows new written known wrong progress faults "
        "fault_count claim claimed_until",
    ),
    "imports.ImportMade": sheet(Treatment.RIGHTS, None, Subject.HOUSEHOLD, alias="key", nothing="id batch row what"),
    "imports.ImportColumn": nobody("id network kind head field"),
    "daily.Turn": nobody("id name date claim claimed_until attempts due_at finished_at told"),
    "django_tasks_database.DBTaskResult": nobody(
        "id status enqueued_at started_at finished_at args_kwargs priority task_path worker_ids queue_name "
        "backend_name run_after return_value exception_class_path traceback"
    ),
    "contenttypes.ContentType": nobody("id app_label model"),
    "privacy.Retention": sheet(Treatment.RIGHTS, None, Subject.USER, deed=STAMP, nothing="id kind amount"),
    "privacy.LegalBasis": sheet(Treatment.RIGHTS, None, Subject.USER, deed=STAMP, nothing="id treatment text"),
    "privacy.Confirmation": sheet(
        Treatment.RIGHTS, None, Subject.USER, who="name office", deed=STAMP, nothing="id what digest"
    ),
    "privacy.Request": sheet(
        Treatment.RIGHTS,
        Kind.REQUESTS,
        Subject.REQUESTER,
        alias="subject code",
        typed="note answer",
        life="right asked_on due_on outcome",
        deed=f"{STAMP} answered_by answered_at",
        nothing="id number network about",
    ),
    "privacy.Breach": sheet(
        Treatment.RIGHTS,
        None,
        Subject.USER,
        typed="what whom risk",
        deed=STAMP,
        nothing="id number known_at harm people",
    ),
    "privacy.BreachNote": sheet(
        Treatment.RIGHTS, None, Subject.USER, typed="text", deed=STAMP, nothing="id breach step"
    ),
}

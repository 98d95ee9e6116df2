"""Tables of applications: ideas and the bodies behind them; who writes them, and who was asked to take part."""

from collections.abc import Mapping

from fabene.privacy.catalogue.sheets import Sheet, Subject, nobody, sheet
from fabene.privacy.values import Kind, Treatment

USER = Subject.USER

APPLICATIONS: Mapping[str, Sheet] = {
    "applications.Application": sheet(
        Treatment.PARTICIPATION,
        Kind.DRAFTS,
        USER,
        alias="sent_by",
        typed="title content withdrawal_reason",
        nothing="id call state origin source declared_cents started_at number call_version sent_at hash withdrawn_at "
        "withdrawn_late copied_from",
    ),
    "applications.Numbering": nobody("call last"),
    "applications.Applicant": nobody("id name tax_code kind source"),
    "applications.Part": nobody("id application applicant organisation position role kind name tax_code confirmed_at"),
    "applications.Participant": nobody("id call applicant source"),
    "applications.Field": sheet(
        Treatment.PARTICIPATION,
        Kind.DRAFTS,
        USER,
        typed="text",
        deed="written_by written_at",
        nothing="id application key version saved_id",
    ),
    "applications.Past": sheet(
        Treatment.PARTICIPATION,
        Kind.DRAFTS,
        USER,
        typed="text",
        deed="written_by written_at kept_at",
        nothing="id application key version",
    ),
    "applications.Place": nobody("id application municipality network"),
    "applications.BudgetRow": sheet(
        Treatment.PARTICIPATION,
        Kind.DRAFTS,
        USER,
        typed="text",
        nothing="id application position cost_kind total_cents",
    ),
    "applications.BudgetShare": nobody("id row source amount_cents"),
    "applications.Attachment": sheet(
        Treatment.PARTICIPATION,
        Kind.DRAFTS,
        USER,
        typed="title",
        deed="added_by added_at",
        nothing="id application key",
    ),
    "applications.Editor": sheet(
        Treatment.PARTICIPATION, Kind.USERS, USER, alias="user", life="since is_author", nothing="id application"
    ),
    "applications.FormerEditor": sheet(
        Treatment.PARTICIPATION, Kind.USERS, USER, alias="user", life="until", nothing="id application"
    ),
    "applications.Invited": sheet(
        Treatment.PARTICIPATION,
        Kind.INVITATIONS,
        USER,
        who="email name",
        alias="invited_by answered_by",
        life="may_edit invited_at expires_at outcome ended_at",
        lock="id",
        nothing="application part",
    ),
}

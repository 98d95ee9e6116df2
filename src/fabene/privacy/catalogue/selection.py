"""Tables of how applications are judged: jurors are aliases, and what is typed about an idea names nobody."""

from collections.abc import Mapping

from fabene.privacy.catalogue.sheets import Sheet, Subject, nobody, sheet
from fabene.privacy.values import Kind, Treatment

JUROR = Treatment.PARTICIPATION
WHEN = "happened_at recorded_at"

SELECTION: Mapping[str, Sheet] = {
    "selection.Selection": sheet(
        JUROR,
        None,
        Subject.USER,
        alias="actor",
        deed=WHEN,
        nothing="id call places criteria max_score half_points least_halves ties seed seed_source appeal_days "
        "simulated",
    ),
    "selection.Admission": sheet(
        JUROR,
        None,
        Subject.USER,
        alias="actor",
        deed=WHEN,
        typed="reason",
        nothing="id selection application number outcome law term",
    ),
    "selection.Integration": sheet(
        JUROR, Kind.JURIES, Subject.USER, alias="actor", deed=WHEN, typed="text", nothing="id admission"
    ),
    "selection.Declaration": sheet(
        JUROR,
        Kind.JURIES,
        Subject.USER,
        alias="actor",
        deed=f"conflict {WHEN}",
        typed="why",
        nothing="id selection application number struck",
    ),
    "selection.Sheet": sheet(
        JUROR,
        Kind.JURIES,
        Subject.USER,
        alias="actor",
        deed=WHEN,
        typed="comment",
        nothing="id selection application round struck_by",
    ),
    "selection.Mark": nobody("id sheet criterion points"),
    "selection.RoundClosing": sheet(JUROR, None, Subject.USER, alias="actor", deed=WHEN, nothing="id selection"),
    "selection.Reason": sheet(
        JUROR,
        None,
        Subject.USER,
        alias="actor",
        deed=WHEN,
        typed="text_it text_en",
        nothing="id selection application number",
    ),
    "selection.Closing": sheet(
        JUROR, None, Subject.USER, alias="actor", deed=WHEN, nothing="id selection number table sha256"
    ),
    "selection.FundingCheck": sheet(
        JUROR,
        None,
        Subject.USER,
        alias="actor",
        deed=WHEN,
        typed="notes",
        nothing="id selection application number feasible replicable",
    ),
    "selection.Publication": sheet(
        JUROR,
        None,
        Subject.USER,
        alias="actor",
        deed=WHEN,
        typed="note rows",
        nothing="id selection closing number appeals_until",
    ),
    "selection.Appeal": sheet(
        JUROR, Kind.JURIES, Subject.USER, alias="actor", deed=WHEN, typed="text", nothing="id publication application"
    ),
    "selection.AppealAnswer": sheet(
        JUROR,
        None,
        Subject.USER,
        alias="actor",
        deed=f"accepted {WHEN}",
        typed="reasons",
        nothing="id appeal reopens",
    ),
}

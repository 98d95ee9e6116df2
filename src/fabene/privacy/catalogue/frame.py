"""Tables of the frame of programmes: bodies, acts and dates, which are nobody; only its history says who changed it."""

from collections.abc import Mapping

from fabene.privacy.catalogue.sheets import Sheet, Subject, nobody, sheet
from fabene.privacy.values import Treatment

FRAME: Mapping[str, Sheet] = {
    "frame.Programme": nobody(
        "id source shown slug parent follows name_it name_en sentence_it sentence_en story_it story_en starts ends cup "
        "ranking_position ranking_out_of ranking_funded_first website front"
    ),
    "frame.Act": sheet(
        Treatment.RIGHTS,
        None,
        Subject.USER,
        typed="who",
        nothing="id source shown programme kind number on title_it title_en amount_cents",
    ),
    "frame.Phase": nobody("id source shown programme title_it title_en text_it text_en starts ends"),
    "frame.Partner": sheet(
        Treatment.RIGHTS,
        None,
        Subject.USER,
        typed="logo_given_by",
        nothing="id source shown programme organisation kind does_it does_en funds_it funds_en funds_cents website "
        "position logo_given_on",
    ),
    "frame.Agreement": nobody(
        "id source shown programme number title_it title_en parties about_it about_en signed_on starts ends"
    ),
    "frame.Extension": nobody("id source shown agreement act text_it text_en on ends"),
    "frame.Benefit": nobody("id source shown programme title_it title_en known_by_it known_by_en position"),
    "frame.Figure": nobody("id source shown benefit amount unit_it unit_en on estimated"),
    "frame.Event": nobody("id source shown programme year month day title_it title_en text_it text_en"),
    "frame.Policy": nobody(
        "id source shown programme name_it name_en objective_it objective_en text_it text_en years position"
    ),
    "frame.Project": nobody(
        "id source shown programme slug lead name_it name_en sentence_it sentence_en content_it content_en also_called"
    ),
    "frame.ProjectNetwork": nobody("id project network"),
    "frame.ProjectPartner": nobody("id project organisation position"),
    "frame.Link": nobody("id source shown policy project action_it action_en"),
    "frame.Joining": nobody("id source shown programme network since until"),
    "frame.Result": nobody("id source shown project text_it text_en on"),
    "frame.Revision": sheet(
        Treatment.RIGHTS,
        None,
        Subject.USER,
        typed="before why",
        deed="actor happened_at recorded_at",
        nothing="id row part",
    ),
}

"""Tables about public money: organisations, sums and papers. The official of an award is published by law."""

from collections.abc import Mapping

from fabene.privacy.catalogue.food import STAMP
from fabene.privacy.catalogue.sheets import Sheet, Subject, nobody, sheet
from fabene.privacy.values import Kind, Treatment

GRANTS: Mapping[str, Sheet] = {
    "grants.Grant": sheet(
        Treatment.ACCOUNTS,
        None,
        Subject.USER,
        who="official",
        nothing="id programme project application recipient funder title amount_cents cup act_on act_number "
        "act_document rule office way_chosen starts ends threshold_basis_points published_in",
    ),
    "grants.Publication": nobody("id grant on"),
    "grants.BudgetLine": nobody("id grant position cost_kind title"),
    "grants.BudgetVersion": nobody("id grant number reason moved_cents needs_approval approved answer"),
    "grants.BudgetAmount": nobody("id version line amount_cents"),
    "grants.Closing": nobody("id grant on act_number unspent_cents returned_cents"),
    "grants.Deed": sheet(
        Treatment.SECURITY, None, Subject.USER, typed="text", deed=STAMP, nothing="id grant what amount_cents"
    ),
    "grants.Instalment": nobody("id grant number title conditions amount_cents due_on"),
    "grants.Payment": nobody("id instalment amount_cents paid_on act_number act_on undone"),
    "grants.Milestone": nobody("id grant title due_on"),
    "grants.Evidence": nobody("id milestone reached_on text"),
    "grants.Report": nobody("id grant title due_on"),
    "grants.ReportSent": nobody("id report on text"),
    "grants.Rate": nobody("id grant kind title cents basis_points base_kind source"),
    "grants.Paper": sheet(
        Treatment.TRADERS,
        Kind.SPENDING,
        Subject.TRADER,
        who="supplier supplier_tax_code",
        alias="known_supplier",
        nothing="id number known_number on total_cents vat_cents vat_recoverable paid_on",
    ),
    "grants.ToldApart": sheet(
        Treatment.TRADERS,
        Kind.SPENDING,
        Subject.TRADER,
        who="supplier_tax_code",
        typed="reason",
        nothing="id paper on total_cents",
    ),
    "grants.Charge": nobody("id grant line cofinancing basis paper rate on text amount_cents quantity base_cents"),
    "grants.Decision": nobody("id charge number outcome amount_cents reason movement"),
    "grants.Campaign": nobody(
        "id programme project title_it title_en platform target_cents all_or_nothing state starts ends source note"
    ),
    "grants.CampaignCount": nobody("id campaign on raised_cents backers"),
    "grants.Cofinancing": nobody("id grant line source organisation campaign planned_cents"),
    "grants.Receipt": nobody("id cofinancing on amount_cents paper undone"),
    "grants.InKind": sheet(
        Treatment.TRADERS,
        Kind.SPENDING,
        Subject.TRADER,
        typed="giver",
        nothing="id grant what value_cents method on undone",
    ),
    "grants.Hours": nobody("id grant rate on minutes people what undone"),
    "grants.Attribution": nobody("id thing kind number money_cents reason"),
    "grants.AttributionPart": nobody("id attribution programme position basis_points money_cents"),
}

"""What the week holds of public money: a grant of Omar's association, a cost that waits, a campaign."""

from collections.abc import Mapping
from datetime import date

from fabene.core.bilingual import Bilingual
from fabene.programme.documents import services as documents
from fabene.programme.documents.values import DocumentKind, Licence
from fabene.programme.grants import services
from fabene.programme.grants.values import CampaignDraft, CampaignState, ThingKind
from tests.grants import CUP, SUPPLIER, build_grant, invoice, on
from tests.world import key

GRANT, COST, CAMPAIGN = key("grant", "orto"), key("granted", "cost"), key("granted", "campaign")
FILE = key("granted", "file")
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
MAY = date(2021, 5, 3)
DAY = MAY.isoformat()
FORMS: Mapping[str, Mapping[str, object]] = {
    "grants:report": {"giver": "Una ditta", "what": "Casse", "value": "50", "method": "Listino", "on": DAY},
    "grants:report_on": {"reason": "Pagata da altri"},
    "grants:decide": {"what": "Primo mercato", "due_on": "2021-06-30"},
    "grants:decide_on": {"outcome": "accepted", "reason": "Voce prevista"},
    "grants:share": {"reason": "Accordo tra i programmi"},
    "grants:unshare": {"reason": "Era di uno solo"},
    "grants:campaign": {"state": "open", "on": DAY, "raised": "100"},
    "grants:campaign_new": {"title_it": "Frigo", "platform": "Prova", "state": "in_preparation"},
    "grants:award": {
        "title": "Un altro progetto",
        "amount": "1.000",
        "cup": CUP,
        "act_number": "DD 1",
        "act_on": DAY,
        "rule": "Bando",
        "office": "Ufficio",
        "official": "Dirigente",
        "way_chosen": "Graduatoria",
        "starts": DAY,
        "ends": "2021-12-31",
    },
}
WHAT = {"grants:report": "dono", "grants:report_on": "ritira", "grants:decide": "tappa", "grants:decide_on": "decidi"}


def grant() -> None:
    """Have the office award a grant, Omar charge an invoice to it, and a campaign be announced."""
    view = build_grant("orto")
    services.charge_paper(
        id=COST,
        line=view.lines[1].id,
        paper=invoice(supplier_tax_code=SUPPLIER),
        amount_cents=122_000,
        text="Frigorifero",
        stamp=on(MAY, who="omar"),
    )
    documents.publish(
        id=FILE,
        about=COST,
        title=Bilingual(it="Frigo di prova srl, 12/2021"),
        kind=DocumentKind.EXPENSE,
        public=False,
        licence=Licence.RESERVED,
        content=PDF,
        stamp=on(MAY, who="omar"),
        programme=view.programme,
    )
    services.divide_among(
        id=key("granted", "shared"),
        thing=COST,
        kind=ThingKind.COST,
        shares={view.programme: 10_000},
        money_cents=122_000,
        reason="Accordo",
        stamp=on(MAY),
    )
    campaign = CampaignDraft(
        programme=view.programme,
        title=Bilingual(it="Un frigo per tutti"),
        platform="Prova",
        target_cents=None,
        all_or_nothing=None,
        state=CampaignState.IN_PREPARATION,
    )
    services.announce_campaign(id=CAMPAIGN, campaign=campaign, stamp=on(MAY))


def parts(name: str) -> dict[str, object]:
    """Return what the address of a page of grants speaks of."""
    if not name.startswith("grants:"):
        return {}
    what: dict[str, object] = {"kind": "spesa"} if name in {"grants:share", "grants:unshare"} else {}
    what |= {"what": WHAT.get(name, ""), "document": FILE, "number": 1}
    return {"grant": GRANT, "thing": COST, "campaign": CAMPAIGN, **what}


def posted(name: str) -> dict[str, object]:
    """Return what the form of a page of grants is sent with."""
    chosen: dict[str, Mapping[str, object]] = {
        "grants:award": {"programme": key("programme"), "recipient": key("organisation", "orto")},
        "grants:campaign_new": {"programme": key("programme")},
        "grants:share": {f"share-{key('programme')}": "100"},
    }
    return {**FORMS.get(name, {}), **chosen.get(name, {})}

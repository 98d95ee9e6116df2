"""Several write one draft: what stood there before is found again, who leaves and who stays, whose body it is."""

from datetime import timedelta

import pytest

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.people import services as people
from fabene.people.values import OrganisationKind, Role
from fabene.programme.applications import selectors, services
from fabene.programme.applications.models import Past
from fabene.programme.applications.values import MAX_PASTS, Budget, Invitation, PartDraft
from fabene.programme.calls.values import ApplicantKind, CallView
from tests.applications import NOON, build_draft, build_writer, by, row, tax_code
from tests.calls import build_call
from tests.remembered import Remember
from tests.world import BEFORE, grant, key

IDEA = "q:idea"


@pytest.fixture
def call(remember: Remember) -> CallView:
    return remember(build_call)


def write(draft_text: str, *, seen: int, who: str = "nino", minutes: int = 0) -> None:
    """Write the idea of Nino's draft, some minutes after noon."""
    services.save_field(
        id=key("idea", draft_text, who, str(minutes)),
        application=key("application", "idee-2020", "idea"),
        key=IDEA,
        text=draft_text,
        seen=seen,
        stamp=by(who, NOON + timedelta(minutes=minutes)),
    )


def let_write(draft: object, name: str) -> None:
    """Invite somebody who then writes too."""
    build_writer(name)
    asked = Invitation(email=f"{name}@example.org", name=name, part=None, may_edit=True)
    token = services.invite(id=key("asks", name), application=draft, invitation=asked, stamp=by("nino"))  # type: ignore[arg-type]  # a draft's identity
    services.answer_invitation(id=key("yes", name), token=token, yes=True, user=key("user", name), stamp=by(name))


def test_what_stood_in_a_draft_is_kept_where_it_matters_and_can_be_put_back(call: CallView) -> None:
    draft = build_draft(call)
    let_write(draft, "ada")
    texts = ("Api", "Api e miele", "Api e miele di tutti")
    for version, text in enumerate(texts, start=1):
        write(text, seen=version, minutes=version)
    kept = [one.text for one in selectors.history(id=draft, user=key("user", "nino"))]
    assert kept == ["Risposta di idea"], "cut away at once; not every pause of who goes on writing"
    write("Api, miele e mele", seen=4, who="ada", minutes=4)
    write("", seen=5, who="ada", minutes=5)
    pasts = selectors.history(id=draft, user=key("user", "ada"))
    assert [one.text for one in pasts] == ["Api, miele e mele", texts[-1], "Risposta di idea"]
    with pytest.raises(NotFoundError, match="past_not_found"):
        services.restore(id=key("r0"), application=draft, key=IDEA, version=2, seen=6, stamp=by("nino"))
    later = by("nino", NOON + timedelta(minutes=9))
    back = services.restore(id=key("r1"), application=draft, key=IDEA, version=4, seen=6, stamp=later)
    assert (back.text, back.version) == (texts[-1], 7)
    assert selectors.history(id=draft, user=key("user", "nino"))[0].text == "", "what stood there is kept in its turn"
    costs = call.cost_kinds[0].key
    for number, cents in enumerate((1_00, 2_00), start=1):
        changed = Budget(rows=(row(cents, kind=costs),))
        late = by("nino", NOON + timedelta(hours=number))
        services.set_budget(id=key("b", str(number)), application=draft, budget=changed, seen=number, stamp=late)
    services.restore(id=key("r2"), application=draft, key="budget", version=1, seen=3, stamp=by("nino"))
    assert selectors.budget(draft).total_cents == 3_000_000
    for number in range(MAX_PASTS + 3):
        write(f"Testo {number}", seen=7 + number, minutes=100 + 20 * number)
    assert Past.objects.filter(application=draft, key=IDEA).count() == MAX_PASTS
    with pytest.raises(NotFoundError):
        selectors.history(id=draft, user=key("user", "olga"))
    services.send(id=key("sent"), application=draft, stamp=by("nino"))
    assert not Past.objects.filter(application=draft).exists(), "with the draft its old texts go"


def test_an_author_takes_an_editor_out_an_editor_leaves_and_the_last_author_stays(call: CallView) -> None:
    draft = build_draft(call)
    for name in ("ada", "ivo"):
        let_write(draft, name)
    ways = (
        ("ada", "ivo", "author_only", FabeneError),
        ("nino", "nino", "last_author_stays", ConflictError),
        ("nino", "olga", "writer_not_found", NotFoundError),
        ("olga", "ada", "application_not_found", NotFoundError),
    )
    for actor, gone, code, error in ways:
        with pytest.raises(error) as refused:
            services.remove_writer(id=key("x", actor, gone), application=draft, user=key("user", gone), stamp=by(actor))
        assert refused.value.code == code
    services.remove_writer(id=key("out"), application=draft, user=key("user", "ivo"), stamp=by("nino"))
    services.remove_writer(id=key("out"), application=draft, user=key("user", "ivo"), stamp=by("nino"))
    with pytest.raises(NotFoundError):
        write("Ancora io", seen=1, who="ivo")
    services.make_author(id=key("too"), application=draft, user=key("user", "ada"), stamp=by("nino"))
    with pytest.raises(FabeneError, match="author_leaves_alone"):
        services.remove_writer(id=key("no"), application=draft, user=key("user", "nino"), stamp=by("ada"))
    services.remove_writer(id=key("leaves"), application=draft, user=key("user", "nino"), stamp=by("nino"))
    view = selectors.draft(id=draft, user=key("user", "ada"))
    assert (view.editors, view.authors) == ((key("user", "ada"),), frozenset({key("user", "ada")}))
    assert selectors.writers_ever([draft])[draft] == {key("user", name) for name in ("ada", "ivo", "nino")}
    let_write_again = Invitation(email="eva@example.org", name="Eva", part=None, may_edit=True)
    build_writer("eva")
    token = services.invite(id=key("eva"), application=draft, invitation=let_write_again, stamp=by("ada"))
    services.answer_invitation(id=key("eva yes"), token=token, yes=True, user=key("user", "eva"), stamp=by("eva"))
    services.forget_user(id=key("forget"), user=key("user", "ada"), stamp=by("ada"))
    assert selectors.draft(id=draft, user=key("user", "eva")).authors == {key("user", "eva")}


def test_a_body_is_one_of_the_site_by_who_acts_for_it_or_by_the_office(call: CallView) -> None:
    draft = build_draft(call, bodies=(1, 2))
    for name, code in (("Orto di tutti", tax_code(9)), ("Un altro ente", tax_code(1))):
        people.create_organisation(
            id=key("organisation", name), name=name, kind=OrganisationKind.THIRD_SECTOR, tax_code=code, stamp=BEFORE
        )
    mine = PartDraft(name="", kind=ApplicantKind.ORGANISATION, organisation=key("organisation", "Orto di tutti"))
    with pytest.raises(FabeneError, match="organisation_not_yours"):
        services.add_part(id=key("p"), application=draft, part=mine, stamp=by("nino"))
    grant("nino", role=Role.ORGANISATION, network=None, organisation="Orto di tutti")
    added = services.add_part(id=key("p"), application=draft, part=mine, stamp=by("nino"))
    assert (added.name, added.tax_code, added.organisation) == ("Orto di tutti", tax_code(9), mine.organisation)
    assert selectors.bodies_of([draft])[draft] == {mine.organisation, key("organisation", "Un altro ente")}
    lead, partner, *_ = selectors.application(draft).organisations
    other = key("organisation", "Un altro ente")
    with pytest.raises(NotFoundError):
        services.link_part(id=key("l0"), application=draft, part=lead.id, organisation=other, stamp=by("olga"))
    services.send(id=key("sent"), application=draft, stamp=by("nino"))
    linked = services.link_part(id=key("l"), application=draft, part=lead.id, organisation=other, stamp=by("olga"))
    assert (linked.organisation, linked.name) == (other, lead.name)
    with pytest.raises(ConflictError, match="part_twice"):
        services.link_part(id=key("l2"), application=draft, part=partner.id, organisation=other, stamp=by("olga"))
    services.link_part(id=key("l3"), application=draft, part=lead.id, organisation=None, stamp=by("olga"))
    assert selectors.application(draft).lead.organisation is None  # type: ignore[union-attr]  # there is one

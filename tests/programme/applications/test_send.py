"""An idea is written together, checked as a whole and sent: numbered, hashed, taken back, copied, forgotten."""

import hashlib
import json
from datetime import timedelta

import pytest

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.programme.applications import selectors, services
from fabene.programme.applications.errors import ApplicationIncompleteError, FieldChangedError
from fabene.programme.applications.models import Applicant
from fabene.programme.applications.values import (
    Budget,
    Fault,
    Invitation,
    Outcome,
    PartDraft,
    PartRole,
    Recorded,
    Source,
    State,
)
from fabene.programme.calls.values import ApplicantKind, CallView
from tests.applications import NOON, build_draft, build_sent, build_towns, build_writer, by, row, tax_code
from tests.calls import CLOSES_AT, build_call
from tests.lib.papers import PNG
from tests.remembered import Remember
from tests.world import at, key

LATE = CLOSES_AT + timedelta(minutes=1)
LATER = at(10, day=CLOSES_AT.date() + timedelta(days=150))


@pytest.fixture
def call(remember: Remember) -> CallView:
    return remember(build_call)


def faults(error: pytest.ExceptionInfo[ApplicationIncompleteError]) -> list[Fault]:
    return [one.fault for one in error.value.missing]


def test_seventeen_ideas_come_from_sixteen_bodies(call: CallView) -> None:
    """As in 2020: an idea is not the body behind it, one body is behind two ideas and some ideas have several."""
    first = build_sent(call, "1", bodies=(1, 2))
    again = build_sent(call, "2", bodies=(1,))
    for number in range(3, 18):
        build_sent(call, str(number), bodies=(number,)) if number < 17 else build_sent(call, "17", bodies=(3, 4))

    sent = selectors.sent(call.id)

    assert len(sent) == 17
    assert len(selectors.participants(call.id)) == 16
    assert [one.number for one in sent] == list(range(1, 18))
    assert first.lead
    assert again.lead
    assert first.lead.applicant == again.lead.applicant
    assert Applicant.objects.count() == 16
    assert selectors.by_territory(call.id) == ((("001120",), 17),)


def test_what_is_sent_has_a_number_without_gap_and_a_hash_that_anybody_can_make_again(call: CallView) -> None:
    one = build_sent(call, "orto", municipalities=("001090", "001120"), bodies=(1, 2))
    draft = build_draft(call, "incompleta", bodies=())
    with pytest.raises(ApplicationIncompleteError):
        services.send(id=key("sent in vain"), application=draft, stamp=by("nino"))
    two = build_sent(call, "miele", who="ada")

    assert (one.number, two.number, one.state) == (1, 2, State.SENT)
    content = selectors.content(one.id)
    assert hashlib.sha256(content).hexdigest() == one.hash
    said = json.loads(content)
    assert said["organisations"][0]["tax_code"] == tax_code(1)
    assert said["budget"]["asked_cents"] == 3_000_000
    assert json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() == content
    with pytest.raises(ConflictError, match="application_sent"):
        services.save_field(id=key("x"), application=one.id, key="title", text="Altro", seen=1, stamp=by("nino"))


def test_everything_that_is_missing_is_said_at_once_and_the_draft_stays(call: CallView) -> None:
    build_writer("nino")
    id = services.start(id=key("empty"), call=call.id, stamp=by("nino")).id
    budget = Budget(
        rows=(
            row(100_00, kind=call.cost_kinds[0].key, asked=90_00),
            row(40_000_00, kind="cene", text="Cene"),
        ),
        declared_cents=40_000_00,
    )
    services.set_budget(id=key("b"), application=id, budget=budget, seen=0, stamp=by("nino"))

    with pytest.raises(ApplicationIncompleteError) as refused:
        services.send(id=key("sent"), application=id, stamp=by("nino", LATE))

    assert faults(refused) == [
        Fault.LATE,
        Fault.TITLE,
        Fault.ANSWER,
        Fault.PLACE,
        Fault.LEAD,
        Fault.BUDGET_ROW,
        Fault.BUDGET_KIND,
        Fault.BUDGET_TOTAL,
        Fault.ASKED_TOO_MUCH,
        Fault.DOCUMENT,
    ]
    found = {one.fault: one for one in refused.value.missing}
    assert (found[Fault.BUDGET_ROW].place, found[Fault.BUDGET_ROW].off_cents) == (1, -10_00)
    assert found[Fault.BUDGET_TOTAL].off_cents == 100_00
    assert found[Fault.ASKED_TOO_MUCH].off_cents == 10_090_00
    assert found[Fault.LATE].at == CLOSES_AT
    assert selectors.application(id).state == State.DRAFT
    assert selectors.budget(id) == budget


def test_a_form_that_comes_after_the_deadline_is_refused_and_kept(call: CallView) -> None:
    draft = build_draft(call)
    last_second = CLOSES_AT - timedelta(seconds=1)

    with pytest.raises(ApplicationIncompleteError) as refused:
        services.send(id=key("late"), application=draft, stamp=by("nino", CLOSES_AT))

    assert faults(refused) == [Fault.LATE]
    assert services.send(id=key("in time"), application=draft, stamp=by("nino", last_second)).number == 1
    with pytest.raises(FabeneError, match="application_late"):
        services.start(id=key("new"), call=call.id, stamp=by("nino", LATE))


def test_two_who_write_at_once_lose_nothing(call: CallView) -> None:
    draft = build_draft(call)
    build_writer("ada")
    token = services.invite(
        id=key("ask ada"),
        application=draft,
        invitation=Invitation(email="ada@example.org", name="Ada", part=None, may_edit=True),
        stamp=by("nino"),
    )
    with pytest.raises(FabeneError, match="sign_in_to_write"):
        services.answer_invitation(id=key("yes"), token=token, yes=True, user=None, stamp=by("somebody"))
    services.answer_invitation(id=key("yes"), token=token, yes=True, user=key("user", "ada"), stamp=by("ada"))

    def save(who: str, text: str, seen: int) -> int:
        return services.save_field(
            id=key("save", who, text), application=draft, key="title", text=text, seen=seen, stamp=by(who)
        ).version

    assert save("ada", "Il miele", 1) == 2
    assert save("ada", "Il miele", 1) == 2
    with pytest.raises(FieldChangedError) as refused:
        save("nino", "L'orto", 1)
    assert (refused.value.now.text, refused.value.now.version) == ("Il miele", 2)
    assert save("nino", "L'orto e il miele", 2) == 3
    with pytest.raises(FabeneError, match="field_unknown"):
        services.save_field(id=key("q"), application=draft, key="q:no", text="?", seen=0, stamp=by("nino"))
    with pytest.raises(NotFoundError, match="application_not_found"):
        save("stranger", "Mio", 3)
    with pytest.raises(NotFoundError):
        selectors.draft(id=draft, user=key("user", "stranger"))
    assert selectors.counts(call.id).drafts == 1
    assert selectors.sent(call.id) == ()


def test_a_partner_says_yes_by_a_link_without_an_account_and_once(call: CallView) -> None:
    draft = build_draft(call, bodies=(1, 2))
    lead, partner = selectors.application(draft).organisations
    asked = Invitation(email="Enea@example.org", name="Enea", part=partner.id, may_edit=False)
    token = services.invite(id=key("ask"), application=draft, invitation=asked, stamp=by("nino"))
    assert services.invite(id=key("ask"), application=draft, invitation=asked, stamp=by("nino")) == token
    warning = selectors.missing(id=draft, at=NOON)
    assert [(one.fault, one.warning) for one in warning] == [(Fault.UNCONFIRMED, True)]

    answered = services.answer_invitation(id=key("yes"), token=token, yes=True, user=None, stamp=by("enea"))

    assert (answered.outcome, answered.email, answered.name) == (Outcome.CONFIRMED, "", "")
    assert selectors.application(draft).organisations[1].confirmed_at == NOON
    with pytest.raises(NotFoundError, match="link_not_valid"):
        services.answer_invitation(id=key("no"), token=token, yes=False, user=None, stamp=by("enea"))
    other = services.invite(id=key("ask 2"), application=draft, invitation=asked, stamp=by("nino"))
    services.withdraw_invitation(id=key("back"), application=draft, invited=key("ask 2"), stamp=by("nino"))
    with pytest.raises(NotFoundError, match="link_not_valid"):
        selectors.invited(other, NOON)
    services.invite(id=key("ask 3"), application=draft, invitation=asked, stamp=by("nino"))
    assert services.wipe_old_invitations(stamp=by("night", LATER)) == 1
    assert lead.role == PartRole.LEAD


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("123", "tax_code_length"),
        ("9000000001X", "tax_code_signs"),
        ("90000000010", "tax_code_check"),
        ("RSSMRA80A01H501X", "tax_code_check"),
        ("1111111111111111", "tax_code_signs"),
    ],
)
def test_a_wrong_tax_code_says_what_is_wrong(db: None, typed: str, code: str) -> None:
    from_whom = PartDraft(name="Ente", kind=ApplicantKind.ORGANISATION, tax_code=typed)
    call = build_call(jurors={})
    build_writer("nino")
    draft = services.start(id=key("draft"), call=call.id, stamp=by("nino")).id
    with pytest.raises(FabeneError) as refused:
        services.add_part(id=key("p"), application=draft, part=from_whom, stamp=by("nino"))
    assert refused.value.code == code


def test_bodies_lead_and_follow_and_none_is_there_twice(call: CallView) -> None:
    draft = build_draft(call, bodies=(1, 2))
    first, second = selectors.application(draft).organisations
    build_towns()

    with pytest.raises(ConflictError, match="part_twice"):
        services.add_part(
            id=key("twice"),
            application=draft,
            part=PartDraft(name="Di nuovo", kind=ApplicantKind.FIRM, tax_code=tax_code(1)),
            stamp=by("nino"),
        )
    lead = PartDraft(name="Gruppo di via Roma", kind=ApplicantKind.GROUP, role=PartRole.LEAD)
    services.change_part(id=key("change"), application=draft, part_id=second.id, part=lead, stamp=by("nino"))
    assert [one.role for one in selectors.application(draft).organisations] == [PartRole.PARTNER, PartRole.LEAD]
    services.remove_part(id=key("remove"), application=draft, part_id=second.id, stamp=by("nino"))
    assert [one.id for one in selectors.application(draft).organisations] == [first.id]
    assert selectors.application(draft).lead == selectors.application(draft).organisations[0]


def test_a_call_for_bodies_only_takes_no_group_and_a_place_outside_is_refused(db: None) -> None:
    call = build_call("enti", who_may=frozenset({ApplicantKind.ORGANISATION}), jurors={})
    draft = build_draft(call, kind=ApplicantKind.GROUP, municipalities=("001219",))

    with pytest.raises(ApplicationIncompleteError) as refused:
        services.send(id=key("sent"), application=draft, stamp=by("nino"))

    assert faults(refused) == [Fault.PLACE_OUTSIDE, Fault.KIND]


def test_a_file_that_is_not_what_it_says_is_refused_and_one_that_is_can_be_taken_out(call: CallView) -> None:
    draft = build_draft(call)

    def attach(content: bytes, key_: str = "letters") -> None:
        services.attach(id=key("f"), application=draft, key=key_, title="", content=content, stamp=by("nino"))

    with pytest.raises(FabeneError, match="file_kind_refused"):
        attach(b"MZ a program called letters.pdf")
    with pytest.raises(FabeneError, match="document_unknown"):
        attach(PNG, "budget")
    attach(PNG)
    attach(PNG)
    assert {one.key for one in selectors.application(draft).attachments} == {"statute", "letters"}
    services.detach(id=key("out"), application=draft, attachment=key("f"), stamp=by("nino"))
    with pytest.raises(NotFoundError, match="file_not_found"):
        selectors.attachment(application=draft, id=key("f"))


def test_taking_back_before_and_after_the_call_closed(call: CallView) -> None:
    early, late = build_sent(call, "1"), build_sent(call, "2", bodies=(2,))

    before = services.withdraw(id=key("w1"), application=early.id, reason="Ci uniamo a un'altra", stamp=by("nino"))
    after = services.withdraw(id=key("w2"), application=late.id, reason="Non ce la facciamo", stamp=by("nino", LATE))

    assert (before.state, before.number, before.withdrawn_late) == (State.WITHDRAWN, 1, False)
    assert after.withdrawn_late
    assert services.withdraw(id=key("w2"), application=late.id, reason="Di nuovo", stamp=by("nino")) == after
    with pytest.raises(ConflictError, match="application_not_sent"):
        services.withdraw(id=key("w3"), application=late.id, reason="Di nuovo", stamp=by("nino"))
    assert selectors.sent(call.id) == ()
    assert [one.number for one in selectors.reached(call.id)] == [1, 2]


def test_the_second_call_takes_who_took_part_in_the_first_and_their_idea(call: CallView) -> None:
    idea = build_sent(call, "orto", bodies=(1, 2))
    opens = at(9, day=LATER.date() - timedelta(days=1))
    second = build_call("proposte-2020", opens_at=opens, closes_at=LATER, reserved_to_call=call.id, jurors={})
    during = opens + timedelta(hours=1)
    stranger = build_draft(second, "nuova", bodies=(9,), moment=during)

    copied = services.copy_into(id=key("copy"), application=idea.id, call=second.id, stamp=by("nino", during))
    assert services.copy_into(id=key("copy"), application=idea.id, call=second.id, stamp=by("nino", during)) == copied

    assert (copied.state, copied.title, copied.copied_from) == (State.DRAFT, idea.title, idea.id)
    assert copied.answers == idea.answers
    assert copied.budget == idea.budget
    assert [one.sha256 for one in copied.attachments] == [one.sha256 for one in idea.attachments]
    assert services.send(id=key("s2"), application=copied.id, stamp=by("nino", during)).number == 1
    assert len(selectors.participants(second.id)) == 2
    with pytest.raises(ApplicationIncompleteError) as refused:
        services.send(id=key("s3"), application=stranger, stamp=by("nino", during))
    assert faults(refused) == [Fault.NOT_OF_THE_FIRST]


def test_the_office_writes_down_what_came_on_paper_with_its_source_and_no_hash(call: CallView) -> None:
    build_towns()
    unknown = services.enter_applicant(
        id=key("who"), name="", tax_code="", kind=ApplicantKind.ORGANISATION, source="giornale", stamp=by("olga")
    )
    services.note_participant(id=key("n"), call=call.id, applicant=unknown.id, source="giornale", stamp=by("olga"))
    paper = Recorded(call=call.id, title="", municipalities=("001219", "001090"), source="giornale, 13 luglio")

    kept = services.record(id=key("paper"), recorded=paper, stamp=by("olga"))

    assert services.record(id=key("paper"), recorded=paper, stamp=by("olga")) == kept
    assert (kept.number, kept.hash, kept.sent_at, kept.organisations) == (1, "", None, ())
    assert kept.municipalities == ("001090", "001219")
    assert [one.name for one in selectors.participants(call.id)] == [""]
    assert selectors.counts(call.id).recorded == 1
    with pytest.raises(NotFoundError):
        selectors.content(kept.id)
    with pytest.raises(FabeneError, match="text_missing"):
        services.enter_applicant(
            id=key("w2"), name="", tax_code="", kind=ApplicantKind.FIRM, source="", stamp=by("olga")
        )


def test_whoever_writes_is_reminded_and_forgotten(call: CallView) -> None:
    alone, sent = build_draft(call, "sola"), build_sent(call, "inviata", bodies=(2,))

    (due,) = selectors.deadlines(since=NOON, until=LATE)
    assert (due.key, due.at, due.to) == (alone, CLOSES_AT, (key("user", "nino"),))
    assert selectors.deadlines(since=LATE, until=LATER) == ()
    assert len(selectors.everything_about_user(key("user", "nino"))) == 2

    assert services.forget_user(id=key("forget"), user=key("user", "nino"), stamp=by("olga")) == 2

    with pytest.raises(NotFoundError):
        selectors.application(alone)
    assert selectors.application(sent.id).hash == sent.hash
    assert selectors.mine(key("user", "nino")) == ()
    assert Source.CALL in {line.source for line in sent.budget}

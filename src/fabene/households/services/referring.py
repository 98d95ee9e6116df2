"""A household comes: referred by a caseworker, or welcomed where there are no referrals."""

from dataclasses import dataclass
from datetime import date
from itertools import count
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.owners import OwnerKind
from fabene.households.models import Household, PickUp, Presence
from fabene.households.services.common import must_agree, write_once
from fabene.households.services.composing import check_choice, choose, count_people, counted, speak
from fabene.households.services.contacting import change_contacts, checked_contacts, consent
from fabene.households.services.matching import has_matches
from fabene.households.services.placing import check_dates, check_market, renew
from fabene.households.values import Arrival, Enrolment, People, Referral, Referred, State
from fabene.ledger.services import open_owner
from fabene.lib.codes import normalised, short_code
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.models import Network
from fabene.people.selectors import is_accredited
from fabene.people.services import log

SHORTEST_CODE, LONGEST_CODE = 1, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """What every household begins with, however it came."""

    network: UUID
    organisation: UUID | None
    market: UUID
    home_delivery: bool
    people: People | tuple[int, int]
    excludes: frozenset[str]
    likes: frozenset[str]
    since: date
    waiting: bool
    simulated: bool
    owner: UUID | None
    code: str = ""


@transaction.atomic
def refer(*, id: UUID, referral: Referral, stamp: Stamp) -> Referred:
    """Take in a household that a caseworker refers; return its code, and whether one like it is known already.

    Raises ``FabeneError`` (``organisation_not_accredited``, ``household_size_refused``, ``band_unknown``,
    ``exclusion_unknown``, ``category_unknown``, ``language_unknown``, ``channel_unknown``, ``channel_without_contact``,
    ``dates_reversed``, ``market_of_another_network``, ``phone_not_valid``, ``email_not_valid``, ``text_missing``
    without a name, ``text_too_long``, ``text_unreadable``), ``NotFoundError`` (``market_not_found``),
    ``ConflictError`` (``id_used_for_something_else``).
    """
    check_dates(review_on=referral.review_on, until=referral.until)
    contacts = checked_contacts(referral.contacts)
    today = timezone.localdate(stamp.happened_at)
    if not is_accredited(organisation=referral.organisation, network=referral.network, on=today):
        raise FabeneError("organisation_not_accredited")
    code = _take_in(
        id,
        _Entry(
            network=referral.network,
            organisation=referral.organisation,
            market=referral.market,
            home_delivery=referral.home_delivery,
            people=referral.people,
            excludes=referral.excludes,
            likes=referral.likes,
            since=referral.since,
            waiting=referral.waiting,
            simulated=referral.simulated,
            owner=referral.owner,
        ),
        stamp=stamp,
    )
    speak(id=derived(id, "language"), household=id, language=referral.language, stamp=stamp)
    renew(id=derived(id, "review"), household=id, review_on=referral.review_on, until=referral.until, stamp=stamp)
    change_contacts(id=derived(id, "contacts"), household=id, contacts=contacts, stamp=stamp)
    for channel in sorted(referral.channels):
        consent(id=derived(id, "consent", channel), household=id, channel=channel, given=True, stamp=stamp)
    return Referred(code=code, warned=has_matches(id))


@transaction.atomic
def welcome(*, id: UUID, arrival: Arrival, stamp: Stamp) -> str:
    """Take a household in without a referral, and return its code: nobody can be reached, nobody sees a name.

    Raises ``FabeneError`` (``household_size_refused``, ``exclusion_unknown``, ``category_unknown``,
    ``market_of_another_network``), ``NotFoundError`` (``market_not_found``),
    ``ConflictError`` (``id_used_for_something_else``).
    """
    entry = _Entry(
        network=arrival.network,
        organisation=None,
        market=arrival.market,
        home_delivery=arrival.home_delivery,
        people=(arrival.adults, arrival.children),
        excludes=arrival.excludes,
        likes=arrival.likes,
        since=arrival.since,
        waiting=False,
        simulated=arrival.simulated,
        owner=arrival.owner,
    )
    return _take_in(id, entry, stamp=stamp)


@transaction.atomic
def enrol(*, id: UUID, enrolment: Enrolment, stamp: Stamp) -> str:
    """Take in a household that a network knew before, under the code it had, and return that code.

    Who they are is kept only where an organisation follows them. Raises ``FabeneError`` (``code_not_valid``,
    ``names_need_organisation``, ``organisation_not_accredited``, and what ``welcome`` and ``change_contacts`` raise),
    ``ConflictError`` (``code_taken``, ``id_used_for_something_else``).
    """
    code = checked_code(enrolment.code)
    contacts = checked_contacts(enrolment.contacts) if enrolment.contacts else None
    today = timezone.localdate(stamp.happened_at)
    if contacts and enrolment.organisation is None:
        raise FabeneError("names_need_organisation")
    if enrolment.organisation and not is_accredited(
        organisation=enrolment.organisation, network=enrolment.network, on=today
    ):
        raise FabeneError("organisation_not_accredited")
    entry = _Entry(
        network=enrolment.network,
        organisation=enrolment.organisation,
        market=enrolment.market,
        home_delivery=enrolment.home_delivery,
        people=enrolment.people,
        excludes=enrolment.excludes,
        likes=frozenset(),
        since=enrolment.since,
        waiting=False,
        simulated=False,
        owner=None,
        code=code,
    )
    _take_in(id, entry, stamp=stamp)
    if contacts:
        change_contacts(id=derived(id, "contacts"), household=id, contacts=contacts, stamp=stamp)
    return code


def checked_code(text: str) -> str:
    """Return a code as it is kept; raise ``FabeneError`` ``code_not_valid`` for what might be a name.

    From one to twelve letters and digits, one digit at least.
    """
    code = normalised(text)
    plain = code.isascii() and code.isalnum() and any(sign.isdigit() for sign in code)
    if not plain or not SHORTEST_CODE <= len(code) <= LONGEST_CODE:
        raise FabeneError("code_not_valid")
    return code


def _take_in(id: UUID, entry: _Entry, *, stamp: Stamp) -> str:
    counted(entry.people)
    check_choice(entry.excludes, entry.likes)
    check_market(entry.market, network=entry.network)
    code = _household(id, entry, stamp=stamp)
    state = State.WAITING if entry.waiting else State.COMING
    count_people(id=derived(id, "people"), household=id, people=entry.people, since=entry.since, stamp=stamp)
    choose(id=derived(id, "choice"), household=id, excludes=entry.excludes, likes=entry.likes, stamp=stamp)
    write_once(
        PickUp.objects,
        id=derived(id, "pick-up"),
        household=id,
        what="household.moved",
        stamp=stamp,
        market_id=entry.market,
        home_delivery=entry.home_delivery,
        since=entry.since,
    )
    write_once(
        Presence.objects,
        id=derived(id, "presence"),
        household=id,
        what="household.presence",
        stamp=stamp,
        state=state,
        since=entry.since,
        until=None,
    )
    return code


def _household(id: UUID, entry: _Entry, *, stamp: Stamp) -> str:
    """Write the household itself, unless it is there, and return its code."""
    said = {
        "network_id": entry.network,
        "organisation_id": entry.organisation,
        "simulated": entry.simulated,
        "since": entry.since,
    }
    if not log(id=derived(id, "welcomed"), what="household.welcomed", key=id, network=entry.network, stamp=stamp):
        known = Household.objects.filter(id=id).first()
        if known is None:
            raise NotFoundError("household_not_found")
        must_agree(known, what="household.welcomed", **said)
        return known.code
    row = Household.objects.create(
        id=id,
        code=_code(id, entry),
        owner=entry.owner or uuid4(),
        recorded_at=stamp.recorded_at,
        **said,
    )
    open_owner(id=row.owner, kind=OwnerKind.HOUSEHOLD)
    return row.code


def _code(id: UUID, entry: _Entry) -> str:
    if not entry.code:
        return _free_code(id if entry.simulated else uuid4(), network=entry.network)
    Network.objects.select_for_update().get(id=entry.network)
    if Household.objects.filter(network_id=entry.network, code=entry.code).exists():
        raise ConflictError("code_taken", taken=entry.code)
    return entry.code


def _free_code(luck: UUID, *, network: UUID) -> str:
    """Return the first code of ``luck`` that nobody in the network has; the network's row is locked meanwhile.

    A simulated household's code comes from its identity, as its bags depend on it; anybody else's is drawn by lot, or
    the log, which keeps identities, would tell the code of who was erased.
    """
    Network.objects.select_for_update().get(id=network)
    taken = set(Household.objects.filter(network_id=network).values_list("code", flat=True))
    return next(code for attempt in count() if (code := short_code(luck, attempt=attempt)) not in taken)

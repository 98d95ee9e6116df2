"""Who may do what: one readable table. Closed by default: what is not in it, nobody may do.

A permission is asked about a network (its id); a role without a network counts in every one.
"""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Any, cast
from uuid import UUID

from rules.permissions import add_perm, has_perm
from rules.predicates import Predicate

from fabene.core.errors import NotAllowedError
from fabene.people.selectors import role_names
from fabene.people.values import Role

# Groups of roles that the table names. ``OFFICE`` gives roles; ``HOUSE`` and ``MARKET`` handle food.
OFFICE = frozenset({Role.COORDINATOR, Role.PROGRAMME})
COORDINATION = frozenset({Role.COORDINATOR})
HOUSE = frozenset({Role.COORDINATOR, Role.HUB})
MARKET = frozenset({Role.COORDINATOR, Role.HUB, Role.STAND})
CASEWORK = frozenset({Role.CASEWORKER})
EVERYBODY = frozenset(Role)

# Permission -> the roles that have it. The rooms named are the ones whose services the faces guard with it.
# Names, phones and addresses: only ``households.view_own``/``reveal`` (for households that one's own organisation
# referred, while it is accredited) and ``households.door`` (today's home deliveries, while the round is on).
PERMISSIONS: Mapping[str, frozenset[Role]] = {
    "collecting.view": MARKET,
    "collecting.open_day": MARKET,
    "collecting.record": MARKET,
    "collecting.correct": MARKET,
    "collecting.explain_zero": MARKET,
    "collecting.discard": MARKET,
    "collecting.weigh": HOUSE,
    "collecting.count_stock": HOUSE,
    "collecting.close": HOUSE,
    "collecting.cancel_day": COORDINATION,
    "collecting.late_entry": COORDINATION,
    "sharing.view": HOUSE,
    "sharing.plan": HOUSE,
    "sharing.edit": HOUSE,
    "sharing.confirm": HOUSE,
    "sharing.hand_over": HOUSE,
    "sharing.pass_on": HOUSE,
    "stores.view": HOUSE,
    "stores.work": HOUSE,
    "recall.view": HOUSE,
    "recall.manage": COORDINATION,
    "households.view": HOUSE,
    "households.pause": HOUSE,
    "households.edit": COORDINATION,
    "households.place": COORDINATION,
    "households.unmet": frozenset({Role.COORDINATOR, Role.PROGRAMME, Role.MUNICIPALITY, Role.EVALUATOR}),
    "households.refer": CASEWORK,
    "households.view_own": CASEWORK,
    "households.reveal": CASEWORK,
    "households.door": frozenset({Role.RIDER}),
    "words.view": COORDINATION,
    "words.send": COORDINATION,
    "charter.view": MARKET | {Role.PROGRAMME},
    "charter.enact": COORDINATION,
    "places.edit": COORDINATION,
    "people.open_network": OFFICE,
    "people.invite": OFFICE,
    "people.edit": OFFICE,
    "people.accredit": OFFICE,
    "people.view_log": OFFICE,
    "people.view_readings": OFFICE,
    "people.purge": frozenset({Role.PROGRAMME}),
    "privacy.request": frozenset({Role.COORDINATOR, Role.CASEWORKER}),
    "privacy.manage": frozenset({Role.PROGRAMME}),
    "programme.edit": frozenset({Role.PROGRAMME}),
    "contacts.answer": OFFICE,
    "gatherings.manage": OFFICE,
    "accompaniment.manage": OFFICE,
    "calls.manage": frozenset({Role.PROGRAMME}),
    "selection.manage": frozenset({Role.PROGRAMME}),
    "selection.judge": frozenset({Role.JURY}),
    "grants.manage": frozenset({Role.PROGRAMME}),
    "grants.report": frozenset({Role.ORGANISATION, Role.MUNICIPALITY}),
    "totals.view": EVERYBODY,
}

# Who gives a role -> the roles they may give (and end, and invite to), never to themselves.
GIVES: Mapping[Role, frozenset[Role]] = {
    Role.PROGRAMME: EVERYBODY,
    Role.COORDINATOR: EVERYBODY - {Role.PROGRAMME, Role.JURY, Role.EVALUATOR},
}


def _holds(role: Role) -> Predicate:
    def test(user: Any, network_id: UUID | None = None) -> bool:
        context = held.context
        if "roles" not in context:  # one query for one question, however many roles the permission names
            context["roles"] = role_names(user.pk, network_id) if user.is_authenticated else frozenset()
        return role in context["roles"]

    held: Any = Predicate(test, name=f"is_{role}")
    return cast(Predicate, held)


PREDICATES: Mapping[Role, Predicate] = {role: _holds(role) for role in Role}

for _permission, _roles in PERMISSIONS.items():
    add_perm(_permission, reduce(or_, (PREDICATES[role] for role in sorted(_roles))))  # type: ignore[no-untyped-call]  # django-rules is half typed


def may(user: Any, permission: str, network_id: UUID | None) -> bool:  # noqa: PLR0917 - who, what, where: a sentence
    """Return whether ``user`` (signed in or not) has ``permission`` in a network; None asks for all networks."""
    return bool(has_perm(permission, user, network_id))  # type: ignore[no-untyped-call]  # django-rules is half typed


def require(user: Any, permission: str, network_id: UUID | None) -> None:  # noqa: PLR0917 - as above
    """Raise ``NotAllowedError`` ``not_allowed`` unless ``user`` may."""
    if not may(user, permission, network_id):
        raise NotAllowedError(permission=permission)


def permissions_of(user_id: UUID, network_id: UUID | None) -> frozenset[str]:
    """Return everything somebody may do in a network, in one query: what a page shows depends on it."""
    held = role_names(user_id, network_id)
    return frozenset(permission for permission, roles in PERMISSIONS.items() if roles & held)


def grantable(user_id: UUID, network_id: UUID | None) -> frozenset[Role]:
    """Return the roles somebody may give in a network, or (without one) in all of them."""
    held = role_names(user_id, network_id)
    return frozenset().union(*(GIVES.get(role, frozenset()) for role in held))

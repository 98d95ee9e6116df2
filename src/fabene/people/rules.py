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

COORDINATION = frozenset({Role.COORDINATOR})
HOUSE = frozenset({Role.COORDINATOR, Role.HUB})
MARKET = frozenset({Role.COORDINATOR, Role.HUB, Role.STAND})

# Permission -> the roles that have it. The rooms named are the ones whose services the faces guard with it.
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
    "sharing.view": HOUSE,
    "sharing.plan": HOUSE,
    "sharing.edit": HOUSE,
    "sharing.confirm": HOUSE,
    "sharing.hand_over": HOUSE,
    "sharing.pass_on": HOUSE,
    "households.view": HOUSE,
    "households.pause": HOUSE,
    "households.edit": COORDINATION,
    "charter.view": MARKET,
    "charter.enact": COORDINATION,
    "places.edit": COORDINATION,
    "people.edit": COORDINATION,
    "people.view_log": COORDINATION,
}


def _holds(role: Role) -> Predicate:
    def test(user: Any, network_id: UUID | None = None) -> bool:
        context = held.context
        if "roles" not in context:  # one query for one question, however many roles the permission names
            context["roles"] = role_names(user.pk, network_id) if user.is_authenticated else frozenset()
        return role in context["roles"]

    held: Any = Predicate(test, name=f"is_{role}")
    return cast(Predicate, held)


is_coordinator = _holds(Role.COORDINATOR)
is_stand = _holds(Role.STAND)
is_hub = _holds(Role.HUB)
PREDICATES: Mapping[Role, Predicate] = {Role.COORDINATOR: is_coordinator, Role.STAND: is_stand, Role.HUB: is_hub}

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

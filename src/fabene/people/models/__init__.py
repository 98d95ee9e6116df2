"""Users, organisations, networks, who holds which role where, and the logs of what was done and read."""

from fabene.people.models.bodies import Accreditation, Network, NetworkPartner, Organisation
from fabene.people.models.logs import Action, Alert, Purge, Reading
from fabene.people.models.roles import Invitation, Membership
from fabene.people.models.users import Seat, User, UserManager

__all__ = [
    "Accreditation",
    "Action",
    "Alert",
    "Invitation",
    "Membership",
    "Network",
    "NetworkPartner",
    "Organisation",
    "Purge",
    "Reading",
    "Seat",
    "User",
    "UserManager",
]

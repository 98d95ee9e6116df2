"""Writes about users, organisations, networks and roles, and the two logs that every other room writes into."""

from fabene.people.services.beginning import let_first_in, offer_first_way_in, read_first_way_in
from fabene.people.services.bodies import (
    accredit,
    create_network,
    create_organisation,
    end_accreditation,
    file_deed,
    join_network,
)
from fabene.people.services.changing import change_network, change_organisation
from fabene.people.services.erasing import erase_user
from fabene.people.services.invitations import (
    accept_invitation,
    invite,
    offer_access,
    wipe_old_invitations,
    withdraw_invitation,
)
from fabene.people.services.logs import log
from fabene.people.services.purging import purge_month
from fabene.people.services.readings import answer_alert, note_reading
from fabene.people.services.roles import grant_role, revoke_role
from fabene.people.services.users import create_seat, create_user

__all__ = [
    "accept_invitation",
    "accredit",
    "answer_alert",
    "change_network",
    "change_organisation",
    "create_network",
    "create_organisation",
    "create_seat",
    "create_user",
    "end_accreditation",
    "erase_user",
    "file_deed",
    "grant_role",
    "invite",
    "join_network",
    "let_first_in",
    "log",
    "note_reading",
    "offer_access",
    "offer_first_way_in",
    "purge_month",
    "read_first_way_in",
    "revoke_role",
    "wipe_old_invitations",
    "withdraw_invitation",
]

"""Writes about the frame of programmes. Every one is kept in the log, and what stood before in the history."""

from fabene.programme.frame.services.adding import (
    add_benefit,
    add_event,
    add_partner,
    add_phase,
    add_policy,
    add_result,
    extend_agreement,
    join_network,
    link_policy,
    open_programme,
    open_project,
    record_act,
    record_figure,
    sign_agreement,
)
from fabene.programme.frame.services.changing import correct, set_shown
from fabene.programme.frame.services.logos import allow_logo, withdraw_logo

__all__ = [
    "add_benefit",
    "add_event",
    "add_partner",
    "add_phase",
    "add_policy",
    "add_result",
    "allow_logo",
    "correct",
    "extend_agreement",
    "join_network",
    "link_policy",
    "open_programme",
    "open_project",
    "record_act",
    "record_figure",
    "set_shown",
    "sign_agreement",
    "withdraw_logo",
]

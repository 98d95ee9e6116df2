"""The kinds of things a frame is made of."""

from enum import StrEnum


class Part(StrEnum):
    """The kinds of things a frame is made of."""

    PROGRAMME = "programme"
    ACT = "act"
    PHASE = "phase"
    PARTNER = "partner"
    AGREEMENT = "agreement"
    EXTENSION = "extension"
    BENEFIT = "benefit"
    FIGURE = "figure"
    EVENT = "event"
    POLICY = "policy"
    LINK = "link"
    NETWORK = "network"
    PROJECT = "project"
    RESULT = "result"


class ActKind(StrEnum):
    """What sort of act decides, funds or moves a programme."""

    LAW = "law"
    DECREE = "decree"
    RESOLUTION = "resolution"
    NOTICE = "notice"
    RANKING = "ranking"
    AGREEMENT = "agreement"
    EXTENSION = "extension"
    GRANT = "grant"


class PartnerKind(StrEnum):
    """What an organisation is in a programme."""

    OWNER = "owner"
    PARTNER = "partner"
    FUNDER = "funder"
    TERRITORY = "territory"

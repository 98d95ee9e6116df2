"""What is decided about personal data, who asked for what, and what went wrong."""

from fabene.privacy.models.breaches import Breach, BreachNote
from fabene.privacy.models.decisions import Confirmation, LegalBasis, Retention
from fabene.privacy.models.requests import Request

__all__ = ["Breach", "BreachNote", "Confirmation", "LegalBasis", "Request", "Retention"]

"""Letting somebody back in who lost phone and codes, or whose phone is in wrong hands."""

from uuid import UUID

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.urls import reverse

from fabene.core.errors import NotFoundError
from fabene.lib.stamps import Stamp
from fabene.people import selectors, services
from fabene.web.accounts.address import absolute
from fabene.web.accounts.sessions import end_all_sessions


@transaction.atomic
def readmit(*, id: UUID, email: str, stamp: Stamp) -> str:
    """Forget every way in which somebody signed in, end their sessions, and return a link to choose a password.

    Their roles stay. The link counts once, for as long as ``PASSWORD_RESET_TIMEOUT``. Raises ``NotFoundError``
    ``user_not_found``.
    """
    user = selectors.account_at(email)
    if user is None:
        raise NotFoundError("user_not_found")
    services.log(id=id, what="user.readmitted", key=user.pk, stamp=stamp)
    Authenticator.objects.filter(user_id=user.pk).delete()
    SocialAccount.objects.filter(user_id=user.pk).delete()
    end_all_sessions(user)
    user.set_unusable_password()  # with it every session ends, also one of which no row speaks
    user.save(update_fields=["password"])
    parts = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return absolute(reverse("account_reset_password_from_key", kwargs=parts))

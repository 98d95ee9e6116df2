"""The addresses about coming in, each named: what allauth has besides is not routed.

Not routed, on purpose: signing up (whoever coordinates invites), adding and confirming emails (an address is the one
that was invited), signing in by a code sent by mail, trusting a browser for weeks, allauth's own lists.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, re_path

from fabene.web.pages.accounts import accepting, codes, devices, entering, factors, identities, inviting

urlpatterns = [
    path("accounts/", factors.overview, name="mfa_index"),
    path("accounts/login/", entering.sign_in, name="account_login"),
    path("accounts/login/passkey/", entering.sign_in_by_passkey, name="mfa_login_webauthn"),
    path("accounts/login/secondo-passo/", mfa.authenticate, name="mfa_authenticate"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("accounts/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("accounts/reauthenticate/codice/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("accounts/reauthenticate/passkey/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("accounts/password/change/", entering.change_password, name="account_change_password"),
    path("accounts/password/set/", entering.set_password, name="account_set_password"),
    path("accounts/password/reset/", account.password_reset, name="account_reset_password"),
    path("accounts/password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "accounts/password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("accounts/secondo-passo/", factors.second_factor, name="second_factor"),
    path("accounts/app/", factors.add_app, name="mfa_activate_totp"),
    path("accounts/app/togli/", factors.remove_app, name="mfa_deactivate_totp"),
    path("accounts/passkey/", factors.add_passkey, name="mfa_add_webauthn"),
    path("accounts/passkey/<int:pk>/nome/", factors.rename_passkey, name="mfa_edit_webauthn"),
    path("accounts/passkey/<int:pk>/togli/", factors.remove_passkey, name="mfa_remove_webauthn"),
    path("accounts/codici/", codes.show, name="mfa_view_recovery_codes"),
    path("accounts/codici/nuovi/", codes.renew, name="mfa_generate_recovery_codes"),
    path("accounts/dispositivi/", devices.show, name="sessions"),
    path("accounts/dispositivi/altri/chiudi/", devices.end_others, name="end_other_sessions"),
    path("accounts/dispositivi/<int:session>/chiudi/", devices.end, name="end_session"),
    path("accounts/identita/slega/", identities.untie, name="untie_identity"),
    path("accounts/identita/<slug:provider_id>/", identities.go, name="openid_connect_login"),
    path("accounts/identita/<slug:provider_id>/ritorno/", identities.come_back, name="openid_connect_callback"),
    path("inviti/", inviting.invitations, name="invitations"),
    path("inviti/<uuid:invitation>/rimanda/", inviting.resend, name="resend_invitation"),
    path("inviti/<uuid:invitation>/ritira/", inviting.withdraw, name="withdraw_invitation"),
    path("invito/", accepting.invitation, name="invitation"),
    path("invito/accetto/", accepting.signed_in, name="accept_signed_in"),
    path("invito/password/", accepting.by_password, name="accept_by_password"),
    path("invito/passkey/", accepting.by_passkey, name="accept_by_passkey"),
    path("invito/identita/", accepting.by_identity, name="accept_by_identity"),
    path("invito/<str:token>/", accepting.open_invitation, name="open_invitation"),
]

"""Tables about who signs in: volunteers, caseworkers, traders, offices; and bodies, which are nobody."""

from collections.abc import Mapping

from fabene.privacy.catalogue.sheets import Sheet, Subject, nobody, sheet
from fabene.privacy.values import Kind, Treatment

USER = Subject.USER
ACCOUNT = Kind.USERS

PEOPLE: Mapping[str, Sheet] = {
    "people.User": sheet(
        Treatment.ACCOUNTS,
        ACCOUNT,
        USER,
        who="email display_name",
        alias="id",
        lock="password",
        deed="last_login joined_at",
        nothing="is_active",
    ),
    "people.Membership": sheet(
        Treatment.ACCOUNTS, ACCOUNT, USER, alias="user", life="role network organisation since until", nothing="id"
    ),
    "people.Invitation": sheet(
        Treatment.ACCOUNTS,
        Kind.INVITATIONS,
        USER,
        who="email display_name",
        alias="invited_by accepted_by",
        life="role network organisation invited_at expires_at ended_at",
        lock="id",
    ),
    "people.Seat": sheet(Treatment.ACCOUNTS, ACCOUNT, USER, alias="user", nothing="key title what position"),
    "people.Action": sheet(
        Treatment.SECURITY,
        Kind.ACTIONS,
        USER,
        Subject.HOUSEHOLD,
        alias="key",
        deed="who what happened_at recorded_at",
        nothing="id network digest",
    ),
    "people.Reading": sheet(
        Treatment.SECURITY,
        Kind.READINGS,
        USER,
        Subject.HOUSEHOLD,
        alias="key",
        deed="who what reason happened_at recorded_at",
        nothing="id network",
    ),
    "people.Alert": sheet(
        Treatment.SECURITY,
        Kind.READINGS,
        USER,
        deed="who begins_at raised_at households outcome answered_by answered_at",
        nothing="id network",
    ),
    "people.Purge": sheet(
        Treatment.SECURITY,
        None,
        USER,
        deed="who recorded_at",
        typed="why",
        nothing="id purge log begins_at ends_at rows digest",
    ),
    "people.Organisation": nobody("id name kind tax_code"),
    "people.Network": nobody("id slug name sentence sentence_en"),
    "people.NetworkPartner": nobody("id network organisation role project"),
    "people.Accreditation": nobody("id network organisation since until"),
    "auth.Permission": nobody("id name content_type codename"),
    "auth.Group": nobody("id name"),
    "auth.Group_permissions": nobody("id group permission"),
    "account.EmailAddress": sheet(
        Treatment.ACCOUNTS, ACCOUNT, USER, who="email", alias="user", nothing="id verified primary"
    ),
    "account.EmailConfirmation": sheet(
        Treatment.ACCOUNTS, ACCOUNT, USER, alias="email_address", lock="key", deed="created sent", nothing="id"
    ),
    "mfa.Authenticator": sheet(
        Treatment.SECURITY,
        ACCOUNT,
        USER,
        alias="user",
        lock="data",
        deed="created_at last_used_at",
        nothing="id type",
    ),
    "usersessions.UserSession": sheet(
        Treatment.SECURITY,
        Kind.SESSIONS,
        USER,
        alias="user",
        device="ip user_agent",
        lock="session_key",
        deed="created_at last_seen_at",
        nothing="id data",
    ),
    "sessions.Session": sheet(
        Treatment.SECURITY, Kind.SESSIONS, USER, lock="session_key session_data", nothing="expire_date"
    ),
    "socialaccount.SocialAccount": sheet(
        Treatment.ACCOUNTS,
        ACCOUNT,
        USER,
        alias="user uid",
        who="extra_data",
        deed="last_login date_joined",
        nothing="id provider",
    ),
    "socialaccount.SocialToken": sheet(
        Treatment.ACCOUNTS, ACCOUNT, USER, alias="account", lock="token token_secret", nothing="id app expires_at"
    ),
    "socialaccount.SocialApp": nobody("id provider provider_id name client_id secret key settings"),
    "axes.AccessAttempt": sheet(
        Treatment.SECURITY,
        Kind.ATTEMPTS,
        USER,
        alias="username",
        device="user_agent ip_address http_accept",
        deed="attempt_time failures_since_start",
        nothing="id path_info get_data post_data",
    ),
    "axes.AccessAttemptExpiration": nobody("access_attempt expires_at"),
    "axes.AccessFailureLog": sheet(
        Treatment.SECURITY,
        Kind.ATTEMPTS,
        USER,
        alias="username",
        device="user_agent ip_address http_accept",
        deed="attempt_time locked_out",
        nothing="id path_info",
    ),
    "axes.AccessLog": sheet(
        Treatment.SECURITY,
        Kind.ATTEMPTS,
        USER,
        alias="username",
        device="user_agent ip_address http_accept",
        lock="session_hash",
        deed="attempt_time logout_time",
        nothing="id path_info",
    ),
}

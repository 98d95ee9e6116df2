"""The device of a session, in a few words: enough to recognise one's own, too little to recognise anybody."""

from django.utils.translation import gettext as _

# The first that is found in what a browser says of itself, the particular before the general.
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)


def shortened(user_agent: str) -> str:
    """Return ``browser/system`` of what a browser says of itself; each empty when nobody knows it."""
    return f"{_first(BROWSERS, user_agent)}/{_first(SYSTEMS, user_agent)}"


def said(short: str) -> str:
    """Return a device as people say it: “Chrome su Android”."""
    browser, _slash, system = short.partition("/")
    if browser and system:
        return _("%(browser)s su %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Un dispositivo che non si è presentato")


def _first(known: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for sign, name in known if sign in user_agent), "")

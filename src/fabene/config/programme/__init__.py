"""Top Metro Fa Bene as it was and goes on: five networks, who leads and who takes part, real markets and their hours.

Typed data, each with the page that says it; nothing here is invented. What nobody published is left out, and a place
whose position nobody published is put at the centre of its municipality and marked approximate.
"""

from fabene.config.programme.networks import NETWORKS
from fabene.config.programme.values import PROGRAMME, identity

__all__ = ["NETWORKS", "PROGRAMME", "identity"]

"""How fair a network's sharing is, and the rules it shares by: pages for everybody."""

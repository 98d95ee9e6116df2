"""Changes in services, maps of an ecosystem, closing dossiers: public, edited by the programme office."""

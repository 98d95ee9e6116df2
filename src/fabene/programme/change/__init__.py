"""Changes in services (*azioni di sistema*), who does what with whom, and what stays when the money ends."""

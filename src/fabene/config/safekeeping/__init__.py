"""Backups: what they hold, how they are sealed, how an installation is put back from one."""

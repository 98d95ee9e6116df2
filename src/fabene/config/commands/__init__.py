"""The commands of ``fabene``, one module each: ``HELP``, ``add_arguments(parser)``, ``run(arguments) -> int``."""

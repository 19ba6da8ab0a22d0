"""The command line. Each group of commands is a module; `main` puts them together."""

from kiosk.cli.main import main

__all__ = ["main"]

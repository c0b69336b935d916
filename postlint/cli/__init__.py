"""The command line: with the language server the only place that prints, exits and reads the
environment."""

from postlint.cli.start import main

__all__ = ["main"]

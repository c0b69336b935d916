"""`postlint lsp`: the language server, for editors."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec

import click

from postlint.cli.problems import Unusable


@click.command(short_help="Serve an editor (language server protocol).")
@click.option("--stdio", is_flag=True, hidden=True, help="What editors say; there is no other way.")
def lsp(stdio: bool) -> None:
    """Speak the language server protocol over standard input and output.

    Editors start this; docs/editors.md says how to tell them.
    """
    if find_spec("pygls") is None:
        raise Unusable("the language server needs pygls: pip install 'postlint[lsp]'")
    from postlint.lsp.server import serve

    if sys.stdin.isatty():
        click.echo("postlint lsp waits for an editor; Ctrl-D ends it.", err=True)
    wire = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, wire)

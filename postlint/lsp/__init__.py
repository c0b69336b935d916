"""Where people write: the language server behind `postlint lsp`. Only `server` knows pygls."""

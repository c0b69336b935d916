"""The commands in the order of help, and the module of each."""

MODULES = {
    "check": "check",
    "baseline": "baseline",
    "diff": "diff",
    "explain": "explain",
    "rules": "rules",
    "test": "examples",
    "init": "init",
    "evaluate": "evaluate",
    "lsp": "lsp",
    "clean": "clean",
}

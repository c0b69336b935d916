"""How fast postlint is beside others and beside the library it stands on."""

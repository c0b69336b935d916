"""READ: bytes to `Post`. Knows no spaCy and no settings."""

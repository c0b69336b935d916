"""The format `html`: one page that needs nothing else, no script either."""

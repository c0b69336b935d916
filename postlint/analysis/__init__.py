"""ANALYSE: `Post` to `Analysis`. The home of spaCy: one pipeline a language, signals, metrics."""

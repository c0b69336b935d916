"""REMEMBER: what linting a text gave, so that it need not be linted again.

Nothing here imports spaCy, pydantic, YAML or a rule: an answer out of the cache costs no more
than reading the draft.
"""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True, scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A cache of the tests' own, for the programs they start as well."""
    pytest.MonkeyPatch().setenv("POSTLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))

from __future__ import annotations

from pathlib import Path

import pytest

from tests.config.writing import write

FULL = """\
select = ["tone"]
extend-select = ["policy"]
ignore = ["tone/sarcasm"]
extend-ignore = ["tone/insult"]
exclude = ["archive/", "!archive/keep.md"]
fail-on = "warning"
language = "de"
platform = "intranet"
audience = "kunden"
message-language = "en"
packs = ["our rules"]
[per-file-ignores]
"jobs/*.md" = ["promotion"]
[severity]
promotion = "suggestion"
[models]
de = "de_core_news_md"
en = "../models/en"
[brand]
names = ["ACME „Süd“"]
products = ["P"]
handles = ["@acme"]
known-terms = ["CSRD"]
[audiences.kunden]
address = "sie"
known-terms = ["EPD"]
jargon-allowed = true
bounds = {lix = 45, words-per-sentence = 18.5}
[platforms.linkedin]
fold = 140
[platforms.intranet]
limit = 900
unit = "graphemes"
[policy]
confidential = ["Reiher"]
topics = {"stellen abbau" = ["Stellenabbau"]}
"""


@pytest.fixture
def full(tmp_path: Path) -> Path:
    (tmp_path / "models" / "en").mkdir(parents=True)
    (tmp_path / "site" / "our rules").mkdir(parents=True)
    return write(tmp_path / "site" / "postlint.toml", FULL)

"""An evaluation as JSON: `postlint-evaluation/1`."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from typing import Any

from postlint.evaluate.evaluation import Evaluation


def as_json(evaluation: Evaluation, *, about: Mapping[str, Any], shown: object = None) -> str:
    """The document: what it is `about`, the figures by name, the hits `shown`; NaN is null."""
    document = {
        "schema": "postlint-evaluation/1",
        **about,
        **_plain(asdict(evaluation)),
        **({"shown": _plain(shown)} if shown is not None else {}),
    }
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return None if math.isnan(value) else round(value, 6)
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value

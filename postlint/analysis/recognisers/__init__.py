"""Signals that no word list can spell out. One module a subject; this table names them all."""

from __future__ import annotations

from collections.abc import Mapping

from postlint.analysis.recognisers import figures, letters, marks, persons, private, syntax
from postlint.analysis.recognisers.base import Recogniser

RECOGNISERS: Mapping[str, Recogniser] = {
    **marks.RECOGNISERS,
    **letters.RECOGNISERS,
    **figures.RECOGNISERS,
    **persons.RECOGNISERS,
    **private.RECOGNISERS,
    **syntax.RECOGNISERS,
}

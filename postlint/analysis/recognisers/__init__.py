"""Signals that no word list can spell out. One module a subject; this table names them all."""

from __future__ import annotations

from collections.abc import Mapping

from postlint.analysis.recognisers import (
    codes,
    figures,
    gender,
    hashtags,
    letters,
    marks,
    persons,
    pictures,
    private,
    readers,
    styled,
    syntax,
    weekdays,
)
from postlint.analysis.recognisers.base import Recogniser

RECOGNISERS: Mapping[str, Recogniser] = {
    **marks.RECOGNISERS,
    **letters.RECOGNISERS,
    **figures.RECOGNISERS,
    **persons.RECOGNISERS,
    **private.RECOGNISERS,
    **readers.RECOGNISERS,
    **syntax.RECOGNISERS,
    **codes.RECOGNISERS,
    **gender.RECOGNISERS,
    **hashtags.RECOGNISERS,
    **pictures.RECOGNISERS,
    **styled.RECOGNISERS,
    **weekdays.RECOGNISERS,
}

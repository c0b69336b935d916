"""What is loaded late equals what is loaded at once."""

from __future__ import annotations

import pickle
from functools import partial

from postlint.analysis.late import LateMapping, LateSequence


def test_nothing_is_loaded_before_somebody_looks() -> None:
    loads: list[str] = []

    def letters() -> list[str]:
        loads.append("letters")
        return ["a", "b"]

    late = LateSequence(letters)
    assert loads == []
    assert (late, len(late), late[0], late[1:]) == (("a", "b"), 2, "a", ("b",))
    assert loads == ["letters"]
    assert late != ("a",)
    assert hash(late) == hash(("a", "b"))


def test_it_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(LateSequence(partial(list, "ab")))) == ("a", "b")


def test_a_mapping_is_loaded_once() -> None:
    loads: list[str] = []

    def numbers() -> dict[str, int]:
        loads.append("numbers")
        return {"one": 1}

    late = LateMapping(numbers)
    assert loads == []
    assert (dict(late), late.get("two"), len(late)) == ({"one": 1}, None, 1)
    assert loads == ["numbers"]

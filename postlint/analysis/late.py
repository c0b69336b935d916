"""Collections that are loaded when somebody first looks into them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class LateSequence(Sequence[T]):
    """A sequence that equals the tuple which `load` gives. To be pickled it needs a `load` that
    can be."""

    __slots__ = ("_load", "_loaded")

    def __init__(self, load: Callable[[], Sequence[T]]) -> None:
        self._load = load
        self._loaded: tuple[T, ...] | None = None

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __reduce__(self) -> tuple[type[LateSequence[T]], tuple[Callable[[], Sequence[T]]]]:
        return LateSequence, (self._load,)

    def _all(self) -> tuple[T, ...]:
        if self._loaded is None:
            self._loaded = tuple(self._load())
        return self._loaded


class LateMapping(Mapping[str, T]):
    """A mapping that equals the one which `load` gives."""

    __slots__ = ("_load", "_loaded")

    def __init__(self, load: Callable[[], Mapping[str, T]]) -> None:
        self._load = load
        self._loaded: Mapping[str, T] | None = None

    def __getitem__(self, key: str) -> T:
        return self._all()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> Mapping[str, T]:
        if self._loaded is None:
            self._loaded = self._load()
        return self._loaded

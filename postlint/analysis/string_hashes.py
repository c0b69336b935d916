"""The numbers by which spaCy knows strings, computed without spaCy.

`string_hash` is MurmurHash64A with spaCy's seed, `table_rows` the 128 bits of MurmurHash3 over one
64-bit number, from which thinc's `HashEmbed` takes four rows (Austin Appleby, public domain).
"""

from __future__ import annotations

from struct import unpack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import uint64
    from numpy.typing import NDArray

_ALL = 0xFFFFFFFFFFFFFFFF
_MIX, _SHIFT, _SEED = 0xC6A4A7935BD1E995, 47, 1
_FIRST, _SECOND = 0x87C37B91114253D5, 0x4CF5AD432745937F
_FINAL = (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53)
_BYTES, _HALF, _LOW = 8, 32, 0xFFFFFFFF


def string_hash(text: str) -> int:
    """The 64-bit key of a string in spaCy's `StringStore`, symbols aside; "" is 0.

    Raises `UnicodeEncodeError` for half a surrogate pair.
    """
    data = text.encode("utf-8")
    if not data:
        return 0
    whole = len(data) // _BYTES * _BYTES
    key = (_SEED ^ len(data) * _MIX) & _ALL
    for block in unpack(f"<{whole // _BYTES}Q", data[:whole]):
        mixed = block * _MIX & _ALL
        mixed = (mixed ^ mixed >> _SHIFT) * _MIX & _ALL
        key = (key ^ mixed) * _MIX & _ALL
    if whole < len(data):
        key = (key ^ int.from_bytes(data[whole:], "little")) * _MIX & _ALL
    key = (key ^ key >> _SHIFT) * _MIX & _ALL
    return key ^ key >> _SHIFT


def table_rows(keys: NDArray[uint64], *, seed: int, size: int) -> NDArray[uint64]:
    """The four rows of a hash table of `size` rows that stand for each key: shape (keys, 4)."""
    import numpy as np

    def number(value: int) -> uint64:
        return np.uint64(value)

    def mixed(value: NDArray[uint64]) -> NDArray[uint64]:
        for factor in _FINAL:
            value = (value ^ value >> number(33)) * number(factor)
        return value ^ value >> number(33)

    block = keys * number(_FIRST)
    block = ((block << number(31)) | (block >> number(33))) * number(_SECOND)
    start = number(seed ^ _BYTES)
    first = (block ^ start) + start
    second = first + start
    first, second = mixed(first), mixed(second)
    first = first + second
    second = second + first
    low, half = number(_LOW), number(_HALF)
    parts = (first & low, first >> half, second & low, second >> half)
    return np.stack(parts, axis=1) % number(size)

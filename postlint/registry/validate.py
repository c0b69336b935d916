"""A YAML value against a type, with each fault as one sentence at its place."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from postlint.registry.faults import Faults, did_you_mean, fault
from postlint.registry.rule import RegistryError
from postlint.source.yaml12 import Path as Keys
from postlint.source.yaml12 import Tree

T = TypeVar("T")

_SENTENCES = {
    "missing": "the key “{key}” is missing",
    "string_type": "“{key}” must be text; put it in quotes",
    "int_type": "“{key}” must be a whole number",
    "float_type": "“{key}” must be a number",
    "bool_type": "“{key}” must be true or false",
    "tuple_type": "“{key}” must be a list",
    "dict_type": "“{key}” must be a mapping (key: value)",
    "model_type": "“{key}” must be a mapping (key: value)",
    "dataclass_type": "“{key}” must be a mapping (key: value)",
    "string_too_short": "“{key}” holds an empty text",
    "too_short": "“{key}” is empty",
}


def validate(kind: type[T], value: Any, *, tree: Tree, path: str, under: Keys = ()) -> T:
    """`value` (found at the keys `under` of `tree`) as a `kind`; raises `Faults`.

    Validated as strict JSON, so that "3" is no number while a list may become a tuple.
    """
    adapter: TypeAdapter[T] = _adapter(cast(Hashable, kind))
    try:
        return adapter.validate_json(json.dumps(value), strict=True)
    except ValidationError as error:
        names = _names(kind)
        faults = list(_faults(error, names=names, tree=tree, path=path, under=under))
        raise Faults(faults) from None


@cache
def _adapter(kind: Any) -> Any:
    return TypeAdapter(kind)


def _faults(
    error: ValidationError, *, names: Iterable[str], tree: Tree, path: str, under: Keys
) -> Iterator[RegistryError]:
    seen = set()
    items = [(item, _real(item["loc"], tree, under)) for item in error.errors(include_url=False)]
    places = [known for _, known in items]
    for item, known in items:
        if _is_other_branch(item["type"], known, places):
            continue
        key = str(item["loc"][-1]) if item["loc"] else "this file"
        if known in seen and item["type"] != "extra_forbidden":
            continue
        seen.add(known)
        yield fault(_sentence(item, key, known, names), tree=tree, path=path, keys=(*under, *known))


def _is_other_branch(kind: str, keys: Keys, places: Iterable[Keys]) -> bool:
    """Whether this complaint about a value comes from a branch of a union that nobody meant: the
    fault lies deeper inside the value."""
    deeper = (len(place) > len(keys) and place[: len(keys)] == keys for place in places)
    return kind.endswith(("_type", "literal_error")) and any(deeper)


def _real(keys: tuple[str | int, ...], tree: Tree, under: Keys) -> Keys:
    """The keys that stand in the file: pydantic adds the branches of unions."""
    real: Keys = ()
    for key in keys:
        if (*under, *real, key) in tree.places:
            real = (*real, key)
    return real


def _sentence(item: Any, key: str, keys: Keys, names: Iterable[str]) -> str:
    kind = item["type"]
    name = str(keys[-1]) if keys else key
    if kind in ("extra_forbidden", "unexpected_keyword_argument"):
        return f"unknown key “{key}”{did_you_mean(key, names)}"
    if kind == "missing":
        return _SENTENCES["missing"].format(key=key)
    if kind in _SENTENCES:
        return _SENTENCES[kind].format(key=name)
    if kind == "literal_error":
        given, expected = str(item["input"]), item["ctx"]["expected"].replace("'", "")
        hint = did_you_mean(given, expected.replace(" or ", ", ").split(", "))
        return f"“{given}” is not one of {expected}{hint}"
    if kind == "value_error":
        return str(item["ctx"]["error"])
    return f"“{name}”: {item['msg'][0].lower()}{item['msg'][1:]}"


def _names(kind: Any) -> tuple[str, ...]:
    fields = getattr(kind, "model_fields", None) or getattr(kind, "__dataclass_fields__", {})
    names = list(fields)
    for field in fields.values():
        for nested in getattr(getattr(field, "annotation", None), "__args__", ()):
            names += getattr(nested, "model_fields", {})
    return tuple(names)

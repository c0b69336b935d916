"""JSON Schemas of rule and signal files, for editors; generated from what reads the files."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from postlint.checks.kinds import BUILT_IN
from postlint.registry.files import RuleFile, SignalFile

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REFERENCE = "#/$defs/{model}"


def rule_schema() -> dict[str, Any]:
    """The schema of a rule file. The keys of `check` follow from its `kind`; those of kinds from
    plug-ins are left open."""
    schema = _schema(RuleFile, "A postlint rule")
    adapters = [(name, "validation", TypeAdapter(kind)) for name, kind in BUILT_IN.items()]
    kinds, shared = TypeAdapter.json_schemas(adapters, ref_template=_REFERENCE)  # type: ignore[arg-type]
    definitions = {**schema.get("$defs", {}), **shared.get("$defs", {})}
    for name in BUILT_IN:
        reference = kinds[name, "validation"]["$ref"].rpartition("/")[2]
        definitions[reference] = _with_kind(name, definitions[reference])
        kinds[name, "validation"] = {"$ref": _REFERENCE.format(model=reference)}
    branches = [kinds[name, "validation"] for name in BUILT_IN]
    schema["properties"]["check"] = {"oneOf": [*branches, _plugin()]}
    return {**schema, "$defs": dict(sorted(definitions.items()))}


def signal_schema() -> dict[str, Any]:
    """The schema of a signal file."""
    return _schema(SignalFile, "A postlint signal")


def _schema(kind: type[RuleFile | SignalFile], title: str) -> dict[str, Any]:
    schema = kind.model_json_schema(ref_template=_REFERENCE)
    return {"$schema": _DIALECT, **schema, "title": title}


def _with_kind(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a kind's fields, with the key that names the kind."""
    return {
        **schema,
        "properties": {"kind": {"const": name}, **schema.get("properties", {})},
        "required": ["kind", *schema.get("required", ())],
    }


def _plugin() -> dict[str, Any]:
    kind = {"type": "string", "not": {"enum": sorted(BUILT_IN)}}
    return {
        "description": "A kind of check that a plug-in brings.",
        "type": "object",
        "properties": {"kind": kind},
        "required": ["kind"],
    }

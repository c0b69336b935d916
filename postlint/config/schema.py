"""What may stand in a configuration file. The only module of the room that needs pydantic."""

from __future__ import annotations

import re
from typing import Annotated, Any, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from postlint.analysis.days import when_problem
from postlint.analysis.house import Address, GenderForm, Unit
from postlint.config.locate import KeyPath
from postlint.config.settings import FailOn
from postlint.config.wording import Complaint, complain, hint
from postlint.registry.rule import Language, Severity


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("this text is empty: fill it in or leave it out")
    return text


def _glob(pattern: str) -> str:
    from pathspec import GitIgnoreSpec

    try:
        known = [rule.regex for rule in GitIgnoreSpec.from_lines([pattern]).patterns]
    except (ValueError, re.error):
        known = []
    if not any(known):
        raise ValueError(f"“{pattern}” is no file pattern: write it as in .gitignore, as archive/")
    return pattern


def _metric(name: str) -> str:
    from postlint.analysis.metrics import METRICS

    if name not in METRICS:
        raise ValueError(f"unknown metric “{name}”: {hint(name, METRICS)}")
    return name


def _day(when: str) -> str:
    if problem := when_problem(when):
        raise ValueError(problem)
    return when


def _region(code: str) -> str:
    if not re.fullmatch("[A-Z]{2}", code):
        raise ValueError(f"“{code}” is no country: write its two capital letters, as DE or GB")
    return code


Text = Annotated[str, AfterValidator(_filled)]
Pattern = Annotated[str, AfterValidator(_glob)]
Metric = Annotated[str, AfterValidator(_metric)]
Day = Annotated[str, AfterValidator(_day)]
Region = Annotated[str, AfterValidator(_region)]
Count = Annotated[int, Field(gt=0)]
Bound = Annotated[float, Field(allow_inf_nan=False)]


class _Table(BaseModel):
    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        frozen=True,
        alias_generator=lambda name: name.replace("_", "-"),
        protected_namespaces=(),
    )


class BrandTable(_Table):
    names: list[Text] = []
    products: list[Text] = []
    handles: list[Text] = []
    known_terms: list[Text] = []


class AudienceTable(_Table):
    address: Address = "sie"
    bounds: dict[Metric, Bound] = {}
    known_terms: list[Text] = []
    jargon_allowed: bool = False


class PlatformTable(_Table):
    limit: Count = 1
    unit: Unit = "characters"
    fold: Count = 1


class PolicyTable(_Table):
    topics: dict[Text, list[Text]] = {}
    confidential: list[Text] = []
    gender_form: GenderForm = "colon"
    dates: dict[Text, Day] = {}
    regions: list[Region] = []


class ModelsTable(_Table):
    de: Text = ""
    en: Text = ""


class SettingsTable(_Table):
    """A whole file. The defaults are never used: only keys that were given are passed on."""

    extend: Text = ""
    select: list[Text] = []
    extend_select: list[Text] = []
    ignore: list[Text] = []
    extend_ignore: list[Text] = []
    per_file_ignores: dict[Pattern, list[Text]] = {}
    severity: dict[Text, Severity] = {}
    exclude: list[Pattern] = []
    fail_on: FailOn = "error"
    language: Language = "en"
    message_language: Language = "en"
    platform: Text = ""
    audience: Text = ""
    packs: list[Text] = []
    baseline: Text = ""
    models: ModelsTable = ModelsTable()
    brand: BrandTable = BrandTable()
    audiences: dict[Text, AudienceTable] = {}
    platforms: dict[Text, PlatformTable] = {}
    policy: PolicyTable = PolicyTable()


def validate(data: dict[str, Any]) -> tuple[dict[str, Any], tuple[Complaint, ...]]:
    """The keys that were given, in their kebab-case names, or every complaint about them."""
    try:
        table = SettingsTable.model_validate(data)
    except ValidationError as error:
        sections = _sections()
        complaints = (
            complain(item, tables=sections, allowed=_allowed(item["loc"]))
            for item in error.errors(include_url=False)
        )
        return {}, tuple(complaints)
    return table.model_dump(by_alias=True, exclude_unset=True), ()


def _names(table: type[BaseModel]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in table.model_fields.items())


def _sections() -> dict[str, tuple[str, ...]]:
    """The keys of the file (under "") and of each section with keys of its own."""
    return {
        "": _names(SettingsTable),
        "brand": _names(BrandTable),
        "policy": _names(PolicyTable),
        "models": _names(ModelsTable),
        "audiences.NAME": _names(AudienceTable),
        "platforms.NAME": _names(PlatformTable),
    }


def _allowed(path: KeyPath) -> tuple[str, ...]:
    """The keys allowed beside the last one of a path."""
    kind: Any = SettingsTable
    for part in path[:-1]:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            fields = {field.alias: field.annotation for field in kind.model_fields.values()}
            kind = fields.get(str(part))
        else:
            kind = (get_args(kind) or (None,))[-1]
    return _names(kind) if isinstance(kind, type) and issubclass(kind, BaseModel) else ()

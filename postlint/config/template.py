"""A first postlint.toml with every section explained, for `postlint init`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from string import Template
from typing import Literal

from postlint.analysis.house import Address, Platform
from postlint.config.platforms import platforms
from postlint.config.settings import FailOn
from postlint.config.show import toml_key, toml_value

_READERS = {"de": "kundschaft", "en": "customers"}


@dataclass(frozen=True, slots=True)
class Answers:
    """What the user said about the house.

    `language` is that of the comments; `drafts` that of all drafts, None where both occur.
    `names` are the names of the house and its brands.
    """

    language: Literal["de", "en"] = "en"
    drafts: Literal["de", "en"] | None = None
    platforms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    address: Address | None = None
    fail_on: FailOn = "error"


def template(answers: Answers) -> str:
    """The text of a postlint.toml in the language of the answers; what is open is commented out.

    A comment begins with “# ”, a setting that is switched off with “#”.
    """
    readers, shipped = _READERS[answers.language], platforms()
    one = answers.platforms[0] if len(answers.platforms) == 1 else None
    off = "#" if answers.address is None else ""
    fields = {
        "fail_on": f"fail-on = {toml_value(answers.fail_on)}",
        "language": f"{'' if answers.drafts else '#'}language = "
        + toml_value(answers.drafts or answers.language),
        "platform": f"{'' if one else '#'}platform = {toml_value(one or 'linkedin')}",
        "audience": f"{off}audience = {toml_value(readers)}",
        "names": f"names = {toml_value(answers.names)}" if answers.names else '#names = ["ACME"]',
        "readers": f"{off}[audiences.{readers}]",
        "address": f"{off}address = {toml_value(answers.address or 'sie')}",
        "platforms": "\n".join(_platforms(answers, shipped)),
    }
    name = f"init.{answers.language}.toml"
    text = files("postlint.config").joinpath(name).read_text(encoding="utf-8")
    return Template(text).substitute(fields)


def _platforms(answers: Answers, shipped: Mapping[str, Platform]) -> list[str]:
    """A section for each platform in use; those in the shipped table are commented out."""
    lines: list[str] = []
    for name in answers.platforms or ("x",):
        known = shipped.get(name, Platform(name))
        off = "#" if name in shipped else ""
        lines += [f"{off}[platforms.{toml_key(name)}]", f"#limit = {known.limit or 1000}"]
    return lines

"""CONFIGURE: postlint.toml or pyproject.toml to `Settings`."""

from postlint.config.find import Finder
from postlint.config.load import default, load
from postlint.config.platforms import platforms
from postlint.config.problem import ConfigError, ConfigProblem
from postlint.config.settings import FailOn, Glob, PerFileIgnore, Place, Settings
from postlint.config.show import show
from postlint.config.template import Answers, template

__all__ = [
    "Answers",
    "ConfigError",
    "ConfigProblem",
    "FailOn",
    "Finder",
    "Glob",
    "PerFileIgnore",
    "Place",
    "Settings",
    "default",
    "load",
    "platforms",
    "show",
    "template",
]

"""Who is measured beside whom, and what was promised."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed.corpus import posts, write_large, write_posts, write_rows
from benchmarks.speed.measure import Command, FailedError
from benchmarks.speed.tools import Tools

_HERE = Path(__file__).parent
_LONG_AGO = 1_700_000_000
#: One post that needs no model, and one of which only a model can tell that it has no verb.
_ORDINARY = "We open the library again on Monday at nine. Bring your card and a pen.\n"
_JUDGED = "Fresh ideas. Open doors. Honest talk. A strong club. Courage over fear.\n"


@dataclass(frozen=True, slots=True)
class Pair:
    """Ours beside another program's (`None`: it is not installed here). `factor` is by what the
    other's work is smaller; `figure` is cpu, wall or peak."""

    name: str
    target: float
    ours: Command
    other: Command | None
    figure: str = "cpu"
    factor: float = 1
    #: Longer than the others, so run once only.
    once: bool = False


class Bench:
    """Makes the drafts and the pairs."""

    def __init__(self, tools: Tools, folder: Path) -> None:
        self._tools, self._folder = tools, folder
        folder.mkdir(parents=True, exist_ok=True)
        settings = folder / "postlint.toml"
        settings.write_text("", encoding="utf-8")
        os.utime(settings, (_LONG_AGO, _LONG_AGO))  # one that just changed is looked at anew
        self._files = write_posts(folder / "thousand", "en", 1000)
        self._one = folder / "one.md"
        self._one.write_text(next(posts("en", 1)) + "\n", encoding="utf-8")

    def pairs(self) -> Iterator[Pair]:
        yield from self._cached()
        yield from self._cold()
        for language in ("en", "de"):
            yield from self._thousand(language)
        yield from self._large()
        yield from self._many()

    def warm(self, language: str) -> tuple[float, float, int, int]:
        """Milliseconds for a post through the API, with the pipeline loaded: for posts that no
        model has to read, and for those that one has; and how many posts these were."""
        rows = write_rows(self._folder / f"warm-{language}.jsonl", language, 1000)
        without, judged, many, few = self._asked("bare.py", "warm", language, str(rows)).split()[
            -4:
        ]
        return float(without), float(judged), int(many), int(few)

    def _cached(self) -> Iterator[Pair]:
        files, one = str(self._files), str(self._one)
        cached, uncached = self._postlint(files), self._postlint(files, "--no-cache")
        codespell, proselint = self._tools.peer("codespell"), self._tools.peer("proselint")
        other = Command((codespell, files)) if codespell else None
        yield Pair("1,000 files, all in the cache : codespell", 1.0, cached, other)
        yield Pair("1,000 files, all in the cache : not in it", 0.03, cached, uncached)
        other = Command((proselint, "check", one)) if proselint else None
        yield Pair("one file in the cache : proselint", 0.6, self._postlint(one), other)

    def _cold(self) -> Iterator[Pair]:
        alex = self._tools.peer("alex")
        for name, text, target in (
            ("one post that needs the model", _JUDGED, 0.75),
            ("one post that does not", _ORDINARY, 0.5),
        ):
            path = self._folder / f"{name.replace(' ', '-')}.md"
            path.write_text(text, encoding="utf-8")
            reads = int(self._asked("bare.py", "reads", str(path)).split()[-1])
            if (reads > 0) is (text is _ORDINARY):
                raise FailedError(f"{name}: the rules have changed, write another")
            ours = self._postlint(str(path), "--no-cache", "--language", "en")
            script, model = str(_HERE / "bare.py"), self._layout("en")[0]
            bare = Command((self._tools.python, script, "cold", model, str(path)))
            yield Pair(f"{name}, cold : spaCy, without entities", target, ours, bare)
            other = Command((alex, "--quiet", str(path))) if alex else None
            yield Pair(f"{name}, cold : alex", 1.2, ours, other)

    def _thousand(self, language: str) -> Iterator[Pair]:
        rows = write_rows(self._folder / f"{language}.jsonl", language, 1000)
        files = write_posts(self._folder / f"thousand-{language}", language, 1000)
        ours = self._postlint(str(rows), "--no-cache", "--jobs", "1", "--language", language)
        model, components = self._layout(language)
        script = str(_HERE / "bare.py")
        bare = Command((self._tools.python, script, "pipe", model, str(rows), *components))
        yield Pair(f"1,000 posts ({language}) : spaCy's nlp.pipe", 0.5, ours, bare)
        alex = self._tools.peer("alex")
        other = Command((alex, "--quiet", f"{files}/*.md")) if alex else None
        yield Pair(f"1,000 posts ({language}) : alex", 1.0, ours, other)
        two = self._postlint(str(rows), "--no-cache", "--jobs", "2", "--language", language)
        yield Pair(f"1,000 posts ({language}), two jobs : one job", 0.75, two, ours, "wall")

    def _large(self) -> Iterator[Pair]:
        made = {
            name: self._postlint(
                str(write_large(self._folder / f"{name}.md", size, paragraphs=name != "line")),
                *("--no-cache", "--jobs", "1", "--language", "en"),
            )
            for name, size in (("line", 10**6), ("one", 10**6), ("ten", 10**7))
        }
        yield Pair("1 MB in one line : in paragraphs", 2.0, made["line"], made["one"])
        yield Pair("10 MB : ten times 1 MB", 1.2, made["ten"], made["one"], factor=10, once=True)
        nothing = Command((self._tools.python, "-c", "bytearray(600_000_000)"))
        name = "memory for 10 MB : 600 MB"
        yield Pair(name, 1.0, made["ten"], nothing, "peak", once=True)

    def _many(self) -> Iterator[Pair]:
        made = {
            count: self._postlint(
                str(write_rows(self._folder / f"rows-{count}.jsonl", "en", count)),
                *("--no-cache", "--jobs", "1", "--output-format", "jsonl", "--language", "en"),
            )
            for count in (5_000, 100_000)
        }
        name = "memory for 100,000 rows : for 5,000"
        yield Pair(name, 1.1, made[100_000], made[5_000], "peak", once=True)

    def _postlint(self, *args: str) -> Command:
        cache = {"POSTLINT_CACHE_DIR": str(self._folder / "cache")}
        return Command((self._tools.postlint, *args), env=cache)

    def _layout(self, language: str) -> tuple[str, list[str]]:
        found = json.loads(self._asked("layout.py", language).splitlines()[-1])
        return found["model"], found["components"]

    def _asked(self, script: str, *args: str) -> str:
        command = (self._tools.python, str(_HERE / script), *args)
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

"""What postlint is measured against where no other linter does the same: spaCy alone.

python bare.py cold MODEL POST              import, load without entities, one post
python bare.py pipe MODEL ROWS COMPONENT…   all rows, with these components
python bare.py warm LANGUAGE ROWS           postlint's API on each row; the medians in milliseconds
                                            without and with a model, and how many rows each
python bare.py reads POST                   how often postlint has a model read something of it
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

#: Posts that are linted before anything is measured.
_FIRST = 100


def cold(model: str, post: str) -> None:
    import spacy

    nlp = spacy.load(model, exclude=["ner"])
    nlp(Path(post).read_text(encoding="utf-8"))


def pipe(model: str, rows: str, *components: str) -> None:
    import spacy

    nlp = spacy.load(model)
    for name in nlp.pipe_names:
        if name not in components:
            nlp.remove_pipe(name)
    for _ in nlp.pipe(_texts(rows), batch_size=64):
        pass


def warm(language: str, rows: str) -> None:
    from postlint.api import Linter, Settings
    from postlint.source.post import Preset, Source
    from postlint.source.read import read

    linter = Linter(Settings())
    reached = linter.analyser(language).reached
    posts = [
        read(Source("post.md", text), flags=Preset(language=language)).posts[0]
        for text in _texts(rows)
    ]
    list(linter.lint_all(posts[:_FIRST]))
    times: dict[bool, list[float]] = {False: [], True: []}
    for post in posts[_FIRST:]:
        before, start = reached.total(), time.process_time()
        linter.lint(post)
        took = time.process_time() - start
        times[reached.total() > before].append(took)
    print(*(1000 * statistics.median(took) for took in times.values()), *map(len, times.values()))


def reads(post: str) -> None:
    from postlint.api import Linter, Settings
    from postlint.source.post import Preset, Source
    from postlint.source.read import read

    linter, text = Linter(Settings()), Path(post).read_text(encoding="utf-8")
    list(linter.lint_all(read(Source(post, text), flags=Preset(language="en")).posts))
    print(linter.analyser("en").reached.total())


def _texts(rows: str) -> list[str]:
    with open(rows, encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


if __name__ == "__main__":
    {"cold": cold, "pipe": pipe, "warm": warm, "reads": reads}[sys.argv[1]](*sys.argv[2:])

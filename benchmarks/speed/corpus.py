"""Drafts made up from a seed: the same on every machine."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.speed import english, german

#: Words of a post.
WORDS = 80
#: Sentences that touch a signal, one in this many.
_MARKED = 12
#: Posts that a model must read, one in this many: as many as among real ones (1 to 3 in 100).
_ASKING = 30
_LANGUAGES = {"en": english, "de": german}


def posts(language: str, count: int, *, seed: int = 1, words: int = WORDS) -> Iterator[str]:
    """Posts of about `words` words, some of them with something to find, some for a model."""
    dice = random.Random(f"{language} {seed}")
    for number in range(count):
        asking = number % _ASKING == _ASKING - 1
        yield " ".join(_sentences(language, dice, words, asking=asking))


def _sentences(language: str, dice: random.Random, words: int, *, asking: bool) -> Iterator[str]:
    home = _LANGUAGES[language]
    timeless = [sentence for sentence in home.PLAIN if not home.TIME.search(sentence)]
    lists = {name: text.split(",") for name, text in home.WORDS.items()}
    while words > 0:
        pool = home.PLAIN if dice.randrange(_MARKED) else home.MARKED
        if asking:
            pool = home.ASKING if words == WORDS else timeless
        filled = {name: dice.choice(values) for name, values in lists.items()}
        sentence = dice.choice(pool).format(**filled)
        words -= len(sentence.split())
        yield sentence[:1].upper() + sentence[1:]


def write_posts(folder: Path, language: str, count: int) -> Path:
    """A folder of Markdown files, a post each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(posts(language, count)):
        (folder / f"{number:05}.md").write_text(text + "\n", encoding="utf-8")
    return folder


def write_rows(path: Path, language: str, count: int) -> Path:
    """JSON Lines, a post a row."""
    with path.open("w", encoding="utf-8") as rows:
        for text in posts(language, count):
            rows.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
    return path


def write_large(path: Path, size: int, *, paragraphs: bool = True) -> Path:
    """One English Markdown file of `size` bytes, in paragraphs or as a single line."""
    joint = "\n\n" if paragraphs else " "
    found, length = [], 0
    for text in posts("en", size):
        found.append(text)
        length += len(text) + len(joint)
        if length >= size:
            break
    path.write_text(joint.join(found)[: size - 1] + "\n", encoding="utf-8")
    return path

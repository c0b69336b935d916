"""Compounds with a hyphen are one token here; the treebanks cut `SPD-Chef` in three."""

from __future__ import annotations

from training.sentence import Sentence


def join_compounds(sentence: Sentence) -> Sentence:
    """`sentence` with each hyphenated compound as one token, annotated as its last part."""
    runs = _runs(sentence)
    place = {i: n for n, run in enumerate(runs) for i in run}
    joined = Sentence(words=[], spaces=[], starts=sentence.starts)
    for n, run in enumerate(runs):
        last = run[-1]
        joined.words.append("".join(sentence.words[i] for i in run))
        joined.spaces.append(sentence.spaces[last])
        for name in ("tags", "pos", "morphs"):
            if column := getattr(sentence, name):
                getattr(joined, name).append(column[last])
        if sentence.lemmas:
            stem = "".join(sentence.words[i] for i in run[:-1])
            joined.lemmas.append(stem + sentence.lemmas[last])
        if sentence.heads:
            _attach(joined, sentence, run=run, place=place, here=n)
    return joined


def _runs(sentence: Sentence) -> list[list[int]]:
    runs: list[list[int]] = []
    words, spaces = sentence.words, sentence.spaces
    for i, word in enumerate(words):
        glued = i > 0 and not spaces[i - 1]
        after_hyphen = glued and words[i - 1] == "-" and len(runs[-1]) > 1 and word[0].isalnum()
        hyphen = (
            glued and word == "-" and words[i - 1][-1].isalnum() and i + 1 < len(words)
            and not spaces[i] and words[i + 1][0].isalpha()
        )  # fmt: skip
        if after_hyphen or hyphen:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _attach(
    joined: Sentence, sentence: Sentence, *, run: list[int], place: dict[int, int], here: int
) -> None:
    outside = next((i for i in reversed(run) if place[sentence.heads[i]] != here), None)
    source = run[-1] if outside is None else outside
    head = place[sentence.heads[source]]
    joined.heads.append(head)
    joined.deps.append("ROOT" if head == here else sentence.deps[source])

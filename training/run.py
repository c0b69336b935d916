"""Repeats the whole training: `python -m training.run --data PATH --work PATH`.

Corpora, first round (gold, templates, silver), three more rounds (mostly gold, a falling rate,
the last one with what the two before it agree on),
assembly into `postlint/models/de_postlint_sm`, figures. Each step is skipped if its result is
already in the work folder.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

_HERE = Path(__file__).parent
_ROOT = _HERE.parent


def main() -> None:
    """Runs every step in order; stops at the first that fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds german/ and posts/")
    parser.add_argument("--work", type=Path, required=True, help="a folder for what comes between")
    parser.add_argument("--output", type=Path, default=None, help="default: in the package")
    args = parser.parse_args()
    data, work = ["--data", str(args.data)], ["--work", str(args.work)]
    output = ["--output", str(args.output)] if args.output else []
    model = ["--model", str(args.output)] if args.output else []
    if not (args.work / "finish.spacy").exists():
        _python("training.prepare", *data, *work)
    _train("pipeline", args.work, corpus="train", labels=args.work / "labels")
    first, second = (args.work / name / "model-last" for name in ("pipeline", "finish"))
    _train("finish", args.work, corpus="finish", first=first)
    _train("polish", args.work, corpus="finish", first=second)
    if not (args.work / "last.spacy").exists():
        _python("training.agree", *data, *work)
    _train("last", args.work, corpus="last", first=args.work / "polish" / "model-last")
    _python("training.assemble", *work, *output)
    _python("training.evaluate", *data, *model)


def _train(name: str, work: Path, *, corpus: str, **paths: Path) -> None:
    if (work / name / "model-last").exists():
        return
    more = [part for key, path in paths.items() for part in (f"--paths.{key}", str(path))]
    config = _HERE / "configs" / ("pipeline.cfg" if name == "pipeline" else "finish.cfg")
    _python(
        "spacy", "train", str(config),
        "--code", str(_HERE / "registry.py"), "--output", str(work / name),
        "--paths.train", str(work / f"{corpus}.spacy"), "--paths.dev", str(work / "dev.spacy"),
        "--paths.vectors", str(work / "vectors"), *more,
    )  # fmt: skip


def _python(*command: str) -> None:
    environment = {"OMP_NUM_THREADS": "1", **os.environ}
    subprocess.run([sys.executable, "-m", *command], cwd=_ROOT, env=environment, check=True)


if __name__ == "__main__":
    main()

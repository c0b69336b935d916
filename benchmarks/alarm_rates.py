"""How often postlint speaks on ordinary posts: findings per 100 posts, by severity and by rule.

    python benchmarks/alarm_rates.py POSTS.jsonl --limit 1000 --language en --where action=0

Each line of POSTS.jsonl is an object with `text`; `--where` keeps the rows whose label has a value.
`--show 3` prints hits of every rule to read. Figures depend on the texts alone, not on the machine.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from postlint.api import Linter, Settings
from postlint.registry.rule import SEVERITIES
from postlint.source.post import Post, Preset
from postlint.source.read import read_rows


def rows(path: Path, *, limit: int, where: str | None) -> Iterator[str]:
    """The lines to lint: `text` alone, so that other keys of the data do not count."""
    key, _, wanted = (where or "").partition("=")
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            labels = {**row, **(row.get("labels") or {})}
            if where and str(labels.get(key)) != wanted:
                continue
            yield json.dumps({"text": row["text"]}, ensure_ascii=False)
            limit -= 1
            if limit == 0:
                return


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, default=1000)
    parser.add_argument("--language", choices=("de", "en"))
    parser.add_argument("--where", metavar="LABEL=VALUE")
    parser.add_argument("--select", nargs="*", metavar="RULE")
    parser.add_argument("--show", type=int, default=0, metavar="N")
    options = parser.parse_args()

    linter = Linter(Settings(select=tuple(options.select) if options.select else None))
    flags = Preset(language=options.language)
    posts, severities, rules = 0, Counter[str](), Counter[str]()
    alarmed: dict[str, set[int]] = defaultdict(set)
    hits: dict[str, list[str]] = defaultdict(list)
    lines = rows(options.data, limit=options.limit, where=options.where)
    for post in read_rows(str(options.data), lines, flags=flags, configured=Preset()):
        if not isinstance(post, Post):
            continue
        posts += 1
        for finding in linter.lint(post).findings:
            severities[finding.severity] += 1
            alarmed[finding.severity].add(posts)
            rules[finding.rule] += 1
            found = post.source.slice(finding.span)
            hits[finding.rule].append(f"{found!r} in {post.source.text!r}")
    print(f"{posts} posts of {options.data.name} {options.where or ''}".rstrip())
    print(f"{'per 100 posts':<34}{'findings':>9}{'posts':>9}")
    for severity in SEVERITIES:
        count, share = 100 * severities[severity] / posts, 100 * len(alarmed[severity]) / posts
        print(f"{severity:<34}{count:>9.1f}{share:>9.1f}")
    for rule, count in rules.most_common():
        print(f"{rule:<34}{100 * count / posts:>9.1f}")
        for hit in hits[rule][: options.show]:
            print(f"    {hit}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

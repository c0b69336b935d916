from __future__ import annotations

import subprocess
import sys

import pytest

from postlint.source.language import detect, normalise
from postlint.source.post import Preset, Source
from postlint.source.read import read
from tests.source.drafts import only


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("de-AT", "de"),
        ("en_US", "en"),
        ("German", "de"),
        (" deutsch ", "de"),
        ("fr", None),
        ("", None),
    ],
)
def test_names_of_languages(name: str, code: str | None) -> None:
    assert normalise(name) == code


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wir haben heute einen neuen Standort eröffnet.", "de"),
        ("We have opened a new office today.", "en"),
        ("Neuer Rekord: Umsatz steigt deutlich", "de"),
        ("Record revenue beats analyst expectations", "en"),
        ("1 2 3 👍 …", None),
    ],
)
def test_detection(text: str, language: str | None) -> None:
    assert detect(text) == language


def test_who_speaks_first() -> None:
    source = Source("a.md", "---\nlanguage: de\n---\nThis is the text, and it is English.")
    bare = Source("a.md", "This is the text, and it is English.")
    german, english = Preset(language="de-DE"), Preset(language="en")
    said = [
        read(source, flags=english, configured=german),
        read(source, configured=english),
        read(bare, configured=german),
        read(bare),
        read(Source("a.md", "👍👍 #1")),
    ]
    assert [(r.posts[0].language, r.posts[0].language_from) for r in said] == [
        ("en", "flag"),
        ("de", "front-matter"),
        ("de", "configuration"),
        ("en", "detection"),
        ("en", "default"),
    ]


def test_what_is_not_prose_has_no_say() -> None:
    text = (
        "Neu und für euch: #TheBest @the_and_of https://the.of/and/the/with/this `the and of this`"
    )
    assert only(text).language == "de"


def test_platform_and_audience_follow_the_same_order() -> None:
    source = Source("a.md", "---\nplatform: x\n---\nText")
    configured = Preset(platform="linkedin", audience="customers")
    (post,) = read(source, flags=Preset(audience="press"), configured=configured).posts
    assert (post.platform, post.audience) == ("x", "press")


def test_a_plain_draft_loads_nothing_heavy() -> None:
    text = "**Das** ist und bleibt ein #Tag. <!-- x -->\n\n---\n\nUnd hier?"
    code = (
        "import sys; from postlint.source.post import Source;"
        f"from postlint.source.read import read; read(Source('a.md', {text!r}));"
        "print([n for n in ('markdown_it', 'py3langid', 'regex', 'spacy') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

from __future__ import annotations

import pytest

from postlint.source.post import MaskKind
from tests.source.drafts import masked

ANYWHERE: list[tuple[MaskKind, str, list[str]]] = [
    ("link", "Siehe https://a.de/b_(c), dann www.x.de.", ["https://a.de/b_(c)", "www.x.de"]),
    ("link", "(https://a.de/x) und example.org/x?y=1!", ["https://a.de/x", "example.org/x?y=1"]),
    ("link", "Post an max@example.org, z.B./d.h., 1.5/Tag, und/oder", []),
    (
        "mention",
        "@max, @x@mast.de. @a.bsky.social! max@example.org",
        ["@max", "@x@mast.de", "@a.bsky.social"],
    ),
    ("hashtag", "#Für_Alle, #1 #2024 #5g &#39; C#dur\n#Klima-Ziel", ["#Für_Alle", "#5g", "#Klima"]),
    ("hashtag", "#fu\u0308r https://a.de/#anker", ["#fu\u0308r"]),
    ("emoji", "👩‍👩‍👧‍👦 👍🏽 ❤️ 🇩🇪🇦🇹 1️⃣", ["👩‍👩‍👧‍👦", "👍🏽", "❤️", "🇩🇪", "🇦🇹", "1️⃣"]),
    (
        "emoji",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f!",
        ["🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"],
    ),
    ("emoji", "1 # * © ® ™ ★ → ↗ ☎\ufe0e", []),
    ("emoji", "©️ ↗️", ["©️", "↗️"]),
    (
        "quote",
        "Sie: „Das ist so ein Satz“ und “one two three four”.",
        ["„Das ist so ein Satz“", "“one two three four”"],
    ),
    (
        "quote",
        "«un deux trois quatre» »eins zwei drei vier« ‚a b c d‘",
        ["«un deux trois quatre»", "»eins zwei drei vier«", "‚a b c d‘"],
    ),
    (
        "quote",
        'Er: "Das kommt nicht in Frage." Sie: "Doch, das kommt noch 👍" Ende 5"',
        ['"Das kommt nicht in Frage."', '"Doch, das kommt noch 👍"'],
    ),
    ("quote", "„Nur drei Worte“ it’s the dogs’ own big bowl ‘so it is said’", []),
    ("quote", "„Nie geschlossen, immer weiter\n\nso geht das hier“", []),
    (
        "quote",
        "„außen „innen sind vier Wörter“ und weiter“",
        ["„außen „innen sind vier Wörter“ und weiter“", "„innen sind vier Wörter“"],
    ),
    ("comment", "a <!-- note --> b <!-- c", ["<!-- note -->"]),
]


@pytest.mark.parametrize(("kind", "text", "expected"), ANYWHERE)
@pytest.mark.parametrize("path", ["a.md", "a.txt"])
def test_masks_of_any_text(kind: MaskKind, text: str, expected: list[str], path: str) -> None:
    assert masked(text, kind, path=path) == expected


MARKDOWN: list[tuple[MaskKind, str, list[str]]] = [
    ("code", "a `b *c*` ``d ` e`` f ` g", ["`b *c*`", "``d ` e``"]),
    ("code", "x\n\n```py\n#a\n\n---\n```\n\n    y\n\nz", ["```py\n#a\n\n---\n```", "y"]),
    ("code", "- a\n  ```\n  b\n  ```\n", ["```\n  b\n  ```"]),
    ("code", "a `<!-- b` c -->", ["`<!-- b`"]),
    ("target", '[a](https://x.de "t (u)") [b](<c d>)', ['](https://x.de "t (u)")', "](<c d>)"]),
    ("target", "[a][B] [b]\n\n[b]: https://x.de", ["][B]", "[b]: https://x.de"]),
    ("link", "[https://x.de](https://y.de) <https://z.de>", ["https://x.de", "https://z.de"]),
    ("image", "a ![Alt #x](b.png) c", ["![Alt #x](b.png)"]),
    ("image", "[![a](b)](c)", ["![a](b)"]),
    ("hashtag", "# Titel\n\n#Tag *#zwei* `#drei`", ["#Tag", "#zwei"]),
    ("quote", "> eins\n> zwei\n\ndrei", ["> eins\n> zwei"]),
    ("quote", "- a\n  > b\n", ["> b"]),
    ("markup", "## T ##\n", ["##", "##"]),
    ("markup", "T\n===\n", ["==="]),
    ("markup", "a **b** _c_ ~~d~~ ***e***", ["**", "**", "_", "_", "~~", "~~", "***", "***"]),
    ("markup", "Kolleg*innen und Kund*innen, a_b_c, 5 * 3 * 2, *nie", []),
    ("markup", "- a\n- b\n  1. c\n", ["-", "-", "1."]),
    ("markup", "> a\n> b", [">", ">"]),
    ("markup", "|a|b|\n|-|-|\n|c \\| d|e|", ["|"] * 3 + ["|-|-|", "|", "\\", "|", "|"]),
    ("markup", "\\*a\\* b\\\nc", ["\\", "\\", "\\"]),
    (
        "markup",
        '<b>x</b> <a href="y">z</a> <NAME> 1 < 2 > 1',
        ["<b>", "</b>", '<a href="y">', "</a>"],
    ),
    ("markup", "`*` *a", []),
    ("comment", "<!-- a\n\nb -->\n\nc", ["<!-- a\n\nb -->"]),
    ("comment", "a <!-- b\n\nc --> d", []),
]


@pytest.mark.parametrize(("kind", "text", "expected"), MARKDOWN)
def test_masks_of_markdown(kind: MaskKind, text: str, expected: list[str]) -> None:
    assert masked(text, kind) == expected


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_make_no_difference(end: str) -> None:
    text = "# A\n\n> b\n> c\n\n```\nd\n```\n\n- *e* <!-- f\ng -->\n"
    for kind in ("markup", "quote", "code", "comment"):
        expected = [part.replace("\n", end) for part in masked(text, kind)]
        assert expected
        assert masked(text.replace("\n", end), kind) == expected


@pytest.mark.parametrize("kind", ["markup", "code", "target", "image"])
def test_plain_text_has_no_markup(kind: MaskKind) -> None:
    assert masked("# a **b** `c` [d](e) ![f](g)\n\n    h", kind, path="a.txt") == []


def test_a_line_separator_is_an_ordinary_character() -> None:
    assert masked("„eins\u2028zwei drei vier“ #a\u2028b", "quote") == ["„eins\u2028zwei drei vier“"]

"""Reports of invented drafts, linted for real, that have something of everything on the page."""

from __future__ import annotations

from datetime import date
from functools import cache

from postlint.api import Linter, scorecard
from postlint.config import Settings
from postlint.report.model import Entry, Failure, Report
from postlint.source.post import Post, Preset, Source
from postlint.source.read import read

_DE = """---
platform: linkedin
audience: Kundschaft
---
Am Montag sind zwei unserer Fahrer bei einem Unfall ums Leben gekommen. 🙏🏽

Wir sind **fassungslos**. Unsere Anteilnahme gilt ihren Familien, ihren Freunden und den \
Kolleginnen, die heute trotzdem u\u0308berall ausliefern. \
Bis Freitag gibt es 20 % Rabatt auf alles! Jetzt bestellen: \
https://example.org/ein-sehr-langer-pfad/der-nirgends-umbricht/und-noch-weiter-geht/bis-zum-ende?mit=parametern&und=mehr

![Zwei Lkw im Schnee](lkw.jpg)

#donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft @spedition

---

<!-- postlint: ignore tone/shouting -- so schreibt sich die Band, until 2030-12-31 -->
WIR SIND DABEI, und alle wissen: Nur bei uns geht das so schnell. Bitte `code` nicht ändern.
"""
_EN = """---
platform: instagram
audience: customers
---
Two of our drivers died in a crash on Monday. 🙏🏽

We are **heartbroken**. Our thoughts are with their families, their friends and \
the colleagues who keep delivering today. Order today and get 20% off everything! \
https://example.org/a-very-long-path/that-does-not-break/anywhere/and-goes-on/until-the-end?with=parameters&and=more

![Two lorries in the snow](lorry.jpg)

#pneumonoultramicroscopicsilicovolcanoconiosisawarenessweekforeverybodywhodrives @haulier

---

<!-- postlint: ignore tone/shouting -- the band writes its name like that, until 2030-12-31 -->
WE ARE THERE, and everyone knows that only we can be this fast. Please leave `code` alone.
"""
_FINE = {
    "de": "Unser Lager bleibt am Montag geschlossen, am Tag der Beerdigung.\n",
    "en": "Our depot stays closed on Monday, the day of the funeral.\n",
}


@cache
def report(language: str) -> Report:
    """A thread of two posts, one without findings and one that could not be read."""
    linter = Linter(Settings(), today=date(2026, 1, 15))
    texts = {"lang/unfall.md": {"de": _DE, "en": _EN}[language], "ruhig.md": _FINE[language]}
    entries = [
        _entry(linter, post)
        for path, text in texts.items()
        for post in read(Source(path, text), flags=Preset(language)).posts
    ]
    rules = {rule.id: rule for rule in linter.rules}
    failure = Failure("bild.md", "this is not UTF-8 text, and postlint reads no other", 1)
    return Report("0.1.0", tuple(entries), (failure,), rules)


def _entry(linter: Linter, post: Post) -> Entry:
    result = linter.lint(post)
    platform = linter.house.platforms.get(post.platform or "")
    return Entry(result, scorecard(result, linter.rules), platform)

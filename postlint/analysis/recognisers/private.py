"""What should not be in a post at all: personal data and what templates left behind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from postlint.analysis.model import Draft
from postlint.analysis.recognisers.base import Found, Recogniser
from postlint.source.post import Span

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?![\w@])")
_ROLE = re.compile(
    r"(?:info|kontakt|contact|hello|hallo|hi|team|presse|press|media|support|service|jobs?|karriere|careers?"
    r"|bewerbung(?:en)?|office|mail|post|redaktion|sales|vertrieb|news|newsletter|help|hilfe|events?"
    r"|datenschutz|privacy|marketing|pr|no-?reply|booking|tickets?|shop|anfragen?|enquiries|feedback|spenden"
    r"|donate|ausbildung|social|transfer|personal|hr|people|verwaltung|vorstand|rathaus|gemeinde|kita"
    r"|schule|praxis|empfang|zentrale|bestellung(?:en)?|orders?|kasse|verein|termine?|admin|recruitment"
    r"|rezeption|reception|b(?:ue|ü)ro|newsroom|sekretariat|bookings|enquiry|club|secretary"
    r"|treasurer|volunteers?|apply|editor|desk)(?:[.+_-][\w.+-]*)?@",
    re.IGNORECASE,
)
_REST = r"(?:[ /.()-]{0,2}\d){6,8}(?![\w-])"
#: Mobile numbers, which belong to a person: landlines, hotlines and switchboards do not.
_ABROAD = (
    r"(?:\+|00)(?:49[ (0)]{0,5}1[5-7]\d|44[ (0)]{0,5}7\d{3}|43[ (0)]{0,5}6\d\d|41[ (0)]{0,5}7[5-9])"
)
_MOBILE = {
    "de": re.compile(rf"(?<![\w/.,-])(?:{_ABROAD}|01[5-7]\d){_REST}"),
    "en": re.compile(rf"(?<![\w/.,-])(?:{_ABROAD}|07[1-9]\d\d){_REST}"),
}
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_HOUSE_NUMBER = r" \d{1,3}(?: ?[a-f])?\b(?![.:,]?\d| ?(?:Uhr|Euro|Prozent|%|€))"
_STREET = {
    "de": re.compile(
        r"(?<![\w-])(?:[A-ZÄÖÜ][\wäöüß.-]{0,40}"
        r"(?:straße|strasse|str\.|weg|gasse|allee|platz|ring|damm|ufer|stieg|hof)"
        r"|(?:Am|An der|Auf der|Im|Zum|Zur) [A-ZÄÖÜ][\wäöüß-]{1,40}"
        r"|[A-ZÄÖÜ][\wäöüß-]{1,40} (?:Straße|Strasse|Str\.|Weg|Gasse|Allee|Ring|Damm|Ufer))"
        rf"{_HOUSE_NUMBER}"
    ),
    "en": re.compile(
        r"(?<![\w.,£$€-])(?:[Ff]lat \d+,? )?\d{1,4}[a-d]? (?:[A-Z][\w'-]{1,30} ){1,2}"
        r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Crescent|Terrace|Way|Court|Grove)\b"
    ),
}
#: What writers really put in brackets: labels of ads and of news.
_LABELS = (
    "ANZEIGE|WERBUNG|UNBEZAHLTE|BEZAHLTE|GESPONSERT|AD|ADVERT|ADVERTISEMENT|SPONSORED|PAID|PR"
    "|UPDATE|NEWS|EIL|EILMELDUNG|BREAKING|LIVE|NEU|NEW|EDIT|KORREKTUR|CORRECTION|ARCHIV|SIC"
    "|THREAD|VIDEO|AUDIO|FOTO|PHOTO|BILD|PODCAST|BLOG|EVENT|SPOILER|TW|CW|OC|DE|EN|ENG"
)
_LEFTOVER = re.compile(
    r"\{\{[^{}\n]{0,60}\}\}|\$\{[^{}\n]{1,60}\}|%[A-Z_]{3,30}%|<%[^%\n]{0,60}%>"
    r"|\[[^\[\]\n:]{1,40} (?i:einfügen|einsetzen|ergänzen|eintragen|angeben|nennen|folgt|prüfen"
    r"|ersetzen|anpassen|here|tbc|tbd|to follow|to be confirmed|to be added|if applicable"
    r"|as needed)\](?!\()"
    r"|\[\w[\w ]{2,30}(?:/\w[\w ]{2,30}){1,3}\](?!\()"
    rf"|\[(?!(?:{_LABELS})\b)[A-ZÄÖÜ][A-ZÄÖÜ _/-]{{2,40}}\](?!\()"
    r"|\[(?i:your|insert|add|enter|names?|full name|first|last|surname|customer|client|recipient"
    r"|colleague|issue|event|venue|role|title|amount|details|company|product|link|date|datum|firma"
    r"|firmenname|vorname"
    r"|nachname|kunde|kundin|anrede|anlass|grund|betrag|anzahl|abteilung|position|ansprechpartner|titel"
    r"|verein|schule|straße|jahr|monat|produkt|hier|bitte|thema|city|stadt|ort|zahl|number|cta|quelle|source)"
    r"\b(?! in\b)[^\[\]\n:]{0,60}\](?!\()"
    r"|<(?i:your|insert|name|firma|link|date|datum|vorname|nachname|ort|titel|place|title)"
    r"\b[^<>\n]{0,40}>|<[a-z]{2,20}_[a-z_]{2,30}>|(?i:\blorem ipsum\b)"
    r"|\[(?i:emojis?|hashtags?|bild|foto|image|photo|uhrzeit|time|preis|price|adresse|address|telefon"
    r"|phone|tbd|tbc|call to action)\](?!\()"
    r"|\((?i:bild|foto|photo|image|link|logo|insert|zitat|quote)\b[^()\n]{0,40}"
    r"(?i:einfügen|ergänzen|einsetzen|folgt noch|goes here|go here|insert here|to be added)\)"
    r"|\bX{3,}\b|\bXX[:.]XX\b|\bXX(?= ?(?:Uhr|Euro|Prozent|€|%|am\b|pm\b))|[£€$]X{1,3}\b"
    r"|(?<!\w)_{3,}(?!\w)|\bTB[CD]\b|\bTODO\b|\bFIXME\b"
    r"|(?m:^[^\w\n]{0,4}(?i:option|variante|version|vorschlag|entwurf|draft) ?[1-9A-C]\b ?"
    r"\((?i:kürzer|länger|lockerer|formeller|persönlicher|emotionaler|shorter|longer|more|punchier"
    r"|playful|formal|casual)\b[^()\n]{0,30}\)|^[^\w\n]{0,4}(?i:caption|headline|überschrift|hook|haupttext"
    r"|beitragstext|posttext|cta|bildidee|bildvorschlag|image idea|suggested image|tonalität"
    r"|hashtag-vorschläge|suggested hashtags)\W{0,2}:)"
)

_DIGITS = tuple("0123456789")
_LEFTOVER_SIGNS = (
    *("{", "%", "[", "<", "(", "___", "xx", "£x", "€x", "$x"),
    *("lorem", "tbc", "tbd", "todo", "fixme"),
    *("caption", "headline", "überschrift", "hook", "haupttext", "beitragstext", "posttext", "cta"),
    *("bildidee", "bildvorschlag", "image idea", "suggested", "tonalität", "hashtag-vorschläge"),
)


def _pattern(
    pattern: re.Pattern[str] | Mapping[str, re.Pattern[str]],
    keep: Callable[[str], bool] | None = None,
    signs: tuple[str, ...] = (),
) -> Recogniser:
    """A recogniser of an expression, or of one a language, outside code, comments and links. Each
    match holds one of `signs`, in whatever case, if there are any."""

    def find(draft: Draft) -> Iterator[Found]:
        body, language = draft.post.body, draft.post.language
        if signs and not any(map(draft.post.source.slice(body).lower().__contains__, signs)):
            return
        expression = pattern[language] if isinstance(pattern, Mapping) else pattern
        hidden = [
            m.span for m in draft.post.masks if m.kind in ("code", "comment", "link", "target")
        ]
        for match in expression.finditer(draft.post.source.text, body.start, body.end):
            span = Span(*match.span())
            if any(mask.overlaps(span) for mask in hidden):
                continue
            if keep is None or keep(match.group()):
                yield span, {}

    return Recogniser(find)


def _is_iban(text: str) -> bool:
    """ISO 13616: the account number moved before the country code is 1 modulo 97."""
    compact = text.replace(" ", "")
    digits = "".join(str(int(char, 36)) for char in compact[4:] + compact[:4])
    return 15 <= len(compact) <= 34 and int(digits) % 97 == 1


RECOGNISERS = {
    "personal-mail": _pattern(_MAIL, keep=lambda text: not _ROLE.match(text), signs=("@",)),
    "mobile-number": _pattern(_MOBILE, signs=("+", "0")),
    "iban": _pattern(_IBAN, keep=_is_iban, signs=_DIGITS),
    "street-address": _pattern(_STREET, signs=_DIGITS),
    "leftover": _pattern(_LEFTOVER, signs=_LEFTOVER_SIGNS),
}

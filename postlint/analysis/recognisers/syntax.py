"""Whole sentences, and sentences without a verb."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.analysis.model import Draft
from postlint.analysis.recognisers.base import Found, Recogniser
from postlint.analysis.tokenizer import is_word_text
from postlint.analysis.tokens import TokenSpan

_LEAST_WORDS = 2
#: Forms that are verbs wherever they stand as written here: no model need be asked.
_VERBS = frozenset(
    """
am is are was were be been being has have had having do does did can could will would shall should
may might must isn't aren't wasn't weren't don't doesn't didn't won't can't couldn't wouldn't let
n't 'm 're 'll 've ain't Am Is Are Was Were Has Have Had Do Does Did Could Would Should Let Don't
Isn't Aren't said says told tells asked asks went goes go came comes come gave gives give took
takes take made makes knew knows know thought thinks think saw sees see found finds wrote writes
got gets get brought brings bring bought buys became becomes become began begins held sold sent
sends send lent paid met meets drew draws grew grows threw flew drove chose chooses spoke broke
wore won ran kept keeps keep felt feels heard understood stood sat ate sang swam taught caught
fought lost needs wants seems seem believes believe belongs belong loves listens listen prefer
prefers enjoyed enjoy celebrate seek used carried painted mended opened closed moved stayed helped
worked called wanted needed decided promised happened looked seemed tried stopped started joined
lived loved learned received announced answered refused wished hoped voted returned remember forget
appreciate deserve depends depend happens continues remains welcomes appears Join Click Come Get
See Tell Bring Send Ask Find bin bist ist sind seid war waren wart habe hast hat haben habt hatte
hatten wird werden wurde wurden würde würden kann können könnt konnte konnten könnte muss müssen
müsst musste mussten soll sollen sollt sollte sollten darf dürfen dürft durfte durften wollen wollt
wollte wollten mag mögen möchte möchten gibt geht kommt macht bleibt Bin Bist Ist Sind Seid War Hat
Haben Habt Hatte Hatten Wird Wurde Wurden Kann Könnt Konnte Muss Müsst Soll Sollte Darf Dürft Will
Wollt Gibt Geht Kommt Macht Bleibt gehen kommen machen bleiben geben gab gaben ging gingen kam
kamen blieb blieben machte machten steht stehen stand standen liegt liegen lag lagen hängt hängen
sitzt sitzen saß saßen läuft laufen lief liefen fährt fahren fuhr fuhren führt führen führte
führten zieht ziehen zog zogen hält halten hielt hielten fällt fallen fiel fielen lässt lassen ließ
ließen sagt sagen sagte sagten sieht sehen sah sahen weiß wissen wusste wussten findet finden fand
fanden denkt denken dachte dachten glaubt glauben glaubte sucht suchen suchte suchten braucht
brauchen brauchte nimmt nehmen nahm nahmen bringt bringen brachte brachten bekommt bekommen bekam
heißt heißen hieß zeigt zeigen zeigte spielt spielen spielte arbeitet arbeiten arbeitete hilft
helfen half halfen schreibt schreiben schrieb spricht sprechen sprach trifft treffen traf trafen
beginnt beginnen begann endet enden öffnet öffnen schließt schließen schloss wartet warten wartete
freut freuen freue fordert fordern forderte zahlt zahlen zahlte kostet kosten kostete gehört
gehören gehörte gilt gelten galt stellt stellen stellte setzt setzen setzte trägt tragen trug lädt
laden verliert verlieren verlor gewinnt gewinnen gewann wünscht wünschen wünsche danken bedeutet
braucht's gibt's geht's passt passen wohnt wohnen wächst wachsen sorgt sorgen startet starten
kümmert kümmern Schreibt Klickt Schaut Meldet Bringt
""".split()
)


def _verbless(draft: Draft) -> Iterator[Found]:
    """Sentences of two words or more with no verb at all, hashtag lines and links aside."""
    for sentence in _without_plain_verb(draft):
        if not any(token.pos_ in ("VERB", "AUX") for token in sentence):
            yield draft.span(*sentence.trimmed()), {}


def _candidates(draft: Draft) -> Iterator[tuple[int, int]]:
    for sentence in _without_plain_verb(draft):
        yield sentence.start, sentence.end


def _prose_sentence(draft: Draft) -> Iterator[Found]:
    for sentence in draft.doc.sents:
        if _is_prose(draft.doc.words[sentence.start : sentence.end]):
            yield draft.span(*sentence.trimmed()), {}


def _without_plain_verb(draft: Draft) -> Iterator[TokenSpan]:
    for sentence in draft.doc.sents:
        words = draft.doc.words[sentence.start : sentence.end]
        if _VERBS.isdisjoint(words) and _is_prose(words):
            yield sentence


def _is_prose(words: list[str]) -> bool:
    return sum(map(is_word_text, words)) >= _LEAST_WORDS


RECOGNISERS = {
    "verbless-sentence": Recogniser(_verbless, layers=frozenset({"tags"}), candidates=_candidates),
    "prose-sentence": Recogniser(_prose_sentence),
}

"""Closed-class words that tell German from English.

Words of both languages (also, am, an, die, hat, in, man, so, um, war, was, will, …) are left out.
"""

from __future__ import annotations

GERMAN = frozenset(
    """
aber allem allen aller alles als auch auf aus beim bereits bis da damit dann darum das dass daß
dein deine dem den denn der des deshalb dich diese diesem diesen dieser dieses dir doch dort du
durch ein eine einem einen einer eines er es etwas euch euer eure für gegen gestern gibt habe
haben hatte heute heutigen hier ich ihm ihn ihnen ihr ihre ihren ihrer im immer ist ja jede
jeden jeder jedes jetzt kann kein keine keinen keiner können könnt mehr mein meine mich mir mit
morgen muss müssen nach nicht nichts noch nur ob oder ohne schon sehr sei sein seine seit sich
sie sind soll sollte sondern sowie und uns unser unsere unserem unseren unserer unter vom von
vor warum weil wenn wer werden wie wieder wir wird wo wurde wurden zu zum zur zwischen über
""".split()
)

ENGLISH = frozenset(
    """
about after again and any are as at be because been before being between both but by can can't
could did didn't do does doesn't don't each every for from get had has have here his how i'm if
into is isn't it it's its just like many more most much my never not now of off on only or our
out over own she should some such than that that's the their them then there these they this
those through to today tomorrow too under until up very we we're we've were what when where
which while who why with without won't would yes yesterday you you're your
""".split()
)

FUNCTION_WORDS = GERMAN | ENGLISH

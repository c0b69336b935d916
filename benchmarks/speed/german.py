"""Sätze und Wörter der deutschen Beiträge; alle für diesen Zweck erfunden."""

from __future__ import annotations

import re

WORDS = {
    "thing": "die Bücherei,die Markthalle,das Freibad,die Musikschule,die Fähre,das Archiv,"
    "die Fahrradwerkstatt,das Gewächshaus,die Kletterwand,der Nachtbus,die Gemeinschaftsküche",
    "place": "am Fluss,hinter dem Bahnhof,in der Mühlgasse,auf dem Berg,neben der Molkerei,"
    "im Keller,über der Bäckerei,am Nordtor,im Hof,an der Schleuse",
    "day": "Montag,Dienstag,Mittwoch,Donnerstag,Freitag,Samstag,Sonntag",
    "people": "Ehrenamtliche,Nachbarn,Lehrlinge,Eltern,Fahrerinnen,Pflegekräfte,Mitglieder,"
    "Gärtner,Studierende,Tischler,Kollegen",
    "person": "Mira,Tom,Ayşe,Jonas,Helene,Farid,Ruth,Piotr,Leila,Anton,Nora,Samuel",
    "object": "Leiter,Lampe,Bank,Pumpe,Kamera,Säge,Tafel,Heizung,Treppe,Waage",
    "number": "zwei,drei,fünf,sieben,neun,elf,zwölf,vierzehn,zwanzig,dreißig",
}
PLAIN = (
    "Am {day} um neun öffnet {thing} {place} wieder.",
    "{person} hat mit {number} anderen die Wände gestrichen und die {object} repariert.",
    "Wer am {day} nicht kann, bekommt einen Platz am {day}.",
    "Wir haben {number} {people} gefragt, was ihnen fehlt, und fast die Hälfte wünscht sich Ruhe.",
    "Die {object} ist kaputt, deshalb bringt bitte bis {day} eine eigene mit.",
    "{person} erklärt, wie {thing} geheizt wird und was das im Winter kostet.",
    "Am Eingang sind {number} Stufen, die Rampe liegt {place}.",
    "Im letzten Jahr kamen vor allem abends {number} {people} am Tag.",
    "Wegen der Bauarbeiten führt der Weg in dieser Woche {place} vorbei.",
    "Schreibt {person}, wenn euch die Termine nicht passen.",
    "{person} gibt nach {number} Jahren am {day} die Schlüssel ab.",
    "Die Stadt hat uns eine {object} geliehen, und wir haben sie sauber zurückgebracht.",
    "Manche {people} kommen lieber morgens, andere nach der Arbeit.",
    "In unserem Plan für {day} steckt ein Fehler: Der Vortrag beginnt eine Stunde später.",
    "Auf dem Tisch stehen Tee, Brot und eine Liste für die {object}.",
    "Am {day} hat es den ganzen Tag geregnet, darum blieb {thing} zu.",
    "{person} hat zweimal gemessen und trotzdem die falsche {object} bestellt.",
    "Danke an alle, die {place} Stühle getragen haben.",
    "Die {object} könnt ihr {number} Tage ohne Pfand ausleihen.",
    "Wie soll {thing} in {number} Jahren aussehen? Sagt es uns am {day}.",
    "Das Protokoll der Sitzung hängt {place} aus.",
    "Eine Schulklasse hat einen Plan gezeichnet, auf dem {thing} zu sehen ist.",
    "Niemand wurde verletzt, als die {object} umfiel, aber laut war es.",
    "Wir suchen {number} {people}, die gern früh aufstehen.",
)
#: Ob ein Satz sagt, wann etwas ist; dann wird kein Modell gefragt.
TIME = re.compile(r"\{day\}|[Jj]ahr|[Ww]oche|morgens|abends|Stunde|Winter|nach|früh|heute")
#: Nachrichten ohne Datum, falls der Name einer ist: Das muss ein Modell sagen.
ASKING = (
    "{person} lehnte eine neue {object} ab.",
    "{person} versprach den Kindern eine {object}.",
    "{person} forderte {place} eine zweite {object}.",
)
MARKED = (
    "Jeder weiß, dass es nirgends schöner ist als {place}.",
    "Nur heute: {number} Plätze zum halben Preis, jetzt buchen!",
    "Wir sind unglaublich stolz auf unsere großartigen {people}.",
    "Diese {people} hören nie zu.",
    "90 % aller {people} geben uns recht.",
    "Klickt auf den Link, gebt uns ein Like und markiert {number} Freunde!",
    "Sollte sich jemand von der {object} gestört gefühlt haben, tut uns das leid.",
    "Wir freuen uns riesig, euch die revolutionäre {object} vorzustellen.",
)

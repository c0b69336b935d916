"""Words the template sentences are made of; forms come from `ablaut` and `german-nouns`."""

from __future__ import annotations

NOUNS = """Video Beitrag Post Link Foto Story Folge Podcast Newsletter Kanal Artikel Kommentar
Frage Idee Meinung Rezept Tipp Termin Workshop Webinar Angebot Rabatt Code Produkt Shop Projekt
Team Job Stelle Bewerbung Nachricht Mail Umfrage Ticket Konzert Album Song Buch Kapitel App Update
Feature Kurs Gewinnspiel Preis Kollektion Outfit Kaffee Kuchen Urlaub Reise Stadt Event Blog Profil
Community Feedback Geschichte Chance Plan Strategie Kampagne Reichweite Freund Freundin Kollegin
Kollege Chef Chefin Hund Katze Garten Wochenende Training Challenge Trailer Stream Kunde Kundin
Rechnung Vertrag Adresse Konto Bestellung Paket Antrag Unterlage Dokument Zeit Arbeit Leben Welt
Woche Abend Montag Familie Kind Schule Verein Gemeinde Wahl Stimme Partei Politik Regierung Geld
Wohnung Haus Auto Zug Bahn Weg Platz Tür Tisch Hand Herz Kopf Problem Lösung Erfahrung Erfolg
Fehler Grund Ziel Thema Wort Satz Text Bild Spiel Mannschaft Trainer Trainerin Gast Nachbar
Nachbarin Eltern Leute Mensch Frau Mann Mädchen Junge Lehrerin Ärztin Gerät Schuh Rad Brot Suppe
Spende Hilfe Karte Raum Büro Firma Unternehmen Marke Werbung Daten Sicherheit Zukunft Klima Energie
Strom Wasser Sonne Regen Winter Sommer Herbst Frühling Fest Hochzeit Geburtstag Geschenk""".split()
TRANSITIVE = """sehen lesen hören teilen posten liken kommentieren abonnieren speichern markieren
schreiben schicken kaufen bestellen testen probieren suchen finden brauchen lieben mögen feiern
verpassen gewinnen buchen planen zeigen erzählen empfehlen nutzen verwenden lernen kochen backen
machen holen bringen kennen verstehen vergessen starten öffnen prüfen retweeten streamen
downloaden checken pushen bewerten besuchen beantworten erklären nehmen geben genießen entdecken
vermissen bauen sagen wissen diskutieren unterstützen sichern klicken verlinken taggen folgen
merken reservieren wählen tragen essen trinken halten fahren werfen tragen lassen schlagen
treffen sprechen brechen stehlen waschen laden raten schließen ziehen verlieren bieten rufen
beginnen singen trinken melden ändern verbessern wünschen glauben hoffen fragen grüßen drücken
schenken sparen verkaufen liefern bezahlen sammeln gestalten leiten führen gründen behalten
verraten erhalten erreichen bekommen erwarten vertrauen beachten unterschreiben ausfüllen
scannen googeln swipen reposten launchen pitchen mixen chillen""".split()
SEPARABLE = """anschauen ansehen anhören ausprobieren mitnehmen vorstellen hochladen herunterladen
anmelden einschalten abholen aufmachen eintragen anrufen aufhören einladen mitmachen vorbeikommen
nachdenken weitersagen ausfüllen abstimmen zurückschicken aussuchen einreichen durchlesen
reinhören vorbeischauen mitbringen anfangen aufpassen durchhalten losgehen abgeben""".split()
DATIVE = "folgen helfen danken antworten vertrauen gratulieren zuhören gefallen fehlen".split()
INTRANSITIVE = """kommen bleiben warten lachen weinen arbeiten schlafen trainieren laufen reden
tanzen singen gehen fahren leben wohnen stehen sitzen liegen träumen streiken lächeln atmen
joggen wandern kämpfen schweigen schauen gucken bloggen""".split()
REFLEXIVE = """freuen melden bewerben informieren entscheiden bedanken trauen setzen wundern ärgern
fragen erinnern beeilen interessieren engagieren verändern""".split()
MODALS = "können wollen müssen sollen dürfen mögen".split()
ADVERBS = """heute morgen jetzt gleich hier endlich gern immer wieder schon noch bald direkt sofort
unbedingt einfach mal gerade wirklich nie oft kurz dort danach auch nur sehr eigentlich vielleicht
leider doch ja gestern später zusammen überall sonst""".split()
LEADS = """Heute Morgen Jetzt Gleich Hier Endlich Gestern Bald Danach Manchmal Außerdem Vielleicht
Leider Dann So Da Deshalb Trotzdem Natürlich Seitdem""".split()
ADJECTIVES = """neu toll groß klein schön lecker spannend lustig kostenlos wichtig gut geil cool
exklusiv ehrlich nachhaltig digital kreativ alt jung lang kurz schnell frisch warm kalt stark
erst letzt nächst ganz best lieb nett richtig falsch schwer leicht""".split()
STATES = """bereit gespannt glücklich müde happy dankbar stolz begeistert neugierig online live
krank gesund ehrlich nett lieb laut leise vorsichtig mutig kreativ zufrieden traurig""".split()
NAMES = """Anna Lena Max Jonas Mia Paul Sarah Tim Laura Felix Julia Ben Mehmet Aylin Sofia Emil
Clara Noah Hanna Leon Marie Karim""".split()
TAGS = """Montagsmotivation Marketing SocialMedia Berlin Job NewWork Startup Foodie Reise Fitness KI
Kaffee throwback Podcast Teamwork Karriere Sommer2024 fyp ootd anzeige Werbung Bundesliga
Klimaschutz tbt Ehrenamt""".split()
MENTIONS = """@anna_k @max.mustermann @firma_xy @lena22 @unser_team @verein_nord @jonas
@redaktion@muster.social @PaulB @stadt_beispiel @kollegin""".split()
EMOJI = "🚀 😊 🎉 🔥 ❤️ 👉 😍 💪 🙏 😂 ✨ 👇 🤔 ☕ 📣 😅 👍🏽 🏳️‍🌈 🇩🇪 😉 👀 🌱 🎁".split()
EMOTICONS = ":) ;) :-) ;-) :D xD <3 :( ^^".split()
GENDERED = """Kolleg Kund Bürger Lehrer Schüler Nutzer Leser Expert Freund Nachbar Mitarbeiter
Student Teilnehmer Unternehmer Follower Zuschauer Politiker Ärzt Wähler Partner""".split()
ENGLISH = """stay_tuned so_much_fun big_news game_changer coming_soon fun_fact save_the_date
work_in_progress thank_you no_way best_day_ever let's_go love_it good_vibes_only back_to_work
call_for_papers sold_out last_call to_be_continued""".split()
CALLS = """Jetzt_anmelden Bitte_teilen Nicht_vergessen Hier_klicken Mehr_lesen Gleich_bestellen
Einfach_ausprobieren Alle_mitmachen Bitte_weitersagen Platz_sichern Rabatt_sichern Tickets_buchen
Link_anklicken Nicht_verpassen Kurz_durchatmen Weiter_so_machen Danke_sagen""".split()

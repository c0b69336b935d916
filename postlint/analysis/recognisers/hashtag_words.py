"""Words that hashtags are made of, and words that nobody wants to find inside one."""

from __future__ import annotations

#: What readers see first, wherever it stands.
UNWANTED = frozenset(
    """
sex sexy anal anus penis porn porno tits cock dick cum cunt fuck shit piss whore slut rape raper
arse nude nudes nazi hitler pube turd horny
arsch fick fotze hure huren nutte nutten titten pimmel kotze scheiss pisse neger
""".split()
)

_ENGLISH = """
a about above accumulate ace across act action active adult after again age air all always amazing
america analog analogue analysis analyst analytics and animal answer apple arsenal art artist
artists as at audience audio autumn away baby back bad bag bake baker ball banal band bank bar
basket beach bear beautiful bed beer best better big bike bird birth birthday black blog blood
blue boat body book books born box boy boys brand bread break breakfast bridge bring brother bus
business buy by cake call camp can canal car card care career careers cat center centre chair
challenge chance change charity chat cheese chef chicken child children choice christmas church
cinema circumstance circus city class clean climate clinic close club clubs coach coarse coast
cockpit cocktail cocktails coffee college come comedy community company competition concert
constitution cook cool country course craft crafts cream cucumber culture cup customer cut cycle
dad dads dance dancing data date daughter day days deadlift deadline deadwood deal design diary
dickens dictionary diesel diet digital dinner doctor document documents dog dogs door drape dream
drink drive early earth easy eat education end energy england english enjoy essex evening event
every exam exams excellence exchange exchanges excursion excursions exercise exercises exit
experience expert experts export express expression extra eye eyes face fact factory fair faith
family fan fans farm farmer fashion fast father feel festival field film final find fire first
fish fit fitness floor flower fly food foot football for forest free fresh friday friend friends
from fruit full fun fund future game games garden gather get gift girl girls give glass go gold
golf good grape grapes great green group grow guide hair half hall hancock hand happy hard harvest
have he head health hear heart heat help here hero heroes hill history hit hockey holiday home
hope horse hospital hot hour house how hub human ice idea in inn inside institution instruments
international is island it january jazz job jobs join journey joy july june just keep kid kids
killer kind king kitchen know lab ladies lake land language late launch law leader learn leather
led left let letter library life light like line lion list listen little live local london long
look love low lunch magic make mall man manuscript map mark market mask master match me meal meat
media meet member men middlesex mind mobile model moment monday money moon more morning mother
mountain move movement movie mum mums museum music my name nation national nature near network new
news next night no north not note now nurse nurses of off office oil old on one online only open
orange order our out over own paint pal paper parent parents park parse part partner party past
path peacock pen penistone people perfect pet pets phone photo pink place plan planet plant play
player poet point police pool poor port post power press price pride print project proud public
quality queen question quick quiet race rain reach read ready real recipe red report represent
represents rest review ride right rise river road rock room roses run safe sale school schools
science scotland scrape scunthorpe sea season second see seed send sense series service set sextet
share shark she shiitake ship shoe shop show side silver sing singer sister site skill skilled
skills sky skyscraper sleep small smart smile snow so social solar soldier song soul sound south
space sparse speak special speed sport sports spring staff stage stand star start state station
stay stock stop store story street strong student students study style sugar summer sun sunday
super support sure surf sussex swap swim table take talk tea teach teacher team teams tech tell
test thank the theatre their them therapist therapists therapy there they thing think this time
title titles to today together tool top touch tour town toy track trade trail train travel tree
trip true trust try turn two uk under union unisex united up us use user van vegan video view
village vision visit voice vote wait wales walk wall want war warm wash watch water wave way we
wear weather web week weekend welcome well wessex west what wheel when where white who why wild
win wind wine winner winter wish with woman women wood word words work worker world write writer
writers year yes yoga you young your youth zoo
"""
_GERMAN = """
ab abend abenteuer ach acht aktion alle alles alltag als alt altstadt am an analog analyse anders
anfang angebot ansporn apfel arbeit arsenal art arzt auf augen aus ausbildung ausflug auto baby
bach backen bad bahn ball banal band bank barsch bau bauen bauer baum bayern beere bei beim berg
beruf besser beste bett bewegung bier bild bildung bio bis blatt blau bleib blume boden brand
brauerei braun bringen brot bruder buch bund bunt burg bus chance chef chemist chor cocktail creme
da dank danke darm das dein der des deutsch dick dickicht die dienst digital ding dorf dort drei
du durch echt ecke ehre ei ein eine einer eins eis eltern ende energie engel er erde erfolg
erleben erleichtern ernte erst erste es esel essen euro ex examen exil exit exkurs exkursion
exkursionen export express extra exzellenz fahren fahrrad fair fall familie fan farbe fein feld
fenster ferien fest feuer film finden firma fisch fit fleisch flug fluss form foto frau frauen
frei freizeit freude freund frisch froh frucht fuchs fuhre gans garten gast gebiet geld gemeinde
gemeinsam gemeinschaft gemüse genuss gerade gern gesund gesundheit gewinn glas glatt gleich
gleiche gleichen gleichheit gold grill gross gruppe grün gut haar hafen hand handel handwerk haupt
haus haut heft heimat heiss heizung held helfen herbst herr herz heute hier hilfe himmel hoch hof
holz hotel huhn hund ich ihr im immer in insel instrumente ist ja jahr jeder jetzt job jubel
jugend jung junge kaffee kanal karte katze kauf keller kind kinder kino kirche klasse klassen
klima klinik klub koch kochen kohl komm kotelett kraft kranken kreis krimi kuchen kultur kunde
kunden kunst kur kurs können küche lachen laden land landschaft lang laufen leben lecker leder
lehrer leicht leiter lernen lesen licht lieb liebe lied lokal lust mal man markt marsch maus meer
mehr mein mensch messe metall milch minute minuten misten mister mit mitglied mittag mode mond
montag morgen motor mund museum musik mut mutter müde nach nacht nah name natur nazionale neu neue
neun nicht nie nord not nur obst ofen offen ohne ohr oma opa optimist optimisten ordnung ort ost
ostern paar paket papa park partei party pause pferd pflege pilz plan platz post preis press profi
projekt prototyp pur rad rasen rat rathaus raum recht region reich rein reise reiter rettung
richtig ring rock rose rosen rot ruhe rund saal sache saft sagen salat samstag sauber sauna schaf
schatz schiff schloss schmuck schnee schreib schuh schule schutz schwarz schweiz schön schüler see
segel sein selbst senior servus sextett sicher sie silber singen so solar sommer sonne sonntag
spass spiel spiele sport staat staatsexamen stadt stall stark start staub stein stern stil stoff
strand strasse streich strom stube stunde suppe süd süss tag tage tanz tatort tau team technik tee
teil teller test theater tier tiere tipp tisch toll ton topf tor total totale tour tracht
tradition trend treppe treu trio turm turn tür uhr uhren um und uns unser unten unter urlaub vater
vegan verein vereine vergleich vergleiche viel vier vogel voll von vor wagen wahl wald wand
wandern wann warm was wasser weg wein weiss weit welt wer werk wetter wichtig wie wild wind winter
wir wissen wo woche wohl wohnen wolle wort wunder wunsch zahl zeit zeitung ziel zirkus zoo zu zug
zukunft zum zusammen zwei über
"""
ENGLISH = frozenset(_ENGLISH.split())
GERMAN = frozenset(_GERMAN.split())

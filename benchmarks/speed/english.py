"""Sentences and words of the English posts; all of them made up for this purpose."""

from __future__ import annotations

import re

WORDS = {
    "thing": "library,swimming pool,repair café,night bus,market hall,orchard,music school,ferry,"
    "community kitchen,bike workshop,archive,greenhouse,climbing wall,print shop,allotment",
    "place": "by the river,behind the station,in Mill Lane,on the hill,next to the old dairy,"
    "at the north gate,in the basement,above the bakery,near the lock,in the yard",
    "day": "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday",
    "people": "volunteers,neighbours,apprentices,teachers,drivers,nurses,parents,engineers,"
    "gardeners,students,carpenters,members",
    "person": "Mira,Tom,Aisha,Jonas,Helen,Farid,Ruth,Piotr,Leila,Owen,Nora,Samuel",
    "object": "ladder,kettle,lamp,loudspeaker,bench,radio,pump,camera,projector,ticket machine",
    "number": "two,three,five,seven,nine,eleven,twelve,fourteen,twenty,thirty",
}
PLAIN = (
    "The {thing} {place} opens again on {day} at nine.",
    "{person} and {number} {people} painted the walls and mended the {object}.",
    "If you cannot come on {day}, we keep a place for you on {day}.",
    "We asked {number} {people} what they missed most, and almost half said a quiet room.",
    "The {object} is broken, so please bring your own until {day}.",
    "{person} explains how the {thing} is heated and what that costs in winter.",
    "There are {number} steps at the entrance; the ramp is {place}.",
    "Last year {number} {people} used the {thing}, mostly in the evening.",
    "Because of the building work, the way in is {place} this week.",
    "Please write to {person} if the dates do not suit you.",
    "{person} has looked after the {thing} for {number} years and hands over the keys on {day}.",
    "The council lent us a {object}, and we returned it clean.",
    "Some {people} prefer the morning, others come after work.",
    "We made a mistake in the plan for {day}: the talk begins an hour later.",
    "On the table you will find tea, bread and a list for the {object}.",
    "It rained all {day}, which is why the {thing} stayed shut.",
    "{person} measured the room twice and still ordered a {object} that is too long.",
    "Our thanks go to the {people} who carried the chairs {place}.",
    "You can borrow the {object} for {number} days without a deposit.",
    "What should the {thing} look like in {number} years? Tell us on {day}.",
    "The minutes of the meeting are on the board {place}.",
    "A class from the school drew a map of the {thing}.",
    "Nobody was hurt when the {object} fell, but it was loud.",
    "We are looking for {number} {people} who like early mornings.",
)
#: Whether a sentence says when something is, which settles what a model would be asked.
TIME = re.compile(r"\{day\}|year|week|morning|evening|hour|winter|after")
#: News without a date, if the name is one: that is for a model to say.
ASKING = (
    "{person} announced a new {object} for the {thing}.",
    "{person} refused to lend the {object} to the {people}.",
    "{person} promised the {people} a {object}.",
)
MARKED = (
    "Everyone knows that the {thing} is the best in the country.",
    "Only today: {number} seats at half the price, so book now!",
    "We are incredibly proud of our amazing {people}.",
    "Those {people} never listen to anybody.",
    "90% of all {people} agree with us.",
    "Click the link, like this post and tag {number} friends!",
    "Sorry if anybody felt offended by the {object}.",
    "As {people}, we are thrilled to announce a revolutionary {object}.",
)

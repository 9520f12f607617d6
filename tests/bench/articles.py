"""Made-up news: articles of any number, always the same ones, with all that extraction looks for in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

PLACES = ("Northport", "Halden", "Vesterby", "Corrado", "Lindmark", "Osterholm", "Quillan", "Marrowgate")
STATES = (
    "Norland", "Sudmark", "Ostia", "Velden", "the Lake Republic", "Calora", "Tarsania", "Merovia",
    "Kestrel Island", "Brennia", "Ardovia", "Pelagia",
)  # fmt: skip
GIVEN = ("Ada", "Tomas", "Ingrid", "Pavel", "Leila", "Marcus", "Yusuf", "Helena", "Oskar", "Priya")
FAMILY = (
    "Brandt", "Okafor", "Lindqvist", "Moreau", "Tanaka", "Duarte", "Novak", "Haddad", "Rourke", "Weiss",
    "Castellan", "Dvorak", "Eriksen", "Fontaine", "Galanis", "Horvath", "Iversen", "Jankowski", "Kowal",
    "Lombardi", "Mbeki", "Nakamura", "Ortega", "Petrov", "Quintero", "Rasmussen", "Sorensen", "Toledo",
)  # fmt: skip
ROLES = ("Foreign Minister", "President", "Defence Minister", "spokeswoman", "Trade Minister", "Ambassador")
DAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "last week",
    "earlier this month",
    "in {month}",
)
MONTHS = ("January", "March", "May", "July", "September", "November")

SENTENCES = (
    "{role} {who} said {day} that {state} would open the border crossing near {place} again.",
    "“We have agreed on nothing yet,” {family} told reporters in {place}. “But we will meet again.”",
    "{state} and {other} signed an agreement on fishing rights in {place} {day}.",
    "According to {role} {who}, the talks had been “frank and useful”.",
    "Police arrested {number} people after a protest in {place} {day}, the interior ministry said.",
    "{family} accused {other} of breaking the terms of the {year} treaty.",
    "A spokesman for {state} denied that soldiers had been moved to the region.",
    "He added: “Nobody in {place} wants this to become a conflict.”",
    "{role} {who} is expected to visit {other} next week, two officials said.",
    "{other} will send aid worth {number} million to {place}, where floods killed {number} people {day}.",
    "She warned that {state} might impose sanctions if the talks in {place} failed.",
    "Trade between the two countries has grown by {number} percent since {year}.",
    "“It is clear who is responsible for this,” said {who}, who has led the delegation since {month} {year}.",
    "The opposition rejected the plan {day} and demanded that {family} resign.",
)


PLAIN = (
    "The ferry to {place} runs twice a day in winter and four times in summer.",
    "Most houses in {place} were built of timber, and many of them stand empty.",
    "Fish is still the most important trade of {state}, ahead of timber and wool.",
    "The valley is narrow there, and the road was closed by snow for most of the winter.",
    "About {number} thousand people live on the coast, many of them older than sixty.",
    "Prices have risen slowly, and bread costs about as much as in {year}.",
    "The archive of the town keeps letters, maps and photographs from three centuries.",
    "Nothing about the harbour looks new: the cranes, the sheds and the rails are older than the town hall.",
    "Schools in {place} are small, and some have fewer than {number} pupils.",
    "It was cold in {place}, with a light wind from the north and hardly any rain.",
    "The line from {place} to the border is {number} kilometres long and has a single track.",
    "{state} has no army to speak of, a small navy, and a long border with {other}.",
)
"""Sentences in which nobody says, does or suffers anything, as half of all in news are."""


def articles(number: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Yield ``number`` articles as rows of JSON lines; the same number and seed give the same articles."""
    random = Random(seed)
    for at in range(number):
        published = date(2023, 1, 2) + timedelta(days=random.randrange(360))
        body = "\n\n".join(paragraph(random) for _ in range(random.randint(7, 11)))
        title = f"{random.choice(STATES)} and {random.choice(STATES)} talk in {random.choice(PLACES)} ({at})"
        yield {
            "id": f"made-{at}",
            "title": title,
            "text": f"{title}\n\n{body}\n",
            "publisher": f"The {random.choice(PLACES)} Post",
            "published": published.isoformat(),
        }


def paragraph(random: Random) -> str:
    """Return a paragraph of two to five sentences."""
    return " ".join(sentence(random) for _ in range(random.randint(2, 5)))


def sentence(random: Random) -> str:
    """Return one sentence with its people, places and days filled in."""
    state, other = random.sample(STATES, 2)
    given, family = random.choice(GIVEN), random.choice(FAMILY)
    month = random.choice(MONTHS)
    filled = random.choice(random.choice((SENTENCES, PLAIN))).format(
        role=random.choice(ROLES), who=f"{given} {family}", family=family, place=random.choice(PLACES),
        day=random.choice(DAYS).format(month=month), state=state, other=other, month=month,
        number=random.randint(2, 90), year=random.randint(2009, 2022),
    )  # fmt: skip
    return filled[0].upper() + filled[1:]

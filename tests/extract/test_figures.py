"""Figures: a sentence, and how many of what it tells, in which role."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.figures.quantities import find_quantities
from claims.extract.parse import Parser

Given = tuple[str, float, str | None]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The toll from the blast rose to 31 on Friday.", [("killed", 31, None)]),
        ("Officials put the number of arrests at 12.", [("arrested", 12, None)]),
        (
            "Thirty-one people died and at least 12 others were wounded when a boiler exploded.",
            [("killed", 31, None), ("injured", 12, "at least")],
        ),
        ("Two dead, 14 hurt as coach plunges into ravine", [("killed", 2, None), ("injured", 14, None)]),
        ("Nine of the miners are still unaccounted for.", [("missing", 9, None)]),
        (
            "The rebels killed 19 gendarmes in the ambush, and four civilians are missing.",
            [("killed", 19, None), ("missing", 4, None)],
        ),
        ("At least five people were shot dead in the crackdown.", [("killed", 5, "at least")]),
        ("The death of 12 divers is being examined.", [("killed", 12, None)]),
        ("Nineteen villagers lost their lives in the flood.", [("killed", 19, None)]),
        ("Three pupils received injuries.", [("injured", 3, None)]),
        ("Injured were two nurses and a porter.", [("injured", 2, None)]),
        ("Six drivers are behind bars.", [("arrested", 6, None)]),
        ("They demand the release of six nuns who have been in jail since June.", [("arrested", 6, None)]),
        ("He wrote of 12 miners who were taken into custody.", [("arrested", 12, None)]),
        ("The barge, with about 60 people on board, sank near Lund.", [("aboard", 60, "about")]),
        ("The gang asked for a ransom of 3 million Hong Kong dollars.", [("sum", 3e6, None)]),
        ("The ministry reported 212 new cases of measles, including 7 deaths.",
         [("infected", 212, None), ("killed", 7, None)]),
        ("More than 40,000 villagers have been evacuated.", [("evacuated", 40000, "more than")]),
        ("The plane was carrying 146 passengers and six crew.", [("aboard", 146, None), ("aboard", 6, None)]),
        ("Some 2,000 protesters blocked the bridge.", [("participants", 2000, "about")]),
        ("Around 900 farmers marched through Ghent.", [("participants", 900, "about")]),
        ("France sent 500 troops to the border.", [("troops", 500, None)]),
        ("Parliament passed the bill by 61 votes to 38.", [("votes", 61, None), ("votes", 38, None)]),
        ("The United States imposed a 12 per cent tariff on steel.", [("rate", 12, None)]),
        ("The company will pay $3.4 million to the union.", [("sum", 3.4e6, None)]),
        ("A magnitude 6.4 earthquake shook the island.", [("magnitude", 6.4, None)]),
        ("The fire left 300 people homeless.", [("displaced", 300, None)]),
        ("The council closed seven libraries.", [("count", 7, None)]),
        ("She was jailed for nine years.", [("duration", 9, None)]),
        ("Prosecutors had asked for six years.", [("duration", 6, None)]),
        ("The truce was prolonged by two months.", [("duration", 2, None)]),
        ("The siege lasted 40 days.", [("duration", 40, None)]),
        ("A jury gave the broker a five-year prison term.", [("duration", 5, None)]),
        ("Both armies agreed to a 30-day truce.", [("duration", 30, None)]),
        ("A four-day visit ended in Oslo.", []),
        ("A nine-year-old boy was found.", []),
        ("The guards handed over 26 captives.", [("released", 26, None)]),
        ("The blaze killed over 26 cows.", [("killed", 26, "more than")]),
        ("Officers led away eight men.", [("arrested", 8, None)]),
        ("The blaze burned 40 square miles of forest.", [("quantity", 40, None)]),
        ("A tribunal gave the captain two years of imprisonment.", [("duration", 2, None)]),
        ("The envoy arrived three days ago.", []),
        ("He had worked there for ten years.", []),
        ("Some 300 families were driven from their homes.", [("displaced", 300, "about")]),
        ("More than 400 families remained without shelter.", [("displaced", 400, "more than")]),
        ("Nine were taken to the police station.", [("arrested", 9, None)]),
        ("Forty persons suffered when the stand fell.", [("injured", 40, None)]),
        ("The trawler had a crew of 24.", [("aboard", 24, None)]),
        ("The number of villagers who lost their lives rose to 54.", [("killed", 54, None)]),
        ("The number of tenants who fled their flats climbed to 3,000.", [("displaced", 3000, None)]),
        ("A jury of nine freed the broker.", [("count", 9, None)]),
        ("The arena has a capacity of 40,000.", [("count", 40000, None)]),
        ("The board voted 9-4 to shut the mill.", [("votes", 9, None), ("votes", 4, None)]),
        ("The motion was carried by a 52-48 vote.", [("votes", 52, None), ("votes", 48, None)]),
        ("The Reds won 3-1 in Lund.", []),
        ("A quarter of nurses want to leave.", [("rate", 25, None)]),
        ("More than half of the huts have no roof.", [("rate", 50, "more than")]),
        ("Two thirds of members backed the plan.", [("rate", 66.7, None)]),
        ("One in five pupils missed school.", [("rate", 20, None)]),
        ("The siege was over in a quarter of an hour.", []),
        ("Sales fell in the second half of the year.", []),
        ("A third of the way up they turned round.", []),
        ("Dozens were killed in the shelling.", [("killed", 12, "at least")]),
        ("Tens of thousands of people marched in Quito.", [("participants", 10000, "at least")]),
        ("Scores of barns were destroyed.", [("destroyed", 20, "at least")]),
        ("Hundreds of farmers blocked the bridge.", [("participants", 100, "at least")]),
        ("The singer has thousands of fans.", []),
        ("The state gave each widow 5 lakh rupees.", [("sum", 500000, None)]),
        ("Customs seized goods worth Tk 12 crore.", [("sum", 1.2e8, None)]),
        ("The bank lent the firm 4 billion baht.", [("sum", 4e9, None)]),
        ("The plant cost 5 trillion won.", [("sum", 5e12, None)]),
        ("The bloc won 12 seats.", [("count", 12, None)]),
        ("The lock cost between 2 and 3 million euros.", [("sum", 2e6, "between")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_number_tells_how_many_of_what(parser: Parser, text: str, figures: list[Given]) -> None:
    found = extract(text, parser).figures
    assert [(one.role, one.value, one.qualifier) for one in found] == figures


@pytest.mark.parametrize(
    "text",
    [
        "Ann Hill, 54, said nothing.",
        "The two leaders met in Oslo.",
        "Resolution 2769, drafted by Peru, was adopted.",
        "The 27-nation bloc met.",
        "They talked for three hours in 2019.",
        "A 14-year-old boy spoke at 6 a.m. on 3 May.",
        "There are two sides to it.",
        "He wears the No 9 shirt.",
    ],
)
def test_what_only_names_dates_or_points_is_no_figure(parser: Parser, text: str) -> None:
    assert not extract(text, parser).figures


def test_a_figure_knows_its_event_its_quote_and_what_is_counted(parser: Parser) -> None:
    text = "“The rebels killed 19 gendarmes,” General Paul Okoro said on Monday."
    found = extract(text, parser)
    (figure,) = found.figures
    assert figure.counted is not None
    assert figure.counted.of(text) == "gendarmes"
    assert figure.quote == 0
    assert figure.event is not None
    assert found.events[figure.event].trigger.of(text) == "killed"


@pytest.mark.parametrize(
    ("text", "value", "high", "unit"),
    [
        ("half a million", 500_000, None, None),
        ("a dozen", 12, None, None),
        ("two hundred and fifty", 250, None, None),
        ("1 000", 1000, None, None),
        ("$300m", 300e6, None, "dollar"),
        ("Rs50,000", 50_000, None, "rupee"),
        ("12,500 euros", 12_500, None, "euro"),
        ("between $7.7 billion and $7.8 billion", 7.7e9, 7.8e9, "dollar"),
        ("5-7%", 5, 7, "per cent"),
        ("10 to 15", 10, 15, None),
        ("3.5 million tonnes", 3.5e6, None, "tonne"),
        ("25 basis points", 25, None, "basis point"),
    ],
)
def test_a_quantity_is_read_from_digits_and_words(
    text: str, value: float, high: float | None, unit: str | None
) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.high, found.unit) == (value, high, unit)


@pytest.mark.parametrize("text", ["in 2022", "the 3rd", "5pm", "G7", "12:30", "No. 5a"])
def test_years_ordinals_and_codes_are_no_quantities(text: str) -> None:
    assert not list(find_quantities(text))

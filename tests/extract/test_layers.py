"""Lexicon layers: words that a desk adds, takes away or reads otherwise, beside the shipped lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from claims.document import Document
from claims.extract import extract
from claims.extract.layers.check import checked
from claims.extract.parse import Parser

Read = Callable[[str, str], Document]


@pytest.fixture
def read(parser: Parser) -> Read:
    return lambda text, layer: extract(text, replace(parser, layers=(layer,) if layer else ()))


def quotes(document: Document) -> list[tuple[str, str | None]]:
    return [(quote.content[0].of(document.text), quote.cue_class) for quote in document.quotes]


def events(document: Document) -> list[tuple[str, str, str]]:
    return [(event.type, event.modality, event.trigger.of(document.text)) for event in document.events]


FLAG = '[[cue]]\nverb = "flag"\nclass = "warn"\nframes = ["object"]'
TRUNDLE = '[[type]]\nname = "AID"\n[[type.mode]]\nverbs = ["trundle"]'


def test_a_cue_of_a_layer_attributes(read: Read) -> None:
    text = "The harbour master flagged that the northern quay would close."
    assert quotes(read(text, "")) == []
    assert quotes(read(text, FLAG)) == [("that the northern quay would close", "warn")]


def test_a_cue_without_a_class_attributes_no_longer(read: Read) -> None:
    text = "The curator concluded that the vase was a forgery."
    assert len(quotes(read(text, ""))) == 1
    assert quotes(read(text, '[[cue]]\nverb = "conclude"')) == []


def test_triggers_of_a_layer_tell_of_events(read: Read) -> None:
    text = "Norway trundled 40 crates to Tromsø on Monday."
    assert events(read(text, "")) == []
    assert events(read(text, TRUNDLE)) == [("AID", "occurred", "trundled")]


def test_the_type_none_makes_words_no_events(read: Read) -> None:
    text = "Police arrested two men in Bergen on Monday."
    assert len(events(read(text, ""))) == 1
    none = '[[type]]\nname = "NONE"\n[[type.mode]]\nverbs = ["arrest"]'
    assert events(read(text, none)) == []


def test_a_drop_is_about_a_rule_a_lemma_or_both(read: Read) -> None:
    text = "Police arrested two men in Bergen. Police detained a third man in Oslo."
    both = events(read(text, ""))
    assert [trigger for *_, trigger in both] == ["arrested", "detained"]
    drop = '[[drop]]\nkind = "event_mention"\nlemma = "arrest"\nlabel = "COERCE"'
    assert events(read(text, drop)) == both[1:]
    assert events(read(text, drop.replace("COERCE", "ASSAULT"))) == both


def test_what_stood_in_a_dropped_quote_stands_in_what_held_that(read: Read) -> None:
    text = "The minister said on Monday that police had arrested two men in Bergen."
    before = read(text, "")
    assert [event.quote for event in before.events] == [0]
    after = read(text, '[[drop]]\nkind = "quote"\nlemma = "say"')
    assert (after.quotes, [event.quote for event in after.events]) == ((), [None])


def test_a_change_puts_fields_right(read: Read) -> None:
    text = "Police arrested two men in Bergen on Monday."
    change = (
        '[[change]]\nkind = "event_mention"\nlemma = "arrest"\n'
        'set = { type = "ASSAULT", modality = "possible" }'
    )
    assert events(read(text, change)) == [("ASSAULT", "possible", "arrested")]


def test_of_two_layers_the_earlier_is_taken(parser: Parser) -> None:
    text = "The harbour master flagged that the northern quay would close."
    second = FLAG.replace("warn", "say")
    found = extract(text, replace(parser, layers=(FLAG, second)))
    assert quotes(found) == [("that the northern quay would close", "warn")]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[[cue]]\nverb = 'flag'\nclass = 'shout'", "has the class shout"),
        ("[[cue]]\nverb = 'flag'\nnoun = 'flag'", "one verb or one noun"),
        ("[[cue]]\nverb = 'flag'\nclass = 'say'\nframes = ['sideways']", "sideways"),
        ("[[drop]]\nkind = 'quote'", "about everything"),
        ("[[drop]]\nkind = 'figure'\nrule = 'x'", "one kind of claim"),
        ("[[change]]\nkind = 'quote'\nlemma = 'say'\nset = { type = 'AID' }", "a quote sets"),
        ("[[test]]\ntext = 'x'\nkind = 'quote'\nwords = 'x'", "expect"),
        ("[[words]]\nx = 1", "words"),
        ("[[type]]\nname = 'aid'", "capitals"),
    ],
)
def test_what_is_wrong_in_a_layer_is_named(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        checked(text)

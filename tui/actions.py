"""Everything a key can do, in one table.

The bindings of every screen, the footer, the help screen, the command palette and the key table of the
documentation are all read from :data:`ACTIONS`; nothing else names a key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Scope = Literal[
    "app", "move", "list", "decide", "date", "review", "reading", "text", "article", "actors", "conflicts",
    "events", "timeline", "facets", "history", "edit", "edges", "spans", "judge", "sql", "question", "rounds",
    "coding", "adjudication", "learning", "audits",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a reviewer can do.

    ``name`` is the name a key file uses, and the method (``action_NAME``) that does it unless ``CALLS`` says
    otherwise. ``weight`` orders the footer, heaviest first; 0 keeps the action out of it. ``shadows`` names
    actions of a wider scope that this one takes a key from on purpose; those keep another key.
    """

    name: str
    keys: tuple[str, ...]
    scope: Scope
    label: str
    help: str
    weight: int = 0
    shadows: tuple[str, ...] = ()

    @property
    def call(self) -> str:
        """The action string for Textual."""
        return f"edge('{self.name}')" if self.scope == "edges" else CALLS.get(self.name, self.name)


MODES = (
    "review",
    "articles",
    "actors",
    "events",
    "search",
    "statistics",
    "conflicts",
    "sql",
    "rounds",
    "learning",
)
"""The modes, in the order of their number keys."""
NAMES = {"statistics": "Stats", "sql": "SQL", "learning": "Learn"}
"""Names of modes whose own name with a capital will not do."""

MODE_OF = {
    "article": "review",
    "timeline": "events",
    "coding": "rounds",
    "adjudication": "rounds",
    "audits": "learning",
}
"""The mode that a screen beside the modes belongs to."""


def _modes() -> Iterable[Action]:
    for number, mode in enumerate(MODES, start=1):
        name = NAMES.get(mode, mode.capitalize())
        yield Action(
            f"show_{mode}",
            (str(number % 10),),
            "app",
            name,
            f"Go to the {name} mode.",
        )


CALLS: Mapping[str, str] = {
    **{f"show_{mode}": f"show_mode('{mode}')" for mode in MODES},
    "next_facet": "step_facet(1)",
    "previous_facet": "step_facet(-1)",
    "next_sentence": "step_sentence(1)",
    "previous_sentence": "step_sentence(-1)",
    "next_span": "step_span(1)",
    "previous_span": "step_span(-1)",
    "next_claim": "step_claim(1)",
    "previous_claim": "step_claim(-1)",
    "detail_down": "page_detail(1)",
    "detail_up": "page_detail(-1)",
    "same": "judge('same')",
    "different": "judge('different')",
    "unsure": "judge('unsure')",
    "next_event": "step_event(1)",
    "previous_event": "step_event(-1)",
    "zoom_in": "zoom(0.5)",
    "zoom_out": "zoom(2)",
    "next_version": "step_version(1)",
    "previous_version": "step_version(-1)",
    "settled": "settle('settled')",
    "apparent": "settle('apparent')",
    "unsettle": "settle('open')",
    "next_column": "step_column(1)",
    "previous_column": "step_column(-1)",
    "next_opinion": "step_opinion(1)",
    "previous_opinion": "step_opinion(-1)",
    "next_line": "step_line(1)",
    "previous_line": "step_line(-1)",
    "accept_edit": "judge_edit('accepted')",
    "decline_edit": "judge_edit('declined')",
    "reopen_edit": "judge_edit('proposed')",
}
"""What actions call that only differ in a value; every other calls the method of its own name."""

ACTIONS: tuple[Action, ...] = (
    Action("confirm", ("a",), "decide", "confirm", "The claim is right as it stands.", 100),
    Action("reject", ("x",), "decide", "reject", "The article makes no such claim.", 99),
    Action("correct", ("e",), "decide", "correct", "Correct one field: its letter, then its value.", 98),
    Action("correct_all", ("E",), "decide", "", "Open the editor: all fields, and the edges of spans."),
    Action("repeat", (".",), "decide", "again", "Make the last correction again, on this claim.", 45),
    Action("skip", ("s",), "decide", "skip", "Leave it undecided and go on.", 97),
    Action("dispute", ("d",), "decide", "dispute", "Mark as doubtful, with a note.", 90),
    Action("reopen", ("r",), "decide", "reopen", "Take the verdict away; undecided again.", 60),
    Action("missed", ("m",), "decide", "missed", "Make a claim the machine did not find.", 40),
    Action("set_date", ("D",), "date", "date", "Set the article's date; its relative dates follow.", 35),
    Action("undo", ("u", "ctrl+z"), "app", "undo", "Take back your last decision, also of earlier days.", 95),
    Action("redo", ("ctrl+r",), "app", "redo", "Do again what was undone.", 50),
    Action("filter", ("/",), "list", "filter", "Show only what matches.", 80),
    Action("order", ("t",), "review", "order", "Choose the queue: uncertain first, by article, mine, …", 55),
    Action("saved", ("F",), "review", "filters", "Choose a saved filter."),
    Action("facets", ("f",), "review", "facets", "Count the claims by article, speaker, rule, …", 56),
    Action("next_facet", ("tab", "l", "right"), "facets", "next count", "Count by something else.", 90),
    Action("previous_facet", ("shift+tab", "h", "left"), "facets", "", "Count by what was before."),
    Action("judge_facet", ("*",), "facets", "judge all", "Decide over all claims of the value.", 85),
    Action("close_facets", ("escape", "q"), "facets", "back", "Back to the queue as it was.", 80),
    Action("command", ("!",), "review", "command", "A command on the selected claims, as JSON."),
    Action("history", ("H",), "review", "history", "Your decisions, to go to or to reopen."),
    Action("reopen_decided", ("r",), "history", "reopen", "Make the claim undecided again; go to it.", 90),
    Action("close_history", ("escape", "q"), "history", "back", "Back to where one was.", 80),
    Action("range", ("v",), "review", "range", "Select claims with the movement keys.", 58),
    Action("drop_range", ("escape",), "review", "", "Give the selected range up."),
    Action("load_new", ("L",), "review", "", "Load claims that came in since the queue was read."),
    Action("all_matching", ("*",), "review", "all", "Select all that match the filter."),
    Action("whole_article", ("o",), "review", "article", "The whole article with every claim marked.", 70),
    Action("panes", ("z",), "reading", "queue", "Show the text, or the queue with the claim's card.", 57),
    Action("next_sentence", ("J",), "text", "", "The next sentence of the text."),
    Action("previous_sentence", ("K",), "text", "", "The sentence before."),
    Action("start_earlier", ("[",), "edges", "start ←", "Move the span's start back by one token.", 34),
    Action("start_later", ("]",), "edges", "start →", "Move the span's start on by one token.", 33),
    Action("end_earlier", ("{",), "edges", "end ←", "Move the span's end back by one token.", 32),
    Action("end_later", ("}",), "edges", "end →", "Move the span's end on by one token.", 31),
    Action("start_earlier_character", ("(", "alt+["), "edges", "", "Move the start back by one character."),
    Action("start_later_character", (")", "alt+]"), "edges", "", "Move the start on by one character."),
    Action("end_earlier_character", ("<", "alt+{"), "edges", "", "Move the end back by one character."),
    Action("end_later_character", (">", "alt+}"), "edges", "", "Move the end on by one character."),
    Action("start_earlier_clause", ("'",), "edges", "", "Move the start back to where a clause begins."),
    Action("start_later_clause", ('"',), "edges", "", "Move the start on to where a clause begins."),
    Action("end_earlier_clause", (",",), "edges", "", "Move the end back to where a clause ends."),
    Action("end_later_clause", (";",), "edges", "", "Move the end on to where a clause ends."),
    Action("next_span", ("down",), "spans", "next span", "The claim's next span.", 85),
    Action("previous_span", ("up",), "spans", "span before", "The claim's span before."),
    Action("other_edge", ("space",), "spans", "other edge", "Letters go to words with the other edge.", 84),
    Action("choose_field", ("=",), "spans", "field", "One field by its letter, then a digit.", 84),
    Action("next_suggestion", ("ctrl+n",), "edit", "other reading", "What else the sentence may say.", 83),
    Action("add_piece", ("+",), "spans", "add", "Add a piece of a split quotation, or a missing span.", 70),
    Action("drop_piece", ("-",), "spans", "drop", "Drop the span.", 65),
    Action("save", ("ctrl+s", "enter"), "edit", "save", "Save it; in a field, enter goes on.", 100),
    Action("cancel", ("escape",), "edit", "cancel", "Leave it as it was; twice where it was changed.", 99),
    Action("next_claim", ("n",), "article", "next", "The next claim of the article.", 96),
    Action("previous_claim", ("N",), "article", "previous", "The claim before.", 95),
    Action("back", ("escape", "backspace"), "article", "back", "Back to the queue.", 94),
    Action("down", ("j", "down"), "move", "down", "One row down."),
    Action("up", ("k", "up"), "move", "up", "One row up."),
    Action("page_down", ("pagedown", "ctrl+f"), "move", "page down", "One screen down."),
    Action("page_up", ("pageup", "ctrl+b"), "move", "page up", "One screen up."),
    Action("first", ("g", "home"), "move", "first", "The first row."),
    Action("last", ("G", "end"), "move", "last", "The last row."),
    Action("go_to", (":",), "list", "go to", "Go to a row by its number."),
    Action("open", ("enter",), "move", "open", "Open what the cursor is on."),
    Action("detail_down", ("space", "ctrl+down"), "list", "", "Scroll the text or the pane down."),
    Action("detail_up", ("ctrl+up", "shift+space"), "list", "", "Scroll the text or the pane up."),
    Action("copy", ("y",), "list", "copy", "Copy the claim, or the cell, to the clipboard."),
    Action("export", ("w",), "list", "export", "Write this view to a CSV or JSON-lines file."),
    Action("same", ("a",), "judge", "same", "The two are the same.", 100),
    Action("different", ("x",), "judge", "different", "The two are not the same; never proposed again.", 99),
    Action("unsure", ("s",), "judge", "unsure", "Not to be told; leave it for another.", 98, ("undo",)),
    Action("merge", ("M",), "judge", "merge", "Take up the row; press again on the other to merge.", 90),
    Action("split", ("p",), "judge", "split", "Split off the alias or mention you choose.", 80),
    Action("next_proposal", ("tab",), "judge", "next pair", "The next row with a pair to judge.", 85),
    Action("rename", ("e", "R"), "actors", "rename", "Change the actor's name.", 60),
    Action("change_kind", ("T",), "actors", "kind", "Person, organisation, group, …", 50),
    Action("timeline", ("z",), "events", "timeline", "The events in lanes over time, by actor or place.", 70),
    Action("next_event", ("l", "right"), "timeline", "event →", "The next event of the lane.", 90),
    Action("previous_event", ("h", "left"), "timeline", "event ←", "The event before.", 89),
    Action("zoom_in", ("+",), "timeline", "zoom in", "Half of the days, around the event at hand.", 85),
    Action("zoom_out", ("-",), "timeline", "zoom out", "Twice the days, at most all.", 84),
    Action("lanes_by", ("t",), "timeline", "by place", "Lanes by place, or by actor again.", 80),
    Action("close_timeline", ("escape", "z"), "timeline", "list", "Back to the list of events.", 79),
    Action("next_version", ("l", "right"), "conflicts", "→", "The next version."),
    Action("previous_version", ("h", "left"), "conflicts", "←", "The version before."),
    Action("prefer", ("a",), "conflicts", "prefer", "The chosen version is the right one.", 100),
    Action("settled", ("=",), "conflicts", "settled", "They differ, and it is known why.", 99),
    Action("apparent", ("x",), "conflicts", "apparent", "They only seem to differ.", 98),
    Action("put_off", ("s",), "conflicts", "later", "Leave it open and go on.", 97),
    Action("unsettle", ("r",), "conflicts", "reopen", "Open again.", 60),
    Action("write", ("i", "e"), "sql", "question", "Write the question.", 100),
    Action("next_column", ("l", "right"), "sql", "column →", "The next column.", 72),
    Action("previous_column", ("h", "left"), "sql", "column ←", "The column before.", 71),
    Action("queries", ("F",), "sql", "saved", "Take up a saved question, or keep or forget one.", 75),
    Action("stop", ("escape", "ctrl+c"), "sql", "stop", "Stop what is being asked."),
    Action("run", ("enter",), "question", "ask", "Ask the question.", 100),
    Action("new_line", ("ctrl+j", "shift+enter"), "question", "new line", "Begin a new line.", 90),
    Action("complete", ("tab",), "question", "complete", "Complete the word; again: the next choice.", 95),
    Action("complete_back", ("shift+tab",), "question", "", "The choice before."),
    Action("earlier", ("up",), "question", "before", "A line up; from the first, the question before.", 85),
    Action("later", ("down",), "question", "", "A line down; from the last, the question after."),
    Action("answer", ("escape", "ctrl+c"), "question", "back", "Close the choices, or go to the answer.", 80),
    Action("new_round", ("m",), "rounds", "new round", "Open a round: name, seats, filter, policy.", 90),
    Action("close_round", ("C",), "rounds", "close", "End the coding: its votes may be seen then.", 85),
    Action("reopen_round", ("r",), "rounds", "reopen", "Open the round again.", 60),
    Action("settle_round", ("=",), "rounds", "settle", "Settle what the round's policy settles.", 84),
    Action("give_in", ("ctrl+s",), "coding", "give in", "Give your votes in and take the next seat.", 97),
    Action("leave_seat", ("-",), "coding", "to others", "Leave the seat to others, for good.", 55),
    Action("take_opinion", ("a",), "adjudication", "take", "What is chosen is right.", 100),
    Action("reject_all", ("x",), "adjudication", "reject", "Nobody is right: there is no such claim.", 99),
    Action("own_opinion", ("e",), "adjudication", "correct", "Say yourself what is right.", 98),
    Action("later_unit", ("s",), "adjudication", "later", "Leave it open and go on.", 97),
    Action("next_opinion", ("l", "right"), "adjudication", "→", "Choose the next reviewer's.", 96),
    Action("previous_opinion", ("h", "left"), "adjudication", "←", "Choose the one before."),
    Action("next_line", ("tab",), "adjudication", "line", "The next field: h and l choose for it alone.", 95),
    Action("previous_line", ("shift+tab",), "adjudication", "", "To the field before."),
    Action("close_adjudication", ("escape", "backspace"), "adjudication", "back", "Back to the rounds.", 90),
    Action("accept_edit", ("a",), "learning", "accept", "The word lists are to say so from now on.", 100),
    Action("decline_edit", ("x",), "learning", "decline", "They are not; never proposed again.", 99),
    Action("reopen_edit", ("r",), "learning", "reopen", "Let the edit wait for a judgement again.", 60),
    Action("propose_edits", ("m",), "learning", "look for", "Look for edits that corrections speak for.", 90),
    Action("audits", ("z",), "learning", "audits", "How good the claims are that nobody read.", 85),
    Action("close_part", ("a",), "audits", "finish", "The article is complete; or accept the stratum.", 100),
    Action("reopen_part", ("r",), "audits", "reopen", "The article is not complete after all.", 60),
    Action("draw_audit", ("m",), "audits", "draw", "Draw articles whole, or a sample of claims.", 90),
    Action("close_audits", ("z", "escape"), "audits", "word lists", "Back to the edits of word lists.", 85),
    *_modes(),
    Action("record", ("Q",), "app", "", "Record keys; again: keep them under a name."),
    Action("replay", ("@",), "app", "", "Press recorded keys again, by their name."),
    Action("palette", ("ctrl+p",), "app", "palette", "Find any command by its name."),
    Action("keys", ("?", "f1"), "app", "help", "The keys of this screen.", 97),
    Action("leave", ("q", "ctrl+q"), "app", "quit", "Leave; everything is saved already.", 20),
)  # fmt: skip
"""The registry, in the order the help screen lists it."""

SCREENS: dict[str, tuple[Scope, ...]] = {
    "review": ("decide", "date", "review", "reading", "text", "edges", "list", "move", "app"),
    "article": ("decide", "date", "edges", "text", "article", "move", "app"),
    "articles": ("date", "list", "move", "app"),
    "actors": ("judge", "actors", "list", "move", "app"),
    "events": ("judge", "events", "list", "move", "app"),
    "timeline": ("timeline", "move", "app"),
    "conflicts": ("conflicts", "list", "move", "app"),
    "search": ("list", "move", "app"),
    "statistics": ("move", "app"),
    "sql": ("sql", "list", "move", "app"),
    "question": ("question",),
    "rounds": ("rounds", "list", "move", "app"),
    "coding": ("coding", "decide", "edges", "text", "article", "move", "app"),
    "adjudication": ("adjudication", "list", "move", "app"),
    "learning": ("learning", "list", "move", "app"),
    "audits": ("audits", "list", "move", "app"),
    "facets": ("facets", "move"),
    "history": ("history", "move"),
    "edit": ("edges", "spans", "edit"),
}
"""The scopes in force on each screen, the nearest first."""


def of(scope: Scope) -> tuple[Action, ...]:
    """Return the actions of one scope, in the registry's order."""
    return tuple(action for action in ACTIONS if action.scope == scope)


def on(screen: str) -> tuple[Action, ...]:
    """Return the actions a reviewer has on ``screen``, the nearest scope first."""
    return tuple(action for scope in SCREENS[screen] for action in of(scope))


GROUPS = ("verdict", "edit", "go")
"""The groups of the footer, from left to right."""
_VERDICTS = frozenset(
    ("confirm", "reject", "skip", "dispute", "reopen", "same", "different", "unsure", "prefer", "settled",
     "apparent", "put_off", "unsettle", "take_opinion", "reject_all", "later_unit", "save",
     "accept_edit", "decline_edit", "reopen_edit", "close_part", "reopen_part",
     "cancel", "judge_facet", "reopen_decided", "run")
)  # fmt: skip
_EDITS = frozenset(
    ("correct", "repeat", "own_opinion", "propose_edits", "draw_audit", "new_round", "close_round",
     "settle_round", "reopen_round", "missed", "set_date", "undo", "redo", "merge", "split", "rename",
     "change_kind",
     "add_piece", "drop_piece", "choose_field", "other_edge", "next_suggestion", "write", "complete",
     "new_line", "start_earlier", "start_later", "end_earlier", "end_later")
)  # fmt: skip


def group_of(action: Action) -> str:
    """Return the group of an action: a verdict, a change, or a way to go somewhere."""
    return "verdict" if action.name in _VERDICTS else "edit" if action.name in _EDITS else "go"

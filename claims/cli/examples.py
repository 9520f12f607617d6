"""The help of each command: no types of Python's, and examples at its end."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperOption

EXAMPLES = {
    "demo": ["claims demo", "claims demo --db /tmp/demo.db --no-review"],
    "import": [
        "claims import news/ --db news.db",
        "claims import page.html --published 2023-06-17 --publisher 'The Post'",
        "curl -s https://example.org/feed.xml | claims import - --format feed",
    ],
    "extract": ["claims extract article.txt", "claims extract news/ > documents.jsonl"],
    "review": [
        "claims review",
        "claims review 'kind:quote speaker:blinken status:new' --order article",
        "claims review --plain --as ann",
    ],
    "serve": [
        "claims serve --db news.db",
        "claims serve --public-url https://desk.org --proxy 127.0.0.1 --reviewer-header X-Remote-User",
    ],
    "sql": [
        "claims sql",
        "claims sql 'SELECT speaker, content FROM quotes LIMIT 5'",
        "claims sql 'SELECT * FROM quotes WHERE speaker LIKE :who' -p who=%blinken% -f csv -o quotes.csv",
    ],
    "search": [
        "claims search harbour",
        "claims search '\"open lines\"' --quotes --actor Blinken --since 2023-06",
    ],
    "show": ["claims show 12", "claims show 12 --json"],
    "stats": ["claims stats --db news.db"],
    "timeline": ["claims timeline --actor China --since 2023-06-01"],
    "corroboration": ["claims corroboration --least 3"],
    "conflicts": ["claims conflicts"],
    "agreement": [
        "claims agreement",
        "claims agreement --differing --format csv",
        "claims agreement pilot --json",
    ],
    "open": ["claims round open pilot --unit article --seats 2 --filter 'publisher:reuters'"],
    "status": ["claims round status", "claims round status pilot"],
    "close": ["claims round close pilot"],
    "reopen": ["claims round reopen pilot"],
    "settle": ["claims round settle pilot"],
    "code": ["claims round code pilot --as ann"],
    "adjudicate": ["claims round adjudicate pilot"],
    "export": [
        "claims export views/ --format csv",
        "claims export claims.jsonl --filter 'status:confirmed'",
        "claims export tasks.json --format label-studio",
        "claims export - --filter 'kind:quote' | jq .text",
    ],
    "bundle": ["claims bundle evidence.zip --filter 'status:confirmed'"],
    "bundle-verify": ["claims bundle-verify evidence.zip"],
    "second-reader": ["claims second-reader 'python reader.py' --db news.db"],
    "help": ["claims help", "claims help cookbook", "claims help sql"],
    "ontology": ["claims ontology"],
    "story": ["claims story", "claims story 3"],
    "report": ["claims report 3 -o story.md"],
    "reextract": ["claims reextract --dry-run", "claims reextract", "claims reextract --undo"],
    "draw": ["claims audit draw 'kind:quote'", "claims audit draw --articles 12"],
    "finish": ["claims audit finish 2 17"],
    "accept": ["claims audit accept 1 'quote ≥ .95'"],
    "calibrate": ["claims learn calibrate"],
    "propose": ["claims learn propose", "claims learn accept 1 3"],
    "learn accept": ["claims learn accept 1 3", "claims learn accept 2 --layer courts"],
    "links": ["claims learn links actor", "claims learn links event --undo"],
    "learn decline": ["claims learn decline 2"],
    "layer list": ["claims learn layer list"],
    "layer on": ["claims learn layer on desk"],
    "layer add": ["claims learn layer add courts.toml"],
    "layer test": ["claims learn layer test courts.toml"],
    "layer off": ["claims learn layer off desk"],
    "layer export": ["claims learn layer export desk -o desk.toml"],
    "set": ["claims actors set 12 --country KEN --sector GOV"],
    "affiliate": ["claims actors affiliate"],
    "datasette": ["claims datasette news.db", "claims datasette news.db --no-serve"],
    "load": ["claims actors load people.csv"],
    "publish": [
        "claims publish postgresql://desk@db.example.org/news --db news.db",
        "claims publish copy.db --db postgresql://desk@db.example.org/news",
    ],
    "upgrade": ["claims db upgrade --db news.db"],
    "downgrade": ["claims db downgrade 0007 --db news.db"],
    "backup": ["claims db backup", "claims db backup /media/usb/news.db --db news.db"],
    "restore": ["claims db restore news.db.0007-20260131T120000Z --db news.db"],
    "recover": ["claims db recover news.db.unsaved-20260131-120000-4711.json --db news.db"],
    "check": ["claims db check --db news.db"],
}
"""By the name of the command."""


class Command(TyperCommand):
    """A command whose help names the values of options and not their types."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Typer calls it
        super().__init__(*given, **named)
        for parameter in self.params:
            if isinstance(parameter, TyperArgument):
                parameter.metavar = parameter.metavar or (parameter.name or "").upper()
                parameter.display_type = lambda ctx: ""  # type: ignore[method-assign]  # Typer has no setting for it
            elif isinstance(parameter, TyperOption) and parameter.metavar is None and not parameter.is_flag:
                parameter.metavar = (parameter.name or "").upper()


def add_examples(app: typer.Typer, within: str = "") -> None:
    """Put the examples under the help of every command of ``app`` and its groups."""
    for command in app.registered_commands:
        command.cls = Command
        name = command.name or (command.callback.__name__ if command.callback else "")
        if lines := EXAMPLES.get(f"{within} {name}", EXAMPLES.get(name)):
            command.epilog = "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
    for group in app.registered_groups:
        if group.typer_instance is not None:
            add_examples(group.typer_instance, group.typer_instance.info.name or "")

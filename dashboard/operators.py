"""What is for whoever runs the system: folded away, since no other reader needs it."""

from dash import html
from dash.development.base_component import Component

from dashboard.words import Words


def folded(said: str, command: str, words: Words) -> Component:
    """Fold a sentence and the command that does what it says under a word of whom it is for."""
    title = html.Summary(words("operators.title"))
    return html.Details([title, html.P(said), html.Pre(command, className="command")])

"""How a receipt looks: its formats, made once each; a doubt has a colour and a sign."""

from typing import Any

from etl.form.style import DOUBTFUL, HEAD, LINE, PAPER, VERDICTS, WRONG
from etl.receipt.words import SIGNS

_GROUND = {"error": VERDICTS[WRONG], "warning": VERDICTS[DOUBTFUL], "info": "#DCE9F7"}
_PLAIN = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter", "text_wrap": True}
_CELL = {"border": 1, "border_color": LINE}
_INDENT = {"indent": 1}
_OWN = {**_PLAIN, "valign": "top", "font_size": 10}
_STYLES: dict[str, dict[str, Any]] = (
    {
        "title": _PLAIN | {"bold": True, "font_size": 14, "align": "center"},
        "mark": _PLAIN
        | {"bold": True, "align": "center", "font_color": "#B42318", "bg_color": "#FDECEA"},
        "part": _PLAIN | {"bold": True, "font_size": 12, "bg_color": PAPER},
        "asked": _PLAIN,
        "said": _PLAIN | {"bold": True},
        "plain": _PLAIN | {"italic": True, "font_size": 10},
        "header": _PLAIN | _CELL | {"bold": True, "align": "center", "bg_color": HEAD},
        "text": _PLAIN | _CELL | _INDENT | {"quote_prefix": True},
        "centre": _PLAIN | _CELL | {"align": "center"},
        "number": _PLAIN | _CELL | _INDENT | {"align": "right"},
        "loose": _OWN | {"text_wrap": False, "quote_prefix": True},
        "own": _OWN | {"quote_prefix": True, "border": 4, "border_color": LINE},
    }
    | {
        word: _PLAIN | _CELL | {"bold": True, "align": "center", "bg_color": ground}
        for word, ground in _GROUND.items()
    }
    | {
        f"listed {word}": _OWN | _CELL | {"bg_color": ground, "quote_prefix": True}
        for word, ground in _GROUND.items()
    }
)


class Styles:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - xlsxwriter ships no types
        self._book, self._made = book, {}  # type: ignore[var-annotated]

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401
        return self._format(name, {})

    def figure(self, number_format: str) -> Any:  # noqa: ANN401
        """Give the format of a number that shows its qualifier and measure."""
        return self._format("number", {"num_format": number_format})

    def doubted(self, severity: str) -> Any:  # noqa: ANN401
        """Give the format of a cell in doubt: a sign stands before its text."""
        sign = f'"{SIGNS[severity]} "@'
        ground = {"bg_color": _GROUND[severity], "border": 2, "num_format": sign}
        return self._format("own", ground)

    def _format(self, name: str, more: dict[str, Any]) -> Any:  # noqa: ANN401
        key = (name, *more.items())
        if key not in self._made:
            self._made[key] = self._book.add_format(_STYLES[name] | more)
        return self._made[key]

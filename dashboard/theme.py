"""Tokens: the colours, glyphs and type of every page and figure, light and dark."""

from dataclasses import dataclass
from typing import Any

FONT = '"Be Vietnam Pro", "Segoe UI", system-ui, sans-serif'


@dataclass(frozen=True)
class Shade:
    """A fill, the ink that is read on it, and an outline where the fill is close to its ground."""

    fill: str
    ink: str
    outline: str | None = None

    @property
    def edge(self) -> str:
        """Give the colour at which the fill ends."""
        return self.outline or self.fill


@dataclass(frozen=True)
class Palette:
    """The colours of one scheme; `verdicts` by the verdict's word."""

    name: str
    page: str
    card: str
    line: str
    track: str
    ink: str
    muted: str
    accent: str
    accent_soft: str
    notice: str
    notice_ink: str
    good: str
    bad: str
    hatch: str
    verdicts: dict[str, Shade]


# The order in which verdicts are told: from what is reached to what is not yet known.
GLYPHS = {
    "exceeded": "▲",
    "met": "●",
    "on_pace": "◐",
    "behind": "▽",
    "missed": "▼",
    "indeterminate": "≈",
    "not_due": "○",
    "not_known": "…",
    "not_applicable": "x",
    "no_target": "·",
}
SCALE = ("exceeded", "met", "on_pace", "behind", "missed")
REACHED = ("exceeded", "met", "on_pace")
SHORT_OF = ("missed", "behind")

LIGHT = Palette(
    name="light",
    page="#f5f7f7",
    card="#ffffff",
    line="#dbe2e4",
    track="#e9eeef",
    ink="#14232a",
    muted="#51626a",
    accent="#0a5a69",
    accent_soft="#e2f0f1",
    notice="#fff3d6",
    notice_ink="#5c4100",
    good="#14706a",
    bad="#b5321a",
    hatch="#7f8d93",
    verdicts={
        "exceeded": Shade("#0a3f4c", "#ffffff"),
        "met": Shade("#37988d", "#04211e"),
        "on_pace": Shade("#dcf4ee", "#0b3a38", "#0f726c"),
        "behind": Shade("#f6be4f", "#3a2700", "#8a5a00"),
        "missed": Shade("#b5321a", "#ffffff"),
        "indeterminate": Shade("#9cb0e4", "#14233d", "#4a64a8"),
        "not_due": Shade("#ffffff", "#51626a", "#7f8d93"),
        "not_known": Shade("#eef1f2", "#45555c"),
        "not_applicable": Shade("#ffffff", "#51626a"),
        "no_target": Shade("#ffffff", "#14232a"),
    },
)
DARK = Palette(
    name="dark",
    page="#0f171b",
    card="#162127",
    line="#2d3c44",
    track="#26343b",
    ink="#e8eff1",
    muted="#a3b4bb",
    accent="#7cd0d8",
    accent_soft="#1c343b",
    notice="#3b2f10",
    notice_ink="#ffdf99",
    good="#7fd6c8",
    bad="#ff9a82",
    hatch="#6b7f88",
    verdicts={
        "exceeded": Shade("#8ee8d8", "#04211e"),
        "met": Shade("#24837a", "#ffffff"),
        "on_pace": Shade("#0c2e2b", "#c9efe9", "#4fb3a6"),
        "behind": Shade("#f2bd55", "#2c1d00"),
        "missed": Shade("#c23a22", "#ffffff"),
        "indeterminate": Shade("#3f5aa0", "#ffffff", "#93a9e0"),
        "not_due": Shade("#162127", "#a3b4bb", "#6b7f88"),
        "not_known": Shade("#212e35", "#b4c3c9"),
        "not_applicable": Shade("#162127", "#a3b4bb"),
        "no_target": Shade("#162127", "#e8eff1"),
    },
)
PALETTES = {"light": LIGHT, "dark": DARK}


def stylesheet() -> str:
    """Write the tokens as CSS, so that pages and figures take their colours from one place."""
    dark = _variables(DARK)
    return (
        f":root{{{_variables(LIGHT)}--font:{FONT}}}"
        f"@media screen{{:root[data-mantine-color-scheme=dark]{{{dark}}}}}"
    )


def _variables(palette: Palette) -> str:
    plain = ("page", "card", "line", "track", "ink", "muted", "accent", "accent_soft")
    names = (*plain, "notice", "notice_ink", "good", "bad", "hatch")
    tokens = {name.replace("_", "-"): getattr(palette, name) for name in names}
    for verdict, shade in palette.verdicts.items():
        word = verdict.replace("_", "-")
        tokens |= {f"{word}-{part}": getattr(shade, part) for part in ("fill", "ink", "edge")}
    return "".join(f"--{name}:{value};" for name, value in tokens.items())


def template(palette: Palette) -> dict[str, Any]:
    """Give the plotly layout that every figure starts from."""
    return {
        "font": {"family": FONT, "size": 13, "color": palette.ink},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "showlegend": False,
        "bargap": 0.35,
        "hoverlabel": {
            "bgcolor": palette.card,
            "bordercolor": palette.line,
            "font": {"family": FONT, "size": 13, "color": palette.ink},
            "align": "left",
        },
        "dragmode": False,
        "template": {},
    }

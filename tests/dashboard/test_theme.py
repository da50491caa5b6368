"""Colours can be read, and told apart without colour, in light and dark."""

from itertools import combinations, pairwise
from pathlib import Path

import pytest

from dashboard import theme
from dashboard.theme import DARK, LIGHT, Palette, Shade

STYLE = (Path(theme.__file__).parent / "assets" / "style.css").read_text("utf-8")
EYES = {  # how linear red, green and blue are seen (Machado, Oliveira and Fernandes 2009)
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
both = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)


def _linear(colour: str) -> list[float]:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _light(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def parted(one: Shade, other: Shade) -> bool:
    """Tell whether two fills side by side differ in lightness, or a line between them does."""
    lines = [line for line in (one.outline, other.outline) if line]
    return contrast(one.fill, other.fill) >= 3 or any(
        contrast(line, one.fill) >= 3 and contrast(line, other.fill) >= 3 for line in lines
    )


def _seen(colour: str, eyes: str) -> tuple[float, float, float]:
    """Place a colour where such eyes see it, in CIE L*a*b*."""
    light = _linear(colour)
    seen = [sum(m * c for m, c in zip(row, light, strict=True)) for row in EYES[eyes]]
    red, green, blue = (min(1.0, max(0.0, part)) for part in seen)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, eyes: str) -> float:
    both_seen = zip(_seen(one, eyes), _seen(other, eyes), strict=True)
    return sum((a - b) ** 2 for a, b in both_seen) ** 0.5


@both
def test_text_can_be_read(palette: Palette) -> None:
    for verdict, shade in palette.verdicts.items():
        assert contrast(shade.fill, shade.ink) >= 4.5, verdict
    for ink in (palette.ink, palette.muted, palette.accent, palette.good, palette.bad):
        assert contrast(ink, palette.card) >= 4.5
        assert contrast(ink, palette.page) >= 4.5
    assert contrast(palette.notice, palette.notice_ink) >= 4.5
    assert contrast(palette.accent_soft, palette.accent) >= 4.5


@both
@pytest.mark.parametrize(
    ("one", "other"),
    [("exceeded", "met"), ("met", "on_pace"), ("exceeded", "on_pace"), ("behind", "missed")],
)
def test_shades_of_one_colour_differ_in_lightness(palette: Palette, one: str, other: str) -> None:
    assert contrast(palette.verdicts[one].fill, palette.verdicts[other].fill) >= 3


@both
@pytest.mark.parametrize(("one", "other"), [*pairwise(theme.SCALE)])
def test_neighbours_on_the_scale_are_parted(palette: Palette, one: str, other: str) -> None:
    assert parted(palette.verdicts[one], palette.verdicts[other])


@both
@pytest.mark.parametrize("verdict", [*theme.SCALE, "indeterminate", "not_due"])
def test_what_is_drawn_stands_out_from_its_ground(palette: Palette, verdict: str) -> None:
    for ground in (palette.card, palette.page):
        assert contrast(palette.verdicts[verdict].edge, ground) >= 3
        assert contrast(palette.hatch, ground) >= 3


@both
@pytest.mark.parametrize("eyes", EYES)
def test_no_two_verdicts_look_alike_to_the_colour_blind(palette: Palette, eyes: str) -> None:
    for one, other in combinations((*theme.SCALE, "indeterminate"), 2):
        fills = palette.verdicts[one].fill, palette.verdicts[other].fill
        assert distance(*fills, eyes) >= 15, (one, other)


def test_an_outline_is_drawn_wherever_a_fill_needs_one() -> None:
    for verdict, shade in LIGHT.verdicts.items():
        if shade.outline:
            word = verdict.replace("_", "-")
            assert f"box-shadow: inset 0 0 0 1px var(--{word}-edge)" in STYLE


def test_every_verdict_has_a_glyph_of_its_own_and_a_colour() -> None:
    assert len(set(theme.GLYPHS.values())) == len(theme.GLYPHS)
    for palette in (LIGHT, DARK):
        assert set(palette.verdicts) == set(theme.GLYPHS)


def test_tokens_reach_the_stylesheet_from_one_place() -> None:
    written = theme.stylesheet()
    assert f"--behind-fill:{LIGHT.verdicts['behind'].fill}" in written
    assert f"--behind-fill:{DARK.verdicts['behind'].fill}" in written

"""Colours can be read, and told apart without colour, in light and dark."""

import pytest

from dashboard import theme
from dashboard.theme import DARK, LIGHT, Palette


def _light(colour: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
def test_text_can_be_read(palette: Palette) -> None:
    for verdict, shade in palette.verdicts.items():
        assert contrast(shade.fill, shade.ink) >= 4.5, verdict
    for ink in (palette.ink, palette.muted, palette.accent):
        assert contrast(ink, palette.card) >= 4.5
        assert contrast(ink, palette.page) >= 4.5
    assert contrast(palette.notice, palette.notice_ink) >= 4.5
    assert contrast(palette.accent_soft, palette.accent) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
@pytest.mark.parametrize(
    ("one", "other"), [("exceeded", "met"), ("behind", "missed"), ("exceeded", "on_pace")]
)
def test_neighbours_on_the_scale_differ_in_lightness(
    palette: Palette, one: str, other: str
) -> None:
    assert contrast(palette.verdicts[one].fill, palette.verdicts[other].fill) >= 3


def test_every_verdict_has_a_glyph_of_its_own_and_a_colour() -> None:
    assert len(set(theme.GLYPHS.values())) == len(theme.GLYPHS)
    for palette in (LIGHT, DARK):
        assert set(palette.verdicts) == set(theme.GLYPHS)


def test_tokens_reach_the_stylesheet_from_one_place() -> None:
    written = theme.stylesheet()
    assert f"--behind-fill:{LIGHT.verdicts['behind'].fill}" in written
    assert f"--behind-fill:{DARK.verdicts['behind'].fill}" in written

"""What a unit registers for the year: levels to reach, and awards."""

from collections.abc import Iterator, Mapping
from typing import Any

from etl.measure import SHARE, Context, contradicts, value_context
from etl.missing import NIL
from etl.reading import Flaw
from etl.record import Award, Target
from etl.reported.award import award_named
from etl.reported.kind import Kind
from etl.reported.row import Row
from etl.reported.scene import Scene
from etl.wording import composed, fold

_NEAR = ("gan ", "chua den ", "chua toi ")  # said of what was reached, never of what to reach
_YES, _NO = frozenset({"có", "x", "✓", "✔"}), frozenset({"không", "không đăng ký"})


def _indicator(row: Row, scene: Scene) -> str | None:
    """Name the indicator of a row by its code, else by its label."""
    code, label = row.words("code"), row.words("text")
    if code is not None:
        return code if code in scene.names.indicators else None
    return scene.names.indicator([label]) if label else None


def _figures(row: Row, scene: Scene) -> Mapping[str, Context]:
    """Read a level as its indicator is read."""
    indicator = _indicator(row, scene)
    if indicator is None or "registered" not in row.said or _registers_nothing(row):
        return {}
    about, printed = scene.names.indicators[indicator], row.words("measure") or ""
    if contradicts(about, printed) or _is_nil(row, about):
        return {}
    if _is_share_of_cover(row, about):
        as_share = value_context({**about, "kind": "ratio", "measure": SHARE[0]}, SHARE[0])
        return {"registered": as_share}
    return {"registered": value_context(about, printed)}


def _registers_nothing(row: Row) -> bool:
    return composed(row.said["registered"].text).casefold() == "không đăng ký"


def _is_nil(row: Row, indicator: Mapping[str, Any]) -> bool:
    """Tell a dash or a “không”, which may be a level of nought as well as nothing registered."""
    text = row.said["registered"].text
    return indicator["kind"] != "bool" and (text.strip() in NIL or fold(text) in NIL)


def _is_share_of_cover(row: Row, indicator: Mapping[str, Any]) -> bool:
    """Tell a level given as a share of all that might be covered: “ít nhất 80%” of the unions."""
    cell = row.said["registered"]
    is_share = "%" in cell.text or "%" in cell.number_format
    return indicator["kind"] == "cover" and indicator["measure"] not in SHARE and is_share


def _take(row: Row, scene: Scene) -> Iterator[Target | Award | Flaw]:
    """Take a level or an award; a row that is only remarked upon registers nothing."""
    if "registered" not in row.said or _registers_nothing(row):
        return
    indicator = _indicator(row, scene)
    if indicator is not None:
        told = _target(row, scene, indicator)
        yield from [told] if told else []
    elif "code" in row.said:
        yield row.flaw("known_indicator", "code")
    elif "text" in row.said:
        yield from _award(row, scene)
    else:
        yield row.flaw("labelled_row", "registered")


def _target(row: Row, scene: Scene, indicator: str) -> Target | Flaw | None:
    about = scene.names.indicators[indicator]
    if about["computed"]:
        return row.flaw("computed_here", "registered")
    if contradicts(about, row.words("measure") or ""):
        return row.flaw("printed_measure", "measure")
    if _is_nil(row, about):
        return row.flaw("level_or_blank", "registered")
    value, qualifier, _ = row.figure("registered")
    if value is None or (about["kind"] == "bool" and not value):
        return None
    if qualifier == "~" or fold(row.said["registered"].text).startswith(_NEAR):
        return row.flaw("exact_target", "registered")
    measure = SHARE[0] if _is_share_of_cover(row, about) else str(about["measure"])
    comparator = _comparator(about, str(qualifier))
    return Target(indicator, comparator, value, measure, *row.place("registered"))


def _comparator(indicator: Mapping[str, Any], qualifier: str) -> str:
    """Let a bare number be a floor, or a ceiling of what should go down."""
    if indicator["kind"] == "bool":
        return "yes"
    bare = "<=" if indicator["direction"] == "down" else ">="
    return bare if qualifier == "=" else qualifier


def _award(row: Row, scene: Scene) -> Iterator[Award | Flaw]:
    word = (row.words("registered") or "").casefold()
    name, is_known = award_named(row.words("text") or "")
    if word not in _YES | _NO and is_known:
        yield row.flaw("yes_or_no", "registered")
    elif word not in _YES | _NO:
        nearest = scene.names.nearest("indicator", name)
        yield row.flaw("known_indicator", "text", suggestion=nearest)
    elif word in _YES:
        told = (None, None, None, row.words("note"))  # no points, no decision, no day of one
        yield Award(scene.reporter, name, "registered", *told, *row.place("registered"))
        if not is_known:
            yield row.flaw("known_award", "text")


REGISTRATION = Kind(frozenset({"text", "registered"}), ("registered", "note"), _take, _figures)

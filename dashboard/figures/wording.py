"""How a row of progress is said: what is done, of what, and how that stands."""

from decimal import Decimal
from typing import Any

from dashboard import number, theme
from dashboard.words import Words


def label(said: dict[str, Any], words: Words) -> str:
    """Name a row: the unit where the frame names one label a unit, else the indicator."""
    return str(said["label"]) if said.get("label") else words.name(said, "indicator")


def standing(said: dict[str, Any], words: Words) -> str:
    """Say a row's verdict with its percent: “46,7% ▽ Chậm tiến độ”."""
    told = f"{sign(said, words)} {verdict(said, words)}"
    if said["percent"] is None:
        return told
    share = number.bound(number.percent(said["percent"], words), said["qualifier"], words)
    return f"{share} {told}"


def unread(said: dict[str, Any]) -> bool:
    """Tell whether a report came and holds no number that can be used: not a unit in silence."""
    open_ones = ("not_known", "no_target", "indeterminate")
    return said["actual"] is None and bool(said["has_reported"]) and said["verdict"] in open_ones


def verdict(said: dict[str, Any], words: Words) -> str:
    """Say a row's verdict; “not reported” is said only of those who have not."""
    if said["verdict"] == "not_known" and unread(said):
        return words("verdict.unread")
    return words(f"verdict.{said['verdict']}")


def sign(said: dict[str, Any], words: Words) -> str:
    """Give the glyph of a row's verdict, as its words say it."""
    if said["verdict"] == "not_known" and unread(said):
        return words("sign.unread")
    return theme.GLYPHS[said["verdict"]]


def amount(said: dict[str, Any], words: Words) -> str:
    """Say what is done of what: “14 trên mục tiêu 30 CĐCS”."""
    done = done_text(said, words)
    if said["target"] is None:
        return done
    if said["kind"] in ("bool", "grade") and said["unit"] is None:
        return words("bullet.of_all_units", done=done)
    if said["kind"] == "bool":
        return words("bullet.of_yes", done=done)
    return words("bullet.of_target", done=done, target=target_text(said, words))


def done_text(said: dict[str, Any], words: Words) -> str:
    """Say what is done, with its measure and the parts of a share."""
    if said["actual"] is None:
        return words(_nothing(said))
    if said["kind"] in ("bool", "grade") and said["unit"] is not None:
        return graded(said["kind"], said["actual"], words)
    if said["kind"] in ("bool", "grade"):
        return words("bullet.units_at", n=said["numerator"], of=said["denominator"])
    done = number.figure(said["actual"], said["qualifier"], said["measure"], words)
    if said["measure"] == "%" and said["numerator"] is not None and said["denominator"]:
        parts = (number.number(said[part], words, 0) for part in ("numerator", "denominator"))
        return f"{done} ({'/'.join(parts)})"
    return f"{done} {measure_text(said, words)}".rstrip()


def _nothing(said: dict[str, Any]) -> str:
    if said["verdict"] == "not_applicable":
        return "missing.not_applicable"
    if not unread(said):
        return "bullet.nothing"
    return f"missing.{said['missing']}" if said["missing"] else "bullet.unread"


def target_text(said: dict[str, Any], words: Words) -> str:
    """Say a target with its comparator: “≥ 95%”, “300 người”."""
    if said["comparator"] == "yes":
        return words("answer.1")
    sign = {"<=": "≤ ", "<": "< ", ">": "> "}.get(said["comparator"], "")
    if said["kind"] == "grade":
        return words(f"grade.{int(said['target'])}")
    if said["kind"] == "bool":
        return words("answer.1")
    measure = measure_text(said, words)
    if said["comparator"] == "<=" and said["target"] == 0 and measure:
        return words("target.none", measure=measure)
    value = number.quantity(said["target"], said["measure"], words)
    return f"{sign}{value} {measure}".rstrip()


def graded(kind: str, value: Decimal, words: Words) -> str:
    """Say a yes, a no or a grade in words."""
    prefix = "answer" if kind == "bool" else "grade"
    return words(f"{prefix}.{int(value)}")


def measure_text(said: dict[str, Any], words: Words) -> str:
    """Name the measure; money and percent carry theirs in the number, a yes or a grade has none."""
    if said.get("kind") in ("bool", "grade") or said["measure"] in (*number.MONEY, "%"):
        return ""
    return words.name({"measure_vi": said["measure"], "measure_en": said["measure_en"]}, "measure")


def quoted(raw: str | None) -> str:
    """Quote a cell as it was written, so that an “x” in it is not taken for a sign of ours."""
    return f"“{raw}”" if raw else ""

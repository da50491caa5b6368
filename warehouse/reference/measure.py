"""The measures a target may be written in, and what each is worth in the indicator's own."""

from collections.abc import Mapping

SHARE = "%"
_MONEY = "đồng"
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_PLANNED = ("dự toán", "kế hoạch")  # a share of what was planned may pass 100


def scale(written: object, own: object) -> int | None:
    """Give how many of the indicator's measure one of the written is; None if it is another."""
    if written is None or written == own:
        return 1
    word, _, rest = str(written).casefold().partition(" ")
    return _SCALES.get(word) if is_money(own) and rest == own else None


def is_money(measure: object) -> bool:
    """Tell whether a measure counts đồng."""
    return str(measure).startswith(_MONEY)


def is_counted(indicator: Mapping[str, object]) -> bool:
    """Tell whether an indicator counts things one by one, so that it has no fractions."""
    own = indicator["measure"]
    return indicator["kind"] in {"flow", "stock", "cover"} and own != SHARE and not is_money(own)


def may_be_shared(indicator: Mapping[str, object]) -> bool:
    """Tell whether a target may be a share: the indicator is one, or is part of a whole."""
    whole = indicator["denominator"] or indicator["denominator_vi"]
    return indicator["measure"] == SHARE or bool(indicator["kind"] == "cover" and whole)


def may_pass_100(indicator: Mapping[str, object]) -> bool:
    """Tell whether a share may be more than the whole: its whole is a plan."""
    return any(word in str(indicator["denominator_vi"]).casefold() for word in _PLANNED)


def offered(indicator: Mapping[str, object]) -> list[str]:
    """List the measures a target of this indicator may be written in."""
    own = str(indicator["measure"])
    scaled = [f"{word} {own}" for word in ("triệu", "tỷ")] if is_money(own) else []
    shared = [SHARE] if own != SHARE and may_be_shared(indicator) else []
    return [own, *scaled, *shared]

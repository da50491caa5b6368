"""The sheet of checks: while a form is filled it says, row by row, what is missing or doubtful.

It follows each indicator by its code, so that rows moved or inserted in the report stay known. The
workings lie on the hidden sheet; people see a verdict and a sentence.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from etl.form import formula as f
from etl.form.content import (
    Earlier,
    Form,
    asked_as,
    has_denominator,
    in_money,
    in_order,
    printed_measure,
)
from etl.form.entry import Cell
from etl.form.page import DAYS, Page, height, set_up, write_header, write_heading
from etl.form.style import DOUBTFUL, ENOUGH, LACKING, VERDICTS, WRONG
from etl.form.words import CHECK, FACES, STORE, WITHOUT_FIGURE

_FIRST = 11  # the first row of the workings, as people count
_ROWS = 19  # what is made of each indicator begins in T, beyond the workings of its entries
_JUMP = 100
_ROOM = 32  # the height of a row in points: a sentence may take two lines
_STEPS = ("code", "at", "status", "missing", "wrong", "doubtful")
_EMPTY = "Chưa ghi số. "
_DONE = "Đã đủ, không có gì phải xem: có thể gửi."


class Spot(NamedTuple):
    """Where the figures' table stands: first and last row as people count, columns by role.

    `rows` are those of the indicators, as a program counts.
    """

    first: int
    last: int
    rows: Sequence[int]
    places: Mapping[str, int]
    days: Sequence[Cell]

    def column(self, role: str) -> str:
        """Give a column of the table as a range."""
        letter = chr(65 + self.places[role])
        return f"'{FACES['indicators'].sheet}'!${letter}${self.first}:${letter}${self.last}"


class Checks(NamedTuple):
    """What the report shows of its checks: the cell of the sum, and each code's verdict."""

    summary: str
    codes: str
    verdicts: str


class Kept(NamedTuple):
    """What stands on the hidden sheet for one indicator: its own row, and its entries' workings."""

    row: int
    entries: Mapping[str, f.Working]

    def step(self, name: str) -> str:
        """Give the cell of one step."""
        return f"${chr(65 + _ROWS + _STEPS.index(name))}${self.row}"


def write_checks(page: Page, store: Any, spot: Spot) -> Checks:  # noqa: ANN401
    """Write the sheet of checks and its workings; give what the report shows of them."""
    kept, row, shown = [], _FIRST, in_order(page.form)
    for place, indicator in enumerate(shown):
        roles = _roles(indicator)
        one = Kept(_FIRST + place, {role: f.Working(row + step) for step, role in enumerate(roles)})
        at = spot.rows[place] - spot.first + 2
        _write_entries(store, indicator, one, spot, at)
        _write_indicator(store, indicator, one, spot, page.form)
        store.write_formula(one.row - 1, _ROWS + 1, f"={_at(one, spot)}", None, at)
        kept.append(one)
        row += len(roles)
    return _write_sheet(page, shown, kept, spot.days)


def _at(one: Kept, spot: Spot) -> str:
    """Find an indicator's row by its code, wherever it has been moved."""
    return f"IFERROR(MATCH({one.step('code')},{spot.column('code')},0),0)"


def _roles(indicator: Mapping[str, Any]) -> list[str]:
    """Name the entry cells of an indicator."""
    parts = ["numerator"] if asked_as(indicator) == "share" else []
    return ["value", *parts, *(["denominator"] if has_denominator(indicator) else [])]


def _write_entries(
    store: Any,  # noqa: ANN401 - xlsxwriter ships no types
    indicator: Mapping[str, Any],
    one: Kept,
    spot: Spot,
    at: int,
) -> None:
    """Write the workings of an indicator's entries, beside the answers of a blank form."""
    blank = ("", "", "", "", 1, "", "", "")
    measure = printed_measure(indicator)
    for role, working in one.entries.items():
        row = int(working.row) - 1
        store.write(row, f.Working.FIRST - 2, str(indicator["indicator"]))
        store.write(row, f.Working.FIRST - 1, role)
        store.write_formula(row, f.Working.FIRST, f"={one.step('at')}", None, at)
        made = f.steps(_reading(indicator, role), spot.column(role), measure, row + 1)
        for place, (step, value) in enumerate(zip(made, blank, strict=True), start=1):
            store.write_formula(row, f.Working.FIRST + place, f"={step}", None, value)


def _reading(indicator: Mapping[str, Any], role: str) -> f.Reading:
    """Tell how an entry is to be read."""
    money = in_money(indicator)
    if role != "value":
        return f.Reading("sum" if money else "count", nil=True, negative=False, beyond=True)
    asked, kind = asked_as(indicator), indicator["kind"]
    nil = kind == "flow" or (kind == "cover" and asked == "count")
    return f.Reading(asked, nil, bool(indicator["may_be_negative"]), money)


def _write_indicator(
    store: Any,  # noqa: ANN401 - xlsxwriter ships no types
    indicator: Mapping[str, Any],
    one: Kept,
    spot: Spot,
    form: Form,
) -> None:
    """Write what follows from the entries of one indicator together."""
    code, at = str(indicator["indicator"]), one.step("at")
    status = f'IF({at}=0,"",INDEX({spot.column("status")},{at})&"")'
    steps = (
        (status, ""),
        (_missing(indicator, one), _EMPTY),
        (_wrong(indicator, one, spot.column("code")), ""),
        (_doubtful(indicator, one, form.earlier.get(code, Earlier())), ""),
    )
    store.write(one.row - 1, _ROWS, code)
    for place, (step, value) in enumerate(steps, start=_ROWS + 2):
        store.write_formula(one.row - 1, place, f"={step}", None, value)


def _missing(indicator: Mapping[str, Any], one: Kept) -> str:
    """Say what is not written yet, unless the status says that there is no figure."""
    value = f'{one.entries["value"].cell}=""'
    empty = f.quoted(_EMPTY)
    if asked_as(indicator) == "share":
        over, under = (f'{one.entries[part].cell}=""' for part in ("numerator", "denominator"))
        lacking = (
            f"IF({value},IF(AND({over},{under}),{empty},"
            f'IF({over},"Chưa ghi tử số. ",IF({under},"Chưa ghi mẫu số. ",""))),"")'
        )
    else:
        lacking = f'IF({value},{empty},"")'
    return f'IF(OR({one.step("at")}=0,{_silent(one)}),"",{lacking})'


def _silent(one: Kept) -> str:
    return f.one_of(one.step("status"), WITHOUT_FIGURE)


def _wrong(indicator: Mapping[str, Any], one: Kept, codes: str) -> str:
    """Say what cannot stand as it is written."""
    code, status = one.step("code"), one.step("status")
    names = {"value": "Thực hiện", "numerator": "Tử số", "denominator": "Mẫu số"}
    doubts = [
        (f"{one.step('at')}=0", f.quoted("Không còn dòng mang mã này trong trang Báo cáo")),
        (f"COUNTIF({codes},{code})>1", f.quoted("Mã này có ở hai dòng")),
    ]
    doubts += [
        (f'{entry.told}<>""', f"{f.quoted(names[role] + ': ')}&{entry.told}")
        for role, entry in one.entries.items()
    ]
    given = "+".join(f"N({entry.number}<>{f.BLANK})" for entry in one.entries.values())
    contradiction = f'"Tình trạng là “"&{status}&"” nhưng vẫn có số"'
    doubts.append((f"AND({_silent(one)},{given}>0)", contradiction))
    share = asked_as(indicator) == "share"
    if indicator["kind"] in {"ratio", "cover"} and not in_money(indicator):
        part = one.entries["numerator" if share else "value"].number
        whole = one.entries["denominator"].number
        both = f"N({part})>N({whole}),{whole}<>{f.BLANK}"
        doubts.append((f"AND({both})", f.quoted(f"{'Tử số' if share else 'Số'} lớn hơn mẫu số")))
    return f.all_of(doubts)


def _doubtful(indicator: Mapping[str, Any], one: Kept, earlier: Earlier) -> str:
    """Say what may be right and is worth a second look."""
    asked, number = asked_as(indicator), one.entries["value"].number
    doubts = []
    for before, name in (
        (earlier.last_year, "cùng kỳ năm trước"), (earlier.first_half, "6 tháng đầu năm")
    ):  # fmt: skip
        if before is None or not before.number or asked in {"share", "bool", "grade"}:
            continue
        base, here = f"{abs(before.number):.15g}", f"ABS(N({number}))"
        jump = f"AND({here}>0,OR({here}>={base}*{_JUMP},{here}*{_JUMP}<={base}))"
        doubts.append(
            (jump, f.quoted(f"Chênh từ {_JUMP} lần trở lên so với {name} ({before.text})"))
        )
    half = earlier.first_half
    if half and half.number is not None and _accumulates(indicator):
        less = f"AND({number}<>{f.BLANK},N({number})<{half.number:.15g})"
        doubts.append(
            (less, f.quoted(f"Nhỏ hơn 6 tháng đầu năm ({half.text}); năm phải là lũy kế"))
        )
    if "denominator" in one.entries:
        under = f'{one.entries["denominator"].cell}=""'
        wanted = "tử số và mẫu số" if asked == "share" else "mẫu số"
        doubts.append((f"AND({number}<>{f.BLANK},{under})", f.quoted(f"Nên ghi cả {wanted}")))
    return f.all_of(doubts)


def _accumulates(indicator: Mapping[str, Any]) -> bool:
    """Tell whether a year's figure holds its first half's."""
    grows = indicator["across_year"] in {"sum", "max"} and asked_as(indicator) in {"count", "money"}
    return grows and not indicator["may_be_negative"]


def _write_sheet(
    page: Page, shown: Sequence[Mapping[str, Any]], kept: Sequence[Kept], days: Sequence[Cell]
) -> Checks:
    """Write what people see."""
    top = write_heading(page)
    header = top + 2
    set_up(page, header)
    write_header(page, header)
    for number, (indicator, one) in enumerate(zip(shown, kept, strict=True), start=1):
        _write_line(page, header + number, number, indicator, one)
    verdicts = f"$F${header + 2}:$F${header + 1 + len(kept)}"
    page.span(top, 0, page.last, "", "summary")
    formula = f"={_summary(verdicts, len(kept))}{_days(days)}"
    page.sheet.write_formula(top, 0, formula, page.styles["summary"], of_blank(page.form))
    page.sheet.set_row(top, 22)
    colour(page, header + 1, header + len(kept), "verdict")
    page.sheet.print_area(0, 0, header + len(kept), page.last)
    here = f"'{CHECK.sheet}'!"
    codes = verdicts.replace("$F$", "$B$")
    return Checks(f"{here}$A${top + 1}", here + codes, here + verdicts)


def _write_line(page: Page, row: int, number: int, indicator: Mapping[str, Any], one: Kept) -> None:
    missing, wrong, doubtful = (_kept(one.step(step)) for step in ("missing", "wrong", "doubtful"))
    verdict = (
        f'IF({wrong}<>"","{WRONG}",IF({missing}<>"","{LACKING}",'
        f'IF({doubtful}<>"","{DOUBTFUL}","{ENOUGH}")))'
    )
    name, styles = str(indicator["name_vi"]), page.styles
    code = str(indicator["indicator"])
    page.sheet.write(row, 0, number, styles["centre"])
    page.sheet.write(row, 1, code, styles["code"])
    page.sheet.write(row, 2, name, styles["text"])
    page.sheet.write_formula(row, 3, f"={_told(indicator, one)}", styles["told"], "")
    page.sheet.write(row, 4, _before(page.form, code), styles["before"])
    page.sheet.write_formula(row, 5, f"={verdict}", styles["verdict"], LACKING)
    text = f"=TRIM({wrong}&{missing}&{doubtful})"
    page.sheet.write_formula(row, 6, text, styles["text"], _EMPTY.strip())
    widths = [column.width for column in page.columns]
    page.sheet.set_row(row, max(_ROOM, height([(name, widths[2], 11)])))


def _told(indicator: Mapping[str, Any], one: Kept) -> str:
    """Repeat what stands in the entry cells: parts as a fraction, else the value itself."""
    if asked_as(indicator) != "share":
        return _kept(one.entries["value"].cell)
    over, under = (_kept(one.entries[part].cell) for part in ("numerator", "denominator"))
    return f'IF(AND({over}="",{under}=""),{_kept(one.entries["value"].cell)},{over}&"/"&{under})'


def _before(form: Form, code: str) -> str:
    earlier = form.earlier.get(code, Earlier())
    before = earlier.last_year or earlier.first_half
    return before.text if before else ""


def _kept(cell: str) -> str:
    return f"'{STORE}'!{cell}"


def _summary(verdicts: str, count: int) -> str:
    lacking, wrong, doubtful = (
        f'COUNTIF({verdicts},"{word}")' for word in (LACKING, WRONG, DOUBTFUL)
    )
    return (
        f'IF({lacking}+{wrong}+{doubtful}=0,{f.quoted(_DONE)},"Còn "&{lacking}&" dòng thiếu, "&'
        f'{wrong}&" dòng cần sửa, "&{doubtful}&" dòng nên xem, trong {count} chỉ tiêu.")'
    )


def _days(days: Sequence[Cell]) -> str:
    """Add what the heading still lacks."""
    report = FACES["indicators"].sheet
    return "".join(
        f'&IF(\'{report}\'!{day.address}="",{f.quoted(_undated(day.heading))},"")' for day in days
    )


def _undated(heading: str) -> str:
    return f" Chưa ghi {heading[0].lower()}{heading[1:]}."


def of_blank(form: Form) -> str:
    """Give the sum that a blank form shows."""
    count = len(in_order(form))
    days = "".join(map(_undated, DAYS))
    return f"Còn {count} dòng thiếu, 0 dòng cần sửa, 0 dòng nên xem, trong {count} chỉ tiêu.{days}"


def colour(page: Page, first: int, last: int, role: str) -> None:
    """Colour verdicts by their word; the word itself says it all."""
    place = page.at(role)
    for word in VERDICTS:
        rule = {
            "type": "cell",
            "criteria": "==",
            "value": f'"{word}"',
            "format": page.styles[f"verdict {word}"],
        }
        page.sheet.conditional_format(first, place, last, place, rule)

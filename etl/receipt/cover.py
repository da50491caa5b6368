"""The first sheet of a receipt: what came, what was accepted, what is missing, what to do."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from etl.form.page import height
from etl.form.words import GRADES, MARK, YES_NO
from etl.receipt import words
from etl.receipt.content import FIGURES, Doubt, Fact, Receipt, Told
from etl.receipt.copied import set_up
from etl.receipt.style import Styles
from warehouse.language import Sentence
from warehouse.period import Period

_WIDTHS = (5.0, 40.0, 17.0, 13.0, 20.0, 30.0)
_LAST = len(_WIDTHS) - 1
_SIGNS = {"=": "", ">": "> ", "<": "< ", ">=": "≥ ", "<=": "≤ ", "~": "≈ "}
_OF_A_SHARE = 2  # decimals that are shown; the cell holds them all
_NOTHING = {"nil": "-", "not_applicable": "x"}
_YES_NO = (Sentence(YES_NO[0], "Yes"), Sentence(YES_NO[1], "No"))


class Cover:
    """The sheet under way: what is written goes below what was."""

    def __init__(self, page: Any, receipt: Receipt, styles: Styles) -> None:  # noqa: ANN401
        self._page, self._receipt, self._styles, self._row = page, receipt, styles, 0

    def write(self, asides: Iterable[Sentence]) -> None:
        """Write all of it; `asides` is what must be said of the copy of the sheets."""
        receipt = self._receipt
        for column, width in enumerate(_WIDTHS):
            self._page.set_column(column, column, width)
        self._wide(words.TITLE.spoken(), "title")
        if receipt.illustrative:
            self._wide(MARK, "mark")
        self._received(asides)
        if FIGURES in receipt.kinds:
            self._accepted()
        self._stated()
        self._done()
        self._facts()
        if FIGURES in receipt.kinds:
            self._lacking()
        self._to_do(receipt.doubts)
        self._row += 1
        self._wide(words.LEGEND.spoken(), "plain")
        set_up(self._page, MARK if receipt.illustrative else "")
        self._page.print_area(0, 0, self._row, _LAST)

    def _received(self, asides: Iterable[Sentence]) -> None:
        receipt = self._receipt
        self._part(words.RECEIVED)
        unknown = words.UNKNOWN.spoken()
        language = words.COVER.spoken() == words.COVER.en
        period = Period.parse(receipt.period) if receipt.period else None
        unit = f"{receipt.unit_name.spoken()} ({receipt.unit})" if receipt.unit_name else unknown
        kinds = ", ".join(words.KINDS[kind].spoken() for kind in receipt.kinds)
        said = [
            (words.FILE, receipt.file_name),
            (words.DAY, self._day_received()),
            (words.UNIT, unit),
            (words.PERIOD, period.label("en" if language else "vi") if period else unknown),
            (words.KIND, kinds or unknown),
            (words.REPORTED, _day(receipt.reported_on) if receipt.reported_on else unknown),
        ]
        if receipt.revision:
            said.append((words.REVISION, str(receipt.revision)))
        said.append((words.STATUS, words.STATUSES[receipt.status].spoken()))
        said.append((words.IN_SHORT, self._counts()))
        for label, text in said:
            self._pair(label.spoken(), text)
        if receipt.status == "accepted":
            self._wide(words.NOT_TRIED.spoken(), "plain")
        if receipt.status == "refused":
            self._wide(words.WHICH_FORM.spoken(), "said")
        for aside in asides:
            self._wide(aside.spoken(), "plain")

    def _counts(self) -> str:
        severities = [one.severity for one in self._receipt.doubts]
        by_severity = {word: severities.count(word) for word in words.SEVERITIES}
        receipt = self._receipt
        if FIGURES not in receipt.kinds and receipt.kinds:
            rows = len(receipt.stated) + len(receipt.done) + len(receipt.facts)
            return words.COUNTS_OF_ROWS.spoken().format(accepted=rows, **by_severity)
        figures, lacking = len(receipt.answered), len(receipt.lacking)
        return words.COUNTS.spoken().format(accepted=figures, lacking=lacking, **by_severity)

    def _day_received(self) -> str:
        day = self._receipt.received_on
        if day is None:
            return words.NOT_LOADED.spoken()
        assumed = self._receipt.is_day_assumed
        return words.ASSUMED.spoken().format(day=_day(day)) if assumed else _day(day)

    def _accepted(self) -> None:
        given = self._receipt.answered
        self._part(words.ACCEPTED, len(given))
        if not given:
            self._wide(words.NOTHING_ACCEPTED.spoken(), "plain")
            return
        self._header(words.NAME, words.VALUE, words.MEASURE, words.CELL, words.RAW)
        for number, one in enumerate(given, start=1):
            raw = one.raw_text or ""
            note = f" ({words.SUPERSEDED.spoken()})" if one.is_superseded else ""
            texts = (one.name.spoken(), None, one.measure.spoken(), _at(one.sheet, one.cell), raw)
            self._line(number, (*texts[:-1], raw + note))
            self._figure(self._row - 1, one)

    def _figure(self, row: int, one: Told) -> None:
        """Write a figure as a number that can be counted with, its qualifier before it."""
        if one.value is None or one.missing == "nil":
            text = _NOTHING.get(one.missing or "", "…")
            self._page.write_string(row, 2, text, self._styles["number"])
        elif one.kind == "bool":
            said = _YES_NO[0 if one.value else 1].spoken()
            self._page.write_string(row, 2, said, self._styles["number"])
        elif one.kind == "grade":
            grade = GRADES[len(GRADES) - int(one.value)]
            self._page.write_string(row, 2, grade, self._styles["number"])
        else:
            pattern = _number_format(one)
            self._page.write_number(row, 2, float(one.value), self._styles.figure(pattern))

    def _stated(self) -> None:
        stated = self._receipt.stated
        if not stated:
            return
        self._part(words.STATED, len(stated))
        self._header(words.STATED_TEXT, words.STATED_KIND, words.CELL, words.ADDRESSED_TO)
        for number, one in enumerate(stated, start=1):
            to = one.addressed_to.spoken() if one.addressed_to else ""
            kind = words.STATED_KINDS[one.kind].spoken()
            self._line(number, (one.text, kind, _at(one.sheet, one.cell), to))

    def _done(self) -> None:
        done = self._receipt.done
        if not done:
            return
        self._part(words.DONE, len(done))
        self._header(words.ACTIVITY, words.DONE_ON, words.CELL, words.EVIDENCE)
        for number, one in enumerate(done, start=1):
            day = _day(one.done_on) if one.done_on else words.UNKNOWN.spoken()
            self._line(number, (one.name, day, _at(one.sheet, one.cell), one.evidence or ""))

    def _facts(self) -> None:
        for part, title in words.FACTS.items():
            facts = [one for one in self._receipt.facts if one.part == part]
            if not facts:
                continue
            self._part(title, len(facts))
            self._header(words.ITEMS[part], words.TOLD_OF[part], words.CELL, words.BESIDE)
            for number, one in enumerate(facts, start=1):
                outcome = words.OUTCOMES.get(one.said or "") if part == "cross_check" else None
                said = outcome.spoken() if outcome else one.said or ""
                texts = (self._named(one), said, _at(one.sheet, one.cell), one.beside or "")
                self._line(number, texts)

    def _named(self, fact: Fact) -> str:
        """Name what a fact is about; the unit too, where another than it reports."""
        unit = fact.unit or words.WHOLE_BLOC
        item = fact.item.spoken()
        return item if unit == self._receipt.unit_name else f"{unit.spoken()}: {item}"

    def _lacking(self) -> None:
        receipt = self._receipt
        lacking = receipt.lacking
        self._part(words.LACKING, len(lacking))
        if receipt.asked is None:
            self._wide(words.NOTHING_ASKED.spoken(), "plain")
        elif not lacking:
            self._wide(words.NOTHING_LACKING.spoken(), "plain")
        else:
            self._header(words.NAME, words.WHY)
            for number, (asked, why) in enumerate(lacking, start=1):
                reason = words.WHY_LACKING.get(why) or words.WHY_LACKING[None]
                self._line(number, (asked.name.spoken(), reason.spoken()))

    def _to_do(self, doubts: Sequence[Doubt]) -> None:
        self._part(words.TO_DO, len(doubts))
        if not doubts:
            self._wide(words.NOTHING_TO_DO.spoken(), "plain")
            return
        self._header(words.SAYS, words.SEVERITY, words.PLACE, words.SUGGESTION, words.RAW)
        for number, one in enumerate(sorted(doubts, key=_gravest_first), start=1):
            where = _at(one.sheet, one.cell) or words.WHOLE_FILE.spoken()
            severity = words.SEVERITIES[one.severity].spoken()
            texts = (one.says.spoken(), severity, where, one.suggestion or "", one.raw_text or "")
            self._line(number, texts)
            self._page.write_string(self._row - 1, 2, severity, self._styles[one.severity])

    def _part(self, title: Sentence, count: int | None = None) -> None:
        self._row += 1
        self._wide(title.spoken().format(n=count), "part")

    def _wide(self, text: str, style: str) -> None:
        self._page.merge_range(self._row, 0, self._row, _LAST, "", self._styles[style])
        self._page.write_string(self._row, 0, text, self._styles[style])
        self._page.set_row(self._row, height([(text, sum(_WIDTHS), 11)]) + 2)
        self._row += 1

    def _pair(self, label: str, text: str) -> None:
        self._page.merge_range(self._row, 0, self._row, 1, "", self._styles["asked"])
        self._page.write_string(self._row, 0, label, self._styles["asked"])
        self._page.merge_range(self._row, 2, self._row, _LAST, "", self._styles["said"])
        self._page.write_string(self._row, 2, text, self._styles["said"])
        self._page.set_row(self._row, height([(text, sum(_WIDTHS[2:]), 11)]))
        self._row += 1

    def _header(self, *titles: Sentence) -> None:
        self._cells(["TT" if words.COVER.spoken() == words.COVER.vi else "No."], "header")
        texts = [title.spoken() for title in titles]
        self._texts(texts, "header")
        self._row += 1

    def _line(self, number: int, texts: Sequence[str | None]) -> None:
        self._page.write_number(self._row, 0, number, self._styles["centre"])
        self._texts(texts, "text")
        self._row += 1

    def _cells(self, texts: Sequence[str], style: str) -> None:
        for column, text in enumerate(texts):
            self._page.write_string(self._row, column, text, self._styles[style])

    def _texts(self, texts: Sequence[str | None], style: str) -> None:
        """Write texts from the second column on; the last one spans what is left."""
        last = len(texts)
        sizes = []
        for column, text in enumerate(texts, start=1):
            width = _WIDTHS[column]
            if column == last and column < _LAST:
                self._page.merge_range(self._row, column, self._row, _LAST, "", self._styles[style])
                width = sum(_WIDTHS[column:])
            if text is not None:
                self._page.write_string(self._row, column, text, self._styles[style])
                sizes.append((text, width, 11))
        self._page.set_row(self._row, min(400.0, height(sizes)))


def _gravest_first(doubt: Doubt) -> tuple[object, ...]:
    from etl.receipt.content import place

    return (words.GRAVE_FIRST.index(doubt.severity), doubt.sheet or "", *place(doubt.cell))


def _at(sheet: str | None, cell: str | None) -> str:
    return " · ".join(filter(None, (sheet, cell)))


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _number_format(one: Told) -> str:
    """Show a number with its decimals and its qualifier; a share to two decimals."""
    value = one.value or Decimal(0)
    is_share = one.measure.vi == "%"
    decimals = max(0, -int(value.normalize().as_tuple().exponent))
    decimals = min(decimals, _OF_A_SHARE) if is_share else decimals
    sign = _SIGNS[one.qualifier or "="]
    figure = "#,##0" + ("." + "0" * decimals if decimals else "")
    percent = '"%"' if is_share else ""
    return (f'"{sign}"' if sign else "") + figure + percent

"""A sheet whose formulas hold nothing newer than Excel 2010."""

from xlsxwriter.worksheet import Worksheet


class PlainSheet(Worksheet):  # type: ignore[misc] # xlsxwriter ships no types
    """A sheet that takes formulas as they are.

    xlsxwriter looks through each for functions that came after Excel 2007, to mark them; with the
    long formulas of the checks that took two thirds of the time of writing a workbook.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002 - as the base has it
        del expand_future_functions
        return formula.removeprefix("=")

"""How the tests of meaning look at the warehouse: one row of progress at a time."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

Row = dict[str, Any]
JANUARY = date(2025, 1, 31)


@pytest.fixture
def show(world: Any) -> Callable[..., Row]:
    """Give the row of one indicator and period, of the whole bloc unless a unit is named."""

    def row(indicator: str, period: str, unit: str | None = None, as_of: date = JANUARY) -> Row:
        with world.build(as_of) as connection:
            found = connection.execute(
                "select * from marts.progress where indicator = $indicator and period = $period"
                " and unit is not distinct from $unit",
                {"indicator": indicator, "period": period, "unit": unit},
            )
            names = [column[0] for column in found.description]
            rows = found.fetchall()
        assert len(rows) == 1
        return dict(zip(names, rows[0], strict=True))

    return row

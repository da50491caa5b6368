"""A day as people write it: year first as in 2026-06-15, or day first as in 15/6/2026."""

import re
from datetime import date

_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})")
_DAY_FIRST = re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})")


def day_written(text: str) -> date | None:
    """Read a day; None is what is no real day.

    Excel in Vietnamese turns 2026-06-15 into 15/06/2026 at each save, so slashes mean day first.
    """
    match = _ISO.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    if match is None:
        return None
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None

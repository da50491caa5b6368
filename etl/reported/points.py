"""Points of a criterion: how they are read, and the span they must lie within."""

from decimal import Decimal

from etl.covenants import Span
from etl.measure import Context
from etl.reading import Flaw
from etl.reported.row import Row
from etl.reported.scene import Scene
from etl.wording import figure

POINTS = Context("points", 1, ["diem", "d"], nil=False, negative=True, beyond=False)


def exact_points(row: Row, role: str) -> Decimal | Flaw | None:
    """Give points that are one number; None where none are written, or a doubt has been told."""
    points = row.figure(role)
    if points.value is None:
        return None
    return points.value if points.qualifier == "=" else row.flaw("exact_points", role)


def points_within(row: Row, role: str, span: Span) -> Decimal | Flaw | None:
    """Give points that lie in the span of their criterion."""
    points = exact_points(row, role)
    if isinstance(points, Decimal) and not span.low <= points <= span.high:
        return row.flaw("points_in_span", role, f"{figure(span.low)} … {figure(span.high)}")
    return points


def span_of(row: Row, scene: Scene, filled: str) -> Span | Flaw:
    """Find the criterion of a row in the scheme of the reporter's covenant."""
    criterion = row.words("criterion")
    if criterion is None:
        return row.flaw("coded_criterion", filled)
    span = scene.names.covenants.span(scene.covenants, criterion)
    return span or row.flaw("known_criterion", "criterion")

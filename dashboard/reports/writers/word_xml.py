"""The parts of a .docx as the XML it keeps: paragraphs, runs, tables, fields, links."""

from collections.abc import Iterable, Sequence
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from dashboard.reports.model import Cell, Figure, Origin, Piece, Styled, Table, anchor, placed

TWIPS_A_POINT = 20
TWIPS_A_MILLIMETRE = 56.6929
_DENSE = 9  # the size of letters up to which a table is packed close
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BORDER = '<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'


class Links:
    """Numbers figures in reading order, and leads each to its entry among the sources."""

    def __init__(self, references: dict[Origin, int]) -> None:
        self._references = references
        self._figures = count(1)
        self._marks = count(1)

    def figure(self, figure: Figure, looks: str) -> str:
        """Write a figure as a run that leads to its entry, with a bookmark of its own number."""
        name = f"so_{next(self._figures)}"
        run = marked(name, next(self._marks), text_run(figure.text, looks))
        entry = self._references.get(figure.origin)
        if entry is None:
            return run
        return f'<w:hyperlink w:anchor="{anchor(entry)}" w:history="1">{run}</w:hyperlink>'

    def anchored(self, name: str, content: str) -> str:
        """Give content a name that figures lead to."""
        return marked(name, next(self._marks), content)


def marked(name: str, mark: int, content: str) -> str:
    """Put a bookmark round content."""
    return (
        f'<w:bookmarkStart w:id="{mark}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{mark}"/>'
    )


def text_run(text: str, looks: str = "") -> str:
    """Write a run of text."""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def looks(*, bold: bool = False, italic: bool = False, size: float | None = None) -> str:
    """Say how letters look; the size is in points."""
    told = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    if size is not None:
        told += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
    return told


def runs(
    pieces: Iterable[Piece], links: Links, *, bold: bool = False, size: float | None = None
) -> str:
    """Write pieces one after another."""
    told = []
    for piece in pieces:
        if isinstance(piece, Figure):
            told.append(links.figure(piece, looks(bold=bold, size=size)))
        elif isinstance(piece, Styled):
            shape = looks(bold=bold or piece.bold, italic=piece.italic, size=size)
            told.append(text_run(piece.text, shape))
        else:
            told.append(text_run(piece, looks(bold=bold, size=size)))
    return "".join(told)


def paragraph(content: str, style: str, extra: str = "") -> str:
    """Write a paragraph in a style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{content}</w:p>'


def under_line(style: str, indent: float) -> str:
    """Draw a short line below what stands above: an empty paragraph with an upper border."""
    twips = round(indent * TWIPS_A_MILLIMETRE)
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    spacing = '<w:spacing w:before="60" w:after="80" w:line="120" w:lineRule="exact"/>'
    shape = f'{border}{spacing}<w:ind w:left="{twips}" w:right="{twips}" w:firstLine="0"/>'
    return paragraph("", style, shape)


def field(code: str, shape: str) -> str:
    """Write a field that the program works out, such as the page's number."""
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r><w:rPr>{shape}</w:rPr>{part}</w:r>" for part in parts)


def plain_table(columns: Sequence[tuple[float, str]]) -> str:
    """Write a table without lines, one row, whose cells hold paragraphs; widths in millimetres."""
    return plain_rows([columns])


def plain_rows(rows: Sequence[Sequence[tuple[float, str]]]) -> str:
    """Write a table without lines; each cell has its width in millimetres and its paragraphs."""
    widths = [round(width * TWIPS_A_MILLIMETRE) for width, _ in rows[0]]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    told = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
            for width, (_, content) in zip(widths, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl {NAMESPACE}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{told}</w:tbl>"
    )


def table(told: Table, links: Links, width: float, *, stays: bool = False) -> str:
    """Write a table with lines; its heading stands again on each page, no row is cut in two."""
    total = sum(told.widths)
    widths = [round(one / total * width * TWIPS_A_MILLIMETRE) for one in told.widths]
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    borders = "".join(
        _BORDER.format(side=side)
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    air = 15 if told.size > _DENSE else 0
    margins = "".join(
        f'<w:{side} w:w="{twips}" w:type="dxa"/>'
        for side, twips in (("top", air), ("left", 60), ("bottom", air), ("right", 60))
    )
    head = (
        f'<w:tbl {NAMESPACE}><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )
    return head + "".join(_rows(told, links, widths, stays=stays)) + "</w:tbl>"


def _rows(told: Table, links: Links, widths: Sequence[int], *, stays: bool) -> Iterable[str]:
    by_row: dict[int, dict[int, Cell]] = {}
    for row, column, cell in placed(told):
        by_row.setdefault(row, {})[column] = cell
    below: dict[int, tuple[int, int]] = {}  # column -> (rows still covered, columns across)
    for row in sorted(by_row):
        cells, column = [], 0
        is_last = stays and row == max(by_row)
        together = (
            is_last
            or any(cell.down > 1 for cell in by_row[row].values())
            or any(left > 1 for left, _ in below.values())
        )
        while column < len(widths):
            there = by_row[row].get(column)
            if there is None:
                left, across = below.get(column, (0, 1))
                cells.append(_covered(widths[column : column + across], across))
                below[column] = (left - 1, across)
            else:
                across = there.across
                keep = together or row < 0 or across == len(widths)
                cells.append(_cell(there, links, widths[column : column + across], told.size, keep))
                below[column] = (there.down - 1, across)
            column += across
        header = "<w:tblHeader/>" if row < 0 else ""
        yield f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(cells)}</w:tr>"


def _covered(widths: Sequence[int], across: int) -> str:
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    shape = f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/>{span}<w:vMerge/>'
    return f"<w:tc><w:tcPr>{shape}</w:tcPr>{paragraph('', 'TableText')}</w:tc>"


def _cell(cell: Cell, links: Links, widths: Sequence[int], size: float, keep: bool) -> str:  # noqa: FBT001 - a flag of the row
    span = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    merge = '<w:vMerge w:val="restart"/>' if cell.down > 1 else ""
    shape = f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/>'
    content = runs(cell.pieces, links, bold=cell.bold, size=size)
    if cell.anchor:
        content = links.anchored(cell.anchor, content)
    extra = ("<w:keepNext/>" if keep else "") + f"<w:jc w:val={quoteattr(cell.align)}/>"
    return f"<w:tc><w:tcPr>{shape}</w:tcPr>{paragraph(content, 'TableText', extra)}</w:tc>"

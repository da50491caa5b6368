"""A document as .pdf, set by typst with a typeface kept beside it: no network, no office."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.reports.layout import Layout
from dashboard.reports.model import (
    Bar,
    Block,
    Cell,
    Chart,
    Document,
    Figure,
    Heading,
    Paragraph,
    Piece,
    Styled,
    Table,
    anchor,
)
from dashboard.reports.writers.register import entries, registered
from warehouse.language import Refusal

if TYPE_CHECKING:
    from typst import Compiler

TYPEFACES = Path(__file__).parent.parent / "typeface"
TYPEFACE = "Tinos"  # free, with the measures of Times New Roman and all Vietnamese letters
_STYLES = {("normal", 400), ("italic", 400), ("normal", 700), ("italic", 700)}
_BAR, _PAPER = (Path(__file__).parent / name for name in ("bar.typ", "paper.typ"))
_PICTURE = """
#set page(width: 62mm, height: 4mm, margin: 0mm, fill: white)
#let chart = json(bytes(sys.inputs.chart))
#chart.bars.map(one => bar(one, chart.limit)).join(pagebreak())
"""
_SHARPNESS = 200  # points an inch of a picture


def write(document: Document, layout: Layout) -> bytes:
    """Write a document; the same document and layout always give the same bytes."""
    told = {
        "paper": json.dumps(_paper(document, layout), ensure_ascii=False),
        "register": json.dumps(_register(document), ensure_ascii=False, indent=1),
    }
    made = datetime.fromisoformat(document.properties["thidua.as_of"]).replace(tzinfo=UTC)
    content = _compiler(TYPEFACES).compile(
        input=_BAR.read_bytes() + _PAPER.read_bytes(), format="pdf", sys_inputs=told, timestamp=made
    )
    if not isinstance(content, bytes):  # typst gives one file, or one a page of other formats
        raise TypeError(type(content))
    return content


def pictures(chart: Chart) -> list[bytes]:
    """Draw the bars of a chart as pictures, .png, in their order."""
    told = json.dumps({"limit": chart.limit, "bars": [_drawn(bar) for bar in chart.bars]})
    content = _compiler(TYPEFACES).compile(
        input=_BAR.read_bytes() + _PICTURE.encode(),
        format="png",
        ppi=_SHARPNESS,
        sys_inputs={"chart": told},
    )
    return content if isinstance(content, list) else [content or b""]


@lru_cache(maxsize=1)
def _compiler(folder: Path) -> "Compiler":
    """Make typst ready with our typeface alone; a missing one is refused with a sentence."""
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )
    there = {(font.style, font.weight) for font in fonts.fonts() if font.family == TYPEFACE}
    if missing := _STYLES - there:
        names = ", ".join(f"{style} {weight}" for style, weight in sorted(missing))
        raise Refusal(
            f"Thiếu phông chữ {TYPEFACE} ({names}) trong {folder}, nên không lập được .pdf. Hãy "
            "cài lại thidua.",
            f"The typeface {TYPEFACE} ({names}) is missing from {folder}, so that no .pdf can be "
            "made. Install thidua anew.",
        )
    return typst.Compiler(font_paths=fonts)


def _paper(document: Document, layout: Layout) -> dict[str, Any]:
    references = {origin: anchor(entry) for origin, entry in document.references.items()}
    head = document.letterhead
    return {
        "title": document.title,
        "typeface": TYPEFACE,
        "marks": document.marks,
        "landscape": document.landscape,
        "layout": {
            "country": layout.country,
            "motto": layout.motto,
            "margins": asdict(layout.margins),
            "sizes": layout.sizes,
            "first_line": layout.first_line,
            "line": layout.line,
            "after": layout.after,
        },
        "letterhead": {
            "superior": head.superior,
            "issuer": head.issuer,
            "symbol": head.symbol,
            "day": _pieces(head.day, references),
            "type": head.kind,
            "subject": head.subject,
        },
        "blocks": [_block(block, references) for block in document.blocks],
        "closing": asdict(document.closing),
        "annexes": [
            {
                "name": annex.name,
                "title": annex.title,
                "belongs": annex.belongs,
                "landscape": annex.landscape,
                "blocks": [_block(block, references) for block in annex.blocks],
            }
            for annex in document.annexes
        ],
    }


def _block(block: Block, references: dict[Any, str]) -> dict[str, Any]:
    match block:
        case Heading():
            return {
                "kind": "heading",
                "text": block.text,
                "level": block.level,
                "new_page": block.new_page,
            }
        case Paragraph():
            return {
                "kind": "text",
                "look": block.look,
                "pieces": _pieces(block.pieces, references),
            }
        case Table():
            return {
                "kind": "table",
                "size": block.size,
                "widths": block.widths,
                "head": [[_cell(cell, references) for cell in row] for row in block.head],
                "rows": [[_cell(cell, references) for cell in row] for row in block.rows],
            }
        case Chart():
            return {
                "kind": "chart",
                "caption": block.caption,
                "limit": block.limit,
                "bars": [
                    {
                        **_drawn(bar),
                        "label": _pieces(bar.label, references),
                        "told": _pieces(bar.told, references),
                    }
                    for bar in block.bars
                ],
            }


def _drawn(bar: Bar) -> dict[str, Any]:
    return {
        "length": bar.length,
        "expected": bar.expected,
        "fill": bar.fill,
        "edge": bar.edge,
        "open": bar.open_ended,
        "estimated": bar.estimated,
    }


def _cell(cell: Cell, references: dict[Any, str]) -> dict[str, Any]:
    return {
        "pieces": _pieces(cell.pieces, references),
        "align": cell.align,
        "bold": cell.bold,
        "across": cell.across,
        "down": cell.down,
        "anchor": cell.anchor,
    }


def _pieces(pieces: tuple[Piece, ...], references: dict[Any, str]) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = []
    for piece in pieces:
        match piece:
            case Figure() if piece.origin in references:
                told.append({"text": piece.text, "to": references[piece.origin]})
            case Styled():
                told.append({"text": piece.text, "bold": piece.bold, "italic": piece.italic})
            case Figure():
                told.append({"text": piece.text})
            case _:
                told.append({"text": piece})
    return told


def _register(document: Document) -> dict[str, Any]:
    return {
        "properties": document.properties,
        "figures": [asdict(one) for one in registered(document)],
        "entries": [
            {"entry": number, "title": title, "told": told}
            for number, title, told in entries(document)
        ],
    }

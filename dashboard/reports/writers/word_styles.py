"""The styles of a .docx, from the measures of the rule in force."""

from typing import TYPE_CHECKING, Any

from dashboard.reports.layout import Layout

if TYPE_CHECKING:
    from docx.document import Document as Book

# The style of each look that a paragraph may have.
LOOKS = {
    "body": "BodyText",
    "lead": "Lead",
    "blank": "Blank",
    "item": "Item",
    "note": "Note",
    "center": "Centered",
    "legend": "Note",
}
_NOTE_SIZE = 11


def apply(book: "Book", layout: Layout) -> None:
    """Set the document's styles: type, sizes, spacing, what keeps together."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Mm

    sizes, text = layout.sizes, layout.sizes["text"]
    after = layout.after
    normal = book.styles["Normal"]
    _letters(normal, layout, text)
    _spacing(normal, 0, 0, 1.0)
    body = _style(book, "Body Text", layout, text)
    _spacing(body, 0, after, layout.line)
    body.paragraph_format.alignment = ALIGN.JUSTIFY
    body.paragraph_format.first_line_indent = Mm(layout.first_line)
    body.paragraph_format.widow_control = True
    item = _style(book, "Item", layout, text)
    _spacing(item, 0, after / 2, layout.line)
    item.paragraph_format.alignment = ALIGN.JUSTIFY
    item.paragraph_format.first_line_indent = Mm(layout.first_line)
    item.paragraph_format.widow_control = True
    for name in ("Lead", "Blank"):
        style = _style(book, name, layout, text)
        _spacing(style, 0, after, layout.line)
        style.paragraph_format.first_line_indent = Mm(layout.first_line)
        style.paragraph_format.keep_with_next = name == "Lead"
    for name, size, align in (
        ("Letterhead", sizes["symbol"], ALIGN.CENTER),
        ("Signer", sizes["signer"], ALIGN.CENTER),
        ("Recipients", sizes["recipients"], ALIGN.LEFT),
        ("Table Text", _NOTE_SIZE, ALIGN.LEFT),
        ("Centered", text, ALIGN.CENTER),
        ("Note", _NOTE_SIZE, ALIGN.LEFT),
        ("Number Above", sizes["page_number"], ALIGN.CENTER),
        ("Page Mark", _NOTE_SIZE, ALIGN.RIGHT),
        ("After Table", 3, ALIGN.LEFT),
    ):
        style = _style(book, name, layout, size)
        _spacing(style, 0, 0, 1.0)
        style.paragraph_format.alignment = align
    _headings(book, layout)
    _variations(book, after)


def _headings(book: "Book", layout: Layout) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Mm

    sizes = layout.sizes
    for name, size, align in (
        ("Title", sizes["kind"], ALIGN.CENTER),
        ("Subtitle", sizes["subject"], ALIGN.CENTER),
        ("Heading 1", sizes["text"], ALIGN.LEFT),
        ("Heading 2", sizes["text"], ALIGN.LEFT),
        ("Caption", sizes["text"], ALIGN.CENTER),
    ):
        style = _style(book, name, layout, size)
        style.font.bold, style.font.italic = True, False
        style.paragraph_format.alignment = align
        style.paragraph_format.keep_with_next = True
        _spacing(style, layout.after, layout.after / 2, 1.0)
        if name.startswith("Heading"):
            style.paragraph_format.first_line_indent = Mm(layout.first_line)
    _spacing(book.styles["Title"], 10, 0, 1.0)
    _spacing(book.styles["Subtitle"], 0, 0, 1.0)


def _variations(book: "Book", after: float) -> None:
    styles = book.styles
    styles["Signer"].font.bold = True
    styles["Signer"].paragraph_format.keep_with_next = True
    styles["Recipients"].paragraph_format.keep_with_next = True
    styles["Page Mark"].font.bold = True
    _spacing(styles["Centered"], 0, after, 1.0)
    _spacing(styles["Note"], 0, after, 1.0)


def _style(book: "Book", name: str, layout: Layout, size: float) -> Any:  # noqa: ANN401 - python-docx's own
    from docx.enum.style import WD_STYLE_TYPE

    there = {style.name for style in book.styles}
    style = (
        book.styles[name] if name in there else book.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    )
    style.base_style = None if name == "Normal" else book.styles["Normal"]
    _letters(style, layout, size)
    return style


def _letters(style: Any, layout: Layout, size: float) -> None:  # noqa: ANN401 - the same
    """Set the type for all scripts, black, without what the template's themes would put on it."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    font = style.font
    font.name, font.size, font.color.rgb = layout.typeface, Pt(size), RGBColor(0, 0, 0)
    for name in ("w:spacing", "w:kern", "w:caps"):
        for old in style.element.rPr.findall(qn(name)):
            style.element.rPr.remove(old)
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), layout.typeface)
    borders = style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    if borders is not None:
        borders.getparent().remove(borders)


def _spacing(style: Any, before: float, after: float, line: float) -> None:  # noqa: ANN401 - the same
    from docx.shared import Pt

    told = style.paragraph_format
    told.space_before, told.space_after, told.line_spacing = Pt(before), Pt(after), line

"""A document as .docx: real styles and headings, so that people can go on writing in it."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from dashboard.reports.layout import Layout
from dashboard.reports.model import (
    Annex,
    Block,
    Chart,
    Document,
    Figure,
    Heading,
    Paragraph,
    Table,
    said,
)
from dashboard.reports.writers import pdf, word_styles
from dashboard.reports.writers import word_xml as xml
from dashboard.reports.writers.register import entries, registered

if TYPE_CHECKING:
    from docx.document import Document as Book

A4 = (210.0, 297.0)
_SOURCES = "urn:thidua:sources"
_BAR = (62, 4)  # the size of a chart's bar, in millimetres
_CHART_ROW = '<w:keepNext/><w:spacing w:after="60"/>'
_LEFT_SHARE = 0.4  # of the page's width, for who issues a document


def write(document: Document, layout: Layout) -> bytes:
    """Write a document; the same document and layout always give the same bytes."""
    import docx

    book = docx.Document()
    word_styles.apply(book, layout)
    body = book.element.body
    for child in list(body):
        if not child.tag.endswith("sectPr"):
            body.remove(child)
    links = xml.Links(document.references)
    width = _page(book.sections[0], layout, landscape=document.landscape)
    _put(book, _letterhead(document, layout, links, width))
    for place, block in enumerate(document.blocks, 1):
        stays = place == len(document.blocks) and bool(document.closing.signers)
        _put(book, _block(book, block, links, width, stays=stays))
    for part in _closing(document, layout, width):
        _put(book, part)
    _header(book.sections[0], document, layout)
    for annex in document.annexes:
        _annex(book, annex, layout, links)
    _properties(book, document)
    return _same_bytes(book)


def _put(book: "Book", content: str) -> None:
    """Put XML before the section's own properties, which stay last."""
    from docx.oxml import parse_xml

    wrapped = f"<w:body {xml.NAMESPACE}>{content}</w:body>"
    last = book.element.body[-1]
    for element in list(parse_xml(wrapped)):
        last.addprevious(element)


def _page(section: Any, layout: Layout, *, landscape: bool) -> float:  # noqa: ANN401 - python-docx's own
    """Set a page's size and margins; give the width of its text in millimetres."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    across, down = reversed(A4) if landscape else A4
    margins = layout.margins
    sides = (margins.top, margins.bottom) if landscape else (margins.left, margins.right)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(across), Mm(down)
    section.left_margin, section.right_margin = Mm(sides[0]), Mm(sides[1])
    section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
    section.header_distance, section.footer_distance = Mm(7), Mm(10)
    return across - sum(sides)


def _letterhead(document: Document, layout: Layout, links: xml.Links, width: float) -> str:
    head, sizes = document.letterhead, layout.sizes
    left, right = width * _LEFT_SHARE, width * (1 - _LEFT_SHARE)

    def line(text: str, size: str, *, bold: bool = False) -> str:
        return xml.paragraph(
            xml.text_run(text, xml.looks(bold=bold, size=sizes[size])), "Letterhead"
        )

    issued = line(head.superior, "superior") + line(head.issuer, "issuer", bold=True)
    issued += xml.under_line("Letterhead", left * 0.3) + line(head.symbol, "symbol")
    country = line(layout.country, "country", bold=True) + line(layout.motto, "motto", bold=True)
    size = sizes["place_and_day"]
    day = "".join(
        links.figure(piece, xml.looks(italic=True, size=size))
        if isinstance(piece, Figure)
        else xml.text_run(said((piece,)), xml.looks(italic=True, size=size))
        for piece in head.day
    )
    country += xml.under_line("Letterhead", right * 0.21) + xml.paragraph(day, "Letterhead")
    titles = xml.paragraph(xml.text_run(head.kind), "Title")
    subject = "<w:r><w:br/></w:r>".join(xml.text_run(text) for text in head.subject)
    titles += xml.paragraph(subject, "Subtitle") + xml.under_line("Letterhead", width * 0.38)
    return xml.plain_table([(left, issued), (right, country)]) + titles


def _block(
    book: "Book", block: Block, links: xml.Links, width: float, *, stays: bool = False
) -> str:
    """Write a block; one that stays is kept on the page of what follows, its end at least."""
    keep = "<w:keepNext/>" if stays else ""
    match block:
        case Heading(text=text, level=level, new_page=new_page):
            apart = "<w:pageBreakBefore/>" if new_page else ""
            return xml.paragraph(xml.text_run(text), f"Heading{level}", apart)
        case Paragraph(pieces=pieces, look=look):
            lead = xml.text_run("- ") if look == "item" else ""
            return xml.paragraph(lead + xml.runs(pieces, links), word_styles.LOOKS[look], keep)
        case Table():
            caption = xml.paragraph(xml.text_run(block.caption), "Caption") if block.caption else ""
            after = xml.paragraph("", "AfterTable", keep)
            return caption + xml.table(block, links, width, stays=stays) + after
        case Chart():
            return _chart(book, block, links, width)


def _chart(book: "Book", chart: Chart, links: xml.Links, width: float) -> str:
    """Lay out a chart as rows of words and pictures, so that its numbers stay words."""
    from docx.shared import Mm

    beside = (width - _BAR[0]) / 2
    rows = []
    for bar, picture in zip(chart.bars, pdf.pictures(chart), strict=True):
        drawn = book.part.new_pic_inline(BytesIO(picture), Mm(_BAR[0]), Mm(_BAR[1]))
        drawn.docPr.set("descr", f"{said(bar.label)}: {said(bar.told)}")
        image = f"<w:r><w:drawing>{drawn.xml}</w:drawing></w:r>"
        label, told = (
            xml.paragraph(xml.runs(pieces, links), "TableText", _CHART_ROW)
            for pieces in (bar.label, bar.told)
        )
        cells = [(beside, label), (_BAR[0], xml.paragraph(image, "TableText")), (beside, told)]
        rows.append(cells)
    key = xml.paragraph(xml.text_run(chart.caption), "Note")
    return xml.plain_rows(rows) + xml.paragraph("", "AfterTable") + key


def _closing(document: Document, layout: Layout, width: float) -> list[str]:
    closing, sizes = document.closing, layout.sizes
    if not closing.signers:
        return []
    title = xml.looks(bold=True, italic=True, size=sizes["recipients_title"])
    received = xml.paragraph(xml.text_run("Nơi nhận:", title), "Recipients")
    for one in closing.recipients:
        received += xml.paragraph(xml.text_run(f"- {one};"), "Recipients")
    signed = [
        "".join(xml.paragraph(xml.text_run(line), "Signer") for line in signer.lines)
        + "".join(xml.paragraph("", "Signer") for _ in range(4))
        + xml.paragraph(xml.text_run(signer.name), "Signer")
        for signer in closing.signers
    ]
    before = xml.paragraph("", "AfterTable", "<w:keepNext/>")
    half = width / 2
    if len(signed) == 1:
        return [before + xml.plain_table([(half, received), (half, signed[0])])]
    share = width / len(signed)
    return [before + xml.plain_table([(share, one) for one in signed]), received]


def _header(section: Any, document: Document, layout: Layout) -> None:  # noqa: ANN401 - the same
    """Put the page's number at the top, from the second page on, and the mark on each page."""
    from docx.oxml import parse_xml

    section.different_first_page_header_footer = True
    number = xml.paragraph(
        xml.field("PAGE", xml.looks(size=layout.sizes["page_number"])), "NumberAbove"
    )
    told = " – ".join(document.marks)
    mark = xml.paragraph(xml.text_run(told), "PageMark") if told else ""
    for header, content in (
        (section.header, number + mark),
        (section.first_page_header, mark or xml.paragraph("", "PageMark")),
    ):
        header.is_linked_to_previous = False
        element = header._element  # noqa: SLF001 - python-docx has no other way to set its XML
        for child in list(element):
            element.remove(child)
        for one in list(parse_xml(f"<w:hdr {xml.NAMESPACE}>{content}</w:hdr>")):
            element.append(one)


def _annex(book: "Book", annex: Annex, layout: Layout, links: xml.Links) -> None:
    section = book.add_section()
    section.different_first_page_header_footer = False
    width = _page(section, layout, landscape=annex.landscape)
    lines = [(annex.name, "Title"), (annex.title, "Subtitle")]
    _put(book, "".join(xml.paragraph(xml.text_run(text), style) for text, style in lines))
    _put(book, xml.paragraph(xml.text_run(annex.belongs, xml.looks(italic=True)), "Centered"))
    for block in annex.blocks:
        _put(book, _block(book, block, links, width))


def _properties(book: "Book", document: Document) -> None:
    """Say what the document is, and keep the register of its figures inside it."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    told = book.core_properties
    made = _made(document)
    told.title, told.author, told.language = document.title, "thidua", "vi-VN"
    told.comments, told.keywords = "", "; ".join(document.marks)
    told.created = told.modified = made
    told.last_modified_by, told.revision = "thidua", 1
    package = book.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.rels.pop(name)  # the picture of another document
    part = Part(
        PackURI("/customXml/item2.xml"), "application/xml", _register(document).encode(),
        package,
    )  # fmt: skip
    book.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def _made(document: Document) -> datetime:
    """Give the instant a document is said to be made: the day its figures are judged on."""
    return datetime.fromisoformat(document.properties["thidua.as_of"]).replace(tzinfo=UTC)


def _register(document: Document) -> str:
    facts = "".join(
        f"<property name={quoteattr(name)}>{escape(value)}</property>"
        for name, value in document.properties.items()
    )
    rows = "".join(
        f'<figure number="{one.number}" bookmark="so_{one.number}" entry="{one.entry or ""}" '
        f"relation={quoteattr(one.relation)} column={quoteattr(one.column)} "
        f"value={quoteattr(one.value)} text={quoteattr(one.text)}>"
        + "".join(_key(name, value) for name, value in one.key.items())
        + "</figure>"
        for one in registered(document)
    )
    listed = "".join(
        f'<entry number="{number}" title={quoteattr(title)}>{escape(told)}</entry>'
        for number, title, told in entries(document)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><sources xmlns="{_SOURCES}">{facts}'
        f"<figures>{rows}</figures><entries>{listed}</entries></sources>"
    )


def _key(name: str, value: object) -> str:
    values = value if isinstance(value, tuple) else (value,)
    inside = "".join(
        "<none/>" if one is None else f"<value>{escape(str(one))}</value>" for one in values
    )
    return f"<key name={quoteattr(name)}>{inside}</key>"


def _same_bytes(book: "Book") -> bytes:
    """Save with fixed times and in a fixed order, so that the same document has the same bytes."""
    content = BytesIO()
    book.save(content)
    same = BytesIO()
    with (
        zipfile.ZipFile(content) as written,
        zipfile.ZipFile(same, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        names = sorted(written.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, written.read(name))
    return same.getvalue()

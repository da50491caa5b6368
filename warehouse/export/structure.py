"""The structure of the figures as SDMX: dimensions, attributes and code lists, from the dictionary.

SDMX-ML 2.1. Whatever the figures' columns mean is told by it and by nothing else: the code lists
of reporters and indicators are core.unit, core.bloc and core.indicator of the same build.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from warehouse.language import Sentence

AGENCY, VERSION = "THIDUA", "1.0"
_HOME = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/"
_SPACES = {"mes": f"{_HOME}message", "str": f"{_HOME}structure", "com": f"{_HOME}common"}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

FREQ = {
    "S": Sentence("Nửa năm", "Half-yearly"),
    "A": Sentence("Năm", "Annual"),
}
OBS_STATUS = {
    "A": Sentence("Chính thức", "Official value"),
    "P": Sentence("Sơ bộ", "Provisional value"),
    "E": Sentence("Ước thực hiện", "Estimated value"),
    "M": Sentence("Không áp dụng, không thể có số", "Missing value; it cannot exist"),
    "L": Sentence("Không thu thập", "Missing value; it was not collected"),
    "O": Sentence("Không có số", "Missing value"),
}
QUALIFIER = {
    "EQ": Sentence("đúng bằng", "equal to"),
    "GT": Sentence("trên", "more than"),
    "LT": Sentence("dưới, gần", "less than, nearly"),
    "GE": Sentence("từ … trở lên", "at least"),
    "LE": Sentence("đến, không quá", "at most"),
    "ABOUT": Sentence("khoảng", "about"),
}
MISSING = {
    "blank": Sentence("ô để trống", "the cell is empty"),
    "nil": Sentence("báo là không có, giá trị 0", "reported as none, the value is 0"),
    "not_applicable": Sentence("không áp dụng", "not applicable"),
    "pending": Sentence("chưa có, sẽ báo sau", "not there yet"),
    "not_collected": Sentence("không thu thập", "not collected"),
    "present_no_qty": Sentence("có làm, không nêu số lượng", "done, no quantity told"),
    "excel_error": Sentence("ô báo lỗi của Excel", "the cell holds an Excel error"),
    "formula_uncached": Sentence("công thức chưa có kết quả", "a formula without its result"),
}


class Attribute(NamedTuple):
    """A column beside the value: its names, and its code list or the type of its text."""

    names: Sentence
    codes: str = ""
    type: str = "String"
    required: bool = False


DIMENSIONS = {
    "FREQ": Attribute(Sentence("Tần suất", "Frequency"), "CL_FREQ"),
    "REPORTER": Attribute(Sentence("Đơn vị báo cáo", "Reporting unit"), "CL_REPORTER"),
    "INDICATOR": Attribute(Sentence("Chỉ tiêu", "Indicator"), "CL_INDICATOR"),
}
ATTRIBUTES = {
    "OBS_STATUS": Attribute(
        Sentence("Tình trạng số liệu", "Observation status"), "CL_OBS_STATUS", required=True
    ),
    "UNIT_MEASURE": Attribute(Sentence("Đơn vị tính", "Unit of measure"), required=True),
    "QUALIFIER": Attribute(Sentence("Dấu kèm giá trị", "Qualifier of the value"), "CL_QUALIFIER"),
    "MISSING": Attribute(Sentence("Vì sao không có số", "Why there is no value"), "CL_MISSING"),
    "NUMERATOR": Attribute(Sentence("Tử số", "Numerator"), type="Decimal"),
    "DENOMINATOR": Attribute(Sentence("Mẫu số", "Denominator"), type="Decimal"),
    "DATA_AS_OF": Attribute(Sentence("Số liệu tính đến ngày", "Cut-off day"), type="GregorianDay"),
    "ILLUSTRATIVE": Attribute(
        Sentence("Số liệu minh hoạ, không phải số thật", "Illustrative, not a real figure"),
        type="Boolean",
        required=True,
    ),
    "SUBMISSION": Attribute(Sentence("Báo cáo", "Submission")),
    "SOURCE_FILE": Attribute(Sentence("Tệp nguồn", "Source file")),
    "SOURCE_SHEET": Attribute(Sentence("Trang tính nguồn", "Source sheet")),
    "SOURCE_CELL": Attribute(Sentence("Ô nguồn", "Source cell")),
}
# What an indicator's code tells of itself: the column of core.indicator, in one or two languages.
ANNOTATIONS = {
    "KIND": ("kind",),
    "MEASURE": ("measure", "measure_en"),
    "ACROSS_UNITS": ("across_units",),
    "ACROSS_YEAR": ("across_year",),
    "DIRECTION": ("direction",),
    "DENOMINATOR": ("denominator",),
    "DENOMINATOR_TEXT": ("denominator_vi", "denominator_en"),
    "H1_EXPECTED": ("h1_expected",),
}

Row = Mapping[str, object]


def identity(code: str) -> str:
    """Write a code of ours as SDMX allows one: without the point."""
    return code.replace(".", "$")


def structure(
    indicators: Iterable[Row], reporters: Iterable[Row], about: Mapping[str, str], mark: str
) -> bytes:
    """Write the structure message; `mark` is told with the data flow where any row is invented.

    Rows of indicators are those of core.indicator; reporters have code, name_vi, name_en.
    """
    for prefix, space in _SPACES.items():
        register_namespace(prefix, space)
    message = Element(_name("mes:Structure"))
    _header(message, about)
    whole = SubElement(message, _name("mes:Structures"))
    _dataflow(SubElement(whole, _name("str:Dataflows")), about, mark)
    lists = SubElement(whole, _name("str:Codelists"))
    for code, words in (
        ("CL_FREQ", FREQ), ("CL_OBS_STATUS", OBS_STATUS), ("CL_QUALIFIER", QUALIFIER),
        ("CL_MISSING", MISSING),
    ):  # fmt: skip
        _words(lists, code, words)
    _reporters(lists, reporters)
    _indicators(lists, indicators)
    _concepts(SubElement(whole, _name("str:Concepts")))
    _components(SubElement(whole, _name("str:DataStructures")))
    indent(message, " ")
    written: bytes = tostring(message, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _name(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def _header(message: Element, about: Mapping[str, str]) -> None:
    header = SubElement(message, _name("mes:Header"))
    said = (("ID", f"thidua-{about['build']}"), ("Test", "false"))
    for name, text in (*said, ("Prepared", about["refreshed_at"])):
        SubElement(header, _name(f"mes:{name}")).text = text
    SubElement(header, _name("mes:Sender"), id=AGENCY)
    SubElement(header, _name("mes:Receiver"), id="ALL")


def _artefact(parent: Element, kind: str, code: str, names: Sentence) -> Element:
    made = SubElement(
        parent, _name(f"str:{kind}"), id=code, agencyID=AGENCY, version=VERSION, isFinal="true"
    )
    _named(made, names)
    return made


def _named(parent: Element, names: Sentence, tag: str = "com:Name") -> None:
    for language, text in zip(("vi", "en"), names, strict=True):
        if text:
            SubElement(parent, _name(tag), {_LANGUAGE: language}).text = text


def _dataflow(parent: Element, about: Mapping[str, str], mark: str) -> None:
    names = Sentence("Số liệu các đơn vị báo cáo", "Figures as units report them")
    flow = _artefact(parent, "Dataflow", "OBSERVATION", names)
    vi = f"Bản dựng {about['build']}, tính đến {about['as_of']}."
    en = f"Build {about['build']}, as of {about['as_of']}."
    _named(flow, Sentence(f"{vi} {mark}".strip(), f"{en} {mark}".strip()), "com:Description")
    link = SubElement(flow, _name("str:Structure"))
    SubElement(
        link, "Ref", {"id": "OBSERVATION", "agencyID": AGENCY, "version": VERSION, "package":
        "datastructure", "class": "DataStructure"},
    )  # fmt: skip


def _words(parent: Element, code: str, words: Mapping[str, Sentence]) -> None:
    names = {one.codes: one.names for one in (DIMENSIONS | ATTRIBUTES).values()}
    made = _artefact(parent, "Codelist", code, names[code])
    for word, said in words.items():
        _named(SubElement(made, _name("str:Code"), id=word), said)


def _reporters(parent: Element, reporters: Iterable[Row]) -> None:
    made = _artefact(parent, "Codelist", "CL_REPORTER", DIMENSIONS["REPORTER"].names)
    for row in reporters:
        _named(SubElement(made, _name("str:Code"), id=identity(str(row["code"]))), _both(row))


def _both(row: Row) -> Sentence:
    return Sentence(str(row["name_vi"]), str(row["name_en"] or ""))


def _indicators(parent: Element, indicators: Iterable[Row]) -> None:
    made = _artefact(parent, "Codelist", "CL_INDICATOR", DIMENSIONS["INDICATOR"].names)
    for row in indicators:
        code = SubElement(made, _name("str:Code"), id=identity(str(row["indicator"])))
        notes = SubElement(code, _name("com:Annotations"))
        for title, columns in ANNOTATIONS.items():
            said = [row[column] for column in columns if row[column] is not None]
            if said:
                _annotate(notes, title, said)
        _named(code, _both(row))


def _annotate(parent: Element, title: str, said: Sequence[object]) -> None:
    note = SubElement(parent, _name("com:Annotation"))
    SubElement(note, _name("com:AnnotationType")).text = title
    for language, text in zip(("vi", "en") if len(said) > 1 else ("en",), said, strict=True):
        SubElement(note, _name("com:AnnotationText"), {_LANGUAGE: language}).text = str(text)


def _concepts(parent: Element) -> None:
    names = Sentence("Khái niệm", "Concepts")
    scheme = _artefact(parent, "ConceptScheme", "CS_THIDUA", names)
    time = Attribute(Sentence("Kỳ", "Period"))
    value = Attribute(Sentence("Giá trị", "Observation value"))
    for code, one in ({**DIMENSIONS, "TIME_PERIOD": time, "OBS_VALUE": value} | ATTRIBUTES).items():
        _named(SubElement(scheme, _name("str:Concept"), id=code), one.names)


def _components(parent: Element) -> None:
    names = Sentence("Cấu trúc số liệu báo cáo", "Structure of reported figures")
    whole = _artefact(parent, "DataStructure", "OBSERVATION", names)
    made = SubElement(whole, _name("str:DataStructureComponents"))
    dimensions = SubElement(made, _name("str:DimensionList"), id="DimensionDescriptor")
    for place, (code, one) in enumerate(DIMENSIONS.items(), 1):
        dimension = SubElement(dimensions, _name("str:Dimension"), id=code, position=str(place))
        _meant(dimension, code, one)
    time = SubElement(
        dimensions, _name("str:TimeDimension"), id="TIME_PERIOD", position=str(len(DIMENSIONS) + 1)
    )
    _meant(time, "TIME_PERIOD", Attribute(Sentence("", ""), type="ObservationalTimePeriod"))
    attributes = SubElement(made, _name("str:AttributeList"), id="AttributeDescriptor")
    for code, one in ATTRIBUTES.items():
        status = "Mandatory" if one.required else "Conditional"
        attribute = SubElement(attributes, _name("str:Attribute"), id=code, assignmentStatus=status)
        _meant(attribute, code, one)
        relation = SubElement(attribute, _name("str:AttributeRelationship"))
        SubElement(SubElement(relation, _name("str:PrimaryMeasure")), "Ref", id="OBS_VALUE")
    measures = SubElement(made, _name("str:MeasureList"), id="MeasureDescriptor")
    measure = SubElement(measures, _name("str:PrimaryMeasure"), id="OBS_VALUE")
    _meant(measure, "OBS_VALUE", Attribute(Sentence("", ""), type="Decimal"))


def _meant(parent: Element, code: str, one: Attribute) -> None:
    """Say which concept a component is, and what may stand in it."""
    concept = {"id": code, "maintainableParentID": "CS_THIDUA", "agencyID": AGENCY}
    concept |= {"maintainableParentVersion": VERSION, "package": "conceptscheme"}
    SubElement(
        SubElement(parent, _name("str:ConceptIdentity")), "Ref", {**concept, "class": "Concept"}
    )
    meant = SubElement(parent, _name("str:LocalRepresentation"))
    if not one.codes:
        SubElement(meant, _name("str:TextFormat"), textType=one.type)
        return
    named = {"id": one.codes, "agencyID": AGENCY, "version": VERSION, "package": "codelist"}
    SubElement(SubElement(meant, _name("str:Enumeration")), "Ref", {**named, "class": "Codelist"})

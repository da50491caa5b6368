"""What pydantic finds wrong with a shape, said to the person who wrote it."""

from difflib import get_close_matches
from typing import TYPE_CHECKING

from warehouse.language import Sentence

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_DAY = Sentence(
    "một ngày có thật, như 2024-03-31 hoặc 31/3/2024",
    "a real day, such as 2024-03-31, or 31/3/2024 with the day first",
)
_SHAPE_OF = {
    "int": Sentence("một số nguyên", "a whole number"),
    "decimal": Sentence("một số, dấu chấm trước phần lẻ, ví dụ 97.5", "a number, such as 97.5"),
    "bool": Sentence("true hoặc false", "true or false"),
    "tuple": Sentence("một danh sách trong ngoặc vuông […]", "a list in square brackets […]"),
    "model": Sentence("một nhóm các mục", "a group of keys"),
    "day": _DAY,
    "date": _DAY,
    "term": Sentence(
        "một kỳ, ví dụ 2024-S1, 2024-S2 hoặc 2024", "a period, such as 2024-S1 or 2024"
    ),
}


def key_path(location: tuple[int | str, ...]) -> str:
    """Write a place in a covenant as people count: `member[3].unit` is the third."""
    path = ""
    for part in location:
        path += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if path else part
    return path


_WHOLE = {
    "no_value": Sentence(
        "thiếu giá trị phải đạt. Hãy thêm một dòng, ví dụ value = 100.",
        "the value to reach is missing. Add a line such as value = 100.",
    ),
    "two_measures": Sentence(
        "value đã ghi kèm một đơn vị tính khác với measure. Hãy bỏ dòng measure.",
        "value is written with another measure than `measure` says. Remove the line `measure`.",
    ),
    "ends_early": Sentence(
        "đợt kết thúc trước khi bắt đầu. Hãy sửa starts_on hoặc ends_on.",
        "the phase ends before it starts. Correct starts_on or ends_on.",
    ),
}


def sentence(error: "ErrorDetails", known: list[str]) -> Sentence:
    """Say what is wrong and what to do; `known` are the names that may stand there."""
    name = str(error["loc"][-1]) if error["loc"] else ""
    kind, written = error["type"], error["input"]
    if kind in _WHOLE:
        return _WHOLE[kind]
    if kind == "missing":
        return Sentence(f"thiếu “{name}”. Hãy điền vào.", f"“{name}” is missing. Fill it in.")
    if kind == "extra_forbidden":
        return unknown_name(name, known)
    if kind == "literal_error":
        words = _words(error)
        return Sentence(
            f"“{written}” không phải là từ dùng được cho “{name}”. Hãy dùng một trong: {words}.",
            f"“{written}” is no word for “{name}”. Use one of: {words}.",
        )
    if kind.startswith(("greater", "less")):
        return _out_of_bounds(name, error)
    return _form(name, written, kind)


def _form(name: str, written: object, kind: str) -> Sentence:
    if kind.startswith("string"):
        return _text(name, written, kind)
    shape = _SHAPE_OF.get(
        kind.split("_", maxsplit=1)[0], Sentence("một giá trị khác", "another value")
    )
    return Sentence(
        f"“{written}” ở “{name}” không đúng dạng. Cần {shape.vi}.",
        f"“{written}” at “{name}” has the wrong form. It must be {shape.en}.",
    )


def unknown_name(name: str, known: list[str]) -> Sentence:
    """Say that a column or key is not known, and what may be meant."""
    near = get_close_matches(name, known, n=1)
    if near:
        return Sentence(
            f"không có mục hay cột nào tên “{name}”. Có phải là “{near[0]}”?",
            f"there is no key or column “{name}”. Is it “{near[0]}”?",
        )
    return Sentence(
        f"không có mục hay cột nào tên “{name}”. Tên dùng được: {', '.join(known)}.",
        f"there is no key or column “{name}”. Known are: {', '.join(known)}.",
    )


def _words(error: "ErrorDetails") -> str:
    expected = str(error.get("ctx", {}).get("expected", ""))
    return expected.replace(" or ", ", ").replace("'", "")


def _out_of_bounds(name: str, error: "ErrorDetails") -> Sentence:
    context = error.get("ctx", {})
    if "ge" in context:
        least = context["ge"]
        return Sentence(
            f"“{error['input']}” ở “{name}” không được nhỏ hơn {least}. Hãy kiểm tra lại.",
            f"“{error['input']}” at “{name}” must not be below {least}. Please check.",
        )
    most = context.get("le")
    return Sentence(
        f"“{error['input']}” ở “{name}” không được lớn hơn {most}. Hãy kiểm tra lại.",
        f"“{error['input']}” at “{name}” must not be above {most}. Please check.",
    )


def _text(name: str, written: object, kind: str) -> Sentence:
    if kind == "string_type":
        return Sentence(
            f"“{written}” ở “{name}” phải là chữ đặt trong ngoặc kép.",
            f"“{written}” at “{name}” must be text in quotation marks.",
        )
    if kind == "string_too_short":
        return Sentence(
            f"“{name}” đang để trống. Hãy điền, hoặc xóa mục này nếu chưa rõ.",
            f"“{name}” is empty. Fill it in, or delete the key if it is not known.",
        )
    if name == "dated":
        return Sentence(
            f"“{written}” không phải năm, tháng hay ngày. Hãy viết 2024, 2024-03 hoặc 2024-03-31.",
            f"“{written}” is no year, month or day. Write it like 2024, 2024-03 or 2024-03-31.",
        )
    if name in {"quorum", "majority"}:
        return Sentence(
            f"“{written}” ở “{name}” không phải là một phần. Hãy viết 2/3 hoặc 1/2.",
            f"“{written}” at “{name}” is no part of a whole. Write 2/3 or 1/2.",
        )
    return Sentence(
        f"mã “{written}” ở “{name}” chỉ được có chữ không dấu, chữ số và các dấu _ - .",
        f"the code “{written}” at “{name}” may only have plain letters, digits and the marks _ - .",
    )

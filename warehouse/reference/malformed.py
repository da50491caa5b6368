"""What keeps a TOML file from being read, said to the person who wrote it."""

import re
from dataclasses import dataclass
from tomllib import TOMLDecodeError

from warehouse.language import Sentence

_LINE = re.compile(r"\(at line (\d+)")
# What the parser says when a value alone is at fault: what follows its line can be read.
_IN_VALUE = re.compile(
    r"Invalid (date|value|hex)|Illegal character '\\n'|Expected newline|Unescaped|Escaped character"
)
# What the parser says, and what a person does about it. The first that fits is told.
_CAUSES: tuple[tuple[str, Sentence], ...] = (
    (
        r"Invalid date",
        Sentence(
            "đây không phải là ngày có thật. Hãy viết năm-tháng-ngày, ví dụ 2026-06-30.",
            "this is no real day. Write it as 2026-06-30.",
        ),
    ),
    (
        r"Illegal character '\\n'|Unterminated string|Expected \"",
        Sentence(
            'thiếu dấu ngoặc kép đóng. Hãy thêm " ở cuối phần chữ.',
            'the closing quotation mark is missing. Put " after the text.',
        ),
    ),
    (
        r"Cannot (overwrite|declare|redefine|mutate)|Duplicate",
        Sentence(
            "mục này đã được ghi ở trên. Hãy bỏ một chỗ; nếu là một mục tiêu hay hạn nộp "
            "mới, hãy mở đầu bằng dòng [[target]] hay [[due]].",
            "this key has been written above. Remove one; a new target or due date "
            "begins with a line [[target]] or [[due]].",
        ),
    ),
    (
        r"Unclosed array",
        Sentence(
            "danh sách ở đây hoặc ở dòng trên thiếu dấu ] hoặc dấu phẩy. Hãy thêm vào.",
            "the list here or on the line above lacks a ] or a comma. Add it.",
        ),
    ),
    (
        r"Unclosed inline",
        Sentence(
            "thiếu dấu } đóng. Hãy thêm vào.",
            "the closing } is missing. Add it.",
        ),
    ),
    (
        r"Expected '\]",
        Sentence(
            "dòng mở đầu một khối phải đủ ngoặc, ví dụ [[target]].",
            "a line that begins a group needs all its brackets, like [[target]].",
        ),
    ),
    (
        r"Expected '='|Invalid statement|Invalid initial",
        Sentence(
            "dòng phải có dạng tên = giá trị. Nếu là ghi chú, hãy đặt # ở đầu dòng.",
            "a line must be name = value. If it is a note, begin it with #.",
        ),
    ),
    (
        r"Unescaped|Invalid hex|Escaped character",
        Sentence(
            "dấu \\ trong ngoặc kép phải viết hai lần. Hãy viết \\\\ hoặc dùng dấu /.",
            "a \\ inside quotation marks is written twice. Write \\\\, or use /.",
        ),
    ),
    (
        r"Invalid value",
        Sentence(
            "sau dấu = không phải là số, ngày, true hay false. Chữ phải đặt trong ngoặc "
            'kép thẳng "…".',
            'what follows = is no number, day, true or false. Text stands in straight quotes "…".',
        ),
    ),
    (
        r"Expected newline",
        Sentence(
            "sau giá trị còn thừa chữ. Số viết không ngăn nghìn, dấu chấm trước phần lẻ "
            "(1300, 97.5); ngày viết 2026-06-30; chữ và phần trăm đặt trong ngoặc kép "
            '("80%").',
            "something follows the value. Numbers have no thousands separator and a "
            "point before decimals (1300, 97.5); days are written 2026-06-30; text and "
            'per cent in quotes ("80%").',
        ),
    ),
    (
        r"",
        Sentence(
            "có ký tự không dùng được ở đây. Hãy xoá và gõ lại dòng này.",
            "a character here cannot be used. Delete this line and type it again.",
        ),
    ),
)


@dataclass(frozen=True)
class Malformed:
    """A line that is no TOML, what to do there, and whether its value alone is at fault.

    What is never closed is only noticed at the end of the file: then no line is named.
    """

    line: int | None
    sentence: Sentence
    in_value: bool


def malformed(text: str, error: TOMLDecodeError) -> Malformed:
    """Give the line at which a file could not be read, and what to do there."""
    told = next(told for said, told in _CAUSES if re.search(said, str(error)))
    in_value = _IN_VALUE.search(str(error)) is not None
    found = _LINE.search(str(error))
    if found is None:
        return Malformed(None, told, in_value)
    line = int(found[1])
    written = text.split("\n")[line - 1].strip()
    sentence = Sentence(f"“{written}”: {told.vi}", f"“{written}”: {told.en}")
    return Malformed(line, sentence, in_value)

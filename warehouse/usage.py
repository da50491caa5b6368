"""A command typed wrongly: what is wrong with it, and how it is typed."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, get_args

from cyclopts import (
    CoercionError,
    CycloptsError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from warehouse.language import Sentence

if TYPE_CHECKING:
    from cyclopts import App, Argument

_FORMS = {
    date: Sentence("một ngày, ví dụ 2026-12-31", "a day, such as 2026-12-31"),
    int: Sentence("một số nguyên", "a whole number"),
}


def told(error: CycloptsError, app: "App") -> Sentence:
    """Say what is wrong with the words typed, then how the command is typed."""
    wrong, lines = _wrong(error, app), usage(app, error.command_chain or ())
    return Sentence(f"{wrong.vi}\n  Cách gõ: {lines}", f"{wrong.en}\n  Usage: {lines}")


def usage(app: "App", chain: Iterable[str]) -> str:
    """Write how a command is typed; without one, which commands there are."""
    words = [app.name[0]]
    command = app
    for name in chain:
        command = command[name]
        words.append(name)
    if command.default_command is None:
        return " ".join([*words, " | ".join(_commands(command))])
    return " ".join([*words, *map(_typed, command.assemble_argument_collection())])


def _typed(argument: "Argument") -> str:
    name = _name(argument)
    if argument.field_info.is_keyword:
        name += "" if argument.hint is bool else f" {name.strip('-').upper()}"
    return name if argument.required else f"[{name}]"


def _name(argument: "Argument") -> str:
    return argument.name if argument.field_info.is_keyword else argument.name.strip("-").upper()


def _commands(app: "App") -> list[str]:
    return [name for name in app if not name.startswith("-")]


def _wrong(error: CycloptsError, app: "App") -> Sentence:
    said = Sentence("Lệnh gõ chưa đúng.", "The command is not typed correctly.")
    match error:
        case UnknownCommandError(unused_tokens=[first, *_]):
            asked = app
            for name in error.command_chain or ():
                asked = asked[name]
            said = _unknown(first, _commands(asked), Sentence("lệnh", "command"))
        case UnknownOptionError(token=token):
            known = [name for one in error.argument_collection for name in one.names]
            written = str(token.keyword or token.value)
            said = _unknown(written, known, Sentence("tuỳ chọn", "option"))
        case MissingArgumentError(argument=argument) if argument is not None:
            name = _name(argument)
            said = Sentence(f"Thiếu {name}.", f"{name} is missing.")
        case CoercionError(argument=argument, token=token) if argument and token:
            said = _form(argument, str(token.value), error.target_type)
        case RepeatArgumentError(token=token):
            said = Sentence(
                f"{token.keyword} được ghi hai lần.", f"{token.keyword} is given twice."
            )
        case UnusedCliTokensError(unused_tokens=[first, *_]):
            said = Sentence(
                f"Thừa “{first}”. Đường dẫn có dấu cách thì đặt trong ngoặc kép.",
                f"“{first}” is too much. Put a path with spaces in quotation marks.",
            )
    return said


def _form(argument: "Argument", written: str, kind: Any) -> Sentence:  # noqa: ANN401 - any type
    name = _name(argument)
    words = ", ".join(str(one) for one in get_args(kind))
    needed = _FORMS.get(kind) or Sentence(
        f"một trong: {words}" if words else "một giá trị khác",
        f"one of: {words}" if words else "another value",
    )
    return Sentence(
        f"{name} không thể là “{written}”. Cần {needed.vi}.",
        f"{name} cannot be “{written}”. It must be {needed.en}.",
    )


def _unknown(written: str, known: list[str], what: Sentence) -> Sentence:
    near = get_close_matches(written, known, n=1)
    meant = Sentence(f" Có phải là “{near[0]}”?", f" Is it “{near[0]}”?") if near else ("", "")
    return Sentence(
        f"Không có {what.vi} “{written}”.{meant[0]}",
        f"There is no {what.en} “{written}”.{meant[1]}",
    )

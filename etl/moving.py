"""How a refresh tells what moved since the build that served, and why a build has to wait."""

from collections.abc import Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

from etl.telling import plain
from warehouse.language import Sentence
from warehouse.settings import settings

if TYPE_CHECKING:
    from etl.refresh import Outcome
    from warehouse.change import Movement

_SHOWN = 5  # reasons to wait that are told
_BECAME = {
    "added": Sentence("mới", "new"),
    "changed": Sentence("thay đổi", "changed"),
    "vanished": Sentence("mất", "gone"),
}
_OF = {
    "core.observation": Sentence("số liệu", "values"),
    "marts.progress": Sentence("đánh giá", "verdicts"),
    "marts.ranking": Sentence("thứ hạng", "ranks"),
}
VERDICTS = {
    "exceeded": Sentence("vượt", "exceeded"),
    "met": Sentence("đạt", "met"),
    "on_pace": Sentence("đúng tiến độ", "on pace"),
    "behind": Sentence("chậm tiến độ", "behind"),
    "missed": Sentence("chưa đạt", "missed"),
    "indeterminate": Sentence("chưa đủ căn cứ", "not decidable"),
    "not_due": Sentence("chưa đến hạn", "not due yet"),
    "not_known": Sentence("chưa báo cáo", "not reported"),
    "not_applicable": Sentence("không áp dụng", "not applicable"),
    "no_target": Sentence("không có chỉ tiêu", "no target set"),
}
_NOTHING = Sentence("không có", "none")
_INVENTED = Sentence(" (minh hoạ)", " (illustrative)")


def movements(outcome: "Outcome", data: Path) -> str:
    """Tell what moved, what became of reviews and why the build waits; nothing where nothing is.

    `data` is the folder that was refreshed: the command that accepts has to find it.
    """
    lines = _moved(outcome.moved) if outcome.moved else []
    lines += [said.spoken() for said in outcome.reviews]
    if outcome.held:
        lines.append(_waits(outcome.held, _accepting(outcome.build.build, data)).spoken())
    return "".join(f"{line}\n" for line in lines)


def _accepting(build: str, data: Path) -> str:
    where = "" if data == settings().data else f"THIDUA_DATA={quote(str(data))} "
    return f"{where}.venv/bin/python -m warehouse accept {build}"


def _waits(said: Sequence[Sentence], command: str) -> Sentence:
    more = len(said) - _SHOWN
    rest = [Sentence(f"… và {more} chỗ nữa.", f"… and {more} more.")] if more > 0 else []
    lines = [*said[:_SHOWN], *rest]
    vi, en = ("".join(f"\n  {line[place]}" for line in lines) for place in (0, 1))
    return Sentence(
        f"Bản mới đã dựng xong nhưng chờ duyệt, bản cũ vẫn phục vụ:{vi}\n"
        f"  Hãy xem lại các tệp; nếu đúng, chạy “{command}”.",
        f"The new build is finished but waits to be accepted, the old one still serves:{en}\n"
        f"  Look at the files; if they are right, run “{command}”.",
    )


def _moved(moved: "Movement") -> list[str]:
    counts = [
        f"{times} {_OF[relation].spoken()} {_BECAME[became].spoken()}"
        for relation, told in moved.counts.items()
        for became, times in told.items()
    ]
    if not counts:
        return []
    head = Sentence(f"So với bản {moved.since}: ", f"Since build {moved.since}: ").spoken()
    more = sum(times for told in moved.counts.values() for times in told.values())
    more -= len(moved.first)
    rest = Sentence(f"  … và {more} chỗ nữa.", f"  … and {more} more.").spoken()
    return [
        f"{head}{', '.join(counts)}.",
        *map(_one, moved.first),
        *([rest] if more > 0 else []),
    ]


def _one(row: dict[str, Any]) -> str:
    about = (row["covenant"], row["unit"], row["indicator"], row["period"])
    where = " ".join(part for part in about if part)
    invented = _INVENTED.spoken() if row["illustrative"] else ""
    return plain(f"  {where}: {_word(row['before'])} → {_word(row['after'])}{invented}")


def _word(told: str | None) -> str:
    if told is None:
        return _NOTHING.spoken()
    return VERDICTS[told].spoken() if told in VERDICTS else told

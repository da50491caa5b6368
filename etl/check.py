"""A file judged before it counts: what a secretary wants to know while it can still be mended."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.history import OF_HISTORY
from etl.inbox import WORLD, Arrival, arrival, arrivals, is_sample_world
from etl.record import RECORDS
from etl.reported.appraisal import COPIED
from etl.telling import plain
from warehouse.language import Refusal, Sentence
from warehouse.period import Period
from warehouse.settings import Settings

if TYPE_CHECKING:
    from etl.judgement import Frames
    from warehouse.reference import Reference

_STATUS = {
    "accepted": Sentence("nhận được", "acceptable"),
    "quarantined": Sentence("sẽ bị để riêng", "would be set aside"),
    "refused": Sentence("sẽ bị từ chối", "would be refused"),
}
_TOLD = {
    "indicators": Sentence("số liệu", "values"),
    "statements": Sentence("ý kiến", "statements"),
    "programme": Sentence("hoạt động", "activities"),
    "self_score": Sentence("điểm tự chấm", "points"),
    "registration": Sentence("mức và danh hiệu đăng ký", "registered targets and awards"),
    "cross_check": Sentence("lượt kiểm tra chéo", "cross-checks"),
    "appraisal": Sentence("điểm", "points"),
    "vote": Sentence("lượt bỏ phiếu", "votes"),
    "recognition": Sentence("danh hiệu", "awards"),
}
_SEVERITY = {
    "error": Sentence("lỗi", "error"),
    "warning": Sentence("cảnh báo", "warning"),
    "info": Sentence("lưu ý", "note"),
}


@dataclass(frozen=True)
class Checked:
    """What would become of the files given."""

    frames: "Frames"
    reference: "Reference"

    @property
    def acceptable(self) -> bool:
        """Whether every file would be accepted; single cells may still be in doubt."""
        return set(self.frames.submissions["status"]) <= {"accepted"}

    def findings(self) -> list[dict[str, Any]]:
        """Give the findings with the columns of core.finding."""
        return self.frames.findings.drop("key").to_dicts()

    def lines(self) -> Iterator[str]:
        """Say it for the terminal: each submission, what is wrong in it, and what was not tried."""
        told = self.findings()
        frames = self.frames
        told_of = {what: getattr(frames, what) for what in ("observations", *RECORDS)}
        told_of["points"] = frames.points.filter(frames.points["stage"] != COPIED)
        counts = Counter(name for frame in told_of.values() for name in frame["submission"])
        for sent in self.frames.submissions.to_dicts():
            yield self._heading(sent, counts[sent["submission"]])
            for finding in told:
                if finding["submission"] == sent["submission"]:
                    yield _line(finding)
            yield ""
        yield from _not_tried()

    def _heading(self, sent: dict[str, Any], values: int) -> str:
        said, name = _STATUS[sent["status"]], plain(sent["file_name"])
        if sent["status"] == "refused":
            return Sentence(f"{name}: {said.vi}", f"{name}: {said.en}").spoken()
        who = self.reference.units.get(sent["unit"]) or self.reference.blocs[sent["unit"]]
        period = Period.parse(sent["period"])
        told = _TOLD[sent["kind"]]
        return Sentence(
            f"{name} · {who['name_vi']} · {period.label('vi')}: {said.vi}, {values} {told.vi}",
            f"{name} · {who['name_en']} · {period.label('en')}: {said.en}, {values} {told.en}",
        ).spoken()


def check(files: Sequence[Path], places: Settings) -> Checked:
    """Judge files as a refresh would, without the history, and keep nothing.

    A folder stands for all that lies in it; a file in the inbox is read with its place there.
    """
    return judged([one for file in files for one in arrivals_of(file, places.inbox)], places)


def judged(found: Sequence[Arrival], places: Settings) -> Checked:
    """Judge what was looked at as a refresh would."""
    from etl.submission import frames_of
    from warehouse.reference import read, read_overlay

    sample_world = is_sample_world(places.inbox)
    reference = read(places.reference)
    if sample_world:
        reference = read_overlay(places.inbox / WORLD, reference)
    frames = frames_of(found, reference, sample_world=sample_world)
    return Checked(frames, reference)


def arrivals_of(file: Path, inbox: Path) -> list[Arrival]:
    """Look at a file, or at all that lies in a folder; one in the inbox keeps its place there."""
    place = file.absolute()
    if file.is_dir() and not file.is_symlink():
        return arrivals(place)
    if not file.exists() and not file.is_symlink():
        raise Refusal(f"Không có tệp {file}.", f"There is no file {file}.")
    return [arrival(place, inbox if inbox in place.parents else place.parent)]


def _line(finding: dict[str, Any]) -> str:
    severity = _SEVERITY[finding["severity"]].spoken()
    at = " · ".join(filter(None, (finding["sheet"], finding["cell"])))
    said = Sentence(finding["message_vi"], finding["message_en"]).spoken()
    return plain(f"  {severity:<9} {at:<16} {said}")


def _not_tried() -> Iterator[str]:
    yield Sentence(
        "Chưa xét được, vì cần các báo cáo khác:", "Not tried, for want of the other reports:"
    ).spoken()
    for sentence in OF_HISTORY.values():
        yield f"  - {sentence.spoken()}"

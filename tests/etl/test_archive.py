"""What was judged is kept in batches, found by key, and never half."""

from pathlib import Path

import polars as pl

from etl.archive import Archive


def frames(*keys: str) -> dict[str, pl.DataFrame]:
    rows = pl.DataFrame({"key": list(keys), "said": [f"of {key}" for key in keys]})
    return {"submissions": rows, "findings": rows.clear()}


def said(archive: Archive, *keys: str) -> list[str]:
    judged = archive.judged(keys)
    rows = pl.read_parquet(judged.files("submissions")).filter(pl.col("key").is_in(judged.keys))
    return sorted(rows["said"])


def test_a_key_is_found_again_by_whoever_opens_the_archive(tmp_path: Path) -> None:
    Archive(tmp_path).keep(frames("a", "b"))
    archive = Archive(tmp_path)
    assert "a" in archive
    assert "c" not in archive
    assert said(archive, "a") == ["of a"]


def test_a_batch_of_which_nothing_is_wanted_is_dropped(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.keep(frames("a"))
    archive.keep(frames("b", "c"))
    archive.tidy(archive.judged(["c"]))
    assert len(list(tmp_path.iterdir())) == 1
    assert said(Archive(tmp_path), "c") == ["of c"]


def test_many_small_batches_become_one(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for number in range(40):
        archive.keep(frames(f"{number:02}"))
    wanted = [f"{number:02}" for number in range(39)]
    archive.tidy(archive.judged(wanted))
    assert len(list(tmp_path.iterdir())) == 1
    assert said(Archive(tmp_path), *wanted) == [f"of {key}" for key in wanted]


def test_what_a_dying_process_left_is_no_batch(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.keep(frames("a"))
    left = tmp_path / "making-1"
    left.mkdir()
    (left / "submissions.parquet").write_bytes(b"")
    assert "a" in Archive(tmp_path)

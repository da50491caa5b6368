"""Spoil thousands of files of every form and read them: nothing may stop a refresh.

Not collected by pytest; run it by hand, `python tests/fuzz.py 2400`. It prints how many files were
read, which rules refused the others, the slowest file and the largest reading process.
"""

import importlib.util
import io
import random
import re
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from types import ModuleType
from typing import Any

import warehouse.reference
from etl.cage import Reader
from etl.inbox import arrivals
from etl.submission import judge

SEED = 20_240_614


def forms() -> ModuleType:
    """Load the reports that are spoiled."""
    spec = importlib.util.spec_from_file_location(
        "forms", Path(__file__).parent / "etl" / "forms.py"
    )
    if spec is None or spec.loader is None:
        raise ImportError
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def spoiled(content: bytes, chance: random.Random) -> bytes:
    """Spoil a file: from outside, or inside one of the parts of a package."""
    if content.startswith(b"PK") and chance.random() < 0.7:
        return _inside(content, chance)
    return _bytes(content, chance)


def _inside(content: bytes, chance: random.Random) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as sound, zipfile.ZipFile(held, "w") as archive:
        names = sound.namelist()
        one = chance.choice(names)
        for name in names:
            part = sound.read(name)
            if name != one:
                archive.writestr(name, part)
            elif chance.random() < 0.9:
                archive.writestr(name, _bytes(part, chance))
    return held.getvalue()


def _bytes(content: bytes, chance: random.Random) -> bytes:
    told = bytearray(content)
    way = chance.randrange(6)
    if way == 0:
        return content[: chance.randrange(len(content) + 1)]
    if way == 1 and b"<" in content:
        return _markup(content, chance)
    for _ in range(chance.randint(1, 30)):
        if not told:
            break
        at = chance.randrange(len(told))
        if way in {2, 3}:
            told[at] = chance.randrange(256)
        elif way == 4:
            told[at : at + 4] = chance.choice([b"\xff" * 4, b"\0" * 4, b"\xff\xff\xff\x7f"])
        else:
            span = chance.randint(0, 40)
            told[at : at + span] = told[(to := chance.randrange(len(told))) : to + span] * 2
    return bytes(told)


def _markup(content: bytes, chance: random.Random) -> bytes:
    """Break marks, and blow up the numbers they carry."""
    text = content.decode("utf-8", "replace")
    for _ in range(chance.randint(1, 6)):
        places = [found.span() for found in re.finditer(r'<[^>]*>|"\d+"', text)]
        if not places:
            break
        first, last = chance.choice(places)
        number = f'"{10 ** chance.randint(0, 12)}"'
        new = chance.choice(["", "<", "&x;", text[first:last] * 2, number, "<!DOCTYPE x>"])
        text = text[:first] + new + text[last:]
    return text.encode()


def files(count: int) -> Iterator[tuple[str, bytes]]:
    """Give spoiled files, the forms in turn; the same ones each time."""
    chance = random.Random(SEED)  # noqa: S311 - the same mutations each time
    sound = {name: write() for name, write in forms().FORMS.items()}
    names = list(sound)
    for number in range(count):
        name = names[number % len(names)]
        yield f"{number:05} {name}", spoiled(sound[name], chance)


def main(count: int) -> None:
    """Spoil, read one by one, then judge all together."""
    with tempfile.TemporaryDirectory() as folder:
        inbox = Path(folder) / "inbox"
        inbox.mkdir()
        for name, content in files(count):
            (inbox / name).write_bytes(content)
        _read(inbox)
        _judge(inbox, Path(folder) / "data")


def _read(inbox: Path) -> None:
    ends: Counter[str] = Counter()
    slowest, largest = (0.0, ""), 0
    with Reader() as reader:
        for place in sorted(inbox.iterdir()):
            started = perf_counter()
            told = reader.read(place)
            slowest = max(slowest, (perf_counter() - started, place.name))
            largest = max(largest, _peak(reader))
            ends[told.get("trouble", "read")] += 1
    print(dict(ends.most_common()))
    print(f"slowest {slowest[0]:.2f} s ({slowest[1]}), largest reader {largest // 1024} MB")


def _peak(reader: Any) -> int:
    process = reader._process
    if process is None:
        return 0
    said = Path(f"/proc/{process.pid}/status").read_text("ascii")
    return int(re.search(r"VmHWM:\s+(\d+)", said)[1])


def _judge(inbox: Path, data: Path) -> None:
    import polars as pl

    reference = warehouse.reference.read(Path(warehouse.reference.__file__).parent)
    started = perf_counter()
    judged = judge(arrivals(inbox), reference, data, sample_world=False)
    took = perf_counter() - started
    submissions, values = (
        pl.read_parquet(judged.files(what)) for what in ("submissions", "observations")
    )
    print(dict(submissions["status"].value_counts().iter_rows()), f"in {took:.1f} s")
    odd = values.select("indicator", "value", "raw_text").unique().sort("indicator", "raw_text")
    print(f"{odd.height} different values")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2400)

"""What is written about the product is true of it."""

import re
import tomllib
from importlib.metadata import metadata

import pytest
from packaging.specifiers import SpecifierSet

from warehouse.relations import relations
from warehouse.settings import ROOT

README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.M)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
DEBIAN_12 = "3.11.2"


@pytest.mark.parametrize("target", TARGETS)
def test_each_make_target_is_in_the_readme(target: str) -> None:
    assert f"make {target}" in README


def test_the_readme_names_no_make_target_that_is_not() -> None:
    assert set(re.findall(r"`make ([a-z]+)", README)) <= set(TARGETS)


@pytest.mark.parametrize(
    "relation", [one.name for one in relations() if not one.name.startswith("staging.")]
)
def test_each_relation_is_in_the_page_of_relations(relation: str) -> None:
    page = (ROOT / "warehouse" / "README.md").read_text("utf-8")
    assert f"`{relation}`" in page


@pytest.mark.parametrize(
    "question", sorted(path.stem for path in (ROOT / "warehouse" / "queries").glob("*.sql"))
)
def test_each_question_is_in_the_page_of_relations(question: str) -> None:
    page = (ROOT / "warehouse" / "README.md").read_text("utf-8")
    assert f"| `{question}(" in page


def test_the_page_of_relations_gives_each_grain_as_the_sql_does() -> None:
    page = (ROOT / "warehouse" / "README.md").read_text("utf-8")
    for one in relations():
        if not one.name.startswith("staging."):
            assert one.grain in page, one.name


def test_the_page_of_relations_marks_the_views() -> None:
    page = (ROOT / "warehouse" / "README.md").read_text("utf-8")
    marked = re.findall(r"^\| `([a-z_.]+)` \(view\) \|", page, re.M)
    assert sorted(marked) == sorted(one.name for one in relations() if one.is_view)


def test_what_is_installed_is_pinned_with_hashes_and_without_addresses() -> None:
    lines = (ROOT / "requirements.txt").read_text("utf-8")
    assert "://" not in lines
    assert "index" not in re.sub(r"^\S+==", "", lines, flags=re.M).split("--hash")[0]
    for block in re.split(r"\n(?=\S)", lines.strip()):
        assert re.match(r"[a-z0-9._-]+==\S+", block, re.I), block
        assert "--hash=sha256:" in block, block


def test_each_dependency_is_pinned_within_its_bounds() -> None:
    pinned = dict(
        re.findall(
            r"^([A-Za-z0-9._-]+)==(\S+)", (ROOT / "requirements.txt").read_text("utf-8"), re.M
        )
    )
    asked = [
        *PROJECT["dependencies"],
        *(one for group in PROJECT["optional-dependencies"].values() for one in group),
    ]
    for requirement in asked:
        name, lowest = re.fullmatch(r"([a-z0-9-]+)>=([\d.]+)(?:,<\d+)?", requirement).groups()
        version = [int(part) for part in re.findall(r"\d+", pinned[name])]
        assert version >= [int(part) for part in lowest.split(".")], requirement


def test_all_that_is_pinned_runs_on_the_python_of_debian_12() -> None:
    """A lock written under a later 3.11 once held what 3.11.2 cannot install."""
    pinned = re.findall(
        r"^([A-Za-z0-9._-]+)==", (ROOT / "requirements.txt").read_text("utf-8"), re.M
    )
    asks = {name: metadata(name).get("Requires-Python") or "" for name in pinned}
    assert [name for name, spec in asks.items() if DEBIAN_12 not in SpecifierSet(spec)] == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "warehouse/README.md"])
def test_each_link_inside_the_project_leads_somewhere(page: str) -> None:
    place = ROOT / page
    links = re.findall(r"\]\(([^)#:\s]+)\)", place.read_text("utf-8"))
    assert [link for link in links if not (place.parent / link).exists()] == []

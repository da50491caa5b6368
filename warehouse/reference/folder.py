"""Bring a folder's files together: read, spread, check, refuse with all that is wrong."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from warehouse.language import Refusal, Sentence
from warehouse.period import Period
from warehouse.reference import checks, lineage, redefined, signing
from warehouse.reference.covenant import Covenant, LaunchPlan, Sample
from warehouse.reference.digest import COVENANTS, PLANS
from warehouse.reference.documents import check_documents
from warehouse.reference.fact import Fact, Findings, Row
from warehouse.reference.half_year import with_expectation
from warehouse.reference.measure import may_pass_100
from warehouse.reference.plausible import implausible
from warehouse.reference.problem import Problem, ReferenceError  # noqa: A004 - see problem.py
from warehouse.reference.reading import read_document, read_tables
from warehouse.reference.shapes import CATALOGUE_MOVEMENT
from warehouse.reference.spread import LAST_YEAR, covenant_facts, plan_facts, sample_facts

Rows = list[Row]
CORE_TABLES = (
    "source", "unit", "bloc", "indicator", "alias", "succession", "post", "covenant", "membership",
    "content_group", "movement", "activity", "statement", "event", "signatory", "target", "due",
    "launch_plan", "phase", "requirement", "stated_award", "redefinition", "unit_name", "scheme",
    "scheme_grade", "scheme_tie", "criterion", "criterion_step", "gate", "gate_statement", "quota",
)  # fmt: skip
_VERSIONED = ("unit", "bloc", "indicator")


def read_folder(folder: Path) -> dict[str, Rows]:
    """Read and check a whole folder; give the rows of each table."""
    if not folder.is_dir():
        told = Sentence(
            "không có thư mục danh mục này. Hãy tạo nó hoặc sửa THIDUA_REFERENCE.",
            "there is no such reference folder. Make it, or correct THIDUA_REFERENCE.",
        )
        raise ReferenceError([Problem(str(folder), None, told)])
    findings = Findings()
    read_tables(folder, findings)
    findings.facts = [replace(fact, row=_completed(fact)) for fact in findings.facts]
    _read_covenants(folder, findings)
    _settle_last_years(findings)
    _read_plans(folder, findings)
    check_documents(folder, findings)
    return _rows(findings)


def _completed(fact: Fact) -> Row:
    """Add to a row of the catalogue what follows from it or from where it stands."""
    if fact.table == "content_group":
        return {"covenant": None, **fact.row}
    if fact.table == "indicator":
        return {**with_expectation(fact.row), "may_pass_100": may_pass_100(fact.row)}
    return fact.row


def read_sample(path: Path, tables: Mapping[str, Rows]) -> dict[str, Rows]:
    """Add a sample's targets, due dates and schemes to the rows of a reference, checked alike."""
    findings = Findings()
    for table, rows in tables.items():
        findings.add(Fact(table, dict(row), _home(row), None) for row in rows)
        if table in (*_VERSIONED, "covenant", "source"):
            findings.codes[table] = {str(row[table]) for row in rows}
    sample = read_document(path, path.name, Sample, findings)
    if sample is not None:
        years = {str(row["covenant"]): _year(row["year"]) for row in tables["covenant"]}
        indicators = {str(row["indicator"]): row for row in tables["indicator"]}
        findings.problems += implausible(path.name, sample.target, indicators)
        findings.add(sample_facts(path.name, sample, years, indicators))
        findings.problems += _unreadable_periods(findings, path.name)
    return _rows(findings)


def _read_covenants(folder: Path, findings: Findings) -> None:
    movements = _catalogue(findings, CATALOGUE_MOVEMENT, "movement")
    indicators = _catalogue(findings, "indicator", "indicator")
    known = movements.keys() | findings.codes.get(CATALOGUE_MOVEMENT, set())
    for path in sorted((folder / COVENANTS).glob("*.toml")):
        name = f"{COVENANTS}/{path.name}"
        covenant = read_document(path, name, Covenant, findings)
        if covenant is not None:
            findings.problems += signing.covenant_problems(path.stem, name, covenant, known)
            findings.problems += implausible(name, covenant.target, indicators)
            findings.add(covenant_facts(path.stem, name, covenant, movements, indicators))


def _settle_last_years(findings: Findings) -> None:
    """Let a year's own covenant say who led; the next one speaks only where there is none."""
    own = {(fact.row["bloc"], fact.row["year"]) for fact in findings.of("covenant")}
    leaders = {
        (fact.row["bloc"], fact.row["year"]): fact.row["unit"]
        for fact in findings.of("membership")
        if fact.row["role"] == "leader" and fact.place != LAST_YEAR
    }
    for fact in findings.of("membership"):
        when = (fact.row["bloc"], fact.row["year"])
        if fact.place != LAST_YEAR or when not in own:
            continue
        findings.facts.remove(fact)
        if leaders.get(when) not in (None, fact.row["unit"]):
            findings.problems.append(
                fact.problem(
                    f"giao ước năm {when[1]} ghi khối trưởng “{leaders[when]}”. Hãy sửa một chỗ.",
                    f"the covenant of {when[1]} names “{leaders[when]}”. Correct one of them.",
                )
            )


def _read_plans(folder: Path, findings: Findings) -> None:
    movements = _catalogue(findings, CATALOGUE_MOVEMENT, "movement")
    known = movements.keys() | findings.codes.get(CATALOGUE_MOVEMENT, set())
    for path in sorted((folder / PLANS).glob("*.toml")):
        name = f"{PLANS}/{path.name}"
        plan = read_document(path, name, LaunchPlan, findings)
        if plan is not None:
            findings.problems += signing.plan_problems(path.stem, name, plan, known)
            findings.add(plan_facts(path.stem, name, plan, movements))


def _rows(findings: Findings) -> dict[str, Rows]:
    checks.close_open_ends(findings.of("target"))
    findings.problems += [*checks.problems(findings), *lineage.problems(findings)]
    if findings.problems:
        raise ReferenceError(findings.problems)
    findings.add(redefined.redefinitions(findings.of("indicator")))
    if not findings.of("unit_name"):  # a sample comes upon a reference that has them already
        findings.add(redefined.names(findings.of("unit")))
    for table in _VERSIONED:
        _keep_newest(findings, table)
    lineage.date_units(findings)
    return {table: [fact.row for fact in findings.of(table)] for table in CORE_TABLES}


def _keep_newest(findings: Findings, table: str) -> None:
    """Keep one row, the newest, of what changed its name; earlier names still lead to it."""
    for versions in checks.in_time_order(findings.of(table), (table,)):
        *earlier, newest = versions
        for old in earlier:
            findings.facts.remove(old)
            row = {"kind": table, "text": old.row["name_vi"], "code": old.row[table]}
            findings.facts.append(
                Fact("alias", {**row, "source": old.row["source"]}, old.file, old.place)
            )
        if earlier:
            newest.row["valid_from"] = earlier[0].row["valid_from"]


def _home(row: Row) -> str:
    return f"{COVENANTS}/{row['covenant']}.toml" if row.get("covenant") else ""


def _unreadable_periods(findings: Findings, name: str) -> list[Problem]:
    problems = []
    for fact in findings.of("due"):
        if not fact.row["period"]:
            continue  # already told: it has the wrong form
        try:
            Period.parse(str(fact.row["period"]))
        except Refusal as refusal:
            problems.append(Problem(name, f"{fact.place}.period", refusal.sentence))
    return problems


def _catalogue(findings: Findings, table: str, key: str) -> dict[str, Row]:
    return {str(fact.row[key]): fact.row for fact in findings.of(table)}


def _year(year: object) -> int:
    return year if isinstance(year, int) else date.max.year

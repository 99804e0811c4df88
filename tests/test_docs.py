"""What README and docs tell is there: paths, commands, settings, topics, statuses, figures."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

from schemas import AlertKind, ChangeReason, FeedbackVerdict, NoveltyReason, Status
from schemas.dead_letter import DeadLetterReason
from schemas.raw_article import ALIASES
from workers.cli.main import COMMANDS
from workers.settings import Settings
from workers.subscriptions.book import parse
from workers.topics import TOPICS

ROOT = Path(__file__).resolve().parents[1]
DOCS = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")))
FORBIDDEN = (
    "/wor" + "k/", "/far" + "m/", "." + "library", "pypi" + ".org", "pythonhosted" + ".org", "repo1.maven" + ".org",
    "repo.maven.apache" + ".org", "registry.npmjs" + ".org",
)  # fmt: skip
"""Paths of a developer's machine, and hosts of registries: which one is used is the installation's own matter."""


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def table(text: str, heading: str) -> dict[str, str]:
    """First cell in backquotes → second cell, of the first table below ``heading``."""
    below = text.split(heading, 1)[1]
    rows: dict[str, str] = {}
    for line in below.splitlines()[1:]:
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split(" | ")]
            if cells[0].startswith("`"):
                rows[cells[0].strip("`")] = cells[1]
        elif rows:
            break
    return rows


@pytest.fixture(scope="module")
def readme() -> str:
    return read(ROOT / "README.md")


@pytest.fixture(scope="module")
def events() -> str:
    return read(ROOT / "docs/events.md")


@pytest.mark.parametrize("page", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_path_named_exists(page: Path) -> None:
    text = re.sub(r"```.*?```", "", read(page), flags=re.DOTALL)
    named = set(re.findall(r"(?<![\w/.-])((?:docs|workers|schemas|tests|deploy)/[\w./-]*\w|docker-compose\.yml)", text))
    linked = {page.parent / path for path in re.findall(r"\]\(([^)#:]+)\)", text)}
    missing = [path for path in named if not (ROOT / path).exists()]
    missing += [str(path) for path in linked if not path.exists()]
    assert not missing


@pytest.mark.parametrize("page", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_named_exists(page: Path) -> None:
    named = set(re.findall(r"(?:`|\$ |uv run )tasrih ([a-z][a-z-]+)", read(page)))
    assert named <= set(COMMANDS)


def test_readme_names_every_command_that_it_promises(readme: str) -> None:
    assert {"extract", "ingest", "worker", "alerts", "doctor"} <= set(re.findall(r"tasrih ([a-z][a-z-]+)", readme))


@pytest.mark.parametrize("page", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_make_target_named_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):.*##", read(ROOT / "Makefile"), re.MULTILINE))
    assert targets
    assert set(re.findall(r"(?:`|\$ )make ([a-z][a-z-]*)", read(page))) <= targets


@pytest.mark.parametrize("page", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_setting_named_exists(page: Path) -> None:
    outside_workers = {"TEST_BROKER", "REQUIRE_KAFKA", "POSTGRES_PASSWORD"}
    named = set(re.findall(r"TASRIH_([A-Z_]*[A-Z])", read(page)))
    assert named <= {name.upper() for name in Settings.model_fields} | outside_workers


def test_settings_table_is_whole_and_right(readme: str) -> None:
    told = table(readme, "## Settings")
    assert set(told) == {f"TASRIH_{name.upper()}" for name in Settings.model_fields}
    for name, field in Settings.model_fields.items():
        default = field.default
        text = (
            ",".join(default)
            if isinstance(default, tuple)
            else f"{default:g}"
            if isinstance(default, float)
            else default
        )
        expected = (
            "none" if default in (None, "", ()) else f"`{str(text).lower() if isinstance(default, bool) else text}`"
        )
        assert told[f"TASRIH_{name.upper()}"] == expected, name


def test_topics_table(readme: str) -> None:
    assert table(readme, "Anybody may read or feed any topic") == {
        topic.name: topic.event.__name__ if topic.event else "—" for topic in TOPICS
    }


def test_statuses_strongest_first(readme: str, events: str) -> None:
    for told in (table(readme, "## How an article ends"), table(events, "### Statuses")):
        assert list(told) == [status.value for status in Status]


def test_dead_letter_reasons(events: str) -> None:
    section = events.split("### Reasons of a dead letter")[1].split("\n#", maxsplit=1)[0]
    assert set(re.findall(r"`(\w+)`", section)) == {reason.value for reason in DeadLetterReason}
    told = re.findall(r"^\| (`.*?`) \|", read(ROOT / "docs/operations.md").split("## Dead letters")[1], re.MULTILINE)
    assert {name for cell in told for name in re.findall(r"`(\w+)`", cell)} == {
        reason.value for reason in DeadLetterReason
    }


def test_novelty_and_change_reasons_and_verdicts(events: str) -> None:
    life = events.split("### An alert over its life")[1].split("\n#", maxsplit=1)[0]
    named = set(re.findall(r"`(\w+)`", life))
    assert {reason.value for reason in (*NoveltyReason, *ChangeReason, *AlertKind)} <= named
    told = re.findall(r"^\| (`.*?`) \|", life, re.MULTILINE)
    assert {name for cell in told for name in re.findall(r"`(\w+)`", cell)} == {reason.value for reason in ChangeReason}
    for text in (events.split("### Feedback")[1], read(ROOT / "docs/cli.md").split("## feedback")[1]):
        assert {verdict.value for verdict in FeedbackVerdict} <= set(re.findall(r"`([a-z-]+)`", text))


def test_accepted_field_names(events: str) -> None:
    told = table(events, "### Names that a raw article may use")
    accepted = {name: [alias for alias in aliases if alias != name] for name, aliases in ALIASES.items()}
    assert {name: re.findall(r"`([\w-]+)`", cell) for name, cell in told.items()} == {
        name: aliases for name, aliases in accepted.items() if aliases
    }


def test_readme_tells_the_figures_of_the_language_card(readme: str) -> None:
    card = re.search(
        r"<!-- figures: language.*?-->\n(.*?)<!-- end of figures -->", read(ROOT / "docs/language.md"), re.DOTALL
    )
    assert card
    rows = [line for line in card[1].splitlines() if line.strip()]
    assert len(rows) > 5
    assert all(line in readme for line in rows)


def test_examples_are_python(readme: str) -> None:
    examples = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    assert len(examples) == 2
    for example in examples:
        ast.parse(example)


def test_the_example_of_subscriptions_can_be_used(readme: str) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL)
    assert parse(example.encode(), Path("README.md")).subscriptions


def test_decisions_are_numbered_and_dated() -> None:
    pages = sorted((ROOT / "docs/adr").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        assert re.match(rf"# {int(page.name[:4])}\. .+\n\n\d{{4}}-\d\d-\d\d · \w+", read(page)), page.name


def test_no_machine_and_no_registry_is_named() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("not a git checkout: there is no list of the project's files")
    found = []
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = ROOT / name
        if name == "uv.lock" or not path.is_file():
            continue
        data = path.read_bytes()
        if b"\0" in data:
            continue  # not text
        text = data.decode("utf-8", "replace")
        found += [f"{name}: {word}" for word in FORBIDDEN if word in text]
    assert not found

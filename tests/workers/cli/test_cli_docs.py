"""docs/cli.md tells all that there is, and nothing that is not."""

import re
from pathlib import Path

import pytest

from workers.cli.exits import ExitCode
from workers.cli.main import COMMANDS
from workers.settings import Settings


@pytest.fixture(scope="module")
def page() -> str:
    return (Path(__file__).parents[3] / "docs" / "cli.md").read_text(encoding="utf-8")


def test_every_command(page: str) -> None:
    told = set(re.findall(r"^\| `tasrih ([a-z-]+)", page, re.MULTILINE))
    assert told == set(COMMANDS)


def test_every_exit_code(page: str) -> None:
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", page, re.MULTILINE)} == {int(code) for code in ExitCode}


def test_every_setting_with_its_default(page: str) -> None:
    section = page.split("## Settings")[1]
    assert set(re.findall(r"TASRIH_([A-Z_]+)", section)) == {name.upper() for name in Settings.model_fields}
    for name in ("broker", "partitions", "database_url", "data_dir", "store", "max_article_bytes", "log_level"):
        (row,) = [line for line in section.splitlines() if f"`TASRIH_{name.upper()}`" in line]
        assert f"`{Settings.model_fields[name].default}`" in row


def test_files_named_are_there(page: str) -> None:
    root = Path(__file__).parents[3]
    for path in re.findall(r"`((?:schemas|workers|deploy)/[\w./-]+)`", page):
        assert (root / path).exists(), path

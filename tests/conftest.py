"""What all tests share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))  # the tests read deploy/ and run modules of tests/bench beside the packages


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The annotated articles beside the repository; the test is skipped where they are absent."""
    folder = REPOSITORY.parent / "shared"
    if not (folder / "articles").is_dir():
        pytest.skip(f"no annotated articles at {folder}: they belong to their outlets and are not in the repository")
    return folder

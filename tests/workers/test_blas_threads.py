"""How many threads NumPy's OpenBLAS gets: one, unless somebody says otherwise."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

VARIABLE = "OPENBLAS_NUM_THREADS"
TOLD = f"import os, sys, workers; print(os.environ['{VARIABLE}'], 'numpy' in sys.modules)"


@pytest.mark.parametrize(("given", "told"), [(None, "1"), ("4", "4")])
def test_blas_threads_are_told_before_numpy_is_there(given: str | None, told: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != VARIABLE}
    environment |= {VARIABLE: given} if given else {}
    ran = subprocess.run([sys.executable, "-c", TOLD], env=environment, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == [told, "False"]

"""The one instance, for `faust -A workers.main worker`; `tasrih worker` does the same with better messages."""

from __future__ import annotations

from workers.app import create_app
from workers.settings import load_settings

app = create_app(load_settings())

"""The command ``tasrih``: puts the commands together, and turns every error into one message and an exit code."""

from __future__ import annotations

import sys
import traceback
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from workers.cli.exits import EPILOG, ExitCode, exit_code_of, message_of
from workers.cli.output import discard_output, flush, note, prepare_streams

COMMANDS: Final = (
    "demo", "worker", "monitor", "ingest", "extract", "explain", "evaluate", "replay", "alerts", "feedback", "subscriptions",
    "deliveries", "topics", "dead-letters", "doctor", "version",
)  # fmt: skip
"""Each is a module of this package: with an ``app`` of several commands, or one function of the module's name."""


class _Commands(TyperGroup):
    """All commands, each imported when it is called: most need neither the broker's client nor the database's.

    What they raise is told without a traceback, which ``--debug`` adds.
    """

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the signature is Typer's
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - the signature is Typer's
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        module = import_module(f"workers.cli.{name}")
        group = getattr(module, "app", None)
        if group is None:
            group = typer.Typer(add_completion=False, rich_markup_mode="markdown")
            group.command(cmd_name)(getattr(module, name))
        command = typer.main.get_command(group)
        command.name = cmd_name
        return command

    def invoke(self, ctx: Any) -> Any:
        try:
            done = super().invoke(ctx)
            flush()
        except Exception as error:
            # Typer's own exceptions (usage, exit) carry an exit code and tell themselves.
            if type(error).__module__.startswith(("typer", "click")):
                raise
            if ctx.params.get("debug"):
                traceback.print_exc()
            code = exit_code_of(error)
            if code is ExitCode.OUTPUT_CLOSED:
                discard_output()
            else:
                note(f"tasrih: {message_of(error)}")
            raise typer.Exit(code) from None
        return done


app: Final = typer.Typer(
    name="tasrih",
    cls=_Commands,
    help="Tasrih (تصريح) reads Arabic news as it is published, finds who said what, and alerts once when an official "
    "says something new.",
    epilog=EPILOG,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def common(
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error comes from (a traceback).")] = False,
) -> None:
    """Options of all commands."""


def main(arguments: list[str] | None = None) -> None:
    """Entry point of the script ``tasrih``. Always ends by SystemExit with an ExitCode."""
    prepare_streams()
    try:
        app(args=arguments, prog_name="tasrih")
    except KeyboardInterrupt:  # between two commands of ours, where Typer does not look
        sys.exit(ExitCode.INTERRUPTED)


if __name__ == "__main__":
    main()

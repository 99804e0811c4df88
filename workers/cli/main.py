"""The command ``tasrih``: puts the commands together, and turns every error into one message and an exit code."""

from __future__ import annotations

import sys
import traceback
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from workers.cli import alerts, dead_letters, demo, doctor, extract, ingest, replay, topics, version, worker
from workers.cli.exits import EPILOG, ExitCode, exit_code_of, message_of
from workers.cli.output import discard_output, flush, note, prepare_streams


class _Reporting(TyperGroup):
    """The group of all commands: what they raise is told without a traceback, which ``--debug`` adds."""

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
    cls=_Reporting,
    help="Tasrih (تصريح) reads Arabic news as it is published, finds who said what, and alerts once when an official "
    "says something new.",
    epilog=EPILOG,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def common(
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error comes from (a traceback).")] = False,
) -> None:
    """Options of all commands."""


app.command("demo")(demo.demo)
app.command("worker")(worker.worker)
app.command("ingest")(ingest.ingest)
app.command("extract")(extract.extract)
app.command("replay")(replay.replay)
app.command("alerts")(alerts.alerts)
app.command("doctor")(doctor.doctor)
app.command("version")(version.version)
app.add_typer(topics.app, name="topics")
app.add_typer(dead_letters.app, name="dead-letters")


def main(arguments: list[str] | None = None) -> None:
    """Entry point of the script ``tasrih``. Always ends by SystemExit with an ExitCode."""
    prepare_streams()
    try:
        app(args=arguments, prog_name="tasrih")
    except KeyboardInterrupt:  # between two commands of ours, where Typer does not look
        sys.exit(ExitCode.INTERRUPTED)


if __name__ == "__main__":
    main()

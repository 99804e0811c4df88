"""For developers: ``python -m workers.store.draft_migration "add a column"`` writes the next migration.

It holds what differs between the newest migration and the tables as they stand; read it and correct it by hand.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from workers.store.engine import create_engine
from workers.store.migrate import FOLDER, alembic_config, upgrade


async def draft(message: str) -> None:
    """Write the next migration into the migrations' folder."""
    newest = ScriptDirectory(str(FOLDER)).get_current_head() or "0"

    def compare(connection: Connection) -> None:
        command.revision(alembic_config(connection), message, autogenerate=True, rev_id=f"{int(newest) + 1:04d}")

    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/draft.db"
        await upgrade(url)
        engine = create_engine(url, wait=5, read_only=False)
        async with engine.begin() as connection:
            await connection.run_sync(compare)
        await engine.dispose()


if __name__ == "__main__":
    asyncio.run(draft(" ".join(sys.argv[1:]) or "change the tables"))

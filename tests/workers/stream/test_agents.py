"""Which agents a worker has, by the stages that it runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from workers.app import WorkerApp, create_app
from workers.settings import Settings


def make(tmp_path: Path, **given: object) -> WorkerApp:
    return create_app(Settings(data_dir=tmp_path, **given), sinks=())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stages", "agents"),
    [
        (
            "clean,tag,extract,judge,deliver",
            {
                "clean:raw-articles", "clean:raw-articles.backfill", "tag:clean-articles", "extract:tagged-articles",
                "judge:statements", "deliver",
            },
        ),
        ("clean", {"clean:raw-articles", "clean:raw-articles.backfill"}),
        ("judge", {"judge:statements"}),
        ("deliver", {"deliver"}),
    ],
)  # fmt: skip
def test_a_worker_has_the_agents_of_its_stages(tmp_path: Path, stages: str, agents: set[str]) -> None:
    assert set(make(tmp_path, stages=stages).agents) == agents


def test_topics_carry_the_prefix(tmp_path: Path) -> None:
    app = make(tmp_path, topic_prefix="news.")
    topics = {str(agent.channel) for agent in app.agents.values()}
    assert topics == {
        "news.raw-articles", "news.raw-articles.backfill", "news.clean-articles", "news.tagged-articles",
        "news.statements", "news.alerts,news.article-status,news.feedback,news.annotated-articles",
    }  # fmt: skip


def test_only_the_judge_has_a_table_and_its_changelog_is_not_named_after_the_group(tmp_path: Path) -> None:
    assert dict(make(tmp_path, stages="clean,tag,extract").tables) == {}
    app = make(tmp_path, stages="judge")
    assert app.conf.id == "tasrih-judge"
    assert [table.changelog_topic_name for table in app.tables.values()] == ["judge-memory"]
    assert [table.changelog_topic.partitions for table in app.tables.values()] == [8]


def test_two_apps_share_nothing(tmp_path: Path) -> None:
    one, two = make(tmp_path), make(tmp_path)
    assert one.runner.metrics.registry is not two.runner.metrics.registry
    assert one.agents is not two.agents


def test_the_embedded_broker_gets_short_waits(tmp_path: Path) -> None:
    assert make(tmp_path, embedded=True).conf.broker_rebalance_timeout < 5
    app = make(tmp_path)
    assert app.conf.broker_session_timeout == 15
    assert app.conf.broker_rebalance_timeout == 30

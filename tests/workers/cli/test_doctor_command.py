import asyncio
import sqlite3
from pathlib import Path

import pytest

from workers.cli import doctor
from workers.cli.exits import ExitCode
from workers.settings import Settings
from workers.store import upgrade
from workers.text.entities import camel_ner
from workers.text.knowledge.base import choose
from workers.topics import create_topics


def findings(ran) -> dict[str, dict[str, str]]:
    return {row["check"]: row for row in ran.rows}


@pytest.fixture
def database(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path}/doctor.db"
    asyncio.run(upgrade(url))
    return url


def test_all_is_well(run, road: Settings, database: str) -> None:
    create_topics(road)
    ran = run("doctor", "--database", database, "--json")
    found = findings(ran)
    assert ran.code == 0
    assert {name: found[name]["state"] for name in ("broker", "topics", "database", "tagger")} == dict.fromkeys(
        ("broker", "topics", "database", "tagger"), "ok"
    )
    assert found["NER model"]["state"] in {"ok", "off"}
    assert "can be written" in found["database"]["detail"]


def test_each_fault_says_what_to_do(run, road: Settings, tmp_path: Path) -> None:
    ran = run("doctor", "--broker", "127.0.0.1:1", "--database", f"sqlite:///{tmp_path}/new.db")
    assert ran.code == ExitCode.FAILED
    assert "FAIL  broker           No Kafka broker answers at 127.0.0.1:1" in ran.out
    assert "TASRIH_BROKER" in ran.out
    assert "OFF   database" in ran.out
    assert "topics" not in ran.out.split("database")[0]
    assert not (tmp_path / "new.db").exists()


def test_a_misspelt_setting_is_a_fault(run, road: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "environment" not in findings(run("doctor", "--json"))
    monkeypatch.setenv("TASRIH_SUBSCRIPTION", "subscriptions.yml")
    ran = run("doctor", "--json")
    found = findings(ran)["environment"]
    assert ran.code == ExitCode.FAILED
    assert "TASRIH_SUBSCRIPTION is no setting" in found["detail"]
    assert "TASRIH_SUBSCRIPTIONS" in found["advice"]


def test_missing_topics_and_wrong_partitions(run, road: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = findings(run("doctor", "--json"))["topics"]
    assert (missing["state"], "tasrih topics create" in missing["advice"]) == ("fail", True)
    create_topics(road)
    monkeypatch.setenv("TASRIH_PARTITIONS", "5")
    wrong = findings(run("doctor", "--json"))["topics"]
    assert "2 partitions instead of 5" in wrong["detail"]
    assert "TASRIH_PARTITIONS" in wrong["advice"]


def test_a_locked_database(run, road: Settings, database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_DATABASE_SECONDS", 0.1)
    holder = sqlite3.connect(database.removeprefix("sqlite:///"))
    holder.execute("BEGIN IMMEDIATE")
    try:
        found = findings(run("doctor", "--database", database, "--json"))["database"]
    finally:
        holder.close()
    assert found["state"] == "fail"
    assert "is locked by another process" in found["detail"]


def test_a_tagger_that_is_not_there(run, road: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "TEST_SENTENCE", "الطقس جميل اليوم في جميع أنحاء البلاد ودرجات الحرارة معتدلة.")
    found = findings(run("doctor", "--json"))["tagger"]
    assert found["state"] == "fail"
    assert "make train" in found["advice"]


def test_the_ner_model_is_looked_for_where_camel_tools_keeps_it(
    run, road: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camel_ner, "find_spec", lambda name: name)
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    assert findings(run("doctor", "--json"))["NER model"]["state"] == "off"
    (tmp_path / camel_ner.MODEL).mkdir(parents=True)
    (tmp_path / camel_ner.MODEL / "config.json").write_text("{}")
    assert findings(run("doctor", "--json"))["NER model"]["state"] == "ok"
    monkeypatch.setattr(camel_ner, "find_spec", lambda name: None)
    missing = findings(run("doctor", "--json"))["NER model"]
    assert (missing["state"], missing["detail"]) == ("off", "camel-tools' NERecognizer needs torch and transformers")


def test_models_of_names_that_are_not_there(
    run, road: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert findings(run("doctor", "--json"))["names"]["state"] == "ok"
    monkeypatch.setattr(doctor, "DATA", tmp_path)
    found = findings(run("doctor", "--json"))["names"]
    assert (found["state"], found["advice"]) == ("fail", "Train the tagger of names: make train.")


def test_the_users_knowledge_file(run, road: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "own.tsv"
    header = "id\tkind\tcountry\tparent\tcomposed\tname\taliases\n"
    monkeypatch.setenv("TASRIH_KNOWLEDGE", str(file))
    try:
        file.write_text(header + "xx.guild\tngo\tSA\t\t\tرابطة الغواصين\t\n", encoding="utf-8")
        assert "adds 1 bodies and 0 persons" in findings(run("doctor", "--json"))["knowledge"]["detail"]
        choose(None)
        file.write_text(header + "xx.guild\tguild\tSA\t\t\tرابطة الغواصين\t\n", encoding="utf-8")
        wrong = findings(run("doctor", "--json"))["knowledge"]
        assert wrong["state"] == "fail"
        assert "own.tsv:2: kind is 'guild'; write one of state" in wrong["detail"]
    finally:
        choose(None)


def test_the_subscriptions_file(run, road: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "subscriptions" not in findings(run("doctor", "--json"))
    file = tmp_path / "subscriptions.yml"
    monkeypatch.setenv("TASRIH_SUBSCRIPTIONS", str(file))
    hook = "{type: webhook, url: https://desk.example/hook, secrets_env: [DESK_SECRET]}"
    file.write_text(f"channels: {{desk: {hook}}}\nsubscriptions: {{all: {{to: desk}}}}\n", encoding="utf-8")
    unset = findings(run("doctor", "--json"))["subscriptions"]
    assert unset["state"] == "fail"
    assert "DESK_SECRET" in unset["detail"]
    monkeypatch.setenv("DESK_SECRET", "whsec_x")
    assert findings(run("doctor", "--json"))["subscriptions"]["state"] == "ok"
    file.write_text("subscriptions: {all: {to: desk}}\n", encoding="utf-8")
    wrong = findings(run("doctor", "--json"))["subscriptions"]
    assert wrong["state"] == "fail"
    assert f"{file}:1:" in wrong["detail"]

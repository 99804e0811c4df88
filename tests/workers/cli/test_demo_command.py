import re
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import psutil
import pytest

from schemas import Status
from workers.cli.demo import Sample, samples_of, summary, waves
from workers.cli.demo_process import DemoProcess
from workers.cli.demo_road import BrokerKind, demo_road
from workers.cli.exits import ExitCode
from workers.errors import BrokerError, TasrihError
from workers.settings import Settings, load_settings
from workers.store import StatusCounts

DEMO = (sys.executable, "-m", "workers.cli.main", "demo")


def children_of(pid: int) -> list[psutil.Process]:
    return psutil.Process(pid).children(recursive=True)


@pytest.mark.timeout(180)
def test_from_raw_article_to_alert_and_the_count_of_each_status() -> None:
    started = time.monotonic()
    ran = subprocess.run(DEMO, capture_output=True, text=True, timeout=150, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = re.findall(r"^ +(\d+)  ([a-z ]+)$", ran.stdout, re.MULTILINE)
    counted = {status: int(number) for number, status in lines}
    assert re.match(r"Screen: http://127\.0\.0\.1:\d+/\n", ran.stdout)
    assert "17 articles:" in ran.stdout
    assert sum(counted.values()) == 17
    assert counted["not arabic"] == 2
    assert counted["dead letter"] == 1
    assert counted["alerted"] >= 6
    assert re.search(r"raw-articles\[\d\]@\d+  not_json: ", ran.stdout)
    assert "\x1b" not in ran.stdout
    for told in ("● جديد — سليم الورداني", "وزير الصحة", "الضفاف", "نادر الجعفراوي"):
        assert told in ran.stdout
    assert "السكري والضغط من الصيدليات غير صحيح" in ran.stdout
    joined = re.findall(r"^○ مصدر آخر — سليم الورداني.*\n.*لا نقص في أدوية", ran.stdout, re.MULTILINE)
    assert len(joined) == 2, "told three ways, one alert that grows"
    assert "(almina.example، الساحل، البوصلة)" in ran.stdout
    assert re.search(
        r"^⇢ webhook alert\.digest for briefing · \d+ alerts · its signature holds$", ran.stdout, re.MULTILINE
    )
    received = re.search(r"^(\d+) webhooks received and verified, 0 repeated, 0 refused$", ran.stdout, re.MULTILINE)
    assert received
    assert int(received[1]) >= 4
    assert ran.stdout.count("● جديد — نادر الجعفراوي") == 1
    assert "✎ تصحيح — نادر الجعفراوي" in ran.stdout
    assert "صار: برنامج قطع التيار سيكون ثلاث ساعات يومياً" in ran.stdout
    assert len(re.findall(r"^إدانة: ", ran.stdout, re.MULTILINE)) == 1, "headline and body are one in an alert"
    assert time.monotonic() - started < 150


@pytest.mark.timeout(120)
def test_told_to_end_it_takes_broker_and_worker_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("قال وزير النقل إن الجسر مفتوح أمام السيارات والشاحنات.")
    demo = subprocess.Popen([*DEMO, tmp_path / "a.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while len(children_of(demo.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    children = children_of(demo.pid)
    assert len(children) >= 2
    demo.terminate()
    _, err = demo.communicate(timeout=40)
    gone, alive = psutil.wait_procs(children, timeout=10)
    assert (len(gone), alive) == (len(children), [])
    assert b"Traceback" not in err
    assert demo.returncode == 143


def test_a_faulty_subscriptions_file_is_told_before_anything_starts(run, tmp_path: Path) -> None:
    (tmp_path / "my.yml").write_text("subscriptions: {desk: {to: nowhere}}")
    ran = run("demo", "--subscriptions", tmp_path / "my.yml")
    assert ran.code == ExitCode.BAD_INPUT
    assert "my.yml:1: subscriptions.desk.to" in ran.err


def test_nothing_to_publish(run, tmp_path: Path) -> None:
    ran = run("demo", tmp_path / "none.txt")
    assert ran.code == ExitCode.BAD_INPUT
    assert ran.err.splitlines()[0] == f"{tmp_path / 'none.txt'}: no such file or directory"


def test_a_worker_that_cannot_start_is_told_with_the_end_of_its_log(tmp_path: Path) -> None:
    settings = load_settings(broker="127.0.0.1:1", database_url=f"sqlite:///{tmp_path}/a.db", data_dir=tmp_path / "w")
    worker = DemoProcess("worker", settings, tmp_path / "worker.log")
    worker.start()
    assert worker._process is not None
    worker._process.wait(60)
    with pytest.raises(TasrihError, match=r"exit code 3\. The end of its log:\ntasrih: No Kafka broker answers"):
        worker.check()


@pytest.mark.timeout(120)
def test_a_worker_or_broker_that_dies_is_told() -> None:
    with demo_road(BrokerKind.EMBEDDED) as road:
        road.check()
        assert urlopen(road.screen()).status == 200
        assert road.worker._process is not None
        road.worker._process.kill()
        road.worker._process.wait(10)
        with pytest.raises(TasrihError, match="The worker ended with exit code -9"):
            road.check()
        road.broker.kill()
        with pytest.raises(BrokerError, match="The embedded broker has died"):
            road.check()


def test_the_worker_gets_the_settings_of_the_demo(road: Settings, tmp_path: Path) -> None:
    log = tmp_path / "worker.log"
    settings = road.model_copy(update={"database_url": f"sqlite:///{tmp_path}/none/none/a.db", "data_dir": tmp_path})
    worker = DemoProcess("worker", settings, log)
    worker.start()
    try:
        assert worker._process is not None
        assert worker._process.wait(60) != 0
    finally:
        worker.stop()
    assert "none/none" in log.read_text()


def sample(article: str, text: str = "") -> Sample:
    return Sample(article, None, text.encode(), [], article)


def test_no_wave_holds_two_versions_of_an_article() -> None:
    a, b, a2, c, a3 = sample("a"), sample("b"), sample("a", "2"), sample("c"), sample("a", "3")
    assert list(waves([a, b, a2, c, a3])) == [[a, b], [a2, c], [a3]]
    assert list(waves([])) == []


def test_samples_come_in_order_of_publication_and_the_broken_as_they_are(tmp_path: Path) -> None:
    rows = [
        '{"id": "undated", "text": "x"}',
        '{"id": "late", "text": "x", "date": "2026-03-02"}',
        '{"text": ',
        '{"id": "early", "text": "x", "date": "2026-03-01"}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    samples = list(samples_of([str(tmp_path)]))
    assert [one.name for one in samples] == ["early", "late", "undated", "a.jsonl:3"]
    assert (samples[3].key, samples[3].value, samples[3].headers) == (None, b'{"text": ', [])
    assert samples[0].key == samples[0].article.encode()


def test_the_summary_names_what_happened_and_nothing_else() -> None:
    ended = dict.fromkeys(Status, 0) | {Status.ALERTED: 1200, Status.NOT_ARABIC: 2}
    assert list(summary(StatusCounts(ended, 3))) == [
        "1,205 articles:",
        " 1,200  alerted",
        "     2  not arabic",
        "     3  in progress",
    ]

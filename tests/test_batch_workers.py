"""Workers: what happens inside one costs its task alone."""

import time

import pytest

pytest.importorskip("pyarrow")

from pubparse.batch.workers import Pool, Task, WorkerError

ECHO = "batch_standin:echo"


@pytest.fixture(autouse=True)
def _find_standin(monkeypatch, request):
    monkeypatch.syspath_prepend(str(request.path.parent))


def ends(pool, arguments, timeout=1.5):
    found = {}
    for event in pool.run(Task(ECHO, argument, timeout, 500 * 2**20) for argument in arguments):
        if event.kind != "note":
            found[event.task.argument] = (event.kind, event.value if event.kind == "done" else event.reason)
    return found


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_failure_costs_its_task_alone(jobs):
    with Pool(jobs) as pool:
        found = ends(pool, ["a", "die", "b", "kill", "c", "eat", "d", "raise", "e", "hang", "f", "print", "g"])
    assert {name: kind for name, (kind, _) in found.items()} == {
        **dict.fromkeys(["a", "b", "c", "d", "e", "f", "g", "print"], "done"),
        "die": "crash",
        "kill": "crash",
        "eat": "memory",
        "raise": "error",
        "hang": "timeout",
    }
    assert found["die"][1] == "the worker died (exit code 3)"
    assert found["kill"][1] == "the worker died (SIGKILL)"
    assert found["raise"][1] == "ValueError: two"
    assert found["hang"][1] == "took longer than 1.5 s"
    assert found["eat"][1] == "needs more than 500 MB of memory"


def test_notes_come_before_the_end():
    with Pool(1) as pool:
        events = list(pool.run([Task(ECHO, "note")]))
    assert [(event.kind, event.value) for event in events] == [("note", "on the way"), ("done", "note")]


def test_notes_renew_the_time_only_where_that_is_wanted():
    with Pool(1) as pool:
        (last,) = [e for e in pool.run([Task("batch_standin:heartbeat", 6, 0.7, renewed=True)]) if e.kind != "note"]
        assert last.kind == "done"
        (last,) = [e for e in pool.run([Task("batch_standin:heartbeat", 6, 0.7)]) if e.kind != "note"]
        assert last.kind == "timeout"


def test_alone_is_another_process():
    with Pool(1) as pool:
        (first,) = [event.value for event in pool.run([Task(ECHO, "pid")])]
        tasks = [Task(ECHO, argument, 5.0) for argument in ("pid", "raise", "pid", "die", "pid")]
        ends = [event.value or event.kind for event in pool.run_alone(tasks)]
    assert ends[1::2] == ["error", "crash"]
    assert ends[0] == ends[2] != first
    assert ends[4] not in (first, ends[0])


def test_workers_are_used_again():
    with Pool(1) as pool:
        pids = {event.value for event in pool.run(Task(ECHO, "pid") for _ in range(5))}
    assert len(pids) == 1


def test_the_whole_takes_less_than_the_limits_together():
    begun = time.monotonic()
    with Pool(2) as pool:
        found = [event.kind for event in pool.run(Task(ECHO, "hang", 1.0) for _ in range(4))]
    assert found == ["timeout"] * 4
    assert time.monotonic() - begun < 4 * 1.0 + 2


def test_workers_that_do_not_get_ready_say_so(monkeypatch):
    monkeypatch.setattr("pubparse.batch.workers._START", "import time; time.sleep(100)")
    monkeypatch.setattr("pubparse.batch.workers._STARTING", 0.3)
    with Pool(1) as pool, pytest.raises(WorkerError, match=r"cannot start: not ready within 0.3 s"):
        list(pool.run([Task(ECHO, "a")]))


def test_workers_that_cannot_start_say_so(monkeypatch):
    monkeypatch.setattr("pubparse.batch.workers._START", "raise SystemExit('no such thing')")
    with Pool(1) as pool, pytest.raises(WorkerError, match="cannot start: no such thing"):
        list(pool.run([Task(ECHO, "a")]))

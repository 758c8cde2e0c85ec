"""The command line: data on stdout, all else on stderr, exit codes, and one line for whatever is wrong."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import pubparse
from pubparse import cli

REFS = """\
Okafor, N., & Lindqvist, E. (2019). Soil moisture and the timing of spring. Journal of Peatland Ecology, 12(3), 201-219.
Petrova, M. (2008). Counting cranes from the air. Avian Notes, 17, 88-93.
"""
BIB = "@article{mine, author={Petrova, M.}, title={Counting cranes from the air}, journal={Avian Notes}, year={2008}}\n"


class Ran(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


@pytest.fixture
def pubparse_in(tmp_path, monkeypatch, capfdbinary):
    """Give a function that runs the command line in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PUBPARSE_DEBUG", raising=False)
    (tmp_path / "refs.txt").write_text(REFS, encoding="utf-8")
    (tmp_path / "one.bib").write_text(BIB, encoding="utf-8")

    def run(*arguments: str | Path) -> Ran:
        with pytest.raises(SystemExit) as end:
            cli.main([str(argument) for argument in arguments])
        said = capfdbinary.readouterr()
        return Ran(int(end.value.code or 0), said.out.decode(), said.err.decode())

    return run


def process(*arguments: str, cwd: Path, **options: object) -> subprocess.Popen[str]:
    """Start the command line as a process of its own."""
    command = [sys.executable, "-m", "pubparse", *arguments]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, cwd=cwd, **{**pipes, **options})


def one_line(ran: Ran, *words: str) -> None:
    """Assert that stderr is one line that says all these words, and no traceback."""
    assert len(ran.err.splitlines()) == 1, ran.err
    for word in words:
        assert word in ran.err


# -- what goes where --------------------------------------------------------------------------------------------------


def test_convert_writes_bibtex_to_stdout_and_nothing_else(pubparse_in):
    ran = pubparse_in("convert", "one.bib")
    assert ran.code == 0
    assert ran.out.startswith("@article{mine,\n")
    assert ran.out.count("@") == 1


def test_convert_to_json(pubparse_in):
    ran = pubparse_in("convert", "--to", "json", "--from", "references", "refs.txt")
    items = json.loads(ran.out)
    assert [item["title"] for item in items] == [
        "Soil moisture and the timing of spring",
        "Counting cranes from the air",
    ]
    assert [item["custom"]["place"]["line"] for item in items] == [1, 2]


def test_several_sources_give_each_work_once(pubparse_in, tmp_path):
    pubparse_in("convert", "--from", "references", "refs.txt", "-o", "refs.json")
    ran = pubparse_in("convert", "--to", "json", "refs.json", "one.bib")
    items = json.loads(ran.out)
    assert len(items) == 2
    assert items[1]["custom"]["merged"] == ["mine", "petrova2008counting"]
    kept = json.loads(pubparse_in("convert", "--to", "json", "--no-dedupe", "refs.json", "one.bib").out)
    assert [item["id"] for item in kept] == ["okafor2019soil", "petrova2008counting", "mine"]


def test_standard_input(tmp_path):
    run = process("convert", "--from", "references", "-", cwd=tmp_path)
    out, _ = run.communicate(REFS, timeout=60)
    assert run.returncode == 0
    assert "@article{petrova2008counting," in out


def test_the_name_of_the_output_says_its_format(pubparse_in, tmp_path):
    assert pubparse_in("convert", "one.bib", "-o", "out.json").out == ""
    assert json.loads((tmp_path / "out.json").read_text())[0]["id"] == "mine"
    assert pubparse_in("convert", "one.bib", "-o", "out.bib").code == 0
    assert (tmp_path / "out.bib").read_text().startswith("@article{mine,")
    assert pubparse_in("convert", "--to", "json", "one.bib", "-o", "out.bib").code == 0
    assert json.loads((tmp_path / "out.bib").read_text())


def test_ascii(pubparse_in, tmp_path):
    (tmp_path / "u.bib").write_text("@book{a, title={Über}, author={Müller, Łukasz}, publisher={X}, year={2000}}")
    assert "Müller" in pubparse_in("convert", "u.bib").out
    assert pubparse_in("convert", "--ascii", "u.bib").out.isascii()


def test_version_and_help(pubparse_in):
    assert pubparse_in("--version").out == f"pubparse {pubparse.__version__}\n"
    shown = pubparse_in("--help").out
    assert all(verb in shown for verb in cli.VERBS)


def test_formats(pubparse_in):
    shown = pubparse_in("formats").out
    assert all(f"  {format.value} " in shown for format in pubparse.Format)


# -- exit codes -------------------------------------------------------------------------------------------------------


def test_a_source_that_fails_costs_itself_alone(pubparse_in):
    ran = pubparse_in("convert", "missing.md", "one.bib")
    assert ran.code == 1
    assert "@article{mine," in ran.out
    one_line(ran, "missing.md", "does not exist")


def test_what_is_less_sure_moves_to_stderr(pubparse_in, tmp_path):
    item = {"id": "unsure", "type": "book", "title": "Perhaps", "custom": {"confidence": 0.2}}
    (tmp_path / "mixed.json").write_text(json.dumps([item, {**item, "id": "sure", "title": "Yes", "custom": {}}]))
    assert pubparse_in("convert", "mixed.json").code == 0
    ran = pubparse_in("convert", "--min-confidence", "0.5", "mixed.json")
    assert ran.code == 1
    assert "{unsure," in ran.err
    assert "{unsure," not in ran.out
    assert "{sure," in ran.out


def test_strict_fails_on_a_doubt(pubparse_in, tmp_path):
    item = {"id": "a", "type": "book", "title": "Perhaps"}
    doubt = {"kind": "conflict", "field": "year", "detail": "2001 or 2002"}
    (tmp_path / "doubted.json").write_text(json.dumps([{**item, "custom": {"doubts": [doubt]}}]))
    ran = pubparse_in("convert", "doubted.json")
    assert ran.code == 0
    assert "doubt" in ran.err
    assert pubparse_in("convert", "--strict", "doubted.json").code == 1


def test_nothing_found_is_said_and_is_no_failure(pubparse_in, tmp_path):
    (tmp_path / "empty.json").write_text("[]")
    ran = pubparse_in("convert", "--to", "json", "--from", "csl", "empty.json")
    assert (ran.code, ran.out) == (0, "[]\n")
    one_line(ran, "no publication found")


@pytest.mark.parametrize(
    "arguments",
    [
        ["convert"],
        ["convert", "--to", "docx", "x"],
        ["convert", "--from", "word", "x"],
        ["convert", "--min-confidence", "2", "x"],
        ["convert", "-", "-"],
        ["frobnicate"],
        ["convert", "--frobnicate", "x"],
        ["inspect"],
    ],
)
def test_misuse_is_2_and_says_what_to_do(pubparse_in, arguments):
    ran = pubparse_in(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Error: " in ran.err
    assert "Traceback" not in ran.err


# -- what cannot be read or written -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.md", b"", "empty"),
        ("blank.md", b" \n\n", "empty"),
        ("photo.md", bytes(range(256)) * 20, "text"),
        ("cv.docx", b"PK\x03\x04" + bytes(200), "text"),
    ],
)
def test_bad_sources_get_one_line_with_file_and_remedy(pubparse_in, tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    ran = pubparse_in("convert", name)
    assert (ran.code, ran.out) == (1, "")
    one_line(ran, name, words, ";")


def test_a_folder_with_nothing_readable(pubparse_in, tmp_path):
    (tmp_path / "site").mkdir()
    one_line(pubparse_in("convert", "site"), "site", "nothing")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_what_may_not_be_read(pubparse_in, tmp_path):
    (tmp_path / "one.bib").chmod(0)
    one_line(pubparse_in("convert", "one.bib"), "one.bib", "cannot be read")


def test_an_output_that_cannot_be_written(pubparse_in, tmp_path):
    ran = pubparse_in("convert", "one.bib", "-o", "no/such/folder/out.bib")
    assert ran.code == 1
    one_line(ran, "no/such/folder/out.bib", "-o")
    assert pubparse_in("convert", "one.bib", "-o", tmp_path).code == 2


def test_an_output_is_written_whole_or_not_at_all(pubparse_in, tmp_path, monkeypatch):
    out = tmp_path / "out.bib"
    out.write_text("old")
    out.chmod(0o640)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", fail)
        ran = pubparse_in("convert", "one.bib", "-o", out)
    assert (ran.code, out.read_text()) == (1, "old")
    assert "No space left" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.bib", "out.bib", "refs.txt"]
    assert pubparse_in("convert", "one.bib", "-o", out).code == 0
    assert out.read_text().startswith("@article")
    assert stat.S_IMODE(out.stat().st_mode) == 0o640


def test_an_output_may_be_a_device_or_a_link(pubparse_in, tmp_path):
    assert pubparse_in("convert", "one.bib", "-o", "/dev/null").code == 0
    assert not Path("/dev/null").is_file()
    (tmp_path / "link.bib").symlink_to("target.bib")
    assert pubparse_in("convert", "one.bib", "-o", "link.bib").code == 0
    assert (tmp_path / "link.bib").is_symlink()
    assert (tmp_path / "target.bib").read_text().startswith("@article")


def test_a_bug_is_one_line_and_costs_its_source_alone(pubparse_in, monkeypatch):
    parse = pubparse.parse

    def broken(source: str, *rest: object) -> object:
        if source == "refs.txt":
            raise RuntimeError("first line\nsecond line")
        return parse(source, *rest)

    monkeypatch.setattr(pubparse, "parse", broken)
    ran = pubparse_in("convert", "refs.txt", "one.bib")
    assert ran.code == 1
    assert "@article{mine," in ran.out
    one_line(ran, "refs.txt", "internal error", "RuntimeError: first line", "PUBPARSE_DEBUG")


# -- pipes and signals ------------------------------------------------------------------------------------------------


def test_a_closed_pipe_is_no_error_message(tmp_path):
    (tmp_path / "one.bib").write_text(BIB)
    reader, writer = os.pipe()
    os.close(reader)
    run = process("convert", "one.bib", cwd=tmp_path, stdout=writer)
    os.close(writer)
    assert run.stderr.read() == ""
    assert run.wait(60) == 141


def test_ctrl_c(tmp_path):
    os.mkfifo(tmp_path / "slow.md")
    run = process("convert", "slow.md", cwd=tmp_path)
    with (tmp_path / "slow.md").open("w"):  # it is reading now
        run.send_signal(signal.SIGINT)
        out, err = run.communicate(timeout=60)
    assert (run.returncode, out) == (130, "")
    assert err == "pubparse: interrupted\n"


# -- inspect and dedupe -----------------------------------------------------------------------------------------------


def test_inspect_shows_every_field_with_its_span(pubparse_in):
    ran = pubparse_in("inspect", "--from", "references", "refs.txt")
    assert ran.code == 0
    assert ran.out.startswith("refs.txt:1  okafor2019soil  article  ")
    assert "  title         Soil moisture and the timing of spring " in ran.out


def test_inspect_as_json_says_where_each_field_stands(pubparse_in):
    ran = pubparse_in("inspect", "--json", "--from", "references", "refs.txt")
    first, second = json.loads(ran.out)
    assert (first["place"], second["place"]) == ("refs.txt:1", "refs.txt:2")
    for field in first["fields"]:
        start, end = field["span"]
        assert first["text"][start:end] == field["text"]
        assert 0 <= field["probability"] <= 1
    assert {field["field"] for field in first["fields"]} >= {"title", "author", "date", "container"}


def test_dedupe_says_why_and_maps_keys(pubparse_in, tmp_path):
    (tmp_path / "two.bib").write_text(BIB.replace("mine", "yours").replace("M.", "Maria"))
    ran = pubparse_in("dedupe", "--explain", "--key-map", "keys.tsv", "one.bib", "two.bib")
    assert ran.code == 0
    assert ran.out.count("@article{") == 1
    assert "merged: mine, yours: " in ran.err
    (key,) = {line.split("\t")[1] for line in (tmp_path / "keys.tsv").read_text().splitlines()}
    assert f"@article{{{key}," in ran.out
    again = pubparse_in("dedupe", "--key-map", "keys.json", "two.bib", "one.bib")
    assert again.out == ran.out
    assert json.loads((tmp_path / "keys.json").read_text()) == {"mine": key, "yours": key}


def test_a_key_map_that_cannot_be_written_names_its_option(pubparse_in):
    ran = pubparse_in("dedupe", "--key-map", "nowhere/keys.tsv", "one.bib")
    assert ran.code != 0
    assert "nowhere/keys.tsv" in ran.err
    assert "choose another file with --key-map" in ran.err
    assert "with -o" in pubparse_in("dedupe", "-o", "nowhere/out.bib", "one.bib").err


def test_authors_lists_people_with_their_mentions(pubparse_in, tmp_path):
    (tmp_path / "two.bib").write_text(BIB.replace("mine", "yours").replace("M.}", "Maria and Roe, Eva}"))
    ran = pubparse_in("authors", "--to", "json", "two.bib")
    people = json.loads(ran.out)
    assert ran.code == 0
    assert [(person["name"], person["mentions"]) for person in people] == [
        ("Eva Roe", [["yours", 1]]),
        ("Maria Petrova", [["yours", 0]]),
    ]
    assert set(people[0]) == {"name", "variants", "mentions", "evidence"}
    assert "Maria Petrova: 1 mention" in pubparse_in("authors", "two.bib").out


def test_authors_fullest_spells_a_person_alike_and_says_so(pubparse_in, tmp_path):
    one = BIB.replace("M.}", "M. and Roe, Eva}")
    two = one.replace("mine", "yours").replace("M. and", "Maria and").replace("Counting cranes", "Why storks fall")
    (tmp_path / "two.bib").write_text(one + two)
    printed = json.loads(pubparse_in("convert", "--to", "json", "two.bib").out)
    fullest = json.loads(pubparse_in("convert", "--to", "json", "--authors", "fullest", "two.bib").out)
    assert [item["author"][0]["given"] for item in printed] == ["M.", "Maria"]
    assert [item["author"][0]["given"] for item in fullest] == ["Maria", "Maria"]
    assert "author" in fullest[0]["custom"]["derived"]
    assert "derived" not in fullest[1]["custom"]

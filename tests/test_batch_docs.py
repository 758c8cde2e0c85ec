"""What docs/batch.md says of the results is so; the verbs do what their help says."""

import re
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

from click.testing import CliRunner  # noqa: E402

from pubparse import batch  # noqa: E402
from pubparse.batch import parts, people, rows  # noqa: E402
from pubparse.cli import cli  # noqa: E402
from test_batch import entry, make_pages  # noqa: E402

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("batch")
    pages = make_pages(folder / "pages", 6)
    (pages / "copy.bib").write_text(entry(1) + entry(35))
    (pages / "image.bib").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    ran = CliRunner().invoke(
        cli, ["batch", str(pages), "-o", str(folder / "out"), "--to", "json", "--jobs", "1"], standalone_mode=False
    )
    assert ran.return_value == 1
    assert "7" in ran.output
    return folder / "out"


@pytest.mark.parametrize(
    "schema", [rows.publication_schema(), rows.unread_schema(), people.SCHEMA, parts.LEDGER_SCHEMA], ids="pule"
)
def test_every_column_is_documented(schema):
    said = set(re.findall(r"`(\w+)`", (DOCS / "batch.md").read_text()))
    assert set(schema.names) <= said


def test_works_have_the_columns_that_the_page_says():
    from_kind = [
        name for name in rows.publication_schema().names if name not in ("source", "position", "key", "values")
    ]
    assert sorted(rows.work_schema().names) == sorted(from_kind)


@pytest.mark.parametrize("query", re.findall(r"```sql\n(.*?)```", (DOCS / "batch.md").read_text(), re.DOTALL))
def test_queries_of_the_docs_run(out, monkeypatch, query):
    monkeypatch.chdir(out)
    assert duckdb.sql(query).fetchall()


def test_the_python_of_the_docs_runs(tmp_path, monkeypatch, capsys):
    make_pages(tmp_path / "pages", 2)
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"```python\n(.*?)```", (DOCS / "batch.md").read_text(), re.DOTALL)
    exec(code, {})
    assert capsys.readouterr().out == "2 of 2 pages; 4 publications\n"


def test_files_of_the_docs_are_there(out):
    listed = re.search(r"```text\nout/\n(.*?)```", (DOCS / "batch.md").read_text(), re.DOTALL)[1]
    for name in ("publications/part-00000.parquet", "unread/part-00000.parquet", "works.parquet", "people.parquet"):
        assert name in listed
        assert (out / name).exists()
    for name in ("ledger.parquet", "sources/", "merged.json", ".state/"):
        assert name.split("/")[0] in listed
        assert (out / name).exists()


def test_report_is_one_file_that_needs_no_network(out):
    ran = CliRunner().invoke(cli, ["report", str(out)], standalone_mode=False)
    assert ran.return_value == 0
    page = (out / "report.html").read_text()
    assert page.count("<svg") >= 4
    assert "image.bib" in page
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", page)
    assert "<script" not in page


def test_report_escapes_what_pages_say(out):
    report = batch.read_report(out)
    bad = "<script>alert(1)</script>$x_1$\x0b"
    from dataclasses import replace

    page = batch.render_html(replace(report, venues=((bad, 3), ("会议", 2)), out=bad))
    assert "<script" not in page
    assert "会议" in page


def test_quiet_says_nothing(tmp_path):
    pages = make_pages(tmp_path / "pages", 1)
    ran = CliRunner().invoke(cli, ["batch", str(pages), "-o", str(tmp_path / "out"), "-q"], standalone_mode=False)
    assert (ran.return_value, ran.output) == (0, "")


def test_report_without_a_batch_is_one_line(tmp_path):
    with pytest.raises(Exception, match="holds no finished batch"):
        batch.read_report(tmp_path)


@pytest.mark.parametrize("given", ["x -o out --to ris", "-o out", "x", "x -o out --jobs 0"])
def test_usage(given):
    assert CliRunner().invoke(cli, ["batch", *given.split()]).exit_code == 2

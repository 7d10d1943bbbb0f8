"""Every command as it is typed: what it prints, its JSON, its exit code."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from indexer import open_index
from indexer.cli import main
from tests.command_line import CommandLine, tracuu
from webui.application import create_app

__all__ = ["tracuu"]

_ROOT = Path(__file__).parent.parent


@pytest.fixture
def built(tracuu: CommandLine, tmp_path: Path) -> CommandLine:
    folder = tmp_path / "tài liệu"
    folder.mkdir()
    body = "Chiều ngày 15/11/2022, Thị ủy Kỳ Anh họp về sổ tay đảng viên điện tử.\nĐảng bộ có 4.861 đảng viên."
    (folder / "sổ tay.txt").write_text(f"Sổ tay đảng viên điện tử\n{body}", "utf-8")
    (folder / "lúa.txt").write_text("Lúa hè thu\nNông dân xã Phú Lộc gặt lúa sớm.", "utf-8")
    assert tracuu("rebuild", folder).code == 0
    return tracuu


def test_rebuild_says_what_it_did(tracuu: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Đảng bộ thị xã họp giao ban", "utf-8")
    assert "1 tài liệu" in tracuu("rebuild", tmp_path / "a.txt").out
    assert "1 document in" in tracuu("rebuild", "--lang", "en").out
    assert tracuu("rebuild", "--json").json()["documents"] == 1


def test_an_index_inside_its_folder_of_documents_is_no_document(tmp_path: Path, tracuu: CommandLine) -> None:
    (tmp_path / "a.txt").write_text("Đảng bộ thị xã họp giao ban", "utf-8")
    assert tracuu.index.is_relative_to(tmp_path)
    for command in (["rebuild", tmp_path], ["rebuild"], ["update"]):
        assert tracuu(*command).code == 0
    assert tracuu("status", "--skipped", "--json").json()["documents"] == 1


@pytest.mark.parametrize("query", ["sổ tay đảng viên điện tử", "so tay dang vien dien tu", "4861 đảng viên"])
def test_search_prints_the_right_document_first(built: CommandLine, query: str) -> None:
    found = built("search", query)
    assert found.code == 0
    assert found.out.split("1. ")[1].startswith("Sổ tay đảng viên điện tử")


def test_search_prints_the_promised_json(built: CommandLine) -> None:
    page = built("search", "đảng viên", "--json").json()
    assert page["schema"] == 1
    assert page["total"] == 1
    assert page["tiers"][0] == {"name": "exact", "total": 1}
    hit = page["hits"][0]
    assert {hit["title"][a:b] for a, b in hit["title_marks"]} == {"đảng viên"}
    assert hit["date"] == "2022-11-15"
    assert hit["date_source"] == "event"
    assert hit["snippets"][0]["marks"]
    assert page["facets"]["year"]["buckets"][0]["value"] == "2022"


def test_abbreviations_count_unless_they_are_switched_off(built: CommandLine) -> None:
    assert built("search", "sổ tay ĐV", "--json").json()["total"] == 1
    assert "cũng được tìm theo cách viết khác: “đảng viên”" in built("search", "sổ tay ĐV").out
    off = built("search", "sổ tay ĐV", "--no-expand", "--json").json()
    assert [tier["name"] for tier in off["tiers"] if tier["total"]] == ["partial"]


def test_show_lists_documents_about_the_same(built: CommandLine) -> None:
    assert built("show", "sổ tay", "--similar").out == "Không có tài liệu tương tự.\n"
    assert built("show", "lúa", "--similar", "--json").json() == {"schema": 1, "id": "lúa", "hits": []}


def test_suggest_completes_what_is_being_typed(built: CommandLine) -> None:
    assert "Sổ tay đảng viên điện tử  (tiêu đề, 1)" in built("suggest", "so", "tay").out
    assert "(title, 1)" in built("suggest", "sổ tay", "--lang", "en").out
    found = built("suggest", "sổ t", "--json").json()
    assert [(each["kind"], each["text"]) for each in found] == [
        ("words", "sổ tay"),
        ("title", "Sổ tay đảng viên điện tử"),
    ]
    assert built("suggest", "xyzzy").out == ""


def test_no_hits_is_a_success(built: CommandLine) -> None:
    found = built("search", "xyzzy")
    assert found.code == 0
    assert found.out == "0 tài liệu\n"


def test_filters_take_names_without_marks(built: CommandLine) -> None:
    found = built("search", "", "--filter", "năm=2022", "--json").json()
    assert [hit["id"] for hit in found["hits"]] == ["sổ tay"]
    assert built("search", "lúa", "--filter", "colour=red").code == 2


def test_dates_narrow_and_nonsense_is_noted(built: CommandLine) -> None:
    assert built("search", "", "--from", "11/2022", "--to", "11/2022", "--json").json()["total"] == 1
    assert built("search", "", "--from", "2023", "--to", "2020", "--json").json()["total"] == 1
    page = built("search", "", "--from", "hôm qua", "--json").json()
    assert page["total"] == 2
    assert page["notes"][0]["code"] == "no-date"


def test_show_prints_a_document_and_its_json(built: CommandLine) -> None:
    told = built("show", "sổ tay").out
    assert "4.861 đảng viên" in told
    assert "ngày diễn ra: 2022-11-15 (“Chiều ngày 15/11/2022”)\n" in told
    assert told.index("Cơ quan, tổ chức: Thị ủy Kỳ Anh\n") < told.index("Ngày: 15/11/2022\n")  # as on the page
    assert "Organisations: Thị ủy Kỳ Anh\n" in built("show", "sổ tay", "--lang", "en").out
    shown = built("show", "sổ tay", "--json").json()
    assert shown["id"] == "sổ tay"
    assert shown["event_date"] == "2022-11-15"
    assert built("show", "sổ tay.txt").out == told
    assert built("explain", "đảng viên", "sổ tay.txt").code == 0
    missing = built("show", "không có", "--lang", "en")
    assert (missing.code, missing.err[:4]) == (1, "D301")


def test_explain_names_the_parts_of_the_score(built: CommandLine) -> None:
    parts = built("explain", "đảng viên", "sổ tay", "--json").json()[0]["parts"]
    assert {"syllable", "word", "adjacent"} <= {part["kind"] for part in parts}
    assert "đảng viên" in built("explain", "đảng viên").out
    assert "không khớp" in built("explain", "đảng viên", "lúa").out
    assert built("explain", "xyzzy").code == 0


@pytest.mark.parametrize(
    ("language", "told"), [("vi", "1 tài liệu (1 đủ các từ)\n"), ("en", "1 document (1 all words)\n")]
)
def test_search_tells_how_many_documents_hold_what(built: CommandLine, language: str, told: str) -> None:
    assert built("search", "sổ tay", "--lang", language).out.startswith(told)


def test_an_excerpt_tells_where_its_text_goes_on(tracuu: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "lúa.txt").write_text(
        "Lúa hè thu\n" + "Nông dân ra đồng " * 50 + "gặt lúa " + "rồi lại về nhà " * 50, "utf-8"
    )
    assert tracuu("rebuild", tmp_path / "lúa.txt").code == 0
    excerpt = tracuu("search", "gặt lúa").out.splitlines()[-1].strip()
    assert excerpt.startswith("… ")
    assert excerpt.endswith(" …")


def test_similar_documents_are_the_object_that_the_page_gives(built: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "tài liệu/lúa sớm.txt").write_text("Lúa hè thu sớm\nNông dân xã Phú Lộc gặt lúa sớm.", "utf-8")
    assert built("update").code == 0
    found = built("show", "lúa", "--similar", "--json").json()
    with open_index(built.index) as index:
        page = create_app(index).test_client().get("/similar.json?id=lúa").get_json()
    assert (found, [hit["title"] for hit in found["hits"]]) == (page, ["Lúa hè thu sớm"])


def test_show_tells_removed_lines_with_the_name_of_their_rule(tracuu: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "lúa.txt").write_text("Lúa hè thu\nNông dân xã Phú Lộc gặt lúa sớm.\nIn trang", "utf-8")
    assert tracuu("rebuild", tmp_path / "lúa.txt").code == 0
    assert tracuu("show", "lúa", "--removed").out.split() == ["công", "cụ", "In", "trang"]
    assert tracuu("show", "lúa", "--removed", "--lang", "en").out.split() == ["tools", "In", "trang"]


def test_show_says_when_no_line_was_removed(built: CommandLine) -> None:
    assert "Không có dòng nào" in built("show", "lúa", "--removed").out


def test_explain_writes_decimals_as_the_language_does(built: CommandLine) -> None:
    vietnamese, english = (built("explain", "đảng viên", "--lang", language).out for language in ("vi", "en"))
    assert re.search(r"\d,\d{3}\n.*\(idf \d+,\d\d, tf \d+,\d\d\)", vietnamese)
    assert re.search(r"\d\.\d{3}\n.*\(idf \d+\.\d\d, tf \d+\.\d\d\)", english)


def test_status_verify_and_rollback(built: CommandLine) -> None:
    assert re.search(r"^2 tài liệu, .*, tạo lúc \d\d:\d\d ngày \d\d/\d\d/\d{4}, ", built("status").out)
    assert re.search(r"^2 documents, .*, built \d{4}-\d\d-\d\d \d\d:\d\d, ", built("status", "--lang", "en").out)
    assert built("status", "--json").json()["documents"] == 2
    assert "nguyên vẹn" in built("verify").out
    first = built("status", "--json").json()["generation"]
    assert built("rebuild").code == 0
    assert built("rollback", "--json").json()["generation"] == first
    assert built("rollback").code == 4


def test_a_damaged_index_is_found_by_verify(built: CommandLine) -> None:
    generation = built("status", "--json").json()["generation"]
    texts = next((built.index / "generations" / generation).glob("*.texts"))
    content = bytearray(texts.read_bytes())
    content[0] ^= 1
    texts.write_bytes(content)
    assert built("verify").code == 4


@pytest.mark.parametrize(
    ("arguments", "vi", "en"),
    [
        (["serch", "x"], "Không có lệnh “serch”. Có phải: search", "No such command 'serch'"),
        (["search", "x", "--limt", "3"], "Không có tùy chọn “--limt”. Có phải: --limit", "No such option '--limt'"),
        (["search", "cấp ủy", "-đoàn"], "viết sau “--”", "No such option '-đ'"),
        (["search"], "Thiếu QUERY", "Missing argument 'QUERY"),
        (["search", "x", "--limit", "abc"], "Cần một số nguyên từ 0 đến 100.", "Invalid value for '--limit'"),
        (["search", "x", "--sort", "best"], "Chọn: relevance, newest", "Invalid value for '--sort'"),
        (["search", "x", "--filter", "colour=red"], 'place="Kỳ Anh", place.all=', "Invalid value for '--filter'"),
        (["entities", "--export", "tên.xls"], "tên.xls: FILE.csv", "Invalid value for '--export'"),
        (["entities", "--export", "."], "cần tên của một tệp", "is a directory"),
        (["status", "thừa"], "Thừa “thừa”", "unexpected extra argument (thừa)"),
        (["entities", "--mentions"], "--export FILE.csv", "--export FILE.csv"),
    ],
)
def test_errors_of_usage_tell_what_was_meant_in_both_languages(
    tracuu: CommandLine, arguments: Sequence[str], vi: str, en: str
) -> None:
    told = tracuu(*arguments)
    assert (told.code, vi in told.err, "--help" in told.err) == (2, True, True), told.err
    told = tracuu(*arguments, "--lang", "en")
    assert (told.code, en in told.err) == (2, True), told.err


@pytest.mark.parametrize("command", [["rebuild", ""], ["eval", ""]])
def test_a_folder_without_a_name_is_not_the_working_folder(tracuu: CommandLine, command: Sequence[str]) -> None:
    told = tracuu(*command)
    assert (told.code, "Hãy nêu tên thư mục" in told.err) == (2, True)


@pytest.mark.parametrize("command", [["status"], ["rebuild", "corpus"], ["search", "x"]])
def test_an_index_without_a_name_is_an_error_of_usage_and_not_the_working_folder(
    command: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--index", ""]) == 2
    assert "--index" in capsys.readouterr().err
    assert not (Path.cwd() / "generations").exists()


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "indexer", *arguments]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False, env=environment)


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from indexer.cli import main; main(['--help']); "
        "heavy = {'numpy', 'whoosh', 'flask', 'pyvi', 'sklearn', 'rich'} & set(sys.modules); "
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=_ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "rebuild" in ran.stdout


def test_the_module_runs_as_a_command() -> None:
    ran = _run("--help")
    assert ran.returncode == 0, ran.stderr
    assert "tracuu" in ran.stdout


def test_output_may_be_cut_by_its_reader(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Đảng bộ thị xã họp giao ban", "utf-8")
    index = ["--index", str(tmp_path / "index")]
    assert _run("rebuild", str(tmp_path / "a.txt"), *index).returncode == 0
    command = [sys.executable, "-m", "indexer", "search", "đảng", "--json", *index]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert "Traceback" not in running.stderr.read()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_output_that_cannot_be_written_is_told_without_a_traceback() -> None:
    command = [sys.executable, "-m", "indexer", "--version"]
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(command, cwd=_ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (1, "X802: Không ghi được kết quả ra: đĩa đã đầy.\n")


def test_numbers_are_written_as_in_the_language_of_the_message(tracuu: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Họp chi bộ", "utf-8")
    assert re.search(r"trong \d+,\d giây \(\d+,\d MiB\)", tracuu("rebuild", tmp_path / "a.txt").out)
    assert re.search(r"in \d+\.\d s \(\d+\.\d MiB\)", tracuu("rebuild", tmp_path / "a.txt", "--lang", "en").out)

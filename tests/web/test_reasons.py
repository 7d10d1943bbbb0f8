"""Why a document has its place, in words."""

import pytest

from indexer.model.result import Explanation, ScorePart
from indexer.search import Index
from tests.web.clients import client_of
from tests.web.page import read_page, words_of
from webui.links import Links
from webui.present.reasons import why

LINKS = Links("", "vi")


def told(*parts: tuple[str, str, float]) -> list[tuple[str, tuple[str, ...], str]]:
    made = tuple(ScorePart(kind, text, 1.0, 1.0, 1.0, score) for kind, text, score in parts)
    return [(each.text, each.ways, each.share) for each in why(Explanation("a", "exact", 1.0, made), LINKS).reasons]


@pytest.mark.parametrize(
    ("parts", "reasons"),
    [
        ((), []),
        ([("syllable", "sổ", 1.0)], [("sổ", ("as-typed",), "100 %")]),
        (
            [("syllable", "sổ", 1.0), ("word", "sổ_tay", 2.0), ("adjacent", "sổ tay", 1.0)],
            [("sổ tay", ("word", "adjacent"), "75 %"), ("sổ", ("as-typed",), "25 %")],
        ),
        ([("folded", "so", 1.0), ("word_folded", "so", 1.0)], [("so", ("without-marks", "word"), "100 %")]),
        (
            [("unit", "ref:05-CT/TW", 1.0), ("entity", "điềm", 1.0)],
            [
                ("05-CT/TW", ("unit",), "50 %"),
                ("điềm", ("name",), "50 %"),
            ],
        ),
        ([("word", "ủy_ban|ubnd", 1.0)], [("ủy ban / ubnd", ("word",), "100 %")]),
        (
            [("syllable", "có", 0.0), ("word", "ít", 0.001), ("word", "sổ", 1.0)],
            [("sổ", ("word",), "100 %")],
        ),
    ],
)
def test_what_matched_how_and_how_much(
    parts: list[tuple[str, str, float]], reasons: list[tuple[str, tuple[str, ...], str]]
) -> None:
    assert told(*parts) == reasons


def test_a_hit_leads_to_the_reasons_for_its_place(corpus: Index) -> None:
    client = client_of(corpus)
    address = read_page(client, "/search?q=sổ tay đảng viên").link("Vì sao có kết quả này?")
    assert address.endswith("#why")
    reasons = read_page(client, address.partition("#")[0]).one("div", id="why")
    assert words_of(reasons).startswith("Có đủ các từ. Điểm của tài liệu đến từ:")
    assert [words_of(row) for row in reasons.iter("th")][3:5] == ["sổ tay", "đảng viên"]
    assert "Vì sao" not in read_page(client, "/search").text

"""Text of before Unicode is read as what it says; text of any other kind is never touched."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import FileEncodingError
from indexer.model.files import RawFile, Remark, SourceFile
from indexer.normalise import lower
from indexer.read import read_files
from indexer.read.encoding import decode, in_unicode
from indexer.read.legacy import recognise, suspicious
from tests.strategies import all_syllables, vietnamese_text

_COUNTRY = "Cộng hòa xã hội chủ nghĩa Việt Nam"
_TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam"
_VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"
_WINDOWS_1258 = "Cộng hòa xã hội chủ nghĩa Việt Nam"
# All letters with their tones, in the order grave, hook, tilde, acute, dot.
_LETTERS = (
    "à ả ã á ạ ằ ẳ ẵ ắ ặ ầ ẩ ẫ ấ ậ è ẻ ẽ é ẹ ề ể ễ ế ệ ì ỉ ĩ í ị ò ỏ õ ó ọ ồ ổ ỗ ố ộ ờ ở ỡ ớ ợ ù ủ ũ ú ụ ừ ử ữ ứ ự "
    "ỳ ỷ ỹ ý ỵ ă â ê ô ơ ư đ"
)
_LETTERS_TCVN3 = (
    "µ ¶ · ¸ ¹ » ¼ ½ ¾ Æ Ç È É Ê Ë Ì Î Ï Ð Ñ Ò Ó Ô Õ Ö × Ø Ü Ý Þ ß á â ã ä å æ ç è é ê ë ì í î ï ñ ò ó ô õ ö ÷ ø ù "
    "ú û ü ý þ ¨ © ª « ¬ \u00ad ®"
)
_LETTERS_VNI = (
    "aø aû aõ aù aï aè aú aü aé aë aà aå aã aá aä eø eû eõ eù eï eà eå eã eá eä ì æ ó í ò oø oû oõ où oï oà oå oã "
    "oá oä ôø ôû ôõ ôù ôï uø uû uõ uù uï öø öû öõ öù öï yø yû yõ yù î aê aâ eâ oâ ô ö ñ"
)
_FOREIGN = [
    "L'été dernier, les élèves de l'école ont été très « gênés » par la façon d'être du maître à Noël, où ça coûte.",
    "Für die Bürger der Städte Köln und Düsseldorf wäre das größte Übel, daß Läden schließen müssen; schöne Grüße!",
    "El niño soñó mañana que la cigüeña pequeña traía piñas, ¿cómo está usted señor Núñez?; ª º ¡Qué año!",
    "Não há opção: as ações da nação são três, à mão, e os pães e limões vêm de Goiânia em março às cinco.",
    "Også på Færøerne får vi så mange gåder; når nå må gå på å, så står småbørn på grå båd. Blåbærgrød på øen.",
    "Det är så här på många håll i Skåne: små barn får gå på gården när de når åtta år. Åtta små grå får på ön.",
    "Hän tykkää syödä leipää ja lähti tänään pöydän äärestä hyvää yötä toivottaen Jyväskylään ja Pyhäjärvelle.",
    "Það er gott að búa á Íslandi þótt veðrið sé æði slæmt; Guðrún og Þórður fóru í gær á fjöllin með börnin sín.",
    "Öğrenciler bugün şehirde yürüyüş yapacak; güneş çıkınca çocuklar köye dönüp üzüm yiyecek, büyükler çay içecek.",
    "Árvíztűrő tükörfúrógép: a következő évben új művek születnek, és több könyvtár őrzi majd őket örökké.",
    "Els col·legis de Sant Cugat són plens; l'Il·lustre paral·lel i la gal·leria d'en Núria és més bé que mal.",
    "«Ένα» και «δύο» · «τρία» «s» «c»",
    "© 2020 – 5 µm, 37 °C, 10 m², ½ lít, ±3 %, «ok», 2×3, 6÷2, £5, ¥7, §4, ¶ 3, ®, ¹ ² ³, ª, º",
]
_REAL = [
    "Đội của Mesut Özil và Thomas Müller gặp đội của Martin Ødegård, Luis Muñoz và Søren Lärsen ở Malmö và Tromsø.",
    "Bà và bé là cô và chú; «bé» và «bà», nhà bà ở xã, cá và gà · bò và dê ® và ª.",
    "Uy ban nhan dan tinh hop ban ve viec xay dung nong thon moi, Müller va Özil.",
    "Co\u0323\u0302ng ho\u0300a xa\u0303 ho\u0323\u0302i chu\u0309 nghi\u0303a Vie\u0323\u0302t Nam ® ñ ö",
]

_BODIES = [(1, _TCVN3), (2, "L'été, à Noël")]


def _raws(folder: Path) -> tuple[list[RawFile], list[SourceFile]]:
    found = list(read_files([folder]))
    return [raw for raw in found if isinstance(raw, RawFile)], [each for each in found if isinstance(each, SourceFile)]


def _read(text: str) -> str:
    found = recognise(text)
    assert found
    assert found.certain
    return found.to_unicode(text)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (_TCVN3, _COUNTRY),
        (_VNI, _COUNTRY),
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", _COUNTRY.upper()),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", _COUNTRY.upper()),
        ("§éc lËp – Tù do – H¹nh phóc, ®êi sèng", "Độc lập – Tự do – Hạnh phúc, đời sống"),
        ("Ñoäc laäp – Töï do – Haïnh phuùc, ñôøi soáng", "Độc lập – Tự do – Hạnh phúc, đời sống"),
        ("B¸o c¸o cña TØNH ñY, ®ång chÝ NGUYÔN V¡N MÉU", "Báo cáo của TỈNH ỦY, đồng chí NGUYỄN VĂN MẪU"),
        (
            "B¸o c¸o cña tØnh vÒ d©n sè\nTØNH ñY H¶I D¦¥NG, ë §¤NG",
            "Báo cáo của tỉnh về dân số\nTỈNH ỦY HẢI DƯƠNG, Ở ĐÔNG",
        ),
        ("tr\u00ad\u00eang häc vµ ®\u00ad\u00eang phè cña x·", "trường học và đường phố của xã"),
    ],
)
def test_text_of_an_old_font_is_read_as_what_it_says(written: str, meant: str) -> None:
    assert _read(written) == meant


@pytest.mark.parametrize("letters", [_LETTERS_TCVN3, _LETTERS_VNI])
def test_every_letter_of_an_encoding_is_known(letters: str) -> None:
    written, meant = (" ".join(f"l{each}" for each in row.split()[:-1]) for row in (letters, _LETTERS))
    assert _read(written) == unicodedata.normalize("NFC", meant)


def _encoded(text: str, letters: str) -> str:
    """Encode in TCVN3 or VNI by the tables of this file, small letters only."""
    table = dict(zip(unicodedata.normalize("NFC", _LETTERS).split(), letters.split(), strict=True))
    return "".join(table.get(letter, letter) for letter in lower(text))


def _windows(text: str) -> bytes:
    """Encode as Windows does: the tone as a mark of its own after the letter."""
    content = b""
    for letter in text:
        try:
            content += letter.encode("cp1258")
        except UnicodeEncodeError:
            whole = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in whole if mark in "\u0300\u0301\u0303\u0309\u0323")
            content += (unicodedata.normalize("NFC", whole.replace(tone, "")) + tone).encode("cp1258")
    return content


@given(st.lists(st.sampled_from(all_syllables()), max_size=60))
def test_any_text_with_enough_words_comes_back_as_it_was(words: list[str]) -> None:
    text = " ".join(["“đồng", "chí", "bí", "thư", "tỉnh", "ủy”", "đảng", "bộ", *words])
    assert _read(_encoded(text, _LETTERS_TCVN3)) == text
    assert _read(_encoded(text, _LETTERS_VNI)) == text
    assert decode(_windows(text)) == (text, "windows-1258")
    assert suspicious(_encoded(text, _LETTERS_TCVN3))
    assert suspicious(_encoded(text, _LETTERS_VNI))


@given(vietnamese_text())
def test_text_in_unicode_is_never_touched(text: str) -> None:
    assert recognise(text) is None
    assert recognise(unicodedata.normalize("NFD", text)) is None


@pytest.mark.parametrize("text", _FOREIGN + _REAL)
def test_other_languages_foreign_names_and_signs_are_never_touched(text: str) -> None:
    assert recognise(text) is None
    assert recognise(text * 3) is None


@given(st.lists(st.sampled_from(all_syllables()), min_size=1), st.sampled_from(["cp1252", "latin-1"]))
def test_utf8_that_was_taken_for_latin_is_read_as_what_it_says(words: list[str], latin: str) -> None:
    text = f"“Đảng bộ” … {' '.join(words)}"
    taken = text.encode().decode("latin-1") if latin == "latin-1" else _as_windows_shows(text.encode())
    raw = RawFile("1", "a.txt", "text", f"{taken}\nHọp ở xã\nViá»", {"title": taken})
    read = in_unicode(raw)
    assert (read.text, read.fields["title"]) == (f"{text}\nHọp ở xã\nViá»", text)
    assert read.encoding == "UTF-8/windows-1252"


def _as_windows_shows(content: bytes) -> str:
    """What programs make of bytes; five mean nothing in windows-1252, and stay controls."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in content)


@pytest.mark.parametrize("text", [*_FOREIGN, *_REAL, "«há» và «cá»", "cafÃ© Ã  la crÃ¨me", "á» º"])
def test_what_is_no_vietnamese_that_was_taken_for_latin_stays(text: str) -> None:
    assert in_unicode(RawFile("1", "a.txt", "text", text)).text == text


@pytest.mark.parametrize("text", _FOREIGN[:8])
def test_bytes_of_another_language_are_not_taken_for_vietnamese(text: str) -> None:
    with pytest.raises(FileEncodingError):
        decode(text.encode("latin-1"))


@given(st.text())
def test_any_text_is_looked_at_without_an_error(text: str) -> None:
    found = recognise(text)
    assert found is None or isinstance(found.to_unicode(text), str)


def test_a_file_is_converted_by_lines_and_the_report_says_so(tmp_path: Path) -> None:
    unicode, french, lines = "Họp ngày 2/6 ở thị xã", "Société Générale", "\n".join([_TCVN3] * 5)
    (tmp_path / "cũ.txt").write_text(f"{unicode}\n{lines}\n{french}", "utf-8")
    raws, sources = _raws(tmp_path)
    assert raws[0].text == f"{unicode}\n{lines.replace(_TCVN3, _COUNTRY)}\n{french}"
    assert raws[0].encoding == "TCVN3"
    assert [(remark.path, remark.vi, remark.en) for remark in sources[0].remarks] == [
        ("cũ.txt", "chuyển từ TCVN3 sang Unicode", "converted from TCVN3 to Unicode")
    ]


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI", "windows-1258"])
def test_bytes_of_an_old_encoding_are_read(tmp_path: Path, encoding: str) -> None:
    old = {"TCVN3": _TCVN3.encode("cp1252"), "VNI": _VNI.encode("cp1252"), "windows-1258": _windows(_COUNTRY)}
    (tmp_path / "cũ.md").write_bytes(b"# " + old[encoding])
    (raw,), _ = _raws(tmp_path)
    assert (raw.text, raw.encoding, raw.form) == (f"# {_COUNTRY}", encoding, "markdown")


def test_records_in_the_bytes_of_an_old_encoding_are_read_with_all_their_paragraphs(tmp_path: Path) -> None:
    records = [{"id": str(number), "title": "ViÖt Nam", "body": f"{body}\n\n{body}"} for number, body in _BODIES]
    lines = [json.dumps(record, ensure_ascii=False).encode("cp1252") for record in records]
    broken = json.dumps({"id": "3", "title": _COUNTRY, "body": f"{_COUNTRY}\n{_COUNTRY}?"}, ensure_ascii=False).encode()
    (tmp_path / "tin.jsonl").write_bytes(b"\n".join([*lines, broken.replace(b"?", b"\xff")]))
    (raw,), (source,) = _raws(tmp_path)
    assert (raw.doc_id, raw.text, raw.fields["title"]) == ("1", f"{_COUNTRY}\n\n{_COUNTRY}", "Việt Nam")
    assert [(skip.path, skip.code) for skip in source.skips] == [("tin.jsonl:2", "C203"), ("tin.jsonl:3", "C203")]


def test_ids_of_records_are_converted_with_their_texts(tmp_path: Path) -> None:
    old = {"id": "B\u00adu ®iÖn/ViÖt Nam 01", "title": "ViÖt Nam", "body": _TCVN3}
    same, new = old | {"id": "Bưu điện/Việt Nam 01"}, {"id": "ViÖt Nam", "title": "Việt Nam", "body": _COUNTRY}
    lines = [json.dumps(record) for record in (old, same, new)]
    (tmp_path / "tin.jsonl").write_text("\n".join(lines), "utf-8")
    raws, (source,) = _raws(tmp_path)
    assert [raw.doc_id for raw in raws] == ["Bưu điện/Việt Nam 01", "ViÖt Nam"]
    assert [(skip.path, skip.code) for skip in source.skips] == [("tin.jsonl:2", "C206")]


def test_what_is_not_certain_stays_as_it_is_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "ngắn.txt").write_text("ViÖt Nam, x· héi, 12 xyz", "utf-8")
    (raw,), (source,) = _raws(tmp_path)
    assert (raw.text, raw.encoding, raw.suspected) == ("ViÖt Nam, x· héi, 12 xyz", "", "TCVN3")
    assert source.ids == ("ngắn",)
    assert not source.skips
    assert source.remarks[0].vi.startswith("có lẽ viết theo bảng mã cũ TCVN3 nhưng không chắc nên để nguyên")


def test_records_are_looked_at_one_by_one_with_all_their_texts(tmp_path: Path) -> None:
    old = {"id": "1", "title": "ViÖt Nam", "body": _TCVN3, "authors": ["TrÇn B×nh"]}
    new = {"id": "2", "title": "Việt Nam", "body": _COUNTRY}
    (tmp_path / "tin.jsonl").write_text(f"{json.dumps(old)}\n{json.dumps(new)}\n", "utf-8")
    (first, second), (source,) = _raws(tmp_path)
    assert (first.text, first.fields["title"], first.fields["authors"]) == (_COUNTRY, "Việt Nam", "Trần Bình")
    assert (second.text, second.encoding) == (_COUNTRY, "")
    assert source.remarks == (
        Remark(
            "tin.jsonl",
            "1 tài liệu chuyển từ TCVN3 sang Unicode",
            "1 of the documents converted from TCVN3 to Unicode",
        ),
    )

"""Recognise official letters: what they are ("QUYẾT ĐỊNH") and are about, who signs, and the day they were signed."""

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache
from itertools import pairwise

from indexer.convert.lines import SHORT, Layout, Line, folded, has_digit
from indexer.convert.stamps import DATE, WEEKDAY, Stamp, read_stamp

HEAD_LINES = 14
_FOOT_LINES = 12
_MOST_BROKEN = 3
"""Lines of a subject below its first."""

_NEAR = 3
"""Lines below a title in which the number of a letter may stand."""

_LONGEST = 60
"""Code points of the line over a signature."""

_LONGEST_SUBJECT = 45
"""Syllables."""


def find_subject(lines: Sequence[Line], head: Sequence[int]) -> tuple[int, ...]:
    """Return the indexes of the lines that name an official letter, its kind and its subject; empty for other pages.

    Args:
        lines: of the page.
        head: indexes of the first lines without a role yet.
    """
    for place, index in enumerate(head):
        line = lines[index]
        if line.text.isupper() and _kind().fullmatch(line.key):
            return (index, *_subject(lines, head[place : place + 3]))
        if _annex().fullmatch(line.key):
            return (index, *_annexed(lines, head[place + 1 : place + _MOST_BROKEN + 1]))
        if line.text.isupper() and _form().match(line.key):
            return (index, *_capitals_below(lines, head[place : place + _MOST_BROKEN + 1]))
        if place and (_kind_begins().match(line.key) or _about().match(line.key)):
            return (index, *_broken_below(lines, head[place : place + _MOST_BROKEN + 1]))
        if not _is_letterhead(line):
            return ()
    return ()


def is_letter(layout: Layout, junk: Container[int]) -> bool:
    """Tell whether a page is signed like an official letter: names at its end are those of officials."""
    free = (layout.lines[index] for index in layout.loose if index and index not in junk)
    small = [line for line in free if len(line.text) <= _LONGEST]
    return any(_recipients().match(line.key) or (line.text.isupper() and is_signature(line)) for line in small)


def find_signed(layout: Layout, junk: Container[int], title: Sequence[int]) -> Stamp:
    """Return the day under or over a letter, "Liên Sơn, ngày 09 tháng 6 năm 2022", not that of a menu.

    A number with its day, "Số 43/BC-UBND, ngày 28/02/2021", is that of the page above its title, or below if it is of
    the kind that the title names; elsewhere it tells of another letter.

    Args:
        layout: of the page.
        junk: indexes of the lines that count for nothing.
        title: indexes of its lines.
    """
    foot = max(len(layout.lines) - _FOOT_LINES, layout.last)
    free = (index for index in layout.loose if index not in junk and (index < HEAD_LINES or index >= foot))
    lines = layout.lines
    signed = (index for index in free if is_place_and_day(lines[index].text))
    own = (lines[index] for index in signed if not _is_of_another(lines, index, title))
    return next((read_stamp(line.text) for line in own), Stamp())


def _is_of_another(lines: Sequence[Line], index: int, title: Sequence[int]) -> bool:
    """Tell whether a line is the number of another letter than the page itself."""
    number = _number_and_day().match(lines[index].key)
    if number is None or (title and index < title[0]):
        return False
    named = "".join(word[0] for word in lines[title[0]].key.split()) if title else ""
    return not named or number["kind"][:2] != named[:2] or index > title[-1] + _NEAR


def _subject(lines: Sequence[Line], indexes: Sequence[int]) -> Iterator[int]:
    """Yield the lines, at most two, that go on after the kind of a letter."""
    if _whole().fullmatch(lines[indexes[0]].key):
        return
    for before, index in pairwise(indexes):
        line = lines[index]
        goes_on = line.text[0].islower() or line.key.startswith("ve ") or _about().match(line.key) is not None
        first = before == indexes[0]
        apart = line.gap and not (first and _is_spaced(lines, index))
        if not goes_on and (apart or not (first or (line.text.isupper() and lines[before].text.isupper()))):
            return
        if (
            line.syllables > _LONGEST_SUBJECT
            or " | " in line.text
            or line.text.endswith((":", "..."))
            or _text_begins().match(line.key)
        ):
            return
        yield index


def _broken_below(lines: Sequence[Line], indexes: Sequence[int]) -> tuple[int, ...]:
    """Return the lines of a subject in capitals, or of one in small letters that goes on right below."""
    small = [index for index in indexes[1:] if lines[index].text[0].islower() and not lines[index].gap]
    goes_on = small == list(range(indexes[0] + 1, indexes[0] + 1 + len(small)))
    return tuple(small) if small and goes_on else tuple(_capitals_below(lines, indexes))


def _annexed(lines: Sequence[Line], indexes: Sequence[int]) -> tuple[int, ...]:
    """Return the lines in capitals below the number of an annex, which tell what it holds."""
    named = indexes and lines[indexes[0]].text.isupper()
    return (indexes[0], *_capitals_below(lines, indexes)) if named else ()


def _capitals_below(lines: Sequence[Line], indexes: Sequence[int]) -> Iterator[int]:
    """Yield the lines of a subject in capitals that go on right below its first line, which has no cell beside it."""
    if lines[indexes[0]].paired:
        return
    for before, index in pairwise(indexes):
        line = lines[index]
        if (
            index != before + 1
            or line.gap > lines[indexes[0]].gap
            or not (line.text.isupper() and lines[before].text.isupper())
        ):
            return
        if _text_begins().match(line.key) or "|" in line.text:
            return
        yield index


def _is_spaced(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line that may be a subject stands apart only because all lines of the page do."""
    line, below = lines[index], lines[index + 1 : index + 2]
    plain = line.text[0].isalpha() and not line.text.isupper() and not line.ends_sentence
    return plain and all(other.gap >= line.gap for other in below) and not _numbered().match(line.text)


def is_signature(line: Line) -> bool:
    """Tell whether a line is the office of who signs below it; "TRƯỜNG" is a school and no "TRƯỞNG"."""
    if len(line.text) > _LONGEST or line.ends_sentence or line.text.startswith(("TRƯỜNG", "Trường")):
        return False
    return _signature().match(line.key) is not None


def _is_letterhead(line: Line) -> bool:
    return line.text.isupper() or (line.key != "" and _above().fullmatch(line.key) is not None)


def is_motto(text: str) -> bool:
    """Tell whether a line is the name or the motto of the state, which stand over letters and are no title."""
    return len(text) <= _LONGEST and text[:1] in "CcĐđDdTt" and _motto().fullmatch(folded(text)) is not None


def is_roster(line: Line) -> bool:
    """Tell whether a line begins like the title of a plan of days or a list, which stands in capitals over its week."""
    return _roster().match(line.key) is not None


def is_place_and_day(text: str) -> bool:
    """Tell whether a line says where and when a letter was signed or news was sent: "Liên Sơn, ngày 09/6/2022"."""
    return len(text) <= SHORT and has_digit(text) and _place_and_day().fullmatch(folded(text)) is not None


_LETTERS = (
    r"(?:thong bao|quyet dinh|ke hoach|bao cao(?: tom tat| nhanh)?|to trinh|bien ban|nghi quyet|chi thi|huong dan"
    r"|cong dien|danh sach|giay moi|thu moi|thu ngo|quy che|quy dinh|noi quy|huong uoc"
    r"|chuong trinh(?: hanh dong| cong tac)?|de an|phuong an|thong tri|quy uoc|tin buon"
    r"|loi keu goi|cong van|thong cao(?: bao chi)?|cong bo"
    r"|ket luan(?: thanh tra| kiem tra| giam sat)?"
    r"|de cuong(?: tuyen truyen)?|bai tuyen truyen|ban cam ket|dien van|tham luan|bai phat bieu)"
)


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(rf"{_LETTERS}|(?:nghi dinh|thong tu(?: lien tich)?|(?:bo )?luat|phap lenh|dieu le)")


@cache
def _whole() -> re.Pattern[str]:
    """Return a pattern of the kinds of letters that have no subject: who sends them stands below."""
    return re.compile(r"tin buon|thu ngo|loi cam on")


def is_letterhead_of_two(above: Line, below: Line) -> bool:
    """Tell whether two lines are one letterhead: "ỦY BAN NHÂN DÂN" over "HUYỆN BẢO YÊN"."""
    shouted = above.text.isupper() and below.text.isupper()
    return shouted and _body().fullmatch(above.key) is not None and _unit().match(below.key) is not None


@cache
def _body() -> re.Pattern[str]:
    return re.compile(r"uy ban nhan dan|hoi dong nhan dan|ubnd|hdnd|dang bo|dang uy|ban chap hanh dang bo")


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(r"(?:tinh|thanh pho|tp\.?|quan|huyen|thi xa|xa|phuong|thi tran|dac khu) ")


@cache
def _annex() -> re.Pattern[str]:
    return re.compile(r"(?:phu luc|bieu mau|mau) (?:so )?(?:\d{1,2}[a-z]?|[ivxl]{1,5}|[a-z])\W*")


@cache
def _form() -> re.Pattern[str]:
    """Return a pattern of how the names of forms begin, below which their fields stand."""
    return re.compile(
        r"(?:don (?:xin|de nghi|khieu nai|to cao|dang ky|yeu cau|thuoc)|phieu (?:khao sat|dang ky|danh gia|thu|chi|xuat"
        r"|nhap|de nghi|yeu cau)|giay (?:gioi thieu|xac nhan|uy quyen|de nghi|chung nhan|cam ket|di duong|bien nhan)"
        r"|to khai|hop dong|hoa don|so yeu ly lich|ban (?:khai|tu kiem diem|kiem diem|tuong trinh)|bien nhan)\b"
    )


@cache
def _motto() -> re.Pattern[str]:
    return re.compile(
        r"cong hoa xa hoi chu nghia viet nam"
        r"|doc lap ?[-–](?: ?tu do ?[-–] ?hanh phuc)?|tu do ?[-–] ?hanh phuc"
    )


@cache
def _about() -> re.Pattern[str]:
    return re.compile(r"(?:v/ ?v|ve (?:viec|cong tac))\b(?!.*:$)")


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"[IVX]+\s*[.)–-]|[A-Z]\s*[.)]")


@cache
def _text_begins() -> re.Pattern[str]:
    return re.compile(r"(?:kinh (?:gui|moi)|can cu|hom nay|so ?[\d:./]|thoi gian|dia diem|\(|thuc hien|xet |theo )")


@cache
def _above() -> re.Pattern[str]:
    """Return a pattern of what stands over the kind of a letter besides lines in capitals."""
    return re.compile(
        # OCR reads "S6" and "S0" for "Số".
        rf"{_motto().pattern}|s[o06] ?:? ?\d*.*|no\.? ?: ?\d.*|[\W_]*|\(?du thao.*|[^,:;]{{2,40}}, ?ngay .*"
        rf"|{_PLACE_AND_DAY}"
    )


_PLACE_AND_DAY = (
    rf"(?!vao |luc |{WEEKDAY},|[^,]*\d ?(?:gio|h)\b)"
    rf"[^,:;*]{{2,40}}, ?(?:hoi [^,]{{1,30}})?(?:ngay ?)?{DATE}(?: [-–/] .*)?[^\w.]*"
    rf"|\(?so:? ?[\w ./–-]{{2,40}},? ngay {DATE}\)?"
)


@cache
def _number_and_day() -> re.Pattern[str]:
    """Return a pattern of a number, a year if there is one, and the letters of its kind: "43/BC", "05a/2021/QĐ"."""
    return re.compile(r"\(?so\b:? ?(?:\d+[a-z]?(?![^\W_])|[\W_])*(?P<kind>[a-z]*)")


@cache
def _place_and_day() -> re.Pattern[str]:
    return re.compile(_PLACE_AND_DAY)


_WHO_SIGNS = r"nguoi (?:(?:viet|lam) don|cam ket|khai|bao cao|de nghi|lap (?:bieu|bang|phieu)|uy quyen)"


@cache
def _signature() -> re.Pattern[str]:
    return re.compile(
        r"(?:t/?m|k/?t|t/?l|tuq|q)\.? .*|(?:pho |quyen )?(?:chu tich|bi thu|truong|giam doc|hieu truong|chanh"
        r"|chi huy truong|chu nhiem|tong bien tap|thu truong|to truong|truong ban)\b.{0,40}$"
        rf"|(?:thay mat|{_WHO_SIGNS}|kinh (?:bao|thu|don))\b.{{0,40}}$"
    )


@cache
def _recipients() -> re.Pattern[str]:
    return re.compile(rf"noi nhan ?:?|\(?(?:da ky|ky ten, dong dau)\b.*|thu ky$|{_WHO_SIGNS}")


@cache
def _roster() -> re.Pattern[str]:
    return re.compile(r"(?:lich (?:truc|cong tac|hop|lam viec|tiep|phan cong)|danh (?:sach|ba)|(?:bang )?phan cong)\b")


@cache
def _kind_begins() -> re.Pattern[str]:
    """Return a pattern of how a title in capitals below the name of an office begins."""
    return re.compile(
        rf"(?:{_LETTERS}|ket qua|danh (?:sach|muc|ba)|de (?:thi|kiem tra|on tap)|dap an"
        r"|lich|the le|noi dung|tai lieu|de cuong|ban tin)\b"
    )

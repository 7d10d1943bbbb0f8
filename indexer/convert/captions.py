"""Find the lines of a page that stand under pictures.

A caption needs a sign of its own: a credit ("Ảnh: ..."), people doing what is photographed at meetings, words of the
lead said again, or its place on the page. A short line without any of them is a heading and stays where it is.
"""

import re
from collections.abc import Collection, Container, Sequence
from functools import cache
from itertools import islice, pairwise

from indexer.convert.lines import Layout, Line, folded

_SHORTEST, _LONGEST = 3, 45
"""Syllables."""

_LONGEST_TEXT = 260
_NEAR_LEAD = 4
_REPEATED = 0.9
_SHORTEST_REPEATED = 8
_LONGEST_BETWEEN = 20
"""Syllables of a caption that only wider gaps tell; a paragraph between two pictures may lack its full stop."""

_MOST_NAMES = 2
"""Names below the text that tell whom pictures show; more are a list."""

_LONGEST_NAME = 7
"""Syllables of a name with "Ông" or "Nghệ nhân" before it."""

_OF_ONESELF = "".join(f"(?<!{word} )" for word in ("tôi là", "tôi tên", "tên là", "em là", "cháu là", "mình là"))
_INDENTED = 3
"""Spaces; fewer are a slip of the finger."""

_FIRST_WORDS = frozenset(
    {"toan", "uy", "quang", "khung", "mot", "nhung", "hinh", "cac", "dai", "dong", "d/c", "ong", "ba", "lanh", "thuong"}
    | {"ban", "doan", "chu", "pho", "bi", "truong", "giam", "dang", "can", "hoi", "hoc", "nhan", "chi", "cap", "tap"}
)
"""How a line begins that is worth asking `_shown`."""

_SUBJECTS = (
    r"(?:(?:cac |nhung )?(?:dai bieu|dai dien|dong chi|d/c|uy vien|ong|ba|lanh dao|thuong truc"
    r"|ban (?:chap hanh|thuong vu|to chuc|chi dao)"
    r"|doan (?:cong tac|chu tich|giam sat|dai bieu|kiem tra|khao sat)|chu tich|pho|bi thu|truong"
    r"|giam doc|dang vien|can bo|hoi vien|doan vien|hoc vien|cac em|ba con|nhan dan|chi bo|cap uy|tap the))"
)
_DEEDS = (
    r"(?:phat bieu|ket luan|bao cao|trinh bay|tham du|du|chu tri|dieu hanh|trao|tang|nhan|don nhan|ky|ki"
    r"|chup (?:anh|hinh)|bieu quyet|thao luan|bo phieu|dang huong|dang hoa|tham|kiem tra|khao sat|tham quan|cong bo"
    r"|khai mac|be mac|quan triet|trien khai|chuc mung|ra mat|lam viec|huong dan|gioi thieu|doi thoai"
    r"|tiep xuc|cat bang|khanh thanh|bau"
    r"|tai (?:hoi nghi|dai hoi|buoi|le|hoi thao|cuoc hop))"
)


def find_captions(
    layout: Layout, taken: Container[int], *, letter: bool, signed: Container[int], pictured: Collection[int]
) -> tuple[int, ...]:
    """Return the indexes of the captions among the lines that have no role yet.

    Args:
        layout: of the page.
        taken: indexes of the lines with a role.
        letter: an official letter has lists of persons, not pictures: only a credit counts.
        signed: indexes of the lines right below the byline; the short ones stand under pictures.
        pictured: indexes of the names of pictures.
    """
    lines = layout.lines
    below = (index + 1 for index in pictured)
    under = {index for index in below if index not in taken and _is_close(lines, index, taken)}
    candidates = [index for index in layout.loose if index not in taken and _may_be_caption(lines[index])]
    if letter or not candidates:
        return tuple(sorted({*under, *(index for index in candidates if has_credit(lines[index].text))}))
    indented = _is_indented(layout)
    named = [index for index in candidates if index > layout.last and is_named_above(layout, index)]
    found = (
        index
        for index in candidates
        if has_credit(lines[index].text)
        or shows_people(lines[index])
        or (index in signed and _is_bare(lines[index]))
        or (len(named) <= _MOST_NAMES and index in named)
        or (layout.first < index and _is_plain(lines[index]) and _stands_apart(layout, index, indented=indented))
    )
    return tuple(sorted({*under, *found}))


def is_named_above(layout: Layout, index: int) -> bool:
    """Tell whether a line is a name, of three syllables or more, of whom the text above tells."""
    text = layout.lines[index].text
    if not _SHORTEST <= len(words := text.split()) <= _LONGEST_NAME:
        return False
    if not all(word.isalpha() and word[0].isupper() for word in words):
        return False
    told = re.compile(rf"{_OF_ONESELF}\b{re.escape(text)}\b", re.IGNORECASE)
    return any(told.search(line.text) for line in layout.lines[:index] if line.is_prose)


def find_repeated(layout: Layout, taken: Container[int]) -> tuple[int, ...]:
    """Return the indexes of the lines near the lead that say it again, as captions of the picture at the top do."""
    lines = layout.lines
    free = (index for index in range(len(lines)) if index not in taken)
    near = [index for index in islice(free, _NEAR_LEAD) if index != layout.first and _may_be_caption(lines[index])]
    near = [index for index in near if lines[index].syllables >= _SHORTEST_REPEATED]
    if not near or layout.first == len(lines):
        return ()
    told = set(pairwise(_words().findall(folded(lines[layout.first].text))))
    return tuple(index for index in near if _share(lines[index].text, told) >= _REPEATED)


def has_credit(text: str) -> bool:
    """Tell whether a line ends with whom a picture is from, or begins by saying that it is one."""
    return _picture().search(f" {text.lower()}") is not None and _credit().search(text) is not None


def shows_people(line: Line) -> bool:
    """Tell whether a line that is no sentence says what people on a picture do, or announces pictures."""
    if line.ends_sentence or line.text.endswith((";", ",")):
        return _scene().fullmatch(folded(line.text)) is not None
    if _placed().search(line.text):
        return True
    if folded(line.text.split(" ", 1)[0]) not in _FIRST_WORDS:
        return False
    return _shown().match(folded(line.text)) is not None


def _may_be_caption(line: Line) -> bool:
    return not line.heading and len(line.text) <= _LONGEST_TEXT and _SHORTEST <= line.syllables <= _LONGEST


def _is_bare(line: Line) -> bool:
    """Tell whether a line is no sentence and has no label or brackets: under the byline it belongs to a picture."""
    first = line.text[0]
    return not (line.ends_sentence or ":" in line.text or first.islower() or first in "(-–•*+[")


def _is_close(lines: Sequence[Line], index: int, taken: Container[int]) -> bool:
    """Tell whether a line stands right below another and apart from the next of the text, as under its picture."""
    close = index < len(lines) and lines[index].gap == 0 and _may_be_caption(lines[index])
    return close and (index + 1 in taken or all(below.gap for below in lines[index + 1 : index + 2]))


def _share(text: str, told: set[tuple[str, str]]) -> float:
    """Return how many of the pairs of neighbouring syllables of a text were told already, 0 to 1."""
    pairs = list(pairwise(_words().findall(folded(text))))
    return sum(pair in told for pair in pairs) / len(pairs) if pairs else 0


def _is_indented(layout: Layout) -> bool:
    """Tell whether the paragraphs of a page are indented, so that what is not stands out."""
    if not any(line.indent for line in layout.lines):
        return False
    prose = [line.indent >= _INDENTED for line in layout.lines[layout.first : layout.last + 1] if line.is_prose]
    return len(prose) > 1 and sum(prose) > len(prose) / 2


def _stands_apart(layout: Layout, index: int, *, indented: bool) -> bool:
    """Tell whether a line stands alone at the margin of an indented page, or inside the text between wider gaps."""
    gap = min(line.gap for line in layout.lines[index : index + 2])
    if indented and gap > 0 and layout.lines[index].indent < _INDENTED:
        return True
    if gap < 2 or index > layout.last or layout.lines[index].syllables > _LONGEST_BETWEEN:  # noqa: PLR2004
        return False
    text = layout.lines[layout.first : layout.last + 1]
    usual = max((below.gap for above, below in pairwise(text) if above.is_prose and below.is_prose), default=0)
    return gap > usual > 0


def _is_plain(line: Line) -> bool:
    """Tell whether a line is no sentence, no item of a list, and leads to nothing below."""
    return not line.ends_sentence and not line.text.endswith((":", ";", ",")) and not _listed().match(line.text)


@cache
def _picture() -> re.Pattern[str]:
    """Return a pattern of a word that every credit has, where it may stand: it spares most lines the search."""
    return re.compile(r"[\s(.–-](?:ảnh|hình|clip|video|đồ h)")


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[\s(.–-])(?:ảnh|hình|clip|video|đồ họa|đồ hoạ)(?: (?:minh họa|minh hoạ|tư liệu))? ?:"
        r" ?[^:]{1,40}\)?\.?$"
        r"|\((?:ảnh|hình)[^()]{0,60}\)\.?$"
        r"|[–-] ?ảnh \d{1,2}\.?$"
        r"|[–.-] ?ảnh (?:minh|tư liệu|của|chụp|cắt|do|tl)[^.:]{0,40}$"
        r"|^\(?(?:trong )?(?:ảnh|hình)(?: trên| dưới| \d{1,2})? ?[:.] ?\S"
        r"|^(?:ảnh|hình) (?:minh h[oọ][aạ]|tư liệu|internet)\.?$",
        re.IGNORECASE,
    )


@cache
def _shown() -> re.Pattern[str]:
    return re.compile(
        rf"(?:toan canh|quang canh|khung canh|(?:mot so |nhung )?hinh anh|(?:cac )?dai bieu (?:tham )?du)\b"
        rf"|{_SUBJECTS}\b[^:?]*\b{_DEEDS}\b[^:?]*$"
    )


@cache
def _scene() -> re.Pattern[str]:
    """Return a pattern of what pictures of meetings show, which may end like a sentence: "Quang cảnh hội nghị."."""
    return re.compile(
        r"(?:toan|quang|khung) canh (?:hoi nghi|hoi thao|dai hoi|buoi|le|phien|ky hop|cuoc|diem cau)\b[^.:;?!]{0,60}\."
    )


@cache
def _placed() -> re.Pattern[str]:
    """Return a pattern of where somebody stands on a picture; with marks, since "đứng" folds to the "dung" of much."""
    return re.compile(
        r"\((?:[^()]{0,40} )?(?:giữa|trái|phải|từ (?:trái|phải)(?: sang| qua)?|đứng|ngồi|hàng đầu|hàng trước)\)"
        r"|\((?:áo|đội|mặc|cầm) [^()]{1,30}\)|từ (?:trái|phải) (?:sang|qua)\b",
        re.IGNORECASE,
    )


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(r"[-–•*+]|\w{1,4}[.)/]")


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"\w+")

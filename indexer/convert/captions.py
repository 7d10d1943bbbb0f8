"""Find the lines of a page that stand under pictures.

A caption needs a sign of its own: a credit ("Ảnh: ..."), people doing what is photographed at meetings, words of the
lead said again, or its place on the page. A short line without any of them is a heading and stays where it is.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from indexer.convert.junk import Edges
from indexer.convert.lines import Line
from indexer.normalise import fold

_SHORTEST, _LONGEST = 3, 45
"""Syllables."""

_LONGEST_TEXT = 260
_NEAR_LEAD = 4
_REPEATED = 0.9
_SHORTEST_REPEATED = 8
_INDENTED = 3
"""Spaces; fewer are a slip of the finger."""

_SUBJECTS = (
    r"(?:(?:cac )?dai bieu|dai dien|(?:cac )?dong chi|d/c|ong|ba|lanh dao|thuong truc|ban (?:chap hanh|thuong vu"
    r"|to chuc|chi dao)|doan (?:cong tac|chu tich|giam sat|dai bieu|kiem tra|khao sat)|chu tich|pho|bi thu|truong"
    r"|giam doc|dang vien|can bo|hoi vien|doan vien|hoc vien|cac em|ba con|nhan dan|chi bo|cap uy|tap the)"
)
_DEEDS = (
    r"(?:phat bieu|ket luan|bao cao|trinh bay|tham du|du|chu tri|dieu hanh|trao|tang|nhan|don nhan|ky|ki"
    r"|chup (?:anh|hinh)|bieu quyet|thao luan|bo phieu|dang huong|dang hoa|tham|kiem tra|khao sat|tham quan|cong bo"
    r"|khai mac|be mac|quan triet|trien khai|chuc mung|ra mat|lam viec|huong dan|gioi thieu|doi thoai"
    r"|tiep xuc|cat bang|khanh thanh|bau"
    r"|tai (?:hoi nghi|dai hoi|buoi|le|hoi thao|cuoc hop))"
)


def find_captions(
    lines: Sequence[Line], free: Sequence[int], edges: Edges, *, letter: bool, after: int
) -> tuple[int, ...]:
    """Return the indexes of the captions.

    Args:
        lines: of the page.
        free: indexes of the lines without a role yet: the body with its captions.
        edges: of the running text.
        letter: an official letter has lists of persons, not pictures: only a credit counts.
        after: index of the byline; the short lines below it stand under pictures.
    """
    candidates = [index for index in free if _may_be_caption(lines[index])]
    if letter:
        return tuple(index for index in candidates if has_credit(lines[index].text))
    lead = next((index for index in free if lines[index].is_prose), -1)
    near = set(free[:_NEAR_LEAD]) - {lead}
    indented = _is_indented([lines[index] for index in free])
    return tuple(
        index
        for index in candidates
        if has_credit(lines[index].text)
        or shows_people(lines[index])
        or (index in near and lead >= 0 and _repeats(lines[index].text, lines[lead].text))
        or (index > after and not lines[index].ends_sentence)
        or (indented and edges.first < index and _stands_apart(lines, index))
    )


def has_credit(text: str) -> bool:
    """Tell whether a line ends with whom a picture is from, or begins by saying that it is one."""
    return _credit().search(text) is not None


def shows_people(line: Line) -> bool:
    """Tell whether a line that is no sentence says what people on a picture do, or announces pictures."""
    if line.ends_sentence or line.text.endswith((";", ",")):
        return False
    return _shown().match(fold(line.text)) is not None


def _may_be_caption(line: Line) -> bool:
    return len(line.text) <= _LONGEST_TEXT and _SHORTEST <= line.syllables <= _LONGEST


def _repeats(text: str, lead: str) -> bool:
    """Tell whether nearly all neighbouring syllables of a line stand in the lead too."""
    words = _words().findall(fold(text))
    told = _words().findall(fold(lead))
    pairs = list(pairwise(words))
    if len(words) < _SHORTEST_REPEATED:
        return False
    known = set(pairwise(told))
    return sum(pair in known for pair in pairs) >= _REPEATED * len(pairs)


def _is_indented(lines: Sequence[Line]) -> bool:
    """Tell whether the paragraphs of a page are indented, so that what is not stands out."""
    prose = [line.indent >= _INDENTED for line in lines if line.is_prose]
    return len(prose) > 1 and sum(prose) > len(prose) / 2


def _stands_apart(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line that is no sentence stands alone at the margin of an indented page."""
    line = lines[index]
    alone = line.gap > 0 and (index + 1 == len(lines) or lines[index + 1].gap > 0)
    plain = not line.ends_sentence and not line.text.endswith((":", ";", ",")) and not _listed().match(line.text)
    return alone and plain and line.indent < _INDENTED


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[\s(.–-])(?:ảnh|hình|clip|video|đồ họa|đồ hoạ)(?: (?:minh họa|minh hoạ|tư liệu))? ?:"
        r" ?[^.:]{1,40}\.?\)?\.?$"
        r"|\((?:ảnh|hình)[^()]{0,60}\)\.?$"
        r"|[–.-] ?ảnh (?:minh|tư liệu|của|chụp|cắt|do|tl)[^.:]{0,40}$"
        r"|^\(?(?:trong )?(?:ảnh|hình)(?: trên| dưới)? ?: ?\S",
        re.IGNORECASE,
    )


@cache
def _shown() -> re.Pattern[str]:
    return re.compile(
        rf"(?:toan canh|quang canh|khung canh|(?:mot so |nhung )?hinh anh|(?:cac )?dai bieu (?:tham )?du)\b"
        rf"|{_SUBJECTS}\b[^:?]*\b{_DEEDS}\b[^:?]*$"
        r"|[^:]*\((?:[^()]*\b)?(?:giua|trai|phai|tu trai|tu phai|dung|ngoi|ao \w+|doi \w+ \w+|ngoai cung|hang dau)\b"
        r"[^()]*\)"
        r"|[^:]*\b(?:tu trai sang|tu phai sang)\b"
    )


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(r"[-–•*+]|\w{1,4}[.)/]")


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"\w+")

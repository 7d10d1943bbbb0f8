"""The words before the number of a document that tell what it is: "Quyết định khởi tố vụ án số | 27/C03"."""

import re
from functools import cache

from indexer.normalise import fold, lower
from indexer.units.tables import COURT_PAPERS, TYPES

_LOOK_BACK = 40
_NO_PAPER = re.compile(r"(?:(?:kiểm soát|biển số|BKS|số hiệu(?: [A-Z]+)?) |QCVN [0-9 :-]*)$")
"""What stands before the number of a car or a ship, and before the torn number of a standard."""
_NO_LAW = ("kỷ ", "kỉ ")
"""What "luật" behind is no law: "quyết định thi hành kỷ luật số"."""


def words_before(text: str, number: int) -> tuple[int, str] | None:
    """Where a citation begins whose number stands at an offset, and its type word in small letters, which may be empty.

    None where a car or a ship has the number.
    """
    behind = text[max(0, number - _LOOK_BACK) : number]
    if _NO_PAPER.search(behind):
        return None
    before = _type_before().search(behind)
    if before and (not before.group(1) or behind.endswith(_NO_LAW, 0, before.start(1))):
        # "Quyết định khởi tố vụ án số 27/C03"
        behind = text[max(0, number - 2 * _LOOK_BACK) : number]
        before = _type_of_affair().match(behind) or before
    if not before or not before.group(1):
        return number, ""
    return number - len(behind) + before.start(1), lower(before.group(1))


@cache
def _type_before() -> re.Pattern[str]:
    # A kind of work may tell more: "Kết luận thanh tra số".
    names = {*TYPES, *COURT_PAPERS, *map(fold, (*TYPES, *COURT_PAPERS)), *TYPES.values()}
    words = "|".join(sorted(names, key=lambda word: (-len(word), word)))
    words = rf"(?:{words})(?: (?:thanh tra|công tác|liên tịch|phối hợp|kiểm tra|kiểm toán|hành pháp))?"
    return re.compile(rf"(?<!\w)((?i:{words}))(?: (?i:số|so))?(?: ?:)? ?$|(?<!\w)(?i:số)(?: ?:)? ?$")


@cache
def _type_of_affair() -> re.Pattern[str]:
    # The last of the type words counts: "thông báo | quyết định khởi tố vụ án số".
    words = "|".join(sorted([*TYPES, *COURT_PAPERS, "QĐ"], key=lambda word: (-len(word), word)))
    other = r"(?!(?:các|cho|của|ngày|này|những|tại|theo|trên|và|với|số)\b)[a-zà-ỹđ]+"
    other = rf"(?:{other}|HĐQT|HĐTV|HĐND|ĐHĐCĐ|Hội đồng)"
    return re.compile(rf".*(?<!\w)((?i:{words}))(?: (?:Giám )?{other})(?:,? {other}){{0,7}} số:? ?$", re.DOTALL)

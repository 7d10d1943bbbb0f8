"""Recognise offices that sign a page: beside their author, or alone in his place."""

import re
from functools import cache

# With marks: Bảo, Bàn and Đoàn are names.
OFFICES = (
    r"(?:Ban|Văn phòng|VP|Đài|Tổ|Trung tâm|TTYT|Phòng|UBND|HĐND|Báo|Cổng|Hội|Huyện|Tỉnh|Sở|Trang|Nhóm|TTXVN|Trường"
    r"|Chi bộ|Đảng (?:ủy|uỷ|bộ)|Thành (?:ủy|uỷ|phố|đoàn)|Thị (?:ủy|uỷ)|Đoàn (?:TN|Thanh|xã|phường)"
    r"|Công (?:an|ty|đoàn))\b"
)
"""How the name of an office begins."""
_LONGEST = 9
"""Syllables behind the first words of an office that stands alone."""
_SMALL = frozenset(
    {"xã", "phường", "quận", "huyện", "tỉnh", "thị", "thành", "phố", "ủy", "uỷ", "phủ", "và", "điện", "tử", "thông"}
    | {"tin", "thanh", "hình", "hóa", "hoá", "thể", "thao", "giáo"}
)
"""Words in small letters that such a name may hold."""


def is_office(text: str) -> bool:
    """Tell whether a line is the office of the author above it, in brackets: "(Đài Truyền thanh huyện)"."""
    return text.startswith("(") and text.endswith(")") and re.match(OFFICES, text[1:]) is not None


def signs_alone(text: str) -> bool:
    """Tell whether a line is nothing but an office that writes news: "Ban Tuyên giáo Huyện ủy".

    Others, a school or a bank, rather stand in the picture above; one in capitals is a letterhead.
    """
    head = _writes().match(text)
    rest = re.split(r"[\s–-]+", text[head.end() :].strip()) if head and not text.isupper() else []
    return 0 < len(rest) <= _LONGEST and all(_is_of_name(word) for word in rest)


def _is_of_name(word: str) -> bool:
    return word.isalpha() and (word[0].isupper() or word in _SMALL)


@cache
def _writes() -> re.Pattern[str]:
    return re.compile(
        r"(?:Ban (?:Tuyên giáo|Dân vận|Tổ chức|Biên tập)|Văn phòng|Đài (?:Truyền|Phát|TT|PT)|Báo(?= [A-ZĐ]| điện tử)"
        r"|Cổng|Trung tâm (?:Văn|VH|Truyền|TT)|Phòng (?:Văn|VH|Nội vụ)|UBND|HĐND)(?= )"
    )

"""The names of persons after a title, or after an office and the body in which it is held."""

from collections.abc import Sequence

from indexer.extract.evidence import is_transcribed
from indexer.extract.foreign import BETWEEN, foreign_end
from indexer.extract.gazetteer import PROVINCE
from indexer.extract.mention import PersonMention, mention
from indexer.extract.names import (
    ONSETS,
    PARTICLES,
    admin_name,
    begins_name,
    down_to,
    is_given_name,
    is_syllable,
    vietnamese_end,
    world_name,
)
from indexer.extract.tables import Title, vietnamese_given_names
from indexer.extract.titled import leads_company
from indexer.extract.tokens import Tokens

_FULL = 3
_PAIR = 2
NATIONS = frozenset({"Việt", "Hàn", "Hoa", "Thái", "Chăm", "Kinh", "Tày", "Mông", "Dao", "Khmer", "Tây"})
_HAMLETS = frozenset({"thôn", "xóm", "ấp", "bản", "làng", "buôn", "phum"})
"""Last syllables of offices that the name of a place may follow: "trưởng thôn Đại Hoà"."""
_ARTISTS = frozenset({"viên", "sĩ", "diễn", "giả"})
"""Last syllables of "diễn viên", "ca sĩ", "đạo diễn", "tác giả", before which a work may be named."""
_SUBJECTS = frozenset({"luật", "toán", "văn", "sử", "y", "dược", "hoá", "lí", "triết"})
_LEARNED = frozenset({"sĩ", "nhân", "sư"})
_CALLED = frozenset({"anh", "chị", "ông", "bà", "cô", "chú", "em", "bầu"})
"""After these a word alone is a person, "anh Đức"."""


def titled_person(tokens: Tokens, start: int, end: int, title: Title) -> PersonMention | None:
    """Return the name that begins after a title, None when none does."""
    while start < end - 1 and tokens.words[start].isupper() and not is_syllable(tokens.words[start]):
        # "BS.CKII", "PGS.TS": more titles.
        start += 1
    first = tokens.words[start]
    if first in PARTICLES:
        return mention(tokens, start, foreign_end(tokens, start + 1, end), titled=True)
    if end == start + 1 and tokens.keys[start] in _SUBJECTS and tokens.keys[start - 1] in _LEARNED:
        # "Tiến sĩ | Luật"
        return None
    name_end = vietnamese_end(tokens, start, end)
    # A name of Vietnamese syllables goes on behind marks and particles only.
    foreign = foreign_end(tokens, start, end) if name_end < end or tokens.words[end] in BETWEEN else end
    hidden = foreign == start + 1 and _is_letter(first)
    shouted = first.isupper() and not (foreign - start >= _FULL and _begins_with_initial(tokens.words[start:foreign]))
    if foreign > max(name_end, start) and not shouted and not hidden:
        # "Giám đốc Central Group" names a company, "Tổng thống Lopez Obrador" no country.
        company = title.office and not title.single and leads_company(tokens, start, foreign)
        known = not company or any(map(is_given_name, tokens.words[start:foreign]))
        return mention(tokens, start, foreign, sure=known, titled=True)
    if name_end - start > 1 or (name_end > start and not _is_letter(tokens.words[start])):
        # "Bí thư Khôi" is a person when the document has the full name; "ca sĩ Việt" is any of the country.
        found = mention(tokens, start, name_end, sure=name_end - start > 1 or not title.office, titled=True)
        # "siêu mẫu Bình Minh" is a person, "Bí thư Bình Minh" a place.
        district = found.place and not title.office and name_end - start > 1 and not _is_high(tokens, start)
        called = found.place and name_end == start + 1 and tokens.keys[start - 1] in _CALLED
        national = name_end == start + 1 and tokens.words[start] in NATIONS and tokens.keys[start - 1] not in _CALLED
        hamlet = name_end - start == _PAIR and tokens.keys[start - 1] in _HAMLETS and not begins_name(tokens, start)
        # "diễn viên | Tuổi thanh xuân"
        work = name_end == start + 1 == end and tokens.keys[start - 1] in _ARTISTS and end < len(tokens)
        work = work and tokens.keys[start] not in vietnamese_given_names() and tokens.words[end].islower()
        sure = (found.sure or district or called) and not (national or hamlet or work)
        return found if sure == found.sure else found._replace(sure=sure)
    return None


def _begins_with_initial(words: Sequence[str]) -> bool:
    """Whether a letter stands before words that are not in capitals: "J. Rowe"."""
    return len(words[0]) == 1 and any(len(word) > 1 and word.istitle() for word in words)


def _is_letter(word: str) -> bool:
    """Whether a word is an initial or a hidden name ("bà H."), not a name of one letter ("bà Ý")."""
    return (len(word) == 1 and word.isascii()) or word in ONSETS


def _is_high(tokens: Tokens, start: int) -> bool:
    """Whether a province or a place of the world begins here."""
    unit = admin_name(tokens, start, down_to(PROVINCE))
    return unit is not None or world_name(tokens, start) is not None


def leader(tokens: Tokens, start: int, end: int) -> PersonMention | None:
    """The person after an office and its body: "Chủ tịch Ngân hàng Nhân dân Trung Quốc (NHND) | Yi Maowen"."""
    if tokens.words[end] == "-" or world_name(tokens, start) is not None:
        return None
    # "Phát ngôn viên Bộ Ngoại giao Trung Quốc | Cảnh Mẫu"
    chinese = tokens.words[start - _PAIR : start] == ["Trung", "Quốc"]
    if begins_name(tokens, start) or (end - start in {_PAIR, _FULL} and (chinese or is_transcribed(tokens, end))):
        name_end = vietnamese_end(tokens, start, end)
    else:
        foreign = not (is_syllable(tokens.words[start]) and is_syllable(tokens.words[end - 1]))
        name_end = foreign_end(tokens, start, end) if foreign and not tokens.words[start].isupper() else start
    # "Người phát ngôn quân đội Thái Lan, | Pongrowe Semarowe, | ..."
    told = tokens.words[start - 1] != "," or tokens.words[name_end] == ","
    return mention(tokens, start, name_end, titled=True) if told and name_end - start > 1 else None

"""What a person is told about a query that was not taken quite as it was typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from indexer import config
from indexer.errors import Language

NoteCode = Literal[
    "cut",
    "no_words",
    "quote_open",
    "quote_empty",
    "group_open",
    "group_empty",
    "group_deep",
    "star_alone",
    "tilde_alone",
    "minus_alone",
    "distance_limited",
    "open_limited",
    "operator_as_word",
    "field_unknown",
    "field_empty",
    "date_unreadable",
    "rarest_decide",
    "rarest_rank",
]

MAX_SHOWN = 40
"""Code points of the query that a message quotes."""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on a stretch of the query.

    Attributes:
        code: stable, for programs.
        start: first code point of the query that it is about.
        end: one past the last.
        vi: the sentence for people, in Vietnamese.
        en: the same in English.
    """

    code: NoteCode
    start: int
    end: int
    vi: str
    en: str

    def message(self, language: Language) -> str:
        """The sentence in one language."""
        return self.vi if language == "vi" else self.en


_CHARACTERS, _SYLLABLES, _DECIDING = config.MAX_QUERY_CHARACTERS, config.MAX_QUERY_SYLLABLES, config.DECIDING_SYLLABLES
_MESSAGES: Mapping[NoteCode, tuple[str, str]] = MappingProxyType(
    {
        "cut": (
            f"Truy vấn quá dài: chỉ tìm với {_CHARACTERS} ký tự và {_SYLLABLES} tiếng đầu.",
            f"The query is too long: only its first {_CHARACTERS} characters and {_SYLLABLES} syllables were used.",
        ),
        "no_words": (
            "Truy vấn không có chữ hoặc số nào; đang hiện tất cả tài liệu.",
            "The query holds no letter or digit; all documents are shown.",
        ),
        "quote_open": (
            "Dấu {text} không có dấu đóng nên được bỏ qua.",
            "The quotation mark {text} is never closed and was ignored.",
        ),
        "quote_empty": (
            "Giữa hai dấu ngoặc kép {text} không có từ nào nên được bỏ qua.",
            "There is no word in the quotation {text}; it was ignored.",
        ),
        "group_open": (
            "Dấu ngoặc {text} không thành cặp nên được bỏ qua.",
            "The parenthesis {text} has no partner and was ignored.",
        ),
        "group_empty": (
            "Trong ngoặc {text} không có từ nào nên được bỏ qua.",
            "There is no word in {text}; it was ignored.",
        ),
        "group_deep": (
            f"Ngoặc lồng nhau quá {config.MAX_QUERY_DEPTH} lớp: ngoặc {{text}} được bỏ qua.",
            f"Parentheses are nested deeper than {config.MAX_QUERY_DEPTH}: {{text}} was ignored.",
        ),
        "star_alone": (
            "Dấu {text} được bỏ qua: hãy viết liền sau phần đầu của từ, ví dụ đả*.",
            "{text} was ignored: write it right after the beginning of a word, as in đả*.",
        ),
        "tilde_alone": (
            'Dấu {text} được bỏ qua: hãy viết liền sau một từ hoặc một cụm từ, ví dụ điềm~ hoặc "sổ tay"~5.',
            '{text} was ignored: write it right after a word or a quotation, as in điềm~ or "sổ tay"~5.',
        ),
        "minus_alone": (
            "Dấu {text} được bỏ qua: sau nó không có từ nào để loại trừ.",
            "{text} was ignored: no word to leave out follows.",
        ),
        "distance_limited": (
            "Khoảng cách {text} quá lớn, đã dùng {limit}.",
            "The distance {text} is too large; {limit} was used.",
        ),
        "open_limited": (
            f"Nhiều hơn {config.MAX_OPEN_WORDS} từ có * hoặc ~: {{text}} được tìm như từ thường.",
            f"More than {config.MAX_OPEN_WORDS} words with * or ~: {{text}} was searched as plain words.",
        ),
        "operator_as_word": (
            "“{text}” được tìm như một từ: toán tử phải đứng giữa hai từ.",
            '"{text}" was searched as a word: an operator stands between two words.',
        ),
        "field_unknown": (
            "Không có trường tìm kiếm “{text}”: đã tìm như từ thường.",
            'There is no search field "{text}"; it was searched as plain words.',
        ),
        "field_empty": (
            "Trường “{text}” không có giá trị: hãy viết giá trị liền sau dấu hai chấm.",
            'The field "{text}" has no value: write the value right after the colon.',
        ),
        "date_unreadable": (
            "“{text}” không phải ngày tháng: đã tìm như từ thường. Ví dụ: ngày:15/11/2022, ngày:2020..2022.",
            '"{text}" is not a date; it was searched as plain words. Examples: date:15/11/2022, date:2020..2022.',
        ),
        "rarest_decide": (
            f"Truy vấn dài: {_DECIDING} tiếng hiếm nhất quyết định kết quả, mọi tiếng đều ảnh hưởng đến thứ tự.",
            f"The query is long: its {_DECIDING} rarest syllables decide what is found, all of them decide the order.",
        ),
        "rarest_rank": (
            "Truy vấn có nhiều từ quá phổ biến: đã tìm đủ, nhưng chỉ những từ hiếm hơn quyết định thứ tự.",
            "Many words of the query are very common: all was found, but only the rarer words decide the order.",
        ),
    }
)


def note(code: NoteCode, text: str, start: int, end: int, *, limit: int = 0) -> Note:
    """Make the note of a code about text[start:end].

    Args:
        code: what happened.
        text: the whole query.
        start: first code point concerned.
        end: one past the last.
        limit: the value used instead of one that was too large.
    """
    vi, en = _MESSAGES[code]
    shown = text[start:end].strip()
    if len(shown) > MAX_SHOWN:
        shown = shown[:MAX_SHOWN].rstrip() + "…"
    return Note(code, start, end, vi.format(text=shown, limit=limit), en.format(text=shown, limit=limit))


def tidied(notes: Iterable[Note], text: str) -> tuple[Note, ...]:
    """Sort notes and join those of one code with nothing but spaces between: "((((" is one remark, not four."""
    joined: list[Note] = []
    for item in sorted(notes, key=lambda each: (each.start, each.end, each.code)):
        last = joined[-1] if joined else item
        if joined and last.code == item.code and not text[last.end : item.start].strip():
            joined[-1] = note(item.code, text, last.start, max(last.end, item.end))
        else:
            joined.append(item)
    return tuple(joined)

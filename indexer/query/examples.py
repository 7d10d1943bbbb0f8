"""The query language by example: the help page shows this table and the tests hold the parser to it."""

from dataclasses import dataclass

from indexer.errors import Language


@dataclass(frozen=True, slots=True)
class Example:
    """A query and what it means, for people.

    Attributes:
        query: ready to be searched.
        vi: what it finds, in Vietnamese.
        en: the same in English.
    """

    query: str
    vi: str
    en: str

    def meaning(self, language: Language) -> str:
        """What the query finds, in one language."""
        return self.vi if language == "vi" else self.en


EXAMPLES: tuple[Example, ...] = (
    Example(
        "sổ tay đảng viên",
        "mọi từ đều có mặt, thứ tự nào cũng được; nếu ít kết quả, cả tài liệu chỉ khớp một phần",
        "all of the words, in any order; when there are few, documents that hold some of them too",
    ),
    Example("so tay dang vien", "gõ không dấu: tìm mọi cách bỏ dấu", "typed without marks: any marks are found"),
    Example("đảng", "gõ có dấu: đúng dấu đã gõ, không phải “đang”", "typed with marks: these marks, not “đang”"),
    Example('"sổ tay đảng viên"', "đúng cụm từ này, các từ đứng liền nhau", "exactly this phrase"),
    Example('"sổ tay đảng*"', "cụm từ mà từ cuối mới gõ phần đầu", "a phrase whose last word is only begun"),
    Example('"sổ tay điện tử"~5', "các từ này cách nhau không quá 5 từ", "these words, with at most 5 others between"),
    Example("cấp ủy -đoàn", "có “cấp ủy”, không có “đoàn”", "with “cấp ủy” and without “đoàn”"),
    Example('cấp ủy -"đoàn thanh niên"', "không có cụm từ này", "without this phrase"),
    Example(
        "cấp ủy KHÔNG đoàn thanh niên",
        "như trên; cả dãy từ sau KHÔNG là một cụm từ (cũng viết NOT)",
        "the same; the whole run of words after KHÔNG is one phrase (NOT works too)",
    ),
    Example(
        "bí thư HOẶC chủ tịch",
        "có “bí thư” hoặc “chủ tịch” (cũng viết OR)",
        "with “bí thư” or with “chủ tịch” (OR works too)",
    ),
    Example("chi bộ VÀ cấp ủy", "có cả hai (cũng viết AND)", "with both (AND works too)"),
    Example(
        "(bí thư HOẶC chủ tịch) Kỳ Anh",
        "ngoặc đơn gộp các từ; toán tử luôn viết hoa",
        "parentheses group words; operators are always written in capitals",
    ),
    Example("đả*", "mọi từ bắt đầu bằng “đả”", "all words that begin with “đả”"),
    Example("điềm~", "từ viết gần giống, sai một chữ cái (~2: hai chữ cái)", "a word with one letter wrong (~2: two)"),
    Example(
        "05-CT/TW", "số văn bản, cách viết nào cũng được: 05-CT/TƯ, 05 ct tw", "a document number, however written"
    ),
    Example("ngày 22/6/2023", "một ngày, cách viết nào cũng được", "a date, however it is written"),
    Example("tiêu_đề:giao ban", "“giao” trong tiêu đề, “ban” ở bất cứ đâu", "“giao” in the title, “ban” anywhere"),
    Example('tiêu_đề:"giao ban"', "cụm từ trong tiêu đề", "a phrase in the title"),
    Example("người:điềm", "người có “Điềm” trong tên", "people with “Điềm” in their names"),
    Example('người:"Hồ Viết Điềm"', "đúng tên người này", "people with this name"),
    Example("nơi:(Kỳ_Anh HOẶC Hà_Tĩnh)", "một trong hai địa danh", "one of the two places"),
    Example("cơ quan:thị_ủy", "cơ quan, tổ chức có “thị ủy” trong tên", "organisations with “thị ủy” in their names"),
    Example("chức_vụ:bí_thư", "chức vụ", "roles"),
    Example("viện_dẫn:05-CT/TW", "tài liệu viện dẫn văn bản này", "documents that cite this document"),
    Example('chuyên_mục:"thời sự"', "chuyên mục", "sections"),
    Example("tác_giả:minh", "tác giả", "authors"),
    Example("nguồn:báo", "nguồn", "sources"),
    Example("năm:2022", "tài liệu của năm 2022", "documents of 2022"),
    Example("ngày:11/2022", "của tháng 11 năm 2022", "of November 2022"),
    Example("ngày:01/01/2022..30/06/2022", "trong khoảng này, tính cả hai ngày", "in this period, both days included"),
    Example("ngày:>=2022", "từ năm 2022 trở đi (cũng dùng >, <, <=)", "of 2022 and later (also >, <, <=)"),
    Example("-nháp", "tất cả tài liệu không có từ này", "all documents without this word"),
)

"""Everything that can go wrong, each with a code, two languages and a way out.

Logs and `str()` are English; people read `message(language)`. Exit codes are those of the README.
"""

import errno
from functools import partial
from typing import ClassVar, Literal

from indexer.model.document import Skip

Language = Literal["vi", "en"]

_SYSTEM_VI = {
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR), "không có ở đó"),
    **dict.fromkeys((errno.EACCES, errno.EPERM), "không được phép"),
    errno.ELOOP: "liên kết trỏ vòng quanh",
    errno.ENOSPC: "đĩa đã đầy",
    errno.EROFS: "đĩa chỉ cho đọc",
    errno.EADDRINUSE: "cổng đang được dùng",
}


def told(value: object, language: Language) -> object:
    """Return a value as messages tell it: an error of the operating system in words, decimals as people write them."""
    if isinstance(value, OSError):
        said = value.strerror or str(value)
        return _SYSTEM_VI.get(value.errno or 0, said) if language == "vi" else said
    if isinstance(value, float):
        return f"{value:.1f}".replace(".", "," if language == "vi" else ".")
    return value


class TracuuError(Exception):
    """The root of the tree; only its children are raised.

    Attributes:
        code: stable, printed with every message.
        exit_code: of the command line.
        status: of the page.
        en: message with `{names}` filled from the keyword arguments of the constructor.
        vi: the same in Vietnamese.
    """

    code: ClassVar[str] = "T000"
    exit_code: ClassVar[int] = 1
    status: ClassVar[int] = 500
    en: ClassVar[str] = "Something went wrong."
    vi: ClassVar[str] = "Đã có lỗi."

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.message("en"))

    def message(self, language: Language) -> str:
        """What happened, where, and what to do."""
        values = {name: told(value, language) for name, value in self.values.items()}
        return (self.vi if language == "vi" else self.en).format(**values)

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders whole."""
        return (partial(type(self), **self.values), ())


def as_skip(error: TracuuError, path: str) -> Skip:
    """Turn the error of one bad file into the line that reports it."""
    return Skip(path, error.code, error.message("vi"), error.message("en"))


class CorpusError(TracuuError):
    """Something about the documents to index."""


class CorpusMissingError(CorpusError):
    """A path of the command line does not exist."""

    code = "C101"
    en = "There is no file or folder {path}. Check the path, or name the folder of your documents."
    vi = "Không có tệp hoặc thư mục {path}. Hãy kiểm tra đường dẫn hoặc chỉ ra thư mục tài liệu."


class CorpusEmptyError(CorpusError):
    """Nothing in the paths could be indexed, so the old index stays; `skips` tells why."""

    skips: tuple[Skip, ...] = ()
    code = "C102"
    en = "No document could be indexed in {path} ({skipped} files skipped). The index was not changed."
    vi = "Không có tài liệu nào lập chỉ mục được trong {path} (bỏ qua {skipped} tệp). Chỉ mục cũ được giữ nguyên."


class FileUnreadableError(CorpusError):
    """The operating system does not let us read a file."""

    code = "C201"
    en = "The file cannot be read: {reason}. Check its permissions."
    vi = "Không đọc được tệp: {reason}. Hãy kiểm tra quyền truy cập."


class FileNotTextError(CorpusError):
    """A file holds something else than text."""

    code = "C202"
    en = "This is not a text file. Supported: .txt, .md, .jsonl, .jsonl.gz, in UTF-8."
    vi = "Đây không phải tệp văn bản. Hỗ trợ: .txt, .md, .jsonl, .jsonl.gz, mã UTF-8."


class FileEncodingError(CorpusError):
    """A text file is not UTF-8."""

    code = "C203"
    en = "The text is not valid UTF-8 (byte {offset}). Save it again as UTF-8; text in an old font (.VnTime, VNI) has to be converted to Unicode first."
    vi = "Văn bản không phải UTF-8 hợp lệ (byte thứ {offset}). Hãy lưu lại với mã UTF-8; văn bản dùng phông cũ (.VnTime, VNI) thì chuyển sang Unicode trước."


class FileEmptyError(CorpusError):
    """A file holds no letter or digit."""

    code = "C204"
    en = "The file holds no text."
    vi = "Tệp không có nội dung."


class FileTooLargeError(CorpusError):
    """A document is over the limit."""

    code = "C205"
    en = "The document has {size} MiB, the limit is {limit} MiB. Split it, or raise --max-mib."
    vi = "Tài liệu có {size} MiB, giới hạn là {limit} MiB. Hãy chia nhỏ hoặc tăng --max-mib."


class DuplicateIdError(CorpusError):
    """Two documents have one id."""

    code = "C206"
    en = 'The id "{doc_id}" is already used by {first}; the first document was kept.'
    vi = "Mã tài liệu “{doc_id}” đã dùng cho {first}; giữ tài liệu đầu tiên."


class RecordInvalidError(CorpusError):
    """A line of a JSONL file is not a record."""

    code = "C207"
    en = "The line is not a valid record: {reason_en}. Needed: {needed_en}."
    vi = "Dòng này không hợp lệ: {reason_vi}. Cần {needed_vi}."


class FileDamagedError(CorpusError):
    """A compressed file is cut off or damaged."""

    code = "C208"
    en = "The compressed file is damaged or cut off here; what stands before was kept. Copy it again."
    vi = "Tệp nén bị hỏng hoặc bị cụt từ chỗ này; phần đứng trước được giữ. Hãy sao chép lại tệp."


class DocumentFailedError(CorpusError):
    """Our own code failed on a document."""

    code = "C299"
    en = "The document could not be understood ({reason}). This is a mistake of tracuu; please report it."
    vi = "Không xử lý được tài liệu ({reason}). Đây là lỗi của tracuu; xin báo lại."


class DocumentMissingError(TracuuError):
    """No document of the index has this id."""

    code = "D301"
    status = 404
    en = 'There is no document "{doc_id}" in the index. Ids are shown by: tracuu search'
    vi = "Không có tài liệu “{doc_id}” trong chỉ mục. Lệnh tracuu search cho biết mã tài liệu."


class OriginalMissingError(TracuuError):
    """The file that a document was read from cannot be handed out."""

    code = "D302"
    status = 404
    en = 'The file of the document "{doc_id}" is not there any more, or it holds other documents too.'
    vi = "Tệp gốc của tài liệu “{doc_id}” không còn ở chỗ cũ, hoặc là tệp chứa nhiều tài liệu."


class EntityMissingError(TracuuError):
    """No document of the index has this name."""

    code = "D303"
    status = 404
    en = 'No document of the index names "{name}". Names are listed by: tracuu entities'
    vi = "Không có tài liệu nào nhắc đến “{name}”. Lệnh tracuu entities liệt kê các tên."


class IndexStateError(TracuuError):
    """The index cannot answer."""

    exit_code = 4
    status = 503


class IndexMissingError(IndexStateError):
    """Nothing has been built in this folder yet."""

    code = "I401"
    en = "There is no index in {folder}. Build one: tracuu rebuild FOLDER."
    vi = "Chưa có chỉ mục trong {folder}. Hãy tạo: tracuu rebuild THƯ_MỤC."


class IndexDamagedError(IndexStateError):
    """A file of the index is not what was written."""

    code = "I402"
    en = "The index in {folder} is damaged: {reason}. Go back (tracuu rollback) or rebuild it (tracuu rebuild FOLDER)."
    vi = "Chỉ mục trong {folder} bị hỏng: {reason}. Hãy quay lại bản trước (tracuu rollback) hoặc tạo lại (tracuu rebuild THƯ_MỤC)."


class IndexFormatError(IndexStateError):
    """The index was made by another version."""

    code = "I403"
    en = "The index in {folder} was made by another version ({found}, needed {needed}). Rebuild it: tracuu rebuild."
    vi = "Chỉ mục trong {folder} do phiên bản khác tạo ({found}, cần {needed}). Hãy tạo lại: tracuu rebuild."


class NoPreviousGenerationError(IndexStateError):
    """There is nothing to go back to."""

    code = "I404"
    en = "There is no previous index in {folder} to go back to."
    vi = "Không có chỉ mục trước đó trong {folder} để quay lại."


class LockedError(TracuuError):
    """Another process is writing the index."""

    code = "L501"
    exit_code = 5
    status = 503
    en = "The index is being written by process {pid} on {host} since {since}. Wait until it has finished."
    vi = "Chỉ mục đang được tiến trình {pid} trên {host} ghi từ {since}. Hãy đợi đến khi xong."


class IndexChangedError(TracuuError):
    """Another process made another generation live while the changes were looked for."""

    code = "L502"
    exit_code = 5
    status = 503
    en = "Another process changed the index meanwhile (from {base} to {live}). Run tracuu update again."
    vi = "Tiến trình khác vừa thay đổi chỉ mục (từ {base} sang {live}). Hãy chạy lại tracuu update."


class EngineError(TracuuError):
    """The engine could not do its work."""

    status = 503


class IndexNotWritableError(EngineError):
    """The index folder cannot be written."""

    code = "E601"
    en = "Cannot write in {folder}: {reason}. Choose another folder with --index or free space. The old index was kept."
    vi = "Không ghi được vào {folder}: {reason}. Hãy chọn thư mục khác bằng --index hoặc giải phóng dung lượng. Chỉ mục cũ được giữ nguyên."


class WorkerError(EngineError):
    """A process of the build died or raised."""

    code = "E602"
    en = "A worker process failed: {reason}. The old index was kept; try again with --jobs 1."
    vi = "Một tiến trình con gặp lỗi: {reason}. Chỉ mục cũ được giữ nguyên; hãy thử lại với --jobs 1."


class SegmenterModelError(EngineError):
    """The model of pyvi is missing or is not the one we know."""

    code = "E603"
    en = "The word segmentation model of pyvi cannot be used: {reason}. Reinstall pyvi 0.1.1."
    vi = "Không dùng được mô hình tách từ của pyvi: {reason}. Hãy cài lại pyvi 0.1.1."


class AddressTakenError(TracuuError):
    """The page cannot be served at the address asked for."""

    code = "W701"
    en = "The page cannot be served at {host}:{port}: {reason}. Choose another port with --port."
    vi = "Không mở được trang tại {host}:{port}: {reason}. Hãy chọn cổng khác bằng --port."


class ServingError(TracuuError):
    """The first process that should answer has ended before it did."""

    code = "W702"
    en = "The processes that serve the page end at once (code {code}). Look at the messages above, or try --jobs 1."
    vi = "Các tiến trình phục vụ trang dừng ngay (mã {code}). Hãy xem thông báo ở trên, hoặc thử --jobs 1."


class ExportFailedError(TracuuError):
    """A file of an export cannot be written."""

    code = "X801"
    en = "Cannot write {path}: {reason}. Choose another file."
    vi = "Không ghi được {path}: {reason}. Hãy chọn tệp khác."

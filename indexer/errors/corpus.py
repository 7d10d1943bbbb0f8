"""What can be wrong with files and documents: C1xx nothing to index, C2xx one file is skipped, D3xx not in the index."""

from indexer.errors.base import TracuuError
from indexer.model.files import Skip


class CorpusError(TracuuError):
    """Something about the documents to index."""


class CorpusMissingError(CorpusError):
    """A path of the command line does not exist."""

    code = "C101"
    en = "There is no file or folder {path}. Check the path, or name the folder of your documents."
    vi = "Không có tệp hoặc thư mục {path}. Hãy kiểm tra đường dẫn hoặc chỉ ra thư mục tài liệu."


class CorpusClosedError(CorpusMissingError):
    """Whether a path of the command line exists cannot be seen: a folder above it does not let us look."""

    code = "C103"
    en = "It cannot be seen what is at {path}: {reason}. Check the permissions of the folders above it."
    vi = "Không xem được {path}: {reason}. Hãy kiểm tra quyền truy cập của các thư mục chứa nó."


class CorpusEmptyError(CorpusError):
    """Nothing in the paths could be indexed, so the old index stays; `skips` tells why."""

    skips: tuple[Skip, ...] = ()
    code = "C102"
    en = "No document could be indexed in {path} ({skipped} files skipped). The index was not changed."
    vi = "Không có tài liệu nào lập chỉ mục được trong {path} (bỏ qua {skipped} tệp). Chỉ mục cũ được giữ nguyên."


class FileUnreadableError(CorpusError):
    """The operating system does not let us read a file."""

    code = "C201"
    en = "The file cannot be read: {reason}. Check the file, what it links to, and its permissions."
    vi = "Không đọc được tệp: {reason}. Hãy kiểm tra tệp, liên kết và quyền truy cập."


class FileNotTextError(CorpusError):
    """A file holds something else than text."""

    code = "C202"
    en = "This is not a text file. Supported: .txt, .md, .jsonl, .jsonl.gz, best in UTF-8."
    vi = "Đây không phải tệp văn bản. Hỗ trợ: .txt, .md, .jsonl, .jsonl.gz, tốt nhất là mã UTF-8."


class FileEncodingError(CorpusError):
    """A text is neither Unicode nor certainly in an encoding of before it."""

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


class DocumentAmbiguousError(TracuuError):
    """Several documents of the index are called so."""

    code = "D304"
    status = 404
    en = '"{name}" may be any of {total} documents: {ids}. Name one by its id or by the whole path of its file.'
    vi = "“{name}” có thể là {total} tài liệu: {ids}. Hãy nêu mã của một tài liệu hoặc đường dẫn đầy đủ của tệp."


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

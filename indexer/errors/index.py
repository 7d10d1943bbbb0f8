"""What can be wrong with the index: I4xx it cannot answer, L5xx somebody else writes it, E6xx it cannot be made."""

from indexer.errors.base import ExitCode, TracuuError


class IndexStateError(TracuuError):
    """The index cannot answer."""

    exit_code = ExitCode.NO_INDEX
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
    exit_code = ExitCode.LOCKED
    status = 503
    en = "The index is being written by process {pid} on {host} since {since}. Wait until it has finished."
    vi = "Chỉ mục đang được tiến trình {pid} trên {host} ghi từ {since}. Hãy đợi đến khi xong."


class IndexChangedError(TracuuError):
    """Another process made another generation live while the changes were looked for."""

    code = "L502"
    exit_code = ExitCode.LOCKED
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

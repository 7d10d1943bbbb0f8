"""The root of all errors: a code, two languages, and what it means for a command and for a page."""

import errno
from enum import IntEnum
from functools import partial
from typing import ClassVar, Literal

from indexer.model.files import Skip

Language = Literal["vi", "en"]

_SYSTEM_VI = {
    errno.ENOENT: "không có ở đó",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    **dict.fromkeys((errno.EACCES, errno.EPERM), "không được phép"),
    errno.ELOOP: "liên kết trỏ vòng quanh",
    errno.ENOSPC: "đĩa đã đầy",
    errno.EROFS: "đĩa chỉ cho đọc",
    errno.EADDRINUSE: "cổng đang được dùng",
    errno.EAFNOSUPPORT: "máy này không dùng loại địa chỉ ấy",
}


class ExitCode(IntEnum):
    """How a command ends; the only place where the numbers stand."""

    DONE = 0
    """Also when nothing was found."""
    FAILED = 1
    USAGE = 2
    """The command line cannot be understood."""
    SOME_SKIPPED = 3
    """Done, but some files were left out."""
    NO_INDEX = 4
    """The index is missing, damaged or of another version."""
    LOCKED = 5
    """Another process writes the index."""
    INTERRUPTED = 130
    """Stopped by Ctrl+C: 128 and the number of the signal, as shells count."""


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
    exit_code: ClassVar[ExitCode] = ExitCode.FAILED
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

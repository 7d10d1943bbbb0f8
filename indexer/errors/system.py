"""What the system does not let us do: W7xx serve the page, X8xx write a file that was asked for."""

from indexer.errors.base import TracuuError


class AddressTakenError(TracuuError):
    """Something keeps the page from its port, mostly another program that listens there."""

    code = "W701"
    en = "The page cannot be served at {host}:{port}: {reason}. If it is tracuu serve that runs there, its page is there already; else choose another port with --port."
    vi = "Không mở được trang tại {host}:{port}: {reason}. Nếu đó là tracuu serve đã chạy sẵn thì trang đang ở đó; nếu không, hãy chọn cổng khác bằng --port."


class ServingError(TracuuError):
    """The first process that should answer has ended before it did."""

    code = "W702"
    en = "The processes that serve the page end at once (code {code}). Look at the messages above, or try --jobs 1."
    vi = "Các tiến trình phục vụ trang dừng ngay (mã {code}). Hãy xem thông báo ở trên, hoặc thử --jobs 1."


class AddressUnknownError(TracuuError):
    """The host asked for is not this machine."""

    code = "W703"
    en = '"{host}" is no name or address of this machine. Use --host 127.0.0.1 for this machine alone, --host 0.0.0.0 for all who reach it.'
    vi = "“{host}” không phải tên hay địa chỉ của máy này. Hãy dùng --host 127.0.0.1 cho riêng máy này, --host 0.0.0.0 cho mọi máy trong mạng."


class PortForbiddenError(TracuuError):
    """The system keeps a port for itself."""

    code = "W704"
    en = "The system does not let you use port {port}. Choose one from 1024 to 65535, such as --port 5000."
    vi = "Hệ điều hành không cho dùng cổng {port}. Hãy chọn cổng từ 1024 đến 65535, chẳng hạn --port 5000."


class OutputFailedError(TracuuError):
    """What a command prints cannot be written: its output was sent to a full disk, for instance."""

    code = "X802"
    en = "The output cannot be written: {reason}."
    vi = "Không ghi được kết quả ra: {reason}."


class ExportFailedError(TracuuError):
    """A file of an export cannot be written."""

    code = "X801"
    en = "Cannot write {path}: {reason}. Choose another file."
    vi = "Không ghi được {path}: {reason}. Hãy chọn tệp khác."

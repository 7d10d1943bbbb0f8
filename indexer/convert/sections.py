"""Recognise the name of a section of a web site: "Thời sự - Chính trị", "Đảng đoàn thể", "Tin trong tỉnh".

A section's name is made of a few words only; it is one when all of it can be cut into such words.
"""

import re
from functools import cache

from indexer.convert.lines import folded

LONGEST = 8
"""Syllables."""

# The words of the menus of provincial, district and party web sites, folded.
_WORDS = """
an ninh; an sinh; an toan giao thong; anh; ban doc; ban tin; bao hiem; bau cu; bien dao; binh luan; cai cach hanh
chinh; cau hoi; chi bo; chi dao dieu hanh; chinh quyen; chinh sach; chinh tri; chong dich; chuyen de; chuyen doi so;
chuyen muc; co so; cong doan; cong nghe; cong nghiep; cong tac; cong thuong; cuoc song; cuu chien binh; da phuong
tien; dai hoi; dai hoi dang; dan toc; dan van; dang; dang bo; dang uy; danh muc; dat dai; dau tu; dia phuong; dien
dan; do thi; doan the; doanh nghiep; doi ngoai; doi song; don vi; du lich; gia dinh; giai dap; giai tri; giam sat;
giao duc; giao thong; goc nhin; guong sang; hai dao; hanh chinh; ho so; hoat dong; hoc tap va lam theo; hoc va lam
theo bac; hoi dap; hoi nhap; hoi nong dan; hoi phu nu; hon nhan; huong dan; huyen uy; khoa giao; khoa hoc; khuyen hoc;
khuyen nong; kiem tra; kinh te; ky su; ky thuat; lao dong; lich su; mat tran; media; moi truong; nghi quyet; nghiep
vu; nguoi cao tuoi; nguoi tot viec tot; nhan ai; nhan dan; nhan vat; nhip cau; noi chinh; nong dan; nong nghiep; nong
thon; nong thon moi; phap luat; phat trien; phong chong dich; phong su; phong trao; phu nu; phuong xa; quan su; quan
uy; quoc phong; quoc te; su kien; suc khoe; tai chinh; tam guong; thanh nien; thanh uy; the gioi; the thao; thi uy;
thi xa; thieu nhi; thieu nien; thoi su; thong bao; thong tin; thuc tien; thuong mai; tieu diem; tin; tin anh; tin bai;
tin buon; tin cac don vi; tin dia phuong; tin hoat dong; tin moi; tin tuc; tinh uy; to chuc; toa an; tong hop; trang
chu; trang nhat; tre em; trong nuoc; trong tinh; truyen thanh; tu tuong; tu van; tuoi tre; tuyen giao; tuyen truyen;
uy ban; van ban; van hoa; van nghe; van xa; video; viec lam; xa hoi; xa luan; xa phuong; xay dung; xay dung dang; y
kien; y te
"""


def is_section(text: str) -> bool:
    """Tell whether a short text names a section: by its words, by its label, or as a path from the start page."""
    if not 0 < len(text.split()) <= LONGEST:
        return False
    key = folded(text)
    return _section().fullmatch(key) is not None or _label().match(key) is not None or _path().match(key) is not None


def section_name(text: str) -> str:
    """Return the name that a section line holds: without label, of a path ("Trang chủ » Tin tức") the last step."""
    label = _label().match(folded(text))
    return _steps().split(text[label.end() :] if label else text)[-1].strip()


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"\W*(?:chuyen muc|danh muc|muc|chuyen trang|the loai) ?: ?(?=\w)")


@cache
def _path() -> re.Pattern[str]:
    return re.compile(r"\W*trang (?:chu|nhat) ?[»›>/|-] ?\w")


@cache
def _steps() -> re.Pattern[str]:
    return re.compile(r"\s*[»›>]+\s*")


@cache
def _section() -> re.Pattern[str]:
    words = sorted((word.strip() for word in _WORDS.replace("\n", " ").split(";")), key=len, reverse=True)
    word = "|".join(map(re.escape, words))
    joint = r"(?: ?[-–—,/&›»>|.] ?| va | )"
    return re.compile(rf"\W*(?:{word})(?:{joint}(?:{word}))*\W*")

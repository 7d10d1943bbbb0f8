"""Junk below the text of a page: ratings, comments, lists of other pages, who runs the site; one table with examples.

See `indexer.convert.rule` for what a rule is, and `indexer.convert.frame` for where a page ends.
"""

from indexer.convert.rule import NUMBER, Rule

_PAGES = r"(?:tin|bai|bai viet|tin bai|tin tuc|thong tin|thong bao|van ban|cau hoi|chu de|su kien)"
_OTHERS = (
    r"(?:khac|lien quan|cung (?:chuyen muc|the loai|danh muc|chu de)|moi(?: hon| nhat| cap nhat)?|cu hon|da dang"
    r"|da dua(?: ngay)?|(?:doc|xem) nhieu(?: nhat)?|noi bat|tiep theo)"
)
_STEP = r"(?:truoc|sau|dau|cuoi|tiep)"
_REQUIRED = r"(?: ?\((?:bat buoc|\*)\))?"

FOOT_RULES: tuple[Rule, ...] = (
    Rule(
        "counter",
        "foot",
        (
            rf"(?:tong )?(?:so )?(?:luot )?truy cap(?: (?:trang|website))?(?:\W*{NUMBER})?",
            rf"thong ke(?: truy cap)?\W*{NUMBER}|thong ke truy cap",
            rf"(?:so )?(?:nguoi )?(?:dang )?(?:online|truc tuyen|truy cap)\W*{NUMBER}(?:nguoi|khach)?",
            rf"(?:so )?nguoi dang (?:xem|doc)(?: bai(?: viet)?)?\W*{NUMBER}",
            rf"{NUMBER}nguoi dang (?:xem|doc)(?: bai(?: viet)?)?",
            rf"(?:hom nay|hom qua|trong tuan|trong thang|thang hien tai|tat ca)\W*{NUMBER}",
            rf"(?:khach(?: vieng tham)?|may chu tim kiem|visitors?)\W*{NUMBER}",
            rf"ban la (?:nguoi|khach)(?: truy cap)? thu\W*{NUMBER}",
        ),
        (
            "Thống kê: 2.504.500",
            "Online: 3",
            "Số người đang online: 4",
            "Người đang xem: 12",
            "Số lượt truy cập: 0 0 3 1 8 4 4 2",
            "Đang truy cập: 5 Hôm nay: 608 Tổng lượt truy cập: 1.771.032",
        ),
        button=True,
        ends_page=True,
    ),
    Rule(
        "rating",
        "foot",
        (
            r"danh gia(?: bai viet| cua ban)?(?:\W*[\d.,/]+)*(?:\W*\d+ (?:luot|votes?|danh gia))?",
            r"(?:luot danh gia\W*(?:\d+\W*)?)?trung binh\W*(?:[\d.,/]+\W*)?(?:\d+ (?:luot|votes?|danh gia))?",
            r"tong so diem cua bai viet la\W*\d+ trong \d+ danh gia|\d+ diem ?/ ?\d+ (?:luot )?danh gia",
            r"(?:click|bam|nhan)(?: vao)?(?: sao)? de danh gia(?: bai viet)?",
            r"[\d.,]+ ?/ ?[\d.,]+ ?(?:- )?\(\d+ (?:votes?|luot|binh chon|danh gia)\)",
            r"binh chon(?: (?:bai viet|tin))?|xep hang\W*\d+\W*\d+ phieu bau",
            r"ban (?:nghi sao|cam thay the nao) ve (?:noi dung|bai viet|tin) nay|ban thay (?:bai viet|tin) nay the nao",
            r"thich|buon|vui|ngac nhien|gian du|\d+ luot thich|tro thanh nguoi dau tien tang sao cho (?:bai viet|tin)",
            r"ban co hai long voi (?:bai viet|tin|noi dung|thong tin) nay khong",
            r"tham do (?:y kien|du luan)|bieu quyet\W+(?:xem )?ket qua",
        ),
        (
            "Đánh giá:",
            "lượt đánh giá: , trung bình: Bình luận",
            "Tổng số điểm của bài viết là: 0 trong 0 đánh giá",
            "Click để đánh giá bài viết",
            "Đánh giá: ★★★☆☆ (2 lượt)",
            "Trung bình: 0 (0 Đánh giá)",
            "Đánh giá bài viết: 0/5",
            "5/5 - (3 bình chọn)",
            "Bạn nghĩ sao về nội dung này? Thích Buồn",
            "Thăm dò ý kiến",
        ),
        button=True,
        ends_page=True,
    ),
    Rule(
        "captcha",
        "foot",
        (
            r"ma (?:xac thuc|xac nhan|bao mat|bao ve|kiem tra|captcha)(?:\W+\w{3,8})?",
            r"(?:ma (?:xac thuc|xac nhan|bao mat|bao ve)|captcha) khong (?:dung|hop le)(?:\W+(?:vui long )?nhap lai)?",
            r"(?:vui long )?nhap ma(?: (?:hien thi|xac nhan|xac thuc|bao mat|captcha))?(?:\W+\w){0,8}",
            r"(?:tai|doi) ma khac|nhap lai|captcha",
        ),
        (
            "Mã xác thực không đúng.",
            "Captcha không hợp lệ, vui lòng nhập lại",
            "Nhập mã hiển thị:  [ 7 k Q 4 ]",
            "Tải mã khác",
            "Mã bảo vệ: X8P2",
        ),
        button=True,
        ends_page=True,
    ),
    Rule(
        "comments",
        "foot",
        (
            r"(?:y kien|binh luan|phan hoi)(?: (?:cua ban|ban doc|cua ban doc|binh luan|thong tin))?(?:\W*\d+)?",
            r"gui(?: (?:binh luan|y kien|phan hoi|toa soan))?(?: cua ban)?|\d+ (?:binh luan|phan hoi)",
            r"ban can dang nhap.*binh luan|noi dung binh luan|gui di|bo qua|sap xep theo\W.{3,20}",
            r"viet binh luan|binh luan hay|(?:hien )?chua co binh luan(?: nao)?",
            r"(?:hien .{0,30}, )?hay la nguoi dau tien binh luan.*",
            r"(?:de lai|them)(?: mot)? (?:binh luan|y kien)|tra loi huy|chia se y kien cua ban",
            r"(?:\d+ )?comments?(?:\W*\d+)?|(?:log|sign) in to (?:comment|reply)",
            r"subscribe(?: to (?:our|the) newsletter)?|enter your email(?: address)?|sign up(?: now)?",
            r"leave a (?:reply|comment)|post comment|dang ky nhan (?:ban )?tin(?: moi)?|toi da\W*\d+ ky tu",
            r"(?:.{0,90}\W)?(?:tra loi\W+(?:\d+\W+)?thich|thich\W+(?:\d+\W+)?tra loi)\b.{0,40}",
        ),
        (
            "Bình luận (0)",
            "Đăng ký nhận tin",
            "Tối đa: 1500 ký tự",
            "Ý kiến của bạn",
            "Gửi",
            "Gửi bình luận",
            "0 bình luận",
            "Phản hồi (4)",
            "Comments (3)",
            "Subscribe to our newsletter",
            "Thích 45 Trả lời Chia sẻ 10h trước",
        ),
        button=True,
        ends_page=True,
    ),
    Rule(
        "reply",
        "foot",
        (r"(?:tra loi|reply)(?:\W*\d+)?",),
        ("Trả lời", "Reply"),
        alone=False,
        button=True,
    ),
    Rule(
        "form",
        "foot",
        (
            rf"(?:ho (?:va )?ten|ten|e-?mail|tieu de|(?:so )?dien thoai|dia chi|website|trang web|noi dung){_REQUIRED}",
            r"in|lam (?:moi|lai)|(?:moi|phu hop|(?:duoc )?quan tam) nhat",
            r"ten truy cap|mat khau|quen mat khau|ghi nho",
            r"(?:ten )?(?:tep|file)(?: tin)? dinh kem",
        ),
        ("Họ tên:",),
        alone=False,
        button=True,
    ),
    Rule(
        "links",
        "foot",
        (
            r"lien ket (?:website|web|trang|ngoai)(?: \w+){0,2}|(?:website|web) lien ket|chon lien ket",
            r"ban do(?: (?:hanh chinh|duong di|website|thi xa|huyen|tinh|thanh pho|quan|xa|phuong)(?: \w+){0,4})?",
            r"so do (?:cong|trang|website)|site ?map|rss|duong day nong|terms of (?:use|service)|privacy policy",
            r"dieu khoan (?:su dung|dich vu)|chinh sach (?:bao mat|quyen rieng tu|cookies?)",
        ),
        ("Bản đồ thị xã Kỳ Anh", "Liên kết website", "Sơ đồ cổng", "Terms of use | Privacy policy"),
        button=True,
        ends_page=True,
    ),
    Rule(
        "poster",
        "foot",
        (
            rf"(?=.*\d)nguoi dang\W+\w+\W*(?:(?:lan|luot) (?:xem|doc)\W*{NUMBER})?",
            r"nguoi dang\W+(?:(?:ban )?quan tri(?: vien| trang| website)?|admin(?:istrator)?)",
            r"(?:tac gia(?: bai viet)?|nguoi (?:dang|viet)|nguon(?: tin)?) ?(?=:\W*$)",
        ),
        ("Người đăng: admin2 (Lần xem: 391)", "Người đăng: Quản trị", "Tác giả bài viết:"),
    ),
    Rule(
        "more",
        "foot",
        (
            rf"(?:cac |nhung )?{_PAGES}(?:, {_PAGES})? {_OTHERS}(?: cung chuyen muc)?",
            r"cung chuyen muc|(?:xem|doc|tham khao) them|(?:doc|xem) nhieu(?: nhat)?",
            r"co the ban quan tam|theo dong su kien",
            r"other news|(?:related|recent) (?:news|posts|articles|stories)|most (?:read|popular|viewed)",
        ),
        ("Các tin khác", "Tin cùng chuyên mục:", "Bài viết liên quan", "Xem thêm"),
        list_follows=True,
    ),
    Rule(
        "other pages",
        "foot",
        (
            rf"(?:cac |nhung )?{_PAGES} {_OTHERS} ?:.+",
            r"(?:(?:xem|doc) them|doc nhieu nhat) ?:.+",
        ),
        ("Xem thêm: Quận ủy giao ban tháng 4", "Đọc nhiều nhất: Giá tơ tằm | Tuyển nhân viên"),
    ),
    Rule(
        "pager",
        "foot",
        (
            r"(?:trang\W+)?1\W+2(?:\W+\d{1,4})*",
            rf"(?=.*{_STEP})(?:trang\W+)?(?:(?:\d{{1,4}}|(?:trang )?{_STEP})(?:\W+|$)){{2,}}",
            r"(?:(?:bai|tin)(?: viet)? (?:truoc|sau|ke tiep)(?: do)?(?:\W+|$)){1,2}|lui|tiep theo|previous|next",
        ),
        ("1  2  3  4  ...  58   »", "« Trước 1 2 3 Sau »", "« Bài trước | Bài sau »"),
        ends_page=True,
    ),
    Rule(
        "copyright",
        "foot",
        (
            r"(?:(?<=\()c\)|©|copyright|ban quyen)(?:\W.*)?|all rights reserved",
            r"(?:thiet ke|phat trien) boi .{2,40}|(?:designed|powered|developed) by .{2,40}",
            r"chung nhan tin nhiem mang|da (?:dang ky|thong bao) bo cong thuong",
            r"(?:moi trich dan|(?:xin |vui long )?ghi ro nguon|giay phep (?:xuat ban|hoat dong|thiet lap)).*",
        ),
        ("© 2023 Cổng thông tin điện tử", "Bản quyền thuộc về Huyện ủy", "(c) Mọi trích dẫn xin ghi rõ nguồn"),
        ends_page=True,
    ),
    Rule(
        "notice",
        "foot",
        (
            r"(?:(?:(?<=\()c\)|©|copyright|ban quyen|moi trich dan)\W.*)?ghi ro nguon\b(?! goc)",
            r"(?:dia chi )?email cua ban se khong (?:duoc hien thi|bi)|luu ten cua toi, email",
            r"(?:nghiem cam|cam|khong) sao chep .*(?:hinh thuc|dong y)|your email address will not be published",
            r"(?:giay phep (?:xuat ban|hoat dong|thiet lap)|co quan chu quan ?:.*(?:bien tap|giay phep|trach nhiem))\b",
            r"(?:vui long|xin) (?:nhap|go|viet) tieng viet co dau|this entry was posted in",
        ),
        ("Email của bạn sẽ không được hiển thị công khai.", "Vui lòng nhập tiếng Việt có dấu"),
        ends_page=True,
        sentence=True,
    ),
    Rule(
        "paywall",
        "foot",
        (
            r"bai (?:viet )?nay chi danh (?:rieng )?cho (?:thue bao|hoi vien|thanh vien|ban doc (?:tra phi|dang ky))",
            r"ban (?:da|chi con) .{0,20}\d+ bai (?:viet )?mien phi|(?:ban )?da co tai khoan ?\? ?dang nhap",
            r"(?:vui long )?dang (?:nhap|ky)(?: (?:thue bao|tai khoan|hoi vien))? de doc (?:tiep|toan bo)",
            r"(?:subscribe|sign in|log in) to (?:continue|keep) reading|this (?:article|story) is for subscribers",
        ),
        ("Bài viết này chỉ dành cho thuê bao.", "Bạn đã đọc hết 5 bài miễn phí trong tháng này."),
        ends_page=True,
        sentence=True,
    ),
    Rule(
        "chat",
        "foot",
        (
            r"chat (?:(?:voi|cung) (?:chung toi|tu van vien|nhan vien)|ngay|zalo|now|with us)|live chat",
            r"(?:nhap|soan) tin nhan|type (?:a|your) message",
            r"(?:.{2,30} )?xin chao\b.{0,40}\W.{0,40}(?:giup|ho tro)(?: duoc)? gi\b.{0,20}",
        ),
        ("Chat với chúng tôi", "Xin chào! Tôi có thể giúp gì cho bạn?", "Nhập tin nhắn..."),
        ends_page=True,
    ),
    Rule(
        "site",
        "foot",
        (r"(?:cong|trang) (?:(?:thong )?tin )?dien tu(?: tong hop)?(?: .{3,70})?",),
        ("CỔNG THÔNG TIN ĐIỆN TỬ XÃ TÂN HƯNG",),
        alone=False,
    ),
    Rule(
        "imprint",
        "foot",
        (
            r"(?:dia chi|tru so(?: chinh)?|toa soan|van phong(?: dai dien)?)(?: toa soan| lien he)? ?:.{3,}",
            r"(?:so )?(?:dien thoai|d/?t|tel|phone|fax|hotline|duong day nong|di dong)(?: lien he)?\W*[:(\d].{3,}",
            r"(?:e-?mail|thu dien tu|website|mst|ma so thue)\W*:.{3,}",
            r"(?:nguoi )?chiu trach nhiem(?: chinh| noi dung| xuat ban| quan ly)* ?:.*",
            r"(?:pho )?(?:tong bien tap|truong ban bien tap|tong giam doc|giam doc)\W*:.*",
            r"(?:co quan|don vi) (?:chu quan|quan ly|van hanh)\W*:.*|giay phep\b.*",
        ),
        ("Địa chỉ: số 5 đường Trần Phú", "Điện thoại: 0273.3123.456 - Email: a@b.vn", "Chịu trách nhiệm chính: Bà Lan"),
        alone=False,
    ),
)

"""Bodies without a word for their kind are told by what stands beside them, and then found in the whole document."""

import pytest

from tests.unit.test_extract_spans import bare, marked


@pytest.mark.parametrize(
    "sentence",
    [
        "Núi lửa lại phun, theo [Daily Rowe]. [Daily Rowe] còn đăng ảnh",
        "Theo [Rowepost], tàu đã chìm",
        "Cháy đã tắt, [Roweland] đưa tin",
        "Người dân sơ tán - Ảnh: [Roweland]",
        "Cổ phiếu [QXG] tăng. Hôm qua [QXG] mất giá, cổ đông của [QXG] lo",
        "Tổng giám đốc [XNCB] Lê Văn Mẫu từ chức; nợ của [XNCB] rất lớn",
        "Đại diện [RoweFood] nhận lỗi",
        "Giám đốc điều hành của [Rowgri Bulk] vắng, [Rowgri Bulk] lỗ; đại diện của Rowanin vắng",
        "Nhóm phiến quân [Rowaute] chiếm làng, [Rowaute] có 80 tay súng",
    ],
)
def test_what_stands_beside_a_name_shows_a_body(sentence: str) -> None:
    assert marked(bare(sentence), "organisation") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Anh ta đi lúc tối, theo Larowe. Bà Larowe kể lại",
        "Chủ tịch UBND các tỉnh báo cáo",
        "Họ hoãn tổ chức ĐHCĐ, theo BCTC, chủ tịch HĐQT nói",
        "Giá cổ phiếu USD và GDP tăng",
        "Ảnh: TR.MẪU. Ảnh: NVCC. Ảnh: Internet",
        "Đi dọc theo Rowesund, rồi rẽ",
        "Phiến quân Kurd rút lui",
        "Công ty vận hành tàu Rowena Bulk lỗ. Tàu Rowena Bulk vẫn ở cảng",
        "Mở thẻ tín dụng VPBank Mastercard và thẻ VPBank được tặng voucher Traveloka",
    ],
)
def test_persons_papers_and_peoples_are_no_bodies(sentence: str) -> None:
    assert marked(sentence, "organisation") == sentence

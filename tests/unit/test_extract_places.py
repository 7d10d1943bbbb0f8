"""Places are found whole, with their numbers and directions; schools, diseases, clubs and ships are none."""

import pytest

from indexer.extract import extract
from indexer.model.document import Document
from tests.unit.test_extract_spans import bare, marked


def test_a_place_inside_the_name_of_a_school_is_none_in_whatever_body_the_school_stands() -> None:
    assert marked("Chi bộ Trường THPT Ba Đình và Chi bộ xã Kỳ Nam", "place").endswith("[xã Kỳ Nam]")


@pytest.mark.parametrize(
    "sentence",
    [
        "Dịch tả lợn châu Phi lan ra [châu Âu]",
        "Trường tiểu học Chi Lăng ở [phường An Hải Tây], gần Đại học [Huế]",
        "Giao tranh ở [miền Nam Syria] và [sa mạc Sinai]",
        "Tàu cao tốc Sao Xanh ra [đảo Phú Quý]",
        "Nền mặt [đường Lê Lợi] lún, cao tốc [Nội Bài] - [Lào Cai] tắc",
        "Đi ngược [sông Giăng] 5 giờ; ở [quận 5] ngày 3/2",
        "Gặp nam diễn viên Tỉnh Bách Nhiên ở [tỉnh Bách Nhiên]",
        "Cấm các tuyến phố: [Khuất Duy Mẫu], [Độc Mẫu] và [Hoàng Mẫu]",
        "Cấm [đường Trần Mẫu] (cổng sau), [Lê Văn Mẫu]. Phố như cũ, nhiều đường như Lê bước đi",
        "Đi qua [đường Lê Mẫu] - [Hùng Mẫu] giữa chợ",
        "Ở [phường Đội Mẫu] qua [cầu Kênh Mẫu], [đường Cách mạng Tháng 8], [đường Công xã Paris]; con đường Tơ lụa cổ",
        "Cháu sinh ra ở TP.\n[Vinh] và lớn lên gần [Vườn quốc gia Phong Nha - Kẻ Bàng]",
    ],
)
def test_a_place_is_whole_and_no_disease_school_or_ship(sentence: str) -> None:
    assert marked(bare(sentence), "place") == sentence


def test_a_place_that_is_introduced_is_not_found_again_inside_a_longer_one() -> None:
    text = "Ở thành phố Vũng Tàu mưa to. Khách thích [Bà Rịa - Vũng Tàu] hơn"
    assert marked(bare(text), "place").endswith("Khách thích [Bà Rịa - Vũng Tàu] hơn")


def test_a_base_is_no_ground_in_law_and_a_name_ends_before_the_next_word() -> None:
    sentence = "[Khu kinh tế mở Chu Lai], [chiến khu Quế Mẫu]; căn cứ Khoản 2; [khu công nghiệp Hoằng Long] đình công"
    sentence += ". Căn cứ Lu4t Tổ chức mới (máy quét đọc nhầm)"
    assert marked(bare(sentence), "place") == sentence


def test_a_way_from_a_city_with_its_full_stop_has_two_ends() -> None:
    sentence = "Kẹt xe trên cao tốc [TP. HCM] - [Trung Lương] và tuyến [TP. HCM] - [Long Mẫu] - [Dầu Mẫu]"
    assert marked(bare(sentence), "place") == sentence


def test_a_club_with_the_name_of_a_city_is_no_place() -> None:
    assert marked("Cổ động viên câu lạc bộ bóng đá Barcelona", "place") == "Cổ động viên câu lạc bộ bóng đá Barcelona"


@pytest.mark.parametrize(
    "sentence",
    [
        "Máy bay B52 [Mỹ] và UAV [Nga] bay; cố vấn [Mỹ] H.R. Rowe nói",
        "Mưa ở phía [Nam Trung Quốc], giao tranh ở [Bắc Syria] và phía [Đông Bắc Syria]",
        "Vua của [Vương quốc Bỉ] và Cục Liên bang [Mỹ]",
        "Gặp đại sứ [Áo] tại [Hà Nội] Aleksei Rowekin hôm qua",
        "Cháy ở [cảng Nhà Mẫu – Khánh Mẫu], gần [cảng Tiên Mẫu] - [Hải Phòng]",
        "Đến thăm [Tháp Rowe] ở [Đại lộ 5], rồi về [khối phố 7] và [tháp đôi Rowe Twin Towers]",
        "Về thủ đô [Rowenarivo], qua vùng lãnh thổ [Rowham Rise]",
        "Mở đường nối [Quảng Nam], [Đà Nẵng] với [Bà Rịa - Vũng Tàu]",
        "Trọ tại [Thọ Mẫu], [Liên Ninh], [Thanh Trì]; quầy ở [Quốc lộ 20], [Phú Mẫu], [huyện Tân Phú]",
        "Công an [huyện Thường tín] chờ; ở [Bình thuận] và [Bắc ninh] mưa to",
        "Tại [quận al - Rowad] và [làng Al - Rowra], trong khu vực [Abu al - Rowur]",
        "Theo Nghị quyết Đại hội Đảng bộ [Đà Nẵng] lần thứ X và Nghị quyết Đại hội Đảng bộ [Hà Nội] lần thứ IX",
        '[Imperia Rowe Garden] mở bán “đợt hai” và "đợt ba"',
        "Bán căn hộ ở [Rowe Palace – Lê Mẫu], [Imperia Rowe Garden], [Vingroup Landmark] và [Rowe Park Phú Quốc]",
    ],
)
def test_a_place_is_found_beside_other_names_and_however_it_is_joined(sentence: str) -> None:
    assert marked(bare(sentence), "place") == sentence


def test_a_capital_behind_a_little_picture_is_that_of_a_sentence() -> None:
    sentence = "Hàng mới về 🚚 Áo len 99k 👉 Anh nào cần thì gọi, giao ở [Hàn Quốc] cũng được"
    assert marked(bare(sentence), "place") == sentence


def test_a_language_among_lessons_is_no_country() -> None:
    sentence = "Thứ hai: Toán, Văn, Anh. Thứ ba: Anh, Lý. Thi môn Anh ở [Mỹ], [Anh], [Pháp]"
    assert marked(bare(sentence), "place") == sentence


def test_peace_and_a_person_with_the_last_word_of_an_estate_are_no_places() -> None:
    sentence = "Hoà bình thế giới; chị Jane Park ra về"
    assert marked(sentence, "place") == sentence


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Về xã Mường Lống, Kỳ Sơn, Nghệ An",
            ["Nghệ An/Huyện Kỳ Sơn/Xã Mường Lống", "Nghệ An/Huyện Kỳ Sơn", "Nghệ An"],
        ),
        (
            "Từ xã Cẩm Bình, huyện Cẩm Xuyên. Đến xã Cẩm Bình",
            [
                "Hà Tĩnh/Huyện Cẩm Xuyên/Xã Cẩm Bình",
                "Hà Tĩnh/Huyện Cẩm Xuyên",
                "Hà Tĩnh/Huyện Cẩm Xuyên/Xã Cẩm Bình",
            ],
        ),
        ("Đến xã Cẩm Bình", ["Cẩm Bình"]),
        ("Về xã Mường Lống, Kỳ Sơn, rồi ra chợ", ["Mường Lống", "Kỳ Sơn"]),
        (
            "Từ xã Kim Quế, huyện Kỳ Anh",
            ["Hà Tĩnh/Huyện Kỳ Anh/Xã Kim Quế", "Hà Tĩnh/Huyện Kỳ Anh"],
        ),
        (
            "Từ xã Kim Quế, huyện Cẩm Xuyên. Qua xã Kim Quế, huyện Kỳ Anh. Đến xã Kim Quế",
            [
                "Hà Tĩnh/Huyện Cẩm Xuyên/Xã Kim Quế",
                "Hà Tĩnh/Huyện Cẩm Xuyên",
                "Hà Tĩnh/Huyện Kỳ Anh/Xã Kim Quế",
                "Hà Tĩnh/Huyện Kỳ Anh",
                "Kim Quế",
            ],
        ),
        (
            "Từ phường 2, quận 3. Qua phường 2, quận 5. Đến phường 2",
            [
                "Thành phố Hồ Chí Minh/Quận 3/Phường 2",
                "Thành phố Hồ Chí Minh/Quận 3",
                "Thành phố Hồ Chí Minh/Quận 5/Phường 2",
                "Thành phố Hồ Chí Minh/Quận 5",
                "Phường 2",
            ],
        ),
    ],
)
def test_a_commune_stands_in_the_district_that_is_told_behind_it(sentence: str, found: list[str]) -> None:
    document = Document("tin", "tin.txt", "Tin", "line", sentence)
    assert [entity.value for entity in extract(document) if entity.type == "place"] == found

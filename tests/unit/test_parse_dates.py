"""Dates as people type them after a field."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query import parse
from indexer.query.dates import EARLIEST, LATEST, read_dates
from indexer.query.syntax import DateRange


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2022", 2022_00_00_0000, 2023_00_00_0000),
        ("11/2022", 2022_11_00_0000, 2022_12_00_0000),
        ("2022-11", 2022_11_00_0000, 2022_12_00_0000),
        ("15/11/2022", 2022_11_15_0000, 2022_11_16_0000),
        ("15-11-2022", 2022_11_15_0000, 2022_11_16_0000),
        ("5.1.2022", 2022_01_05_0000, 2022_01_06_0000),
        ("2022-11-15", 2022_11_15_0000, 2022_11_16_0000),
        ("29/02/2024,", 2024_02_29_0000, 2024_02_30_0000),
        ("2020..2022", 2020_00_00_0000, 2023_00_00_0000),
        ("2022..2020", 2020_00_00_0000, 2023_00_00_0000),
        ("2020-2022", 2020_00_00_0000, 2023_00_00_0000),
        ("2020–2022", 2020_00_00_0000, 2023_00_00_0000),
        ("01/01/2022..30/06/2022", 2022_01_01_0000, 2022_06_31_0000),
        ("11/2021…15/01/2022", 2021_11_00_0000, 2022_01_16_0000),
        ("2022..", 2022_00_00_0000, LATEST),
        ("..2022", EARLIEST, 2023_00_00_0000),
        (">=2022", 2022_00_00_0000, LATEST),
        ("≥11/2022", 2022_11_00_0000, LATEST),
        (">2022", 2023_00_00_0000, LATEST),
        ("<=2022", EARLIEST, 2023_00_00_0000),
        ("≤2022", EARLIEST, 2023_00_00_0000),
        ("<15/11/2022", EARLIEST, 2022_11_15_0000),
        ("=2022", 2022_00_00_0000, 2023_00_00_0000),
    ],
)
def test_a_date_is_read_as_a_half_open_period(text: str, since: int, until: int) -> None:
    assert read_dates(text) == (since, until)


_NO_DATES = """
    mai 22 31/02/2022 29/02/2023 13/2022 0/2022 00/11/2022 0000 .. >= >abc 2022..x x..2022 1/1/1/2022 ２０２２ 20222 <
"""


@pytest.mark.parametrize("text", ["", *_NO_DATES.split()])
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    assert read_dates(text) is None


@pytest.mark.parametrize(
    "query",
    [
        "ngày:15/11/2022",
        'date:"15-11-2022"',
        "ngày:15 tháng 11 năm 2022",
        'ngay:"ngày 15 tháng 11 năm 2022"',
        "tháng:2022-11-15",
    ],
)
def test_one_day_in_all_its_writings(query: str) -> None:
    root = parse(query).root
    assert isinstance(root, DateRange)
    assert (root.since, root.until) == (2022_11_15_0000, 2022_11_16_0000)


@pytest.mark.parametrize(
    "query", ['ngày:"họp 15 tháng 11 năm 2022"', 'ngày:"15/11/2022 và mai"', 'ngày:"11/2022 12/2022"']
)
def test_a_sentence_with_a_date_in_it_is_no_date(query: str) -> None:
    assert [note.code for note in parse(query).notes] == ["date_unreadable"]


@given(st.dates(), st.dates())
def test_a_range_holds_both_its_days(first: date, last: date) -> None:
    period = read_dates(f"{first:%d/%m/}{first.year:04}..{last:%d/%m/}{last.year:04}")
    assert period is not None
    for day in (first, last):
        assert period[0] <= int(f"{day.year:04}{day:%m%d}2359") < period[1]


@given(st.text())
def test_no_string_is_an_error(text: str) -> None:
    period = read_dates(text)
    assert period is None or period[0] < period[1]

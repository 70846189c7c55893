from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laporan.format import angka, angka_isian, nilai_teks, persen, rupiah
from laporan.nilai import Kategori, Majemuk, Rentang, Sebab, Tanpa

D = Decimal


@pytest.mark.parametrize(
    ("x", "desimal", "expected"),
    [
        ("1234.56", 2, "1.234,56"),
        ("1234.565", 2, "1.234,57"),
        ("-179.25", 2, "-179,25"),
        ("-0.004", 2, "0,00"),
        ("0", 2, "0,00"),
        ("999.999", 2, "1.000,00"),
        ("1234567", 0, "1.234.567"),
        ("0.5", 0, "1"),
        ("0.34565", 4, "0,3457"),
        ("1E+6", 2, "1.000.000,00"),
        ("12345678901234567890123456789012.5", 2, "12.345.678.901.234.567.890.123.456.789.012,50"),
    ],
)
def test_angka(x, desimal, expected):
    assert angka(D(x), desimal) == expected


@pytest.mark.parametrize(
    ("x", "expected"),
    [
        ("77", "77,00"),
        ("67.10", "67,10"),
        ("0.345", "0,345"),
        ("0.3456", "0,3456"),
        ("0.3400", "0,34"),
        ("2.33333333333", "2,3333"),
        ("1E+3", "1.000,00"),
        ("-7.17", "-7,17"),
    ],
)
def test_angka_isian_shows_what_was_typed(x, expected):
    assert angka_isian(D(x)) == expected


@pytest.mark.parametrize(
    ("x", "expected"),
    [
        ("84843449148", "Rp84.843.449.148"),
        ("84843449148.00", "Rp84.843.449.148"),
        ("84843449148.05", "Rp84.843.449.148,05"),
        ("1500.5", "Rp1.500,50"),
        ("1499.999", "Rp1.500"),
        ("0", "Rp0"),
        ("-1500", "-Rp1.500"),
        ("-1500.05", "-Rp1.500,05"),
        ("-0.001", "Rp0"),
    ],
)
def test_rupiah(x, expected):
    assert rupiah(D(x)) == expected


@pytest.mark.parametrize(
    ("x", "expected"),
    [("87.14", "87,14%"), ("1581.75", "1.581,75%"), ("-179.25", "-179,25%"), ("100", "100,00%")],
)
def test_persen(x, expected):
    assert persen(D(x)) == expected


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (None, "–"),
        (D(0), "0,00"),
        (D("67.1"), "67,10"),
        (D("0.345"), "0,345"),
        (Kategori(4, "WTP", "Wajar Tanpa Pengecualian"), "WTP"),
        (Majemuk((("TP", D(30)), ("TN", D(10)), ("TI", D(1)))), "30 TP, 10 TN, 1 TI"),
        (Majemuk((("TP", D("1.50")), ("TN", D("1000.00")))), "1,5 TP, 1.000 TN"),
        (Rentang(D(81), D(82)), "81,00–82,00"),
        (Tanpa(Sebab.BELUM_DIISI), "belum diisi"),
        (Tanpa(Sebab.TIDAK_DAPAT_DIUKUR, "survei batal"), "tidak dapat diukur: survei batal"),
    ],
)
def test_nilai_teks(n, expected):
    assert nilai_teks(n) == expected


@given(st.decimals(-(10**15), 10**15, places=2, allow_nan=False, allow_infinity=False))
def test_what_is_printed_reads_back_as_the_value(x):
    def baca(teks):
        return D(teks.replace("Rp", "").replace(".", "").replace(",", "."))

    assert baca(angka(x)) == baca(rupiah(x)) == baca(angka_isian(x)) == x

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laporan.nilai import Majemuk, Rentang, Sebab, Tanpa, bulat

D = Decimal


@pytest.mark.parametrize(
    ("x", "expected"),
    [
        ("1.004", "1.00"),
        ("1.005", "1.01"),
        ("1.015", "1.02"),
        ("1.0149999999", "1.01"),
        ("86.8455", "86.85"),
        ("95.255", "95.26"),
        ("-1.005", "-1.01"),
        ("-1.004", "-1.00"),
        ("-0.004", "0.00"),
        ("-0", "0.00"),
        ("0.005", "0.01"),
        ("7", "7.00"),
        ("1E+3", "1000.00"),
        ("123456789012345678901234567890.125", "123456789012345678901234567890.13"),
    ],
)
def test_bulat(x, expected):
    assert str(bulat(D(x))) == expected


@pytest.mark.parametrize(
    ("x", "desimal", "expected"), [("0.34565", 4, "0.3457"), ("2.5", 0, "3"), ("-0.4", 0, "0")]
)
def test_bulat_to_other_decimals(x, desimal, expected):
    assert str(bulat(D(x), desimal)) == expected


def test_bulat_does_not_depend_on_the_context_it_is_called_in():
    with localcontext() as konteks:
        konteks.prec = 3
        konteks.rounding = "ROUND_DOWN"
        assert bulat(D("1234567.895")) == D("1234567.90")


@given(st.decimals(-(10**15), 10**15, places=5, allow_nan=False, allow_infinity=False))
def test_bulat_is_the_nearest_hundredth(x):
    hasil = bulat(x)
    assert abs(Fraction(hasil) - Fraction(x)) <= Fraction(1, 200)
    assert bulat(hasil) == hasil
    assert bulat(-x) == -hasil
    assert not str(hasil).startswith("-0.00")


def test_rentang_may_be_a_point_but_not_reversed():
    assert Rentang(D(81), D(81)).atas == D(81)
    with pytest.raises(ValueError, match="melebihi batas atas"):
        Rentang(D(82), D(81))


@pytest.mark.parametrize(
    ("komponen", "pesan"),
    [
        ((), "tidak mempunyai komponen"),
        ((("TP", D(1)), ("TP", D(2))), "komponen yang sama dua kali"),
    ],
)
def test_majemuk_refuses(komponen, pesan):
    with pytest.raises(ValueError, match=pesan):
        Majemuk(komponen)


@pytest.mark.parametrize("sebab", list(Sebab))
def test_every_sebab_is_stored_by_slug_and_read_as_a_phrase(sebab):
    assert Sebab(str(sebab)) is sebab
    assert sebab.value == sebab.name.lower()
    assert sebab.teks != ""


def test_tanpa_reads_as_its_reason():
    assert Tanpa(Sebab.BELUM_DIISI).teks == "belum diisi"
    tanpa = Tanpa(Sebab.TIDAK_DAPAT_DIUKUR, "survei baru tahun depan")
    assert tanpa.teks == "tidak dapat diukur: survei baru tahun depan"

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laporan.terbilang import terbilang, terbilang_rupiah

D = Decimal


@pytest.mark.parametrize(
    ("angka", "expected"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (101, "seratus satu"),
        (111, "seratus sebelas"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1_000, "seribu"),
        (1_001, "seribu satu"),
        (1_100, "seribu seratus"),
        (2_000, "dua ribu"),
        (11_000, "sebelas ribu"),
        (21_000, "dua puluh satu ribu"),
        (100_000, "seratus ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (1_001_001, "satu juta seribu satu"),
        (1_021_000, "satu juta dua puluh satu ribu"),
        (1_101_000, "satu juta seratus satu ribu"),
        (1_111_111, "satu juta seratus sebelas ribu seratus sebelas"),
        (1_000_000_000, "satu miliar"),
        (5_000_001_000, "lima miliar seribu"),
        (1_000_000_000_000, "satu triliun"),
        (1_000_000_001_000, "satu triliun seribu"),
        (-7, "minus tujuh"),
        (D("67.10"), "enam puluh tujuh koma satu"),
        (D("67.00"), "enam puluh tujuh"),
        (D("0.05"), "nol koma nol lima"),
        (D("-3.5"), "minus tiga koma lima"),
        (D("1.05"), "satu koma nol lima"),
        (D("12.500"), "dua belas koma lima"),
        (D("1E+3"), "seribu"),
        (D("-0"), "nol"),
    ],
)
def test_terbilang(angka, expected):
    assert terbilang(angka) == expected


@pytest.mark.parametrize(
    ("nilai", "expected"),
    [
        ("0", "nol rupiah"),
        ("1500", "seribu lima ratus rupiah"),
        ("1500.05", "seribu lima ratus rupiah lima sen"),
        ("1500.5", "seribu lima ratus rupiah lima puluh sen"),
        ("0.11", "nol rupiah sebelas sen"),
        ("1500.00", "seribu lima ratus rupiah"),
        ("-1500.05", "minus seribu lima ratus rupiah lima sen"),
        (  # LKIP Sekretariat DPRD 2024, where the printed words left out three million
            "84843449148",
            "delapan puluh empat miliar delapan ratus empat puluh tiga juta empat ratus empat "
            "puluh sembilan ribu seratus empat puluh delapan rupiah",
        ),
        (
            "39268901000",
            "tiga puluh sembilan miliar dua ratus enam puluh delapan juta sembilan ratus satu "
            "ribu rupiah",
        ),
    ],
)
def test_terbilang_rupiah(nilai, expected):
    assert terbilang_rupiah(D(nilai)) == expected


@pytest.mark.parametrize("ubah", [terbilang, terbilang_rupiah])
@pytest.mark.parametrize("angka", [1.5, 0.0, "1500", None, True])
def test_only_int_and_decimal(ubah, angka):
    with pytest.raises(TypeError, match="int atau Decimal"):
        ubah(angka)


@pytest.mark.parametrize("ubah", [terbilang, terbilang_rupiah])
@pytest.mark.parametrize("angka", ["1.005", "-0.001", "NaN", "Infinity"])
def test_what_cannot_be_said_exactly_is_refused(ubah, angka):
    with pytest.raises(ValueError, match="Terbilang"):
        ubah(D(angka))


SATUAN = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
KELOMPOK = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def baca(kata):
    """The number that Indonesian words say, read without the library under test."""
    total = bagian = satuan = 0
    for k in kata.replace("se", "satu ").replace("satu mbilan", "sembilan").split():
        if k in SATUAN:
            satuan = SATUAN.index(k)
        elif k in KELOMPOK:
            total, bagian, satuan = total + (bagian + satuan) * KELOMPOK[k], 0, 0
        elif k == "belas":
            bagian, satuan = bagian + 10 + satuan, 0
        else:
            bagian, satuan = bagian + satuan * {"puluh": 10, "ratus": 100}[k], 0
    return total + bagian + satuan


@given(st.integers(0, 10**15 - 1))
def test_words_read_back_as_the_number(angka):
    assert baca(terbilang(angka)) == angka

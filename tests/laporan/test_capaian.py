"""Capaian: every formula at its edges, and every figure of the reports the city published."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laporan.capaian import (
    Hasil,
    Kebijakan,
    RumusKategori,
    RumusMajemuk,
    RumusTurun,
    Status,
    capaian,
)
from laporan.nilai import Arah, Kategori, Majemuk, Rentang, Sebab, Tanpa

D = Decimal
SELISIH_TURUN = Kebijakan(nama="Selisih", rumus_turun=RumusTurun.SELISIH)
PERINGKAT = Kebijakan(nama="Peringkat", rumus_kategori=RumusKategori.PERINGKAT)

WTP = Kategori(4, "WTP", "Wajar Tanpa Pengecualian")
WDP = Kategori(3, "WDP", "Wajar Dengan Pengecualian")
TW = Kategori(2, "TW", "Tidak Wajar")
NIHIL = Kategori(0, "-", "Belum diperiksa")


def dec(teks):
    return None if teks is None else Decimal(teks)


def make_majemuk(**komponen):
    return Majemuk(tuple((kode, D(angka)) for kode, angka in komponen.items()))


# LKIP Kota Bekasi 2023: nomor IKU, arah, target, realisasi, capaian recomputed, status. IKU 3 and
# 21 are not numbers and stand below. IKU 6 is printed 249.12 and IKU 25 99.83; both are errata.
KOTA_2023 = [
    (1, "naik", "77.00", "67.10", "87.14", "tidak tercapai"),
    (2, "naik", "3.47", "3.17", "91.35", "tidak tercapai"),
    (4, "naik", "10.01", "4.80", "47.95", "tidak tercapai"),
    (5, "naik", "88.80", "86.84", "97.79", "tidak tercapai"),
    (6, "naik", "20.57", "51.24", "249.10", "tercapai"),
    (7, "naik", "89.34", "89.63", "100.32", "tercapai"),
    (8, "naik", "67.19", "70.82", "105.40", "tercapai"),
    (9, "naik", "64.09", "42.46", "66.25", "tidak tercapai"),
    (10, "naik", "4.00", "-7.17", "-179.25", "tidak tercapai"),
    (11, "turun", "4.01", "4.10", "97.80", "tidak tercapai"),
    (12, "turun", "0.34", "0.44", "77.27", "tidak tercapai"),
    (13, "turun", "8.30", "7.90", "105.06", "tercapai"),
    (14, "naik", "17.70", None, None, "belum ada nilai"),
    (15, "naik", "8.84", "3.85", "43.55", "tidak tercapai"),
    (16, "naik", "3.00", "1.48", "49.33", "tidak tercapai"),
    (17, "turun", "3.53", "3.14", "112.42", "tercapai"),
    (18, "naik", "76.95", "78.09", "101.48", "tercapai"),
    (19, "naik", "84.65", "85.94", "101.52", "tercapai"),
    (20, "naik", "94.10", "93.49", "99.35", "tidak tercapai"),
    (22, "naik", "3.39", "4.04", "119.17", "tercapai"),
    (23, "naik", "100.00", "100.00", "100.00", "tercapai"),
    (24, "turun", "113", "111.58", "101.27", "tercapai"),
    (25, "naik", "78.68", "76.24", "96.90", "tidak tercapai"),
    (26, "naik", "62.85", "45.81", "72.89", "tidak tercapai"),
]

# The same report's figures for 2022.
KOTA_2022 = [
    (1, "naik", "75.00", "65.48", "87.31", "tidak tercapai"),
    (2, "naik", "3.43", "1.82", "53.06", "tidak tercapai"),
    (4, "naik", "10.00", "1.70", "17.00", "tidak tercapai"),
    (5, "naik", "86.77", "84.40", "97.27", "tidak tercapai"),
    (6, "naik", "20.38", "25.75", "126.35", "tercapai"),
    (7, "naik", "80.08", "81.57", "101.86", "tercapai"),
    (8, "naik", "62.67", "66.84", "106.65", "tercapai"),
    (9, "naik", "58.70", "56.00", "95.40", "tidak tercapai"),
    (10, "naik", "4.00", "63.27", "1581.75", "tercapai"),
    (11, "turun", "4.72", "4.43", "106.55", "tercapai"),
    (12, "turun", "0.34", "0.44", "77.27", "tidak tercapai"),
    (13, "turun", "8.40", "8.81", "95.35", "tidak tercapai"),
    (14, "naik", "14.35", None, None, "belum ada nilai"),
    (15, "naik", "8.84", "9.40", "106.33", "tercapai"),
    (16, "naik", "3.00", "2.11", "70.33", "tidak tercapai"),
    (17, "turun", "3.21", "5.37", "59.78", "tidak tercapai"),
    (18, "naik", "76.51", "77.33", "101.07", "tercapai"),
    (19, "naik", "84.60", "85.35", "100.89", "tercapai"),
    (20, "naik", "93.83", "93.09", "99.21", "tidak tercapai"),
    (22, "naik", "4.09", "4.09", "100.00", "tercapai"),
    (23, "naik", "100.00", "100", "100.00", "tercapai"),
    (24, "turun", "118", "118", "100.00", "tercapai"),
    (25, "naik", "73.43", "73.31", "99.84", "tidak tercapai"),
    (26, "naik", "61.93", "46.63", "75.29", "tidak tercapai"),
]

# Earlier years the report quotes.
KOTA_LAIN = [
    ("14-2021", "naik", "11.63", "3.22", "27.69", "tidak tercapai"),
    ("4-2019", "naik", "21.53", "22.62", "105.06", "tercapai"),
    ("4-2020", "naik", "11.67", "-16.34", "-140.02", "tidak tercapai"),
    ("4-2021", "naik", "16.91", "25.91", "153.22", "tercapai"),
    ("17-2019", "turun", "3.89", "4.28", "90.89", "tidak tercapai"),
    ("17-2020", "turun", "2.00", "2.81", "71.17", "tidak tercapai"),
    ("17-2021", "turun", "2.92", "1.61", "181.37", "tercapai"),
]

# LKIP 2024 of Kecamatan Bekasi Utara and Sekretariat DPRD, recomputed: target, realisasi, capaian.
OPD = [
    ("bekasi-utara IKM 2022", "82.5", "82.71", "100.25", "tercapai"),
    ("bekasi-utara IKM 2023", "82.8", "83.17", "100.45", "tercapai"),
    ("bekasi-utara IKM 2024", "81", "84.84", "104.74", "tercapai"),
    ("bekasi-utara AKIP 2023", "72.5", "72.75", "100.34", "tercapai"),
    ("bekasi-utara AKIP 2024", "70", "72.74", "103.91", "tercapai"),
    ("bekasi-utara wilayah tertib 2023", "80", "80", "100.00", "tercapai"),
    ("bekasi-utara wilayah tertib 2024", "57", "60", "105.26", "tercapai"),
    ("setwan AKIP 2024", "77.7", "69.62", "89.60", "tidak tercapai"),
    ("setwan raperda 2024", "75.3", "60.87", "80.84", "tidak tercapai"),
    ("setwan anggaran 2024", "75.3", "100", "132.80", "tercapai"),
    ("setwan LKPJ 2024", "75.3", "100", "132.80", "tercapai"),
    ("setwan-program pelaporan 2024", "100", "94.02", "94.02", "tidak tercapai"),
    ("setwan-program kapasitas 2024", "100", "100", "100.00", "tercapai"),
    ("setwan-program perkantoran 2024", "100", "96.25", "96.25", "tidak tercapai"),
    ("setwan-program sarana 2024", "100", "85.45", "85.45", "tidak tercapai"),
]

# target, realisasi, capaian, status for each numeric formula.
NAIK = [
    ("100", "100", "100.00", "tercapai"),
    ("100", "99.99", "99.99", "tidak tercapai"),
    ("100", "99.994", "99.99", "tidak tercapai"),
    ("100", "99.995", "100.00", "tercapai"),
    ("100", "99.996", "100.00", "tercapai"),
    ("100", "100.01", "100.01", "tercapai"),
    ("3", "1", "33.33", "tidak tercapai"),
    ("3", "2", "66.67", "tidak tercapai"),
    ("3", "4", "133.33", "tercapai"),
    ("7", "22", "314.29", "tercapai"),
    ("8", "0.0004", "0.01", "tidak tercapai"),
    ("800", "1", "0.13", "tidak tercapai"),
    ("80", "0", "0.00", "tidak tercapai"),
    ("80", "-0", "0.00", "tidak tercapai"),
    ("4", "-7.17", "-179.25", "tidak tercapai"),
    ("4.00", "-0.0001", "0.00", "tidak tercapai"),
    ("0.34", "0.44", "129.41", "tercapai"),
    ("0.01", "100", "1000000.00", "tercapai"),
    ("1000000000000", "999999999999", "100.00", "tercapai"),
    ("1000000000000.55", "84843449148.05", "8.48", "tidak tercapai"),
    ("6", "0.01", "0.17", "tidak tercapai"),
    ("200", "0.01", "0.01", "tidak tercapai"),
    ("201", "0.01", "0.00", "tidak tercapai"),
    ("200", "-0.01", "-0.01", "tidak tercapai"),
    ("1", "1e3", "100000.00", "tercapai"),
]

RASIO = [
    ("10", "8", "125.00", "tercapai"),
    ("10", "12", "83.33", "tidak tercapai"),
    ("10", "25", "40.00", "tidak tercapai"),
    ("10", "10", "100.00", "tercapai"),
    ("88.82", "135.15", "65.72", "tidak tercapai"),
    ("10", "10.0004", "100.00", "tercapai"),
    ("10", "10.0006", "99.99", "tidak tercapai"),
    ("3", "9", "33.33", "tidak tercapai"),
    ("0.34", "0.44", "77.27", "tidak tercapai"),
    ("1", "1000000", "0.00", "tidak tercapai"),
    ("1000000", "1", "100000000.00", "tercapai"),
    ("7.5", "0.01", "75000.00", "tercapai"),
    ("8.30", "7.90", "105.06", "tercapai"),
    ("100", "100.005", "100.00", "tercapai"),
    ("100", "100.00499", "100.00", "tercapai"),
]

SELISIH = [
    ("10", "8", "120.00", "tercapai"),
    ("10", "12", "80.00", "tidak tercapai"),
    ("10", "25", "-50.00", "tidak tercapai"),
    ("10", "0", "200.00", "tercapai"),
    ("10", "10", "100.00", "tercapai"),
    ("10", "20", "0.00", "tidak tercapai"),
    ("10", "30", "-100.00", "tidak tercapai"),
    ("88.82", "135.15", "47.84", "tidak tercapai"),
    ("10", "-5", "250.00", "tercapai"),
    ("8.30", "7.90", "104.82", "tercapai"),
    ("4.01", "4.10", "97.76", "tidak tercapai"),
    ("0.34", "0.44", "70.59", "tidak tercapai"),
    ("3", "1", "166.67", "tercapai"),
    ("3", "4", "66.67", "tidak tercapai"),
    ("113", "111.58", "101.26", "tercapai"),
    ("10", "10.0004", "100.00", "tercapai"),
    ("3.53", "3.14", "111.05", "tercapai"),
]

STABIL = [
    ("100", "100", "100.00", "tercapai"),
    ("100", "99", "99.00", "tidak tercapai"),
    ("100", "101", "99.00", "tidak tercapai"),
    ("50", "55", "90.00", "tidak tercapai"),
    ("50", "45", "90.00", "tidak tercapai"),
    ("50", "0", "0.00", "tidak tercapai"),
    ("50", "100", "0.00", "tidak tercapai"),
    ("50", "150", "-100.00", "tidak tercapai"),
    ("50", "-10", "-20.00", "tidak tercapai"),
    ("3", "2", "66.67", "tidak tercapai"),
    ("3", "4", "66.67", "tidak tercapai"),
    ("2.5", "2.5001", "100.00", "tercapai"),
    ("2.5", "2.5002", "99.99", "tidak tercapai"),
    ("0.34", "0.44", "70.59", "tidak tercapai"),
    ("84.60", "85.35", "99.11", "tidak tercapai"),
]

# bawah, atas, realisasi, capaian, status.
RENTANG = [
    ("81", "82", "81", "100.00", "tercapai"),
    ("81", "82", "82", "100.00", "tercapai"),
    ("81", "82", "81.5", "100.00", "tercapai"),
    ("81", "82", "80.99", "99.99", "tidak tercapai"),
    ("81", "82", "82.01", "99.99", "tidak tercapai"),
    ("81", "82", "85", "96.34", "tidak tercapai"),
    ("81", "82", "40", "49.38", "tidak tercapai"),
    ("81", "82", "0", "0.00", "tidak tercapai"),
    ("81", "82", "200", "-43.90", "tidak tercapai"),
    ("81", "82", "-5", "-6.17", "tidak tercapai"),
    ("81", "82", "80.9999", "100.00", "tercapai"),
    ("81", "82", "82.0001", "100.00", "tercapai"),
    ("5", "5", "5", "100.00", "tercapai"),
    ("5", "5", "6", "80.00", "tidak tercapai"),
    ("0", "10", "0", "100.00", "tercapai"),
    ("0", "10", "10", "100.00", "tercapai"),
    ("0", "10", "12", "80.00", "tidak tercapai"),
    ("-5", "5", "-5", "100.00", "tercapai"),
    ("-5", "5", "6", "80.00", "tidak tercapai"),
    ("-5", "0", "-1", "100.00", "tercapai"),
]


@pytest.mark.parametrize(
    ("kunci", "arah", "target", "realisasi", "expected", "status"),
    KOTA_2023 + KOTA_2022 + KOTA_LAIN,
)
def test_city_reports(kunci, arah, target, realisasi, expected, status):
    isi = Tanpa(Sebab.BELUM_DIISI, "Data BPS belum terbit") if realisasi is None else D(realisasi)
    hasil = capaian(Arah(arah), D(target), isi)
    assert (hasil.nilai, hasil.status) == (dec(expected), Status(status))


@pytest.mark.parametrize(("kunci", "target", "realisasi", "expected", "status"), OPD)
def test_opd_reports(kunci, target, realisasi, expected, status):
    hasil = capaian(Arah.NAIK, D(target), D(realisasi))
    assert (hasil.nilai, hasil.status) == (D(expected), Status(status))


@pytest.mark.parametrize(
    ("arah", "kebijakan", "aturan", "target", "realisasi", "expected", "status"),
    [("naik", Kebijakan(), "Rasio realisasi/target", *baris) for baris in NAIK]
    + [("turun", Kebijakan(), "Rasio target/realisasi", *baris) for baris in RASIO]
    + [
        ("turun", SELISIH_TURUN, "Selisih (2 × target − realisasi)/target", *baris)
        for baris in SELISIH
    ]
    + [("stabil", Kebijakan(), "Simpangan dari target", *baris) for baris in STABIL],
)
def test_numeric_formula(arah, kebijakan, aturan, target, realisasi, expected, status):
    hasil = capaian(Arah(arah), D(target), D(realisasi), kebijakan)
    assert hasil.nilai == D(expected)
    assert str(hasil.nilai) == expected  # two decimals, and never -0.00
    assert (hasil.status, hasil.aturan) == (Status(status), aturan)


@pytest.mark.parametrize(("bawah", "atas", "realisasi", "expected", "status"), RENTANG)
def test_rentang(bawah, atas, realisasi, expected, status):
    hasil = capaian(Arah.RENTANG, Rentang(D(bawah), D(atas)), D(realisasi))
    assert (str(hasil.nilai), hasil.status) == (expected, Status(status))


@pytest.mark.parametrize(
    ("bawah", "atas", "realisasi", "sebab"),
    [
        ("0", "10", "-1", Sebab.TARGET_NOL),
        ("-5", "0", "1", Sebab.TARGET_NOL),
        ("0", "0", "1", Sebab.TARGET_NOL),
        ("-5", "5", "-6", Sebab.TARGET_NEGATIF),
        ("-5", "-3", "-2", Sebab.TARGET_NEGATIF),
        ("-5", "-3", "-6", Sebab.TARGET_NEGATIF),
    ],
)
def test_rentang_has_no_deviation_from_a_bound_of_zero_or_less(bawah, atas, realisasi, sebab):
    hasil = capaian(Arah.RENTANG, Rentang(D(bawah), D(atas)), D(realisasi))
    assert (hasil.nilai, hasil.sebab) == (None, sebab)
    assert (hasil.status, hasil.hitungan) == (Status.TIDAK_DAPAT_DIUKUR, "")


@pytest.mark.parametrize("kebijakan", [Kebijakan(), SELISIH_TURUN])
@pytest.mark.parametrize("arah", [Arah.NAIK, Arah.TURUN, Arah.STABIL])
@pytest.mark.parametrize(
    ("target", "sebab"),
    [
        ("0", Sebab.TARGET_NOL),
        ("0.00", Sebab.TARGET_NOL),
        ("-0", Sebab.TARGET_NOL),
        ("-0.01", Sebab.TARGET_NEGATIF),
        ("-10.00", Sebab.TARGET_NEGATIF),
    ],
)
@pytest.mark.parametrize("realisasi", ["5", "0", "-5"])
def test_target_that_cannot_be_divided_by(kebijakan, arah, target, sebab, realisasi):
    hasil = capaian(arah, D(target), D(realisasi), kebijakan)
    assert (hasil.nilai, hasil.sebab) == (None, sebab)
    assert (hasil.status, hasil.hitungan) == (Status.TIDAK_DAPAT_DIUKUR, "")
    assert hasil.aturan != ""


@pytest.mark.parametrize(
    ("realisasi", "sebab"),
    [
        ("0", Sebab.REALISASI_NOL),
        ("0.00", Sebab.REALISASI_NOL),
        ("-0.01", Sebab.REALISASI_NEGATIF),
        ("-7", Sebab.REALISASI_NEGATIF),
    ],
)
def test_turun_ratio_of_zero_or_less_is_met_without_a_figure(realisasi, sebab):
    hasil = capaian(Arah.TURUN, D("3.53"), D(realisasi))
    assert (hasil.nilai, hasil.sebab, hasil.status) == (None, sebab, Status.TERCAPAI)


@pytest.mark.parametrize("rumus", list(RumusTurun))
@pytest.mark.parametrize(
    ("target", "realisasi", "expected"),
    [
        ("0", "0", "100.00"),
        ("0", "-1", "100.00"),
        ("0", "0.01", "0.00"),
        ("0", "12", "0.00"),
        ("-1", "-2", None),
        ("10", "12", {"rasio": "83.33", "selisih": "80.00"}),
    ],
)
def test_toleransi_nol(rumus, target, realisasi, expected):
    kebijakan = Kebijakan(rumus_turun=rumus, toleransi_nol=True)
    if isinstance(expected, dict):
        expected = expected[rumus]
    assert capaian(Arah.TURUN, D(target), D(realisasi), kebijakan).nilai == dec(expected)


@pytest.mark.parametrize("arah", [Arah.NAIK, Arah.STABIL])
def test_toleransi_nol_is_for_turun_alone(arah):
    hasil = capaian(arah, D(0), D(0), Kebijakan(toleransi_nol=True))
    assert hasil.sebab is Sebab.TARGET_NOL


@pytest.mark.parametrize(
    ("arah", "target", "realisasi", "terpenuhi", "peringkat"),
    [
        ("naik", WTP, WTP, "100.00", "100.00"),
        ("naik", WTP, WDP, "0.00", "75.00"),  # LKIP Kota Bekasi: opini 2022 printed 0
        ("naik", WTP, TW, "0.00", "50.00"),
        ("naik", WDP, WTP, "100.00", "133.33"),
        ("naik", WDP, WDP, "100.00", "100.00"),
        ("naik", WDP, TW, "0.00", "66.67"),
        ("naik", TW, WTP, "100.00", "200.00"),
        ("naik", WTP, NIHIL, "0.00", "0.00"),
        ("naik", NIHIL, WTP, "100.00", None),
        ("turun", WTP, WTP, "100.00", "100.00"),
        ("turun", WTP, WDP, "100.00", "133.33"),
        ("turun", WDP, WTP, "0.00", "75.00"),
        ("turun", TW, WDP, "0.00", "66.67"),
        ("turun", WTP, NIHIL, "100.00", None),
        ("stabil", WTP, WTP, "100.00", "100.00"),
        ("stabil", WTP, WDP, "0.00", "75.00"),
        ("stabil", WDP, WTP, "0.00", "66.67"),
        ("stabil", TW, WTP, "0.00", "0.00"),
    ],
)
def test_kategori(arah, target, realisasi, terpenuhi, peringkat):
    assert capaian(Arah(arah), target, realisasi).nilai == D(terpenuhi)
    assert capaian(Arah(arah), target, realisasi, PERINGKAT).nilai == dec(peringkat)


def test_kategori_names_what_it_compared():
    hasil = capaian(Arah.NAIK, WTP, WDP)
    assert (hasil.aturan, hasil.hitungan) == ("Kategori terpenuhi", "WDP terhadap WTP")
    assert hasil.status is Status.TIDAK_TERCAPAI
    hasil = capaian(Arah.NAIK, WTP, WDP, PERINGKAT)
    assert hasil.aturan == "Peringkat kategori: Rasio realisasi/target"


@pytest.mark.parametrize(
    ("sebab", "status"),
    [
        (Sebab.BELUM_DIISI, Status.BELUM_ADA_NILAI),
        (Sebab.BELUM_DISETUJUI, Status.BELUM_DISETUJUI),
        (Sebab.TIDAK_DAPAT_DIUKUR, Status.TIDAK_DAPAT_DIUKUR),
    ],
)
@pytest.mark.parametrize(
    ("arah", "target"),
    [
        ("naik", D(77)),
        ("turun", D(77)),
        ("stabil", D(77)),
        ("rentang", Rentang(D(81), D(82))),
        ("naik", D(0)),
        ("naik", WTP),
        ("naik", make_majemuk(TP=30, TN=10)),
    ],
)
def test_no_realisasi(sebab, status, arah, target):
    hasil = capaian(Arah(arah), target, Tanpa(sebab, "alasan"))
    assert hasil == Hasil(None, sebab, status)


@pytest.mark.parametrize(
    "realisasi",
    [D(5), D(0), WTP, make_majemuk(TP=1), Tanpa(Sebab.BELUM_DIISI), Tanpa(Sebab.BELUM_DISETUJUI)],
)
@pytest.mark.parametrize("arah", list(Arah))
def test_no_target(arah, realisasi):
    hasil = capaian(arah, None, realisasi)
    assert hasil == Hasil(None, Sebab.BELUM_ADA_TARGET, Status.BELUM_ADA_NILAI)


@pytest.mark.parametrize(
    ("arah", "target", "realisasi"),
    [
        ("rentang", D(5), D(5)),
        ("rentang", WTP, WTP),
        ("rentang", make_majemuk(TP=1), make_majemuk(TP=1)),
        ("rentang", D(5), Tanpa(Sebab.BELUM_DIISI)),
        ("naik", Rentang(D(1), D(2)), D(1)),
        ("turun", Rentang(D(1), D(2)), D(1)),
        ("stabil", Rentang(D(1), D(2)), Tanpa(Sebab.BELUM_DIISI)),
        ("rentang", Rentang(D(1), D(2)), WTP),
        ("naik", D(5), WTP),
        ("naik", WTP, D(5)),
        ("naik", D(5), make_majemuk(TP=1)),
        ("naik", make_majemuk(TP=1), D(5)),
        ("naik", make_majemuk(TP=1), WTP),
    ],
)
def test_kinds_that_do_not_match_are_refused(arah, target, realisasi):
    with pytest.raises(ValueError, match="target"):
        capaian(Arah(arah), target, realisasi)


PRESTASI_TARGET = {"TP": "30", "TN": "10", "TI": "1"}
PRESTASI_2023 = {"TP": "115", "TN": "78", "TI": "3"}


@pytest.mark.parametrize(
    ("rumus", "expected", "sebab", "status"),
    [
        (RumusMajemuk.PER_KOMPONEN, None, Sebab.PER_KOMPONEN, Status.TERCAPAI),
        (RumusMajemuk.RATA_RATA, "487.78", None, Status.TERCAPAI),
        (RumusMajemuk.TERENDAH, "300.00", None, Status.TERCAPAI),
        (RumusMajemuk.JUMLAH, "478.05", None, Status.TERCAPAI),
    ],
)
def test_prestasi_pemuda_2023(rumus, expected, sebab, status):
    """IKU 21; the 570.00 that was printed follows from no formula."""
    target, realisasi = make_majemuk(**PRESTASI_TARGET), make_majemuk(**PRESTASI_2023)
    hasil = capaian(Arah.NAIK, target, realisasi, Kebijakan(rumus_majemuk=rumus))
    assert (hasil.nilai, hasil.sebab, hasil.status) == (dec(expected), sebab, status)
    assert [(k.kode, k.hasil.nilai) for k in hasil.komponen] == [
        ("TP", D("383.33")),
        ("TN", D("780.00")),
        ("TI", D("300.00")),
    ]


@pytest.mark.parametrize(
    ("rumus", "expected", "hitungan"),
    [
        (RumusMajemuk.PER_KOMPONEN, None, ""),
        (RumusMajemuk.RATA_RATA, "39.25", "(16,00 + 62,50) ÷ 2"),
        (RumusMajemuk.TERENDAH, "16.00", "terendah dari 16,00; 62,50"),
        (RumusMajemuk.JUMLAH, "27.27", "9,00 ÷ 33,00 × 100"),
    ],
)
def test_prestasi_pemuda_2022(rumus, expected, hitungan):
    """Internasional had no target in 2022: it is shown, and judged nowhere."""
    target, realisasi = make_majemuk(TP=25, TN=8), make_majemuk(TP=4, TN=5, TI=1)
    hasil = capaian(Arah.NAIK, target, realisasi, Kebijakan(rumus_majemuk=rumus))
    assert (hasil.nilai, hasil.hitungan) == (dec(expected), hitungan)
    assert hasil.status is Status.TIDAK_TERCAPAI
    ti = hasil.komponen[2]
    assert (ti.kode, ti.target, ti.realisasi) == ("TI", None, D(1))
    assert ti.hasil == Hasil(None, Sebab.BELUM_ADA_TARGET, Status.BELUM_ADA_NILAI)


def test_status_of_all_26_iku_in_2023():
    status = Counter(Status(baris[-1]) for baris in KOTA_2023)
    opini = capaian(Arah.NAIK, WTP, Tanpa(Sebab.BELUM_DIISI, "Opini BPK belum terbit"))
    prestasi = capaian(
        Arah.NAIK, make_majemuk(**PRESTASI_TARGET), make_majemuk(**PRESTASI_2023), Kebijakan()
    )
    status.update([opini.status, prestasi.status])
    assert status == {
        Status.TERCAPAI: 11,
        Status.TIDAK_TERCAPAI: 13,
        Status.BELUM_ADA_NILAI: 2,
    }


def test_mean_of_komponen_is_rounded_once():
    hasil = capaian(
        Arah.NAIK,
        make_majemuk(A=3, B=3, C=800),
        make_majemuk(A=1, B=1, C=1),
        Kebijakan(rumus_majemuk=RumusMajemuk.RATA_RATA),
    )
    assert hasil.nilai == D("22.26")  # of 33.33 + 33.33 + 0.13 it is 22.2633, exactly 22.2638...
    assert hasil.hitungan == "(33,33 + 33,33 + 0,13) ÷ 3"


@pytest.mark.parametrize(
    ("arah", "target", "realisasi", "status"),
    [
        ("naik", {"A": 1, "B": 2}, {"A": 1, "B": 2}, Status.TERCAPAI),
        ("naik", {"A": 1, "B": 2}, {"A": 1, "B": 1}, Status.TIDAK_TERCAPAI),
        ("naik", {"A": 1, "B": 2}, {"A": 1}, Status.BELUM_ADA_NILAI),
        ("naik", {"A": 1, "B": 2}, {"A": 0}, Status.TIDAK_TERCAPAI),
        ("naik", {"A": 1, "B": 2}, {"C": 9}, Status.BELUM_ADA_NILAI),
        ("naik", {"A": 1, "B": 0}, {"A": 1, "B": 0}, Status.TIDAK_DAPAT_DIUKUR),
        ("naik", {"A": 1, "B": 0}, {"B": 0}, Status.BELUM_ADA_NILAI),
        ("naik", {"A": 1, "B": 0}, {"A": 0, "B": 0}, Status.TIDAK_TERCAPAI),
        ("turun", {"A": 5, "B": 5}, {"A": 0, "B": 4}, Status.TERCAPAI),
        ("turun", {"A": 5, "B": 5}, {"A": 0, "B": 6}, Status.TIDAK_TERCAPAI),
        ("stabil", {"A": 5, "B": 5}, {"A": 5, "B": 5}, Status.TERCAPAI),
        ("stabil", {"A": 5, "B": 5}, {"A": 5, "B": 6}, Status.TIDAK_TERCAPAI),
    ],
)
def test_status_per_komponen(arah, target, realisasi, status):
    hasil = capaian(Arah(arah), make_majemuk(**target), make_majemuk(**realisasi))
    assert (hasil.nilai, hasil.sebab) == (None, Sebab.PER_KOMPONEN)
    assert (hasil.status, hasil.aturan) == (status, "Per komponen")


@pytest.mark.parametrize(
    ("rumus", "arah", "target", "realisasi", "nilai", "sebab", "status"),
    [
        ("rata_rata", "naik", (1, 2), (1, None), None, "belum_diisi", "belum ada nilai"),
        ("terendah", "naik", (1, 2), (1, None), None, "belum_diisi", "belum ada nilai"),
        ("jumlah", "naik", (1, 2), (1, None), None, "belum_diisi", "belum ada nilai"),
        ("jumlah", "naik", (0, 2), (1, None), None, "belum_diisi", "belum ada nilai"),
        ("jumlah", "naik", (4, 2), (1, None), None, "belum_diisi", "tidak tercapai"),
        ("rata_rata", "naik", (0, 2), (1, 2), None, "target_nol", "tidak dapat diukur"),
        ("terendah", "naik", (0, 2), (1, 2), None, "target_nol", "tidak dapat diukur"),
        ("jumlah", "naik", (0, 2), (1, 2), "150.00", None, "tercapai"),
        ("jumlah", "naik", (0, 0), (1, 2), None, "target_nol", "tidak dapat diukur"),
        ("rata_rata", "naik", (10, 10), (5, 20), "125.00", None, "tercapai"),
        ("terendah", "naik", (10, 10), (5, 20), "50.00", None, "tidak tercapai"),
        ("jumlah", "naik", (10, 30), (20, 10), "75.00", None, "tidak tercapai"),
        ("rata_rata", "turun", (5, 5), (0, 4), None, "realisasi_nol", "tercapai"),
        ("jumlah", "turun", (5, 5), (0, 4), "250.00", None, "tercapai"),
        ("jumlah", "stabil", (5, 5), (4, 6), "100.00", None, "tercapai"),
    ],
)
def test_majemuk_as_one_figure(rumus, arah, target, realisasi, nilai, sebab, status):
    isi = {k: v for k, v in zip("AB", realisasi, strict=True) if v is not None}
    hasil = capaian(
        Arah(arah),
        make_majemuk(**dict(zip("AB", target, strict=True))),
        make_majemuk(**isi),
        Kebijakan(rumus_majemuk=RumusMajemuk(rumus)),
    )
    assert (hasil.nilai, hasil.status) == (dec(nilai), Status(status))
    assert hasil.sebab == sebab


@pytest.mark.parametrize(
    ("arah", "kebijakan", "target", "realisasi", "hitungan"),
    [
        ("naik", Kebijakan(), D("77.00"), D("67.10"), "67,10 ÷ 77,00 × 100"),
        ("naik", Kebijakan(), D(4), D("-7.17"), "-7,17 ÷ 4,00 × 100"),
        ("naik", Kebijakan(), D("0.3456"), D("0.345"), "0,345 ÷ 0,3456 × 100"),
        ("naik", Kebijakan(), D("1234567.5"), D(1), "1,00 ÷ 1.234.567,50 × 100"),
        ("turun", Kebijakan(), D("8.30"), D("7.90"), "8,30 ÷ 7,90 × 100"),
        ("turun", SELISIH_TURUN, D("8.30"), D("7.90"), "(2 × 8,30 − 7,90) ÷ 8,30 × 100"),
        ("turun", Kebijakan(toleransi_nol=True), D(0), D(1), "1,00 terhadap 0,00"),
        ("stabil", Kebijakan(), D(50), D(55), "100 − |55,00 − 50,00| ÷ 50,00 × 100"),
        ("rentang", Kebijakan(), Rentang(D(81), D(82)), D("81.5"), "81,50 dalam 81,00–82,00"),
        (
            "rentang",
            Kebijakan(),
            Rentang(D(81), D(82)),
            D(85),
            "100 − |85,00 − 82,00| ÷ 82,00 × 100",
        ),
    ],
)
def test_hitungan(arah, kebijakan, target, realisasi, hitungan):
    assert capaian(Arah(arah), target, realisasi, kebijakan).hitungan == hitungan


def test_plain_strings_from_the_database_choose_the_same_rules():
    kebijakan = Kebijakan(rumus_turun="selisih", rumus_kategori="peringkat", rumus_majemuk="jumlah")
    assert capaian("turun", D(10), D(25), kebijakan).nilai == D("-50.00")
    assert capaian("naik", WTP, WDP, kebijakan).nilai == D("75.00")
    majemuk = make_majemuk(A=1, B=1)
    assert capaian("naik", majemuk, majemuk, kebijakan).nilai == D("100.00")


@pytest.mark.parametrize("pilihan", ["rumus_turun", "rumus_kategori", "rumus_majemuk"])
def test_unknown_rule_is_refused(pilihan):
    with pytest.raises(ValueError, match="tidak-ada"):
        Kebijakan(**{pilihan: "tidak-ada"})


def test_unknown_arah_is_refused():
    with pytest.raises(ValueError, match="miring"):
        capaian("miring", D(1), D(1))


@pytest.mark.parametrize(("nilai", "sebab"), [(None, None), (D(1), Sebab.TARGET_NOL)])
def test_hasil_has_a_figure_or_a_reason(nilai, sebab):
    with pytest.raises(ValueError, match="tepat salah satu"):
        Hasil(nilai, sebab, Status.TERCAPAI)


angka = st.decimals(-(10**12), 10**12, places=4, allow_nan=False, allow_infinity=False)
positif = st.decimals(D("0.0001"), 10**12, places=4, allow_nan=False, allow_infinity=False)


@given(target=positif, a=angka, b=angka)
def test_naik_never_falls_as_realisasi_grows(target, a, b):
    kecil, besar = sorted((a, b))
    assert capaian(Arah.NAIK, target, kecil).nilai <= capaian(Arah.NAIK, target, besar).nilai


@given(target=positif, a=positif, b=positif, rumus=st.sampled_from(RumusTurun))
def test_turun_never_rises_as_realisasi_grows(target, a, b, rumus):
    kecil, besar = sorted((a, b))
    kebijakan = Kebijakan(rumus_turun=rumus)
    terhadap_kecil = capaian(Arah.TURUN, target, kecil, kebijakan).nilai
    assert terhadap_kecil >= capaian(Arah.TURUN, target, besar, kebijakan).nilai


@given(target=positif, realisasi=angka)
def test_naik_is_within_half_a_hundredth_of_the_exact_ratio(target, realisasi):
    tepat = Fraction(realisasi) / Fraction(target) * 100
    nilai = capaian(Arah.NAIK, target, realisasi).nilai
    assert abs(Fraction(nilai) - tepat) <= Fraction(1, 200)


@given(target=positif, jarak=positif)
def test_stabil_punishes_both_sides_alike(target, jarak):
    di_atas = capaian(Arah.STABIL, target, target + jarak).nilai
    assert di_atas == capaian(Arah.STABIL, target, target - jarak).nilai
    assert di_atas <= 100


@given(arah=st.sampled_from([Arah.NAIK, Arah.TURUN, Arah.STABIL]), target=angka, realisasi=angka)
def test_word_and_figure_never_disagree(arah, target, realisasi):
    hasil = capaian(arah, target, realisasi)
    assert (hasil.nilai is None) != (hasil.sebab is None)
    if hasil.nilai is not None:
        assert (hasil.status is Status.TERCAPAI) == (hasil.nilai >= 100)

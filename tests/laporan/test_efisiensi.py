"""Serapan, sisa anggaran and simpulan: all 26 IKU of the city's LKIP 2023, and the edges."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laporan.capaian import Status
from laporan.efisiensi import Rasio, Simpulan, jumlah, selisih, serapan, simpulan, sisa_anggaran
from laporan.nilai import Sebab

D = Decimal

# Tabel 3.21: nomor IKU, pagu, realisasi, serapan, efisiensi, status of its capaian, simpulan.
IKU = [
    (1, "2733723365213", "1956349844251", "71.56", "28.44", "tidak tercapai", "tidak efisien"),
    (2, "354842150772", "290278335786", "81.80", "18.20", "tidak tercapai", "tidak efisien"),
    (
        3,
        "96224513387",
        "57855117468",
        "60.13",
        "39.87",
        "belum ada nilai",
        "tidak dapat ditentukan",
    ),
    (4, "12251884850", "10985824961", "89.67", "10.33", "tidak tercapai", "tidak efisien"),
    (5, "31940533139", "27621201265", "86.48", "13.52", "tidak tercapai", "tidak efisien"),
    (6, "1129564995214", "1035182581476", "91.64", "8.36", "tercapai", "efisien"),
    (7, "68421254130", "42327725463", "61.86", "38.14", "tercapai", "efisien"),
    (8, "8747284623", "7839109072", "89.62", "10.38", "tercapai", "efisien"),
    (9, "582651399606", "487371260467", "83.65", "16.35", "tidak tercapai", "tidak efisien"),
    (10, "8549955500", "6379277659", "74.61", "25.39", "tidak tercapai", "tidak efisien"),
    (11, "4628963084", "3626936260", "78.35", "21.65", "tidak tercapai", "tidak efisien"),
    (12, "4628963084", "3626936260", "78.35", "21.65", "tidak tercapai", "tidak efisien"),
    (13, "2897552524", "2683345850", "92.61", "7.39", "tercapai", "efisien"),
    (14, "9642924000", "8848737133", "91.76", "8.24", "belum ada nilai", "tidak dapat ditentukan"),
    (15, "7976794345", "6785987494", "85.07", "14.93", "tidak tercapai", "tidak efisien"),
    (16, "5873822947", "3929185000", "66.89", "33.11", "tidak tercapai", "tidak efisien"),
    (17, "1257357500", "1163540875", "92.54", "7.46", "tercapai", "efisien"),
    (18, "877548271517", "610059100435", "69.52", "30.48", "tercapai", "efisien"),
    (19, "626959838144", "558351964969", "89.06", "10.94", "tercapai", "efisien"),
    (20, "45785922300", "38088080428", "83.19", "16.81", "tidak tercapai", "tidak efisien"),
    (21, "88332718145", "84176216716", "95.29", "4.71", "tercapai", "efisien"),
    (22, "20043701850", "17934541830", "89.48", "10.52", "tercapai", "efisien"),
    (23, "13361780860", "12449112860", "93.17", "6.83", "tercapai", "efisien"),
    (24, "5698812861", "5408424226", "94.90", "5.10", "tercapai", "efisien"),
    (25, "36703880630", "30136343186", "82.11", "17.89", "tidak tercapai", "tidak efisien"),
    (26, "32631881172", "25706409776", "78.78", "21.22", "tidak tercapai", "tidak efisien"),
]

# LKIP 2024 of Sekretariat DPRD and Kecamatan Bekasi Utara: pagu, realisasi, serapan recomputed.
OPD = [
    ("97267144761", "84843449148", "87.23"),
    ("39268901000", "23611249810", "60.13"),
    ("12497434500", "7718489241", "61.76"),
    ("59483718972", "42183372126", "70.92"),
    ("17114865900", "16819510670", "98.27"),
    ("29564223620", "27813220986", "94.08"),
    ("75000000", "71722000", "95.63"),
    ("380000000", "339533550", "89.35"),
    ("16694865900", "16440838620", "98.48"),
    ("40000000", "39138500", "97.85"),
]


def dec(teks):
    return None if teks is None else Decimal(teks)


@pytest.mark.parametrize(
    ("nomor", "pagu", "realisasi", "terserap", "sisa", "status", "expected"), IKU
)
def test_city_2023(nomor, pagu, realisasi, terserap, sisa, status, expected):
    hasil = serapan(D(realisasi), D(pagu))
    assert hasil == Rasio(D(terserap))
    assert sisa_anggaran(D(realisasi), D(pagu)) == Rasio(D(sisa))
    assert simpulan(Status(status), hasil) == Simpulan(expected)


@pytest.mark.parametrize(("pagu", "realisasi", "expected"), OPD)
def test_opd_2024(pagu, realisasi, expected):
    assert serapan(D(realisasi), D(pagu)).nilai == D(expected)


def test_city_total_2023():
    pagu, _ = jumlah(D(baris[1]) for baris in IKU)
    realisasi, _ = jumlah(D(baris[2]) for baris in IKU)
    assert (pagu, realisasi) == (D(6810890521397), D(5335165141166))
    assert serapan(realisasi, pagu) == Rasio(D("78.33"))


@pytest.mark.parametrize(
    ("realisasi", "pagu", "sebab"),
    [
        ("0", "0", Sebab.PAGU_NOL),
        ("5", "0.00", Sebab.PAGU_NOL),
        (None, "0", Sebab.PAGU_NOL),
        ("5", "-1", Sebab.PAGU_NEGATIF),
        ("5", None, Sebab.BELUM_ADA_PAGU),
        (None, None, Sebab.BELUM_ADA_PAGU),
        (None, "5", Sebab.BELUM_ADA_REALISASI_ANGGARAN),
    ],
)
def test_undefined_serapan_says_why(realisasi, pagu, sebab):
    assert serapan(dec(realisasi), dec(pagu)) == Rasio(None, sebab)
    assert sisa_anggaran(dec(realisasi), dec(pagu)) == Rasio(None, sebab)


@pytest.mark.parametrize(
    ("realisasi", "pagu", "terserap", "sisa"),
    [
        ("0", "100", "0.00", "100.00"),
        ("100", "100", "100.00", "0.00"),
        ("120", "100", "120.00", "-20.00"),
        ("-5", "100", "-5.00", "105.00"),
        ("1", "3", "33.33", "66.67"),
        ("99999", "100000", "100.00", "0.00"),
        ("12.345", "100", "12.35", "87.66"),  # each rounded once, so their sum may be 100.01
    ],
)
def test_serapan_and_sisa(realisasi, pagu, terserap, sisa):
    assert serapan(D(realisasi), D(pagu)) == Rasio(D(terserap))
    assert sisa_anggaran(D(realisasi), D(pagu)) == Rasio(D(sisa))


@pytest.mark.parametrize(
    ("capaian", "terserap", "expected"),
    [
        ("87.14", Rasio(D("71.56")), Rasio(D("15.58"))),
        ("-179.25", Rasio(D("74.61")), Rasio(D("-253.86"))),
        ("100.00", Rasio(D("100.00")), Rasio(D("0.00"))),
        (None, Rasio(D("60.13")), Rasio(None, Sebab.BELUM_ADA_CAPAIAN)),
        (None, Rasio(None, Sebab.PAGU_NOL), Rasio(None, Sebab.BELUM_ADA_CAPAIAN)),
        ("100.00", Rasio(None, Sebab.PAGU_NOL), Rasio(None, Sebab.PAGU_NOL)),
    ],
)
def test_selisih(capaian, terserap, expected):
    assert selisih(dec(capaian), terserap) == expected


@pytest.mark.parametrize(
    ("status", "terserap", "expected"),
    [
        (Status.TERCAPAI, "99.99", Simpulan.EFISIEN),
        (Status.TERCAPAI, "0.00", Simpulan.EFISIEN),
        (Status.TERCAPAI, "100.00", Simpulan.TIDAK_EFISIEN),
        (Status.TERCAPAI, "120.00", Simpulan.TIDAK_EFISIEN),
        (Status.TERCAPAI, None, Simpulan.TIDAK_DAPAT_DITENTUKAN),
        (Status.TIDAK_TERCAPAI, "10.00", Simpulan.TIDAK_EFISIEN),
        (Status.TIDAK_TERCAPAI, "100.00", Simpulan.TIDAK_EFISIEN),
        (Status.TIDAK_TERCAPAI, None, Simpulan.TIDAK_DAPAT_DITENTUKAN),
        (Status.BELUM_ADA_NILAI, "60.13", Simpulan.TIDAK_DAPAT_DITENTUKAN),
        (Status.BELUM_DISETUJUI, "60.13", Simpulan.TIDAK_DAPAT_DITENTUKAN),
        (Status.TIDAK_DAPAT_DIUKUR, "60.13", Simpulan.TIDAK_DAPAT_DITENTUKAN),
    ],
)
def test_simpulan(status, terserap, expected):
    rasio = Rasio(None, Sebab.PAGU_NOL) if terserap is None else Rasio(D(terserap))
    assert simpulan(status, rasio) is expected


@pytest.mark.parametrize(("nilai", "sebab"), [(None, None), (D(1), Sebab.PAGU_NOL)])
def test_rasio_has_a_figure_or_a_reason(nilai, sebab):
    with pytest.raises(ValueError, match="tepat salah satu"):
        Rasio(nilai, sebab)


def test_jumlah_counts_what_is_not_known():
    assert jumlah([D(1), None, D("2.05"), None, D(0)]) == (D("3.05"), 2)
    assert jumlah([]) == (D(0), 0)
    assert jumlah([None]) == (D(0), 1)


rupiah = st.decimals(0, 10**18, places=2, allow_nan=False, allow_infinity=False)


@given(st.lists(rupiah | st.none()))
def test_jumlah_is_exact_to_the_sen(nilai):
    total, kosong = jumlah(nilai)
    assert int(total * 100) == sum(int(n * 100) for n in nilai if n is not None)
    assert kosong == nilai.count(None)


@given(realisasi=rupiah, pagu=rupiah.filter(bool))
def test_serapan_and_sisa_make_a_hundred(realisasi, pagu):
    total = serapan(realisasi, pagu).nilai + sisa_anggaran(realisasi, pagu).nilai
    assert total in (D("100.00"), D("100.01"))

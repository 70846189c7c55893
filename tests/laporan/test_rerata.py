from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laporan.capaian import Hasil, Status
from laporan.nilai import Sebab
from laporan.rerata import JumlahStatus, RataRata, rata_rata, rekap_status

D = Decimal


def make_hasil(nilai=None, status=None):
    if nilai is None:
        return Hasil(None, Sebab.BELUM_DIISI, status or Status.BELUM_ADA_NILAI)
    bawaan = Status.TERCAPAI if D(nilai) >= 100 else Status.TIDAK_TERCAPAI
    return Hasil(D(nilai), None, status or bawaan)


@pytest.mark.parametrize(
    ("capaian", "batas", "expected"),
    [
        ((), None, (None, 0, 0)),
        ((None, None), None, (None, 0, 2)),
        (("87.14",), None, ("87.14", 1, 0)),
        (("87.14", None), None, ("87.14", 1, 1)),
        (("0.00", "100.00"), None, ("50.00", 2, 0)),
        (("0.00", None, "100.00", None), None, ("50.00", 2, 2)),
        (("1581.75", "17.00"), None, ("799.38", 2, 0)),
        (("1581.75", "17.00"), "100", ("58.50", 2, 0)),
        (("1581.75", "17.00"), "120", ("68.50", 2, 0)),
        (("120.00", "120.01"), "120", ("120.00", 2, 0)),
        (("-179.25", "100.00"), "100", ("-39.63", 2, 0)),
        (("-179.25", "100.00"), None, ("-39.63", 2, 0)),
        (("33.33", "33.33", "33.34"), None, ("33.33", 3, 0)),
        (("0.01", "0.00"), None, ("0.01", 2, 0)),
        ((None,), "100", (None, 0, 1)),
    ],
)
def test_rata_rata(capaian, batas, expected):
    batas = None if batas is None else D(batas)
    nilai, dihitung, dilewati = expected
    hasil = rata_rata((make_hasil(c) for c in capaian), batas)
    assert hasil == RataRata(None if nilai is None else D(nilai), dihitung, dilewati, batas)


def test_met_without_a_figure_is_left_out_of_the_mean():
    tanpa_angka = Hasil(None, Sebab.REALISASI_NOL, Status.TERCAPAI)
    assert rata_rata([tanpa_angka, make_hasil("80.00")]) == RataRata(D("80.00"), 1, 1, None)


def test_rekap_of_the_city_2023():
    hasil = [make_hasil("100.00")] * 11 + [make_hasil("99.99")] * 13 + [make_hasil()] * 2
    rekap = rekap_status(hasil)
    assert rekap.total == 26
    assert rekap.baris == (
        JumlahStatus(Status.TERCAPAI, 11, D("42.31")),
        JumlahStatus(Status.TIDAK_TERCAPAI, 13, D("50.00")),
        JumlahStatus(Status.BELUM_ADA_NILAI, 2, D("7.69")),
        JumlahStatus(Status.BELUM_DISETUJUI, 0, D("0.00")),
        JumlahStatus(Status.TIDAK_DAPAT_DIUKUR, 0, D("0.00")),
    )
    assert rekap.untuk(Status.TIDAK_TERCAPAI).jumlah == 13


def test_rekap_counts_by_status_also_without_figures():
    hasil = [
        make_hasil(status=Status.TERCAPAI),
        make_hasil(status=Status.BELUM_DISETUJUI),
        make_hasil(status=Status.TIDAK_DAPAT_DIUKUR),
    ]
    assert [b.jumlah for b in rekap_status(hasil).baris] == [1, 0, 0, 1, 1]


def test_rekap_of_nothing_has_no_percentages():
    rekap = rekap_status([])
    assert rekap.total == 0
    assert [(b.jumlah, b.persen) for b in rekap.baris] == [(0, None)] * 5


hasil_acak = st.builds(
    make_hasil,
    st.none() | st.decimals(-(10**6), 10**6, places=2, allow_nan=False, allow_infinity=False),
)


@given(st.lists(hasil_acak), st.none() | st.just(D(100)))
def test_nothing_is_lost_and_the_mean_lies_between(hasil, batas):
    rerata = rata_rata(hasil, batas)
    assert rerata.dihitung + rerata.dilewati == len(hasil)
    assert rekap_status(hasil).total == sum(b.jumlah for b in rekap_status(hasil).baris)
    if rerata.nilai is not None:
        angka = [min(h.nilai, batas or h.nilai) for h in hasil if h.nilai is not None]
        assert min(angka) <= rerata.nilai <= max(angka)

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laporan.konteks.evaluasi import evaluasi_instansi
from tests.pabrik import (
    TAHUN,
    make_instansi,
    make_kota,
    make_nilai_akip,
    make_nilai_ikm,
    make_skala,
)

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture(autouse=True)
def skala():
    make_skala(kode="predikat-akip", tingkat=[("B", 0, 80), ("A", 80, None)])
    make_skala(kode="mutu-ikm", tingkat=[("Kurang", 25, 70), ("Baik", 70, None)])


def ringkas(daftar):
    return [(b.peringkat, b.instansi, b.nilai, b.tingkat.label) for b in daftar.baris]


def test_city_ranks_its_perangkat_daerah():
    satu, dua, tiga, empat = (make_instansi(urut=urut) for urut in (4, 3, 2, 1))
    for instansi, nilai in ((satu, "84.57"), (dua, "80"), (tiga, "80"), (empat, "79.99")):
        make_nilai_akip(instansi=instansi, nilai=D(nilai))
    evaluasi = evaluasi_instansi(make_kota(), TAHUN)
    assert ringkas(evaluasi.akip) == [
        (1, satu, D("84.57"), "A"),
        (2, tiga, D(80), "A"),
        (2, dua, D(80), "A"),
        (4, empat, D("79.99"), "B"),
    ]
    assert evaluasi.akip.rata_rata == D("81.14")
    assert evaluasi.akip_sendiri is None


def test_the_citys_own_score_stands_apart():
    opd = make_instansi()
    make_nilai_akip(instansi=opd, nilai=D(70))
    akip = make_nilai_akip(instansi=make_kota(), komponen=[(60, D("22.05")), (40, D("19.57"))])
    evaluasi = evaluasi_instansi(make_kota(), TAHUN)
    assert ringkas(evaluasi.akip) == [(1, opd, D(70), "B")]
    assert evaluasi.akip.rata_rata == D("70.00")
    assert (evaluasi.akip_sendiri.nilai, evaluasi.akip_sendiri.tingkat.label) == (D("41.62"), "B")
    assert evaluasi.akip_sendiri.komponen == tuple(akip.komponen.all())


def test_perangkat_daerah_sees_itself_and_its_units():
    opd = make_instansi()
    unit = make_instansi(jenis="puskesmas", induk=opd)
    make_nilai_akip(instansi=opd, nilai=D(81))
    make_nilai_akip(nilai=D(90))
    make_nilai_ikm(instansi=opd, nilai=D(75))
    make_nilai_ikm(instansi=unit, nilai=D("69.99"))
    make_nilai_ikm(nilai=D(100))
    evaluasi = evaluasi_instansi(opd, TAHUN)
    assert ringkas(evaluasi.akip) == [(2, opd, D(81), "A")]
    assert (evaluasi.akip.dari, evaluasi.akip.rata_rata) == (2, D("85.50"))
    assert evaluasi.akip_sendiri == evaluasi.akip.baris[0]
    assert ringkas(evaluasi.ikm) == [(2, opd, D(75), "Baik"), (3, unit, D("69.99"), "Kurang")]
    assert evaluasi.ikm.rata_rata == D("81.66")


def test_unknown_score_is_left_out():
    opd = make_instansi()
    make_nilai_akip(instansi=opd)
    evaluasi = evaluasi_instansi(opd, TAHUN)
    assert (evaluasi.akip.baris, evaluasi.akip.rata_rata, evaluasi.akip_sendiri) == ((), None, None)
    assert evaluasi.akip.tanpa == 1


def test_zero_is_a_score():
    opd = make_instansi()
    make_nilai_akip(instansi=opd, nilai=D(0))
    evaluasi = evaluasi_instansi(opd, TAHUN)
    assert (evaluasi.akip.rata_rata, evaluasi.akip_sendiri.nilai) == (D("0.00"), D(0))


def test_other_years_are_other_lists():
    opd = make_instansi()
    make_nilai_akip(instansi=opd, nilai=D(81), tahun=TAHUN - 1)
    make_nilai_ikm(instansi=opd, nilai=D(75), tahun=TAHUN - 1)
    evaluasi = evaluasi_instansi(opd, TAHUN)
    assert (evaluasi.akip.baris, evaluasi.ikm.baris) == ((), ())


def test_outside_every_tingkat_there_is_no_word():
    make_skala(kode="predikat-akip", tingkat=[("A", 80, 100)])
    opd = make_instansi()
    make_nilai_akip(instansi=opd, nilai=D(70))
    (baris,) = evaluasi_instansi(opd, TAHUN).akip.baris
    assert baris.tingkat is None


def test_query_count_for_1_and_10():
    def kueri() -> int:
        with CaptureQueriesContext(connection) as semua:
            evaluasi = evaluasi_instansi(make_kota(), TAHUN)
            assert [str(b.instansi) for b in evaluasi.akip.baris + evaluasi.ikm.baris]
        return len(semua)

    def tambah(jumlah):
        for _ in range(jumlah):
            make_nilai_akip(komponen=[(30, D(20))])
            make_nilai_ikm()

    tambah(1)
    satu = kueri()
    tambah(9)
    assert kueri() == satu

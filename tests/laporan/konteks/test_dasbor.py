from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laporan.capaian import Status
from laporan.konteks.dasbor import dasbor_kota, rata_rata_hasil
from laporan.konteks.hasil import Periode
from laporan.rerata import JumlahStatus
from tests.pabrik import (
    TAHUN,
    make_butir,
    make_dokumen,
    make_indikator,
    make_instansi,
    make_kebijakan,
    make_kinerja,
    make_kota,
    make_realisasi,
    make_target,
)

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture(autouse=True)
def kebijakan():
    return make_kebijakan(bawaan=True)


@pytest.fixture
def rpjmd():
    return make_dokumen(instansi=make_kota(), jenis="rpjmd", nama="RPJMD Uji")


def make_iku(capaian, *, triwulan=4, status="disetujui", **kwargs):
    """An IKU with a target of 100, and a capaian of that many percent unless None."""
    indikator = make_target(indikator=make_indikator(**kwargs), nilai=D(100)).indikator
    if capaian is not None:
        make_realisasi(indikator=indikator, triwulan=triwulan, nilai=D(capaian), status=status)
    return indikator


def ringkasan(instansi, periode=None):
    dasbor = dasbor_kota(make_kota(), periode or Periode(TAHUN))
    (satu,) = [r for r in dasbor.perangkat_daerah if r.instansi == instansi]
    return satu


def test_iku_of_the_city_by_misi(rpjmd):
    misi = [
        make_kinerja(dokumen=rpjmd, jenjang="misi", uraian=uraian, urut=urut)
        for urut, uraian in ((1, "Tata kelola"), (2, "Infrastruktur"))
    ]
    tujuan = make_kinerja(dokumen=rpjmd, induk=misi[0], jenjang="tujuan")
    sasaran = make_kinerja(dokumen=rpjmd, induk=tujuan)
    lain = make_kinerja(dokumen=rpjmd, induk=misi[1])
    satu = make_iku(100, kinerja=sasaran, urut=1)
    dua = make_iku(50, kinerja=tujuan, urut=2)
    tiga = make_iku(None, kinerja=lain, urut=3)
    make_iku(100, kinerja=lain, iku=False)
    dasbor = dasbor_kota(make_kota(), Periode(TAHUN))
    assert [(k.uraian, [h.indikator for h in k.hasil]) for k in dasbor.misi] == [
        ("Misi 1: Tata kelola", [satu, dua]),
        ("Misi 2: Infrastruktur", [tiga]),
    ]
    assert dasbor.rekap.total == 3
    assert dasbor.rekap.untuk(Status.TERCAPAI) == JumlahStatus(Status.TERCAPAI, 1, D("33.33"))
    assert dasbor.rekap.untuk(Status.TIDAK_TERCAPAI).jumlah == 1
    assert dasbor.rekap.untuk(Status.BELUM_ADA_NILAI).jumlah == 1
    assert (dasbor.rata_rata.nilai, dasbor.rata_rata.dihitung, dasbor.rata_rata.dilewati) == (
        D("75.00"),
        2,
        1,
    )


def test_plan_without_misi_groups_by_its_top(rpjmd):
    tujuan = make_kinerja(dokumen=rpjmd, jenjang="tujuan", uraian="Maju")
    iku = make_iku(100, kinerja=make_kinerja(dokumen=rpjmd, induk=tujuan))
    (kelompok,) = dasbor_kota(make_kota(), Periode(TAHUN)).misi
    assert (kelompok.uraian, [h.indikator for h in kelompok.hasil]) == ("Tujuan 1: Maju", [iku])


def test_year_without_a_plan(rpjmd):
    dasbor = dasbor_kota(make_kota(), Periode(TAHUN + 90))
    assert (dasbor.misi, dasbor.rekap.total, dasbor.rata_rata.nilai) == ((), 0, None)
    assert dasbor.perangkat_daerah == ()


def test_drafts_wait():
    opd = make_instansi()
    make_iku(100, instansi=opd, status="diverifikasi")
    r = ringkasan(opd)
    assert r.rekap.untuk(Status.BELUM_DISETUJUI).jumlah == 1
    assert (r.rata_rata.nilai, r.terisi) == (None, 1)


def test_a_perangkat_daerah():
    opd = make_instansi()
    for capaian in (100, 80, None):
        make_iku(capaian, instansi=opd)
    make_iku(100, instansi=opd, iku=False)
    make_iku(100)
    r = ringkasan(opd)
    assert [h.hasil.nilai for h in r.hasil] == [D(100), D(80), None]
    assert (r.rekap.total, r.terisi, r.rata_rata.nilai) == (3, 2, D("90.00"))


def test_perangkat_daerah_without_iku_stands_apart():
    polos, punya = make_instansi(), make_instansi()
    make_iku(None, instansi=punya)
    dasbor = dasbor_kota(make_kota(), Periode(TAHUN))
    assert [r.instansi for r in dasbor.perangkat_daerah] == [punya]
    assert polos in dasbor.tanpa_iku
    assert punya not in dasbor.tanpa_iku


def test_units_are_no_perangkat_daerah():
    opd = make_instansi()
    unit = make_instansi(jenis="kelurahan", induk=opd)
    make_iku(100, instansi=unit)
    dasbor = dasbor_kota(make_kota(), Periode(TAHUN))
    semua = {r.instansi for r in dasbor.perangkat_daerah} | set(dasbor.tanpa_iku)
    assert opd in semua
    assert unit not in semua
    assert make_kota() not in semua


@pytest.mark.parametrize(("triwulan", "terisi"), [(1, 0), (2, 1), (None, 1)])
def test_terisi_up_to_the_triwulan(triwulan, terisi):
    opd = make_instansi()
    make_iku(100, instansi=opd, triwulan=2)
    assert ringkasan(opd, Periode(TAHUN, triwulan)).terisi == terisi


def test_mean_with_each_under_its_own_cap():
    opd = make_instansi()
    for batas in (D(150), D(120), None):
        make_iku(200, instansi=opd, kebijakan=make_kebijakan(batas_rata_rata=batas))
    rata = rata_rata_hasil(list(ringkasan(opd).hasil))
    assert (rata.nilai, rata.batas) == (D("156.67"), None)


def test_mean_under_one_cap_names_it():
    opd, kebijakan = make_instansi(), make_kebijakan(batas_rata_rata=D(120))
    for capaian in (200, 80):
        make_iku(capaian, instansi=opd, kebijakan=kebijakan)
    rata = rata_rata_hasil(list(ringkasan(opd).hasil))
    assert (rata.nilai, rata.batas) == (D("100.00"), D(120))


def test_iku_of_a_unit_counts_for_its_perangkat_daerah():
    opd = make_instansi()
    make_iku(100, instansi=make_instansi(jenis="bagian", induk=opd))
    assert ringkasan(opd).rekap.total == 1


def kueri() -> int:
    with CaptureQueriesContext(connection) as semua:
        dasbor = dasbor_kota(make_kota(), Periode(TAHUN, 1))
        for r in dasbor.perangkat_daerah:
            assert r.instansi.nama_pendek
            assert "" not in [str(h.indikator.kinerja) for h in r.hasil]
    return len(semua)


def test_query_count_for_5_and_50_opd(rpjmd):
    make_iku(100, kinerja=make_kinerja(dokumen=rpjmd))

    def tambah(jumlah):
        for _ in range(jumlah):
            make_butir(indikator=make_iku(90, triwulan=1), nilai=D(90), triwulan={1: 90})

    tambah(5)
    lima = kueri()
    tambah(45)
    assert kueri() == lima

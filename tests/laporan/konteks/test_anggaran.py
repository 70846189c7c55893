from decimal import Decimal

import pytest

from indikator.models import Indikator
from laporan.efisiensi import Rasio, Simpulan
from laporan.konteks.anggaran import (
    anggaran_iku,
    anggaran_instansi,
    baris_anggaran,
    jumlah_anggaran,
)
from laporan.konteks.hasil import Periode, hasil_indikator
from laporan.nilai import Sebab
from tests.pabrik import (
    TAHUN,
    make_anggaran,
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


def make_iku(capaian, **kwargs):
    """An IKU with a target of 100, and a capaian of that many percent unless None."""
    indikator = make_target(indikator=make_indikator(**kwargs), nilai=D(100)).indikator
    if capaian is not None:
        make_realisasi(indikator=indikator, triwulan=4, nilai=D(capaian), status="disetujui")
    return indikator


def hasil(*indikator):
    semua = Indikator.objects.filter(pk__in=[i.pk for i in indikator]).order_by("pk")
    return hasil_indikator(semua, Periode(TAHUN))


def test_jumlah():
    jumlah = jumlah_anggaran(
        [
            make_anggaran(pagu=D(300), realisasi=D("150.50")),
            make_anggaran(pagu=D(100), realisasi=D(0)),
        ]
    )
    assert (jumlah.baris, jumlah.pagu, jumlah.realisasi) == (2, D(400), D("150.50"))
    assert jumlah.tanpa_realisasi == 0
    assert jumlah.serapan == Rasio(D("37.63"))
    assert jumlah.sisa == Rasio(D("62.38"))
    assert jumlah.sisa_rupiah == D("249.50")


def test_jumlah_of_nothing():
    jumlah = jumlah_anggaran([])
    assert (jumlah.baris, jumlah.pagu, jumlah.realisasi) == (0, D(0), D(0))
    assert jumlah.serapan == jumlah.sisa == Rasio(None, Sebab.PAGU_NOL)


def test_realisasi_zero_is_known():
    jumlah = jumlah_anggaran([make_anggaran(pagu=D(100), realisasi=D(0))])
    assert jumlah.tanpa_realisasi == 0
    assert (jumlah.serapan, jumlah.sisa) == (Rasio(D("0.00")), Rasio(D("100.00")))


def test_unknown_realisasi_is_counted_not_taken_for_zero():
    jumlah = jumlah_anggaran(
        [make_anggaran(pagu=D(100), realisasi=D(50)), make_anggaran(pagu=D(100))]
    )
    assert (jumlah.pagu, jumlah.realisasi, jumlah.tanpa_realisasi) == (D(200), D(50), 1)


def test_no_realisasi_known_at_all_is_no_serapan():
    jumlah = jumlah_anggaran([make_anggaran(pagu=D(100)), make_anggaran(pagu=D(50))])
    assert jumlah.tanpa_realisasi == 2
    assert jumlah.serapan == Rasio(None, Sebab.BELUM_ADA_REALISASI_ANGGARAN)
    assert jumlah.sisa == Rasio(None, Sebab.BELUM_ADA_REALISASI_ANGGARAN)


def test_row_outside_the_budget_owes_no_realisasi():
    assert jumlah_anggaran([make_anggaran()]).tanpa_realisasi == 0


@pytest.mark.parametrize(
    ("capaian", "realisasi", "selisih", "simpulan"),
    [
        (100, 80, Rasio(D("20.00")), Simpulan.EFISIEN),
        (100, 100, Rasio(D("0.00")), Simpulan.TIDAK_EFISIEN),
        (99, 50, Rasio(D("49.00")), Simpulan.TIDAK_EFISIEN),
        (None, 50, Rasio(None, Sebab.BELUM_ADA_CAPAIAN), Simpulan.TIDAK_DAPAT_DITENTUKAN),
        (
            100,
            None,
            Rasio(None, Sebab.BELUM_ADA_REALISASI_ANGGARAN),
            Simpulan.TIDAK_DAPAT_DITENTUKAN,
        ),
    ],
)
def test_verdict_on_an_iku(capaian, realisasi, selisih, simpulan):
    iku = make_iku(capaian)
    uang = None if realisasi is None else D(realisasi)
    baris = [make_anggaran(pagu=D(100), realisasi=uang, mendukung=[iku])]
    a = anggaran_iku(hasil(iku)[0], baris)
    assert (a.selisih, a.simpulan) == (selisih, simpulan)


def test_iku_without_money():
    a = anggaran_iku(hasil(make_iku(100))[0], [])
    assert a.selisih == Rasio(None, Sebab.BELUM_ADA_PAGU)
    assert a.simpulan is Simpulan.TIDAK_DAPAT_DITENTUKAN


def test_row_that_supports_two_iku_counts_once():
    satu, dua, tiga = make_iku(100), make_iku(50), make_iku(None)
    bersama = make_anggaran(pagu=D(1000), realisasi=D(900), mendukung=[satu, dua])
    sendiri = make_anggaran(pagu=D(200), realisasi=D(100), mendukung=[dua])
    lain = make_anggaran(pagu=D(50), realisasi=D(25))
    a = anggaran_instansi(hasil(satu, dua, tiga), [bersama, sendiri, lain])
    assert [[b.pk for b in i.baris] for i in a.iku] == [
        [bersama.pk],
        [bersama.pk, sendiri.pk],
        [],
    ]
    assert [i.jumlah.pagu for i in a.iku] == [D(1000), D(1200), D(0)]
    assert a.tanpa_iku == (lain,)
    assert (a.jumlah_tanpa_iku.pagu, a.jumlah_tanpa_iku.serapan) == (D(50), Rasio(D("50.00")))
    assert (a.jumlah.baris, a.jumlah.pagu, a.jumlah.realisasi) == (3, D(1250), D(1025))
    assert a.jumlah.serapan == Rasio(D("82.00"))
    assert (a.jumlah_per_iku.baris, a.jumlah_per_iku.pagu) == (3, D(2200))


def test_support_of_an_iku_elsewhere_leaves_the_row_unassigned():
    baris = make_anggaran(pagu=D(1), mendukung=[make_iku(100)])
    a = anggaran_instansi(hasil(make_iku(100)), [baris])
    assert a.tanpa_iku == (baris,)


def test_rows_of_an_instansi_and_its_units():
    opd = make_instansi()
    unit = make_instansi(jenis="bagian", induk=opd)
    sendiri = make_anggaran(kinerja=make_kinerja(instansi=opd))
    bawah = make_anggaran(kinerja=make_kinerja(instansi=unit))
    make_anggaran(kinerja=sendiri.kinerja, tahun=TAHUN + 1)
    make_anggaran()
    assert set(baris_anggaran(opd, TAHUN)) == {sendiri, bawah}
    assert set(baris_anggaran(unit, TAHUN)) == {bawah}


def test_rows_of_the_city_are_those_of_its_own_plan():
    """A programme in the RPJMD is carried out by a perangkat daerah and still the city's row."""
    rpjmd = make_dokumen(instansi=make_kota(), jenis="rpjmd")
    opd = make_instansi()
    kota = make_anggaran(kinerja=make_kinerja(dokumen=rpjmd, instansi=opd))
    make_anggaran(kinerja=make_kinerja(instansi=opd))
    assert baris_anggaran(make_kota(), TAHUN) == [kota]


def test_query_count(django_assert_num_queries):
    opd = make_instansi()
    for jumlah in (1, 10):
        for _ in range(jumlah):
            kinerja = make_kinerja(induk=make_kinerja(instansi=opd))
            make_anggaran(kinerja=kinerja, pagu=D(1), mendukung=[make_iku(None)])
        with django_assert_num_queries(2):
            for b in baris_anggaran(opd, TAHUN):
                assert str(b.kinerja.induk) and str(b.kinerja.instansi)
                assert len(b.mendukung.all()) == 1

from decimal import Decimal

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indikator.models import Indikator, KebijakanPengukuran, PerjanjianKinerja
from laporan.capaian import Status
from laporan.konteks.hasil import Periode, hasil_indikator, muat, riwayat
from laporan.nilai import Kategori, Majemuk, Rentang, Sebab, Tanpa
from tests.pabrik import (
    TAHUN,
    make_butir,
    make_dokumen,
    make_indikator,
    make_instansi,
    make_kebijakan,
    make_kinerja,
    make_pk,
    make_realisasi,
    make_skala,
    make_target,
)

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture(autouse=True)
def kebijakan():
    """The default that every expectation here is reckoned with."""
    return make_kebijakan(bawaan=True, nama="Bawaan Uji")


def hasil(indikator, triwulan=None, tahun=TAHUN, **kwargs):
    (satu,) = hasil_indikator(
        Indikator.objects.filter(pk=indikator.pk), Periode(tahun, triwulan), **kwargs
    )
    return satu


def isi(indikator, *nilai, status="disetujui", **kwargs):
    """The triwulan from the first on; None leaves one out."""
    for triwulan, n in enumerate(nilai, 1):
        if n is not None:
            make_realisasi(
                indikator=indikator, triwulan=triwulan, nilai=D(n), status=status, **kwargs
            )


@pytest.mark.parametrize(
    ("periode", "nama"),
    [
        (Periode(2025), "Tahun 2025"),
        (Periode(2025, 1), "Triwulan I 2025"),
        (Periode(2025, 4), "Triwulan IV 2025"),
    ],
)
def test_periode(periode, nama):
    assert str(periode) == nama


class TestSumberTarget:
    def test_dokumen(self):
        target = make_target(nilai=D(80))
        h = hasil(target.indikator)
        assert (h.target, h.target_tahun, h.sumber_target) == (D(80), D(80), "Renstra Uji")

    def test_none(self):
        h = hasil(make_indikator())
        assert (h.target, h.target_tahun, h.sumber_target) == (None, None, "")
        assert (h.hasil.sebab, h.hasil.status) == (
            Sebab.BELUM_ADA_TARGET,
            Status.BELUM_ADA_NILAI,
        )

    def test_kondisi_awal_and_akhir_are_no_targets(self):
        indikator = make_indikator()
        for jenis in ("kondisi_awal", "kondisi_akhir"):
            make_target(indikator=indikator, jenis=jenis, nilai=D(80))
        assert hasil(indikator).target is None

    def test_signed_pk_before_dokumen(self):
        indikator = make_target(nilai=D(80)).indikator
        make_butir(indikator=indikator, nilai=D(85))
        h = hasil(indikator)
        assert (h.target, h.sumber_target) == (D(85), f"Perjanjian Kinerja {TAHUN} murni")

    def test_last_perubahan_before_murni(self):
        indikator = make_target(nilai=D(80)).indikator
        instansi = indikator.kinerja.instansi
        for ke, nilai in ((0, 85), (2, 87), (1, 86)):
            pk = make_pk(instansi=instansi, ke=ke)
            make_butir(perjanjian=pk, indikator=indikator, nilai=D(nilai))
        h = hasil(indikator)
        assert (h.target, h.sumber_target) == (
            D(87),
            f"Perjanjian Kinerja {TAHUN} Perubahan ke-2",
        )

    def test_draft_pk_promises_nothing(self):
        indikator = make_target(nilai=D(80)).indikator
        instansi = indikator.kinerja.instansi
        murni = make_pk(instansi=instansi)
        draf = make_pk(instansi=instansi, ke=1, status="draf")
        make_butir(perjanjian=draf, indikator=indikator, nilai=D(90))
        assert hasil(indikator).target == 80
        make_butir(perjanjian=murni, indikator=indikator, nilai=D(85))
        assert hasil(indikator).target == 85
        PerjanjianKinerja.objects.filter(pk=draf.pk).update(status="ditandatangani")
        assert hasil(indikator).target == 90

    def test_perubahan_without_the_indikator_leaves_it_to_the_dokumen(self):
        indikator = make_target(nilai=D(80)).indikator
        make_butir(indikator=indikator, nilai=D(85))
        make_pk(instansi=indikator.kinerja.instansi, ke=1)
        assert hasil(indikator).target == 80

    def test_pk_of_another_year_or_instansi_does_not_matter(self):
        indikator = make_target(nilai=D(80)).indikator
        lain = make_pk(instansi=indikator.kinerja.instansi, tahun=TAHUN + 1, ke=5)
        make_butir(perjanjian=lain, indikator=indikator, nilai=D(1))
        make_butir(perjanjian=make_pk(ke=9), nilai=D(2))
        assert hasil(indikator).target == 80
        assert hasil(indikator, tahun=TAHUN + 1).target == 1


class TestTargetTriwulan:
    @pytest.mark.parametrize(
        ("akumulasi", "sampai"),
        [
            ("jumlah", [D(10), D(30), D(60), D(99)]),
            ("posisi_akhir", [D(10), D(20), D(30), D(99)]),
            ("rata_rata", [D(10), D(15), D(20), D(99)]),
            ("maksimum", [D(10), D(20), D(30), D(99)]),
        ],
    )
    def test_cumulative_by_the_rule_of_the_indikator(self, akumulasi, sampai):
        indikator = make_indikator(akumulasi=akumulasi)
        make_butir(indikator=indikator, nilai=D(99), triwulan={1: 10, 2: 20, 3: 30, 4: 40})
        semua = [hasil(indikator, tw) for tw in (1, 2, 3, 4)]
        assert [h.target for h in semua] == sampai
        assert [h.target_tahun for h in semua] == [D(99)] * 4
        assert [h.sumber_target.removeprefix(f"Perjanjian Kinerja {TAHUN} ") for h in semua] == [
            "murni, s.d. triwulan I",
            "murni, s.d. triwulan II",
            "murni, s.d. triwulan III",
            "murni",
        ]
        assert semua[0].target_triwulan == {1: D(10), 2: D(20), 3: D(30), 4: D(40)}

    def test_maksimum_is_not_the_last(self):
        indikator = make_indikator(akumulasi="maksimum")
        make_butir(indikator=indikator, nilai=D(99), triwulan={1: 30, 2: 20})
        assert hasil(indikator, 2).target == 30

    @pytest.mark.parametrize("triwulan", [1, 2, 3])
    def test_falls_back_to_the_year_and_says_so(self, triwulan):
        rencana = make_target(nilai=D(80)).indikator
        h = hasil(rencana, triwulan)
        assert (h.target, h.sumber_target) == (D(80), "Renstra Uji, target tahun")
        make_butir(indikator=rencana, nilai=D(85))
        h = hasil(rencana, triwulan)
        assert h.target == 85
        assert h.sumber_target == f"Perjanjian Kinerja {TAHUN} murni, target tahun"

    def test_nothing_to_fall_back_to(self):
        h = hasil(make_indikator(), 1)
        assert (h.target, h.sumber_target) == (None, "")

    def test_before_the_first_triwulan_with_a_target(self):
        indikator = make_indikator(akumulasi="jumlah")
        make_butir(indikator=indikator, nilai=D(99), triwulan={3: 50})
        assert hasil(indikator, 2).target == 99
        assert hasil(indikator, 3).target == 50

    def test_capaian_of_a_triwulan(self):
        indikator = make_indikator(akumulasi="jumlah")
        make_butir(indikator=indikator, nilai=D(100), triwulan={1: 10, 2: 30})
        isi(indikator, 12, 18)
        assert hasil(indikator, 1).hasil.nilai == D("120.00")
        assert hasil(indikator, 2).hasil.nilai == D("75.00")
        assert hasil(indikator).hasil.nilai == D("30.00")


class TestEmptyZeroUnmeasuredUnapproved:
    """Four answers that never look alike."""

    @pytest.mark.parametrize(
        ("baris", "sebab", "status"),
        [
            (None, Sebab.BELUM_DIISI, Status.BELUM_ADA_NILAI),
            ({}, Sebab.BELUM_DIISI, Status.BELUM_ADA_NILAI),
            (
                {"tidak_dapat_diukur": True, "alasan_tidak_diukur": "Survei batal"},
                Sebab.TIDAK_DAPAT_DIUKUR,
                Status.TIDAK_DAPAT_DIUKUR,
            ),
            ({"nilai": 0, "status": "draf"}, Sebab.BELUM_DISETUJUI, Status.BELUM_DISETUJUI),
        ],
    )
    def test_no_figure(self, baris, sebab, status):
        indikator = make_target(nilai=D(80)).indikator
        if baris is not None:
            make_realisasi(indikator=indikator, **({"status": "disetujui"} | baris))
        h = hasil(indikator)
        assert (h.hasil.nilai, h.hasil.sebab, h.hasil.status) == (None, sebab, status)
        assert h.realisasi.nilai.sebab == sebab
        assert h.realisasi.dari == ()
        assert h.predikat == ""
        assert h.catatan_triwulan == ""

    def test_zero(self):
        indikator = make_target(nilai=D(80)).indikator
        isi(indikator, 0)
        h = hasil(indikator)
        assert (h.hasil.nilai, h.hasil.status) == (D("0.00"), Status.TIDAK_TERCAPAI)
        assert (h.realisasi.nilai, h.realisasi.dari) == (D(0), (1,))
        assert h.predikat == "Rendah"

    def test_the_reason_is_kept(self):
        indikator = make_target(nilai=D(80)).indikator
        make_realisasi(
            indikator=indikator,
            tidak_dapat_diukur=True,
            alasan_tidak_diukur="Survei batal",
            status="disetujui",
        )
        assert hasil(indikator).realisasi.nilai == Tanpa(Sebab.TIDAK_DAPAT_DIUKUR, "Survei batal")

    def test_empty_triwulan_is_not_zero(self):
        indikator = make_target(nilai=D(80), indikator=make_indikator(akumulasi="rata_rata"))
        indikator = indikator.indikator
        isi(indikator, 80, None, 90, None)
        h = hasil(indikator)
        assert (h.realisasi.nilai, h.realisasi.dari, h.realisasi.kosong) == (D(85), (1, 3), (2, 4))
        assert h.catatan_triwulan == "dari TW I, III saja"


class TestSementara:
    @pytest.mark.parametrize("status", ["draf", "diajukan", "diverifikasi"])
    def test_unapproved_counts_only_when_asked(self, status):
        indikator = make_target(nilai=D(80)).indikator
        isi(indikator, 88, status=status)
        resmi, sementara = hasil(indikator), hasil(indikator, sementara=True)
        assert resmi.hasil.sebab == Sebab.BELUM_DISETUJUI
        assert resmi.realisasi.belum_disetujui == (1,)
        assert sementara.hasil.nilai == D("110.00")
        assert sementara.realisasi.belum_disetujui == ()

    def test_disetujui_counts_either_way(self):
        indikator = make_target(nilai=D(80)).indikator
        isi(indikator, 88)
        assert hasil(indikator).hasil == hasil(indikator, sementara=True).hasil

    def test_approved_and_draft_together(self):
        indikator = make_target(nilai=D(100), indikator=make_indikator(akumulasi="jumlah"))
        indikator = indikator.indikator
        isi(indikator, 30)
        make_realisasi(indikator=indikator, triwulan=2, nilai=D(40))
        h = hasil(indikator)
        assert (h.realisasi.nilai, h.realisasi.dari) == (D(30), (1,))
        assert h.catatan_triwulan == "dari TW I saja"
        h = hasil(indikator, sementara=True)
        assert (h.realisasi.nilai, h.realisasi.dari) == (D(70), (1, 2))
        assert h.catatan_triwulan == "dari TW I, II saja"

    def test_only_a_later_triwulan_is_missing_from_a_posisi_akhir(self):
        indikator = make_target(nilai=D(80)).indikator
        isi(indikator, None, 70)
        assert hasil(indikator).catatan_triwulan == "posisi TW II"
        isi(indikator, None, None, None, 90)
        assert hasil(indikator).catatan_triwulan == ""

    def test_isian_holds_the_rows_as_stored(self):
        indikator = make_target(nilai=D(80)).indikator
        isi(indikator, None, 88, status="draf")
        h = hasil(indikator)
        assert {tw: r.nilai for tw, r in h.isian.items()} == {2: D(88)}
        assert h.triwulan == {2: Tanpa(Sebab.BELUM_DISETUJUI)}

    def test_later_triwulan_wait(self):
        indikator = make_target(nilai=D(100)).indikator
        isi(indikator, 10, 20, 30, 40)
        assert [hasil(indikator, tw).realisasi.nilai for tw in (1, 2, 3, 4)] == [10, 20, 30, 40]


class TestBentuk:
    def test_kategori(self):
        indikator = make_indikator(jenis_nilai="kategori")
        wdp, wtp = indikator.skala_kategori.kategori.filter(kode__in=["WDP", "WTP"])
        make_target(indikator=indikator, kategori=wtp)
        make_realisasi(indikator=indikator, kategori=wdp, status="disetujui")
        h = hasil(indikator)
        assert h.target == Kategori(3, "WTP", "Opini WTP")
        assert h.realisasi.nilai == Kategori(2, "WDP", "Opini WDP")
        assert (h.hasil.nilai, h.hasil.status) == (D(0), Status.TIDAK_TERCAPAI)

    def test_majemuk_in_the_order_of_the_indikator(self):
        indikator = make_indikator(jenis_nilai="majemuk", komponen=["TP", "TN", "TI"])
        make_target(indikator=indikator, komponen={"TI": "1", "TN": "10", "TP": "30"})
        make_realisasi(
            indikator=indikator, komponen={"TN": "10", "TI": "0", "TP": "33"}, status="disetujui"
        )
        h = hasil(indikator)
        assert h.target == Majemuk((("TP", D(30)), ("TN", D(10)), ("TI", D(1))))
        assert [(k.kode, k.hasil.nilai) for k in h.hasil.komponen] == [
            ("TP", D(110)),
            ("TN", D(100)),
            ("TI", D(0)),
        ]
        assert (h.hasil.sebab, h.hasil.status) == (Sebab.PER_KOMPONEN, Status.TIDAK_TERCAPAI)

    def test_rentang(self):
        indikator = make_indikator(arah="rentang")
        make_target(indikator=indikator, nilai=D(2), nilai_atas=D(4))
        isi(indikator, 3)
        h = hasil(indikator)
        assert h.target == Rentang(D(2), D(4))
        assert h.hasil.nilai == 100

    def test_turun(self):
        indikator = make_target(nilai=D("8.30"), indikator=make_indikator(arah="turun")).indikator
        isi(indikator, "7.90")
        h = hasil(indikator)
        assert (h.hasil.nilai, h.hasil.status) == (D("105.06"), Status.TERCAPAI)


class TestKebijakan:
    def test_default_is_named(self):
        h = hasil(make_target(nilai=D(80)).indikator)
        assert (h.kebijakan, h.batas_rata_rata) == ("Bawaan Uji", None)

    def test_override_of_one_indikator(self):
        lain = make_kebijakan(
            nama="Selisih",
            rumus_turun="selisih",
            batas_rata_rata=D(120),
            skala=make_skala(tingkat=[("Satu-satunya", None, None)]),
        )
        biasa = make_target(nilai=D("3.53"), indikator=make_indikator(arah="turun")).indikator
        khusus = make_indikator(arah="turun", kebijakan=lain)
        make_target(nilai=D("3.53"), indikator=khusus)
        isi(biasa, "3.14")
        isi(khusus, "3.14")
        assert hasil(biasa).hasil.nilai == D("112.42")
        h = hasil(khusus)
        assert h.hasil.nilai == D("111.05")
        assert h.hasil.aturan == "Selisih (2 × target − realisasi)/target"
        assert (h.kebijakan, h.batas_rata_rata, h.predikat) == (
            "Selisih",
            D(120),
            "Satu-satunya",
        )

    @pytest.mark.parametrize(
        ("realisasi", "predikat"), [("49.99", "Rendah"), ("50", "Tinggi"), ("140", "Tinggi")]
    )
    def test_predikat_of_the_printed_figure(self, realisasi, predikat):
        indikator = make_target(nilai=D(100)).indikator
        isi(indikator, realisasi)
        assert hasil(indikator).predikat == predikat

    def test_without_a_default_nothing_is_reckoned(self):
        KebijakanPengukuran.objects.filter(bawaan=True).update(bawaan=False)
        with pytest.raises(ImproperlyConfigured):
            hasil(make_indikator())


class TestRiwayat:
    def sambung(self, instansi, **kwargs):
        """Two plans of one instansi, and the same measure in both."""
        lama = make_dokumen(
            instansi=instansi, tahun_awal=TAHUN - 5, tahun_akhir=TAHUN - 1, nama="Renstra lama"
        )
        baru = make_dokumen(instansi=instansi, tahun_awal=TAHUN, nama="Renstra baru")
        dua = [make_indikator(kinerja=make_kinerja(dokumen=d), **kwargs) for d in (lama, baru)]
        for indikator, tahun in zip(dua, (TAHUN - 1, TAHUN), strict=True):
            make_target(indikator=indikator, tahun=tahun, nilai=D(100))
            make_realisasi(
                indikator=indikator, tahun=tahun, triwulan=4, nilai=D(90), status="disetujui"
            )
        return dua

    def riwayat(self, indikator, tahun=(TAHUN - 1, TAHUN)):
        return riwayat(Indikator.objects.filter(pk=indikator.pk), tahun)

    def test_follows_deret_across_dokumen(self):
        lama, baru = self.sambung(make_instansi(), deret="ipm-uji")
        for indikator in (lama, baru):
            (deret,) = self.riwayat(indikator).items()
            assert deret[0] == "ipm-uji"
            assert {t: (h.indikator, h.sumber_target) for t, h in deret[1].items()} == {
                TAHUN - 1: (lama, "Renstra lama"),
                TAHUN: (baru, "Renstra baru"),
            }
            assert [h.hasil.nilai for h in deret[1].values()] == [D(90), D(90)]

    def test_years_outside_every_dokumen_are_left_out(self):
        _, baru = self.sambung(make_instansi(), deret="ipm-uji")
        hasil = self.riwayat(baru, range(TAHUN - 7, TAHUN + 2))["ipm-uji"]
        assert sorted(hasil) == list(range(TAHUN - 5, TAHUN + 2))

    @pytest.mark.parametrize("status", ["draf", "digantikan"])
    def test_plans_not_in_force_are_left_out(self, status):
        lama, baru = self.sambung(make_instansi(), deret="ipm-uji")
        dokumen = lama.kinerja.dokumen
        dokumen.status = status
        dokumen.save()
        assert list(self.riwayat(baru)["ipm-uji"]) == [TAHUN]

    def test_the_same_deret_of_another_instansi_is_another_measure(self):
        """Every kecamatan has its nilai AKIP; each sees its own."""
        _, punya = self.sambung(make_instansi(), deret="nilai-akip-uji")
        self.sambung(make_instansi(), deret="nilai-akip-uji")
        hasil = self.riwayat(punya)["nilai-akip-uji"]
        assert hasil[TAHUN].indikator == punya
        instansi = {h.indikator.kinerja.instansi for h in hasil.values()}
        assert instansi == {punya.kinerja.instansi}


class TestKueri:
    def banyak(self, jumlah: int):
        """Indikator of every shape with all that belongs to them, of one instansi each."""
        pk = []
        for nomor in range(jumlah):
            jenis = ("angka", "kategori", "majemuk")[nomor % 3]
            indikator = make_indikator(
                jenis_nilai=jenis, komponen=["TP", "TN"], kebijakan=make_kebijakan()
            )
            kategori = indikator.skala_kategori and indikator.skala_kategori.kategori.first()
            nilai = {
                "angka": {"nilai": D(80)},
                "kategori": {"kategori": kategori},
                "majemuk": {"komponen": {"TP": "1"}},
            }[jenis]
            make_target(indikator=indikator, **nilai)
            butir = make_butir(indikator=indikator, **nilai)
            butir.target_triwulan.create(triwulan=1, **nilai)
            make_realisasi(indikator=indikator, status="disetujui", **nilai)
            pk.append(indikator.pk)
        return Indikator.objects.filter(pk__in=pk)

    def kueri(self, indikator) -> int:
        with CaptureQueriesContext(connection) as kueri:
            for h in hasil_indikator(indikator, Periode(TAHUN, 1)):
                assert h.hasil.nilai or h.hasil.komponen
                assert str(h.indikator.kinerja.instansi)
        return len(kueri)

    def test_the_same_for_three_and_thirty(self):
        assert self.kueri(self.banyak(3)) == self.kueri(self.banyak(30))

    def test_one_and_ten(self):
        satu, sepuluh = self.banyak(1), self.banyak(10)
        angka = Indikator.objects.filter(jenis_nilai="angka")
        assert self.kueri(satu & angka) == self.kueri(sepuluh & angka)

    def test_answers_come_without_the_database(self):
        kumpulan = muat(self.banyak(3), [TAHUN])
        with CaptureQueriesContext(connection) as kueri:
            for indikator in kumpulan.indikator:
                kumpulan.hasil(indikator, Periode(TAHUN))
                kumpulan.hasil(indikator, Periode(TAHUN, 2), sementara=True)
        assert len(kueri) == 0

    def test_riwayat(self):
        jumlah = []
        for banyak in (3, 30):
            indikator = self.banyak(banyak)
            with CaptureQueriesContext(connection) as kueri:
                assert len(riwayat(indikator, [TAHUN - 1, TAHUN])) == banyak
            jumlah.append(len(kueri))
        assert jumlah[0] == jumlah[1]

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from indikator.models import (
    AnggaranTriwulan,
    ButirPK,
    DataPendukung,
    Dokumen,
    Indikator,
    Jadwal,
    Kategori,
    KebijakanPengukuran,
    Kinerja,
    KomponenAkip,
    KomponenIndikator,
    NilaiAkip,
    NilaiIkm,
    Pembanding,
    PerjanjianKinerja,
    Realisasi,
    Skala,
    SumberDaya,
    Target,
    TargetTriwulan,
    TingkatSkala,
)
from tests.pabrik import (
    TAHUN,
    ditolak_basis_data,
    kode_baru,
    make_anggaran,
    make_butir,
    make_dokumen,
    make_indikator,
    make_instansi,
    make_jadwal,
    make_kebijakan,
    make_kinerja,
    make_kota,
    make_nilai_akip,
    make_nilai_ikm,
    make_pengguna,
    make_pk,
    make_realisasi,
    make_skala,
    make_skala_kategori,
    make_target,
)

pytestmark = pytest.mark.django_db
D = Decimal


def ubah(objek, **kolom):
    """Past save() and clean(): only the database is left to refuse."""
    return type(objek)._default_manager.filter(pk=objek.pk).update(**kolom)


def galat(objek) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as ditolak:
        objek.full_clean()
    return ditolak.value.message_dict


# --- Dokumen and Kinerja


def test_dokumen_ends_after_it_starts():
    dokumen = make_dokumen()
    assert ubah(dokumen, tahun_awal=TAHUN, tahun_akhir=TAHUN) == 1
    with ditolak_basis_data("dokumen_masa_berlaku"):
        ubah(dokumen, tahun_akhir=TAHUN - 1)
    dokumen.tahun_akhir = dokumen.tahun_awal - 1
    assert galat(dokumen) == {"__all__": ["Tahun akhir mendahului tahun awal."]}


def test_one_version_of_a_dokumen():
    dokumen = make_dokumen()
    with ditolak_basis_data():
        Dokumen.objects.bulk_create(
            [
                Dokumen(
                    kode=kode_baru(),
                    instansi=dokumen.instansi,
                    jenis=dokumen.jenis,
                    tahun_awal=dokumen.tahun_awal,
                    tahun_akhir=dokumen.tahun_akhir,
                    perubahan_ke=dokumen.perubahan_ke,
                )
            ]
        )
    with ditolak_basis_data():
        make_dokumen(kode=dokumen.kode)


def test_dokumen_in_force():
    instansi = make_instansi()
    berlaku = make_dokumen(instansi=instansi)
    make_dokumen(instansi=instansi, status="draf")
    make_dokumen(instansi=instansi, status="digantikan")
    semua = instansi.dokumen
    assert list(semua.berlaku(TAHUN - 1)) == [berlaku]
    assert list(semua.berlaku(TAHUN + 3)) == [berlaku]
    assert list(semua.berlaku(TAHUN - 2)) == []
    assert list(semua.berlaku(TAHUN + 4)) == []


def test_kode_of_kinerja_is_unique_in_its_dokumen():
    kinerja = make_kinerja()
    with ditolak_basis_data():
        make_kinerja(dokumen=kinerja.dokumen, kode=kinerja.kode)
    assert make_kinerja(kode=kinerja.kode).pk


def test_kinerja_says_why_an_induk_is_wrong():
    atas = make_kinerja()
    bawah = make_kinerja(induk=make_kinerja(induk=atas))
    atas.induk = bawah
    assert galat(atas) == {"induk": ["Pilih induk lain: yang ini turunannya sendiri."]}
    bawah.induk = make_kinerja()
    assert galat(bawah) == {"induk": ["Pilih induk dari dokumen yang sama."]}


# --- Indikator


def test_kategori_needs_its_skala():
    indikator = make_indikator(jenis_nilai="kategori")
    with ditolak_basis_data("indikator_kategori_berskala"):
        ubah(indikator, skala_kategori=None)
    with ditolak_basis_data("indikator_kategori_berskala"):
        ubah(indikator, jenis_nilai="angka")
    with ditolak_basis_data("indikator_kategori_berskala"):
        ubah(make_indikator(), skala_kategori=make_skala_kategori())
    indikator.skala_kategori = None
    assert galat(indikator) == {"__all__": ["Skala kategori hanya untuk indikator kategori."]}


@pytest.mark.parametrize("akumulasi", ["jumlah", "rata_rata"])
def test_kategori_is_not_added_up(akumulasi):
    indikator = make_indikator(jenis_nilai="kategori")
    assert ubah(indikator, akumulasi="maksimum") == 1
    with ditolak_basis_data("indikator_kategori_tidak_dijumlah"):
        ubah(indikator, akumulasi=akumulasi)
    indikator.akumulasi = akumulasi
    assert galat(indikator) == {"__all__": ["Kategori tidak dapat dijumlah atau dirata-rata."]}


@pytest.mark.parametrize("jenis_nilai", ["kategori", "majemuk"])
def test_rentang_is_for_numbers(jenis_nilai):
    indikator = make_indikator(jenis_nilai=jenis_nilai)
    with ditolak_basis_data("indikator_rentang_bernilai_angka"):
        ubah(indikator, arah="rentang")
    indikator.arah = "rentang"
    assert galat(indikator) == {"__all__": ["Arah rentang hanya untuk indikator bernilai angka."]}


@pytest.mark.parametrize("kolom", ["kode", "deret"])
def test_indikator_says_that_its_kode_is_taken(kolom):
    satu = make_indikator()
    dua = make_indikator(kinerja=satu.kinerja)
    dua.full_clean()
    setattr(dua, kolom, getattr(satu, kolom))
    assert galat(dua) == {"kode": ["Kode atau deret sudah dipakai dalam dokumen ini."]}


def test_komponen_is_unique():
    indikator = make_indikator(jenis_nilai="majemuk", komponen=["TP"])
    with ditolak_basis_data():
        KomponenIndikator.objects.create(indikator=indikator, kode="TP", nama="Tenaga lagi")


def test_indikator_of_plans_in_force():
    berlaku = make_indikator()
    draf = make_indikator(kinerja=make_kinerja(dokumen=make_dokumen(status="draf")))
    lama = make_indikator(kinerja=make_kinerja(dokumen=make_dokumen(tahun_akhir=TAHUN - 1)))
    semua = Indikator.objects.filter(pk__in=[berlaku.pk, draf.pk, lama.pk])
    assert set(semua.berlaku(TAHUN)) == {berlaku}
    assert set(semua.berlaku(TAHUN - 1)) == {berlaku, lama}


def test_milik_reaches_the_units_but_not_from_the_city():
    opd = make_instansi()
    sendiri = make_indikator(instansi=opd)
    unit = make_indikator(instansi=make_instansi(jenis="bagian", induk=opd))
    kota = make_indikator(instansi=make_kota())
    semua = Indikator.objects.filter(pk__in=[sendiri.pk, unit.pk, kota.pk])
    assert set(semua.milik(opd)) == {sendiri, unit}
    assert set(semua.milik(make_kota())) == {kota}


def test_bertarget_by_plan_or_signed_pk():
    rencana = make_target().indikator
    awal = make_target(jenis="kondisi_awal").indikator
    janji = make_butir().indikator
    draf = make_butir(indikator=make_indikator()).indikator
    PerjanjianKinerja.objects.filter(butir__indikator=draf).update(status="draf")
    polos = make_indikator()
    semua = Indikator.objects.filter(pk__in=[i.pk for i in (rencana, awal, janji, draf, polos)])
    assert set(semua.bertarget(TAHUN)) == {rencana, janji}
    assert set(semua.bertarget(TAHUN + 1)) == set()


# --- The shape of a figure, the same in Target, ButirPK, TargetTriwulan and Realisasi


def make_target_triwulan(**kwargs):
    return TargetTriwulan.objects.create(butir=make_butir(**kwargs), triwulan=1)


BERNILAI = [make_target, make_butir, make_target_triwulan, make_realisasi]
BERTARGET = BERNILAI[:3]


@pytest.mark.parametrize("make", BERNILAI)
def test_one_shape_only(make):
    kategori = make_skala_kategori().kategori.first()
    baris = make()
    pesan = f"{baris._meta.model_name}_satu_bentuk_nilai"
    for bentuk in (
        {"nilai": 1, "kategori": kategori},
        {"nilai": 0, "kategori": kategori},
        {"nilai": 1, "komponen": {"TP": "1"}},
        {"kategori": kategori, "komponen": {"TP": "1"}},
        {"nilai": 1, "kategori": kategori, "komponen": {"TP": "1"}},
    ):
        with ditolak_basis_data(pesan):
            ubah(baris, **bentuk)
    for bentuk in (
        {"nilai": 1, "kategori": None, "komponen": {}},
        {"nilai": None, "kategori": kategori, "komponen": {}},
        {"nilai": None, "kategori": None, "komponen": {"TP": "1"}},
        {"nilai": None, "kategori": None, "komponen": {}},
    ):
        assert ubah(baris, **bentuk) == 1


@pytest.mark.parametrize("make", BERTARGET)
def test_upper_bound_is_not_below_the_lower(make):
    baris = make(indikator=make_indikator(arah="rentang"))
    pesan = f"{baris._meta.model_name}_rentang_berurutan"
    assert ubah(baris, nilai=D("2.5"), nilai_atas=D("2.5")) == 1
    with ditolak_basis_data(pesan):
        ubah(baris, nilai=D("2.5"), nilai_atas=D("2.4999"))
    baris.nilai, baris.nilai_atas = D(2), D(1)
    assert galat(baris) == {"__all__": ["Batas atas lebih kecil dari batas bawah."]}


@pytest.mark.parametrize("make", BERTARGET)
def test_upper_bound_needs_a_lower_one(make):
    baris = make(indikator=make_indikator(arah="rentang"))
    with ditolak_basis_data(f"{baris._meta.model_name}_rentang_berurutan"):
        ubah(baris, nilai=None, nilai_atas=D(1))


@pytest.mark.parametrize("make", BERTARGET)
def test_upper_bound_is_for_rentang(make):
    pesan = {"nilai_atas": ["Batas atas diisi hanya untuk arah rentang."]}
    polos = make()
    polos.nilai, polos.nilai_atas = D(1), D(2)
    assert galat(polos) == pesan
    polos.nilai_atas = None
    polos.full_clean()
    rentang = make(indikator=make_indikator(arah="rentang"))
    rentang.full_clean()
    rentang.nilai = D(1)
    assert galat(rentang) == pesan
    rentang.nilai_atas = D(2)
    rentang.full_clean()


@pytest.mark.parametrize("make", BERNILAI)
def test_number_is_not_for_kategori_or_majemuk(make):
    for jenis_nilai in ("kategori", "majemuk"):
        baris = make(indikator=make_indikator(jenis_nilai=jenis_nilai))
        baris.full_clean()
        baris.nilai = D(0)
        assert galat(baris) == {"nilai": ["Indikator ini tidak bernilai angka."]}


@pytest.mark.parametrize("make", BERNILAI)
def test_kategori_comes_from_the_skala_of_the_indikator(make):
    asing = make_skala_kategori().kategori.first()
    pesan = {"kategori": ["Kategori bukan dari skala indikator ini."]}
    for indikator in (make_indikator(), make_indikator(jenis_nilai="kategori")):
        baris = make(indikator=indikator)
        baris.kategori = asing
        assert galat(baris) == pesan
    baris.kategori = indikator.skala_kategori.kategori.first()
    baris.full_clean()


@pytest.mark.parametrize("make", BERNILAI)
def test_komponen_are_those_of_the_indikator(make):
    baris = make(indikator=make_indikator(jenis_nilai="majemuk", komponen=["TP", "TN"]))
    baris.komponen = {"TP": "30", "XX": "1"}
    assert galat(baris) == {"komponen": ["Komponen tidak dikenal: XX."]}
    for teks in ("tiga", "", None, "NaN", "Infinity", "1,5"):
        baris.komponen = {"TP": teks}
        assert galat(baris) == {"komponen": ["Nilai komponen harus angka."]}
    baris.komponen = {"TP": "30", "TN": "10.5"}
    baris.full_clean()
    polos = make()
    polos.komponen = {"TP": "30"}
    assert galat(polos) == {"komponen": ["Komponen tidak dikenal: TP."]}


@pytest.mark.parametrize("model", [Target, ButirPK, TargetTriwulan, Realisasi])
def test_zero_is_a_value(model):
    assert model(nilai=D(0)).bernilai
    assert model(komponen={"TP": "0"}).bernilai
    assert not model().bernilai


# --- Target


def test_target_is_unique():
    target = make_target()
    with ditolak_basis_data():
        make_target(indikator=target.indikator)
    assert make_target(indikator=target.indikator, jenis="kondisi_awal").pk


def test_target_says_which_years_its_dokumen_covers():
    target = Target(indikator=make_indikator(), tahun=TAHUN + 4)
    assert galat(target) == {
        "tahun": [f"Renstra Uji berlaku {TAHUN - 1}–{TAHUN + 3}, bukan {TAHUN + 4}."]
    }


# --- Perjanjian Kinerja


def test_one_version_of_a_pk():
    pk = make_pk()
    with ditolak_basis_data():
        make_pk(instansi=pk.instansi)
    perubahan = make_pk(instansi=pk.instansi, ke=1)
    assert pk.nama_versi == f"Perjanjian Kinerja {TAHUN} murni"
    assert perubahan.nama_versi == f"Perjanjian Kinerja {TAHUN} Perubahan ke-1"


def test_butir_is_unique():
    butir = make_butir()
    with ditolak_basis_data():
        ButirPK.objects.create(perjanjian=butir.perjanjian, indikator=butir.indikator)


def test_butir_says_whose_indikator_it_takes():
    butir = ButirPK(perjanjian=make_pk(), indikator=make_indikator())
    assert galat(butir) == {"indikator": ["Pilih indikator milik instansi perjanjian ini."]}


@pytest.mark.parametrize("triwulan", [0, 5])
def test_triwulan_of_a_target_is_one_to_four(triwulan):
    target = make_target_triwulan()
    with ditolak_basis_data("target_triwulan_1_sampai_4"):
        ubah(target, triwulan=triwulan)
    with ditolak_basis_data():
        TargetTriwulan.objects.create(butir=target.butir, triwulan=1)


# --- Realisasi


def test_one_realisasi_per_triwulan():
    realisasi = make_realisasi()
    with ditolak_basis_data():
        Realisasi.objects.bulk_create(
            [Realisasi(indikator=realisasi.indikator, tahun=TAHUN, triwulan=1)]
        )
    lain = make_realisasi(indikator=realisasi.indikator, triwulan=2)
    with ditolak_basis_data():
        ubah(lain, triwulan=1)


@pytest.mark.parametrize("triwulan", [0, 5])
def test_triwulan_of_a_realisasi_is_one_to_four(triwulan):
    with ditolak_basis_data("realisasi_triwulan_1_sampai_4"):
        make_realisasi(triwulan=triwulan)


def test_status_is_known():
    with ditolak_basis_data("realisasi_status_dikenal"):
        ubah(make_realisasi(), status="selesai")


def test_tidak_dapat_diukur_has_a_reason_and_no_value():
    kategori = make_skala_kategori().kategori.first()
    realisasi = make_realisasi()
    pesan = "realisasi_tidak_diukur_tanpa_nilai_dengan_alasan"
    with ditolak_basis_data(pesan):
        ubah(realisasi, tidak_dapat_diukur=True)
    for nilai in ({"nilai": 0}, {"kategori": kategori}, {"komponen": {"TP": "1"}}):
        with ditolak_basis_data(pesan):
            ubah(realisasi, tidak_dapat_diukur=True, alasan_tidak_diukur="Survei batal", **nilai)
    assert ubah(realisasi, tidak_dapat_diukur=True, alasan_tidak_diukur="Survei batal") == 1
    with ditolak_basis_data(pesan):
        ubah(realisasi, nilai=1)


def test_tidak_dapat_diukur_in_words():
    realisasi = make_realisasi()
    realisasi.tidak_dapat_diukur = True
    assert galat(realisasi)["alasan_tidak_diukur"] == ["Tulis mengapa tidak dapat diukur."]
    realisasi.alasan_tidak_diukur = "Survei batal"
    realisasi.full_clean()
    realisasi.nilai = D(1)
    assert galat(realisasi) == {
        "__all__": ["Tidak dapat diukur berarti tanpa nilai dan dengan alasan."]
    }


@pytest.mark.parametrize("status", ["diverifikasi", "disetujui"])
def test_nobody_checks_their_own(status):
    satu, dua = make_pengguna(), make_pengguna()
    realisasi = make_realisasi(nilai=1, diisi_oleh=satu, digerakkan_oleh=satu)
    assert ubah(realisasi, status="diajukan") == 1
    with ditolak_basis_data("realisasi_pengisi_bukan_pemeriksa"):
        ubah(realisasi, status=status)
    assert ubah(realisasi, status=status, digerakkan_oleh=dua) == 1
    with ditolak_basis_data("realisasi_pengisi_bukan_pemeriksa"):
        ubah(realisasi, diisi_oleh=dua)
    assert ubah(realisasi, digerakkan_oleh=None) == 1


def test_answered_or_not_in_python_and_in_sql():
    kategori = make_indikator(jenis_nilai="kategori")
    terisi = [
        make_realisasi(nilai=0),
        make_realisasi(nilai=-1),
        make_realisasi(indikator=kategori, kategori=kategori.skala_kategori.kategori.first()),
        make_realisasi(komponen={"TP": "0"}),
        make_realisasi(tidak_dapat_diukur=True, alasan_tidak_diukur="Survei batal"),
    ]
    kosong = [make_realisasi(), make_realisasi(catatan="Menunggu BPS")]
    semua = Realisasi.objects.filter(pk__in=[r.pk for r in terisi + kosong])
    assert set(semua.terisi()) == set(terisi)
    assert [r.terisi for r in terisi] == [True] * 5
    assert [r.terisi for r in kosong] == [False] * 2


# --- Jadwal


def test_jadwal():
    jadwal = make_jadwal(tutup=date(2020, 1, 1))
    with ditolak_basis_data():
        make_jadwal()
    with ditolak_basis_data("jadwal_triwulan_1_sampai_4"):
        ubah(jadwal, triwulan=5)
    with ditolak_basis_data("jadwal_triwulan_1_sampai_4"):
        ubah(jadwal, triwulan=0)
    with ditolak_basis_data("jadwal_tutup_sesudah_buka"):
        ubah(jadwal, tutup=date(2019, 12, 31))


def test_jadwal_open_on_a_day():
    satu = make_jadwal(triwulan=1, buka=date(2091, 4, 1), tutup=date(2091, 4, 15))
    dua = make_jadwal(triwulan=2, buka=date(2091, 4, 10))
    semua = Jadwal.objects.filter(tahun=TAHUN)
    assert list(semua.terbuka(date(2091, 3, 31))) == []
    assert list(semua.terbuka(date(2091, 4, 1))) == [satu]
    assert list(semua.terbuka(date(2091, 4, 15))) == [satu, dua]
    assert list(semua.terbuka(date(2091, 4, 16))) == [dua]


# --- Anggaran


@pytest.mark.parametrize("kolom", ["pagu_murni", "pagu", "realisasi"])
def test_money_is_not_negative(kolom):
    anggaran = make_anggaran(**{kolom: D(0)})
    with ditolak_basis_data("anggaran_tidak_negatif"):
        ubah(anggaran, **{kolom: D("-0.01")})
    setattr(anggaran, kolom, D(-1))
    assert galat(anggaran) == {"__all__": ["Pagu dan realisasi tidak boleh negatif."]}


@pytest.mark.parametrize("fisik", ["-0.01", "100.01"])
def test_fisik_is_a_percentage(fisik):
    anggaran = make_anggaran(fisik=D(100))
    assert ubah(anggaran, fisik=D(0)) == 1
    with ditolak_basis_data("anggaran_fisik_0_sampai_100"):
        ubah(anggaran, fisik=D(fisik))


def test_one_anggaran_a_year():
    anggaran = make_anggaran()
    with ditolak_basis_data():
        make_anggaran(kinerja=anggaran.kinerja)
    assert make_anggaran(kinerja=anggaran.kinerja, tahun=TAHUN + 1).pk


def test_biggest_rupiah_round_trip():
    anggaran = make_anggaran(pagu=D("9999999999999.99"), realisasi=D("0.01"))
    anggaran.refresh_from_db()
    assert (anggaran.pagu, anggaran.realisasi) == (D("9999999999999.99"), D("0.01"))


def test_rencana_kas():
    anggaran = make_anggaran()
    triwulan = AnggaranTriwulan.objects.create(anggaran=anggaran, triwulan=1, rencana=0)
    with ditolak_basis_data():
        AnggaranTriwulan.objects.create(anggaran=anggaran, triwulan=1, rencana=0)
    for kolom in ({"triwulan": 0}, {"triwulan": 5}, {"rencana": -1}):
        with ditolak_basis_data("anggaran_triwulan_1_sampai_4"):
            ubah(triwulan, **kolom)


# --- Evaluasi


def test_komponen_akip_stays_within_its_bobot():
    akip = make_nilai_akip(komponen=[(30, 30), (15, 0)])
    komponen = akip.komponen.first()
    for nilai in ("30.01", "-0.01"):
        with ditolak_basis_data("komponen_akip_dalam_bobot"):
            ubah(komponen, nilai=D(nilai))
    with ditolak_basis_data("komponen_akip_dalam_bobot"):
        ubah(komponen, bobot=D("29.99"))
    komponen.nilai = D(31)
    assert galat(komponen) == {"__all__": ["Nilai komponen antara 0 dan bobotnya."]}
    with ditolak_basis_data():
        KomponenAkip.objects.create(nilai_akip=akip, urut=1, nama="Lagi", bobot=1, nilai=1)


def test_nilai_akip():
    akip = make_nilai_akip(nilai=100)
    with ditolak_basis_data():
        NilaiAkip.objects.create(instansi=akip.instansi, tahun=TAHUN)
    for nilai in ("100.01", "-0.01"):
        with ditolak_basis_data("nilai_akip_0_sampai_100"):
            ubah(akip, nilai=D(nilai))


def test_total_akip_is_the_sum_of_its_komponen():
    akip = make_nilai_akip(nilai=60, komponen=[(60, D("22.05")), (40, D("19.57"))])
    assert NilaiAkip.objects.get(pk=akip.pk).total == D("41.62")


def test_total_akip_waits_until_the_bobot_are_complete():
    akip = make_nilai_akip(nilai=60, komponen=[(30, D("22.05")), (30, D("19.57"))])
    assert NilaiAkip.objects.get(pk=akip.pk).total == 60
    assert make_nilai_akip(nilai=D("65.11")).total == D("65.11")
    assert make_nilai_akip().total is None


def test_nilai_ikm():
    ikm = make_nilai_ikm(nilai=25)
    with ditolak_basis_data():
        NilaiIkm.objects.create(instansi=ikm.instansi, tahun=TAHUN, nilai=80)
    for nilai in ("24.99", "100.01"):
        with ditolak_basis_data("nilai_ikm_25_sampai_100"):
            ubah(ikm, nilai=D(nilai))


# --- Kebijakan and skala


def test_one_kebijakan_bawaan():
    make_kebijakan(bawaan=True)
    lain = make_kebijakan()
    with ditolak_basis_data():
        ubah(lain, bawaan=True)


def test_batas_is_at_least_100():
    kebijakan = make_kebijakan(batas_rata_rata=100)
    with ditolak_basis_data("kebijakan_batas_paling_rendah_100"):
        ubah(kebijakan, batas_rata_rata=D("99.99"))
    kebijakan.batas_rata_rata = D(99)
    assert galat(kebijakan) == {"__all__": ["Batas paling rendah 100."]}


def test_tingkat_skala():
    skala = make_skala(tingkat=[("Rendah", 0, 50)])
    tingkat = skala.tingkat.get()
    for bawah in (D(50), D(51)):
        with ditolak_basis_data("tingkat_skala_batas_berurutan"):
            ubah(tingkat, bawah=bawah)
    with ditolak_basis_data():
        TingkatSkala.objects.create(skala=skala, urut=1, label="Lagi")
    with ditolak_basis_data():
        Skala.objects.create(kode=skala.kode, nama="Lagi")


def test_kategori_is_unique_by_peringkat_and_kode():
    skala = make_skala_kategori(kategori=["TW"])
    for isi in ({"peringkat": 1, "kode": "WDP"}, {"peringkat": 2, "kode": "TW"}):
        with ditolak_basis_data():
            Kategori.objects.create(skala=skala, nama="Lagi", **isi)


@pytest.mark.parametrize("model", [KebijakanPengukuran, Kinerja, Dokumen])
def test_what_is_in_use_is_not_deleted(model):
    indikator = make_indikator(kebijakan=make_kebijakan())
    pk = {
        KebijakanPengukuran: indikator.kebijakan_id,
        Kinerja: indikator.kinerja_id,
        Dokumen: indikator.kinerja.dokumen_id,
    }[model]
    with ditolak_basis_data():
        model.objects.get(pk=pk).delete()


# --- What stands around an indikator


def test_pembanding_has_a_number_or_words():
    isi = {"variabel": "IPM", "wilayah": "Kota Depok", "tingkat": "kota", "tahun": TAHUN}
    indikator = make_indikator()
    pembanding = Pembanding.objects.create(indikator=indikator, nilai=D("83.5"), **isi)
    with ditolak_basis_data():
        Pembanding.objects.create(indikator=indikator, nilai=D(1), **isi)
    for kolom in ({"nilai": None}, {"nilai_teks": "WTP"}):
        with ditolak_basis_data("pembanding_angka_atau_teks"):
            ubah(pembanding, **kolom)
    assert ubah(pembanding, nilai=None, nilai_teks="WTP") == 1


def test_data_pendukung_and_sumber_daya_are_unique():
    indikator = make_indikator()
    data = {"indikator": indikator, "variabel": "PAD", "tahun": TAHUN, "nilai": D(1)}
    DataPendukung.objects.create(**data)
    with ditolak_basis_data():
        DataPendukung.objects.create(**data)
    orang = {"indikator": indikator, "unsur": "Analis", "tahun": TAHUN, "jumlah": 1}
    baris = SumberDaya.objects.create(**orang)
    with ditolak_basis_data():
        SumberDaya.objects.create(**orang)
    with ditolak_basis_data():
        ubah(baris, jumlah=-1)

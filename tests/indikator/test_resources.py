from decimal import Decimal

import pytest
from tablib import Dataset

from indikator import resources
from indikator.models import Anggaran, Indikator, Kinerja, PerjanjianKinerja, Realisasi, Target
from perangkat_daerah.models import JejakAudit
from tests.pabrik import (
    TAHUN,
    make_anggaran,
    make_butir,
    make_dokumen,
    make_indikator,
    make_instansi,
    make_kinerja,
    make_petugas,
    make_pk,
    make_realisasi,
    make_target,
)

pytestmark = pytest.mark.django_db


def impor(resource, isi: dict, **kwargs):
    """Import one row; returns the result and its refusals as (kolom, pesan)."""
    data = Dataset(list(isi.values()), headers=list(isi))
    hasil = resource.import_data(data, rollback_on_validation_errors=True, **kwargs)
    return hasil, [(kolom, pesan) for _, kolom, pesan in resource.penolakan(hasil)]


def kunci(indikator: Indikator) -> dict:
    return {"dokumen": indikator.kinerja.dokumen.kode, "indikator": indikator.kode}


def ditolak(resource, isi) -> tuple[str, str]:
    _, tolak = impor(resource, isi)
    assert len(tolak) == 1, tolak
    return tolak[0]


class TestTarget:
    def test_masuk_lalu_sama(self):
        indikator = make_indikator()
        isi = kunci(indikator) | {"tahun": str(TAHUN), "jenis": "target", "nilai": "75.30"}
        hasil, _ = impor(resources.TargetResource(), isi)
        assert hasil.totals["new"] == 1
        target = Target.objects.get(indikator=indikator)
        assert (target.nilai, target.komponen) == (Decimal("75.30"), {})
        hasil, _ = impor(resources.TargetResource(), isi | {"nilai": "75.3"})
        assert hasil.totals["skip"] == 1

    @pytest.mark.parametrize(
        ("ubah", "kolom", "pesan"),
        [
            ({"nilai": "75,30"}, "nilai", "“75,30” bukan angka"),
            ({"nilai": "1.234.567"}, "nilai", "bukan angka"),
            ({"nilai": "1234567890123.4567"}, "nilai", "Angka paling panjang 15 digit."),
            ({"indikator": "IKU-99"}, "indikator", "Indikator “IKU-99” tidak ada pada dokumen"),
            ({"indikator": ""}, "indikator", "Kolom ini wajib diisi."),
            ({"dokumen": "entah"}, "indikator", "tidak ada pada dokumen “entah”."),
            ({"tahun": str(TAHUN + 9)}, "tahun", f"bukan {TAHUN + 9}."),
            ({"tahun": "dua ribu"}, "tahun", "bukan bilangan bulat"),
            ({"jenis": "harapan"}, "jenis", ""),
            ({"kategori": "WTP"}, "kategori", "Kategori “WTP” tidak ada"),
            ({"nilai": "", "komponen": '{"TP": "30"}'}, "komponen", "Komponen tidak dikenal: TP."),
            ({"komponen": '{"TP": "tiga"}'}, "komponen", "bukan angka"),
            ({"nilai_atas": "80"}, "nilai_atas", "hanya untuk arah rentang"),
        ],
    )
    def test_ditolak(self, ubah, kolom, pesan):
        indikator = make_indikator()
        isi = kunci(indikator) | {"tahun": str(TAHUN), "jenis": "target", "nilai": "75.30"}
        nama, alasan = ditolak(resources.TargetResource(), isi | ubah)
        assert (nama, pesan in alasan) == (kolom, True), alasan
        assert not Target.objects.filter(indikator=indikator).exists()

    def test_kategori_dari_skala_indikatornya(self):
        indikator = make_indikator(jenis_nilai="kategori")
        asing = make_indikator(jenis_nilai="kategori")
        asing.skala_kategori.kategori.create(peringkat=9, kode="LAIN", nama="Lain")
        isi = kunci(indikator) | {"tahun": str(TAHUN), "jenis": "target"}
        impor(resources.TargetResource(), isi | {"kategori": "WTP"})
        assert Target.objects.get(indikator=indikator).kategori.kode == "WTP"
        kolom, pesan = ditolak(resources.TargetResource(), isi | {"kategori": "LAIN"})
        assert kolom == "kategori" and "Kategori “LAIN” tidak ada" in pesan

    def test_majemuk(self):
        indikator = make_indikator(jenis_nilai="majemuk", komponen=("TP", "TN"))
        isi = kunci(indikator) | {"tahun": str(TAHUN), "jenis": "target"}
        impor(resources.TargetResource(), isi | {"komponen": '{"TP": 30, "TN": "10.0"}'})
        assert Target.objects.get(indikator=indikator).komponen == {"TP": "30", "TN": "10.0"}

    def test_angka_pada_indikator_kategori(self):
        indikator = make_indikator(jenis_nilai="kategori")
        isi = kunci(indikator) | {"tahun": str(TAHUN), "jenis": "target", "nilai": "1"}
        assert ditolak(resources.TargetResource(), isi) == (
            "nilai",
            "Indikator ini tidak bernilai angka.",
        )


class TestKinerja:
    def isi(self, dokumen, **ubah):
        return {
            "dokumen": dokumen.kode,
            "kode": "S1",
            "induk": "",
            "jenjang": "sasaran",
            "instansi": dokumen.instansi.kode,
            "uraian": "Meningkatnya mutu",
            "urut": "1",
        } | ubah

    def test_masuk(self):
        dokumen = make_dokumen()
        impor(resources.KinerjaResource(), self.isi(dokumen))
        assert Kinerja.objects.get(dokumen=dokumen).instansi == dokumen.instansi

    def test_induk_dari_dokumen_lain(self):
        dokumen, lain = make_dokumen(), make_kinerja()
        kolom, pesan = ditolak(resources.KinerjaResource(), self.isi(dokumen, induk=lain.kode))
        assert (kolom, pesan) == (
            "induk",
            f"Kinerja “{lain.kode}” tidak ada pada dokumen “{dokumen.kode}”.",
        )

    def test_siklus(self):
        atas = make_kinerja()
        bawah = make_kinerja(induk=atas)
        isi = self.isi(atas.dokumen, kode=atas.kode, induk=bawah.kode)
        assert ditolak(resources.KinerjaResource(), isi) == (
            "induk",
            "Pilih induk lain: yang ini turunannya sendiri.",
        )


class TestIndikator:
    def isi(self, simpul, **ubah):
        return {
            "dokumen": simpul.dokumen.kode,
            "kinerja": simpul.kode,
            "kode": "IKU-1",
            "deret": "uji-iku-1",
            "nama": "Nilai uji",
            "satuan": "Nilai",
            "arah": "naik",
            "jenis_nilai": "angka",
            "akumulasi": "posisi_akhir",
            "iku": "ya",
            "pengampu": simpul.instansi.kode,
        } | ubah

    def test_masuk_lalu_sama(self):
        kinerja = make_kinerja()
        lain = make_instansi()
        isi = self.isi(kinerja, pengampu=f"{kinerja.instansi.kode}; {lain.kode}")
        impor(resources.IndikatorResource(), isi)
        indikator = Indikator.objects.get(kinerja=kinerja)
        assert set(indikator.pengampu.all()) == {kinerja.instansi, lain}
        hasil, _ = impor(resources.IndikatorResource(), isi)
        assert hasil.totals["skip"] == 1
        hasil, _ = impor(resources.IndikatorResource(), self.isi(kinerja))
        assert hasil.totals["update"] == 1
        assert list(indikator.pengampu.all()) == [kinerja.instansi]

    @pytest.mark.parametrize(
        ("ubah", "kolom", "pesan"),
        [
            ({"pengampu": "entah"}, "pengampu", "Tidak dikenal: entah."),
            ({"kinerja": "S99"}, "kinerja", "Kinerja “S99” tidak ada"),
            ({"arah": "miring"}, "arah", ""),
            ({"iku": "mungkin"}, "iku", "tulis ya atau tidak"),
            ({"skala_kategori": "opini-bpk"}, "", "kategori"),
            ({"arah": "rentang", "jenis_nilai": "majemuk"}, "", "Arah rentang hanya"),
            ({"skala_kategori": "entah"}, "skala_kategori", "Skala kategori “entah” tidak ada."),
        ],
    )
    def test_ditolak(self, ubah, kolom, pesan):
        kinerja = make_kinerja()
        nama, alasan = ditolak(resources.IndikatorResource(), self.isi(kinerja, **ubah))
        assert (nama, pesan in alasan) == (kolom, True), alasan
        assert not Indikator.objects.filter(kinerja=kinerja).exists()

    def test_deret_dipakai_dua_kali(self):
        ada = make_indikator()
        kolom, pesan = ditolak(
            resources.IndikatorResource(), self.isi(ada.kinerja, deret=ada.deret)
        )
        assert (kolom, pesan) == ("kode", "Kode atau deret sudah dipakai dalam dokumen ini.")


class TestRealisasi:
    def isi(self, indikator, **ubah):
        return kunci(indikator) | {"tahun": str(TAHUN), "triwulan": "1", "nilai": "5"} | ubah

    def test_jejak_audit_hanya_bila_berubah(self):
        indikator = make_indikator()
        for nilai in ("5", "5", "6"):
            impor(resources.RealisasiResource(), self.isi(indikator, nilai=nilai))
        jejak = JejakAudit.objects.filter(instansi=indikator.kinerja.instansi).order_by("pk")
        pertama, kedua = jejak
        assert (pertama.aksi, pertama.sumber, pertama.pelaku) == ("impor", "impor", None)
        assert (pertama.lama, pertama.baru["nilai"]) == ({}, "5")
        assert (Decimal(kedua.lama["nilai"]), kedua.baru["nilai"]) == (5, "6")

    def test_kosong_bukan_nol(self):
        indikator = make_indikator()
        impor(resources.RealisasiResource(), self.isi(indikator, nilai="", catatan="Belum terbit"))
        assert Realisasi.objects.get(indikator=indikator).nilai is None

    def test_pengisi_adalah_yang_mengimpor(self):
        indikator = make_indikator()
        operator = make_petugas("operator", indikator.kinerja.instansi)
        impor(resources.RealisasiResource(), self.isi(indikator), user=operator)
        realisasi = Realisasi.objects.get(indikator=indikator)
        assert realisasi.diisi_oleh == operator
        assert JejakAudit.objects.get(objek_id=realisasi.pk, aksi="impor").pelaku == operator

    def test_isian_orang_dijaga_bila_diminta(self):
        indikator = make_indikator()
        operator = make_petugas("operator", indikator.kinerja.instansi)
        realisasi = make_realisasi(indikator=indikator, nilai=9, diisi_oleh=operator)
        hasil, _ = impor(resources.RealisasiResource(jaga_isian=True), self.isi(indikator))
        realisasi.refresh_from_db()
        assert (hasil.totals["skip"], realisasi.nilai) == (1, 9)
        impor(resources.RealisasiResource(), self.isi(indikator))
        realisasi.refresh_from_db()
        assert realisasi.nilai == 5

    @pytest.mark.parametrize(
        ("ubah", "kolom", "pesan"),
        [
            ({"triwulan": "5"}, "", ""),
            ({"tidak_dapat_diukur": "ya", "nilai": ""}, "alasan_tidak_diukur", "Tulis mengapa"),
            ({"status": "selesai"}, "status", ""),
        ],
    )
    def test_ditolak(self, ubah, kolom, pesan):
        indikator = make_indikator()
        _, tolak = impor(resources.RealisasiResource(), self.isi(indikator, **ubah))
        assert kolom in [nama for nama, _ in tolak]
        assert any(pesan in alasan for _, alasan in tolak)
        assert not Realisasi.objects.filter(indikator=indikator).exists()


class TestPerjanjian:
    def isi(self, butir, **ubah):
        pk = butir.perjanjian
        return {
            "instansi": pk.instansi.kode,
            "tahun": str(pk.tahun),
            "ke": str(pk.ke),
            **kunci(butir.indikator),
            "nilai": "81",
        } | ubah

    def test_yang_ditandatangani_tidak_ditimpa(self):
        butir = make_butir(nilai=80)
        assert ditolak(resources.ButirPKResource(), self.isi(butir)) == (
            "",
            "PK ini sudah ditandatangani dan tidak diubah: buat PK perubahan.",
        )

    def test_draf_masih_berubah(self):
        pk = make_pk(status=PerjanjianKinerja.Status.DRAF)
        butir = make_butir(perjanjian=pk, nilai=80)
        impor(resources.ButirPKResource(), self.isi(butir))
        butir.refresh_from_db()
        assert butir.nilai == 81

    def test_indikator_instansi_lain(self):
        butir = make_butir()
        isi = self.isi(butir) | kunci(make_indikator())
        kolom, pesan = ditolak(resources.ButirPKResource(), isi)
        assert (kolom, pesan) == ("indikator", "Pilih indikator milik instansi perjanjian ini.")

    def test_target_triwulan_tanpa_butir(self):
        butir = make_butir()
        isi = self.isi(butir, triwulan="1") | kunci(make_indikator())
        kolom, pesan = ditolak(resources.TargetTriwulanResource(), isi)
        assert kolom == "indikator" and "Butir perjanjian kinerja" in pesan


class TestAnggaran:
    def isi(self, kinerja, **ubah):
        return {
            "dokumen": kinerja.dokumen.kode,
            "kinerja": kinerja.kode,
            "tahun": str(TAHUN),
            "pagu": "1000000",
            "realisasi": "",
            "mendukung": "",
        } | ubah

    def test_masuk(self):
        indikator = make_indikator()
        program = make_kinerja(induk=indikator.kinerja, jenjang="program")
        impor(resources.AnggaranResource(), self.isi(program, mendukung=indikator.kode))
        anggaran = Anggaran.objects.get(kinerja=program)
        assert (anggaran.pagu, anggaran.realisasi) == (1000000, None)
        assert list(anggaran.mendukung.all()) == [indikator]

    @pytest.mark.parametrize(
        ("ubah", "kolom", "pesan"),
        [
            ({"pagu": "-1"}, "", "Pagu dan realisasi tidak boleh negatif."),
            ({"pagu": "1.000.000"}, "pagu", "bukan angka"),
            ({"mendukung": "IKU-1;IKU-2"}, "mendukung", "Tidak dikenal: IKU-1, IKU-2."),
        ],
    )
    def test_ditolak(self, ubah, kolom, pesan):
        program = make_kinerja(jenjang="program")
        nama, alasan = ditolak(resources.AnggaranResource(), self.isi(program, **ubah))
        assert (nama, pesan in alasan) == (kolom, True), alasan

    def test_rencana_triwulan(self):
        anggaran = make_anggaran()
        isi = self.isi(anggaran.kinerja)
        isi = {k: isi[k] for k in ("dokumen", "kinerja", "tahun")}
        isi |= {"triwulan": "2", "rencana": "500"}
        impor(resources.AnggaranTriwulanResource(), isi)
        assert [(t.triwulan, t.rencana) for t in anggaran.triwulan.all()] == [(2, 500)]


def test_kunci_ganda_dalam_satu_berkas():
    target = make_target(nilai=1)
    baris = [target.indikator.kinerja.dokumen.kode, target.indikator.kode, str(TAHUN), "target"]
    data = Dataset(
        [*baris, "2"], [*baris, "3"], headers=["dokumen", "indikator", "tahun", "jenis", "nilai"]
    )
    resource = resources.TargetResource()
    hasil = resource.import_data(data, rollback_on_validation_errors=True)
    assert [(n, kolom) for n, kolom, _ in resource.penolakan(hasil)] == [(2, "jenis")]
    target.refresh_from_db()
    assert target.nilai == 1


@pytest.mark.parametrize("nama", resources.__all__)
def test_yang_diekspor_dapat_diimpor(contoh, nama):
    resource = getattr(resources, nama)
    data = resource().export()
    assert len(data) > 0
    hasil = resource(pratinjau=False).import_data(data, raise_errors=True)
    assert hasil.totals["skip"] == len(data)

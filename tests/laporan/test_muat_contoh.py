import csv
from collections import Counter
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import Sum

from indikator.models import (
    Anggaran,
    AnggaranTriwulan,
    ButirPK,
    DataPendukung,
    Dokumen,
    Indikator,
    Jadwal,
    KebijakanPengukuran,
    Kinerja,
    NilaiAkip,
    NilaiIkm,
    Pembanding,
    PerjanjianKinerja,
    Realisasi,
    SumberDaya,
    Target,
    TargetTriwulan,
)
from laporan.management.commands import muat_acuan, muat_contoh
from laporan.models import Narasi
from perangkat_daerah.models import Instansi, Jabatan, JejakAudit, Pengguna, Penugasan
from tests.pabrik import make_realisasi

pytestmark = pytest.mark.usefixtures("contoh")

ACUAN = Path(__file__).parents[1] / "acuan"
RPJMD, SETWAN, KEC = (
    "rpjmd-2018-2023",
    "renstra-setwan-2024-2026",
    "renstra-kec-bekasi-utara-2024-2026",
)


def baca_acuan(nama: str) -> list[dict]:
    with (ACUAN / f"{nama}.csv").open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


def anggaran(dokumen: str):
    return Anggaran.objects.filter(kinerja__dokumen__kode=dokumen)


def jumlah(queryset, kolom: str) -> Decimal:
    return queryset.aggregate(n=Sum(kolom))["n"]


class TestIsi:
    def test_instansi(self):
        assert Instansi.objects.perangkat_daerah().count() == 44
        assert Instansi.objects.unit_layanan().filter(induk__kode="dinkes").count() == 52
        assert Instansi.objects.filter(induk__kode="kec-bekasi-utara").count() == 6
        assert Instansi.objects.filter(induk__kode="setwan", jenis="bagian").count() == 4
        pertama = Instansi.objects.perangkat_daerah().order_by("urut").first()
        assert pertama.kode == "setda"

    def test_jabatan(self):
        jenis = Counter(Jabatan.objects.filter(instansi__kode="setwan").values_list("jenis"))
        assert sum(jenis.values()) == 41
        assert jenis[("struktural",)] == 7
        assert Jabatan.objects.filter(instansi__kode="kec-bekasi-utara").count() == 15

    def test_iku_kota(self):
        iku = Indikator.objects.filter(kinerja__dokumen__kode=RPJMD, iku=True)
        assert iku.count() == 26
        assert Counter(iku.values_list("arah", flat=True)) == {"naik": 21, "turun": 5}
        assert Target.objects.filter(indikator__in=iku).count() == 182
        assert Pembanding.objects.filter(indikator__in=iku).count() == 240
        assert SumberDaya.objects.filter(indikator__in=iku).count() == 46
        assert iku.get(kode="IKU-22").pengampu.filter(jenis="kecamatan").count() == 12
        assert iku.get(kode="IKU-1").pengampu.count() == 44

    def test_bentuk_nilai(self):
        iku = Indikator.objects.filter(kinerja__dokumen__kode=RPJMD)
        opini = iku.get(kode="IKU-3")
        assert opini.target.get(tahun=2023, jenis="target").kategori.kode == "WTP"
        assert opini.realisasi.get(tahun=2022).kategori.kode == "WDP"
        assert not opini.realisasi.get(tahun=2023).terisi
        assert "belum terbit" in opini.realisasi.get(tahun=2023).catatan
        prestasi = iku.get(kode="IKU-21")
        assert prestasi.target.get(tahun=2023, jenis="target").komponen == {
            "TP": "30",
            "TN": "10",
            "TI": "1",
        }
        assert prestasi.realisasi.get(tahun=2023).komponen == {"TP": "115", "TN": "78", "TI": "3"}
        awal = iku.get(kode="IKU-10").target.get(jenis="kondisi_awal")
        assert (awal.tahun, awal.nilai, awal.satuan) == (2018, 10460053504800, "rupiah")

    def test_program_kota(self):
        program = anggaran(RPJMD)
        assert (program.count(), program.filter(pagu=0).count()) == (112, 3)
        kaitan = [(a, i) for a in program for i in a.mendukung.all()]
        assert len(kaitan) == 115
        assert sum(a.pagu for a, _ in kaitan) == 6810890521397
        assert jumlah(program, "pagu") == 6799714690813
        assert jumlah(program, "realisasi") == 5326207804539

    def test_program_tiap_iku(self):
        for baris in baca_acuan("kota_anggaran_iku"):
            pendukung = anggaran(RPJMD).filter(mendukung__kode=f"IKU-{baris['nomor_iku']}")
            assert jumlah(pendukung, "pagu") == Decimal(baris["pagu_hitung"])
            assert jumlah(pendukung, "realisasi") == Decimal(baris["realisasi_hitung"])

    def test_realisasi_kota(self):
        for baris in baca_acuan("kota_iku_realisasi"):
            Realisasi.objects.get(
                indikator__kinerja__dokumen__kode=RPJMD,
                indikator__kode=f"IKU-{baris['nomor']}",
                tahun=baris["tahun"],
                triwulan=4,
                status="disetujui",
                diisi_oleh=None,
            )

    @pytest.mark.parametrize(
        ("dokumen", "baris", "pagu", "realisasi"),
        [
            (SETWAN, 57, 208517199233, 158356560325),
            (KEC, 49, 46754089520, 44634183656),
        ],
    )
    def test_anggaran_opd(self, dokumen, baris, pagu, realisasi):
        semua = anggaran(dokumen)
        assert semua.count() == baris
        assert (jumlah(semua, "pagu"), jumlah(semua, "realisasi")) == (pagu, realisasi)
        assert semua.filter(realisasi__isnull=True).count() == 1
        assert all(a.mendukung.count() == 1 for a in semua)

    def test_rencana_kas_kecamatan(self):
        rencana = AnggaranTriwulan.objects.filter(anggaran__in=anggaran(KEC))
        assert rencana.count() == 4 * 49
        assert jumlah(rencana, "rencana") == jumlah(anggaran(KEC), "pagu_murni") == 46273489520

    @pytest.mark.parametrize("berkas", ["opd_iku", "opd_indikator_program", "opd_subkegiatan"])
    def test_angka_opd(self, berkas):
        for baris in baca_acuan(berkas):
            if not baris["kode"]:
                continue
            tahun = int(baris.get("tahun", 2024))
            indikator = Indikator.objects.get(
                kode=baris["kode"],
                kinerja__dokumen__instansi__kode=baris["instansi"],
                kinerja__dokumen__tahun_awal__lte=tahun,
                kinerja__dokumen__tahun_akhir__gte=tahun,
            )
            target = indikator.target.filter(tahun=tahun).first()
            realisasi = indikator.realisasi.filter(tahun=tahun).first()
            assert (target and target.nilai) == (Decimal(baris["target"] or 0) or None)
            ada = Decimal(baris["realisasi"]) if baris["realisasi"] else None
            assert (realisasi and realisasi.nilai) == ada

    def test_pohon_opd(self):
        jenjang = Counter(
            Kinerja.objects.filter(dokumen__kode=KEC).values_list("jenjang", flat=True)
        )
        assert (jenjang["program"], jenjang["kegiatan"], jenjang["subkegiatan"]) == (5, 12, 49)
        jenjang = Counter(
            Kinerja.objects.filter(dokumen__kode=SETWAN).values_list("jenjang", flat=True)
        )
        assert (jenjang["program"], jenjang["kegiatan"], jenjang["subkegiatan"]) == (2, 16, 57)
        individu = Indikator.objects.filter(kinerja__jenjang="sasaran-jabatan")
        assert individu.count() == 174
        assert not Target.objects.filter(indikator__in=individu).exists()

    def test_perjanjian_kinerja(self):
        pk = {p.instansi.kode: p for p in PerjanjianKinerja.objects.select_related("instansi")}
        assert {k: (p.tahun, p.butir.count()) for k, p in pk.items()} == {
            "kota-bekasi": (2023, 26),
            "setwan": (2024, 4),
            "kec-bekasi-utara": (2024, 3),
        }
        triwulan = TargetTriwulan.objects.filter(butir__perjanjian=pk["kec-bekasi-utara"])
        assert triwulan.get(butir__indikator__kode="IKU-2").nilai == 70
        tertib = triwulan.filter(butir__indikator__kode="IKU-3")
        assert [t.nilai for t in tertib.order_by("triwulan")] == [10, 20, 10, 17]
        assert ButirPK.objects.filter(perjanjian__status="ditandatangani").count() == 33

    def test_tahun_terbuka(self):
        assert Jadwal.objects.filter(tahun=2025, tutup=None).count() == 4
        assert not Realisasi.objects.filter(tahun=2025).exists()
        target = Target.objects.filter(tahun=2025, indikator__iku=True)
        assert dict(target.values_list("indikator__deret", "nilai")) == {
            "setwan-raperda-tepat-waktu": Decimal("75.4"),
            "setwan-pengesahan-anggaran-tepat-waktu": Decimal("75.4"),
            "setwan-pembahasan-lkpj-tepat-waktu": Decimal("75.4"),
            "setwan-nilai-akip": Decimal("77.8"),
            "kec-bekasi-utara-ikm": Decimal("81.5"),
            "kec-bekasi-utara-nilai-akip": Decimal("71"),
            "kec-bekasi-utara-wilayah-tertib": Decimal("60"),
        }

    def test_deret_bersambung(self):
        for deret in ("kota-iku-01", "setwan-nilai-akip", "kec-bekasi-utara-ikm"):
            assert Indikator.objects.filter(deret=deret).count() == 2

    def test_akip_dan_ikm(self):
        semua = NilaiAkip.objects.filter(tahun=2023).exclude(instansi__jenis="kota")
        total = {akip.instansi.kode: akip.total for akip in semua}
        assert total == {b["kode"]: Decimal(b["nilai"]) for b in baca_acuan("akip_opd")}
        kota = NilaiAkip.objects.filter(instansi__jenis="kota")
        assert {a.tahun: a.total for a in kota} == {
            2022: Decimal("65.48"),
            2023: Decimal("67.10"),
        }
        ikm = dict(NilaiIkm.objects.filter(tahun=2023).values_list("instansi__kode", "nilai"))
        assert ikm == {b["kode"]: Decimal(b["nilai"]) for b in baca_acuan("ikm_unit")}
        assert len(ikm) == 96

    def test_tanpa_angka_turunan(self):
        assert not DataPendukung.objects.filter(rincian__in=["capaian", "pertumbuhan"]).exists()
        assert not DataPendukung.objects.filter(rincian__contains="tercetak").exists()

    def test_dokumen_dan_narasi(self):
        assert Dokumen.objects.filter(status="berlaku").count() == 6
        assert Counter(Narasi.objects.values_list("instansi__kode", "tahun")) == {
            ("setwan", 2024): 11,
            ("kec-bekasi-utara", 2024): 11,
            ("kota-bekasi", 2023): 11,
        }

    def test_setiap_realisasi_berjejak(self):
        jejak = JejakAudit.objects.filter(objek="indikator.realisasi", aksi="impor")
        assert jejak.count() == Realisasi.objects.count()

    def test_akun_demo(self):
        peran = set(Penugasan.objects.values_list("pengguna__username", "peran", "instansi__kode"))
        assert peran == {
            ("operator.setwan", "operator", "setwan"),
            ("verifikator.setwan", "verifikator", "setwan"),
            ("pimpinan.setwan", "pimpinan", "setwan"),
            ("operator.bekasiutara", "operator", "kec-bekasi-utara"),
            ("verifikator.bekasiutara", "verifikator", "kec-bekasi-utara"),
            ("perencana", "perencana", "bappelitbangda"),
            ("perencana2", "perencana", "bappelitbangda"),
            ("evaluator", "evaluator", "inspektorat"),
            ("walikota", "pimpinan", "kota-bekasi"),
            ("admin", "admin", "diskominfostandi"),
        }
        staf = Pengguna.objects.filter(is_staff=True).values_list("username", flat=True)
        assert set(staf) == {"perencana", "admin"}


def potret_basis_data() -> dict[str, list]:
    """Every row of our own tables, timestamps included."""
    return {
        model._meta.label: list(model.objects.order_by("pk").values())
        for app in ("perangkat_daerah", "indikator", "laporan")
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    }


def test_diulang_tidak_mengubah_apa_pun():
    """Not the sample, nor what people have done with it since."""
    operator = Pengguna.objects.get(username="operator.setwan")
    operator.set_password("sandi-saya-sendiri")
    operator.save()
    iku = Indikator.objects.get(deret="setwan-nilai-akip", kinerja__dokumen__kode=SETWAN)
    make_realisasi(indikator=iku, tahun=2025, triwulan=1, nilai=70, diisi_oleh=operator)
    iku.realisasi.filter(tahun=2024).update(nilai=71, diisi_oleh=operator)
    Narasi.objects.filter(instansi__kode="setwan").update(teks="Baru.", diubah_oleh=operator)
    Jadwal.objects.filter(tahun=2025).update(tutup=date(2025, 4, 30))
    KebijakanPengukuran.objects.filter(bawaan=True).update(rumus_turun="selisih")
    sebelum = potret_basis_data()
    keluaran = StringIO()
    call_command("muat_contoh", stdout=keluaran)
    assert potret_basis_data() == sebelum
    baris = keluaran.getvalue().splitlines()
    assert all(" 0 baru     0 berubah" in satu for satu in baris[: baris.index("")])
    assert baris[-1].split() == ["admin", "Admin", "diskominfostandi"]


class TestPerintah:
    """With nothing to load, so that only the command itself is run."""

    @pytest.fixture(autouse=True)
    def folder(self, db, tmp_path, monkeypatch):
        for nama in ("acuan", "contoh"):
            (tmp_path / nama).mkdir()
        monkeypatch.setattr(muat_contoh, "FOLDER", tmp_path)
        monkeypatch.setattr(muat_acuan, "FOLDER", tmp_path / "acuan")
        monkeypatch.delenv("SANDI_DEMO", raising=False)
        Penugasan.objects.all().delete()
        Pengguna.objects.all().delete()
        return tmp_path

    def jalankan(self, perintah="muat_contoh") -> str:
        keluaran = StringIO()
        call_command(perintah, stdout=keluaran)
        return keluaran.getvalue()

    def test_sandi_dari_lingkungan(self, monkeypatch, settings):
        settings.DEBUG = False
        monkeypatch.setenv("SANDI_DEMO", "rahasia-kota")
        assert "sandi akun baru: rahasia-kota" in self.jalankan()
        assert Pengguna.objects.get(username="perencana").check_password("rahasia-kota")

    def test_sandi_bawaan_hanya_saat_pengembangan(self, settings):
        settings.DEBUG = True
        assert "sandi akun baru: sakip-demo" in self.jalankan()
        assert Pengguna.objects.get(username="admin").check_password("sakip-demo")

    def test_tanpa_sandi(self, settings):
        settings.DEBUG = False
        assert "SANDI_DEMO tidak diatur" in self.jalankan()
        assert not Pengguna.objects.get(username="walikota").has_usable_password()

    def test_ditolak_dengan_kalimat(self, folder):
        (folder / "contoh" / "instansi.csv").write_text(
            "kode,nama,jenis,induk\nopd-z,OPD Z,dinas,entah\n", encoding="utf-8"
        )
        with pytest.raises(CommandError) as galat:
            self.jalankan()
        assert str(galat.value).splitlines() == [
            "Data contoh ditolak, tidak ada yang disimpan.",
            "instansi.csv baris 2 kolom induk: Instansi “entah” tidak ada.",
        ]
        assert not Pengguna.objects.exists()

    def test_muat_acuan(self, folder):
        (folder / "acuan" / "skala.csv").write_text("kode,nama\nuji,Uji\n", encoding="utf-8")
        with pytest.raises(CommandError, match="Skala Uji tidak mempunyai tingkat"):
            self.jalankan("muat_acuan")
        (folder / "acuan" / "skala.csv").unlink()
        assert self.jalankan("muat_acuan") == ""

"""`manage.py lkip` as its operators meet it: real processes, exit codes, sentences."""

import subprocess
from dataclasses import dataclass

import pytest
from django.core.management import call_command

from laporan.management.perintah import Galat, baca_tahun, cari_instansi
from laporan.models import Lkip
from laporan.pelapor import instansi_melapor
from tests.laporan.basis import basis_terpisah
from tests.laporan.tiruan import pasang
from tests.pabrik import TAHUN, make_indikator, make_instansi, make_realisasi, make_target


@dataclass
class Hasil:
    kode: int
    keluaran: str
    galat: str


@pytest.fixture(scope="module")
def basis(tmp_path_factory):
    with basis_terpisah(tmp_path_factory.mktemp("perintah"), "perintah") as basis:
        yield basis


@pytest.fixture
def lkip(basis, tmp_path):
    def jalankan(*argumen: str) -> Hasil:
        perintah = basis.perintah("lkip", *argumen)
        hasil = subprocess.run(
            perintah, cwd=tmp_path, env=basis.lingkungan, capture_output=True, text=True
        )
        assert "Traceback" not in hasil.stderr
        return Hasil(hasil.returncode, hasil.stdout, hasil.stderr)

    return jalankan


def test_writes_one_report_under_its_own_name(lkip, tmp_path):
    hasil = lkip("opd-uji", str(TAHUN))
    berkas = tmp_path / f"lkip-opd-uji-{TAHUN}.pdf"
    assert (hasil.kode, hasil.galat) == (0, "")
    assert hasil.keluaran == f"{berkas.name}: 1 halaman, versi 1\n"
    assert berkas.read_bytes().startswith(b"%PDF-")
    assert [satu.name for satu in tmp_path.iterdir()] == [berkas.name]


def test_again_gives_the_same_version_and_the_same_bytes(lkip, tmp_path):
    lkip("opd-uji", str(TAHUN), "--keluaran", "a.pdf")
    hasil = lkip("opd-uji", str(TAHUN), "--keluaran", "b.pdf")
    assert "versi 1" in hasil.keluaran
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_folder_as_target_takes_the_usual_name(lkip, tmp_path):
    lkip("opd-uji", str(TAHUN), "--keluaran", str(tmp_path))
    assert (tmp_path / f"lkip-opd-uji-{TAHUN}.pdf").is_file()


def test_all_goes_on_after_a_failure_and_names_it(lkip, tmp_path):
    hasil = lkip("--semua", str(TAHUN), "--folder", "hasil/baru")
    assert hasil.kode == 1
    assert hasil.galat.splitlines()[-1] == "Galat: 1 LKIP tidak dapat dibuat: opd-rusak."
    assert "isi rusak" in hasil.galat
    assert "2/2" in hasil.galat, "a progress bar on stderr"
    assert hasil.keluaran == f"1 LKIP tahun {TAHUN} ada di hasil/baru\n"
    assert [b.name for b in (tmp_path / "hasil/baru").iterdir()] == [f"lkip-opd-uji-{TAHUN}.pdf"]


@pytest.mark.parametrize(
    ("argumen", "kalimat"),
    [
        ((), "Sebutkan KODE dan TAHUN."),
        (("opd-uji",), "Sebutkan KODE dan TAHUN."),
        (("opd-uji", "dua"), "Tahun harus empat angka, misalnya 2024, bukan “dua”."),
        (("opd-uji", "12024"), "Tahun harus empat angka"),
        (("opd-uji", "1899"), "Tahun 1899 di luar"),
        (("opd-ujii", str(TAHUN)), "Instansi dengan kode “opd-ujii” tidak ada. Mungkin maksud"),
        (("opd-kosong", str(TAHUN)), "Dinas Uji tidak mempunyai target atau realisasi tahun"),
        (("opd-uji", str(TAHUN), "--keluaran", "tiada/x.pdf"), "Tidak dapat menulis di folder"),
        (("opd-uji", str(TAHUN), "--keluaran"), "--keluaran memerlukan nilai."),
        (("opd-uji", str(TAHUN), "--entah"), "Argumen ini tidak dikenal: --entah."),
        (("opd-uji", str(TAHUN), "--folder", "x"), "--folder hanya untuk --semua"),
        (("--semua", str(TAHUN)), "--semua memerlukan --folder."),
        (("--semua", "2050", "--folder", "x"), "Tidak ada instansi dengan target"),
        (("--semua", str(TAHUN), "--folder", "/proc/x"), "Folder /proc/x tidak dapat dibuat"),
        (("opd-uji", "--semua", str(TAHUN), "--folder", "x"), "--semua dipakai tanpa KODE"),
    ],
)
def test_wrong_input_is_one_sentence_and_exit_1(lkip, argumen, kalimat):
    hasil = lkip(*argumen)
    assert (hasil.kode, hasil.keluaran) == (1, "")
    (baris,) = hasil.galat.splitlines()
    assert baris.startswith(f"Galat: {kalimat}")


def test_database_without_tables_is_one_sentence(basis, tmp_path):
    lingkungan = basis.lingkungan | {"DATABASE_URL": f"sqlite:///{tmp_path}/baru.sqlite3"}
    perintah = basis.perintah("lkip", "opd-uji", "2024")
    hasil = subprocess.run(perintah, env=lingkungan, capture_output=True, text=True)
    assert hasil.returncode == 1
    assert hasil.stderr.startswith("Galat: Basis data tidak dapat dipakai (no such table")
    assert "manage.py migrate" in hasil.stderr


def test_failed_render_is_told_and_kept(db, monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    pasang(monkeypatch, baris=20_000)
    monkeypatch.setattr("laporan.pdf.BATAS_MEMORI", 400 * 1024**2)
    indikator = make_indikator()
    make_target(indikator=indikator, nilai=1)
    kode = indikator.kinerja.instansi.kode
    with pytest.raises(Galat, match="memori"):
        call_command("lkip", kode, str(TAHUN), keluaran=str(tmp_path / "x.pdf"))
    lkip = Lkip.objects.get(instansi__kode=kode)
    assert (lkip.status, "memori" in lkip.galat) == (Lkip.Status.GAGAL, True)
    assert list(tmp_path.rglob("*.pdf")) == []


def test_takes_the_work_out_of_the_hands_of_a_worker(db, monkeypatch, settings, tmp_path):
    from laporan.layanan import buat_lkip
    from laporan.tugas import Penyewa, SewaHilang, klaim

    settings.MEDIA_ROOT = tmp_path
    pasang(monkeypatch)
    indikator = make_indikator()
    make_target(indikator=indikator, nilai=1)
    instansi = indikator.kinerja.instansi
    pekerja = klaim(buat_lkip(instansi=instansi, tahun=TAHUN, oleh=None).pk)
    call_command("lkip", instansi.kode, str(TAHUN), keluaran=str(tmp_path / "x.pdf"))
    assert (tmp_path / "x.pdf").is_file()
    with pytest.raises(SewaHilang):
        Penyewa(pekerja)(3, None)


def test_who_reports(db):
    opd = make_instansi()
    bagian = make_instansi(jenis="bagian", induk=opd)
    make_target(indikator=make_indikator(instansi=bagian), nilai=1)
    terisi = make_realisasi(nilai=1).indikator.kinerja.instansi
    kosong = make_realisasi().indikator.kinerja.instansi
    lain = make_target(nilai=1, tahun=TAHUN + 1).indikator.kinerja.instansi
    melapor = set(instansi_melapor(TAHUN))
    assert {opd, terisi} <= melapor
    assert not {bagian, kosong, lain, opd.induk} & melapor


@pytest.mark.parametrize("teks", ["", "20 24", "-2024", "２０２４", "2024.0"])
def test_year_is_four_plain_digits(teks):
    with pytest.raises(Galat):
        baca_tahun(teks)


def test_unknown_code_is_answered_with_its_neighbours(db):
    instansi = make_instansi(kode="kec-rawalumbu-uji")
    assert cari_instansi(instansi.kode) == instansi
    with pytest.raises(Galat, match="kec-rawalumbu-uji"):
        cari_instansi("kec-rawa-lumbu-uji")

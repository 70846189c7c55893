import pytest

from indikator.models import Skala
from laporan.impor import BERKAS, Hitungan, ImporDitolak, Penolakan, muat_folder
from laporan.models import Narasi
from perangkat_daerah.models import Instansi
from tests.pabrik import make_instansi, make_kota, make_pengguna

pytestmark = pytest.mark.django_db

TINGKAT = "skala,urut,label,huruf,bawah,termasuk_bawah,atas,termasuk_atas\n"


@pytest.fixture
def folder(tmp_path):
    """A folder to import; `folder("instansi.csv", "kode,nama")` writes a file in it."""

    def tulis(nama, isi, encoding="utf-8"):
        berkas = tmp_path / nama
        berkas.parent.mkdir(parents=True, exist_ok=True)
        berkas.write_text(isi, encoding=encoding)

    tulis.folder = tmp_path
    return tulis


def tolak(folder) -> list[Penolakan]:
    with pytest.raises(ImporDitolak) as galat:
        muat_folder(folder.folder)
    return list(galat.value.penolakan)


def test_hitungan_tiap_berkas(folder):
    kota = make_kota().kode
    folder("instansi.csv", f"kode,nama,jenis,induk\nopd-a,OPD A,dinas,{kota}\n")
    assert muat_folder(folder.folder) == [Hitungan("instansi.csv", 1, 0, 0)]
    folder(
        "instansi.csv",
        f"kode,nama,jenis,induk\nopd-a,OPD Alfa,dinas,{kota}\nopd-b,OPD B,dinas,{kota}\n",
    )
    assert muat_folder(folder.folder) == [Hitungan("instansi.csv", 1, 1, 0)]
    assert muat_folder(folder.folder) == [Hitungan("instansi.csv", 0, 0, 2)]


def test_berkas_belakangan_memakai_yang_lebih_dulu(folder):
    kota = make_kota().kode
    folder("jabatan.csv", "instansi,kode,nama\nopd-c,kepala,Kepala\n")
    folder("instansi.csv", f"kode,nama,jenis,induk\nopd-c,OPD C,dinas,{kota}\n")
    assert [h.berkas for h in muat_folder(folder.folder)] == ["instansi.csv", "jabatan.csv"]


def test_semua_atau_tidak_satu_pun(folder):
    kota = make_kota().kode
    folder("instansi.csv", f"kode,nama,jenis,induk\nopd-d,OPD D,dinas,{kota}\n")
    folder("jabatan.csv", "instansi,kode,nama\nopd-d,kepala,Kepala\nopd-e,kepala,Kepala\n")
    assert tolak(folder) == [Penolakan("jabatan.csv", 3, "instansi", "Instansi “opd-e” tidak ada.")]
    assert not Instansi.objects.filter(kode="opd-d").exists()


def test_nomor_baris_pada_berkas(folder):
    kota = make_kota().kode
    folder(
        "instansi.csv",
        f'kode,nama,jenis,induk\nopd-f,"OPD\nF",dinas,{kota}\n\nopd-g,OPD G,dinas,entah\n',
    )
    assert [str(satu) for satu in tolak(folder)] == [
        "instansi.csv baris 5 kolom induk: Instansi “entah” tidak ada."
    ]


def test_pesan_memuat_paling_banyak_dua_puluh_penolakan(folder):
    baris = "".join(f"opd-{n},OPD,dinas,entah\n" for n in range(25))
    folder("instansi.csv", f"kode,nama,jenis,induk\n{baris}")
    with pytest.raises(ImporDitolak) as galat:
        muat_folder(folder.folder)
    assert len(galat.value.penolakan) == 25
    assert str(galat.value).splitlines()[-1] == "… dan 5 penolakan lain."


def test_nama_berkas_asing(folder):
    folder("instasi.csv", "kode\n")
    assert tolak(folder) == [Penolakan("instasi.csv", 0, "", "Nama berkas tidak dikenal.")]


def test_folder_tidak_ada(tmp_path):
    with pytest.raises(ImporDitolak, match=r"Folder tidak ada\."):
        muat_folder(tmp_path / "entah")


def test_jumlah_kolom(folder):
    folder("skala.csv", "kode,nama\nsatu,Satu,lebih\ndua\n")
    assert [(satu.baris, satu.pesan) for satu in tolak(folder)] == [
        (2, "Baris ini berisi 3 kolom, seharusnya 2."),
        (3, "Baris ini berisi 1 kolom, seharusnya 2."),
    ]


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ("", "Kolom tidak ada: kode."),
        ("nama\nSatu\n", "Kolom tidak ada: kode."),
        ("kode,warna\nsatu,biru\n", "Kolom tidak dikenal: warna."),
        ("kode,kode\nsatu,dua\n", "Kolom ditulis dua kali: kode."),
    ],
)
def test_kepala_berkas(folder, isi, pesan):
    folder("skala.csv", isi)
    assert [satu.pesan for satu in tolak(folder)] == [pesan]


def test_bukan_utf8(folder):
    folder("skala.csv", "kode,nama\nsatu,Skal\xe4\n", encoding="latin-1")
    assert tolak(folder) == [Penolakan("skala.csv", 0, "", "Simpan sebagai UTF-8.")]


@pytest.mark.parametrize(
    ("tingkat", "pesan"),
    [
        ("uji,1,Rendah,,,tidak,50,tidak\nuji,2,Tinggi,,51,ya,,tidak\n", "ada celah"),
        ("uji,1,Rendah,,,tidak,50,ya\nuji,2,Tinggi,,50,ya,,tidak\n", "tumpang tindih"),
        ("uji,1,Rendah,,,tidak,50,tidak\nuji,2,Tinggi,,50,tidak,,tidak\n", "ada celah"),
        ("uji,1,Rendah,,,tidak,50,tidak\nuji,2,Tinggi,,40,ya,,tidak\n", "tumpang tindih"),
    ],
)
def test_skala_bercelah_atau_tumpang_tindih(folder, tingkat, pesan):
    folder("skala.csv", "kode,nama\nuji,Uji\n")
    folder("tingkat_skala.csv", TINGKAT + tingkat)
    (satu,) = tolak(folder)
    assert satu.berkas == "tingkat_skala.csv" and pesan in satu.pesan
    assert not Skala.objects.filter(kode="uji").exists()


def test_skala_tanpa_tingkat(folder):
    folder("skala.csv", "kode,nama\nuji,Uji\n")
    assert [satu.pesan for satu in tolak(folder)] == ["Skala Uji tidak mempunyai tingkat."]


def test_narasi(folder):
    opd = make_instansi()
    folder(f"narasi/{opd.kode}-2024/kesimpulan.md", "Selesai.\n")
    assert muat_folder(folder.folder) == [Hitungan("narasi", 1, 0, 0)]
    narasi = Narasi.objects.get(instansi=opd, tahun=2024, bagian="kesimpulan")
    assert narasi.teks == "Selesai."
    assert muat_folder(folder.folder) == [Hitungan("narasi", 0, 0, 1)]


def test_narasi_instansi_asing(folder):
    folder("narasi/entah-2024/kesimpulan.md", "Selesai.\n")
    assert tolak(folder) == [
        Penolakan("narasi/entah-2024/kesimpulan.md", 0, "instansi", "Instansi “entah” tidak ada.")
    ]


def test_narasi_suntingan_orang_dijaga(folder):
    opd = make_instansi()
    narasi = Narasi.objects.create(
        instansi=opd, tahun=2024, bagian="kesimpulan", teks="Asli.", diubah_oleh=make_pengguna()
    )
    folder(f"narasi/{opd.kode}-2024/kesimpulan.md", "Dari berkas.\n")
    muat_folder(folder.folder, jaga_isian=True)
    narasi.refresh_from_db()
    assert narasi.teks == "Asli."


def test_setiap_berkas_contoh_dikenal():
    assert set(BERKAS) >= {"instansi.csv", "realisasi.csv", "anggaran.csv"}
    assert list(BERKAS).index("indikator.csv") < list(BERKAS).index("target.csv")

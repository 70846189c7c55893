"""The commands as an operator calls them: good input, and every kind of wrong one."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from indikator.models import Indikator, KebijakanPengukuran
from laporan.management.perintah import Galat
from perangkat_daerah.models import Instansi

AKAR = Path(__file__).resolve().parents[2]


def jalankan(*argumen: str) -> str:
    keluaran = StringIO()
    call_command(*argumen, stdout=keluaran)
    return keluaran.getvalue()


@pytest.mark.usefixtures("contoh")
@pytest.mark.parametrize(
    ("argumen", "pesan"),
    [
        (("kota-bekasih", "2023"), "Mungkin maksud Anda: kota-bekasi"),
        (("kota-bekasi", "dua"), "Tahun harus empat angka"),
        (("kota-bekasi", "1999"), "Tahun 1999 di luar"),
        (("setda", "2023"), "belum mempunyai indikator untuk tahun 2023"),
        (("kota-bekasi", "2023", "--triwulan", "5"), "--triwulan"),
        (("kota-bekasi", "2023", "--format", "xml"), "--format"),
        (("kota-bekasi",), "Argumen ini belum diisi: tahun"),
    ],
)
def test_wrong_input_is_a_sentence(argumen, pesan):
    with pytest.raises(Galat, match=pesan) as galat:
        jalankan("capaian", *argumen)
    assert galat.value.returncode == 1


@pytest.mark.usefixtures("contoh")
def test_without_a_default_kebijakan():
    Indikator.objects.update(kebijakan=None)
    KebijakanPengukuran.objects.update(bawaan=False)
    with pytest.raises(Galat, match="muat_acuan"):
        jalankan("capaian", "kota-bekasi", "2023")


@pytest.mark.parametrize(
    "argumen", [["capaian"], ["capaian", "kota-bekasi", "abcd"], ["impor", "tidak/ada"]]
)
def test_exit_code_and_no_traceback(argumen, tmp_path):
    hasil = subprocess.run(
        [sys.executable, "manage.py", *argumen],
        cwd=AKAR,
        env=os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path / 'kosong.sqlite3'}"},
        capture_output=True,
        text=True,
    )
    assert hasil.returncode == 1
    assert "Traceback" not in hasil.stderr
    assert len(hasil.stderr.strip().splitlines()) == 1


@pytest.mark.usefixtures("contoh")
def test_triwulan_is_held_against_its_target():
    baris = jalankan("capaian", "kec-bekasi-utara", "2024", "--triwulan", "3", "--format", "csv")
    [k3] = [b for b in baris.splitlines() if b.startswith("IKU-3")]
    assert ",40.00,,,belum ada nilai," in k3


class TestImpor:
    @pytest.fixture
    def folder(self, db, tmp_path):
        kota = Instansi.objects.get(jenis="kota")
        (tmp_path / "instansi.csv").write_text(
            f"kode,nama,jenis,induk\ndinas-impor,Dinas Impor,dinas,{kota.kode}\n", encoding="utf-8"
        )
        return tmp_path

    def test_a_folder_of_ones_own(self, folder):
        assert "1 baru" in jalankan("impor", str(folder))
        assert Instansi.objects.get(kode="dinas-impor").nama == "Dinas Impor"
        assert "1 sama" in jalankan("impor", str(folder))

    def test_only_what_is_new(self, folder):
        jalankan("impor", str(folder))
        Instansi.objects.filter(kode="dinas-impor").update(nama="Diubah orang")
        jalankan("impor", str(folder), "--hanya-baru")
        assert Instansi.objects.get(kode="dinas-impor").nama == "Diubah orang"
        jalankan("impor", str(folder))
        assert Instansi.objects.get(kode="dinas-impor").nama == "Dinas Impor"

    def test_all_or_nothing_with_the_reason(self, folder):
        with (folder / "instansi.csv").open("a", encoding="utf-8") as berkas:
            berkas.write("dinas-lain,Dinas Lain,dinas,tidak-ada\n")
        with pytest.raises(Galat, match="tidak ada yang disimpan") as galat:
            jalankan("impor", str(folder))
        assert "tidak-ada" in str(galat.value)
        assert not Instansi.objects.filter(kode="dinas-impor").exists()

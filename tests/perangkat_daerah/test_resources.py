from datetime import date
from decimal import Decimal

import pytest
from tablib import Dataset

from perangkat_daerah.models import Instansi, Jabatan
from perangkat_daerah.resources import (
    InstansiResource,
    JabatanResource,
    RekapPegawaiResource,
)
from perangkat_daerah.resources.kolom import Angka, Bilangan, Komponen, Tanggal, YaTidak
from tests.pabrik import make_instansi, make_jabatan, make_kota

KEPALA = ["kode", "nama", "jenis", "induk"]


def impor(resource, kepala, *baris):
    data = Dataset(*baris, headers=kepala)
    hasil = resource.import_data(data, rollback_on_validation_errors=True)
    return hasil, list(resource.penolakan(hasil))


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("", None),
        ("0", 0),
        ("98.75", "98.75"),
        ("-7.17", "-7.17"),
        ("6799714690813", 6799714690813),
    ],
)
def test_angka(teks, nilai):
    assert Angka().clean(teks) == (None if nilai is None else Decimal(nilai))


@pytest.mark.parametrize("teks", ["98,75", "1.234,56", "1.234.567", "1e3", "NaN", "12 %", ".5"])
def test_angka_lain_ditolak(teks):
    with pytest.raises(ValueError, match="titik desimal tanpa pemisah ribuan"):
        Angka().clean(teks)


def test_angka_dari_buku_kerja():
    assert Angka().clean(98.75) == Decimal("98.75")
    assert Angka().clean(77) == Decimal(77)


def test_angka_ditulis_tanpa_pemisah():
    assert Angka().render(Decimal("1234567.80")) == "1234567.80"


def test_bilangan():
    assert Bilangan().clean("2024") == 2024
    assert Bilangan().clean("") is None
    for teks in ("2024.0", "-1", "dua", "01"):
        with pytest.raises(ValueError, match="bukan bilangan bulat"):
            Bilangan().clean(teks)


def test_ya_tidak():
    assert [YaTidak().clean(teks) for teks in ("ya", "Tidak", "")] == [True, False, None]
    with pytest.raises(ValueError, match="tulis ya atau tidak"):
        YaTidak().clean("true")


def test_tanggal():
    assert Tanggal().clean("2025-01-31") == date(2025, 1, 31)
    with pytest.raises(ValueError, match="tulis seperti 2025-01-31"):
        Tanggal().clean("31/01/2025")


def test_komponen():
    assert Komponen().clean('{"TP": "30", "TN": 10.5}') == {"TP": "30", "TN": "10.5"}
    for teks in ("30", "{", '{"TP": null}', '["30"]'):
        with pytest.raises(ValueError, match="Tulis komponen seperti"):
            Komponen().clean(teks)
    with pytest.raises(ValueError, match="bukan angka"):
        Komponen().clean('{"TP": "tiga"}')


@pytest.mark.django_db
class TestInstansi:
    def test_baru_lalu_sama(self):
        kota = make_kota().kode
        baris = ("dinas-baru", " Dinas Baru ", "dinas", kota)
        hasil, _ = impor(InstansiResource(), KEPALA, baris)
        assert hasil.totals["new"] == 1
        assert Instansi.objects.get(kode="dinas-baru").nama == "Dinas Baru"
        hasil, _ = impor(InstansiResource(), KEPALA, baris)
        assert (hasil.totals["new"], hasil.totals["update"], hasil.totals["skip"]) == (0, 0, 1)

    def test_berubah(self):
        opd = make_instansi(nama="Lama")
        baris = (opd.kode, "Baru", "dinas", opd.induk.kode)
        hasil, _ = impor(InstansiResource(), KEPALA, baris)
        opd.refresh_from_db()
        assert (hasil.totals["update"], opd.nama) == (1, "Baru")

    def test_kolom_yang_tidak_ada_tidak_dihapus(self):
        opd = make_instansi(singkatan="DU")
        impor(InstansiResource(), ["kode", "nama"], (opd.kode, "Baru"))
        opd.refresh_from_db()
        assert opd.singkatan == "DU"

    @pytest.mark.parametrize(
        ("baris", "kolom", "pesan"),
        [
            (("x", "X", "dinas", "entah"), "induk", "Instansi “entah” tidak ada."),
            (("x", "X", "kantor", "{kota}"), "jenis", "bukan"),
            (("x", "", "dinas", "{kota}"), "nama", ""),
            (("x y", "X", "dinas", "{kota}"), "kode", ""),
            (("x", "X", "dinas", ""), "", "Hanya kota yang tidak berinduk."),
            (("x", "X", "kota", "{kota}"), "", "Hanya kota yang tidak berinduk."),
            (("x", "X", "kota", ""), "", ""),
        ],
    )
    def test_ditolak(self, baris, kolom, pesan):
        kota = make_kota().kode
        baris = [sel.format(kota=kota) for sel in baris]
        _, tolak = impor(InstansiResource(), KEPALA, baris)
        assert {(nomor, nama) for nomor, nama, _ in tolak} == {(1, kolom)}
        assert pesan in tolak[0][2]
        assert not Instansi.objects.filter(kode=baris[0]).exists()

    def test_satu_baris_salah_menolak_semua(self):
        kota = make_kota().kode
        _, tolak = impor(
            InstansiResource(),
            KEPALA,
            ("baik", "Baik", "dinas", kota),
            ("buruk", "Buruk", "dinas", "entah"),
        )
        assert [nomor for nomor, *_ in tolak] == [2]
        assert not Instansi.objects.filter(kode="baik").exists()

    def test_kunci_ganda(self):
        kota = make_kota().kode
        baris = ("kembar", "Satu", "dinas", kota)
        _, tolak = impor(InstansiResource(), KEPALA, baris, ("kembar ", "Dua", "dinas", kota))
        assert tolak == [(2, "kode", "Kunci kembar sudah ada di baris lain.")]

    def test_siklus(self):
        atas = make_instansi()
        bawah = make_instansi(induk=atas, jenis="bagian")
        _, tolak = impor(InstansiResource(), ["kode", "induk"], (atas.kode, bawah.kode))
        assert tolak == [(1, "induk", "Pilih induk lain: yang ini turunannya sendiri.")]
        atas.refresh_from_db()
        assert atas.induk == make_kota()

    def test_kolom_asing_dan_kolom_hilang(self):
        _, tolak = impor(InstansiResource(), ["kode", "warna"], ("x", "biru"))
        assert tolak == [(0, "", "Kolom tidak dikenal: warna.")]
        _, tolak = impor(InstansiResource(), ["nama"], ("x",))
        assert tolak == [(0, "", "Kolom tidak ada: kode.")]


@pytest.mark.django_db
def test_induk_jabatan_dari_instansi_yang_sama():
    kepala = make_jabatan()
    lain = make_instansi()
    kepala_kolom = ["instansi", "kode", "nama", "jenis", "induk"]
    baris = ("staf", "Staf", "pelaksana", kepala.kode)
    _, tolak = impor(JabatanResource(), kepala_kolom, (lain.kode, *baris))
    assert tolak == [
        (1, "induk", f"Jabatan “{kepala.kode}” tidak ada pada instansi “{lain.kode}”.")
    ]
    impor(JabatanResource(), kepala_kolom, (kepala.instansi.kode, *baris))
    assert Jabatan.objects.get(instansi=kepala.instansi, kode="staf").induk == kepala


@pytest.mark.django_db
def test_kunci_berkata_di_tempat_tahun():
    opd = make_instansi()
    kolom = ["instansi", "tahun", "kategori", "kelompok", "rincian", "jumlah"]
    _, tolak = impor(RekapPegawaiResource(), kolom, (opd.kode, "kini", "total", "", "", "12"))
    assert tolak == [(1, "tahun", "“kini” bukan bilangan bulat.")]


@pytest.mark.parametrize("resource", [InstansiResource, JabatanResource, RekapPegawaiResource])
def test_yang_diekspor_dapat_diimpor(contoh, resource):
    data = resource().export()
    assert len(data) > 0
    hasil = resource(pratinjau=False).import_data(data, raise_errors=True)
    assert hasil.totals["skip"] == len(data)

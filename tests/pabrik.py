"""Dull rows for tests. Every code is new, so nothing collides with the sample data."""

from contextlib import contextmanager
from datetime import date
from itertools import count

import pytest
from django.db import IntegrityError, transaction

from indikator.models import (
    Anggaran,
    ButirPK,
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
    PerjanjianKinerja,
    Realisasi,
    Skala,
    SkalaKategori,
    Target,
    TargetTriwulan,
    TingkatSkala,
)
from perangkat_daerah.models import Instansi, Jabatan, Pejabat, Pengguna, Penugasan, RekapPegawai

TAHUN = 2091  # far from any year of the sample data
_nomor = count(1)


def kode_baru(awalan: str = "uji") -> str:
    return f"{awalan}-{next(_nomor)}"


def make_kota() -> Instansi:
    """The one kota there may be; the sample's own where it is loaded."""
    ada = Instansi.objects.filter(jenis="kota").first()
    return ada or Instansi.objects.create(kode=kode_baru("kota"), nama="Kota Uji", jenis="kota")


def make_instansi(**kwargs) -> Instansi:
    isi = {"kode": kode_baru("opd"), "nama": "Dinas Uji", "jenis": "dinas"} | kwargs
    if isi["jenis"] == "kota":
        return make_kota()
    if "induk" not in isi:
        isi["induk"] = make_kota()
    return Instansi.objects.create(**isi)


def make_jabatan(**kwargs) -> Jabatan:
    isi = {"kode": kode_baru("jab"), "nama": "Kepala"} | kwargs
    if "instansi" not in isi:
        isi["instansi"] = isi["induk"].instansi if isi.get("induk") else make_instansi()
    return Jabatan.objects.create(**isi)


def make_pejabat(**kwargs) -> Pejabat:
    isi = {"nama": "Pejabat Uji", "mulai": date(2020, 1, 1)} | kwargs
    if "jabatan" not in isi:
        isi["jabatan"] = make_jabatan()
    return Pejabat.objects.create(**isi)


def make_rekap_pegawai(**kwargs) -> RekapPegawai:
    isi = {"tahun": TAHUN, "kategori": "total", "jumlah": 1} | kwargs
    if "instansi" not in isi:
        isi["instansi"] = make_instansi()
    return RekapPegawai.objects.create(**isi)


def make_pengguna(**kwargs) -> Pengguna:
    """Somebody who cannot log in by password; `force_login` does."""
    isi = {"username": kode_baru("orang"), "nama": "Orang Uji", "password": "!"} | kwargs
    return Pengguna.objects.create(**isi)


def make_penugasan(**kwargs) -> Penugasan:
    isi = {"peran": "operator", "mulai": date(2020, 1, 1)} | kwargs
    if "pengguna" not in isi:
        isi["pengguna"] = make_pengguna()
    if "instansi" not in isi:
        isi["instansi"] = make_instansi()
    return Penugasan.objects.create(**isi)


def make_petugas(peran: str, instansi: Instansi) -> Pengguna:
    return make_penugasan(peran=peran, instansi=instansi).pengguna


def make_skala(*, tingkat=(("Rendah", None, 50), ("Tinggi", 50, None)), **kwargs) -> Skala:
    isi = {"kode": kode_baru("skala"), "nama": "Skala Uji"} | kwargs
    skala, _ = Skala.objects.update_or_create(kode=isi.pop("kode"), defaults=isi)
    skala.tingkat.all().delete()
    for urut, (label, bawah, atas) in enumerate(tingkat, 1):
        TingkatSkala.objects.create(skala=skala, urut=urut, label=label, bawah=bawah, atas=atas)
    return skala


def make_skala_kategori(*, kategori=("TW", "WDP", "WTP"), **kwargs) -> SkalaKategori:
    """Its words rank 1, 2, 3 in the order given."""
    isi = {"kode": kode_baru("opini"), "nama": "Opini Uji"} | kwargs
    skala = SkalaKategori.objects.create(**isi)
    for peringkat, kode in enumerate(kategori, 1):
        Kategori.objects.create(skala=skala, peringkat=peringkat, kode=kode, nama=f"Opini {kode}")
    return skala


def make_kebijakan(**kwargs) -> KebijakanPengukuran:
    """A new `bawaan` one takes the place of the old, of which there may be only one."""
    isi = {"kode": kode_baru("kebijakan"), "nama": "Kebijakan Uji"} | kwargs
    if "skala" not in isi:
        isi["skala"] = make_skala()
    if isi.get("bawaan"):
        KebijakanPengukuran.objects.filter(bawaan=True).update(bawaan=False)
    return KebijakanPengukuran.objects.create(**isi)


def make_kebijakan_bawaan() -> KebijakanPengukuran:
    """The default in force; the sample's own where it is loaded."""
    ada = KebijakanPengukuran.objects.filter(bawaan=True).first()
    return ada or make_kebijakan(bawaan=True, nama="Bawaan Uji")


def make_dokumen(**kwargs) -> Dokumen:
    nomor = next(_nomor)
    isi = {
        "kode": f"dokumen-{nomor}",
        "nama": "Renstra Uji",
        "jenis": "renstra",
        "tahun_awal": TAHUN - 1,
        "tahun_akhir": TAHUN + 3,
        "perubahan_ke": nomor,
        "status": "berlaku",
    } | kwargs
    if "instansi" not in isi:
        isi["instansi"] = make_instansi()
    return Dokumen.objects.create(**isi)


def _dokumen_berlaku(instansi: Instansi | None) -> Dokumen | None:
    """An instansi has one plan in force at a time."""
    if instansi is None:
        return None
    return Dokumen.objects.filter(instansi=instansi).berlaku(TAHUN).first()


def make_kinerja(**kwargs) -> Kinerja:
    isi = {"kode": kode_baru("S"), "uraian": "Sasaran uji", "jenjang": "sasaran"} | kwargs
    if "dokumen" not in isi:
        induk, instansi = isi.get("induk"), isi.get("instansi")
        dokumen = {"instansi": instansi} if instansi else {}
        isi["dokumen"] = (
            induk.dokumen if induk else _dokumen_berlaku(instansi) or make_dokumen(**dokumen)
        )
    if "instansi" not in isi:
        isi["instansi"] = isi["dokumen"].instansi
    return Kinerja.objects.create(**isi)


def make_indikator(*, komponen=(), **kwargs) -> Indikator:
    nomor = next(_nomor)
    isi = {
        "kode": f"I{nomor}",
        "deret": f"deret-uji-{nomor}",
        "nama": "Indikator uji",
        "satuan": "Persen",
        "iku": True,
    } | kwargs
    instansi = isi.pop("instansi", None)
    if "kinerja" not in isi:
        isi["kinerja"] = make_kinerja(**({"instansi": instansi} if instansi else {}))
    if isi.get("jenis_nilai") == "kategori" and "skala_kategori" not in isi:
        isi["skala_kategori"] = make_skala_kategori()
    indikator = Indikator.objects.create(**isi)
    for urut, kode in enumerate(komponen, 1):
        KomponenIndikator.objects.create(indikator=indikator, kode=kode, nama=kode, urut=urut)
    return indikator


def make_target(**kwargs) -> Target:
    isi = {"tahun": TAHUN} | kwargs
    if "indikator" not in isi:
        isi["indikator"] = make_indikator()
    return Target.objects.create(**isi)


def make_pk(**kwargs) -> PerjanjianKinerja:
    isi = {"tahun": TAHUN, "status": "ditandatangani"} | kwargs
    if "instansi" not in isi:
        isi["instansi"] = make_instansi()
    return PerjanjianKinerja.objects.create(**isi)


def make_butir(*, triwulan=None, **kwargs) -> ButirPK:
    """`triwulan` is {1: Decimal, …}, the targets of single triwulan."""
    isi = dict(kwargs)
    if "indikator" not in isi:
        pk = isi.get("perjanjian")
        isi["indikator"] = make_indikator(**({"instansi": pk.instansi} if pk else {}))
    if "perjanjian" not in isi:
        isi["perjanjian"] = make_pk(instansi=isi["indikator"].kinerja.instansi)
    butir = ButirPK.objects.create(**isi)
    for tw, nilai in (triwulan or {}).items():
        TargetTriwulan.objects.create(butir=butir, triwulan=tw, nilai=nilai)
    return butir


def make_realisasi(**kwargs) -> Realisasi:
    isi = {"tahun": TAHUN, "triwulan": 1} | kwargs
    if "indikator" not in isi:
        isi["indikator"] = make_indikator()
    return Realisasi.objects.create(**isi)


def make_jadwal(**kwargs) -> Jadwal:
    isi = {"tahun": TAHUN, "triwulan": 1, "buka": date(2020, 1, 1)} | kwargs
    return Jadwal.objects.create(**isi)


def make_anggaran(*, mendukung=(), **kwargs) -> Anggaran:
    isi = {"tahun": TAHUN} | kwargs
    if "kinerja" not in isi:
        isi["kinerja"] = make_kinerja(jenjang="program")
    anggaran = Anggaran.objects.create(**isi)
    anggaran.mendukung.set(mendukung)
    return anggaran


def make_nilai_akip(*, komponen=(), **kwargs) -> NilaiAkip:
    """`komponen` is a row of (bobot, nilai)."""
    isi = {"tahun": TAHUN} | kwargs
    if "instansi" not in isi:
        isi["instansi"] = make_instansi()
    akip = NilaiAkip.objects.create(**isi)
    for urut, (bobot, nilai) in enumerate(komponen, 1):
        KomponenAkip.objects.create(
            nilai_akip=akip, urut=urut, nama=f"Komponen {urut}", bobot=bobot, nilai=nilai
        )
    return akip


def make_nilai_ikm(**kwargs) -> NilaiIkm:
    isi = {"tahun": TAHUN, "nilai": 80} | kwargs
    if "instansi" not in isi:
        isi["instansi"] = make_instansi(jenis="puskesmas")
    return NilaiIkm.objects.create(**isi)


@contextmanager
def ditolak_basis_data(pesan: str = ""):
    """The database itself refuses; `pesan` is part of what it says."""
    with pytest.raises(IntegrityError) as galat, transaction.atomic():
        yield
    assert pesan in str(galat.value)

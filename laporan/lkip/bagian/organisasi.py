"""Gambaran umum organisasi: its text, its struktur, and what stands below it."""

from collections import Counter
from dataclasses import dataclass

from laporan.lkip.bagian.teks import tulisan
from laporan.lkip.bahan import Bahan
from laporan.lkip.isi import Grafik, SimpulGrafik
from laporan.lkip.kalimat import cacah, gabung
from perangkat_daerah.models import Instansi, Jabatan


@dataclass(frozen=True)
class BarisInstansi:
    nama: str
    jenis: str
    urusan: str


@dataclass(frozen=True)
class Konteks:
    teks: str
    bagan: Grafik | None
    struktur: str
    perangkat_daerah: tuple[BarisInstansi, ...]
    susunan: str
    unit: tuple[BarisInstansi, ...]
    kalimat_unit: str


def konteks(bahan: Bahan) -> Konteks:
    pd = [i for i in bahan.bawahan if i.jenis in Instansi.JENIS_PERANGKAT_DAERAH]
    unit = [i for i in bahan.bawahan if i.jenis not in Instansi.JENIS_PERANGKAT_DAERAH]
    milik_kota = bahan.instansi.adalah_kota
    jabatan = [j for j in bahan.jabatan if j.jenis in ("struktural", "kelompok")]
    return Konteks(
        teks=tulisan(bahan, "gambaran-organisasi"),
        bagan=bagan(jabatan),
        struktur=_struktur(jabatan),
        perangkat_daerah=tuple(_baris(i) for i in pd) if milik_kota else (),
        susunan=_susunan(pd, "perangkat daerah") if milik_kota else "",
        unit=() if milik_kota else tuple(_baris(i) for i in unit),
        kalimat_unit=_susunan(unit, "unit") if unit and not milik_kota else "",
    )


def bagan(jabatan: list[Jabatan]) -> Grafik | None:
    """The posts whose chain upward is complete; None when there is nothing but a head."""
    per_pk = {j.pk: j for j in jabatan}
    if len(jabatan) < 2:
        return None
    simpul = tuple(
        SimpulGrafik(j.pk, j.induk_id if j.induk_id in per_pk else None, j.nama) for j in jabatan
    )
    return Grafik("bagan", simpul=simpul)


def _struktur(jabatan: list[Jabatan]) -> str:
    if not jabatan:
        return ""
    kepala = next((j for j in jabatan if j.induk_id is None), jabatan[0])
    langsung = [j for j in jabatan if j.induk_id == kepala.pk]
    if not langsung:
        return ""
    return (
        f"{kepala.nama} membawahkan {cacah(len(langsung))} jabatan atau unit secara langsung, yaitu"
        f" {gabung([j.nama for j in langsung])}."
    )


def _baris(i: Instansi) -> BarisInstansi:
    nama = f"{i.nama} ({i.singkatan})" if i.singkatan and i.singkatan != i.nama else i.nama
    return BarisInstansi(nama, i.get_jenis_display(), i.urusan)


def _susunan(instansi: list[Instansi], hal: str) -> str:
    if not instansi:
        return ""
    jumlah = Counter(i.get_jenis_display().lower() for i in instansi)
    rincian = gabung([f"{n} {jenis}" for jenis, n in jumlah.items()])
    return f"Seluruhnya ada {cacah(len(instansi))} {hal}: {rincian}."

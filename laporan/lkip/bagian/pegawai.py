"""Sumber daya manusia: pegawai by category, with totals that are computed."""

from dataclasses import dataclass
from decimal import Decimal

from laporan.format import angka, persen
from laporan.lkip.bahan import Bahan
from laporan.lkip.isi import BatangGrafik, Grafik
from laporan.lkip.kalimat import judul, jumlah_pegawai
from laporan.nilai import bulat
from perangkat_daerah.models import RekapPegawai


@dataclass(frozen=True)
class Baris:
    rincian: str
    jumlah: tuple[int | None, ...]
    total: int
    persen: Decimal | None


@dataclass(frozen=True)
class Tabel:
    """Counts by rincian down and kelompok across; without kelompok a single column.

    `lengkap` where everybody belongs to one of the rows; only officials have an eselon.
    """

    judul: str
    menurut: str
    kolom: tuple[str, ...]
    baris: tuple[Baris, ...]
    jumlah: tuple[int, ...]
    total: int
    lengkap: bool


@dataclass(frozen=True)
class Konteks:
    kalimat: str
    tabel: tuple[Tabel, ...]
    catatan: tuple[str, ...]
    grafik: Grafik | None
    judul_grafik: str


def konteks(bahan: Bahan) -> Konteks | None:
    if not bahan.pegawai:
        return None
    total = next((p.jumlah for p in bahan.pegawai if p.kategori == "total"), None)
    tabel = tuple(
        _tabel(label, rekap)
        for kategori, label in RekapPegawai.Kategori.choices
        if kategori != "total" and (rekap := [p for p in bahan.pegawai if p.kategori == kategori])
    )
    utama = next((t for t in tabel if len(t.baris) > 1), None)
    return Konteks(
        kalimat=_kalimat(bahan, total, tabel),
        tabel=tabel,
        catatan=tuple(
            k
            for t in tabel
            if t.lengkap and (k := jumlah_pegawai(total, t.total, t.menurut.lower()))
        ),
        grafik=_grafik(utama) if utama else None,
        judul_grafik=f"Komposisi Pegawai menurut {judul(utama.menurut)}" if utama else "",
    )


def _tabel(label: str, rekap: list[RekapPegawai]) -> Tabel:
    semua = {p.kelompok for p in rekap}
    if "" in semua and len(semua) > 1:  # a kelompok for some only: it joins the name of its row
        isi = {(_gabungan(p), ""): p.jumlah for p in rekap}
    else:
        isi = {(p.rincian, p.kelompok): p.jumlah for p in rekap}
    kolom = tuple(dict.fromkeys(k for _, k in isi if k))
    total = sum(isi.values())
    baris = []
    for rincian in dict.fromkeys(r for r, _ in isi):
        per_kolom = tuple(isi.get((rincian, k)) for k in (kolom or ("",)))
        jumlah = sum(n for n in per_kolom if n is not None)
        bagian = bulat(Decimal(jumlah * 100) / total) if total else None
        baris.append(Baris(rincian or label, per_kolom, jumlah, bagian))
    return Tabel(
        judul=f"Jumlah Pegawai menurut {judul(label)}",
        menurut=label,
        kolom=kolom,
        baris=tuple(baris),
        jumlah=tuple(sum(n for (_, kelompok), n in isi.items() if kelompok == k) for k in kolom),
        total=total,
        lengkap=rekap[0].kategori != RekapPegawai.Kategori.ESELON,
    )


def _gabungan(p: RekapPegawai) -> str:
    return f"{p.rincian}, {p.kelompok[:1].lower()}{p.kelompok[1:]}" if p.kelompok else p.rincian


def _kalimat(bahan: Bahan, total: int | None, tabel: tuple[Tabel, ...]) -> str:
    if total is None:
        kalimat = (
            f"Jumlah seluruh pegawai {bahan.instansi.nama} tahun {bahan.tahun} tidak tercatat."
        )
    else:
        kalimat = (
            f"Pegawai {bahan.instansi.nama} tahun {bahan.tahun} berjumlah"
            f" {angka(Decimal(total), 0)} orang."
        )
    for t in tabel:
        terbanyak = max(t.baris, key=lambda b: b.total)
        if len(t.baris) > 1 and terbanyak.persen is not None:
            kalimat += (
                f" Menurut {t.menurut.lower()}, kelompok terbanyak adalah {terbanyak.rincian}"
                f" ({angka(Decimal(terbanyak.total), 0)} orang atau {persen(terbanyak.persen)})."
            )
    return kalimat


def _grafik(t: Tabel) -> Grafik:
    return Grafik(
        "porsi", batang=tuple(BatangGrafik(b.rincian, Decimal(b.total)) for b in t.baris if b.total)
    )

"""Catatan data: what does not add up or is not known, found by looking, for the reviewer."""

from dataclasses import dataclass

from laporan.capaian import Status
from laporan.lkip.bagian import pegawai
from laporan.lkip.bagian.perjanjian import catatan_triwulan
from laporan.lkip.bahan import Bahan
from laporan.lkip.kalimat import cacah, gabung


@dataclass(frozen=True)
class Kelompok:
    judul: str
    butir: tuple[str, ...]


@dataclass(frozen=True)
class Konteks:
    kelompok: tuple[Kelompok, ...]


def konteks(bahan: Bahan) -> Konteks:
    semua = (
        Kelompok("Target triwulan dan target tahun", catatan_triwulan(bahan)),
        Kelompok("Jumlah pegawai", _pegawai(bahan)),
        Kelompok("Capaian", _capaian(bahan)),
        Kelompok("Anggaran", _anggaran(bahan)),
        Kelompok("Kelengkapan", _kelengkapan(bahan)),
    )
    return Konteks(tuple(k for k in semua if k.butir))


def _pegawai(bahan: Bahan) -> tuple[str, ...]:
    isi = pegawai.konteks(bahan)
    return isi.catatan if isi else ()


def _capaian(bahan: Bahan) -> tuple[str, ...]:
    hasil = []
    for h in bahan.iku:
        if h.hasil.nilai is None and h.hasil.status is not Status.TERCAPAI:
            sebab = h.hasil.sebab.teks if h.hasil.sebab else ""
            hasil.append(f"{h.indikator.kode} {h.indikator.nama}: {sebab}.")
        if h.catatan_triwulan:
            hasil.append(
                f"{h.indikator.kode} {h.indikator.nama}: realisasi {h.catatan_triwulan}; triwulan"
                " lain tidak terisi, belum disetujui, atau tidak dapat diukur dan tidak dihitung."
            )
    return tuple(hasil)


def _anggaran(bahan: Bahan) -> tuple[str, ...]:
    hasil = []
    for b in bahan.baris_anggaran:
        if b.pagu is not None and b.realisasi is None:
            hasil.append(f"Realisasi anggaran {b.kinerja.uraian} belum dilaporkan.")
        elif b.pagu is None:
            hasil.append(f"Pagu {b.kinerja.uraian} tidak tercatat.")
        elif b.pagu == 0:
            hasil.append(f"Pagu {b.kinerja.uraian} nol sehingga serapannya tidak dapat dihitung.")
        elif b.realisasi is not None and b.realisasi > b.pagu:
            hasil.append(f"Realisasi anggaran {b.kinerja.uraian} melampaui pagunya.")
    return tuple(dict.fromkeys(hasil))


def _kelengkapan(bahan: Bahan) -> tuple[str, ...]:
    hasil = []
    for medan, kata in (("formulasi", "formulasi"), ("alasan", "alasan pemilihan")):
        tanpa = [h.indikator.kode for h in bahan.iku if not getattr(h.indikator, medan)]
        if len(tanpa) == len(bahan.iku) and len(tanpa) > 1:
            hasil.append(f"Belum satu pun indikator kinerja utama mempunyai {kata}.")
        elif tanpa:
            hasil.append(
                f"Sebanyak {cacah(len(tanpa))} indikator belum mempunyai {kata}: {gabung(tanpa)}."
            )
    if bahan.perjanjian is None:
        hasil.append(f"Perjanjian Kinerja tahun {bahan.tahun} belum tercatat.")
    return tuple(hasil)

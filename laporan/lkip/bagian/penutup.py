"""Penutup: the general conclusion, the steps to improve, the signature."""

from dataclasses import dataclass

from laporan.lkip.bagian.ikhtisar import kalimat_anggaran, kalimat_kinerja
from laporan.lkip.bagian.teks import tulisan
from laporan.lkip.bahan import Bahan
from laporan.lkip.isi import baris_indikator
from laporan.lkip.kalimat import cacah, gabung

BATAS_NAMA = 5  # more indikator than this are named by their kode


@dataclass(frozen=True)
class Konteks:
    kalimat: tuple[str, ...]
    teks: str


@dataclass(frozen=True)
class Langkah:
    kalimat: str
    teks: str


def konteks(bahan: Bahan) -> Konteks:
    baris = [baris_indikator(h) for h in bahan.iku]
    kinerja = kalimat_kinerja(bahan, baris)
    return Konteks((*kinerja, *kalimat_anggaran(bahan)), tulisan(bahan, "kesimpulan"))


def langkah(bahan: Bahan) -> Langkah:
    belum = [h.indikator.nama for h in bahan.iku if str(h.hasil.status) == "tidak tercapai"]
    kalimat = ""
    if len(belum) > BATAS_NAMA:
        kode = [h.indikator.kode for h in bahan.iku if str(h.hasil.status) == "tidak tercapai"]
        kalimat = (
            f"Perbaikan pada tahun berikutnya diutamakan bagi {cacah(len(belum))} indikator yang"
            f" tidak tercapai, yaitu {gabung(kode)}."
        )
    elif belum:
        kalimat = f"Perbaikan pada tahun berikutnya diutamakan bagi {gabung(belum)}."
    return Langkah(kalimat, tulisan(bahan, "langkah-perbaikan"))

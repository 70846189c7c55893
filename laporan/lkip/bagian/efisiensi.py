"""Capaian beside serapan for every IKU, and the conclusion with its rule."""

from collections import Counter
from dataclasses import dataclass

from laporan.lkip.bahan import Bahan
from laporan.lkip.isi import Angka, Uang, angka_capaian, angka_rasio, uang
from laporan.lkip.kalimat import cacah, gabung


@dataclass(frozen=True)
class Baris:
    kode: str
    nama: str
    capaian: Angka
    status: str
    uang: Uang
    selisih: Angka
    simpulan: str


@dataclass(frozen=True)
class Konteks:
    baris: tuple[Baris, ...]
    aturan: str
    kalimat: str


def konteks(bahan: Bahan) -> Konteks | None:
    if not bahan.iku:
        return None
    baris = tuple(
        Baris(
            a.hasil.indikator.kode,
            a.hasil.indikator.nama,
            angka_capaian(a.hasil),
            str(a.hasil.hasil.status),
            uang(a.jumlah),
            angka_rasio(a.selisih),
            str(a.simpulan),
        )
        for a in bahan.anggaran.iku
    )
    jumlah = Counter(b.simpulan for b in baris)
    rincian = gabung([f"{n} indikator {s}" for s, n in jumlah.most_common()])
    return Konteks(
        baris,
        "Penggunaan anggaran disimpulkan efisien bila indikatornya tercapai dengan serapan di bawah"
        " 100%, tidak efisien bila indikatornya tidak tercapai atau seluruh pagu terserap, dan"
        " tidak dapat ditentukan bila capaian atau serapan belum ada. Tidak ada peraturan yang"
        " mengikat pemerintah daerah pada satu cara menyimpulkan; aturan ini dipakai untuk semua"
        " indikator.",
        f"Dari {cacah(len(baris))} indikator kinerja utama, penggunaan anggaran {rincian}.",
    )

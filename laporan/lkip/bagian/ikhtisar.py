"""Ikhtisar eksekutif: the year in a few generated sentences."""

from dataclasses import dataclass

from laporan.konteks.dasbor import rata_rata_hasil
from laporan.lkip import kalimat
from laporan.lkip.bahan import Bahan
from laporan.lkip.isi import BarisIndikator, Uang, baris_indikator, uang
from laporan.rerata import rekap_status


@dataclass(frozen=True)
class Konteks:
    pembuka: str
    beriku: bool
    kinerja: tuple[str, ...]
    anggaran: tuple[str, ...]


def konteks(bahan: Bahan) -> Konteks:
    baris = [baris_indikator(h) for h in bahan.iku]
    sasaran = {h.indikator.kinerja_id for h in bahan.iku}
    pembuka = (
        f"Laporan ini memuat pertanggungjawaban kinerja {bahan.instansi.nama} tahun {bahan.tahun}"
        f" atas {kalimat.cacah(len(sasaran))} sasaran strategis dengan"
        f" {kalimat.cacah(len(baris))} indikator kinerja utama."
    )
    return Konteks(
        pembuka=pembuka,
        beriku=bool(baris),
        kinerja=kalimat_kinerja(bahan, baris),
        anggaran=kalimat_anggaran(bahan),
    )


def kalimat_kinerja(bahan: Bahan, baris: list[BarisIndikator]) -> tuple[str, ...]:
    rekap = rekap_status(h.hasil for h in bahan.iku)
    rata = rata_rata_hasil(bahan.iku)
    semua = (
        kalimat.hitung_status(
            [(str(b.status), b.jumlah, b.persen) for b in rekap.baris],
            f"indikator kinerja utama tahun {bahan.tahun}",
        ),
        kalimat.rata_rata(rata.nilai, rata.dihitung, rata.dilewati, rata.batas) if baris else "",
        kalimat.ujung(baris),
    )
    return tuple(k for k in semua if k)


def kalimat_anggaran(bahan: Bahan) -> tuple[str, ...]:
    total: Uang = uang(bahan.anggaran.jumlah)
    hal = f"anggaran {bahan.instansi.nama} tahun {bahan.tahun}"
    if bahan.instansi.adalah_kota:
        hal = f"program yang mendukung indikator kinerja utama tahun {bahan.tahun}"
    return (kalimat.anggaran(total, hal),)

"""The statement page of the perjanjian kinerja, with room for names and signatures."""

from dataclasses import dataclass

from laporan.lkip.bagian import perjanjian
from laporan.lkip.bahan import Bahan
from laporan.lkip.identitas import jabatan_kepala


@dataclass(frozen=True)
class Konteks:
    nama_versi: str
    jabatan: str
    atasan: str
    pk: perjanjian.Konteks


def konteks(bahan: Bahan) -> Konteks | None:
    if bahan.perjanjian is None:
        return None
    kota = bahan.kota.nama.removeprefix("Pemerintah ").removeprefix("Kota ") if bahan.kota else ""
    jabatan = bahan.perjanjian.jabatan
    return Konteks(
        bahan.perjanjian.nama_versi,
        jabatan.nama if jabatan else jabatan_kepala(bahan),
        "" if bahan.instansi.adalah_kota else f"Wali Kota {kota}".strip(),
        perjanjian.konteks(bahan),
    )

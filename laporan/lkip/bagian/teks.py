"""Sections that are only what people write."""

from collections.abc import Callable
from dataclasses import dataclass

from laporan.lkip.bahan import Bahan
from laporan.lkip.identitas import identitas
from laporan.lkip.narasi import isi_tempat


@dataclass(frozen=True)
class Teks:
    """Markdown with its figures already in; empty while nobody has written it."""

    teks: str


@dataclass(frozen=True)
class Pengantar:
    teks: str
    jabatan: str
    tempat: str


def tulisan(bahan: Bahan, kode: str) -> str:
    return isi_tempat(bahan.narasi.get(kode, ""), bahan.angka).strip()


def untuk(kode: str) -> Callable[[Bahan], Teks]:
    return lambda bahan: Teks(tulisan(bahan, kode))


def pengantar(bahan: Bahan) -> Pengantar:
    siapa = identitas(bahan)
    return Pengantar(tulisan(bahan, "kata-pengantar"), siapa.jabatan_kepala, siapa.tempat)

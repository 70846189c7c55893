"""A heading above the sections that follow, with one sentence of what they hold."""

from dataclasses import dataclass

from laporan.lkip.bahan import Bahan


@dataclass(frozen=True)
class Konteks:
    kalimat: str


def konteks(bahan: Bahan) -> Konteks:
    return Konteks(
        "Capaian kinerja diukur dengan membandingkan realisasi setiap indikator kinerja dengan"
        f" target tahun {bahan.tahun}. Cara mengukurnya diuraikan satu kali di bawah ini, disusul"
        " ringkasan seluruh indikator dan analisis setiap sasaran strategis."
    )

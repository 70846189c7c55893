"""Anggaran beside kinerja: serapan, sisa anggaran, and the conclusion the city's LKIP draws.

No regulation binds a pemerintah daerah to one method; a report says which it uses.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum

from laporan.capaian import Status
from laporan.nilai import TEPAT, Sebab, bulat


@dataclass(frozen=True)
class Rasio:
    """A figure in percent with two decimals, or the reason there is none; never both."""

    nilai: Decimal | None
    sebab: Sebab | None = None

    def __post_init__(self) -> None:
        if (self.nilai is None) == (self.sebab is None):
            raise ValueError("Rasio memuat nilai atau sebab, tepat salah satu.")


class Simpulan(StrEnum):
    EFISIEN = "efisien"
    TIDAK_EFISIEN = "tidak efisien"
    TIDAK_DAPAT_DITENTUKAN = "tidak dapat ditentukan"


def serapan(realisasi: Decimal | None, pagu: Decimal | None) -> Rasio:
    """realisasi / pagu × 100. Of a pagu of zero it is undefined, not zero."""
    tepat = _serapan(realisasi, pagu)
    return Rasio(None, tepat) if isinstance(tepat, Sebab) else Rasio(bulat(tepat))


def sisa_anggaran(realisasi: Decimal | None, pagu: Decimal | None) -> Rasio:
    """100 − serapan, taken before rounding; what the city's LKIP calls efisiensi."""
    tepat = _serapan(realisasi, pagu)
    if isinstance(tepat, Sebab):
        return Rasio(None, tepat)
    with localcontext(TEPAT):
        return Rasio(bulat(100 - tepat))


def selisih(capaian: Decimal | None, serapan: Rasio) -> Rasio:
    """capaian − serapan in percentage points, of the two figures as printed."""
    if capaian is None:
        return Rasio(None, Sebab.BELUM_ADA_CAPAIAN)
    if serapan.nilai is None:
        return serapan
    return Rasio(bulat(capaian - serapan.nilai))


def simpulan(status: Status, serapan: Rasio) -> Simpulan:
    """Efisien: tercapai with less than the whole pagu. Undecided while either is not known."""
    if serapan.nilai is None or status not in (Status.TERCAPAI, Status.TIDAK_TERCAPAI):
        return Simpulan.TIDAK_DAPAT_DITENTUKAN
    if status is Status.TERCAPAI and serapan.nilai < 100:
        return Simpulan.EFISIEN
    return Simpulan.TIDAK_EFISIEN


def jumlah(nilai: Iterable[Decimal | None]) -> tuple[Decimal, int]:
    """The exact sum of the known amounts, and how many are not known."""
    semua = list(nilai)
    diketahui = [n for n in semua if n is not None]
    with localcontext(TEPAT):
        return sum(diketahui, Decimal(0)), len(semua) - len(diketahui)


def _serapan(realisasi: Decimal | None, pagu: Decimal | None) -> Decimal | Sebab:
    if pagu is None:
        return Sebab.BELUM_ADA_PAGU
    if pagu <= 0:
        return Sebab.PAGU_NEGATIF if pagu < 0 else Sebab.PAGU_NOL
    if realisasi is None:
        return Sebab.BELUM_ADA_REALISASI_ANGGARAN
    with localcontext(TEPAT):
        return realisasi * 100 / pagu

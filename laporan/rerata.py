"""Many capaian as one: their mean, and how many have which status."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext

from laporan.capaian import Hasil, Status
from laporan.nilai import TEPAT, bulat


@dataclass(frozen=True)
class RataRata:
    """Mean of the printed capaian, and how many went in and were left out without a figure."""

    nilai: Decimal | None
    dihitung: int
    dilewati: int
    batas: Decimal | None


@dataclass(frozen=True)
class JumlahStatus:
    """How many have this status, and their percentage of all; None of nothing."""

    status: Status
    jumlah: int
    persen: Decimal | None


@dataclass(frozen=True)
class RekapStatus:
    """One line for every Status, in its order, also where the count is zero."""

    total: int
    baris: tuple[JumlahStatus, ...]

    def untuk(self, status: Status) -> JumlahStatus:
        return next(b for b in self.baris if b.status is status)


def rata_rata(hasil: Iterable[Hasil], batas: Decimal | None = None) -> RataRata:
    """The mean, rounded once. `batas` caps each capaian here and nowhere else."""
    semua = [h.nilai for h in hasil]
    angka = [n if batas is None else min(n, batas) for n in semua if n is not None]
    dilewati = len(semua) - len(angka)
    if not angka:
        return RataRata(None, 0, dilewati, batas)
    with localcontext(TEPAT):
        return RataRata(bulat(sum(angka, Decimal(0)) / len(angka)), len(angka), dilewati, batas)


def rekap_status(hasil: Iterable[Hasil]) -> RekapStatus:
    cacah = Counter(h.status for h in hasil)
    total = cacah.total()
    return RekapStatus(
        total, tuple(JumlahStatus(s, cacah[s], _bagian(cacah[s], total)) for s in Status)
    )


def _bagian(jumlah: int, total: int) -> Decimal | None:
    if not total:
        return None
    with localcontext(TEPAT):
        return bulat(Decimal(jumlah * 100) / total)

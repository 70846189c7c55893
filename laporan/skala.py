"""Scales that turn a figure into a word: predikat AKIP, mutu IKM, kinerja. Their rows are data."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from laporan.format import angka
from laporan.nilai import bulat


@dataclass(frozen=True)
class Tingkat:
    """One step of a scale. A bound of None is open-ended; `termasuk_` tells on which side of a
    shared bound the exact value falls."""

    label: str
    huruf: str
    bawah: Decimal | None
    termasuk_bawah: bool
    atas: Decimal | None
    termasuk_atas: bool

    def __post_init__(self) -> None:
        if self.bawah is None or self.atas is None or self.bawah < self.atas:
            return
        if self.bawah > self.atas or not (self.termasuk_bawah and self.termasuk_atas):
            raise ValueError(f"Tingkat {self.label} tidak memuat nilai apa pun.")

    def memuat(self, nilai: Decimal) -> bool:
        dari_bawah = self.bawah is None or nilai > self.bawah
        dari_atas = self.atas is None or nilai < self.atas
        return (dari_bawah or (self.termasuk_bawah and nilai == self.bawah)) and (
            dari_atas or (self.termasuk_atas and nilai == self.atas)
        )


@dataclass(frozen=True)
class Skala:
    """Steps in any order that together leave no gap and never overlap, else ValueError."""

    kode: str
    nama: str
    tingkat: tuple[Tingkat, ...]

    def __post_init__(self) -> None:
        if not self.tingkat:
            raise ValueError(f"Skala {self.nama} tidak mempunyai tingkat.")
        for rendah, tinggi in pairwise(sorted(self.tingkat, key=_urutan)):
            _periksa(self.nama, rendah, tinggi)

    def predikat(self, nilai: Decimal) -> Tingkat | None:
        """The step of the value as printed, with two decimals; None outside the scale."""
        tercetak = bulat(nilai)
        return next((t for t in self.tingkat if t.memuat(tercetak)), None)


def _urutan(t: Tingkat) -> tuple[Decimal, bool]:
    return (Decimal("-Infinity") if t.bawah is None else t.bawah, not t.termasuk_bawah)


def _periksa(nama: str, rendah: Tingkat, tinggi: Tingkat) -> None:
    """Two neighbours meet in one bound, and exactly one of them holds it."""
    keduanya = f"tingkat {rendah.label} dan {tinggi.label}"
    if rendah.atas is None or tinggi.bawah is None or rendah.atas > tinggi.bawah:
        raise ValueError(f"Skala {nama}: {keduanya} tumpang tindih.")
    if rendah.atas < tinggi.bawah:
        raise ValueError(f"Skala {nama}: ada celah di antara {keduanya}.")
    if rendah.termasuk_atas and tinggi.termasuk_bawah:
        raise ValueError(f"Skala {nama}: {keduanya} tumpang tindih pada {angka(rendah.atas)}.")
    if not rendah.termasuk_atas and not tinggi.termasuk_bawah:
        raise ValueError(
            f"Skala {nama}: ada celah di antara {keduanya}, tepat pada {angka(rendah.atas)}."
        )

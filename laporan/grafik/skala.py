"""The value axis: round ticks, in Decimal, and numbers as they are printed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from laporan.format import angka

from .lembar import Titik, lebar_teks

NOL = Decimal(0)


def _eksponen(nilai: Decimal) -> int:
    eksponen = nilai.as_tuple().exponent
    if not isinstance(eksponen, int):
        raise ValueError(f"bukan bilangan: {nilai}")
    return eksponen


def desimal(nilai: Iterable[Decimal | None]) -> int:
    """Decimals that print these values alike: as many as the most precise one, at most four."""
    return min(
        4, max((-_eksponen(n) for n in nilai if n is not None and _eksponen(n) < 0), default=0)
    )


def tulis(nilai: Decimal, di_belakang_koma: int, satuan: str) -> str:
    """A value as printed at its mark; only a percent sign travels with every number."""
    return angka(nilai, di_belakang_koma) + ("%" if satuan == "%" else "")


def sebut(nilai: Decimal | None, di_belakang_koma: int, satuan: str) -> str:
    """A value in a sentence, with its unit."""
    if nilai is None:
        return "belum ada nilai"
    akhir = f" {satuan}" if satuan not in ("", "%") else ""
    return tulis(nilai, di_belakang_koma, satuan) + akhir


@dataclass(frozen=True)
class Sumbu:
    """Ticks from the lowest to the highest, and where they lie on the sheet."""

    angka: tuple[Decimal, ...]
    awal: Titik
    akhir: Titik

    def di(self, nilai: Decimal) -> Decimal:
        rendah, tinggi = self.angka[0], self.angka[-1]
        return self.awal + (nilai - rendah) * (self.akhir - self.awal) / (tinggi - rendah)

    def label(self, satuan: str) -> list[tuple[Decimal, str]]:
        langkah = (self.angka[1] - self.angka[0]).normalize()
        koma = max(0, -_eksponen(langkah))
        return [(self.di(n), tulis(n, koma, satuan)) for n in self.angka]


def _langkah(rentang: Decimal, jumlah: int) -> Decimal:
    kasar = rentang / jumlah
    pangkat = Decimal(1).scaleb(kasar.adjusted())
    pilihan = (Decimal(m) * pangkat for m in ("1", "2", "2.5", "5", "10"))
    return next(p for p in pilihan if p >= kasar)


def _angka(rendah: Decimal, tinggi: Decimal, jumlah: int) -> tuple[Decimal, ...]:
    langkah = _langkah(tinggi - rendah, jumlah)
    dari = int((rendah / langkah).to_integral_value(ROUND_FLOOR))
    sampai = int((tinggi / langkah).to_integral_value(ROUND_CEILING))
    return tuple(i * langkah for i in range(dari, sampai + 1))


def sumbu_datar(rendah: Decimal, tinggi: Decimal, awal: Titik, akhir: Titik, satuan: str) -> Sumbu:
    """A horizontal axis with as many ticks as their labels leave room for."""
    if rendah == tinggi:
        tinggi = rendah + 1
    for jumlah in (6, 5, 4, 3, 2):
        sumbu = Sumbu(_angka(rendah, tinggi, jumlah), awal, akhir)
        label = sumbu.label(satuan)
        jarak = label[1][0] - label[0][0]
        if all(lebar_teks(teks, 11) + 10 <= jarak for _, teks in label):
            break
    return sumbu


def sumbu_tegak(nilai: Sequence[Decimal], atas: Titik, bawah: Titik) -> Sumbu:
    """A vertical axis around the values; it starts at zero unless they lie far from it."""
    rendah, tinggi = min(nilai), max(nilai)
    if NOL <= rendah <= tinggi - rendah or rendah == tinggi:
        rendah = min(rendah, NOL)
    elif tinggi <= NOL and -tinggi <= tinggi - rendah:
        tinggi = NOL
    if rendah == tinggi:
        tinggi = rendah + 1
    return Sumbu(_angka(rendah, tinggi, 5), bawah, atas)


def batas_wajar(nilai: Sequence[Decimal], acuan: Decimal | None) -> Decimal | None:
    """Beyond this size a bar is broken: four times what three quarters of the rows stay under."""
    besar = sorted(abs(n) for n in nilai if n)
    if not besar:
        return None
    return 4 * max(besar[3 * (len(besar) - 1) // 4], abs(acuan or NOL))

"""What a target or a realisasi can be, and the words for having none. The only rounding."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import Self

#: Wide enough that a quotient of rupiah amounts cannot land on a false half before rounding.
TEPAT = Context(prec=50, rounding=ROUND_HALF_UP)


class Arah(StrEnum):
    NAIK = "naik"
    TURUN = "turun"
    STABIL = "stabil"
    RENTANG = "rentang"


class Sebab(StrEnum):
    """Why there is no figure: a slug to store, and `teks`, the phrase printed in its cell."""

    teks: str

    BELUM_DIISI = "belum_diisi", "belum diisi"
    BELUM_DISETUJUI = "belum_disetujui", "belum disetujui"
    TIDAK_DAPAT_DIUKUR = "tidak_dapat_diukur", "tidak dapat diukur"
    BELUM_ADA_TARGET = "belum_ada_target", "belum ada target"
    TARGET_NOL = "target_nol", "tidak dapat dihitung karena target nol"
    TARGET_NEGATIF = "target_negatif", "tidak dapat dihitung karena target negatif"
    REALISASI_NOL = "realisasi_nol", "tidak dapat dihitung karena realisasi nol"
    REALISASI_NEGATIF = "realisasi_negatif", "tidak dapat dihitung karena realisasi negatif"
    PER_KOMPONEN = "per_komponen", "dinilai per komponen"
    BELUM_ADA_PAGU = "belum_ada_pagu", "belum ada pagu"
    PAGU_NOL = "pagu_nol", "tidak dapat dihitung karena pagu nol"
    PAGU_NEGATIF = "pagu_negatif", "tidak dapat dihitung karena pagu negatif"
    BELUM_ADA_REALISASI_ANGGARAN = "belum_ada_realisasi_anggaran", "belum ada realisasi anggaran"
    BELUM_ADA_CAPAIAN = "belum_ada_capaian", "belum ada capaian"

    def __new__(cls, slug: str, teks: str) -> Self:
        sebab = str.__new__(cls, slug)
        sebab._value_ = slug
        sebab.teks = teks
        return sebab


@dataclass(frozen=True)
class Rentang:
    """A target that is met anywhere between two bounds, both included."""

    bawah: Decimal
    atas: Decimal

    def __post_init__(self) -> None:
        if self.bawah > self.atas:
            raise ValueError("Batas bawah rentang melebihi batas atasnya.")


@dataclass(frozen=True)
class Kategori:
    """One step of an ordinal scale; a higher peringkat is better (WTP 4, WDP 3, ...)."""

    peringkat: int
    kode: str
    nama: str


@dataclass(frozen=True)
class Majemuk:
    """Several counts under one indikator, in printed order: (("TP", 30), ("TN", 10))."""

    komponen: tuple[tuple[str, Decimal], ...]

    def __post_init__(self) -> None:
        if not self.komponen:
            raise ValueError("Nilai majemuk tidak mempunyai komponen.")
        if len(dict(self.komponen)) < len(self.komponen):
            raise ValueError("Nilai majemuk memuat komponen yang sama dua kali.")


Nilai = Decimal | Kategori | Majemuk
NilaiTarget = Nilai | Rentang


@dataclass(frozen=True)
class Tanpa:
    """A realisasi without a value. It is never zero, and it always says why."""

    sebab: Sebab
    keterangan: str = ""

    @property
    def teks(self) -> str:
        return f"{self.sebab.teks}: {self.keterangan}" if self.keterangan else self.sebab.teks


def bulat(x: Decimal, desimal: int = 2) -> Decimal:
    """Round half up, away from zero on both sides; a result of zero carries no sign."""
    hasil = x.quantize(Decimal(1).scaleb(-desimal), context=TEPAT)
    return hasil.copy_abs() if hasil.is_zero() else hasil

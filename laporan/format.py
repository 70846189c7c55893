"""Numbers as Indonesian reports print them: 1.234,56 and Rp84.843.449.148.

The minus is a plain hyphen, so that a search for "-179,25" in a page or a PDF finds it.
"""

from decimal import Decimal

from laporan.nilai import Kategori, Majemuk, NilaiTarget, Rentang, Tanpa, bulat

_TANDA = str.maketrans(",.", ".,")


def angka(x: Decimal, desimal: int = 2) -> str:
    return f"{bulat(x, desimal):,.{desimal}f}".translate(_TANDA)


def angka_isian(x: Decimal, paling_sedikit: int = 2) -> str:
    """A target or realisasi as it was typed: more decimals than usual are shown, up to four."""
    pecahan = f"{bulat(x, 4):f}".partition(".")[2].rstrip("0")
    return angka(x, max(paling_sedikit, len(pecahan)))


def rupiah(x: Decimal) -> str:
    """Sen are printed only where there are any: Rp1.500, Rp1.500,05, -Rp1.500."""
    nilai = bulat(x)
    desimal = 0 if nilai == nilai.to_integral_value() else 2
    return f"{'-' if nilai < 0 else ''}Rp{angka(nilai.copy_abs(), desimal)}"


def persen(x: Decimal) -> str:
    return f"{angka(x)}%"


def nilai_teks(n: NilaiTarget | Tanpa | None) -> str:
    """A value of any kind for a table cell; one that is missing gives its reason."""
    match n:
        case None:
            return "–"
        case Tanpa():
            return n.teks
        case Kategori():
            return n.kode
        case Rentang():
            return f"{angka_isian(n.bawah)}–{angka_isian(n.atas)}"
        case Majemuk():
            return ", ".join(f"{angka_isian(nilai, 0)} {kode}" for kode, nilai in n.komponen)
        case Decimal():
            return angka_isian(n)

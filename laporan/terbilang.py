"""Amounts in words, as PK and LKIP print them behind the figure."""

import re
from decimal import Decimal

from num2words import num2words


def terbilang(angka: int | Decimal) -> str:
    """Words for a number of at most two decimals: "minus enam puluh tujuh koma satu".

    TypeError for anything but int and Decimal, ValueError for more decimals or no number at all,
    OverflowError from 10**36. Trailing zeros are not read out.
    """
    minus, utuh, pecahan = _urai(angka)
    kata = _kata(utuh)
    if pecahan.strip("0"):
        kata += " koma " + " ".join(_kata(int(digit)) for digit in pecahan.rstrip("0"))
    return f"minus {kata}" if minus else kata


def terbilang_rupiah(nilai: int | Decimal) -> str:
    """Words for an amount, sen apart: "seribu rupiah lima sen". Errors as in terbilang."""
    minus, utuh, pecahan = _urai(nilai)
    sen = int(pecahan)
    kata = f"{_kata(utuh)} rupiah" + (f" {_kata(sen)} sen" if sen else "")
    return f"minus {kata}" if minus else kata


def _urai(angka: int | Decimal) -> tuple[bool, int, str]:
    """Sign, whole part and two digits, taken from the digits: arithmetic could round them."""
    if isinstance(angka, bool) or not isinstance(angka, int | Decimal):
        raise TypeError("Terbilang hanya menerima int atau Decimal.")
    nilai = Decimal(angka)
    if not nilai.is_finite():
        raise ValueError("Terbilang memerlukan bilangan.")
    utuh, _, pecahan = f"{nilai.copy_abs():f}".partition(".")
    if pecahan[2:].strip("0"):
        raise ValueError("Terbilang menerima paling banyak dua angka desimal.")
    return nilai < 0, int(utuh), pecahan[:2].ljust(2, "0")


def _kata(utuh: int) -> str:
    kata: str = num2words(utuh, lang="id")
    # num2words says "seribu" only at the start of a number, Indonesian also after a higher group.
    return re.sub(r"(?<=(?:juta|liar|liun)) satu ribu\b", " seribu", kata)

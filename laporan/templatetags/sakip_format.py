"""The filters every page and the PDF print figures with; a missing one gives its reason."""

import datetime
from decimal import Decimal

from django import template

from laporan import format as tulis
from laporan.konteks.hasil import ROMAWI
from laporan.nilai import NilaiTarget, Tanpa
from laporan.terbilang import terbilang as kata
from laporan.terbilang import terbilang_rupiah as kata_rupiah

register = template.Library()

KOSONG = "–"
BULAN = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]


def _desimal(x: Decimal | int | str) -> Decimal:
    return x if isinstance(x, Decimal) else Decimal(str(x))


@register.filter
def angka(x: Decimal | None, desimal: int = 2) -> str:
    """1.234,56; `{{ jumlah|angka:0 }}` for a count."""
    return KOSONG if x is None or x == "" else tulis.angka(_desimal(x), int(desimal))


@register.filter
def rupiah(x: Decimal | None) -> str:
    return KOSONG if x is None or x == "" else tulis.rupiah(_desimal(x))


@register.filter
def persen(x: Decimal | None) -> str:
    return KOSONG if x is None or x == "" else tulis.persen(_desimal(x))


@register.filter
def nilai(n: NilaiTarget | Tanpa | None) -> str:
    """A target or realisasi of any kind; a Tanpa as the reason there is none."""
    return tulis.nilai_teks(n)


@register.filter
def terbilang(x: Decimal | int | None) -> str:
    return KOSONG if x is None else kata(x)


@register.filter
def terbilang_rupiah(x: Decimal | int | None) -> str:
    return KOSONG if x is None else kata_rupiah(x)


@register.filter
def triwulan(tw: int | None) -> str:
    """1 -> I."""
    return KOSONG if tw is None else ROMAWI[int(tw)]


@register.filter
def tanggal(hari: datetime.date | None) -> str:
    """17 Agustus 2024."""
    return KOSONG if hari is None else f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"

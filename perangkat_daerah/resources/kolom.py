"""How a cell is read: as plain text with a decimal point, and refused with a reason otherwise.

The same cell is written back on export, so that what was exported can be imported again.
"""

import json
import re
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from import_export.fields import Field
from import_export.widgets import ManyToManyWidget, Widget

_ANGKA = re.compile(r"-?\d+(\.\d+)?")
_BILANGAN = re.compile(r"0|[1-9]\d*")
_YA_TIDAK = {"ya": True, "tidak": False}


def _angka(teks: str) -> Decimal:
    if not _ANGKA.fullmatch(teks):
        raise ValueError(
            f"“{teks}” bukan angka: tulis dengan titik desimal tanpa pemisah ribuan, "
            "misalnya 1234.56."
        )
    return Decimal(teks)


class Angka(Widget):
    """A decimal. A cell that a workbook holds as a number arrives as one."""

    def clean(self, value, row=None, **kwargs):
        return None if value in (None, "") else _angka(str(value))

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else f"{value:f}"


class Bilangan(Widget):
    """A whole number that is not negative: a year, a triwulan, an order."""

    def clean(self, value, row=None, **kwargs):
        if value in (None, ""):
            return None
        if not _BILANGAN.fullmatch(str(value)):
            raise ValueError(f"“{value}” bukan bilangan bulat.")
        return int(value)


class YaTidak(Widget):
    def clean(self, value, row=None, **kwargs):
        if value == "":
            return None
        try:
            return _YA_TIDAK[str(value).lower()]
        except KeyError:
            raise ValueError(f"“{value}” tidak dikenal: tulis ya atau tidak.") from None

    def render(self, value, obj=None, **kwargs):
        return "ya" if value else "tidak"


class Tanggal(Widget):
    def clean(self, value, row=None, **kwargs):
        if value in (None, ""):
            return None
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"“{value}” bukan tanggal: tulis seperti 2025-01-31.") from None


class Komponen(Widget):
    """The parts of a majemuk figure, `{"TP": "30", "TN": "10"}`."""

    def clean(self, value, row=None, **kwargs):
        if not value:
            return {}
        contoh = 'Tulis komponen seperti {"TP": "30", "TN": "10"}.'
        try:
            isi = json.loads(value, parse_float=str, parse_int=str)
        except ValueError:
            raise ValueError(contoh) from None
        if not isinstance(isi, dict) or not all(isinstance(teks, str) for teks in isi.values()):
            raise ValueError(contoh)
        for teks in isi.values():
            _angka(teks)
        return isi

    def render(self, value, obj=None, **kwargs):
        return json.dumps(value) if value else ""


class Acuan(Widget):
    """A row of another table by its natural key.

    `kunci` maps lookups to the columns that hold them; the column of the field comes last.
    What was found once is not asked for again during the import.
    """

    def __init__(self, queryset: QuerySet, kunci: dict[str, str], wajib: bool):
        super().__init__()
        self.queryset, self.kunci, self.wajib = queryset, kunci, wajib
        self._ditemukan: dict[tuple[str, ...], object] = {}

    def clean(self, value, row=None, **kwargs):
        if not value:
            if self.wajib:
                raise ValueError("Kolom ini wajib diisi.")
            return None
        nilai = tuple(str(row.get(kolom, "")) for kolom in self.kunci.values())
        if nilai not in self._ditemukan:
            self._ditemukan[nilai] = self._cari(nilai)
        return self._ditemukan[nilai]

    def _cari(self, nilai: tuple[str, ...]):
        try:
            cari = dict(zip(self.kunci, nilai, strict=True))
            objek = self.queryset.order_by().filter(**cari).first()
        except ValueError:  # a word where the lookup is a number
            objek = None
        if objek is None:
            nama = str(self.queryset.model._meta.verbose_name)
            lain = list(zip(self.kunci.values(), nilai, strict=True))[:-1]
            tempat = ", ".join(f"{kolom} “{isi}”" for kolom, isi in lain)
            raise ValueError(
                f"{nama[0].upper()}{nama[1:]} “{nilai[-1]}” tidak ada"
                f"{f' pada {tempat}' if tempat else ''}."
            )
        return objek

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(Field(list(self.kunci)[-1]).get_value(value))


class AcuanBanyak(ManyToManyWidget):
    """Several rows of another table, their kode between semicolons."""

    def __init__(self, queryset: QuerySet, kolom: str, kunci: dict[str, str] | None = None):
        super().__init__(queryset.model, separator=";", field="kode")
        self.queryset, self.kolom, self.kunci = queryset, kolom, kunci or {}

    def clean(self, value, row=None, **kwargs):
        kode = [teks.strip() for teks in (value or "").split(";") if teks.strip()]
        if not kode:
            return []
        lain = {lookup: row.get(kolom, "") for lookup, kolom in self.kunci.items()}
        ada = {objek.kode: objek for objek in self.queryset.filter(kode__in=kode, **lain)}
        if asing := [satu for satu in kode if satu not in ada]:
            raise ValidationError({self.kolom: f"Tidak dikenal: {', '.join(asing)}."})
        return list(ada.values())


def acuan(atribut: str, queryset: QuerySet, kunci: dict[str, str], wajib: bool = True) -> Field:
    """The column that names a row of `queryset`; see Acuan."""
    return Field(atribut, list(kunci.values())[-1], Acuan(queryset, kunci, wajib))


def sertaan(atribut: str) -> Field:
    """A column that only helps to name another one; it is written on export."""
    return Field(atribut, readonly=True)

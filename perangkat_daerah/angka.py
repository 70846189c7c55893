"""Numbers as they are typed in Indonesia."""

import re
from decimal import Decimal

_TITIK_RIBUAN = re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?")
_KOMA_DESIMAL = re.compile(r"-?\d+(,\d+)?")
_TITIK_DESIMAL = re.compile(r"-?\d+\.\d+")


def baca_angka(teks: str) -> Decimal | None:
    """The number in `teks`, None for an empty one.

    Reads `1.234,56`, `98,75` and `98.75`. `1.234` could be 1234 or 1,234: it raises
    ValueError with a sentence that asks which, as anything else that is not a number does.
    """
    teks = re.sub(r"\s", "", teks).replace("−", "-")
    if not teks:
        return None
    if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", teks):
        ribuan, desimal = teks.replace(".", ""), teks.replace(".", ",")
        raise ValueError(f"Maksudnya {ribuan} atau {desimal}? Ketik salah satunya.")
    if _TITIK_RIBUAN.fullmatch(teks):
        return Decimal(teks.replace(".", "").replace(",", "."))
    if _KOMA_DESIMAL.fullmatch(teks):
        return Decimal(teks.replace(",", "."))
    if _TITIK_DESIMAL.fullmatch(teks):
        return Decimal(teks)
    raise ValueError("Tulis angka seperti 98,75 atau 1.234,5.")

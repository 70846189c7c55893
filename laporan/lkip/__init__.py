"""The LKIP: rows -> a snapshot of plain values -> one printable HTML. `laporan.pdf` makes the PDF.

`susun` alone reads the database; `html` needs nothing but the snapshot, so the same snapshot
prints the same bytes for ever. A section is one module in `bagian/`, one template, one line in
`daftar.py`.
"""

from typing import Any

import msgspec

from laporan.lkip.angka import angka_narasi
from laporan.lkip.bahan import muat_bahan
from laporan.lkip.cetak import html
from laporan.lkip.daftar import BAGIAN_NARASI, DAFTAR, BagianNarasi
from laporan.lkip.identitas import identitas
from laporan.lkip.narasi import html_narasi, isi_tempat, tempat_asing
from perangkat_daerah.models import Instansi

__all__ = ["BAGIAN_NARASI", "BagianNarasi", "html", "periksa_narasi", "pratinjau", "susun"]

SKEMA = 1


def susun(instansi: Instansi, tahun: int) -> dict[str, Any]:
    """Everything the LKIP prints, as JSON-able values with decimals as text."""
    bahan = muat_bahan(instansi, tahun)
    bahan.angka = angka_narasi(bahan)
    bagian = {b.kode: isi for b in DAFTAR if (isi := b.konteks(bahan)) is not None}
    konteks = {"skema": SKEMA, "identitas": identitas(bahan), "bagian": bagian}
    return msgspec.json.decode(msgspec.json.encode(konteks))


def periksa_narasi(teks: str, instansi: Instansi, tahun: int) -> list[str]:
    """What is wrong with a text before it may be saved, one sentence each."""
    return tempat_asing(teks, angka_narasi(muat_bahan(instansi, tahun)))


def pratinjau(teks: str, instansi: Instansi, tahun: int) -> str:
    """The text as it will be printed, with its figures."""
    return html_narasi(isi_tempat(teks, angka_narasi(muat_bahan(instansi, tahun))))

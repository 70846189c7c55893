"""From the snapshot to one HTML document; asks neither the database nor the clock."""

from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from laporan.lkip.daftar import DAFTAR, Bagian
from laporan.lkip.identitas import Identitas
from laporan.lkip.penomoran import Penomoran

GAYA = Path(settings.BASE_DIR) / "templates" / "cetak.css"


def html(konteks: dict[str, Any]) -> str:
    """The whole document. The body goes first: the lists in front of it are made of its numbers."""
    identitas = msgspec.convert(konteks["identitas"], Identitas)
    isi = konteks["bagian"]
    hadir = [(b, msgspec.convert(isi[b.kode], b.jenis)) for b in DAFTAR if b.kode in isi]
    penomoran = Penomoran()

    def cetak(bagian: Bagian, nilai: Any) -> str:
        return render_to_string(
            bagian.template,
            {"bagian": bagian, "isi": nilai, "identitas": identitas, "penomoran": penomoran},
        )

    depan = [cetak(b, isi) for b, isi in hadir if b.tempat == "depan"]
    for judul in ("DAFTAR ISI", "DAFTAR TABEL", "DAFTAR GAMBAR"):
        penomoran.depan(judul)
    badan: list[str] = []
    bab = ""
    for bagian, nilai in hadir:
        if bagian.tempat == "depan":
            continue
        baru = bagian.bab != bab
        bab = bagian.bab
        if baru:
            buat = penomoran.lampiran if bagian.tempat == "lampiran" else penomoran.bab
            entri = {"entri": buat(bab)}
            badan.append(render_to_string("laporan/lkip/_bab.html", entri))
        badan.append(cetak(bagian, nilai))
    dokumen = render_to_string(
        "cetak.html",
        {
            "gaya": mark_safe(GAYA.read_text(encoding="utf-8")),
            "identitas": identitas,
            "penomoran": penomoran,
            "depan": mark_safe("\n".join(depan)),
            "badan": mark_safe("\n".join(badan)),
        },
    )
    return penomoran.isi_rujukan(dokumen)

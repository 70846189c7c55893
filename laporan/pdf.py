"""HTML to PDF, in one child process per render: `pdf_anak` alone imports WeasyPrint.

The child has limits on memory and processor time, opens no file or address but the fonts
below, and dies with its parent; its memory goes back to the system with it.
"""

import ctypes
import logging
import os
import selectors
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import IO

log = logging.getLogger(__name__)

BATAS_DETIK = 300
BATAS_MEMORI = 3 * 1024**3
# A caller that renews a lease hears from us at least this often.
DENYUT_DETIK = 1.0
AKAR = Path(__file__).resolve().parent.parent

_PAKET_HURUF = {"SourceSansPro": "font_source_sans_pro", "SourceSerifPro": "font_source_serif_pro"}
_GAYA_HURUF = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")
_PUSTAKA = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz.so.0": "libharfbuzz0b",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
    "libfontconfig.so.1": "libfontconfig1",
}
# No secret of the web application reaches the process that reads people's HTML.
_LINGKUNGAN = ("PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TMPDIR")

Kemajuan = Callable[[int, int | None], None]


class GagalCetak(Exception):
    """The PDF could not be made; the text is for the person who asked for it."""


def cetak(
    html: str, *, kemajuan: Kemajuan | None = None, batas_detik: float = BATAS_DETIK
) -> bytes:
    """The PDF of a whole HTML document; the same HTML gives the same bytes.

    `kemajuan(halaman, jumlah)` is called for every page and at least every DENYUT_DETIK; jumlah
    is None until the first layout is through, and the last call is `(jumlah, jumlah)`. What it
    raises stops the render.
    """
    with tempfile.TemporaryFile() as masukan, tempfile.TemporaryFile() as keluaran:
        masukan.write(html.encode())
        masukan.seek(0)
        galat = _jalankan_anak(masukan, keluaran, kemajuan or _diam, batas_detik)
        keluaran.seek(0)
        pdf = keluaran.read()
    if galat or not pdf.startswith(b"%PDF-"):
        raise GagalCetak(galat or "PDF tidak dapat dibuat: hasilnya tidak lengkap.")
    return pdf


def huruf() -> dict[str, Path]:
    """The fonts a page may name as `sakip-font:NAMA`, such as SourceSansPro-Semibold."""
    berkas = {}
    for keluarga, paket in _PAKET_HURUF.items():
        spek = find_spec(paket)
        if spek is None or spek.origin is None:
            continue
        folder = Path(spek.origin).parent / "files"
        for gaya in _GAYA_HURUF:
            nama = f"{keluarga}-{gaya}"
            berkas[nama] = folder / f"{nama}.ttf"
    return berkas


def kekurangan() -> list[str]:
    """What this machine lacks to print, one Indonesian sentence each; empty when ready."""
    kalimat = []
    paket = [paket for pustaka, paket in _PUSTAKA.items() if not _termuat(pustaka)]
    if paket:
        kalimat.append(
            f"Pustaka sistem untuk PDF belum terpasang: {', '.join(paket)}. Pasang sebagai root: "
            f"apt-get install --no-install-recommends {' '.join(paket)}"
        )
    tersedia = huruf()
    harus_ada = len(_PAKET_HURUF) * len(_GAYA_HURUF)
    if len(tersedia) < harus_ada or not all(b.is_file() for b in tersedia.values()):
        kalimat.append(
            "Huruf laporan (Source Sans Pro, Source Serif Pro) tidak ditemukan. Pasang paket "
            "Python font-source-sans-pro dan font-source-serif-pro: make siap"
        )
    return kalimat


def _diam(halaman: int, jumlah: int | None) -> None:
    pass


def _termuat(pustaka: str) -> bool:
    if not sys.platform.startswith("linux"):
        return True
    try:
        ctypes.CDLL(pustaka)
    except OSError:
        return False
    return True


def _jalankan_anak(
    masukan: IO[bytes], keluaran: IO[bytes], kemajuan: Kemajuan, batas_detik: float
) -> str:
    """Run the child to its end; the sentence that says what went wrong, or nothing."""
    perintah = [sys.executable, "-m", "laporan.pdf_anak"]
    perintah += [str(os.getpid()), str(BATAS_MEMORI), str(int(batas_detik) + 1)]
    anak = subprocess.Popen(
        perintah,
        cwd=AKAR,
        env={nama: os.environ[nama] for nama in _LINGKUNGAN if nama in os.environ},
        stdin=masukan,
        stdout=keluaran,
        stderr=subprocess.PIPE,
        start_new_session=True,  # Ctrl-C is for the worker, which lets the render finish
    )
    galat = ""
    try:
        for jenis, isi in _laporan_anak(anak, kemajuan, batas_detik):
            if jenis == "galat":
                galat = isi
            else:
                log.warning("Cetak: %s", isi)
        kode = anak.wait()
    except TimeoutError:
        return f"Pembuatan PDF dihentikan karena melewati {batas_detik:g} detik."
    finally:
        if anak.poll() is None:
            anak.kill()
            anak.wait()
        anak.stderr.close()
    if kode and not galat:
        log.error("cetak: anak berakhir dengan kode %s", kode)
        return "Proses pembuat PDF terhenti; mungkin memori atau waktu prosesornya habis."
    return galat


def _laporan_anak(
    anak: subprocess.Popen, kemajuan: Kemajuan, batas_detik: float
) -> Iterator[tuple[str, str]]:
    """Everything the child says but its progress, which goes to `kemajuan`."""
    halaman, jumlah = 0, None
    for baris in _baris(anak.stderr, batas_detik):
        jenis, _, isi = baris.partition(" ")
        if jenis == "halaman":
            angka = [int(bagian) for bagian in isi.split()]
            halaman, jumlah = angka[0], angka[1] or None
        elif baris:
            yield (jenis, isi) if jenis in ("galat", "catatan") else ("catatan", baris)
            continue
        kemajuan(halaman, jumlah)


def _baris(pipa: IO[bytes], batas_detik: float) -> Iterator[str]:
    """The lines of a pipe as they come, and an empty one whenever it was silent for a while."""
    akhir = time.monotonic() + batas_detik
    sisa = b""
    with selectors.DefaultSelector() as pemilih:
        pemilih.register(pipa, selectors.EVENT_READ)
        while True:
            tunggu = akhir - time.monotonic()
            if tunggu <= 0:
                raise TimeoutError
            if not pemilih.select(min(tunggu, DENYUT_DETIK)):
                yield ""
                continue
            potongan = os.read(pipa.fileno(), 65536)
            if not potongan:
                break
            *utuh, sisa = (sisa + potongan).split(b"\n")
            for baris in utuh:
                yield baris.decode(errors="replace").strip()
    if sisa:
        yield sisa.decode(errors="replace").strip()

"""The child of `laporan.pdf`: HTML on stdin, PDF on stdout, what happens on stderr.

    python -m laporan.pdf_anak PID_INDUK BATAS_MEMORI BATAS_DETIK_CPU

Lines on stderr: `halaman N JUMLAH` (0 while unknown), `galat KALIMAT`, anything else is a note.
"""

import contextlib
import ctypes
import gc
import logging
import os
import re
import resource
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from laporan.pdf import huruf

BATAS_RENTANG_SEL = 100
BATAS_CATATAN = 20
PR_SET_PDEATHSIG = 1
# CSS names of pages whose numbers are not plain 1, 2, 3: see `_label_halaman`.
HALAMAN_SAMPUL = "sampul"
HALAMAN_AWAL = "awal"


def main(pid_induk: int, batas_memori: int, batas_cpu: int) -> int:
    _batasi(pid_induk, batas_memori, batas_cpu)
    gc.disable()  # a quarter of the time; the process ends soon anyway
    with tempfile.TemporaryDirectory(prefix="sakip-pdf-") as folder:
        # Only the report's own fonts exist here, so the PDF is the same on every machine.
        konfigurasi = Path(folder, "fonts.conf")
        konfigurasi.write_text(_fontconfig(folder))
        os.environ["FONTCONFIG_FILE"] = str(konfigurasi)
        os.environ["XDG_CACHE_HOME"] = folder
        try:
            pdf = _cetak(sys.stdin.buffer.read().decode())
        except MemoryError:
            return _gagal("Pembuatan PDF dihentikan karena memorinya melewati batas.")
        except RecursionError:
            return _gagal("Susunan laporan terlalu dalam untuk dicetak.")
        except Exception as galat:
            return _gagal(f"PDF tidak dapat dibuat ({type(galat).__name__}: {galat}).")
    sys.stdout.buffer.write(pdf)
    sys.stdout.buffer.flush()
    return 0


def _cetak(teks: str) -> bytes:
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Pengambil(URLFetcher):
        """Opens `data:` and the report's own fonts, nothing else."""

        def __init__(self):
            super().__init__(allowed_protocols={"data"}, allow_redirects=False)
            self._huruf = huruf()

        def fetch(self, url, headers=None):
            skema, _, nama = url.partition(":")
            if skema == "sakip-font" and nama in self._huruf:
                isi = self._huruf[nama].read_bytes()
                return URLFetcherResponse(url, isi, {"Content-Type": "font/ttf"})
            return super().fetch(url, headers)

    _dengarkan()
    html = HTML(string=teks, url_fetcher=Pengambil())
    _jinakkan(html.etree_element)
    dokumen = html.render()
    jumlah = len(dokumen.pages)
    _lapor("halaman", f"{jumlah} {jumlah}")
    return dokumen.write_pdf(pdf_variant="pdf/ua-1", finisher=_label_halaman)


def _batasi(pid_induk: int, memori: int, cpu: int) -> None:
    """Low priority, hard limits, and an end together with the parent."""
    os.nice(10)
    resource.setrlimit(resource.RLIMIT_AS, (memori, memori))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != pid_induk:  # it died before we could ask to be told
        sys.exit(1)


def _fontconfig(folder: str) -> str:
    for berkas in huruf().values():
        os.symlink(berkas, Path(folder, berkas.name))
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{folder}</dir><cachedir>{folder}</cachedir></fontconfig>"
    )


def _jinakkan(akar) -> None:
    """Clamp spans that would cost minutes; no table of a report has that many columns."""
    for sel in akar.iter():
        for atribut in ("colspan", "rowspan", "span"):
            nilai = sel.get(atribut)
            if nilai is not None and not (nilai.isdigit() and int(nilai) <= BATAS_RENTANG_SEL):
                del sel.attrib[atribut]


class _Tata(logging.Handler):
    """Turns WeasyPrint's progress into `halaman` lines; a second pass knows how many there are."""

    pola = re.compile(r"Step 5 - Creating layout - (Page|Repagination #)\s?(\d+)")

    def __init__(self):
        super().__init__()
        self.halaman = self.jumlah = 0

    def emit(self, catatan: logging.LogRecord) -> None:
        cocok = self.pola.match(catatan.getMessage())
        if cocok is None:
            return
        if cocok[1] != "Page":
            self.jumlah = self.halaman
            return
        self.halaman = int(cocok[2])
        _lapor("halaman", f"{self.halaman} {max(self.jumlah, self.halaman) if self.jumlah else 0}")


class _Catatan(logging.Handler):
    """Passes on the first warnings, such as a refused address or an unknown property."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.banyak = 0

    def emit(self, catatan: logging.LogRecord) -> None:
        self.banyak += 1
        if self.banyak <= BATAS_CATATAN:
            _lapor("catatan", catatan.getMessage()[:300])


def _dengarkan() -> None:
    for nama, penangan in (("weasyprint", _Catatan()), ("weasyprint.progress", _Tata())):
        pencatat = logging.getLogger(nama)
        pencatat.handlers = [penangan]
        pencatat.propagate = False
    logging.getLogger("weasyprint.progress").setLevel(logging.INFO)
    logging.getLogger("fontTools").setLevel(logging.ERROR)


def _label_halaman(dokumen, pdf) -> None:
    """Page labels for the viewer: the cover by name, then i, ii, iii, then 1, 2, 3."""
    import pydyf

    label = pydyf.Array()
    for nomor, gaya in _awal_gaya(dokumen.pages):
        isi = {"S": "/r"} if gaya == HALAMAN_AWAL else {"S": "/D"}
        if gaya == HALAMAN_SAMPUL:
            isi = {"P": pydyf.String("Sampul")}
        label.extend([nomor, pydyf.Dictionary(isi)])
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": label})


def _awal_gaya(halaman) -> Iterator[tuple[int, str]]:
    """Where each way of numbering begins, by the CSS name of the page."""
    sekarang = None
    for nomor, satu in enumerate(halaman):
        nama = str(satu._page_box.page_type.name or "")
        gaya = nama if nama in (HALAMAN_SAMPUL, HALAMAN_AWAL) else "isi"
        if gaya != sekarang:
            sekarang = gaya
            yield nomor, gaya


def _lapor(jenis: str, isi: str) -> None:
    print(jenis, " ".join(isi.split()), file=sys.stderr, flush=True)


def _gagal(kalimat: str) -> int:
    _lapor("galat", kalimat[:400])
    return 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:4])))

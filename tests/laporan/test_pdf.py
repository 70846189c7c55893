"""The child that prints: what it refuses, what stops it, and that it is always the same."""

import io
import logging
import os
import subprocess
import sys
import time
from pathlib import Path

import pypdf
import pytest

from laporan import pdf
from laporan.pdf import GagalCetak, cetak, huruf, kekurangan

AKAR = Path(__file__).resolve().parents[2]
BARIS = "<tr><td>1</td><td>Meningkatnya kualitas pelayanan</td><td>67,10</td></tr>"


def dokumen(isi: str, kepala: str = "") -> str:
    return f'<!doctype html><html lang="id"><head><title>Uji</title>{kepala}</head><body>{isi}'


def baca(isi: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(isi))


def teks(isi: bytes) -> str:
    return "\n".join(halaman.extract_text() for halaman in baca(isi).pages)


def test_machine_can_print():
    assert kekurangan() == []


def test_tagged_with_title_and_language():
    katalog = baca(cetak(dokumen("<h1>Laporan</h1>"))).trailer["/Root"]
    assert katalog["/Lang"] == "id"
    assert katalog["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in katalog["/Metadata"].get_data()


def test_two_renders_are_equal():
    html = dokumen("<h1>Laporan</h1><table>" + BARIS * 60 + "</table>")
    assert cetak(html) == cetak(html)


def test_progress_counts_pages_and_ends_with_the_total():
    catatan = []
    isi = cetak(
        dokumen("<p style='break-after: page'>Halaman</p>" * 4 + "<p>Akhir</p>"),
        kemajuan=lambda halaman, jumlah: catatan.append((halaman, jumlah)),
    )
    jumlah = len(baca(isi).pages)
    assert jumlah == 5
    assert catatan[-1] == (jumlah, jumlah)
    assert {halaman for halaman, _ in catatan} >= set(range(1, jumlah + 1))


def test_second_pass_knows_the_total():
    catatan = []
    kepala = "<style>@page { @bottom-center { content: counter(page) '/' counter(pages) } }"
    kepala += "a::after { content: target-counter(attr(href), page) }</style>"
    cetak(
        dokumen(
            '<a href="#akhir">lihat</a>' + "<p style='break-after: page'>x</p>" * 3
            + '<h1 id="akhir">Akhir</h1>',
            kepala,
        ),
        kemajuan=lambda *angka: catatan.append(angka),
    )  # fmt: skip
    assert (2, 4) in catatan


def test_page_labels_follow_the_page_names():
    kepala = "<style>.sampul { page: sampul } .awal { page: awal } .isi { page: isi }</style>"
    isi = cetak(
        dokumen(
            '<div class="sampul">S</div><div class="awal">A</div>'
            '<div class="awal" style="break-before: page">B</div><div class="isi">C</div>',
            kepala,
        )
    )
    assert baca(isi).page_labels == ["Sampul", "i", "ii", "1"]


BERMUSUHAN = (
    '<img src="file:///etc/passwd">',
    '<img src="/etc/passwd">',
    '<img src="http://127.0.0.1:9/x.png">',
    '<object data="file:///etc/shadow"></object>',
    '<svg><image href="file:///etc/group"/></svg>',
    '<style>@import url("file:///etc/hosts");</style>',
    '<p style="background: url(file:///etc/fstab)">x</p>',
    '<img src="sakip-font:../../../etc/motd">',
    '<img src="sakip-font:SourceSansPro-Black">',
    "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'>"
    "<image href='file:///etc/profile'/></svg>\">",
)


def test_foreign_addresses_are_not_opened(caplog):
    with caplog.at_level(logging.WARNING, "laporan.pdf"):
        hasil = cetak(dokumen("".join(BERMUSUHAN) + "<p>Utuh</p>"))
    assert "Utuh" in teks(hasil)
    assert b"root:" not in hasil
    ditolak = caplog.text
    for alamat in ("passwd", "127.0.0.1", "shadow", "group", "hosts", "fstab", "motd", "Black"):
        assert alamat in ditolak, f"nothing on record about {alamat}"


def test_base_address_opens_no_file():
    isi = '<base href="file:///etc/"><img src="passwd"><a href="passwd">Utuh</a>'
    assert "Utuh" in teks(cetak(dokumen(isi)))


def test_no_file_is_attached():
    isi = '<link rel="attachment" href="file:///etc/passwd">'
    isi += '<a rel="attachment" href="file:///etc/passwd">Utuh</a>'
    hasil = cetak(dokumen(isi))
    assert not baca(hasil).attachments
    assert "Utuh" in teks(hasil)


def test_image_in_the_document_itself_is_drawn():
    gambar = (
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AA"
        "AAMBAQDJ/pLvAAAAAElFTkSuQmCC"
    )
    halaman = baca(cetak(dokumen(f'<img alt="titik" src="{gambar}">'))).pages[0]
    assert len(halaman.images) == 1


def huruf_terpakai(isi: bytes) -> set[str]:
    dipakai = baca(isi).pages[0]["/Resources"]["/Font"].values()
    return {str(satu.get_object()["/BaseFont"]).partition("+")[2] for satu in dipakai}


def test_report_fonts_by_name():
    kepala = "<style>@font-face { font-family: Judul; src: url(sakip-font:SourceSerifPro-Bold) }"
    isi = cetak(dokumen('<p style="font-family: Judul">Judul</p>', kepala + "</style>"))
    assert huruf_terpakai(isi) == {"Judul-Bold"}  # an unknown face would be named after its own


@pytest.mark.parametrize("keluarga", ["Huruf Yang Tidak Ada", "DejaVu Sans", "monospace"])
def test_missing_font_falls_back_to_a_report_font_on_every_machine(keluarga):
    isi = cetak(dokumen(f'<p style="font-family: {keluarga}">Teks</p>'))
    (nama,) = huruf_terpakai(isi)
    assert nama.startswith("Source-S")


def test_whitelist_holds_only_files_that_exist():
    assert {"SourceSansPro-Regular", "SourceSerifPro-BoldIt"} <= set(huruf())
    assert all(berkas.is_file() for berkas in huruf().values())


def test_huge_spans_cost_nothing():
    mulai = time.monotonic()
    isi = cetak(
        dokumen(
            '<table><tr><td colspan="100000">A</td></tr><tr><td rowspan="99999">B</td></tr></table>'
            '<table><colgroup span="500000"></colgroup><tr><td colspan="-1">C</td></tr></table>'
        )
    )
    assert "C" in teks(isi)
    assert time.monotonic() - mulai < 15


def test_endless_nesting_is_one_sentence():
    with pytest.raises(GagalCetak, match=r"terlalu dalam|terhenti|tidak dapat dibuat"):
        cetak(dokumen("<div>" * 20_000))


def test_time_limit():
    mulai = time.monotonic()
    with pytest.raises(GagalCetak, match="melewati 1 detik"):
        cetak(dokumen("<table>" + BARIS * 20_000 + "</table>"), batas_detik=1)
    assert time.monotonic() - mulai < 10


def test_memory_limit(monkeypatch):
    monkeypatch.setattr(pdf, "BATAS_MEMORI", 400 * 1024**2)
    with pytest.raises(GagalCetak, match="memori"):
        cetak(dokumen("<table>" + BARIS * 20_000 + "</table>"))


def test_caller_can_stop_the_render():
    class Berhenti(Exception):
        pass

    def hentikan(halaman, jumlah):
        raise Berhenti

    with pytest.raises(Berhenti):
        cetak(dokumen("<table>" + BARIS * 5_000 + "</table>"), kemajuan=hentikan)
    assert not anak_dari(os.getpid())


def test_child_sees_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "rahasia")
    terlihat = []
    asli = subprocess.Popen

    def popen(*args, **kwargs):
        terlihat.append(kwargs["env"])
        return asli(*args, **kwargs)

    monkeypatch.setattr(pdf.subprocess, "Popen", popen)
    cetak(dokumen("<p>x</p>"))
    assert not {"SECRET_KEY", "DATABASE_URL"} & set(terlihat[0])


def test_child_dies_with_its_parent():
    """A parent that is killed cannot clean up: the kernel does."""
    program = (
        "from laporan.pdf import cetak\n"
        "print('mulai', flush=True)\n"
        f"cetak('<table>' + {BARIS!r} * 20000)\n"
    )
    induk = subprocess.Popen(
        [sys.executable, "-c", program], cwd=AKAR, stdout=subprocess.PIPE, text=True
    )
    induk.stdout.readline()
    anak = tunggu(lambda: anak_dari(induk.pid))
    time.sleep(0.5)
    induk.kill()
    induk.wait()
    induk.stdout.close()
    tunggu(lambda: not any(Path(f"/proc/{pid}").exists() for pid in anak))


def test_web_process_never_imports_weasyprint():
    program = (
        "import sys, sakip.wsgi, sakip.urls\n"
        "from django.urls import get_resolver\n"
        "get_resolver().url_patterns\n"
        "assert 'laporan.pdf' in sys.modules\n"
        "assert 'weasyprint' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], cwd=AKAR, check=True)


def anak_dari(pid: int) -> list[int]:
    try:
        daftar = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except FileNotFoundError:
        return []
    return [
        int(anak)
        for anak in daftar.split()
        if b"laporan.pdf_anak" in Path(f"/proc/{anak}/cmdline").read_bytes()
    ]


def tunggu(syarat, batas=20.0):
    akhir = time.monotonic() + batas
    while time.monotonic() < akhir:
        if hasil := syarat():
            return hasil
        time.sleep(0.05)
    raise AssertionError("waited in vain")

"""The three reports of the sample city as an evaluator receives them: the PDF itself."""

import re
import subprocess
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from laporan import lkip
from laporan.pdf import cetak
from perangkat_daerah.models import Instansi

XHTML = "{http://www.w3.org/1999/xhtml}"
LAPORAN = {
    "setwan": (2024, ["89,60%", "80,84%", "132,80%", "Rp208.517.199.233", "61,76%", "70,92%"]),
    "kec-bekasi-utara": (2024, ["104,74%", "103,91%", "105,26%", "Rp46.754.089.520", "94,08%"]),
    "kota-bekasi": (
        2023,
        [
            *("87,14%", "-179,25%", "249,10%", "96,90%", "42,31%", "50,00%", "7,69%"),
            *("Rp6.810.890.521.397", "Rp6.799.714.690.813", "Rp5.326.207.804.539", "78,33%"),
            *("84,57", "86,85", "115 TP, 78 TN, 3 TI"),
        ],
    ),
}


@pytest.fixture(scope="module", params=LAPORAN)
def berkas(request, django_db_setup, django_db_blocker, tmp_path_factory):
    """(kode, path of its PDF), printed once."""
    kode, tujuan = request.param, tmp_path_factory.mktemp("lkip") / "lkip.pdf"
    with django_db_blocker.unblock():
        konteks = lkip.susun(Instansi.objects.get(kode=kode), LAPORAN[kode][0])
    tujuan.write_bytes(cetak(lkip.html(konteks)))
    return kode, tujuan


def halaman(path) -> list[str]:
    perintah = ["pdftotext", "-layout", str(path), "-"]
    teks = subprocess.run(perintah, capture_output=True, text=True, check=True).stdout
    return teks.split("\f")[:-1]


def test_figures_are_in_the_text(berkas):
    kode, path = berkas
    teks = re.sub(r"\s+", " ", " ".join(halaman(path)))
    assert [angka for angka in LAPORAN[kode][1] if angka not in teks] == []


def test_page_numbers_in_the_lists_are_true(berkas):
    semua = halaman(berkas[1])
    awal = next(n for n, isi in enumerate(semua) if re.search(r"^\s*BAB I\s*$", isi, re.M))
    daftar = "\n".join(semua[:awal])
    entri = re.findall(
        r"^\s*((?:Tabel|Gambar) [\dL]+\.\d+)\s.*?(?:\. ){3,}.*?(\d+)\s*$", daftar, re.M
    )
    assert len(entri) > 20
    salah = [
        (judul, nomor)
        for judul, nomor in entri
        if not re.search(rf"{re.escape(judul)}\b", semua[awal + int(nomor) - 1])
    ]
    assert salah == []


def test_nothing_runs_off_the_page(berkas):
    perintah = ["pdftotext", "-bbox", str(berkas[1]), "-"]
    bbox = subprocess.run(perintah, capture_output=True, text=True, check=True).stdout
    for lembar in ElementTree.fromstring(bbox).iter(f"{XHTML}page"):
        lebar, tinggi = Decimal(lembar.attrib["width"]), Decimal(lembar.attrib["height"])
        for kata in lembar.iter(f"{XHTML}word"):
            tepi = [Decimal(kata.attrib[a]) for a in ("xMin", "yMin", "xMax", "yMax")]
            assert 28 <= tepi[0] <= tepi[2] <= lebar - 28, kata.text
            assert 20 <= tepi[1] <= tepi[3] <= tinggi - 20, kata.text

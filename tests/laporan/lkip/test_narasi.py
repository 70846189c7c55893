import pytest

from laporan.lkip.narasi import html_narasi, isi_tempat, saring, tempat_asing

ANGKA = {"capaian:iku-1": "87,14%", "realisasi:iku-2": "belum diisi: *audit* <b>"}


@pytest.mark.parametrize(
    "jahat",
    [
        "<script>alert(1)</script>",
        '<img src="file:///etc/passwd">',
        "![x](http://127.0.0.1/)",
        "[klik](javascript:alert(1))",
        '<table><tr><td style="position:fixed">x</td></tr></table>',
        "<style>@import 'http://x'</style>",
        '<p onclick="x()">a</p>',
        "<iframe src=//x></iframe>",
        '<svg><a xlink:href="javascript:x"/></svg>',
    ],
)
def test_hostile_text_becomes_text(jahat):
    html = html_narasi(jahat)
    for bahaya in (
        "<script",
        "<img",
        "<a ",
        "<style",
        "<iframe",
        "<svg",
        "<p onclick",
        "<td style",
    ):
        assert bahaya not in html


def test_spans_are_clamped():
    kotor = '<table><tr><td colspan="100000" rowspan="2">x</td><td colspan="3">y</td></tr></table>'
    html = saring(kotor)
    assert "100000" not in html
    assert 'rowspan="2"' in html
    assert 'colspan="3"' in html


def test_markdown_keeps_lists_tables_and_emphasis():
    html = html_narasi("# Judul\n\n- satu\n- **dua**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
    assert "<h5>Judul</h5>" in html
    assert "<li><strong>dua</strong></li>" in html
    assert "<td>1</td>" in html


def test_figures_come_in_by_placeholder():
    assert isi_tempat("Capaian {{ capaian:IKU-1 }}.", ANGKA) == "Capaian 87,14%."
    assert isi_tempat("{{capaian : IKU-1}}", ANGKA) == "87,14%"


def test_a_figure_brings_no_markup():
    html = html_narasi(isi_tempat("{{ realisasi:IKU-2 }}", ANGKA))
    assert html == "<p>belum diisi: *audit* &lt;b&gt;</p>\n"


def test_an_unknown_placeholder_stays_visible():
    assert isi_tempat("{{ capaian:IKU-9 }}", ANGKA) == "[capaian:IKU-9 tidak dikenal]"


@pytest.mark.parametrize(
    ("teks", "banyak"),
    [
        ("Tanpa penanda.", 0),
        ("{{ capaian:IKU-1 }}", 0),
        ("{{ capaian:IKU-9 }}", 1),
        ("{{ capaian:IKU-9 }} {{ capaian:IKU-9 }}", 1),
        ("{{ ngawur }}", 1),
        ("{{ laba:IKU-1 }} dan {{ }}", 2),
        ("x" * 100_001, 1),
    ],
)
def test_problems_are_sentences(teks, banyak):
    masalah = tempat_asing(teks, ANGKA)
    assert len(masalah) == banyak
    assert all(m.endswith(".") for m in masalah)

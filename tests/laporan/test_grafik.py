"""What every chart promises, then what each kind does with its odd values."""

import itertools
import re
from decimal import Decimal as D
from xml.etree import ElementTree

import pytest
from django.utils.safestring import SafeString

from laporan.grafik import Batang, Deret, Simpul, bagan, batang, garis, kelompok, peluru, porsi
from laporan.grafik.lembar import Lembar, bungkus, lebar_teks
from laporan.grafik.skala import batas_wajar, desimal, sumbu_datar, sumbu_tegak

SVG = "{http://www.w3.org/2000/svg}"
JAHAT = '<b onload="x">&"\x07'
TAHUN = ("2021", "2022", "2023")


def jenis(kunci: str = "g", label: str = "Nilai AKIP") -> dict[str, str]:
    """One of each kind, with a label wherever a label can stand."""
    return {
        "batang": batang(label, [Batang(label, D("87.14"), label, "tercapai")], kunci=kunci),
        "kelompok": kelompok(label, [(label, D(90), D(80))], (label, "Serapan"), "%", kunci),
        "garis": garis(label, [Deret(label, [(t, D(70)) for t in TAHUN])], "Nilai", kunci),
        "porsi": porsi(label, [(label, D(11)), ("Lain", D(13))], kunci),
        "peluru": peluru(label, D("87.14"), D(100), kunci),
        "bagan": bagan(label, [Simpul(1, None, label), Simpul(2, 1, "Bagian")], kunci),
    }


def pohon(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def tulisan(svg: str) -> list[str]:
    return [t.text or "" for t in pohon(svg).iter(f"{SVG}text")]


def uraian(svg: str) -> str:
    return pohon(svg)[1].text or ""


def kotak(svg: str) -> list[tuple[D, D]]:
    """(x, width) of the bars drawn, patterns left out."""
    akar = pohon(svg)
    return [(D(r.attrib["x"]), D(r.attrib["width"])) for r in akar.findall(f"{SVG}rect")]


@pytest.mark.parametrize("nama", jenis())
def test_speaks_to_everybody_and_runs_nothing(nama):
    svg = jenis()[nama]
    akar = pohon(svg)
    assert isinstance(svg, SafeString)
    assert [anak.tag for anak in akar][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert akar.attrib["role"] == "img"
    assert akar.attrib["aria-labelledby"] == "g-j g-d"
    assert akar[0].text == "Nilai AKIP"
    assert "font-family" in akar.attrib
    for simpul in akar.iter():
        assert simpul.tag.removeprefix(SVG) not in (
            "style",
            "script",
            "a",
            "image",
            "foreignObject",
        )
        terlarang = [a for a in simpul.attrib if a in ("style", "href") or a.startswith("on")]
        assert terlarang == []


@pytest.mark.parametrize("nama", jenis())
def test_text_cannot_bring_markup(nama):
    svg = jenis(label=JAHAT)[nama]
    assert "<b" not in svg
    assert "\x07" not in svg
    assert pohon(svg)[0].text == '<b onload="x">&" '


@pytest.mark.parametrize("nama", jenis())
def test_same_input_same_bytes_and_ids_of_its_own(nama):
    assert jenis()[nama] == jenis()[nama]
    satu, dua = (set(re.findall(r' id="([^"]+)"', jenis(kunci)[nama])) for kunci in "ab")
    assert satu
    assert satu.isdisjoint(dua)


@pytest.mark.parametrize("kunci", ["", "1a", "a b", 'a"b', "é"])
def test_kunci_must_be_an_id(kunci):
    with pytest.raises(ValueError, match="bukan id yang sah"):
        Lembar(kunci)


@pytest.mark.parametrize(
    "svg",
    [
        batang("J", [], kunci="g"),
        kelompok("J", [], ("a", "b"), "%", "g"),
        garis("J", [Deret("a", [("2023", None)])], "%", "g"),
        garis("J", [], "%", "g"),
        porsi("J", [], "g"),
        porsi("J", [("a", D(0))], "g"),
        bagan("J", [], "g"),
    ],
)
def test_nothing_to_draw_is_said(svg):
    assert tulisan(svg) == ["belum ada data"]
    assert uraian(svg) == "belum ada data"


class TestBatang:
    def test_values_in_words_and_beside_the_bar(self):
        svg = batang(
            "J",
            [
                Batang("AKIP", D("87.14"), "dari 77", "tidak tercapai"),
                Batang("Opini", None, status="belum ada nilai"),
                Batang("Nol", D(0)),
            ],
            garis_acuan=D(100),
            kunci="g",
        )
        assert uraian(svg) == (
            "AKIP: 87,14%, tidak tercapai (dari 77); Opini: belum ada nilai; Nol: 0,00%. "
            "Garis acuan: 100%."
        )
        for teks in ("87,14%", "0,00%", "tidak tercapai", "belum ada nilai", "acuan 100%"):
            assert teks in tulisan(svg)

    def test_none_is_no_bar_and_zero_is_one_without_length(self):
        kosong = batang("J", [Batang("a", None), Batang("b", D(50))], kunci="g")
        nol = batang("J", [Batang("a", D(0)), Batang("b", D(50))], kunci="g")
        assert len(kotak(kosong)) == 1
        assert next(lebar for _, lebar in kotak(nol)) == 0

    def test_bars_are_as_long_as_their_values(self):
        (_, satu), (_, dua) = kotak(
            batang("J", [Batang("a", D(20)), Batang("b", D(80))], kunci="g")
        )
        assert dua / satu == pytest.approx(D(4), abs=D("0.01"))

    def test_negative_goes_left_of_zero(self):
        minus, plus = kotak(batang("J", [Batang("a", D(-50)), Batang("b", D(50))], kunci="g"))
        assert minus[0] + minus[1] == plus[0]
        assert minus[1] == plus[1]

    def test_outlier_is_broken_and_keeps_its_number(self):
        wajar = [Batang(str(n), D(90 + n)) for n in range(6)]
        svg = batang("J", [*wajar, Batang("x", D("1581.75"))], kunci="g")
        assert "1.581,75%" in tulisan(svg)
        assert kotak(svg)[-1][1] < 4 * kotak(svg)[0][1]
        assert svg.count('fill="#ffffff"') == 1
        assert batang("J", wajar, kunci="g").count('fill="#ffffff"') == 0

    def test_negative_outlier_too(self):
        wajar = [Batang(str(n), D(90 + n)) for n in range(6)]
        svg = batang("J", [*wajar, Batang("x", D(-2000))], kunci="g")
        x, _ = kotak(svg)[-1]
        assert x >= 206
        assert "-2.000%" in tulisan(svg)

    @pytest.mark.parametrize("baris", [1, 50])
    def test_grows_with_its_rows(self, baris):
        svg = batang("J", [Batang("a", D(1))] * baris, kunci="g")
        assert pohon(svg).attrib["viewBox"] == f"0 0 640 {24 * baris + 20}.0"

    def test_all_none_and_all_equal(self):
        assert kotak(batang("J", [Batang("a", None)] * 3, kunci="g")) == []
        lebar = {w for _, w in kotak(batang("J", [Batang("a", D(7))] * 3, kunci="g"))}
        assert len(lebar) == 1

    def test_unknown_status_is_printed_without_a_sign(self):
        assert "entah" in tulisan(batang("J", [Batang("a", D(1), status="entah")], kunci="g"))

    def test_other_units_are_named_once(self):
        assert "Satuan: orang" in tulisan(batang("J", [Batang("a", D(1))], "orang", kunci="g"))


class TestKelompok:
    def test_two_bars_a_row_and_a_legend(self):
        svg = kelompok(
            "J", [("a", D(90), D(45)), ("b", None, D(45))], ("Capaian", "Serapan"), "%", "g"
        )
        assert uraian(svg) == (
            "a: Capaian 90%, Serapan 45%; b: Capaian belum ada nilai, Serapan 45%."
        )
        legenda, batangnya = kotak(svg)[:2], kotak(svg)[2:]
        assert [lebar for _, lebar in legenda] == [22, 22]
        assert len(batangnya) == 3
        assert batangnya[0][1] == pytest.approx(2 * batangnya[1][1], abs=D("0.2"))
        assert {"Capaian", "Serapan"} <= set(tulisan(svg))


class TestGaris:
    def jalur(self, svg: str, warna: str) -> list[str]:
        semua = pohon(svg).findall(f"{SVG}path")
        return [p.attrib["d"] for p in semua if p.attrib["stroke"] == warna][1:]  # legend first

    def test_missing_year_is_a_gap(self):
        nilai = [D(1), D(2), None, D(4), D(5)]
        deret = Deret("Realisasi", [(str(2019 + i), n) for i, n in enumerate(nilai)])
        svg = garis("J", [deret], "%", "g")
        assert [d.count("L") for d in self.jalur(svg, "#1f4e8c")] == [1, 1]
        assert "2021 belum ada nilai" in uraian(svg)

    def test_lonely_point_is_a_marker_without_a_line(self):
        svg = garis("J", [Deret("a", [("2022", None), ("2023", D(5))])], "%", "g")
        assert self.jalur(svg, "#1f4e8c") == []
        assert len(pohon(svg).findall(f"{SVG}circle")) == 2

    def test_series_differ_without_colour(self):
        svg = garis("J", [Deret(n, [(t, D(5)) for t in TAHUN]) for n in "abcde"], "%", "g")
        putus = {p.attrib.get("stroke-dasharray", "") for p in pohon(svg).findall(f"{SVG}path")}
        assert {"", "6 3", "2 3", "9 3 2 3", "12 4"} <= putus

    def test_close_values_are_printed_apart(self):
        deret = [Deret(n, [("2023", D("70") + D(i) / 100)]) for i, n in enumerate("abc")]
        svg = garis("J", deret, "Nilai", "g")
        y = sorted(
            D(t.attrib["y"])
            for t in pohon(svg).iter(f"{SVG}text")
            if (t.text or "").startswith("70,0") and t.attrib["text-anchor"] == "middle"
        )
        assert len(y) == 3
        assert min(b - a for a, b in itertools.pairwise(y)) >= 11

    def test_many_years_print_every_second(self):
        deret = Deret("a", [(str(1990 + i), D("1234.56")) for i in range(30)])
        tahun = [t for t in tulisan(garis("J", [deret], "%", "g")) if re.fullmatch(r"\d{4}", t)]
        assert "2019" in tahun
        assert len(tahun) < 30

    @pytest.mark.parametrize("nilai", [D(0), D(-5), D("0.345"), D("13868153684143")])
    def test_single_values_of_any_size(self, nilai):
        svg = garis("J", [Deret("a", [("2023", nilai)])], "%", "g")
        assert "NaN" not in svg
        assert uraian(svg).startswith("a: 2023 ")


class TestPorsi:
    def test_percent_and_values_in_the_legend(self):
        svg = porsi("J", [("Tercapai", D(11)), ("Tidak", D(13)), ("Belum", D(2))], "g")
        assert uraian(svg) == (
            "Tercapai: 11 (42,31%); Tidak: 13 (50,00%); Belum: 2 (7,69%); jumlah: 26."
        )
        teks = tulisan(svg)
        assert teks[-3:] == ["Jumlah", "26", "100,00%"]
        lebar = [w for _, w in kotak(svg)][:3]
        assert sum(lebar) == pytest.approx(D(638), abs=D("0.2"))

    def test_zero_part_stays_in_the_legend_only(self):
        svg = porsi("J", [("a", D(1)), ("b", D(0))], "g")
        assert "0,00%" in tulisan(svg)
        assert len(kotak(svg)) == 3  # one bar, two legend marks

    def test_negative_is_refused(self):
        with pytest.raises(ValueError, match="negatif"):
            porsi("J", [("a", D(-1))], "g")


class TestPeluru:
    @pytest.mark.parametrize(
        ("nilai", "lebar"), [("100", "60.0"), ("50", "30.0"), ("0", "0.0"), ("150", "90.0")]
    )
    def test_length_against_the_target_mark(self, nilai, lebar):
        assert kotak(peluru("a", D(nilai), D(100), "g"))[1] == (D("10.0"), D(lebar))

    def test_beyond_the_track_it_is_broken(self):
        svg = peluru("a", D("249.10"), D(100), "g")
        assert 'fill="#ffffff"' in svg
        assert tulisan(svg) == ["249,10"]

    def test_negative_and_missing_and_no_target(self):
        assert kotak(peluru("a", D(-7), D(100), "g"))[1] == (D("2.0"), D("8.0"))
        assert tulisan(peluru("a", None, D(100), "g")) == ["belum ada nilai"]
        assert kotak(peluru("a", D(5), D(0), "g")) == []


class TestBagan:
    def test_names_everybody_under_their_head(self):
        simpul = [
            Simpul(1, None, "Camat"),
            Simpul(2, 1, "Sekretaris"),
            Simpul(3, 2, "Subbagian"),
            Simpul(4, 1, "Seksi"),
        ]
        svg = bagan("J", simpul, "g")
        assert uraian(svg) == "Camat (Sekretaris (Subbagian), Seksi)."
        assert len(kotak(svg)) == 4

    @pytest.mark.parametrize("anak", [1, 5, 6, 16])
    def test_boxes_stay_on_the_sheet_and_apart(self, anak):
        simpul = [Simpul(0, None, "Kepala")] + [
            Simpul(i, 0, f"Bagian {i}") for i in range(1, anak + 1)
        ]
        akar = pohon(bagan("J", simpul, "g"))
        semua = [
            tuple(D(r.attrib[a]) for a in ("x", "y", "width", "height"))
            for r in akar.findall(f"{SVG}rect")
        ]
        tinggi = D(akar.attrib["viewBox"].split()[-1])
        for x, y, w, h in semua:
            assert x >= 0
            assert x + w <= 640
            assert y + h <= tinggi
        for i, (x, y, w, h) in enumerate(semua):
            for x2, y2, w2, h2 in semua[i + 1 :]:
                assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y

    @pytest.mark.parametrize(
        "simpul",
        [[Simpul(1, 9, "a")], [Simpul(1, 2, "a"), Simpul(2, 1, "b")]],
        ids=["induk asing", "melingkar"],
    )
    def test_what_is_no_tree_is_refused(self, simpul):
        with pytest.raises(ValueError, match="induknya tidak dikenal atau melingkar"):
            bagan("J", simpul, "g")


@pytest.mark.parametrize(
    ("teks", "lebar", "baris"),
    [
        ("Nilai AKIP", 200, ["Nilai AKIP"]),
        ("Nilai AKIP", 45, ["Nilai", "AKIP"]),
        ("Perundang-undangan", 80, ["Perundang-", "undangan"]),
        ("Listrik/Penerangan", 80, ["Listrik/", "Penerangan"]),
        ("", 80, []),
    ],
)
def test_wrapping(teks, lebar, baris):
    assert bungkus(teks, lebar) == baris


def test_what_does_not_fit_ends_in_an_ellipsis():
    baris = bungkus("satu dua tiga empat lima enam tujuh delapan", 40)
    assert len(baris) == 3
    assert baris[-1].endswith("…")
    assert all(lebar_teks(b) <= 40 for b in baris)


@pytest.mark.parametrize(
    ("nilai", "harus"),
    [([], 0), ([D(5)], 0), ([D("5.10"), D("5.125")], 3), ([D("0.12345678")], 4), ([None], 0)],
)
def test_decimals_that_print_values_alike(nilai, harus):
    assert desimal(nilai) == harus


def test_not_a_number_is_refused():
    with pytest.raises(ValueError, match="bukan bilangan"):
        desimal([D("NaN")])


def test_axis_ticks_are_round_and_cover_the_values():
    sumbu = sumbu_datar(D(-7), D(93), 0, 500, "%")
    assert sumbu.angka[0] <= -7
    assert sumbu.angka[-1] >= 93
    assert D(0) in sumbu.angka
    assert (sumbu.di(sumbu.angka[0]), sumbu.di(sumbu.angka[-1])) == (0, 500)


@pytest.mark.parametrize(
    ("nilai", "dari_nol"),
    [(["10", "90"], True), (["65", "77"], False), (["5", "5"], True), (["-9", "-1"], True)],
)
def test_vertical_axis_starts_at_zero_unless_values_lie_far(nilai, dari_nol):
    sumbu = sumbu_tegak([D(n) for n in nilai], 0, 100)
    assert (D(0) in sumbu.angka) is dari_nol


def test_limit_of_an_ordinary_bar():
    assert batas_wajar([], None) is None
    assert batas_wajar([D(0)], None) is None
    assert batas_wajar([D(100), D(90), D(80), D(1500)], D(100)) == 400

from decimal import Decimal

import pytest

from indikator.forms import RealisasiForm, tulis_angka
from indikator.services import Isian
from tests.pabrik import make_indikator, make_realisasi, make_skala_kategori

D = Decimal


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        (None, ""),
        (D("98.7500"), "98,75"),
        (D("0.0000"), "0"),
        (D("100.0000"), "100"),
        (D("13868153684143.0000"), "13868153684143"),
        (D("-7.1700"), "-7,17"),
        (D("0.0001"), "0,0001"),
    ],
)
def test_tulis_angka(nilai, teks):
    assert tulis_angka(nilai) == teks


def kirim(indikator, realisasi=None, *, awal=True, **isi) -> RealisasiForm:
    """A POST of the row: what is typed, with the hidden initials of what was shown."""
    kosong = RealisasiForm(indikator=indikator, realisasi=realisasi)
    data = {}
    for ruas in kosong:
        nilai = ruas.initial
        if awal:
            data[ruas.html_initial_name] = "" if nilai is None else str(nilai)
        if ruas.name not in isi and nilai not in (None, False):
            data[ruas.html_name] = str(nilai)
    data |= {f"r{indikator.pk}-{nama}": nilai for nama, nilai in isi.items() if nilai is not None}
    return RealisasiForm(data, indikator=indikator, realisasi=realisasi)


def galat(form) -> dict[str, list[str]]:
    assert not form.is_valid()
    return dict(form.errors)


@pytest.mark.django_db
class TestAngka:
    @pytest.mark.parametrize(
        ("teks", "nilai"),
        [
            ("98,75", D("98.75")),
            ("98.75", D("98.75")),
            ("1.234,56", D("1234.56")),
            ("−7,17", D("-7.17")),
            ("0", D(0)),
            ("", None),
            ("   ", None),
        ],
    )
    def test_as_it_is_typed(self, teks, nilai):
        form = kirim(make_indikator(), nilai=teks)
        assert form.is_valid()
        assert form.isian() == Isian(nilai=nilai)

    @pytest.mark.parametrize(
        ("teks", "pesan"),
        [
            ("1.234", "Maksudnya 1234 atau 1,234? Ketik salah satunya."),
            ("tujuh", "Tulis angka seperti 98,75 atau 1.234,5."),
            ("1234567890123456", "Angka paling panjang 15 digit."),
        ],
    )
    def test_refusals(self, teks, pesan):
        assert galat(kirim(make_indikator(), nilai=teks)) == {"nilai": [pesan]}

    def test_shown_as_it_would_be_typed(self):
        realisasi = make_realisasi(nilai=D("98.75"))
        realisasi.refresh_from_db()
        form = RealisasiForm(indikator=realisasi.indikator, realisasi=realisasi)
        assert form["nilai"].initial == "98,75"
        assert 'value="98,75"' in str(form["nilai"])

    def test_fields(self):
        form = RealisasiForm(indikator=make_indikator(), realisasi=None)
        lain = ["tidak_dapat_diukur", "alasan_tidak_diukur", "catatan"]
        assert list(form.fields) == ["nilai", *lain]
        assert [ruas.name for ruas in form.ruas_nilai] == ["nilai"]

    def test_every_field_names_its_indikator(self):
        indikator = make_indikator()
        form = RealisasiForm(indikator=indikator, realisasi=None)
        assert form["nilai"].html_name == f"r{indikator.pk}-nilai"
        label = f'aria-label="Realisasi: {indikator.kode} {indikator.nama}"'
        assert label in str(form["nilai"])


@pytest.mark.django_db
class TestHasChanged:
    def test_untouched(self):
        realisasi = make_realisasi(nilai=D("98.75"), catatan="Sementara")
        realisasi.refresh_from_db()
        assert kirim(realisasi.indikator, realisasi).changed_data == []

    def test_untouched_and_empty(self):
        assert not kirim(make_indikator()).has_changed()

    @pytest.mark.parametrize(
        ("isi", "berubah"),
        [
            ({"nilai": "99"}, ["nilai"]),
            ({"nilai": ""}, ["nilai"]),
            ({"catatan": "Tetap"}, ["catatan"]),
            (
                {"nilai": "", "tidak_dapat_diukur": "on", "alasan_tidak_diukur": "Batal"},
                ["nilai", "tidak_dapat_diukur", "alasan_tidak_diukur"],
            ),
        ],
    )
    def test_what_was_typed(self, isi, berubah):
        realisasi = make_realisasi(nilai=D("98.75"))
        realisasi.refresh_from_db()
        assert kirim(realisasi.indikator, realisasi, **isi).changed_data == berubah

    def test_compares_with_what_the_user_saw_not_with_what_is_stored_now(self):
        """Somebody else's newer figure is not undone by a row left alone."""
        realisasi = make_realisasi(nilai=D(10))
        indikator = realisasi.indikator
        data = kirim(indikator, realisasi).data
        realisasi.nilai = D(20)
        realisasi.save()
        form = RealisasiForm(data, indikator=indikator, realisasi=realisasi)
        assert form.changed_data == []

    def test_hidden_initials_cover_every_field(self):
        indikator = make_indikator()
        realisasi = make_realisasi(indikator=indikator, nilai=D("98.75"), catatan='"Sementara"')
        form = RealisasiForm(indikator=indikator, realisasi=realisasi)
        tersembunyi = [str(ruas) for ruas in form.nilai_awal]
        assert [
            f'name="initial-r{indikator.pk}-{nama}"' in html
            for nama, html in zip(form.fields, tersembunyi, strict=True)
        ] == [True] * 4
        assert all('type="hidden"' in html for html in tersembunyi)
        assert 'value="98,75"' in tersembunyi[0]
        assert "&quot;Sementara&quot;" in tersembunyi[3]

    def test_kategori(self):
        indikator = make_indikator(jenis_nilai="kategori")
        wdp, wtp = indikator.skala_kategori.kategori.filter(kode__in=["WDP", "WTP"])
        realisasi = make_realisasi(indikator=indikator, kategori=wdp)
        assert kirim(indikator, realisasi).changed_data == []
        assert kirim(indikator, realisasi, kategori=str(wtp.pk)).changed_data == ["kategori"]

    def test_majemuk(self):
        indikator = make_indikator(jenis_nilai="majemuk", komponen=["TP", "TN"])
        realisasi = make_realisasi(indikator=indikator, komponen={"TP": "30.5"})
        assert kirim(indikator, realisasi).changed_data == []
        assert kirim(indikator, realisasi, k_TN="1").changed_data == ["k_TN"]

    def test_tidak_dapat_diukur(self):
        realisasi = make_realisasi(tidak_dapat_diukur=True, alasan_tidak_diukur="Batal")
        assert kirim(realisasi.indikator, realisasi).changed_data == []
        lepas = kirim(realisasi.indikator, realisasi, tidak_dapat_diukur=None)
        assert lepas.changed_data == ["tidak_dapat_diukur"]


@pytest.mark.django_db
class TestKategori:
    def test_choices_are_the_words_of_the_skala(self):
        indikator = make_indikator(jenis_nilai="kategori")
        make_skala_kategori(kategori=["LAIN"])
        form = RealisasiForm(indikator=indikator, realisasi=None)
        assert [ruas.name for ruas in form.ruas_nilai] == ["kategori"]
        assert [str(label) for _, label in form.fields["kategori"].choices] == [
            "– pilih –",
            "Opini TW",
            "Opini WDP",
            "Opini WTP",
        ]

    def test_choice(self):
        indikator = make_indikator(jenis_nilai="kategori")
        wtp = indikator.skala_kategori.kategori.get(kode="WTP")
        form = kirim(indikator, kategori=str(wtp.pk))
        assert form.is_valid()
        assert form.isian() == Isian(kategori=wtp)

    def test_no_choice_clears(self):
        indikator = make_indikator(jenis_nilai="kategori")
        form = kirim(indikator, kategori="")
        assert form.is_valid()
        assert form.isian() == Isian()

    def test_word_of_another_skala(self):
        asing = make_skala_kategori().kategori.first()
        form = kirim(make_indikator(jenis_nilai="kategori"), kategori=str(asing.pk))
        assert list(galat(form)) == ["kategori"]


@pytest.mark.django_db
class TestMajemuk:
    @pytest.fixture
    def indikator(self):
        return make_indikator(jenis_nilai="majemuk", komponen=["TP", "TN", "TI"])

    def test_a_field_for_each_komponen(self, indikator):
        form = RealisasiForm(indikator=indikator, realisasi=None)
        assert [ruas.name for ruas in form.ruas_nilai] == ["k_TP", "k_TN", "k_TI"]

    def test_stored_as_decimal_text(self, indikator):
        form = kirim(indikator, k_TP="30", k_TN="1.234,5", k_TI="0")
        assert form.is_valid()
        assert form.isian() == Isian(komponen={"TP": "30", "TN": "1234.5", "TI": "0"})

    def test_empty_komponen_is_not_zero(self, indikator):
        form = kirim(indikator, k_TP="30")
        assert form.is_valid()
        assert form.isian() == Isian(komponen={"TP": "30"})

    def test_shown_as_it_would_be_typed(self, indikator):
        realisasi = make_realisasi(indikator=indikator, komponen={"TP": "30.5"})
        form = RealisasiForm(indikator=indikator, realisasi=realisasi)
        assert [ruas.initial for ruas in form.ruas_nilai] == ["30,5", "", ""]

    def test_junk_names_its_komponen(self, indikator):
        pesan = "Tulis angka seperti 98,75 atau 1.234,5."
        assert galat(kirim(indikator, k_TP="30", k_TN="x")) == {"k_TN": [pesan]}


@pytest.mark.django_db
class TestTidakDapatDiukur:
    def test_with_its_reason(self):
        form = kirim(make_indikator(), tidak_dapat_diukur="on", alasan_tidak_diukur="Survei batal")
        assert form.is_valid()
        assert form.isian() == Isian(tidak_dapat_diukur=True, alasan_tidak_diukur="Survei batal")

    @pytest.mark.parametrize("alasan", ["", "   "])
    def test_without_reason(self, alasan):
        form = kirim(make_indikator(), tidak_dapat_diukur="on", alasan_tidak_diukur=alasan)
        assert galat(form) == {"alasan_tidak_diukur": ["Tulis mengapa tidak dapat diukur."]}

    @pytest.mark.parametrize("nilai", ["0", "98,75"])
    def test_with_a_value(self, nilai):
        form = kirim(
            make_indikator(), nilai=nilai, tidak_dapat_diukur="on", alasan_tidak_diukur="Batal"
        )
        assert galat(form) == {
            "tidak_dapat_diukur": ["Kosongkan nilainya, atau hapus centang ini."]
        }

    def test_with_a_komponen(self):
        indikator = make_indikator(jenis_nilai="majemuk", komponen=["TP", "TN"])
        form = kirim(indikator, k_TN="1", tidak_dapat_diukur="on", alasan_tidak_diukur="Batal")
        assert list(galat(form)) == ["tidak_dapat_diukur"]

    def test_reason_goes_with_the_tick(self):
        form = kirim(make_indikator(), nilai="5", alasan_tidak_diukur="Survei batal", catatan="a")
        assert form.is_valid()
        assert form.isian() == Isian(nilai=D(5), catatan="a")

    def test_texts_are_as_long_as_their_columns(self):
        panjang = "a" * 501
        form = kirim(make_indikator(), alasan_tidak_diukur=panjang, catatan=panjang)
        assert list(galat(form)) == ["alasan_tidak_diukur", "catatan"]

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laporan.akumulasi import Akumulasi, CaraAkumulasi, akumulasi, target_kumulatif
from laporan.nilai import Kategori, Majemuk, Rentang, Sebab, Tanpa, bulat

D = Decimal
JUMLAH, POSISI_AKHIR, RATA_RATA, MAKSIMUM = CaraAkumulasi
WTP, WDP, TW = Kategori(4, "WTP", "WTP"), Kategori(3, "WDP", "WDP"), Kategori(2, "TW", "TW")
KOSONG = Tanpa(Sebab.BELUM_DIISI)
DIAJUKAN = Tanpa(Sebab.BELUM_DISETUJUI)
TAK_TERUKUR = Tanpa(Sebab.TIDAK_DAPAT_DIUKUR, "data BPS terbit tahun depan")


def make_triwulan(*isi):
    """One entry per quarter from the first; None leaves the quarter out of the mapping."""
    return {tw: D(n) if isinstance(n, str) else n for tw, n in enumerate(isi, 1) if n is not None}


@pytest.mark.parametrize(
    ("cara", "isi", "sampai", "expected", "dari"),
    [
        (JUMLAH, ("10", "20", "10", "17"), 4, "57", (1, 2, 3, 4)),  # K3 Kecamatan Bekasi Utara
        (JUMLAH, ("10", "20", "10", "17"), 1, "10", (1,)),
        (JUMLAH, ("10", "20", "10", "17"), 3, "40", (1, 2, 3)),
        (JUMLAH, ("10", None, "10"), 4, "20", (1, 3)),
        (JUMLAH, ("10", "0", "-4"), 4, "6", (1, 2, 3)),
        (JUMLAH, ("0", None, None, None), 4, "0", (1,)),
        (JUMLAH, ("1", DIAJUKAN, TAK_TERUKUR, "2"), 4, "3", (1, 4)),
        (POSISI_AKHIR, (None, "72.74"), 4, "72.74", (2,)),  # AKIP Kecamatan Bekasi Utara
        (POSISI_AKHIR, ("1", "2", "3", "4"), 2, "2", (2,)),
        (POSISI_AKHIR, ("1", "2", "0", None), 4, "0", (3,)),
        (POSISI_AKHIR, ("5", "2", DIAJUKAN, TAK_TERUKUR), 4, "2", (2,)),
        (RATA_RATA, (None, "77.80", None, "89.71"), 4, "83.755", (2, 4)),
        (RATA_RATA, ("10", "0"), 4, "5", (1, 2)),
        (RATA_RATA, ("10", None, KOSONG, DIAJUKAN), 4, "10", (1,)),
        (RATA_RATA, ("1", "2", "4", "100"), 3, None, (1, 2, 3)),
        (MAKSIMUM, ("1", "7", "3"), 4, "7", (1, 2, 3)),
        (MAKSIMUM, ("-3", "-1"), 4, "-1", (1, 2)),
        (MAKSIMUM, ("1", "2", "3", "9"), 3, "3", (1, 2, 3)),
    ],
)
def test_angka(cara, isi, sampai, expected, dari):
    hasil = akumulasi(cara, make_triwulan(*isi), sampai)
    assert hasil.dari == dari
    if expected is None:  # 7 / 3 is left as exact as a Decimal can be; rounding comes later
        assert bulat(hasil.nilai, 12) == D("2.333333333333")
    else:
        assert hasil.nilai == D(expected)


def test_every_quarter_is_accounted_for():
    hasil = akumulasi(JUMLAH, make_triwulan("5", None, DIAJUKAN, TAK_TERUKUR))
    assert hasil == Akumulasi(D(5), (1,), (2,), (3,), (4,))


def test_quarters_after_sampai_do_not_count_at_all():
    hasil = akumulasi(JUMLAH, make_triwulan("5", None, DIAJUKAN, "9"), sampai=2)
    assert hasil == Akumulasi(D(5), (1,), (2,), (), ())


@pytest.mark.parametrize("cara", list(CaraAkumulasi))
@pytest.mark.parametrize(
    ("isi", "expected"),
    [
        ((), KOSONG),
        ((KOSONG, None, KOSONG), KOSONG),
        ((None, TAK_TERUKUR), TAK_TERUKUR),
        ((None, DIAJUKAN, TAK_TERUKUR), DIAJUKAN),
        ((DIAJUKAN, TAK_TERUKUR, None, None), DIAJUKAN),
        ((Tanpa(Sebab.TIDAK_DAPAT_DIUKUR, "lama"), None, TAK_TERUKUR), TAK_TERUKUR),
    ],
)
def test_without_a_value_the_reason_that_says_most_stands(cara, isi, expected):
    hasil = akumulasi(cara, make_triwulan(*isi))
    assert (hasil.nilai, hasil.dari) == (expected, ())


def test_another_reason_counts_as_not_measured():
    hasil = akumulasi(JUMLAH, {1: Tanpa(Sebab.TARGET_NOL)}, sampai=1)
    assert hasil == Akumulasi(Tanpa(Sebab.TARGET_NOL), (), (), (), (1,))


@pytest.mark.parametrize(
    ("cara", "isi", "expected", "dari"),
    [
        (POSISI_AKHIR, (WTP, WDP), WDP, (2,)),
        (POSISI_AKHIR, (WTP, None, DIAJUKAN), WTP, (1,)),
        (MAKSIMUM, (TW, WTP, WDP), WTP, (1, 2, 3)),
        (MAKSIMUM, (None, WDP), WDP, (2,)),
    ],
)
def test_kategori(cara, isi, expected, dari):
    hasil = akumulasi(cara, make_triwulan(*isi))
    assert (hasil.nilai, hasil.dari) == (expected, dari)


@pytest.mark.parametrize("cara", [JUMLAH, RATA_RATA])
@pytest.mark.parametrize("isi", [(WTP,), (WTP, WDP)])
def test_kategori_has_no_sum(cara, isi):
    with pytest.raises(ValueError, match="kategori tidak dapat dijumlahkan"):
        akumulasi(cara, make_triwulan(*isi))


TW1 = Majemuk((("TP", D(10)), ("TN", D(4))))
TW2 = Majemuk((("TP", D(20)),))
TW3 = Majemuk((("TP", D(6)), ("TI", D(1))))


@pytest.mark.parametrize(
    ("cara", "expected", "dari"),
    [
        (JUMLAH, (("TP", D(36)), ("TN", D(4)), ("TI", D(1))), (1, 2, 3)),
        (POSISI_AKHIR, (("TP", D(6)), ("TN", D(4)), ("TI", D(1))), (1, 3)),
        (RATA_RATA, (("TP", D(12)), ("TN", D(4)), ("TI", D(1))), (1, 2, 3)),
        (MAKSIMUM, (("TP", D(20)), ("TN", D(4)), ("TI", D(1))), (1, 2, 3)),
    ],
)
def test_majemuk_goes_component_by_component(cara, expected, dari):
    hasil = akumulasi(cara, make_triwulan(TW1, TW2, TW3))
    assert (hasil.nilai, hasil.dari) == (Majemuk(expected), dari)


@pytest.mark.parametrize("isi", [("1", WTP), (WTP, TW1), (TW1, "1"), ("1", WTP, TW1)])
def test_mixed_kinds_are_refused(isi):
    with pytest.raises(ValueError, match="antartriwulan tidak sama"):
        akumulasi(POSISI_AKHIR, make_triwulan(*isi))


@pytest.mark.parametrize("sampai", [0, 5, -1])
def test_there_are_four_quarters(sampai):
    with pytest.raises(ValueError, match="1 sampai 4"):
        akumulasi(JUMLAH, {}, sampai)
    with pytest.raises(ValueError, match="1 sampai 4"):
        target_kumulatif(JUMLAH, {}, None, sampai)


@pytest.mark.parametrize(
    ("cara", "isi", "tahun", "sampai", "expected"),
    [
        (JUMLAH, ("10", "20", "10", "17"), "57", 1, "10"),
        (JUMLAH, ("10", "20", "10", "17"), "57", 2, "30"),
        (JUMLAH, ("10", "20", "10", "17"), "57", 3, "40"),
        (JUMLAH, ("10", "20", "10", "17"), "57", 4, "57"),
        (JUMLAH, ("10", "20", "10", "17"), "60", 4, "60"),
        (JUMLAH, ("10", "20", "10", "17"), None, 4, "57"),
        (JUMLAH, ("10", None, "10"), None, 4, "20"),
        (POSISI_AKHIR, (None, "72.74"), "70", 1, None),
        (POSISI_AKHIR, (None, "72.74"), "70", 2, "72.74"),
        (POSISI_AKHIR, (None, "72.74"), "70", 3, "72.74"),
        (POSISI_AKHIR, (None, "72.74"), "70", 4, "70"),
        (POSISI_AKHIR, (None, None, None, "77.7"), "77.7", 3, None),
        (RATA_RATA, (None, "77.80", None, "89.71"), "81", 3, "77.80"),
        (RATA_RATA, (None, "77.80", None, "89.71"), None, 4, "83.755"),
        (MAKSIMUM, ("3", "9", "4"), None, 3, "9"),
        (JUMLAH, (), "57", 3, None),
        (JUMLAH, (), None, 4, None),
        (JUMLAH, ("0",), "5", 1, "0"),
    ],
)
def test_target_kumulatif(cara, isi, tahun, sampai, expected):
    target = target_kumulatif(
        cara, make_triwulan(*isi), None if tahun is None else D(tahun), sampai
    )
    assert target == (None if expected is None else D(expected))


@pytest.mark.parametrize(
    ("cara", "expected"),
    [
        (JUMLAH, Rentang(D(12), D(18))),
        (POSISI_AKHIR, Rentang(D(4), D(10))),
        (RATA_RATA, Rentang(D(6), D(9))),
        (MAKSIMUM, Rentang(D(8), D(10))),
    ],
)
def test_rentang_goes_bound_by_bound(cara, expected):
    isi = {1: Rentang(D(8), D(8)), 2: Rentang(D(4), D(10))}
    assert target_kumulatif(cara, isi, None, 2) == expected


@pytest.mark.parametrize(
    ("cara", "isi", "expected"),
    [
        (POSISI_AKHIR, (WDP, WTP), WTP),
        (MAKSIMUM, (WTP, WDP), WTP),
        (JUMLAH, (TW1, TW2), Majemuk((("TP", D(30)), ("TN", D(4))))),
    ],
)
def test_target_of_other_kinds(cara, isi, expected):
    assert target_kumulatif(cara, make_triwulan(*isi), None, 4) == expected


def test_target_of_mixed_kinds_is_refused():
    with pytest.raises(ValueError, match="antartriwulan tidak sama"):
        target_kumulatif(JUMLAH, {1: D(1), 2: Rentang(D(1), D(2))}, None, 2)


def test_plain_strings_from_the_database_choose_the_same_way():
    isi = make_triwulan("1", "5", "3")
    assert [akumulasi(cara, isi).nilai for cara in ("jumlah", "posisi_akhir", "maksimum")] == [
        D(9),
        D(3),
        D(5),
    ]
    assert target_kumulatif("posisi_akhir", isi, None, 4) == D(3)
    with pytest.raises(ValueError, match="median"):
        akumulasi("median", isi)


rupiah = st.decimals(-(10**15), 10**15, places=2, allow_nan=False, allow_infinity=False)
triwulan = st.dictionaries(st.integers(1, 4), rupiah, min_size=1)


@given(triwulan)
def test_jumlah_equals_the_sum(isi):
    assert int(akumulasi(JUMLAH, isi).nilai * 100) == sum(int(n * 100) for n in isi.values())


@given(triwulan)
def test_mean_and_last_lie_within_what_was_filled(isi):
    tertinggi = akumulasi(MAKSIMUM, isi).nilai
    assert min(isi.values()) <= akumulasi(RATA_RATA, isi).nilai <= tertinggi
    assert akumulasi(POSISI_AKHIR, isi).nilai == isi[max(isi)]


@given(triwulan, st.sampled_from(CaraAkumulasi), st.integers(1, 4))
def test_an_empty_quarter_is_not_zero(isi, cara, tw):
    penuh = {n: isi.get(n, KOSONG) for n in range(1, 5)}
    assert akumulasi(cara, penuh, tw) == akumulasi(cara, isi, tw)

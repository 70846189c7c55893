"""Scales: the edges of the three in use, and every predikat and mutu the city published."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laporan.skala import Skala, Tingkat

D = Decimal


def make_tingkat(label, bawah, atas, *, huruf="", termasuk="bawah"):
    """`termasuk`: which of its bounds the step holds; a bound of None is open-ended."""
    return Tingkat(
        label,
        huruf,
        None if bawah is None else D(bawah),
        termasuk in ("bawah", "keduanya"),
        None if atas is None else D(atas),
        termasuk in ("atas", "keduanya"),
    )


# PermenPANRB 88/2021: a bound belongs to the lower predikat, and 0 has none.
AKIP = Skala(
    "akip",
    "Predikat AKIP",
    (
        make_tingkat("Sangat Memuaskan", "90", "100", huruf="AA", termasuk="atas"),
        make_tingkat("Memuaskan", "80", "90", huruf="A", termasuk="atas"),
        make_tingkat("Sangat Baik", "70", "80", huruf="BB", termasuk="atas"),
        make_tingkat("Baik", "60", "70", huruf="B", termasuk="atas"),
        make_tingkat("Cukup (Memadai)", "50", "60", huruf="CC", termasuk="atas"),
        make_tingkat("Kurang", "30", "50", huruf="C", termasuk="atas"),
        make_tingkat("Sangat Kurang", "0", "30", huruf="D", termasuk="atas"),
    ),
)
# PermenPANRB 14/2017
IKM = Skala(
    "ikm",
    "Mutu pelayanan",
    (
        make_tingkat("Tidak Baik", "25", "65", huruf="D"),
        make_tingkat("Kurang Baik", "65", "76.61", huruf="C"),
        make_tingkat("Baik", "76.61", "88.31", huruf="B"),
        make_tingkat("Sangat Baik", "88.31", "100", huruf="A", termasuk="keduanya"),
    ),
)
# Permendagri 86/2017, E.81: thresholds, so that nothing falls in the gaps of the printed table.
KINERJA = Skala(
    "kinerja",
    "Peringkat kinerja",
    (
        make_tingkat("Sangat Tinggi", "91", None),
        make_tingkat("Tinggi", "76", "91"),
        make_tingkat("Sedang", "66", "76"),
        make_tingkat("Rendah", "51", "66"),
        make_tingkat("Sangat Rendah", None, "51"),
    ),
)

# LKIP Kota Bekasi 2023, Tabel 3.3; the predikat by the regulation. Six are printed BB that are B.
AKIP_OPD = [
    ("dpmptsp", "84.57", "A"),
    ("rsud-cam", "84.56", "A"),
    ("inspektorat", "84.40", "A"),
    ("bappelitbangda", "82.16", "A"),
    ("setda", "81.85", "A"),
    ("bpkad", "81.43", "A"),
    ("disdukcapil", "80.97", "A"),
    ("dinkes", "80.70", "A"),
    ("bkpsdm", "80.48", "A"),
    ("dbmsda", "79.92", "BB"),
    ("bapenda", "79.10", "BB"),
    ("diskominfostandi", "79.04", "BB"),
    ("disdagperin", "78.84", "BB"),
    ("dishub", "78.41", "BB"),
    ("dlh", "78.14", "BB"),
    ("distapangtanikan", "78.14", "BB"),
    ("kec-medansatria", "77.39", "BB"),
    ("dinsos", "77.26", "BB"),
    ("disdamkar", "77.11", "BB"),
    ("dp3a", "76.99", "BB"),
    ("diskopukm", "76.01", "BB"),
    ("kec-rawalumbu", "75.95", "BB"),
    ("kec-jatisampurna", "75.57", "BB"),
    ("kec-pondokgede", "75.52", "BB"),
    ("dispora", "75.35", "BB"),
    ("kec-pondokmelati", "75.14", "BB"),
    ("kesbangpol", "75.14", "BB"),
    ("kec-bekasi-timur", "75.09", "BB"),
    ("kec-bekasi-selatan", "75.07", "BB"),
    ("kec-bantargebang", "74.50", "BB"),
    ("distaru", "72.83", "BB"),
    ("kec-bekasi-utara", "72.75", "BB"),
    ("dppkb", "72.06", "BB"),
    ("satpol-pp", "70.43", "BB"),
    ("kec-mustikajaya", "68.81", "B"),
    ("disparbud", "67.78", "B"),
    ("kec-bekasi-barat", "63.41", "B"),
    ("setwan", "63.38", "B"),
    ("disdik", "60.06", "B"),
    ("bpbd", "60.06", "B"),
    ("disperkimtan", "57.19", "CC"),
    ("kec-jatiasih", "56.55", "CC"),
    ("disarpusda", "55.38", "CC"),
    ("disnaker", "51.68", "CC"),
]

# LKIP Kota Bekasi 2023, Tabel 3.8: nomor, IKM, mutu.
IKM_UNIT = [
    (1, "87.70", "B"),
    (2, "98.29", "A"),
    (3, "83.77", "B"),
    (4, "86.57", "B"),
    (5, "84.80", "B"),
    (6, "87.07", "B"),
    (7, "83.65", "B"),
    (8, "85.00", "B"),
    (9, "79.33", "B"),
    (10, "86.59", "B"),
    (11, "85.31", "B"),
    (12, "86.26", "B"),
    (13, "84.99", "B"),
    (14, "83.57", "B"),
    (15, "87.68", "B"),
    (16, "89.03", "A"),
    (17, "89.48", "A"),
    (18, "95.36", "A"),
    (19, "89.69", "A"),
    (20, "90.98", "A"),
    (21, "96.63", "A"),
    (22, "89.38", "A"),
    (23, "80.55", "B"),
    (24, "78.72", "B"),
    (25, "90.92", "A"),
    (26, "87.55", "B"),
    (27, "81.17", "B"),
    (28, "83.02", "B"),
    (29, "89.79", "A"),
    (30, "87.63", "B"),
    (31, "86.79", "B"),
    (32, "90.90", "A"),
    (33, "84.48", "B"),
    (34, "82.53", "B"),
    (35, "83.53", "B"),
    (36, "86.69", "B"),
    (37, "84.34", "B"),
    (38, "87.69", "B"),
    (39, "84.06", "B"),
    (40, "90.74", "A"),
    (41, "85.38", "B"),
    (42, "89.52", "A"),
    (43, "95.17", "A"),
    (44, "88.70", "A"),
    (45, "83.76", "B"),
    (46, "89.02", "A"),
    (47, "83.08", "B"),
    (48, "91.85", "A"),
    (49, "89.46", "A"),
    (50, "84.44", "B"),
    (51, "75.69", "C"),
    (52, "83.69", "B"),
    (53, "84.72", "B"),
    (54, "85.49", "B"),
    (55, "83.44", "B"),
    (56, "85.55", "B"),
    (57, "87.46", "B"),
    (58, "81.30", "B"),
    (59, "92.20", "A"),
    (60, "84.02", "B"),
    (61, "87.09", "B"),
    (62, "86.75", "B"),
    (63, "86.70", "B"),
    (64, "92.69", "A"),
    (65, "90.60", "A"),
    (66, "88.23", "B"),
    (67, "87.37", "B"),
    (68, "86.16", "B"),
    (69, "85.26", "B"),
    (70, "94.60", "A"),
    (71, "84.49", "B"),
    (72, "95.84", "A"),
    (73, "85.71", "B"),
    (74, "84.87", "B"),
    (75, "87.93", "B"),
    (76, "90.87", "A"),
    (77, "85.38", "B"),
    (78, "91.07", "A"),
    (79, "86.17", "B"),
    (80, "87.58", "B"),
    (81, "92.84", "A"),
    (82, "89.58", "A"),
    (83, "80.00", "B"),
    (84, "86.73", "B"),
    (85, "95.89", "A"),
    (86, "79.87", "B"),
    (87, "94.12", "A"),
    (88, "80.96", "B"),
    (89, "81.42", "B"),
    (90, "72.68", "C"),
    (91, "83.44", "B"),
    (92, "87.47", "B"),
    (93, "85.89", "B"),
    (94, "92.86", "A"),
    (95, "82.74", "B"),
    (96, "89.15", "A"),
]


def huruf(skala, nilai):
    tingkat = skala.predikat(D(nilai))
    return tingkat and tingkat.huruf


@pytest.mark.parametrize(("kode", "nilai", "expected"), AKIP_OPD)
def test_akip_of_every_opd(kode, nilai, expected):
    assert huruf(AKIP, nilai) == expected


@pytest.mark.parametrize(("nomor", "nilai", "expected"), IKM_UNIT)
def test_ikm_of_every_unit(nomor, nilai, expected):
    assert huruf(IKM, nilai) == expected


@pytest.mark.parametrize(
    ("nilai", "expected"),
    [
        ("-1", None),
        ("0", None),
        ("0.004", None),
        ("0.005", "D"),
        ("0.01", "D"),
        ("30", "D"),
        ("30.01", "C"),
        ("50", "C"),
        ("50.01", "CC"),
        ("60.00", "CC"),
        ("60.004", "CC"),
        ("60.005", "B"),
        ("70", "B"),
        ("70.01", "BB"),
        ("80", "BB"),
        ("80.01", "A"),
        ("90", "A"),
        ("90.004", "A"),
        ("90.005", "AA"),
        ("100", "AA"),
        ("100.004", "AA"),
        ("100.005", None),
    ],
)
def test_edges_of_akip(nilai, expected):
    assert huruf(AKIP, nilai) == expected


@pytest.mark.parametrize(
    ("nilai", "expected"),
    [
        ("24.99", None),
        ("25", "D"),
        ("64.99", "D"),
        ("64.994", "D"),
        ("64.995", "C"),
        ("65", "C"),
        ("76.60", "C"),
        ("76.605", "B"),
        ("76.61", "B"),
        ("88.30", "B"),
        ("88.304", "B"),
        ("88.305", "A"),
        ("88.31", "A"),
        ("100", "A"),
        ("100.01", None),
    ],
)
def test_edges_of_ikm(nilai, expected):
    assert huruf(IKM, nilai) == expected


@pytest.mark.parametrize(
    ("nilai", "label"),
    [
        ("-179.25", "Sangat Rendah"),
        ("50", "Sangat Rendah"),
        ("50.99", "Sangat Rendah"),
        ("50.995", "Rendah"),
        ("51", "Rendah"),
        ("65.5", "Rendah"),
        ("66", "Sedang"),
        ("75.99", "Sedang"),
        ("76", "Tinggi"),
        ("90.5", "Tinggi"),
        ("91", "Sangat Tinggi"),
        ("100", "Sangat Tinggi"),
        ("1581.75", "Sangat Tinggi"),
    ],
)
def test_edges_of_kinerja(nilai, label):
    assert KINERJA.predikat(D(nilai)).label == label


@pytest.mark.parametrize(
    ("tingkat", "pesan"),
    [
        ([], "Skala Uji tidak mempunyai tingkat."),
        (
            [make_tingkat("Rendah", "0", "50"), make_tingkat("Tinggi", "51", "100")],
            "Skala Uji: ada celah di antara tingkat Rendah dan Tinggi.",
        ),
        (
            [make_tingkat("Tinggi", "51", "100"), make_tingkat("Rendah", "0", "50")],
            "Skala Uji: ada celah di antara tingkat Rendah dan Tinggi.",
        ),
        (
            [make_tingkat("Rendah", "0", "60"), make_tingkat("Tinggi", "50", "100")],
            "Skala Uji: tingkat Rendah dan Tinggi tumpang tindih.",
        ),
        (
            [
                make_tingkat("Rendah", "0", "50", termasuk="keduanya"),
                make_tingkat("Tinggi", "50", "100"),
            ],
            "Skala Uji: tingkat Rendah dan Tinggi tumpang tindih pada 50,00.",
        ),
        (
            [
                make_tingkat("Rendah", "0", "50"),
                make_tingkat("Tinggi", "50", "100", termasuk="atas"),
            ],
            "Skala Uji: ada celah di antara tingkat Rendah dan Tinggi, tepat pada 50,00.",
        ),
        (
            [make_tingkat("Rendah", "0", None), make_tingkat("Tinggi", "50", "100")],
            "Skala Uji: tingkat Rendah dan Tinggi tumpang tindih.",
        ),
        (
            [make_tingkat("Rendah", "0", "50"), make_tingkat("Tinggi", None, "100")],
            "Skala Uji: tingkat Tinggi dan Rendah tumpang tindih.",
        ),
        (
            [make_tingkat("Rendah", None, "50"), make_tingkat("Tinggi", None, "100")],
            "Skala Uji: tingkat Rendah dan Tinggi tumpang tindih.",
        ),
    ],
)
def test_gaps_and_overlaps_are_refused(tingkat, pesan):
    with pytest.raises(ValueError) as galat:
        Skala("uji", "Uji", tuple(tingkat))
    assert str(galat.value) == pesan


@pytest.mark.parametrize(
    ("bawah", "atas", "termasuk"),
    [("2", "1", "keduanya"), ("1", "1", "bawah"), ("1", "1", "atas"), ("1", "1", "")],
)
def test_empty_tingkat_is_refused(bawah, atas, termasuk):
    with pytest.raises(ValueError, match="Tingkat Uji tidak memuat nilai apa pun"):
        make_tingkat("Uji", bawah, atas, termasuk=termasuk)


def test_one_value_may_be_a_tingkat_of_its_own():
    skala = Skala(
        "tepat",
        "Tepat",
        (
            make_tingkat("Nol", "0", "0", termasuk="keduanya"),
            make_tingkat("Ada", "0", None, termasuk=""),
        ),
    )
    assert [skala.predikat(D(n)).label for n in ("0", "0.01")] == ["Nol", "Ada"]


@given(st.decimals(-(10**9), 10**9, places=3, allow_nan=False, allow_infinity=False))
def test_every_value_has_exactly_one_tingkat(nilai):
    tercetak = nilai.quantize(D("0.01"))
    assert sum(t.memuat(tercetak) for t in KINERJA.tingkat) == 1
    assert KINERJA.predikat(nilai) is not None


@given(st.decimals("0.01", 100, places=2, allow_nan=False, allow_infinity=False))
def test_akip_covers_all_above_zero(nilai):
    assert sum(t.memuat(nilai) for t in AKIP.tingkat) == 1

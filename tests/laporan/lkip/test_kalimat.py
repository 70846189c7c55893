from decimal import Decimal as D

import pytest

from laporan.lkip import kalimat
from laporan.lkip.isi import Angka, BarisIndikator, Sel, Uang


def baris(nama="Nilai AKIP", **kwargs):
    isi = {
        "kode": "IKU-1",
        "nama": nama,
        "satuan": "Nilai",
        "target": Sel("77,00", D("77.00")),
        "realisasi": Sel("67,10", D("67.10")),
        "capaian": Angka(D("87.14")),
        "status": "tidak tercapai",
        "predikat": "Tinggi",
        "aturan": "",
        "hitungan": "",
        "sumber_target": "",
    } | kwargs
    return BarisIndikator(**isi)


def uang(**kwargs):
    isi = {
        "baris": 2,
        "pagu": D(1000),
        "realisasi": D(900),
        "belum": 0,
        "serapan": Angka(D("90.00")),
        "sisa": Angka(D("10.00")),
        "sisa_rupiah": D(100),
    } | kwargs
    return Uang(**isi)


KOSONG = Sel("belum diisi", None, ada=False)
BELUM_ADA = Angka(None, "belum diisi")


@pytest.mark.parametrize(
    ("isi", "teks"),
    [
        (
            {},
            "Realisasi Nilai AKIP tahun 2023 adalah 67,10 dari target 77,00 sehingga capaiannya"
            " 87,14%, berstatus tidak tercapai dengan predikat Tinggi.",
        ),
        (
            {
                "satuan": "Persen",
                "target": Sel("4,00", D(4)),
                "realisasi": Sel("-7,17", D("-7.17")),
                "capaian": Angka(D("-179.25")),
                "predikat": "",
            },
            "Realisasi Nilai AKIP tahun 2023 adalah -7,17% dari target 4,00% sehingga capaiannya"
            " -179,25%, berstatus tidak tercapai.",
        ),
        (
            {"realisasi": Sel("0,00", D(0)), "capaian": Angka(D("0.00")), "predikat": ""},
            "Realisasi Nilai AKIP tahun 2023 adalah 0,00 dari target 77,00 sehingga capaiannya"
            " 0,00%, berstatus tidak tercapai.",
        ),
        (
            {"realisasi": KOSONG, "capaian": BELUM_ADA},
            "Target Nilai AKIP tahun 2023 adalah 77,00. Realisasinya belum diisi sehingga capaian"
            " belum dapat dihitung.",
        ),
        (
            {"target": KOSONG, "capaian": BELUM_ADA},
            "Realisasi Nilai AKIP tahun 2023 adalah 67,10. Targetnya belum ditetapkan sehingga"
            " capaian tidak dihitung.",
        ),
        (
            {"target": KOSONG, "realisasi": KOSONG, "capaian": BELUM_ADA},
            "Target dan realisasi Nilai AKIP tahun 2023 belum tercatat.",
        ),
        (
            {
                "target": Sel("0,00", D(0)),
                "capaian": Angka(None, "tidak dapat dihitung karena target nol"),
                "status": "tidak dapat diukur",
            },
            "Realisasi Nilai AKIP tahun 2023 adalah 67,10 dari target 0,00; capaiannya tidak dapat"
            " dihitung karena target nol, dengan status tidak dapat diukur.",
        ),
    ],
)
def test_capaian(isi, teks):
    assert kalimat.capaian(baris(**isi), 2023) == teks


@pytest.mark.parametrize(
    ("hitungan", "teks"),
    [
        ([], "Belum ada IKU yang ditetapkan."),
        ([("tercapai", 0, None)], "Belum ada IKU yang ditetapkan."),
        ([("tercapai", 1, D(100))], "Satu-satunya IKU berstatus tercapai."),
        (
            [("tercapai", 3, D(100)), ("x", 0, D(0))],
            "Semua IKU, yaitu tiga indikator, berstatus tercapai (100,00%).",
        ),
        (
            [("tercapai", 2, D(50)), ("tidak tercapai", 2, D(50))],
            "Dari empat IKU, 2 indikator (50,00%) tercapai dan 2 indikator (50,00%) tidak"
            " tercapai.",
        ),
        (
            [
                ("tercapai", 11, D("42.31")),
                ("tidak tercapai", 13, D("50")),
                ("belum ada nilai", 2, D("7.69")),
            ],
            "Dari 26 IKU, 11 indikator (42,31%) tercapai, 13 indikator (50,00%) tidak tercapai,"
            " dan 2 indikator (7,69%) belum ada nilai.",
        ),
    ],
)
def test_hitung_status(hitungan, teks):
    assert kalimat.hitung_status(hitungan, "IKU") == teks


@pytest.mark.parametrize(
    ("nilai", "dihitung", "dilewati", "batas", "teks"),
    [
        (None, 0, 4, None, "belum dapat dihitung"),
        (D("104.74"), 1, 0, None, "satu-satunya indikator"),
        (
            D("104.74"),
            3,
            0,
            None,
            "dari tiga indikator yang mempunyai angka capaian adalah 104,74%.",
        ),
        (D("104.74"), 23, 3, None, "; tiga indikator lain tidak ikut dihitung"),
        (D("104.74"), 23, 0, D(120), "paling tinggi 120,00%"),
    ],
)
def test_rata_rata(nilai, dihitung, dilewati, batas, teks):
    assert teks in kalimat.rata_rata(nilai, dihitung, dilewati, batas)


def test_ujung():
    tinggi, rendah = baris("A", capaian=Angka(D(200))), baris("B", capaian=Angka(D("-5.5")))
    assert kalimat.ujung([tinggi]) == ""
    assert kalimat.ujung([tinggi, baris(capaian=BELUM_ADA)]) == ""
    assert kalimat.ujung([tinggi, rendah]) == (
        "Capaian tertinggi adalah A (200,00%), sedangkan capaian terendah adalah B (-5,50%)."
    )
    assert "sama besar" in kalimat.ujung([tinggi, baris("C", capaian=Angka(D(200)))])


@pytest.mark.parametrize(
    ("kini", "lalu", "satuan", "teks"),
    [
        (D(70), D("63.38"), "Nilai", "Realisasi naik 6,62 dibandingkan dengan tahun 2022 (63,38)."),
        (
            D("4.1"),
            D("4.43"),
            "%",
            "Realisasi turun 0,33 poin dibandingkan dengan tahun 2022 (4,43%).",
        ),
        (D(5), D(5), "zona", "Realisasi sama dengan tahun 2022 (5,00 zona)."),
        (D(5), None, "", "Realisasi tahun 2022 tidak tercatat sebagai pembanding."),
        (None, D(5), "", ""),
        (None, None, "", ""),
        (D(-1), D(1), "", "Realisasi turun 2,00 dibandingkan dengan tahun 2022 (1,00)."),
    ],
)
def test_perubahan(kini, lalu, satuan, teks):
    assert kalimat.perubahan(kini, lalu, 2022, satuan, "realisasi") == teks


@pytest.mark.parametrize(
    ("isi", "teks"),
    [
        (
            {},
            "Pagu X adalah Rp1.000 (seribu rupiah) dengan realisasi Rp900 (sembilan ratus rupiah)"
            " atau terserap 90,00%.",
        ),
        ({"baris": 0}, "Belum ada anggaran yang tercatat untuk X."),
        (
            {"pagu": D(0), "realisasi": D(0), "serapan": Angka(None, "tanpa serapan")},
            "Pagu X adalah Rp0 (nol rupiah) dengan realisasi Rp0 (nol rupiah); serapannya tanpa"
            " serapan.",
        ),
    ],
)
def test_anggaran(isi, teks):
    assert kalimat.anggaran(uang(**isi), "X") == teks


def test_unreported_rows_are_counted():
    assert "Realisasi satu dari dua baris anggaran belum dilaporkan" in kalimat.anggaran(
        uang(belum=1), "X"
    )
    assert "belum dilaporkan sama sekali" in kalimat.anggaran(uang(belum=2), "X")


@pytest.mark.parametrize(
    ("isi", "capaian", "selisih", "teks"),
    [
        ({}, Angka(D(100)), Angka(D("10")), "Capaian 10,00 poin lebih tinggi daripada serapan"),
        ({}, Angka(D(80)), Angka(D("-10")), "Capaian 10,00 poin lebih rendah daripada serapan"),
        ({}, Angka(D(90)), Angka(D(0)), "Capaian sama besar dengan serapan"),
        ({}, BELUM_ADA, BELUM_ADA, "Karena capaian belum diisi, simpulannya efisien."),
        ({"baris": 0}, Angka(D(1)), BELUM_ADA, "Tidak ada anggaran"),
        (
            {"serapan": Angka(None, "tidak ada")},
            Angka(D(1)),
            BELUM_ADA,
            "Serapan anggaran tidak ada",
        ),
    ],
)
def test_efisiensi(isi, capaian, selisih, teks):
    assert teks in kalimat.efisiensi(uang(**isi), capaian, selisih, "efisien")


@pytest.mark.parametrize(
    ("bagian", "teks"),
    [([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b, dan c")],
)
def test_gabung(bagian, teks):
    assert kalimat.gabung(bagian) == teks


def test_jumlah_pegawai_is_silent_where_it_adds_up():
    assert kalimat.jumlah_pegawai(151, 151, "jenis kelamin") == ""
    assert kalimat.jumlah_pegawai(None, 3, "jenis kelamin") == ""
    assert kalimat.jumlah_pegawai(151, 113, "jenis kelamin") == (
        "Jumlah menurut jenis kelamin (113 orang) kurang 38 orang daripada jumlah pegawai"
        " (151 orang)."
    )


@pytest.mark.parametrize(
    ("teks", "satuan", "hasil"),
    [
        ("60,87", "Persen", "60,87%"),
        ("77,70", "Nilai", "77,70"),
        ("15,00", "Zona", "15,00 zona"),
        ("Rp5", "rupiah", "Rp5"),
    ],
)
def test_bersatuan(teks, satuan, hasil):
    assert kalimat.bersatuan(teks, satuan) == hasil

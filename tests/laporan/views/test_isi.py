"""What the pages say, and how many queries they take to say it."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from perangkat_daerah.models import Pengguna
from tests.pabrik import (
    make_anggaran,
    make_dokumen,
    make_indikator,
    make_instansi,
    make_kinerja,
    make_nilai_akip,
    make_nilai_ikm,
    make_realisasi,
    make_target,
)

pytestmark = pytest.mark.usefixtures("contoh")


@pytest.fixture
def perencana(client):
    client.force_login(Pengguna.objects.get(username="perencana"))
    return client


def isi(client, alamat: str) -> str:
    jawaban = client.get(alamat)
    assert jawaban.status_code == 200
    return " ".join(jawaban.content.decode().split())


def test_city_dashboard(perencana):
    halaman = isi(perencana, "/2023/kota-bekasi/dasbor/")
    for teks in ("42,31%", "50,00%", "7,69%", "87,14%", "-179,25%", "Misi 5:", "84,52%"):
        assert teks in halaman
    assert "dari 23 indikator, 3 tanpa angka" in halaman


def test_year_without_city_targets_still_shows_the_perangkat_daerah(perencana):
    halaman = isi(perencana, "/2025/kota-bekasi/dasbor/?triwulan=1")
    assert "Sekretariat Dewan Perwakilan Rakyat Daerah" in halaman
    assert "0 dari 4" in halaman


def test_indikator_opens_its_inputs(perencana):
    halaman = isi(perencana, "/2023/kota-bekasi/indikator/IKU-4/")
    for teks in (
        "47,95%",
        "4,80 ÷ 10,01 × 100",
        "Rasio realisasi/target",
        "Perjanjian Kinerja 2023 murni",
        "Program Pengelolaan Pendapatan Daerah",
        "2.752.218.697.944,00",
        "Kabupaten Bekasi",
    ):
        assert teks in halaman


def test_majemuk_is_judged_by_its_components(perencana):
    halaman = isi(perencana, "/2023/kota-bekasi/indikator/IKU-21/")
    for teks in ("115 TP, 78 TN, 3 TI", "383,33%", "780,00%", "300,00%", "dinilai per komponen"):
        assert teks in halaman


def test_missing_figure_says_why(perencana):
    halaman = isi(perencana, "/2023/kota-bekasi/indikator/IKU-14/")
    assert "Belum ada nilai" in halaman
    assert "0,00%" not in halaman


def test_budget_page_states_both_totals(perencana):
    halaman = isi(perencana, "/2023/kota-bekasi/anggaran/")
    assert "Rp6.799.714.690.813" in halaman
    assert "Rp6.810.890.521.397" in halaman
    assert "Tidak dapat ditentukan" in halaman


def test_unknown_realisasi_is_not_zero(perencana):
    halaman = isi(perencana, "/2024/kec-bekasi-utara/anggaran/")
    assert "1 baris belum melaporkan" in halaman
    assert "Rp44.634.183.656" in halaman


def test_evaluation_page(perencana):
    halaman = isi(perencana, "/2023/kota-bekasi/evaluasi/")
    assert "Jumlah: predikat B (Baik)" in halaman
    assert "Rata-rata 96 unit (bukan tertimbang responden): 86,85" in halaman


def _tambah_perangkat_daerah(jumlah: int) -> None:
    for _ in range(jumlah):
        opd = make_instansi()
        kinerja = make_kinerja(
            instansi=opd, dokumen=make_dokumen(instansi=opd, tahun_awal=2023, tahun_akhir=2023)
        )
        indikator = make_indikator(kinerja=kinerja, iku=True)
        make_target(indikator=indikator, tahun=2023, nilai=Decimal(10))
        make_realisasi(indikator=indikator, tahun=2023, nilai=Decimal(9), status="disetujui")
        make_anggaran(kinerja=kinerja, tahun=2023, mendukung=[indikator])
        make_nilai_akip(instansi=opd, tahun=2023, nilai=Decimal(75))
        make_nilai_ikm(instansi=opd, tahun=2023, nilai=Decimal(80))


@pytest.mark.parametrize(
    ("alamat", "query"),
    [
        ("/2023/kota-bekasi/dasbor/", 25),
        ("/2023/kota-bekasi/kinerja/", 16),
        ("/2023/kota-bekasi/indikator/IKU-1/", 34),
        ("/2023/kota-bekasi/anggaran/", 18),
        ("/2023/kota-bekasi/evaluasi/", 14),
        ("/2024/setwan/pengisian/tw-4/", 17),
    ],
)
def test_queries_do_not_grow_with_the_city(perencana, alamat, query):
    hitungan = []
    for tambahan in (5, 45):
        _tambah_perangkat_daerah(tambahan)
        with CaptureQueriesContext(
            connection,
        ) as tertangkap:
            perencana.get(alamat)
        hitungan.append(len(tertangkap))
    assert hitungan == [query, query]

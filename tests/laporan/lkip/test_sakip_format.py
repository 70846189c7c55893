import datetime
from decimal import Decimal as D

import pytest

from laporan.nilai import Rentang, Sebab, Tanpa
from laporan.templatetags import lkip, sakip_format


@pytest.mark.parametrize(
    ("saring", "masukan", "hasil"),
    [
        (sakip_format.angka, D("1234.565"), "1.234,57"),
        (sakip_format.angka, None, "–"),
        (sakip_format.rupiah, D("6810890521397"), "Rp6.810.890.521.397"),
        (sakip_format.rupiah, None, "–"),
        (sakip_format.persen, D("-179.25"), "-179,25%"),
        (sakip_format.persen, D(0), "0,00%"),
        (sakip_format.nilai, Tanpa(Sebab.BELUM_DIISI), "belum diisi"),
        (sakip_format.nilai, Rentang(D(1), D(2)), "1,00–2,00"),
        (sakip_format.terbilang, 21, "dua puluh satu"),
        (sakip_format.terbilang_rupiah, D(1000), "seribu rupiah"),
        (sakip_format.triwulan, 4, "IV"),
        (sakip_format.tanggal, datetime.date(2024, 8, 17), "17 Agustus 2024"),
    ],
)
def test_filters(saring, masukan, hasil):
    assert saring(masukan) == hasil


def test_angka_of_a_count():
    assert sakip_format.angka(1234, 0) == "1.234"


def test_a_status_is_a_sign_and_a_word():
    html = lkip.status("tidak tercapai")
    assert "×" in html
    assert "tidak tercapai" in html

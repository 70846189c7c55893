"""Entering a triwulan in a real browser: typed, computed, checked, counted."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.peramban

TW1 = "/2025/setwan/pengisian/tw-1/"
AKIP = "Nilai AKIP Perangkat Daerah"
RAPERDA = "Prosentase Raperda yang disahkan menjadi Perda tepat waktu"


def baris(halaman: Page, nama: str):
    return halaman.locator("tbody tr", has_text=nama)


def isian(halaman: Page, nama: str):
    return baris(halaman, nama).locator("[data-ruas=nilai]")


def hasil(halaman: Page, nama: str):
    return baris(halaman, nama).locator("td.kisi-simpan")


def test_from_login_to_the_city_page(buka):
    operator = buka("operator.setwan")
    expect(operator).to_have_url(re.compile(re.escape(TW1)))
    expect(operator.locator("table.kisi tbody tr")).to_have_count(4)
    expect(baris(operator, AKIP)).to_contain_text("77,80")

    isian(operator, AKIP).fill("80,5")
    isian(operator, AKIP).press("Tab")
    expect(hasil(operator, AKIP)).to_contain_text("103,47%")
    expect(hasil(operator, AKIP)).to_contain_text("80,50 ÷ 77,80 × 100")
    expect(hasil(operator, AKIP)).to_contain_text("Tersimpan")
    operator.reload()
    expect(isian(operator, AKIP)).to_have_value("80,5")

    perencana = buka("perencana")
    operator.get_by_role("button", name="Ajukan ke verifikator").click()
    expect(operator.locator("#pesan")).to_contain_text("1 isian diajukan")
    assert _sel_setwan(perencana)[1:5] == ["1 dari 4", "0", "0", "1"]

    verifikator = buka("verifikator.setwan")
    verifikator.goto(TW1)
    verifikator.get_by_role("button", name="Nyatakan terverifikasi").click()
    expect(verifikator.locator("#pesan")).to_contain_text("1 isian diverifikasi")

    perencana.goto(TW1)
    perencana.get_by_role("button", name="Setujui").click()
    expect(perencana.locator("#pesan")).to_contain_text("1 isian disetujui")
    sel = _sel_setwan(perencana)
    assert sel[1:5] == ["1 dari 4", "1", "0", "0"]
    assert sel[5].startswith("103,47%")


def _sel_setwan(halaman: Page) -> list[str]:
    halaman.goto("/2025/kota-bekasi/dasbor/?triwulan=1")
    setwan = halaman.locator("tr", has_text="Sekretariat Dewan Perwakilan Rakyat Daerah")
    return setwan.locator("td").all_inner_texts()


def test_another_opd_does_not_exist(buka):
    lain = buka("operator.bekasiutara")
    for alamat in (TW1, "/2025/setwan/kinerja/", "/2024/setwan/laporan/"):
        assert lain.goto(alamat).status == 404


def test_ambiguous_number_is_asked_beside_the_field(buka):
    halaman = buka("operator.setwan")
    isian(halaman, RAPERDA).fill("1.234")
    isian(halaman, RAPERDA).press("Tab")
    expect(hasil(halaman, RAPERDA)).to_contain_text("Maksudnya 1234 atau 1,234?")
    expect(isian(halaman, RAPERDA)).to_have_value("1.234")


def test_works_without_javascript(buka):
    halaman = buka("operator.bekasiutara", java_script_enabled=False)
    nama = "Nilai AKIP Kecamatan Bekasi Utara"
    isian(halaman, nama).fill("72,10")
    isian(halaman, "Persentase Peningkatan Wilayah yang Tertib").fill("banyak")
    halaman.get_by_role("button", name="Simpan semua").click()
    expect(halaman.locator("#pesan")).to_contain_text("1 isian tersimpan, 1 belum")
    expect(isian(halaman, "Persentase Peningkatan Wilayah yang Tertib")).to_have_value("banyak")
    expect(hasil(halaman, nama)).to_contain_text("101,55%")


def test_sent_back_with_a_reason(buka):
    operator = buka("operator.bekasiutara")
    nama = "Indeks Kepuasan Masyarakat"
    operator.goto("/2025/kec-bekasi-utara/pengisian/tw-2/")
    isian(operator, nama).fill("82")
    isian(operator, nama).press("Tab")
    expect(hasil(operator, nama)).to_contain_text("Tersimpan")
    operator.reload()
    operator.get_by_role("button", name="Ajukan ke verifikator").click()
    verifikator = buka("verifikator.bekasiutara")
    verifikator.goto("/2025/kec-bekasi-utara/pengisian/tw-2/")
    verifikator.get_by_label("Kembalikan 1 isian").fill("Lampirkan hasil survei")
    verifikator.get_by_role("button", name="Kembalikan", exact=True).click()
    operator.goto("/2025/kec-bekasi-utara/pengisian/tw-2/")
    expect(hasil(operator, nama)).to_contain_text("Dikembalikan: Lampirkan hasil survei")
    expect(isian(operator, nama)).to_have_value("82")

"""From the button to the downloaded file, with a real worker in between."""

import subprocess

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.peramban


def test_make_watch_and_download(buka, tmp_path):
    operator = buka("operator.setwan")
    operator.goto("/2024/setwan/laporan/narasi/kesimpulan/")
    operator.locator("textarea").fill("Capaian AKIP {{ capaian:IKU-9 }} tercatat.")
    operator.get_by_role("button", name="Simpan").click()
    expect(operator.locator("main")).to_contain_text("IKU-9")
    expect(operator.locator("textarea")).to_have_value("Capaian AKIP {{ capaian:IKU-9 }} tercatat.")
    operator.locator("textarea").fill("Capaian AKIP {{ capaian:IKU-4 }} tercatat.")
    operator.get_by_role("button", name="Simpan").click()
    operator.wait_for_url("**/2024/setwan/laporan/")

    operator.get_by_role("button", name="Buat LKIP").first.click()
    baris = operator.locator("tr", has_text="Versi 1")
    expect(baris.get_by_role("link", name="Unduh")).to_be_visible(timeout=90_000)

    evaluator = buka("evaluator")
    evaluator.goto("/2024/setwan/laporan/")
    with evaluator.expect_download() as unduhan:
        evaluator.locator("tr", has_text="Versi 1").get_by_role("link", name="Unduh").click()
    assert unduhan.value.suggested_filename == "lkip-setwan-2024-v1.pdf"
    berkas = tmp_path / "lkip.pdf"
    unduhan.value.save_as(berkas)
    teks = subprocess.run(
        ["pdftotext", "-layout", str(berkas), "-"], capture_output=True, text=True, check=True
    ).stdout
    for angka in ("89,60%", "80,84%", "132,80%", "Rp208.517.199.233", "61,76%", "70,92%"):
        assert angka in teks
    assert "Capaian AKIP 89,60% tercatat." in " ".join(teks.split())


def test_nobody_else_gets_the_file(buka):
    lain = buka("operator.bekasiutara")
    assert lain.goto("/2024/setwan/laporan/1/unduh/").status == 404

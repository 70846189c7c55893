"""Every page: no accessibility violations, nothing wider than a phone, nothing refused by CSP."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.peramban

HALAMAN = [
    ("operator.setwan", "/2025/setwan/pengisian/tw-1/"),
    ("operator.setwan", "/2024/setwan/pengisian/tw-4/"),
    ("verifikator.setwan", "/2025/setwan/pengisian/tw-1/"),
    ("perencana", "/2023/kota-bekasi/dasbor/"),
    ("perencana", "/2025/kota-bekasi/dasbor/?triwulan=1"),
    ("perencana", "/2023/kota-bekasi/kinerja/"),
    ("perencana", "/2023/kota-bekasi/anggaran/"),
    ("perencana", "/2023/kota-bekasi/evaluasi/"),
    ("perencana", "/2023/kota-bekasi/indikator/IKU-1/"),
    ("perencana", "/2023/kota-bekasi/indikator/IKU-11/"),
    ("perencana", "/2023/kota-bekasi/indikator/IKU-21/"),
    ("walikota", "/2023/kota-bekasi/laporan/"),
    ("pimpinan.setwan", "/2024/setwan/kinerja/"),
    ("evaluator", "/2024/kec-bekasi-utara/anggaran/"),
    ("operator.setwan", "/2024/setwan/laporan/"),
    ("operator.setwan", "/2024/setwan/laporan/narasi/kesimpulan/"),
    ("operator.setwan", "/2024/kec-bekasi-utara/kinerja/"),
    ("evaluator", "/2024/setwan/pengisian/tw-4/"),
    (None, "/masuk/"),
]


@pytest.mark.parametrize(("pengguna", "alamat"), HALAMAN)
def test_page_holds_up(buka, pengguna, alamat):
    halaman = buka(pengguna)
    keluhan: list[str] = []
    halaman.on("console", lambda m: keluhan.append(m.text) if m.type == "error" else None)
    halaman.goto(alamat)
    temuan = Axe().run(halaman)
    assert temuan.violations_count == 0, temuan.generate_report()
    assert [k for k in keluhan if "404" not in k and "403" not in k] == []

    halaman.set_viewport_size({"width": 390, "height": 844})
    lebar = halaman.evaluate("document.documentElement.scrollWidth")
    assert lebar <= 390

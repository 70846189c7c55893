"""A report of our own making for tests of the queue and the pages: small, and as long as asked."""

from types import SimpleNamespace

import laporan.cetakan
import laporan.layanan
import laporan.views.lkip
from laporan.lkip import BagianNarasi

BARIS = "<tr><td>1</td><td>Meningkatnya kualitas pelayanan</td><td>67,10</td></tr>"


class DokumenTiruan(SimpleNamespace):
    """Stands in for `laporan.lkip`; `isi` is what the next snapshot holds."""

    BAGIAN_NARASI = (
        BagianNarasi("latar-belakang", "Latar Belakang", "Mengapa laporan ini disusun."),
        BagianNarasi("kesimpulan", "Kesimpulan", "Simpulan umum."),
    )

    def __init__(self, isi: str = "Isi", baris: int = 1):
        super().__init__(isi=isi, baris=baris, dicetak=0)

    def susun(self, instansi, tahun):
        return {"judul": f"{instansi.kode} {tahun}", "isi": self.isi, "baris": self.baris}

    def html(self, konteks):
        self.dicetak += 1
        if konteks["judul"].startswith("opd-rusak"):
            raise ValueError("isi rusak")
        tabel = BARIS * konteks["baris"]
        return (
            f'<html lang="id"><title>{konteks["judul"]}</title>'
            f"<p>{konteks['isi']}</p><table>{tabel}</table>"
        )

    def periksa_narasi(self, teks, instansi, tahun):
        return ["Penanda tidak dikenal."] if "{{" in teks else []

    def pratinjau(self, teks, instansi, tahun):
        return f"pratinjau: {teks}"


def pasang(monkeypatch, **kwargs) -> DokumenTiruan:
    tiruan = DokumenTiruan(**kwargs)
    for modul in (laporan.cetakan, laporan.layanan, laporan.views.lkip):
        monkeypatch.setattr(modul, "dokumen", tiruan)
    return tiruan

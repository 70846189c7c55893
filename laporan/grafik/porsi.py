"""Parts of a whole: one stacked bar and a legend that is a small table."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from .lembar import (
    BIRU,
    BIRU_MUDA,
    BIRU_SEDANG,
    KISI,
    LEBAR,
    PUTIH,
    TINTA,
    Isi,
    Lembar,
    bungkus,
    kosong,
    lebar_teks,
)
from .skala import NOL, desimal, tulis

ISI = (
    Isi(BIRU),
    Isi(BIRU, "miring"),
    Isi(BIRU_MUDA),
    Isi(BIRU, "titik", BIRU_MUDA),
    Isi(BIRU_SEDANG),
    Isi(BIRU, "silang"),
    Isi(PUTIH),
    Isi(BIRU, "datar", BIRU_MUDA),
    Isi(TINTA, "balik"),
    Isi(TINTA, "tegak"),
)
SERATUS = Decimal(100)


def _persen(bagian: Decimal, jumlah: Decimal) -> str:
    return tulis((bagian * 100 / jumlah).quantize(Decimal("0.01"), ROUND_HALF_UP), 2, "%")


def porsi(judul: str, bagian: Sequence[tuple[str, Decimal]], kunci: str) -> str:
    """Shares of the total; each percent is rounded by itself, the total is that of the values."""
    if any(nilai < 0 for _, nilai in bagian):
        raise ValueError("porsi tidak mengenal nilai negatif")
    jumlah = sum((nilai for _, nilai in bagian), NOL)
    if not jumlah:
        return kosong(judul, kunci)
    lembar = Lembar(kunci)
    koma = desimal(nilai for _, nilai in bagian)

    x = Decimal(1)
    for nomor, (_, nilai) in enumerate(bagian):
        lebar = nilai * (LEBAR - 2) / jumlah
        if lebar:
            lembar.kotak(x, 18, lebar, 30, ISI[nomor % len(ISI)], tepi=BIRU)
        persen = _persen(nilai, jumlah)
        if lebar_teks(persen, 11) + 4 <= lebar:
            lembar.teks(x + lebar / 2, 12, persen, 11, "middle")
        x += lebar

    kolom_nilai = LEBAR - 76
    kolom_label = kolom_nilai - lebar_teks(tulis(jumlah, koma, ""), 12) - 40
    y = 62
    for nomor, (label, nilai) in enumerate(bagian):
        baris = bungkus(label, kolom_label)
        lembar.kotak(1, y, 20, 12, ISI[nomor % len(ISI)], tepi=BIRU)
        for i, satu in enumerate(baris):
            lembar.teks(28, y + 10 + 14 * i, satu)
        lembar.teks(kolom_nilai, y + 10, tulis(nilai, koma, ""), jangkar="end")
        lembar.teks(LEBAR - 2, y + 10, _persen(nilai, jumlah), jangkar="end")
        y += 14 * max(1, len(baris)) + 6
    lembar.jalur([(0, y - 2), (LEBAR, y - 2)], KISI)
    lembar.teks(28, y + 13, "Jumlah", tebal=True)
    lembar.teks(kolom_nilai, y + 13, tulis(jumlah, koma, ""), jangkar="end", tebal=True)
    lembar.teks(LEBAR - 2, y + 13, tulis(SERATUS, 2, "%"), jangkar="end", tebal=True)

    uraian = "; ".join(
        f"{label}: {tulis(nilai, koma, '')} ({_persen(nilai, jumlah)})" for label, nilai in bagian
    )
    return lembar.svg(judul, f"{uraian}; jumlah: {tulis(jumlah, koma, '')}.", y + 20)

"""A bullet for one table row of the dashboard: value against target."""

from decimal import Decimal

from .lembar import ABU, BIRU, BIRU_MUDA, TINTA, Isi, Lembar
from .skala import desimal, tulis

LEBAR_PELURU, TINGGI_PELURU = 160, 20
NOL_X, AKHIR_X = 10, 100  # the track ends at one and a half times the target


def peluru(label: str, nilai: Decimal | None, target: Decimal, kunci: str) -> str:
    """The target mark stands at the same place in every row; beyond the track the bar is broken."""
    lembar = Lembar(kunci)
    koma = desimal([nilai, target])
    sasaran = f"target {tulis(target, koma, '')}"
    if nilai is None:
        lembar.teks(NOL_X, 14, "belum ada nilai", 11, warna=ABU)
        return lembar.svg(label, f"belum ada nilai, {sasaran}.", TINGGI_PELURU, lebar=LEBAR_PELURU)
    if target > 0:
        ujung = NOL_X + nilai * (AKHIR_X - NOL_X) * 2 / (target * 3)
        lembar.kotak(NOL_X, 4, AKHIR_X - NOL_X, 12, Isi(BIRU_MUDA))
        if nilai < 0:
            lembar.kotak(2, 6, NOL_X - 2, 8, Isi(BIRU, "miring"), tepi=BIRU)
        else:
            lembar.kotak(NOL_X, 6, min(ujung, Decimal(AKHIR_X + 6)) - NOL_X, 8, Isi(BIRU))
        if ujung > AKHIR_X:
            lembar.patah(AKHIR_X - 6, 6, 8)
        lembar.jalur([(NOL_X, 2), (NOL_X, 18)], TINTA)
        tanda = NOL_X + (AKHIR_X - NOL_X) * 2 // 3
        lembar.jalur([(tanda, 2), (tanda, 18)], TINTA, "2.5")
    lembar.teks(LEBAR_PELURU - 1, 14, tulis(nilai, koma, ""), 11, "end")
    return lembar.svg(
        label, f"{tulis(nilai, koma, '')}, {sasaran}.", TINGGI_PELURU, lebar=LEBAR_PELURU
    )

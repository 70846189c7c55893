"""Lines over the years: target beside realisasi, provinces beside the city."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .lembar import (
    ABU,
    BIRU,
    COKELAT,
    HIJAU,
    KISI,
    LEBAR,
    MERAH,
    PUTIH,
    TINTA,
    Isi,
    Lembar,
    Titik,
    kosong,
    lebar_teks,
)
from .skala import NOL, Sumbu, desimal, sebut, sumbu_tegak, tulis

WARNA = (BIRU, MERAH, HIJAU, COKELAT, TINTA)
PUTUS = ("", "6 3", "2 3", "9 3 2 3", "12 4")
TINGGI = 220  # of the plot
BARIS_LEGENDA = 20
JARAK_LABEL = 13


@dataclass(frozen=True)
class Deret:
    """One line: a value, or None, at every year."""

    nama: str
    titik: Sequence[tuple[str, Decimal | None]]


def _penanda(lembar: Lembar, x: Titik, y: Titik, nomor: int) -> None:
    warna = WARNA[nomor % 5]
    if nomor % 5 == 0:
        lembar.bulat(x, y, Decimal("3.5"), warna, isi=warna)
    elif nomor % 5 == 1:
        lembar.kotak(x - 4, y - 4, 8, 8, Isi(PUTIH), tepi=warna)
    elif nomor % 5 == 2:
        lembar.jalur([(x, y - 5), (x + 5, y + 4), (x - 5, y + 4)], warna, isi=warna)
    elif nomor % 5 == 3:
        lembar.jalur([(x, y - 5), (x + 5, y), (x, y + 5), (x - 5, y)], warna, "1.5", isi=PUTIH)
    else:
        lembar.bulat(x, y, 4, warna)


def _legenda(lembar: Lembar, deret: Sequence[Deret]) -> int:
    x: Titik = 0
    y = 10
    for nomor, satu in enumerate(deret):
        lebar = 40 + lebar_teks(satu.nama) + 20
        if x and x + lebar > LEBAR:
            x, y = 0, y + BARIS_LEGENDA
        lembar.jalur([(x, y), (x + 32, y)], WARNA[nomor % 5], "2", PUTUS[nomor % 5])
        _penanda(lembar, x + 16, y, nomor)
        lembar.teks(x + 40, y + 4, satu.nama)
        x += lebar
    return y + 26


def _letak_label(y: Sequence[Decimal], bawah: Decimal) -> list[Decimal]:
    """Baselines for the values at one year, points given from the top down.

    The highest is printed above its point, the others below theirs, each clear of the one before.
    """
    letak = [y[0] - 9]
    for titik in y[1:]:
        letak.append(max(titik + 17, letak[-1] + JARAK_LABEL))
    for i in range(len(letak) - 1, 0, -1):
        paling_bawah = bawah if i == len(letak) - 1 else letak[i + 1] - JARAK_LABEL
        letak[i] = min(letak[i], paling_bawah)
    return letak


def _ruas(
    titik: Sequence[tuple[Decimal, Decimal] | None],
) -> list[list[tuple[Decimal, Decimal]]]:
    """The runs of points between the gaps."""
    ruas: list[list[tuple[Decimal, Decimal]]] = [[]]
    for satu in titik:
        if satu is None:
            ruas.append([])
        else:
            ruas[-1].append(satu)
    return [r for r in ruas if len(r) > 1]


def garis(judul: str, deret: Sequence[Deret], satuan: str, kunci: str) -> str:
    """One line a series, broken where a value is missing; the values printed at the points."""
    nilai = [n for d in deret for _, n in d.titik if n is not None]
    if not nilai:
        return kosong(judul, kunci)
    lembar = Lembar(kunci)
    koma = desimal(nilai)
    label_x = list(dict.fromkeys(label for d in deret for label, _ in d.titik))

    atas = _legenda(lembar, deret)
    bawah = atas + TINGGI
    sumbu: Sumbu = sumbu_tegak(nilai, atas, bawah)
    label_y = sumbu.label(satuan)
    kiri = max(lebar_teks(teks, 11) for _, teks in label_y) + 8
    langkah = (LEBAR - kiri) / len(label_x)
    x_di = {label: kiri + langkah * i + langkah / 2 for i, label in enumerate(label_x)}

    for y, teks in label_y:
        lembar.jalur([(kiri, y), (LEBAR, y)], KISI)
        lembar.teks(kiri - 6, y + 4, teks, 11, "end", ABU)
    if sumbu.angka[0] <= NOL <= sumbu.angka[-1]:
        lembar.jalur([(kiri, sumbu.di(NOL)), (LEBAR, sumbu.di(NOL))], TINTA)

    tiap = 1  # when the years stand too close, only every second (third, ...) one is printed
    terlebar = max(
        [lebar_teks(tulis(n, koma, satuan), 11) for n in nilai] + [lebar_teks(x) for x in label_x]
    )
    while langkah * tiap < terlebar + 4:
        tiap += 1
    tercetak = label_x[(len(label_x) - 1) % tiap :: tiap]
    for label in tercetak:
        lembar.teks(x_di[label], bawah + 32, label, jangkar="middle")
    if satuan not in ("", "%"):
        lembar.teks(0, bawah + 48, f"Satuan: {satuan}", 11, warna=ABU)

    letak: list[dict[str, tuple[Decimal, Decimal]]] = [
        {label: (x_di[label], sumbu.di(n)) for label, n in d.titik if n is not None} for d in deret
    ]
    for nomor, titik in enumerate(letak):
        for ruas in _ruas([titik.get(label) for label in label_x]):
            lembar.jalur(ruas, WARNA[nomor % 5], "2", PUTUS[nomor % 5])
    cetak: list[tuple[Decimal, Decimal, str, str]] = []
    for label in tercetak:
        kolom = sorted(
            (titik[label][1], nomor) for nomor, titik in enumerate(letak) if label in titik
        )
        if not kolom:
            continue
        dasar = _letak_label([y for y, _ in kolom], Decimal(bawah + 16))
        for (_, nomor), y in zip(kolom, dasar, strict=True):
            n = dict(deret[nomor].titik)[label]
            if n is not None:
                cetak.append((x_di[label], y, tulis(n, koma, satuan), WARNA[nomor % 5]))
    for x, y, teks, _ in cetak:
        lebar = lebar_teks(teks, 11)
        lembar.kotak(x - lebar / 2, y - 9, lebar, 11, Isi(PUTIH))
    for nomor, titik in enumerate(letak):
        for x, y in titik.values():
            _penanda(lembar, x, y, nomor)
    for x, y, teks, warna in cetak:
        lembar.teks(x, y, teks, 11, "middle", warna)

    uraian = ". ".join(
        f"{d.nama}: " + ", ".join(f"{x} {sebut(n, koma, satuan)}" for x, n in d.titik)
        for d in deret
    )
    return lembar.svg(judul, uraian + ".", bawah + (54 if satuan not in ("", "%") else 38))

"""The sheet every chart is drawn on: text, shapes, fills that survive greyscale."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import mark_safe

LEBAR = 640
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"

TINTA, ABU, KISI, PUTIH = "#1a2330", "#55606e", "#d5dbe3", "#ffffff"
BIRU, BIRU_SEDANG, BIRU_MUDA = "#1f4e8c", "#5f87bd", "#c9d9ee"
HIJAU, MERAH, COKELAT = "#1b6e3c", "#b3261e", "#8a5a00"

_KELAS_LEBAR = {  # advance widths of Arial and Liberation Sans, thousandths of the font size
    222: "ijl'|",
    278: " ftI.,:;/!",
    333: "r-()[]",
    500: "ckszvxyJ–",
    667: "ABEKPSVXY&",
    722: "wCDHNRU",
    778: "GOQ",
    833: "mM",
    889: "%",
    944: "W",
    1000: "—…",
}
_LEBAR_HURUF = {huruf: lebar for lebar, semua in _KELAS_LEBAR.items() for huruf in semua}
_KENDALI = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_KUNCI = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")

Titik = Decimal | int


@dataclass(frozen=True)
class Isi:
    """A fill: one colour, or a pattern of it on a ground, so that print in grey still differs."""

    warna: str
    pola: str = ""
    dasar: str = PUTIH


_POLA = {
    "miring": "M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2",
    "balik": "M-1,5 l2,2 M0,0 l6,6 M5,-1 l2,2",
    "silang": "M0,6 l6,-6 M0,0 l6,6",
    "datar": "M0,1.5 h6 M0,4.5 h6",
    "tegak": "M1.5,0 v6 M4.5,0 v6",
    "titik": "M2,2 h2 v2 h-2 z",
}


def k(nilai: Titik) -> str:
    """A coordinate as it is printed: one decimal, always."""
    return f"{Decimal(nilai):.1f}"


def aman(isi: str) -> str:
    return html.escape(_KENDALI.sub(" ", isi))


def lebar_teks(isi: str, ukuran: int = 12) -> Decimal:
    """Estimated width; a little generous, because the font may be another one."""
    return Decimal(sum(_LEBAR_HURUF.get(huruf, 567) for huruf in isi) * ukuran) / 970


def _potong(kata: str, lebar: Titik, ukuran: int) -> str:
    """The longest start of a text that fits with an ellipsis."""
    while kata and lebar_teks(kata + "…", ukuran) > lebar:
        kata = kata[:-1]
    return kata.rstrip(" ,") + "…"


def bungkus(isi: str, lebar: Titik, ukuran: int = 12, maksimal: int = 3) -> list[str]:
    """At most `maksimal` lines, broken at spaces, slashes and hyphens; the rest is an ellipsis."""
    barisan: list[str] = []
    for kata in re.sub(r"([/-])(?=\w)", "\\1 \u200b", isi).split():
        sambung = "" if kata.startswith("\u200b") else " "
        kata = kata.lstrip("\u200b")
        if barisan and lebar_teks(barisan[-1] + sambung + kata, ukuran) <= lebar:
            barisan[-1] += sambung + kata
        elif kata:
            barisan.append(kata)
    if len(barisan) > maksimal:
        barisan[maksimal - 1 :] = [" ".join(barisan[maksimal - 1 :])]
    return [b if lebar_teks(b, ukuran) <= lebar else _potong(b, lebar, ukuran) for b in barisan]


class Lembar:
    """Collects the shapes of one chart and the patterns they use."""

    def __init__(self, kunci: str) -> None:
        if not _KUNCI.fullmatch(kunci):
            raise ValueError(f"kunci grafik bukan id yang sah: {kunci!r}")
        self.kunci = kunci
        self._bentuk: list[str] = []
        self._pola: dict[Isi, str] = {}

    def _isi(self, isi: Isi) -> str:
        if not isi.pola:
            return isi.warna
        return f"url(#{self._pola.setdefault(isi, f'{self.kunci}-p{len(self._pola) + 1}')})"

    def teks(
        self,
        x: Titik,
        y: Titik,
        isi: str,
        ukuran: int = 12,
        jangkar: str = "start",
        warna: str = TINTA,
        tebal: bool = False,
    ) -> None:
        self._bentuk.append(
            f'<text x="{k(x)}" y="{k(y)}" font-size="{ukuran}" text-anchor="{jangkar}"'
            f' fill="{warna}"{" font-weight=" + chr(34) + "bold" + chr(34) if tebal else ""}>'
            f"{aman(isi)}</text>"
        )

    def kotak(
        self, x: Titik, y: Titik, lebar: Titik, tinggi: Titik, isi: Isi, tepi: str = ""
    ) -> None:
        garis = f' stroke="{tepi}"' if tepi else ""
        self._bentuk.append(
            f'<rect x="{k(x)}" y="{k(y)}" width="{k(lebar)}" height="{k(tinggi)}"'
            f' fill="{self._isi(isi)}"{garis}/>'
        )

    def jalur(
        self,
        titik: Sequence[tuple[Titik, Titik]],
        warna: str,
        tebal: str = "1",
        putus: str = "",
        isi: str = "none",
    ) -> None:
        """A line through the points; with `isi` the area it encloses."""
        d = "M" + " L".join(f"{k(x)},{k(y)}" for x, y in titik) + ("Z" if isi != "none" else "")
        dash = f' stroke-dasharray="{putus}"' if putus else ""
        self._bentuk.append(
            f'<path d="{d}" fill="{isi}" stroke="{warna}" stroke-width="{tebal}"{dash}/>'
        )

    def bulat(self, x: Titik, y: Titik, jari: Titik, warna: str, isi: str = PUTIH) -> None:
        self._bentuk.append(
            f'<circle cx="{k(x)}" cy="{k(y)}" r="{k(jari)}" fill="{isi}" stroke="{warna}"'
            ' stroke-width="1.5"/>'
        )

    def patah(self, x: Titik, y: Titik, tinggi: Titik) -> None:
        """The mark of a bar that is longer than drawn: a white gap between two slanted lines."""
        atas, bawah = y - 2, y + tinggi + 2
        self.jalur([(x - 1, bawah), (x + 3, atas), (x + 7, atas), (x + 3, bawah)], PUTIH, isi=PUTIH)
        for geser in (0, 4):
            self.jalur([(x - 1 + geser, bawah), (x + 3 + geser, atas)], TINTA)

    def svg(self, judul: str, uraian: str, tinggi: Titik, lebar: int = LEBAR) -> str:
        """The finished chart; a full one takes the width it is given, a tiny one keeps its own."""
        ukuran = "100%" if lebar == LEBAR else str(lebar)
        pola = "".join(
            f'<pattern id="{kode}" width="6" height="6" patternUnits="userSpaceOnUse">'
            f'<rect width="6" height="6" fill="{isi.dasar}"/>'
            f'<path d="{_POLA[isi.pola]}" fill="none" stroke="{isi.warna}" stroke-width="1.6"/>'
            "</pattern>"
            for isi, kode in self._pola.items()
        )
        hasil: str = mark_safe(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {lebar} {k(tinggi)}"'
            f' width="{ukuran}" role="img" aria-labelledby="{self.kunci}-j {self.kunci}-d"'
            f' font-family="{FONT}"><title id="{self.kunci}-j">{aman(judul)}</title>'
            f'<desc id="{self.kunci}-d">{aman(uraian)}</desc>'
            f"{f'<defs>{pola}</defs>' if pola else ''}{''.join(self._bentuk)}</svg>"
        )
        return hasil


def kosong(judul: str, kunci: str) -> str:
    """What stands where a chart would be while there is nothing to draw."""
    lembar = Lembar(kunci)
    lembar.teks(LEBAR // 2, 24, "belum ada data", jangkar="middle", warna=ABU)
    return lembar.svg(judul, "belum ada data", 40)

"""The organisation chart: a head, its parts in columns or along a trunk, theirs indented below."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .lembar import BIRU, BIRU_MUDA, LEBAR, PUTIH, TINTA, Isi, Lembar, bungkus, kosong

KOLOM = 5  # more children than this hang left and right of a trunk
SELA, INDEN, JARAK = 12, 16, 10
LEBAR_KEPALA = 240


@dataclass(frozen=True)
class Simpul:
    """One box; `induk` is the id of the one above, None at the top."""

    id: int | str
    induk: int | str | None
    label: str


@dataclass(frozen=True)
class _Cabang:
    label: str
    anak: tuple["_Cabang", ...]


def _tumbuh(simpul: Sequence[Simpul]) -> list[_Cabang]:
    anak: dict[int | str | None, list[Simpul]] = {}
    for s in simpul:
        anak.setdefault(s.induk, []).append(s)
    terpakai = 0

    def cabang(s: Simpul) -> _Cabang:
        nonlocal terpakai
        terpakai += 1
        return _Cabang(s.label, tuple(cabang(a) for a in anak.get(s.id, ())))

    pohon = [cabang(s) for s in anak.get(None, ())]
    if terpakai != len(simpul):
        raise ValueError("bagan: ada simpul yang induknya tidak dikenal atau melingkar")
    return pohon


def _kotak(lembar: Lembar, x: Decimal, y: Decimal, lebar: Decimal, label: str, jenis: str) -> int:
    """Draw one box and return its height."""
    baris = bungkus(label, lebar - 12, 11 if jenis == "anak" else 12, 5)
    tinggi = 14 * len(baris) + 12
    dasar = {"kepala": BIRU, "bagian": BIRU_MUDA, "anak": PUTIH}[jenis]
    lembar.kotak(x, y, lebar, tinggi, Isi(dasar), tepi=BIRU)
    for i, satu in enumerate(baris):
        lembar.teks(
            x + lebar / 2,
            y + 17 + 14 * i,
            satu,
            11 if jenis == "anak" else 12,
            "middle",
            PUTIH if jenis == "kepala" else TINTA,
            tebal=jenis == "kepala",
        )
    return tinggi


def _bertingkat(
    lembar: Lembar, cabang: _Cabang, x: Decimal, y: Decimal, lebar: Decimal, jenis: str
) -> Decimal:
    """A box with everything below it indented; returns where the next one may start."""
    bawah = y + _kotak(lembar, x, y, lebar, cabang.label, jenis)
    batang, akhir = x + INDEN // 2, bawah
    for anak in cabang.anak:
        lembar.jalur([(batang, akhir), (batang, bawah + JARAK + 12)], BIRU)
        lembar.jalur([(batang, bawah + JARAK + 12), (x + INDEN, bawah + JARAK + 12)], BIRU)
        akhir = bawah + JARAK + 12
        bawah = _bertingkat(lembar, anak, x + INDEN, bawah + JARAK, lebar - INDEN, "anak")
    return bawah


def _berkolom(lembar: Lembar, anak: Sequence[_Cabang], y: Decimal) -> Decimal:
    lebar = min((Decimal(LEBAR - 2) - SELA * (len(anak) - 1)) / len(anak), Decimal(LEBAR_KEPALA))
    kiri = (LEBAR - lebar * len(anak) - SELA * (len(anak) - 1)) / 2
    tengah = [kiri + (lebar + SELA) * i + lebar / 2 for i in range(len(anak))]
    lembar.jalur([(LEBAR // 2, y), (LEBAR // 2, y + 12)], BIRU)
    if len(anak) > 1:
        lembar.jalur([(tengah[0], y + 12), (tengah[-1], y + 12)], BIRU)
    bawah = y
    for x, satu in zip(tengah, anak, strict=True):
        lembar.jalur([(x, y + 12), (x, y + 24)], BIRU)
        bawah = max(bawah, _bertingkat(lembar, satu, x - lebar / 2, y + 24, lebar, "bagian"))
    return bawah


def _bersisi(lembar: Lembar, anak: Sequence[_Cabang], y: Decimal) -> Decimal:
    """Children in pairs left and right of a trunk, in reading order."""
    lebar = Decimal(LEBAR // 2 - 20 - 1)
    bawah, terakhir = y, y
    for i in range(0, len(anak), 2):
        puncak, terakhir = bawah + 14, bawah + 14 + 13
        for sisi, satu in enumerate(anak[i : i + 2]):
            x = LEBAR // 2 + 20 if sisi else Decimal(1)
            tepi = x if sisi else x + lebar
            lembar.jalur([(LEBAR // 2, terakhir), (tepi, terakhir)], BIRU)
            bawah = max(bawah, _bertingkat(lembar, satu, Decimal(x), puncak, lebar, "bagian"))
    lembar.jalur([(LEBAR // 2, y), (LEBAR // 2, terakhir)], BIRU)
    return bawah


def _uraian(cabang: _Cabang) -> str:
    bawahan = ", ".join(_uraian(anak) for anak in cabang.anak)
    return f"{cabang.label} ({bawahan})" if bawahan else cabang.label


def bagan(judul: str, simpul: Sequence[Simpul], kunci: str) -> str:
    """The tree from the top down; siblings keep the order they are given in."""
    if not simpul:
        return kosong(judul, kunci)
    lembar = Lembar(kunci)
    pohon = _tumbuh(simpul)
    y = Decimal(1)
    for kepala in pohon:
        kiri = Decimal(LEBAR - LEBAR_KEPALA) / 2
        y += _kotak(lembar, kiri, y, Decimal(LEBAR_KEPALA), kepala.label, "kepala")
        if kepala.anak:
            susun = _berkolom if len(kepala.anak) <= KOLOM else _bersisi
            y = susun(lembar, kepala.anak, y)
        y += 20
    return lembar.svg(judul, "; ".join(_uraian(kepala) for kepala in pohon) + ".", y - 18)

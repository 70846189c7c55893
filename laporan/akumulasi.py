"""From triwulan to year-to-date. A quarter without a value is left out, never counted as zero."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum

from laporan.nilai import TEPAT, Kategori, Majemuk, Nilai, NilaiTarget, Rentang, Sebab, Tanpa


class CaraAkumulasi(StrEnum):
    JUMLAH = "jumlah"
    POSISI_AKHIR = "posisi_akhir"
    RATA_RATA = "rata_rata"
    MAKSIMUM = "maksimum"


@dataclass(frozen=True)
class Akumulasi:
    """The value up to a quarter (not rounded) and what became of every quarter.

    `dari` names the quarters the value was made from: only the last one for posisi akhir, all
    that were compared for maksimum. Any reason other than blank or unapproved is `tidak_diukur`.
    """

    nilai: Nilai | Tanpa
    dari: tuple[int, ...]
    kosong: tuple[int, ...]
    belum_disetujui: tuple[int, ...]
    tidak_diukur: tuple[int, ...]


def akumulasi(
    cara: CaraAkumulasi, triwulan: Mapping[int, Nilai | Tanpa], sampai: int = 4
) -> Akumulasi:
    """The realisasi of triwulan 1 to `sampai` as one value.

    Without any valued quarter the result is the reason that says most: belum disetujui, then
    tidak dapat diukur, then belum diisi; of equal reasons the latest quarter's.
    ValueError when kinds are mixed, or when a kategori is to be summed or averaged.
    """
    cara = CaraAkumulasi(cara)  # a model field hands over a plain str
    bernilai: list[tuple[int, Nilai]] = []
    tanpa: dict[int, Tanpa] = {}
    for tw in _sampai(sampai):
        nilai = triwulan.get(tw, Tanpa(Sebab.BELUM_DIISI))
        if isinstance(nilai, Tanpa):
            tanpa[tw] = nilai
        else:
            bernilai.append((tw, nilai))

    kosong = tuple(tw for tw, t in tanpa.items() if t.sebab == Sebab.BELUM_DIISI)
    belum_disetujui = tuple(tw for tw, t in tanpa.items() if t.sebab == Sebab.BELUM_DISETUJUI)
    tidak_diukur = tuple(tw for tw in tanpa if tw not in kosong + belum_disetujui)
    if bernilai:
        hasil, dari = _gabung(cara, bernilai)
        return Akumulasi(hasil, dari, kosong, belum_disetujui, tidak_diukur)
    terkuat = belum_disetujui or tidak_diukur or kosong
    return Akumulasi(tanpa[terkuat[-1]], (), kosong, belum_disetujui, tidak_diukur)


def target_kumulatif(
    cara: CaraAkumulasi,
    target_triwulan: Mapping[int, NilaiTarget],
    target_tahun: NilaiTarget | None,
    sampai: int,
) -> NilaiTarget | None:
    """The target a year-to-date realisasi is held against; None while there is none.

    At triwulan 4 the year's own target rules; before that, and where the year has none, the
    triwulan targets there are, accumulated as the realisasi is (a rentang bound by bound).
    """
    cara = CaraAkumulasi(cara)
    deret = [(tw, target_triwulan[tw]) for tw in _sampai(sampai) if tw in target_triwulan]
    if sampai == 4 and target_tahun is not None:
        return target_tahun
    if not deret:
        return None
    rentang = [(tw, t) for tw, t in deret if isinstance(t, Rentang)]
    if not rentang:
        return _gabung(cara, [(tw, t) for tw, t in deret if not isinstance(t, Rentang)])[0]
    if len(rentang) < len(deret):
        raise ValueError("Jenis target antartriwulan tidak sama.")
    bawah, _ = _gabung_angka(cara, [(tw, t.bawah) for tw, t in rentang])
    atas, _ = _gabung_angka(cara, [(tw, t.atas) for tw, t in rentang])
    return Rentang(bawah, atas)


def _sampai(triwulan: int) -> range:
    if not 1 <= triwulan <= 4:
        raise ValueError("Triwulan harus 1 sampai 4.")
    return range(1, triwulan + 1)


def _gabung(
    cara: CaraAkumulasi, deret: Sequence[tuple[int, Nilai]]
) -> tuple[Nilai, tuple[int, ...]]:
    angka = [(tw, n) for tw, n in deret if isinstance(n, Decimal)]
    kategori = [(tw, n) for tw, n in deret if isinstance(n, Kategori)]
    majemuk = [(tw, n) for tw, n in deret if isinstance(n, Majemuk)]
    if len(deret) not in (len(angka), len(kategori), len(majemuk)):
        raise ValueError("Jenis nilai antartriwulan tidak sama.")
    if angka:
        return _gabung_angka(cara, angka)
    if kategori:
        return _gabung_kategori(cara, kategori)
    return _gabung_majemuk(cara, majemuk)


def _gabung_angka(
    cara: CaraAkumulasi, deret: Sequence[tuple[int, Decimal]]
) -> tuple[Decimal, tuple[int, ...]]:
    if cara is CaraAkumulasi.POSISI_AKHIR:
        tw, akhir = deret[-1]
        return akhir, (tw,)
    angka = [n for _, n in deret]
    dari = tuple(tw for tw, _ in deret)
    if cara is CaraAkumulasi.MAKSIMUM:
        return max(angka), dari
    with localcontext(TEPAT):
        jumlah = sum(angka, Decimal(0))
        return (jumlah if cara is CaraAkumulasi.JUMLAH else jumlah / len(angka)), dari


def _gabung_kategori(
    cara: CaraAkumulasi, deret: Sequence[tuple[int, Kategori]]
) -> tuple[Kategori, tuple[int, ...]]:
    if cara is CaraAkumulasi.POSISI_AKHIR:
        tw, akhir = deret[-1]
        return akhir, (tw,)
    if cara is CaraAkumulasi.MAKSIMUM:
        terbaik = max((n for _, n in deret), key=lambda n: n.peringkat)
        return terbaik, tuple(tw for tw, _ in deret)
    raise ValueError("Nilai kategori tidak dapat dijumlahkan atau dirata-rata.")


def _gabung_majemuk(
    cara: CaraAkumulasi, deret: Sequence[tuple[int, Majemuk]]
) -> tuple[Majemuk, tuple[int, ...]]:
    """Each component on its own, so one that a quarter does not mention is not zero there."""
    per_kode: dict[str, list[tuple[int, Decimal]]] = {}
    for tw, majemuk in deret:
        for kode, angka in majemuk.komponen:
            per_kode.setdefault(kode, []).append((tw, angka))
    hasil = {kode: _gabung_angka(cara, isi) for kode, isi in per_kode.items()}
    dari = sorted({tw for _, terpakai in hasil.values() for tw in terpakai})
    return Majemuk(tuple((kode, angka) for kode, (angka, _) in hasil.items())), tuple(dari)

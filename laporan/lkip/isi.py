"""The plain values that sections share: text, Decimal or None, tuples. No template sees a model."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from laporan.efisiensi import Rasio
from laporan.format import angka_isian, nilai_teks, rupiah
from laporan.konteks.anggaran import JumlahAnggaran
from laporan.konteks.hasil import HasilIndikator
from laporan.nilai import NilaiTarget, Tanpa, bulat


@dataclass(frozen=True)
class Sel:
    """A target or realisasi as printed; `angka` where it is a single number."""

    teks: str
    angka: Decimal | None = None
    ada: bool = True


@dataclass(frozen=True)
class Angka:
    """A computed figure, or the phrase printed where there is none."""

    nilai: Decimal | None
    sebab: str = ""


@dataclass(frozen=True)
class BarisIndikator:
    """An indikator in a year, as every table prints it."""

    kode: str
    nama: str
    satuan: str
    target: Sel
    realisasi: Sel
    capaian: Angka
    status: str
    predikat: str
    aturan: str
    hitungan: str
    sumber_target: str
    belum_lengkap: str = ""


@dataclass(frozen=True)
class Uang:
    """Sums of pagu and realisasi; `belum` rows have not reported theirs."""

    baris: int
    pagu: Decimal
    realisasi: Decimal
    belum: int
    serapan: Angka
    sisa: Angka
    sisa_rupiah: Decimal


@dataclass(frozen=True)
class BatangGrafik:
    label: str
    nilai: Decimal | None
    kedua: Decimal | None = None
    keterangan: str = ""
    status: str = ""


@dataclass(frozen=True)
class DeretGrafik:
    nama: str
    titik: tuple[tuple[str, Decimal | None], ...]


@dataclass(frozen=True)
class SimpulGrafik:
    id: int
    induk: int | None
    label: str


@dataclass(frozen=True)
class Grafik:
    """What a chart shows; `laporan.grafik` draws it when the document is rendered."""

    jenis: Literal["batang", "kelompok", "garis", "porsi", "bagan"]
    satuan: str = ""
    acuan: Decimal | None = None
    nama: tuple[str, ...] = ()
    batang: tuple[BatangGrafik, ...] = ()
    deret: tuple[DeretGrafik, ...] = ()
    simpul: tuple[SimpulGrafik, ...] = ()


def rapi(nilai: Decimal) -> Decimal:
    """With the decimals it is printed with: the database hands over 77.0000 for 77,00."""
    utuh = bulat(nilai, 4)
    dua = bulat(nilai)
    return dua if utuh == dua else utuh.normalize()


def sel(nilai: NilaiTarget | Tanpa | None, jenis: str = "") -> Sel:
    if isinstance(nilai, Decimal):
        return Sel(rupiah(nilai) if jenis == "rupiah" else angka_isian(nilai), rapi(nilai))
    return Sel(nilai_teks(nilai), None, ada=not (nilai is None or isinstance(nilai, Tanpa)))


def angka_rasio(r: Rasio) -> Angka:
    return Angka(r.nilai, r.sebab.teks if r.sebab else "")


def uang(j: JumlahAnggaran) -> Uang:
    return Uang(
        j.baris, j.pagu, j.realisasi, j.tanpa_realisasi,
        angka_rasio(j.serapan), angka_rasio(j.sisa), j.sisa_rupiah,
    )  # fmt: skip


def angka_capaian(h: HasilIndikator) -> Angka:
    return Angka(h.hasil.nilai, h.hasil.sebab.teks if h.hasil.sebab else "")


def potong_grafik(g: Grafik, paling_banyak: int) -> tuple[Grafik, ...]:
    """Bars in equal parts, so that no chart is taller than a page."""
    if not g.batang:
        return ()
    bagian = -(-len(g.batang) // paling_banyak)
    tiap = -(-len(g.batang) // bagian)
    return tuple(replace(g, batang=g.batang[i : i + tiap]) for i in range(0, len(g.batang), tiap))


def baris_indikator(h: HasilIndikator) -> BarisIndikator:
    i = h.indikator
    target = sel(h.target, i.jenis_nilai)
    return BarisIndikator(
        kode=i.kode,
        nama=i.nama,
        satuan=i.satuan,
        target=target if target.ada else Sel("belum ada target", None, ada=False),
        realisasi=sel(h.realisasi.nilai, i.jenis_nilai),
        capaian=angka_capaian(h),
        status=str(h.hasil.status),
        predikat=h.predikat,
        aturan=h.hasil.aturan,
        hitungan=h.hasil.hitungan,
        sumber_target=h.sumber_target,
        belum_lengkap=h.catatan_triwulan,
    )

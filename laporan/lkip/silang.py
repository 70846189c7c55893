"""Cross tables: values of other wilayah, and the inputs of an indikator, by year."""

from dataclasses import dataclass

from indikator.models import DataPendukung, Pembanding
from laporan.lkip.isi import sel

BATAS_DUA_KOLOM = 12
BATAS_GABUNG = 4  # measures of so few wilayah share one table


@dataclass(frozen=True)
class Silang:
    """Values by row and year; `ganda` when the table is so long that it runs in two columns."""

    judul: str
    kepala: str
    satuan: str
    tahun: tuple[int, ...]
    baris: tuple[tuple[str, tuple[str, ...]], ...]
    ganda: tuple[tuple[tuple[str, tuple[str, ...]], tuple[str, tuple[str, ...]]], ...] = ()


def pembanding(baris: list[Pembanding]) -> tuple[Silang, ...]:
    per: dict[tuple[str, str], dict[str, dict[int, str]]] = {}
    bulat = {
        (v, s)
        for v, s in {(p.variabel, p.satuan) for p in baris}
        if s not in ("%", "Nilai", "Indeks")
        and all(
            p.nilai is None or p.nilai == p.nilai.to_integral_value()
            for p in baris
            if (p.variabel, p.satuan) == (v, s)
        )
    }
    for p in baris:
        teks = p.nilai_teks
        if p.nilai is not None:
            teks = sel(p.nilai, "rupiah" if p.satuan.lower() == "rupiah" else "").teks
        if (p.variabel, p.satuan) in bulat:
            teks = teks.removesuffix(",00")
        per.setdefault((p.variabel, p.satuan), {}).setdefault(p.wilayah, {})[p.tahun] = teks
    pendek = {k: isi for k, isi in per.items() if len(isi) <= BATAS_GABUNG}
    gabungan = {
        f"{wilayah}: {variabel}" + (f" ({satuan})" if satuan else ""): per_tahun
        for (variabel, satuan), isi in pendek.items()
        for wilayah, per_tahun in isi.items()
    }
    panjang = tuple(
        _silang(v, "Wilayah", satuan, isi) for (v, satuan), isi in per.items()
        if (v, satuan) not in pendek
    )  # fmt: skip
    if not gabungan:
        return panjang
    return (_silang("Pembanding", "Wilayah dan ukuran", "", gabungan), *panjang)


def pendukung(baris: list[DataPendukung]) -> tuple[Silang, ...]:
    """One table a variabel with rincian; those without are gathered in a single table."""
    per: dict[tuple[str, str], dict[str, dict[int, str]]] = {}
    for d in baris:
        rupiah = d.satuan.lower() == "rupiah"
        nilai = sel(d.nilai, "rupiah" if rupiah else "").teks
        if d.satuan == "%":
            nilai += "%"
        elif d.nilai == d.nilai.to_integral_value() and not rupiah:
            nilai = nilai.removesuffix(",00")
        nama = f"{d.variabel}, {d.rincian}" if d.rincian else d.variabel
        satuan = "" if rupiah or d.satuan in ("%", "") else f" ({d.satuan})"
        per.setdefault(("", ""), {}).setdefault(f"{nama}{satuan}", {})[d.tahun] = nilai
    return tuple(_silang(v, "Data", satuan, isi) for (v, satuan), isi in per.items())


def _silang(judul: str, kepala: str, satuan: str, isi: dict[str, dict[int, str]]) -> Silang:
    tahun = tuple(sorted({t for per_tahun in isi.values() for t in per_tahun}))
    baris = tuple(
        (nama, tuple(per_tahun.get(t, "–") for t in tahun)) for nama, per_tahun in isi.items()
    )
    if len(baris) <= BATAS_DUA_KOLOM or len(tahun) > 2 or kepala != "Wilayah":
        return Silang(judul, kepala, satuan, tahun, baris)
    separuh = (len(baris) + 1) // 2
    kosong = ("", tuple("" for _ in tahun))
    kanan = baris[separuh:] + (kosong,) * (separuh * 2 - len(baris))
    return Silang(judul, kepala, satuan, tahun, (), tuple(zip(baris[:separuh], kanan, strict=True)))

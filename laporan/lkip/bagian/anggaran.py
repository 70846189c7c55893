"""Realisasi anggaran: per program, per kegiatan where recorded, per unit, and per IKU."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from indikator.models import Anggaran
from laporan.format import rupiah
from laporan.konteks.anggaran import jumlah_anggaran
from laporan.lkip import kalimat
from laporan.lkip.bagian.teks import tulisan
from laporan.lkip.bahan import Bahan
from laporan.lkip.isi import BatangGrafik, Grafik, Uang, angka_capaian, potong_grafik, uang
from laporan.terbilang import terbilang_rupiah


@dataclass(frozen=True)
class BarisUang:
    """One row; `tingkat` 1 program, 2 kegiatan, 3 subkegiatan. Unknown amounts are None."""

    tingkat: int
    nama: str
    unit: str
    pagu: Decimal | None
    realisasi: Decimal | None
    serapan: str
    serapan_nilai: Decimal | None
    fisik: Decimal | None
    tanda: str = ""


@dataclass(frozen=True)
class BarisIku:
    kode: str
    nama: str
    program: int
    uang: Uang
    kalimat: str


@dataclass(frozen=True)
class Konteks:
    teks: str
    kalimat: tuple[str, ...]
    program: tuple[BarisUang, ...]
    rincian: tuple[BarisUang, ...]
    berfisik: bool
    berunit: bool
    unit: tuple[BarisUang, ...]
    iku: tuple[BarisIku, ...]
    total: Uang
    total_per_iku: Uang
    grafik: tuple[Grafik, ...]
    adalah_kota: bool


def konteks(bahan: Bahan) -> Konteks:
    baris = bahan.baris_anggaran
    a = bahan.anggaran
    total, per_iku = uang(a.jumlah), uang(a.jumlah_per_iku)
    iku = tuple(
        BarisIku(
            x.hasil.indikator.kode, x.hasil.indikator.nama, len(_per_program(bahan, x.baris)),
            uang(x.jumlah), kalimat.anggaran(uang(x.jumlah), f"untuk {x.hasil.indikator.nama}"),
        )
        for x in a.iku
    )  # fmt: skip
    program = _program(bahan, baris)
    rincian = _rincian(bahan, baris)
    return Konteks(
        teks=tulisan(bahan, "realisasi-anggaran"),
        kalimat=_kalimat(bahan, total, per_iku, baris),
        program=program,
        rincian=rincian if len(rincian) > len(program) else (),
        berfisik=any(b.fisik is not None for b in baris),
        berunit=len({b.kinerja.instansi_id for b in baris}) > 1 and not bahan.instansi.adalah_kota,
        unit=_unit(bahan, baris),
        iku=iku,
        total=total,
        total_per_iku=per_iku,
        grafik=_grafik(bahan),
        adalah_kota=bahan.instansi.adalah_kota,
    )


def _kalimat(bahan: Bahan, total: Uang, per_iku: Uang, baris: list[Anggaran]) -> tuple[str, ...]:
    hal = f"anggaran {bahan.instansi.nama} tahun {bahan.tahun}"
    if bahan.instansi.adalah_kota:
        hal = f"seluruh program pendukung indikator kinerja utama tahun {bahan.tahun}"
    hasil = [kalimat.anggaran(total, hal)]
    ganda = [b for b in baris if len(b.mendukung.all()) > 1]
    if ganda and per_iku.pagu != total.pagu:
        hasil.append(
            f"Jumlah itu menghitung setiap program satu kali. Karena {kalimat.cacah(len(ganda))}"
            " program atau kegiatan mendukung lebih dari satu indikator, penjumlahan pagu per"
            f" indikator menghasilkan {rupiah(per_iku.pagu)} ({terbilang_rupiah(per_iku.pagu)})"
            f" dengan realisasi {rupiah(per_iku.realisasi)}; selisih pagu"
            f" {rupiah(per_iku.pagu - total.pagu)} adalah penghitungan ganda."
        )
    if bahan.anggaran.tanpa_iku and bahan.iku:
        hasil.append(
            f"Sebanyak {kalimat.cacah(len(bahan.anggaran.tanpa_iku))} baris anggaran tidak"
            " dihubungkan dengan indikator kinerja utama mana pun."
        )
    return tuple(hasil)


def _per_program(bahan: Bahan, baris: Iterable[Anggaran]) -> dict[int, list[Anggaran]]:
    per: dict[int, list[Anggaran]] = {}
    for b in baris:
        per.setdefault((bahan.di_atas(b.kinerja, "program") or b.kinerja).pk, []).append(b)
    return per


def _program(bahan: Bahan, baris: list[Anggaran]) -> tuple[BarisUang, ...]:
    hasil = []
    for isi in _per_program(bahan, baris).values():
        p = bahan.di_atas(isi[0].kinerja, "program") or isi[0].kinerja
        ganda = any(len(b.mendukung.all()) > 1 for b in isi) and bahan.instansi.adalah_kota
        unit = p.instansi.nama_pendek if p.instansi_id != bahan.instansi.pk else ""
        hasil.append(_jumlah(1, p.uraian, unit, isi, "*" if ganda else ""))
    return tuple(hasil)


def _rincian(bahan: Bahan, baris: list[Anggaran]) -> tuple[BarisUang, ...]:
    """Program, kegiatan and subkegiatan in their order, each level with its sum."""
    hasil = []
    for isi in _per_program(bahan, baris).values():
        p = bahan.di_atas(isi[0].kinerja, "program") or isi[0].kinerja
        hasil.append(_jumlah(1, p.uraian, "", isi))
        per_kegiatan: dict[int, list[Anggaran]] = {}
        for b in isi:
            k = bahan.di_atas(b.kinerja, "kegiatan")
            if k is not None:
                per_kegiatan.setdefault(k.pk, []).append(b)
        for sub in per_kegiatan.values():
            k = bahan.di_atas(sub[0].kinerja, "kegiatan")
            hasil.append(_jumlah(2, k.uraian if k else "", "", sub))
            for b in sub:
                if b.kinerja.jenjang == "subkegiatan":
                    hasil.append(_jumlah(3, b.kinerja.uraian, b.kinerja.instansi.nama_pendek, [b]))
    return tuple(hasil)


def _unit(bahan: Bahan, baris: list[Anggaran]) -> tuple[BarisUang, ...]:
    if bahan.instansi.adalah_kota:
        return ()
    per: dict[int, list[Anggaran]] = {}
    for b in baris:
        per.setdefault(b.kinerja.instansi_id, []).append(b)
    if len(per) < 2:
        return ()
    urut = sorted(per.values(), key=lambda isi: (
        isi[0].kinerja.instansi_id != bahan.instansi.pk, isi[0].kinerja.instansi.urut,
        isi[0].kinerja.instansi.kode))  # fmt: skip
    return tuple(_jumlah(1, isi[0].kinerja.instansi.nama, "", isi) for isi in urut)


def _jumlah(tingkat: int, nama: str, unit: str, isi: list[Anggaran], tanda: str = "") -> BarisUang:
    j = jumlah_anggaran(isi)
    tahu_pagu = any(b.pagu is not None for b in isi)
    tahu = any(b.realisasi is not None for b in isi)
    serapan = j.serapan.nilai if tahu else None
    if not tahu_pagu:
        sebab = "belum ada pagu"
    elif not tahu:
        sebab = "belum dilaporkan"
    else:
        sebab = "pagu nol"
    return BarisUang(
        tingkat, nama, unit, j.pagu if tahu_pagu else None, j.realisasi if tahu else None,
        "" if serapan is not None else sebab, serapan,
        isi[0].fisik if len(isi) == 1 and tingkat == 3 else None,
        tanda + ("†" if tahu and j.tanpa_realisasi else ""),
    )  # fmt: skip


def _grafik(bahan: Bahan) -> tuple[Grafik, ...]:
    batang = tuple(
        BatangGrafik(f"{x.hasil.indikator.kode} {x.hasil.indikator.nama}",
                     angka_capaian(x.hasil).nilai, x.jumlah.serapan.nilai if x.baris else None)
        for x in bahan.anggaran.iku
    )  # fmt: skip
    if not any(b.kedua is not None for b in batang):
        return ()
    nama = ("Capaian kinerja", "Serapan anggaran")
    return potong_grafik(Grafik("kelompok", "%", nama=nama, batang=batang), 14)

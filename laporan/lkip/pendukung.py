"""What supports an IKU: the money by program, the indikator program, the keluaran."""

from dataclasses import dataclass
from decimal import Decimal

from indikator.models import Indikator
from laporan.konteks.anggaran import AnggaranIku, jumlah_anggaran
from laporan.konteks.hasil import HasilIndikator
from laporan.lkip.bahan import Bahan
from laporan.lkip.isi import Angka, Sel, angka_rasio, baris_indikator
from laporan.nilai import Tanpa


@dataclass(frozen=True)
class BarisProgram:
    nama: str
    instansi: str
    pagu: Decimal | None
    realisasi: Decimal | None
    serapan: Angka


@dataclass(frozen=True)
class BarisHasil:
    """An indikator program or keluaran with its earlier years."""

    induk: str
    nama: str
    satuan: str
    lalu: tuple[Sel, ...]
    target: Sel
    realisasi: Sel
    capaian: Angka


def baris_program(bahan: Bahan, a: AnggaranIku) -> tuple[BarisProgram, ...]:
    """The money behind an IKU by program, whatever level it was recorded at."""
    per: dict[int, list] = {}
    nama: dict[int, tuple[str, str]] = {}
    for b in a.baris:
        p = bahan.di_atas(b.kinerja, "program") or b.kinerja
        per.setdefault(p.pk, []).append(b)
        nama[p.pk] = (p.uraian, p.instansi.nama_pendek)
    hasil = []
    for pk, baris in per.items():
        j = jumlah_anggaran(baris)
        tahu_pagu = any(b.pagu is not None for b in baris)
        tahu_realisasi = any(b.realisasi is not None for b in baris)
        hasil.append(
            BarisProgram(
                nama[pk][0],
                "Lintas perangkat daerah" if nama[pk][1] == bahan.instansi.nama_pendek
                and bahan.instansi.adalah_kota else nama[pk][1],
                j.pagu if tahu_pagu else None,
                j.realisasi if tahu_realisasi else None,
                _serapan(angka_rasio(j.serapan), tahu_pagu, tahu_realisasi),
            )
        )  # fmt: skip
    return tuple(hasil)


def _serapan(serapan: Angka, tahu_pagu: bool, tahu_realisasi: bool) -> Angka:
    if not tahu_pagu:
        return Angka(None, "belum ada pagu")
    if not tahu_realisasi:
        return Angka(None, "belum dilaporkan")
    return serapan if serapan.nilai is not None else Angka(None, "pagu nol")


def indikator_program(bahan: Bahan, i: Indikator) -> tuple[tuple[int, ...], tuple[BarisHasil, ...]]:
    """Indikator of the programs that support it, this year beside two before."""
    tahun = (bahan.tahun - 2, bahan.tahun - 1)
    baris = [
        _baris_hasil(bahan, h, tahun)
        for h in bahan.bukan_iku
        if h.indikator.kinerja.jenjang == "program" and i.pk in bahan.mendukung(h.indikator.kinerja)
    ]
    dipakai = tuple(t for n, t in enumerate(tahun) if any(b.lalu[n].ada for b in baris))
    simpan = [n for n, t in enumerate(tahun) if t in dipakai]
    return dipakai, tuple(
        BarisHasil(b.induk, b.nama, b.satuan, tuple(b.lalu[n] for n in simpan), b.target,
                   b.realisasi, b.capaian)
        for b in baris
    )  # fmt: skip


def keluaran(bahan: Bahan, i: Indikator) -> tuple[BarisHasil, ...]:
    return tuple(
        _baris_hasil(bahan, h, ())
        for h in bahan.bukan_iku
        if h.indikator.kinerja.jenjang in ("kegiatan", "subkegiatan")
        and i.pk in bahan.mendukung(h.indikator.kinerja)
    )


def _baris_hasil(bahan: Bahan, h: HasilIndikator, tahun: tuple[int, ...]) -> BarisHasil:
    b = baris_indikator(h)
    riwayat = bahan.riwayat.get(h.indikator.deret, {})
    kosong = Sel("tidak tercatat", None, ada=False)

    def lalu(t: int) -> Sel:
        if t not in riwayat or isinstance(riwayat[t].realisasi.nilai, Tanpa):
            return kosong
        return baris_indikator(riwayat[t]).realisasi

    simpul = h.indikator.kinerja
    induk = simpul.uraian
    if bahan.instansi.pk != simpul.instansi_id and not bahan.instansi.adalah_kota:
        induk = f"{induk} ({simpul.instansi.nama_pendek})"
    return BarisHasil(
        induk, b.nama, b.satuan, tuple(lalu(t) for t in tahun), b.target, b.realisasi, b.capaian
    )

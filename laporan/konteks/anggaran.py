"""Money beside performance: rows as recorded, sums, and what they say of an IKU."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from indikator.models import Anggaran
from laporan.efisiensi import Rasio, Simpulan, jumlah, selisih, serapan, simpulan, sisa_anggaran
from laporan.konteks.hasil import HasilIndikator
from perangkat_daerah.models import Instansi


@dataclass(frozen=True)
class JumlahAnggaran:
    """Sums over rows; `tanpa_realisasi` rows have not reported theirs and add nothing to it."""

    baris: int
    pagu: Decimal
    realisasi: Decimal
    tanpa_realisasi: int
    serapan: Rasio
    sisa: Rasio

    @property
    def sisa_rupiah(self) -> Decimal:
        return self.pagu - self.realisasi


@dataclass(frozen=True)
class AnggaranIku:
    """The rows that support one IKU, their sum, and the verdict on its efficiency."""

    hasil: HasilIndikator
    baris: tuple[Anggaran, ...]
    jumlah: JumlahAnggaran
    selisih: Rasio
    simpulan: Simpulan


@dataclass(frozen=True)
class AnggaranInstansi:
    """All IKU of an instansi with their money.

    `jumlah` counts every row once; `jumlah_per_iku` counts a row again for each IKU it supports.
    """

    iku: tuple[AnggaranIku, ...]
    tanpa_iku: tuple[Anggaran, ...]
    jumlah_tanpa_iku: JumlahAnggaran
    jumlah: JumlahAnggaran
    jumlah_per_iku: JumlahAnggaran


def jumlah_anggaran(baris: Iterable[Anggaran]) -> JumlahAnggaran:
    baris = list(baris)
    pagu, _ = jumlah(b.pagu for b in baris)
    # A row without pagu is not part of the budget: it neither adds nor owes a realisasi.
    berpagu = [b for b in baris if b.pagu is not None]
    terealisasi, _ = jumlah(b.realisasi for b in berpagu)
    tanpa = sum(1 for b in berpagu if b.realisasi is None)
    # While nobody has reported, what was spent is not known: that is not zero.
    diketahui = None if berpagu and tanpa == len(berpagu) else terealisasi
    return JumlahAnggaran(
        len(baris),
        pagu,
        terealisasi,
        tanpa,
        serapan(diketahui, pagu),
        sisa_anggaran(diketahui, pagu),
    )


def anggaran_iku(hasil: HasilIndikator, baris: Iterable[Anggaran]) -> AnggaranIku:
    baris = tuple(baris)
    total = jumlah_anggaran(baris)
    terserap = total.serapan if baris else serapan(None, None)
    # A verdict needs the whole spending: what is not reported is not zero.
    lengkap = bool(baris) and not total.tanpa_realisasi
    return AnggaranIku(
        hasil,
        baris,
        total,
        selisih(hasil.hasil.nilai, terserap),
        simpulan(hasil.hasil.status, terserap) if lengkap else Simpulan.TIDAK_DAPAT_DITENTUKAN,
    )


def baris_anggaran(instansi: Instansi, tahun: int) -> list[Anggaran]:
    """The rows an instansi answers for: the city's by its own dokumen, others by their tree."""
    baris = Anggaran.objects.filter(tahun=tahun)
    if instansi.adalah_kota:
        baris = baris.filter(kinerja__dokumen__instansi=instansi)
    else:
        baris = baris.filter(kinerja__dokumen__instansi__in=Instansi.objects.turunan([instansi.pk]))
    return list(
        baris.select_related("kinerja__instansi", "kinerja__induk__induk").prefetch_related(
            "mendukung"
        )
    )


def anggaran_instansi(hasil: list[HasilIndikator], baris: list[Anggaran]) -> AnggaranInstansi:
    """Join the results of the IKU with the rows that support them."""
    pendukung: dict[int, list[Anggaran]] = {}
    for b in baris:
        for i in b.mendukung.all():
            pendukung.setdefault(i.pk, []).append(b)
    iku = tuple(anggaran_iku(h, pendukung.get(h.indikator.pk, ())) for h in hasil)
    terhubung = {b.pk for a in iku for b in a.baris}
    lain = tuple(b for b in baris if b.pk not in terhubung)
    return AnggaranInstansi(
        iku=iku,
        tanpa_iku=lain,
        jumlah_tanpa_iku=jumlah_anggaran(lain),
        jumlah=jumlah_anggaran(baris),
        jumlah_per_iku=jumlah_anggaran(b for a in iku for b in a.baris),
    )

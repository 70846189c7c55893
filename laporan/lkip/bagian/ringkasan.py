"""All IKU of the year in one table, how many have which status, and a chart of their capaian."""

from dataclasses import dataclass
from decimal import Decimal

from laporan.lkip.bagian.ikhtisar import kalimat_kinerja
from laporan.lkip.bahan import Bahan
from laporan.lkip.isi import BarisIndikator, BatangGrafik, Grafik, baris_indikator, potong_grafik
from laporan.rerata import rekap_status


@dataclass(frozen=True)
class Kelompok:
    uraian: str
    baris: tuple[BarisIndikator, ...]


@dataclass(frozen=True)
class BarisStatus:
    status: str
    jumlah: int
    persen: Decimal | None


@dataclass(frozen=True)
class Konteks:
    kalimat: tuple[str, ...]
    kelompok: tuple[Kelompok, ...]
    status: tuple[BarisStatus, ...]
    total: int
    capaian: tuple[Grafik, ...]
    porsi: Grafik | None


def konteks(bahan: Bahan) -> Konteks | None:
    if not bahan.iku:
        return None
    baris = [baris_indikator(h) for h in bahan.iku]
    rekap = rekap_status(h.hasil for h in bahan.iku)
    status = tuple(
        BarisStatus(str(b.status), b.jumlah, b.persen)
        for b in rekap.baris
        if b.jumlah or str(b.status) in ("tercapai", "tidak tercapai", "belum ada nilai")
    )
    porsi = tuple(BatangGrafik(b.status, Decimal(b.jumlah)) for b in status if b.jumlah)
    return Konteks(
        kalimat=kalimat_kinerja(bahan, baris),
        kelompok=_kelompok(bahan),
        status=status,
        total=rekap.total,
        capaian=potong_grafik(_grafik(baris), 16),
        porsi=Grafik("porsi", batang=porsi) if len(porsi) > 1 else None,
    )


def _kelompok(bahan: Bahan) -> tuple[Kelompok, ...]:
    per: dict[str, list[BarisIndikator]] = {}
    for h in bahan.iku:
        simpul = bahan.di_atas(h.indikator.kinerja, "sasaran") or h.indikator.kinerja
        per.setdefault(simpul.uraian, []).append(baris_indikator(h))
    return tuple(Kelompok(u, tuple(isi)) for u, isi in per.items())


def _grafik(baris: list[BarisIndikator]) -> Grafik:
    return Grafik(
        "batang",
        "%",
        Decimal(100),
        batang=tuple(
            BatangGrafik(f"{b.kode} {b.nama}", b.capaian.nilai, status=b.status) for b in baris
        ),
    )

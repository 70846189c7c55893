"""Evaluasi AKIP: the komponen of two years side by side, and for the city its perangkat daerah."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from indikator.models import NilaiAkip
from laporan.format import angka
from laporan.lkip.bagian.teks import tulisan
from laporan.lkip.bahan import Bahan
from laporan.lkip.kalimat import cacah, gabung, perubahan
from laporan.nilai import bulat


@dataclass(frozen=True)
class Komponen:
    nama: str
    bobot: Decimal
    nilai: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class Total:
    nilai: Decimal | None
    huruf: str
    label: str


@dataclass(frozen=True)
class BarisPeringkat:
    peringkat: int
    nama: str
    nilai: Decimal
    huruf: str
    label: str


@dataclass(frozen=True)
class Konteks:
    teks: str
    tahun: tuple[int, ...]
    komponen: tuple[Komponen, ...]
    total: tuple[Total, ...]
    bobot: Decimal
    kalimat: str
    peringkat: tuple[BarisPeringkat, ...]
    kalimat_peringkat: str
    rata_rata: Decimal | None


def konteks(bahan: Bahan) -> Konteks | None:
    sendiri = sorted(
        (a for a in bahan.akip if a.instansi_id == bahan.instansi.pk), key=lambda a: a.tahun
    )
    lain = [
        a for a in bahan.akip
        if bahan.instansi.adalah_kota and a.instansi_id != bahan.instansi.pk
        and a.tahun == bahan.tahun and a.total is not None
    ]  # fmt: skip
    if not sendiri and not lain:
        return None
    peringkat = _peringkat(bahan, lain)
    nilai = [b.nilai for b in peringkat]
    rata = bulat(sum(nilai, Decimal(0)) / len(nilai)) if nilai else None
    total = tuple(_total(bahan, a.total) for a in sendiri)
    return Konteks(
        teks=tulisan(bahan, "evaluasi-akip"),
        tahun=tuple(a.tahun for a in sendiri),
        komponen=_komponen(sendiri),
        total=total,
        bobot=max((sum((k.bobot for k in a.komponen.all()), Decimal(0)) for a in sendiri),
                  default=Decimal(0)),
        kalimat=_kalimat(bahan, sendiri, total),
        peringkat=peringkat,
        kalimat_peringkat=_kalimat_peringkat(peringkat, rata, bahan.tahun),
        rata_rata=rata,
    )  # fmt: skip


def _komponen(sendiri: list[NilaiAkip]) -> tuple[Komponen, ...]:
    per = [{k.nama: k for k in a.komponen.all()} for a in sendiri]
    nama = dict.fromkeys(n for p in reversed(per) for n in p)
    return tuple(
        Komponen(
            n,
            next(p[n].bobot for p in reversed(per) if n in p),
            tuple(p[n].nilai if n in p else None for p in per),
        )
        for n in nama
    )


def _total(bahan: Bahan, nilai: Decimal | None) -> Total:
    skala = bahan.skala.get("predikat-akip")
    tingkat = skala[0].predikat(nilai) if skala and nilai is not None else None
    return Total(nilai, tingkat.huruf if tingkat else "", tingkat.label if tingkat else "")


def _kalimat(bahan: Bahan, sendiri: list[NilaiAkip], total: tuple[Total, ...]) -> str:
    kini = next((t for a, t in zip(sendiri, total, strict=True) if a.tahun == bahan.tahun), None)
    if kini is None or kini.nilai is None:
        return f"Nilai AKIP {bahan.instansi.nama} tahun {bahan.tahun} belum tercatat."
    predikat = f" dengan predikat {kini.huruf} ({kini.label})" if kini.huruf else ""
    lalu = next(
        (t.nilai for a, t in zip(sendiri, total, strict=True) if a.tahun == bahan.tahun - 1), None
    )
    return (
        f"Nilai AKIP {bahan.instansi.nama} hasil evaluasi tahun {bahan.tahun} adalah"
        f" {angka(kini.nilai)}{predikat}."
        f" {perubahan(kini.nilai, lalu, bahan.tahun - 1, '', 'nilai')}"
    )


def _peringkat(bahan: Bahan, lain: list[NilaiAkip]) -> tuple[BarisPeringkat, ...]:
    bernilai = [(a, t) for a in lain if (t := a.total) is not None]
    bernilai.sort(key=lambda b: (-b[1], b[0].instansi.urut, b[0].instansi.kode))
    semua = [t for _, t in bernilai]
    hasil = []
    for a, nilai in bernilai:
        t = _total(bahan, nilai)
        hasil.append(
            BarisPeringkat(semua.index(nilai) + 1, a.instansi.nama, nilai, t.huruf, t.label)
        )
    return tuple(hasil)


def _kalimat_peringkat(baris: tuple[BarisPeringkat, ...], rata: Decimal | None, tahun: int) -> str:
    if not baris or rata is None:
        return ""
    jumlah = Counter(b.huruf for b in baris)
    rincian = gabung([f"{n} berpredikat {huruf}" for huruf, n in jumlah.items() if huruf])
    return (
        f"Evaluasi tahun {tahun} atas {cacah(len(baris))} perangkat daerah menghasilkan rata-rata"
        f" {angka(rata)}: {rincian}. Nilai tertinggi diperoleh {baris[0].nama}"
        f" ({angka(baris[0].nilai)}) dan nilai terendah {baris[-1].nama}"
        f" ({angka(baris[-1].nilai)})."
    )

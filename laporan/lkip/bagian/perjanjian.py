"""Perjanjian kinerja: which PK, its targets per triwulan, and the money promised for them."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from indikator.models import Indikator
from laporan.akumulasi import CaraAkumulasi, target_kumulatif
from laporan.efisiensi import jumlah
from laporan.format import nilai_teks
from laporan.konteks.hasil import ROMAWI, HasilIndikator
from laporan.lkip.bahan import Bahan
from laporan.lkip.isi import Sel, sel
from laporan.lkip.kalimat import gabung
from laporan.templatetags.sakip_format import tanggal as cetak_tanggal

BATAS_PROGRAM = 30  # a longer list is printed in the lampiran only

NAMA_CARA = {
    "jumlah": "jumlah semua triwulan",
    "posisi_akhir": "posisi triwulan terakhir",
    "rata_rata": "rata-rata triwulan",
    "maksimum": "nilai triwulan tertinggi",
}


@dataclass(frozen=True)
class Butir:
    sasaran: str
    kode: str
    nama: str
    satuan: str
    target: Sel
    triwulan: tuple[Sel, ...]
    akumulasi: str


@dataclass(frozen=True)
class BarisProgram:
    nama: str
    murni: Decimal | None
    pagu: Decimal | None
    mendukung: str


@dataclass(frozen=True)
class RencanaTriwulan:
    nama: str
    triwulan: tuple[Decimal, ...]
    jumlah: Decimal


@dataclass(frozen=True)
class Konteks:
    kalimat: str
    butir: tuple[Butir, ...]
    bertriwulan: bool
    catatan: tuple[str, ...]
    program: tuple[BarisProgram, ...]
    di_lampiran: bool
    ada_murni: bool
    total_murni: Decimal
    total_pagu: Decimal
    rencana: tuple[RencanaTriwulan, ...]
    total_rencana: tuple[Decimal, ...]
    jumlah_rencana: Decimal


def konteks(bahan: Bahan) -> Konteks:
    butir = _butir(bahan)
    program = _program(bahan)
    rencana = _rencana(bahan)
    per_tw = tuple(sum((r.triwulan[i] for r in rencana), Decimal(0)) for i in range(4))
    return Konteks(
        kalimat=_kalimat(bahan),
        butir=butir,
        bertriwulan=any(t.ada for b in butir for t in b.triwulan),
        catatan=catatan_triwulan(bahan),
        program=program,
        di_lampiran=bahan.perjanjian is not None and len(program) > BATAS_PROGRAM,
        ada_murni=any(p.murni is not None for p in program),
        total_murni=jumlah(p.murni for p in program)[0],
        total_pagu=jumlah(p.pagu for p in program)[0],
        rencana=rencana,
        total_rencana=per_tw,
        jumlah_rencana=sum(per_tw, Decimal(0)),
    )


def _kalimat(bahan: Bahan) -> str:
    pk = bahan.perjanjian
    if pk is None:
        sumber = gabung(sorted({h.sumber_target for h in bahan.iku if h.sumber_target}))
        if not sumber:
            return f"Perjanjian Kinerja dan target tahun {bahan.tahun} belum tercatat."
        return f"Perjanjian Kinerja tahun {bahan.tahun} belum tercatat; target memakai {sumber}."
    tanggal = f" tanggal {cetak_tanggal(pk.tanggal)}" if pk.tanggal else ""
    return (
        f"Laporan ini memakai {pk.nama_versi} {bahan.instansi.nama}{tanggal}, yaitu perjanjian"
        f" terakhir yang ditandatangani untuk tahun {bahan.tahun}. Target triwulan dan target tahun"
        " yang diperjanjikan tercantum pada tabel berikut."
    )


def butir_pk(bahan: Bahan) -> list[HasilIndikator]:
    """The indikator of the PK; without a PK the IKU."""
    if bahan.perjanjian is None:
        return bahan.iku
    dalam = {b.indikator_id for b in bahan.perjanjian.butir.all()}
    return [h for i in bahan.indikator if i.pk in dalam and (h := bahan.hasil(i)) is not None]


def _butir(bahan: Bahan) -> tuple[Butir, ...]:
    hasil = []
    for h in butir_pk(bahan):
        i = h.indikator
        sasaran = bahan.di_atas(i.kinerja, "sasaran", "tujuan") or i.kinerja
        triwulan = tuple(sel(h.target_triwulan.get(tw), i.jenis_nilai) for tw in ROMAWI)
        target = sel(h.target_tahun, i.jenis_nilai)
        hasil.append(
            Butir(
                sasaran.uraian,
                i.kode,
                i.nama,
                i.satuan,
                target if target.ada else Sel("belum ada target", None, ada=False),
                triwulan,
                NAMA_CARA.get(i.akumulasi, i.akumulasi),
            )
        )
    return tuple(hasil)


def catatan_triwulan(bahan: Bahan) -> tuple[str, ...]:
    """Where the triwulan targets, accumulated by the indikator's rule, are not the year's."""
    return tuple(k for h in butir_pk(bahan) if (k := _beda(h.indikator, h)))


def _beda(i: Indikator, h: HasilIndikator) -> str:
    if not h.target_triwulan or h.target_tahun is None:
        return ""
    cara = CaraAkumulasi(i.akumulasi)
    gabungan = target_kumulatif(cara, h.target_triwulan, None, 4)
    if gabungan is None or gabungan == h.target_tahun:
        return ""
    if nilai_teks(gabungan) == nilai_teks(h.target_tahun):
        return ""
    return (
        f"Target triwulan {i.nama} menghasilkan {nilai_teks(gabungan)} menurut cara akumulasi"
        f" {NAMA_CARA[i.akumulasi]}, tidak sama dengan target tahun {nilai_teks(h.target_tahun)}."
    )


def _program(bahan: Bahan) -> tuple[BarisProgram, ...]:
    kelompok: dict[int, list] = defaultdict(list)
    nama: dict[int, str] = {}
    for b in bahan.baris_anggaran:
        p = bahan.di_atas(b.kinerja, "program") or b.kinerja
        kelompok[p.pk].append(b)
        nama[p.pk] = p.uraian
    kode = {h.indikator.pk: h.indikator.kode for h in bahan.iku}
    hasil = []
    for pk, baris in kelompok.items():
        iku = {i.pk for b in baris for i in b.mendukung.all()}
        murni_ada = any(b.pagu_murni is not None for b in baris)
        pagu_ada = any(b.pagu is not None for b in baris)
        hasil.append(
            BarisProgram(
                nama[pk],
                jumlah(b.pagu_murni for b in baris)[0] if murni_ada else None,
                jumlah(b.pagu for b in baris)[0] if pagu_ada else None,
                ", ".join(k for pk_iku, k in kode.items() if pk_iku in iku),
            )
        )
    return tuple(hasil)


def _rencana(bahan: Bahan) -> tuple[RencanaTriwulan, ...]:
    kelompok: dict[str, list[Decimal]] = {}
    for b in bahan.baris_anggaran:
        for t in b.triwulan.all():
            p = bahan.di_atas(b.kinerja, "program") or b.kinerja
            isi = kelompok.setdefault(p.uraian, [Decimal(0)] * 4)
            isi[t.triwulan - 1] += t.rencana
    return tuple(
        RencanaTriwulan(nama, tuple(isi), sum(isi, Decimal(0))) for nama, isi in kelompok.items()
    )

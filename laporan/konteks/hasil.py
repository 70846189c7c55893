"""Capaian of many indikator at once: the one way from rows to figures for page, PDF and CLI.

`muat` reads everything a set of indikator needs for some years in a fixed number of queries;
`Kumpulan.hasil` then answers for one indikator and one periode without touching the database.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Max, OuterRef, QuerySet, Subquery

from indikator.models import (
    ButirPK,
    Indikator,
    KebijakanPengukuran,
    PerjanjianKinerja,
    Realisasi,
    Target,
)
from laporan.akumulasi import Akumulasi, CaraAkumulasi, akumulasi, target_kumulatif
from laporan.capaian import Hasil, capaian
from laporan.konteks import murni
from laporan.nilai import Arah, Nilai, NilaiTarget, Tanpa

ROMAWI = {1: "I", 2: "II", 3: "III", 4: "IV"}


@dataclass(frozen=True)
class Periode:
    """A whole year, or the year up to a triwulan."""

    tahun: int
    triwulan: int | None = None

    def __str__(self) -> str:
        if self.triwulan is None:
            return f"Tahun {self.tahun}"
        return f"Triwulan {ROMAWI[self.triwulan]} {self.tahun}"


@dataclass(frozen=True)
class HasilIndikator:
    """An indikator in a periode: what was promised, what was reached, what that makes.

    `sumber_target` says where the target comes from; `target_tahun` is the year's own, also when
    the periode is a triwulan. `isian` holds the rows as stored, per triwulan.
    """

    indikator: Indikator
    periode: Periode
    target: NilaiTarget | None
    target_tahun: NilaiTarget | None
    sumber_target: str
    target_triwulan: dict[int, NilaiTarget]
    triwulan: dict[int, Nilai | Tanpa]
    isian: dict[int, Realisasi]
    realisasi: Akumulasi
    hasil: Hasil
    predikat: str
    kebijakan: str
    batas_rata_rata: Decimal | None

    @property
    def catatan_triwulan(self) -> str:
        """Which triwulan the figure is made of, where others of the periode are missing from it.

        For a posisi akhir only a later triwulan can be missing.
        """
        r = self.realisasi
        kurang = r.kosong + r.belum_disetujui + r.tidak_diukur
        posisi_akhir = self.indikator.akumulasi == Indikator.Akumulasi.POSISI_AKHIR
        if posisi_akhir:
            kurang = tuple(tw for tw in kurang if r.dari and tw > max(r.dari))
        if not r.dari or not kurang:
            return ""
        triwulan = ", ".join(ROMAWI[tw] for tw in r.dari)
        return f"posisi TW {triwulan}" if posisi_akhir else f"dari TW {triwulan} saja"


@dataclass(frozen=True)
class _Janji:
    target: NilaiTarget | None
    sumber: str
    triwulan: dict[int, NilaiTarget]


class Kumpulan:
    """Everything known of some indikator in some years."""

    def __init__(self, indikator: list[Indikator], tahun: Collection[int]):
        self.indikator = indikator
        self._janji = _janji(indikator, tahun)
        self._isian: dict[tuple[int, int], dict[int, Realisasi]] = defaultdict(dict)
        terkait = Realisasi.objects.filter(indikator__in=indikator, tahun__in=tahun)
        for r in terkait.select_related("kategori", "diisi_oleh"):
            self._isian[r.indikator_id, r.tahun][r.triwulan] = r
        baris = KebijakanPengukuran.objects.select_related("skala")
        self._kebijakan = {
            k.pk: (murni.kebijakan(k), murni.skala(k.skala), k.bawaan)
            for k in baris.prefetch_related("skala__tingkat")
        }
        self._bawaan = next((pk for pk, k in self._kebijakan.items() if k[2]), None)
        if self._bawaan is None:
            raise ImproperlyConfigured(
                "Kebijakan pengukuran bawaan belum ada. Jalankan: manage.py muat_acuan"
            )

    def hasil(
        self, indikator: Indikator, periode: Periode, *, sementara: bool = False
    ) -> HasilIndikator:
        """The figure of one indikator; realisasi not yet disetujui enters only if `sementara`."""
        aturan, skala, _ = self._kebijakan[indikator.kebijakan_id or self._bawaan]
        cara = CaraAkumulasi(indikator.akumulasi)
        janji = self._janji.get((indikator.pk, periode.tahun), _Janji(None, "", {}))
        isian = self._isian.get((indikator.pk, periode.tahun), {})
        triwulan = {
            tw: murni.nilai_realisasi(r, indikator, sementara=sementara) for tw, r in isian.items()
        }
        sampai = periode.triwulan or 4
        realisasi = akumulasi(cara, triwulan, sampai)
        target, sumber = _target_periode(cara, janji, periode)
        hasil = capaian(Arah(indikator.arah), target, realisasi.nilai, aturan)
        tingkat = None if hasil.nilai is None else skala.predikat(hasil.nilai)
        return HasilIndikator(
            indikator=indikator,
            periode=periode,
            target=target,
            target_tahun=janji.target,
            sumber_target=sumber,
            target_triwulan=janji.triwulan,
            triwulan=triwulan,
            isian=isian,
            realisasi=realisasi,
            hasil=hasil,
            predikat=tingkat.label if tingkat else "",
            kebijakan=aturan.nama,
            batas_rata_rata=aturan.batas_rata_rata,
        )


def muat(indikator: QuerySet[Indikator], tahun: Collection[int]) -> Kumpulan:
    baris = indikator.select_related(
        "kinerja__dokumen", "kinerja__instansi", "kinerja__induk", "skala_kategori"
    ).prefetch_related("komponen")
    return Kumpulan(list(baris), tahun)


def hasil_indikator(
    indikator: QuerySet[Indikator], periode: Periode, *, sementara: bool = False
) -> list[HasilIndikator]:
    kumpulan = muat(indikator, [periode.tahun])
    return [kumpulan.hasil(i, periode, sementara=sementara) for i in kumpulan.indikator]


def riwayat(
    indikator: QuerySet[Indikator], tahun: Collection[int]
) -> dict[str, dict[int, HasilIndikator]]:
    """deret -> tahun -> result, following each measure through the dokumen of those years."""
    deret = indikator.order_by().values("deret")
    pemilik = indikator.order_by().values("kinerja__instansi")
    kumpulan = muat(Indikator.objects.filter(deret__in=deret, kinerja__instansi__in=pemilik), tahun)
    hasil: dict[str, dict[int, HasilIndikator]] = defaultdict(dict)
    for i in kumpulan.indikator:
        dokumen = i.kinerja.dokumen
        if dokumen.status != dokumen.Status.BERLAKU:
            continue
        for t in tahun:
            if dokumen.tahun_awal <= t <= dokumen.tahun_akhir:
                hasil[i.deret][t] = kumpulan.hasil(i, Periode(t))
    return hasil


def _target_periode(
    cara: CaraAkumulasi, janji: _Janji, periode: Periode
) -> tuple[NilaiTarget | None, str]:
    """The target a periode is held against, and its name.

    A triwulan without a target of its own is held against the year's, and says so.
    """
    sampai = periode.triwulan or 4
    target = target_kumulatif(cara, janji.triwulan, janji.target, sampai)
    if sampai == 4:
        return target, janji.sumber
    if target is not None:
        return target, f"{janji.sumber}, s.d. triwulan {ROMAWI[sampai]}"
    return janji.target, f"{janji.sumber}, target tahun" if janji.sumber else ""


def _janji(indikator: list[Indikator], tahun: Collection[int]) -> dict[tuple[int, int], _Janji]:
    """The target of each indikator and year: the last signed PK's, else the dokumen's."""
    per_pk = {i.pk: i for i in indikator}
    hasil: dict[tuple[int, int], _Janji] = {}
    target = Target.objects.filter(
        indikator__in=indikator, tahun__in=tahun, jenis=Target.Jenis.TARGET
    )
    for t in target.select_related("kategori"):
        i = per_pk[t.indikator_id]
        nama = i.kinerja.dokumen.nama
        hasil[i.pk, t.tahun] = _Janji(murni.nilai_target(t, i), nama, {})
    for b in _butir_terakhir(indikator, tahun):
        i = per_pk[b.indikator_id]
        triwulan = {
            t.triwulan: nilai
            for t in b.target_triwulan.all()
            if (nilai := murni.nilai_target(t, i)) is not None
        }
        target_tahun = murni.nilai_target(b, i)
        if target_tahun is not None or triwulan:
            hasil[i.pk, b.perjanjian.tahun] = _Janji(
                target_tahun, b.perjanjian.nama_versi, triwulan
            )
    return hasil


def _butir_terakhir(indikator: list[Indikator], tahun: Collection[int]) -> QuerySet[ButirPK]:
    """The butir of the last PK signed by each instansi in each year."""
    terakhir = (
        PerjanjianKinerja.objects.ditandatangani()
        .filter(instansi=OuterRef("perjanjian__instansi"), tahun=OuterRef("perjanjian__tahun"))
        .order_by()
        .values("instansi")
        .annotate(terakhir=Max("ke"))
        .values("terakhir")
    )
    return (
        ButirPK.objects.filter(
            indikator__in=indikator,
            perjanjian__tahun__in=tahun,
            perjanjian__status=PerjanjianKinerja.Status.DITANDATANGANI,
            perjanjian__ke=Subquery(terakhir),
        )
        .select_related("perjanjian", "kategori")
        .prefetch_related("target_triwulan__kategori")
    )

"""Every row an LKIP needs, read once, in a number of queries that does not grow with the rows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q, prefetch_related_objects

from indikator.models import (
    Anggaran,
    DataPendukung,
    Dokumen,
    Indikator,
    KebijakanPengukuran,
    Kinerja,
    NilaiAkip,
    NilaiIkm,
    Pembanding,
    PerjanjianKinerja,
    Skala,
    SumberDaya,
    Target,
)
from laporan.capaian import Kebijakan
from laporan.konteks import murni
from laporan.konteks.anggaran import AnggaranInstansi, anggaran_instansi, baris_anggaran
from laporan.konteks.hasil import HasilIndikator, riwayat
from laporan.models import Narasi
from laporan.skala import Skala as SkalaMurni
from perangkat_daerah.models import Instansi, Jabatan, RekapPegawai

TAHUN_RIWAYAT = 5


@dataclass
class Bahan:
    """The rows of one instansi and one tahun, and the few ways sections look at them."""

    instansi: Instansi
    tahun: int
    kota: Instansi | None
    bawahan: list[Instansi]
    jabatan: list[Jabatan]
    pegawai: list[RekapPegawai]
    dokumen: list[Dokumen]
    kinerja: dict[int, Kinerja]
    indikator: list[Indikator]
    riwayat: dict[str, dict[int, HasilIndikator]]
    target: dict[int, list[Target]]
    perjanjian: PerjanjianKinerja | None
    baris_anggaran: list[Anggaran]
    pembanding: dict[int, list[Pembanding]]
    pendukung: dict[int, list[DataPendukung]]
    sumber_daya: dict[int, list[SumberDaya]]
    akip: list[NilaiAkip]
    ikm: list[NilaiIkm]
    kebijakan: list[KebijakanPengukuran]
    skala: dict[str, tuple[SkalaMurni, str]]
    narasi: dict[str, str]
    angka: dict[str, str] = field(default_factory=dict)  # placeholder -> printed figure

    def hasil(self, indikator: Indikator) -> HasilIndikator | None:
        return self.riwayat.get(indikator.deret, {}).get(self.tahun)

    def kebijakan_untuk(self, indikator: Indikator) -> Kebijakan:
        bawaan = next(k for k in self.kebijakan if k.bawaan)
        per_pk = {k.pk: k for k in self.kebijakan}
        return murni.kebijakan(per_pk.get(indikator.kebijakan_id, bawaan))

    def leluhur(self, kinerja: Kinerja) -> list[Kinerja]:
        """The node itself and everything above it, nearest first."""
        jalur, kini = [], self.kinerja.get(kinerja.pk, kinerja)
        while kini is not None and kini not in jalur:
            jalur.append(kini)
            kini = self.kinerja.get(kini.induk_id)
        return jalur

    def di_atas(self, kinerja: Kinerja, *jenjang: str) -> Kinerja | None:
        return next((k for k in self.leluhur(kinerja) if k.jenjang in jenjang), None)

    @cached_property
    def iku(self) -> list[HasilIndikator]:
        return [h for i in self.indikator if i.iku and (h := self.hasil(i)) is not None]

    @cached_property
    def bukan_iku(self) -> list[HasilIndikator]:
        """Other indikator that have something to show for this year."""
        semua = [h for i in self.indikator if not i.iku and (h := self.hasil(i)) is not None]
        return [h for h in semua if h.target is not None or h.isian]

    @cached_property
    def anggaran(self) -> AnggaranInstansi:
        return anggaran_instansi(self.iku, self.baris_anggaran)

    @cached_property
    def pendukung_kinerja(self) -> dict[int, set[int]]:
        """kinerja -> the IKU its own money, or that of something below it, supports."""
        hasil: dict[int, set[int]] = defaultdict(set)
        for b in self.baris_anggaran:
            iku = {i.pk for i in b.mendukung.all()}
            for k in self.leluhur(b.kinerja):
                hasil[k.pk] |= iku
        return hasil

    def mendukung(self, kinerja: Kinerja) -> set[int]:
        """The IKU a program, kegiatan or subkegiatan supports; by its sasaran if no money says."""
        for k in self.leluhur(kinerja):
            if k.jenjang in ("program", "kegiatan", "subkegiatan") and self.pendukung_kinerja[k.pk]:
                return self.pendukung_kinerja[k.pk]
            if k.jenjang == "sasaran":
                return {i.pk for i in self.indikator if i.iku and i.kinerja_id == k.pk}
        return set()


def muat_bahan(instansi: Instansi, tahun: int) -> Bahan:
    milik = [instansi.pk]
    turunan = Instansi.objects.turunan([instansi.pk])
    if not instansi.adalah_kota:
        milik = list(turunan.values_list("pk", flat=True))
    dokumen = list(
        Dokumen.objects.filter(instansi__in=milik).berlaku(tahun).order_by("jenis", "pk")
    )
    qs = Indikator.objects.filter(kinerja__dokumen__in=dokumen)
    terukur = (
        qs.filter(iku=True) | qs.bertarget(tahun) | qs.filter(realisasi__tahun=tahun)
    ).distinct()
    indikator = list(
        terukur.distinct()
        .order_by("kinerja__urut", "urut", "pk")
        .select_related("kinerja", "skala_kategori")
        .prefetch_related("pengampu", "komponen")
    )
    pk = [i.pk for i in indikator]
    anggaran = baris_anggaran(instansi, tahun)
    prefetch_related_objects(anggaran, "triwulan")
    return Bahan(
        instansi=instansi,
        tahun=tahun,
        kota=Instansi.objects.filter(jenis=Instansi.Jenis.KOTA).first(),
        bawahan=list(turunan.exclude(pk=instansi.pk).select_related("induk")),
        jabatan=list(Jabatan.objects.filter(instansi=instansi).select_related("induk")),
        pegawai=list(RekapPegawai.objects.filter(instansi=instansi, tahun=tahun)),
        dokumen=dokumen,
        kinerja={
            k.pk: k
            for k in Kinerja.objects.filter(
                Q(dokumen__in=dokumen) | Q(anggaran__tahun=tahun, instansi__in=milik)
            )
            .exclude(jenjang=Kinerja.Jenjang.SASARAN_JABATAN)
            .select_related("instansi")
            .distinct()
        },
        indikator=indikator,
        riwayat=riwayat(
            Indikator.objects.filter(pk__in=pk), range(tahun - TAHUN_RIWAYAT + 1, tahun + 1)
        ),
        target=_per_indikator(
            Target.objects.filter(indikator__in=pk)
            .select_related("kategori", "indikator__kinerja__dokumen")
            .order_by("tahun", "pk")
        ),
        perjanjian=PerjanjianKinerja.objects.ditandatangani()
        .filter(instansi=instansi, tahun=tahun)
        .select_related("jabatan")
        .prefetch_related(
            "butir__kategori",
            "butir__indikator__komponen",
            "butir__indikator__kinerja",
            "butir__target_triwulan__kategori",
        )
        .order_by("ke")
        .last(),
        baris_anggaran=anggaran,
        pembanding=_per_indikator(
            Pembanding.objects.filter(indikator__in=pk).order_by("urut", "pk")
        ),
        pendukung=_per_indikator(
            DataPendukung.objects.filter(indikator__in=pk).order_by("urut", "pk")
        ),
        sumber_daya=_per_indikator(
            SumberDaya.objects.filter(indikator__in=pk, tahun=tahun).order_by("urut", "pk")
        ),
        akip=list(
            NilaiAkip.objects.filter(instansi__in=turunan, tahun__in=[tahun - 1, tahun])
            .select_related("instansi")
            .prefetch_related("komponen")
        ),
        ikm=list(
            NilaiIkm.objects.filter(instansi__in=turunan, tahun__lte=tahun).select_related(
                "instansi"
            )
        ),
        kebijakan=list(
            KebijakanPengukuran.objects.select_related("skala").prefetch_related("skala__tingkat")
        ),
        skala={
            s.kode: (murni.skala(s), s.sumber) for s in Skala.objects.prefetch_related("tingkat")
        },
        narasi={n.bagian: n.teks for n in Narasi.objects.filter(instansi=instansi, tahun=tahun)},
    )


def _per_indikator(baris: Iterable) -> dict[int, list]:
    hasil: dict[int, list] = defaultdict(list)
    for b in baris:
        hasil[b.indikator_id].append(b)
    return hasil

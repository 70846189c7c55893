"""AKIP and IKM scores with their predikat, ranked, and the mean stated with its count."""

from dataclasses import dataclass
from decimal import Decimal

from indikator.models import KomponenAkip, NilaiAkip, NilaiIkm, Skala
from laporan.konteks import murni
from laporan.nilai import bulat
from laporan.skala import Tingkat
from perangkat_daerah.models import Instansi


@dataclass(frozen=True)
class BarisNilai:
    """A score and where it stands; `peringkat` counts equal scores as one place."""

    peringkat: int
    instansi: Instansi
    nilai: Decimal
    tingkat: Tingkat | None
    komponen: tuple[KomponenAkip, ...] = ()


@dataclass(frozen=True)
class Daftar:
    baris: tuple[BarisNilai, ...]
    rata_rata: Decimal | None


@dataclass(frozen=True)
class Evaluasi:
    akip: Daftar
    akip_sendiri: BarisNilai | None
    ikm: Daftar


def evaluasi_instansi(instansi: Instansi, tahun: int) -> Evaluasi:
    """Scores of the instansi and all below it; its own AKIP stands apart."""
    bawah = Instansi.objects.turunan([instansi.pk])
    skala = {
        s.kode: murni.skala(s)
        for s in Skala.objects.filter(kode__in=["predikat-akip", "mutu-ikm"]).prefetch_related(
            "tingkat"
        )
    }
    akip = NilaiAkip.objects.filter(instansi__in=bawah, tahun=tahun).select_related("instansi")
    bernilai = [
        (a.instansi, a.total, tuple(a.komponen.all())) for a in akip.prefetch_related("komponen")
    ]
    semua = _daftar([b for b in bernilai if b[1] is not None], skala.get("predikat-akip"))
    sendiri = next((b for b in semua.baris if b.instansi == instansi), None)
    if instansi.adalah_kota:
        lain = [b for b in bernilai if b[0] != instansi and b[1] is not None]
        semua = _daftar(lain, skala.get("predikat-akip"))
    ikm = NilaiIkm.objects.filter(instansi__in=bawah, tahun=tahun).select_related("instansi")
    return Evaluasi(
        akip=semua,
        akip_sendiri=sendiri,
        ikm=_daftar([(i.instansi, i.nilai, ()) for i in ikm], skala.get("mutu-ikm")),
    )


def _daftar(isi, skala) -> Daftar:
    terurut = sorted(isi, key=lambda b: (-b[1], b[0].urut, b[0].kode))
    nilai = [b[1] for b in terurut]
    baris = tuple(
        BarisNilai(nilai.index(n) + 1, i, n, skala.predikat(n) if skala else None, komponen)
        for i, n, komponen in terurut
    )
    rata = bulat(sum(nilai, Decimal(0)) / len(nilai)) if nilai else None
    return Daftar(baris, rata)

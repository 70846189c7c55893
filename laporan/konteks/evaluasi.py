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
    """The rows in sight of one ranking over `dari` instansi; their mean leaves out `tanpa`."""

    baris: tuple[BarisNilai, ...]
    dari: int
    rata_rata: Decimal | None
    tanpa: int


@dataclass(frozen=True)
class Evaluasi:
    akip: Daftar
    akip_sendiri: BarisNilai | None
    ikm: Daftar


def evaluasi_instansi(instansi: Instansi, tahun: int) -> Evaluasi:
    """Scores of the instansi and all below it, ranked among all of the city.

    The city's own AKIP stands apart: it does not compete with its perangkat daerah.
    """
    terlihat = set(Instansi.objects.turunan([instansi.pk]).values_list("pk", flat=True))
    skala = {
        s.kode: murni.skala(s)
        for s in Skala.objects.filter(kode__in=["predikat-akip", "mutu-ikm"]).prefetch_related(
            "tingkat"
        )
    }
    akip = NilaiAkip.objects.filter(tahun=tahun).select_related("instansi")
    bernilai = [
        (a.instansi, a.total, tuple(a.komponen.all())) for a in akip.prefetch_related("komponen")
    ]
    kota = [b for b in bernilai if b[0].adalah_kota]
    lain = [b for b in bernilai if not b[0].adalah_kota]
    predikat = skala.get("predikat-akip")
    daftar = _daftar(lain, predikat, terlihat)
    sendiri = _daftar(kota, predikat, terlihat).baris + daftar.baris
    ikm = NilaiIkm.objects.filter(tahun=tahun).select_related("instansi")
    return Evaluasi(
        akip=daftar,
        akip_sendiri=next((b for b in sendiri if b.instansi == instansi), None),
        ikm=_daftar([(i.instansi, i.nilai, ()) for i in ikm], skala.get("mutu-ikm"), terlihat),
    )


def _daftar(isi, skala, terlihat: set[int]) -> Daftar:
    ada = [b for b in isi if b[1] is not None]
    terurut = sorted(ada, key=lambda b: (-b[1], b[0].urut, b[0].kode))
    nilai = [b[1] for b in terurut]
    baris = tuple(
        BarisNilai(nilai.index(n) + 1, i, n, skala.predikat(n) if skala else None, komponen)
        for i, n, komponen in terurut
        if i.pk in terlihat
    )
    rata = bulat(sum(nilai, Decimal(0)) / len(nilai)) if nilai else None
    return Daftar(baris, len(nilai), rata, len(isi) - len(ada))

"""The city at a glance: its IKU by misi, and how far every perangkat daerah has come."""

from collections import defaultdict
from dataclasses import dataclass, replace

from indikator.models import Indikator, Kinerja
from laporan.capaian import Status
from laporan.konteks.hasil import HasilIndikator, Periode, hasil_indikator
from laporan.rerata import RataRata, RekapStatus, rata_rata, rekap_status
from perangkat_daerah.models import Instansi


@dataclass(frozen=True)
class KelompokMisi:
    uraian: str
    hasil: tuple[HasilIndikator, ...]


@dataclass(frozen=True)
class RingkasanInstansi:
    """The IKU of one perangkat daerah in the periode; `terisi` of them have an answer,
    whatever its status."""

    instansi: Instansi
    hasil: tuple[HasilIndikator, ...]
    rekap: RekapStatus
    rata_rata: RataRata
    terisi: int

    @property
    def tercapai(self) -> int:
        return self.rekap.untuk(Status.TERCAPAI).jumlah

    @property
    def tidak_tercapai(self) -> int:
        return self.rekap.untuk(Status.TIDAK_TERCAPAI).jumlah

    @property
    def belum_disetujui(self) -> int:
        return self.rekap.untuk(Status.BELUM_DISETUJUI).jumlah


@dataclass(frozen=True)
class DasborKota:
    periode: Periode
    misi: tuple[KelompokMisi, ...]
    rekap: RekapStatus
    rata_rata: RataRata
    perangkat_daerah: tuple[RingkasanInstansi, ...]
    tanpa_iku: tuple[Instansi, ...]


def dasbor_kota(kota: Instansi, periode: Periode) -> DasborKota:
    iku = Indikator.objects.berlaku(periode.tahun).filter(iku=True)
    kota_iku = hasil_indikator(iku.filter(kinerja__instansi=kota).order_by("urut", "pk"), periode)
    ringkasan = _perangkat_daerah(iku.exclude(kinerja__instansi=kota), periode)
    return DasborKota(
        periode=periode,
        misi=_per_misi(kota_iku),
        rekap=rekap_status(h.hasil for h in kota_iku),
        rata_rata=rata_rata_hasil(kota_iku),
        perangkat_daerah=tuple(r for r in ringkasan if r.hasil),
        tanpa_iku=tuple(r.instansi for r in ringkasan if not r.hasil),
    )


def rata_rata_hasil(hasil: list[HasilIndikator]) -> RataRata:
    """The mean, each capaian under the cap of its own kebijakan; `batas` where all share one."""
    batas = {h.batas_rata_rata for h in hasil}
    if len(batas) == 1:
        return rata_rata((h.hasil for h in hasil), batas.pop())
    return rata_rata(
        h.hasil
        if h.hasil.nilai is None or h.batas_rata_rata is None
        else replace(h.hasil, nilai=min(h.hasil.nilai, h.batas_rata_rata))
        for h in hasil
    )


def _per_misi(hasil: list[HasilIndikator]) -> tuple[KelompokMisi, ...]:
    """By misi, numbered as in the plan; a plan without misi groups by its topmost node."""
    simpul = {
        k.pk: k
        for k in Kinerja.objects.filter(
            dokumen__in={h.indikator.kinerja.dokumen_id for h in hasil},
            jenjang__in=["misi", "tujuan", "sasaran"],
        )
    }

    def puncak(k: Kinerja) -> Kinerja:
        while k.jenjang != Kinerja.Jenjang.MISI and k.induk_id in simpul:
            k = simpul[k.induk_id]
        return k

    nomor: dict[int, int] = {}
    for k in simpul.values():
        if puncak(k) == k:
            nomor[k.pk] = len(nomor) + 1
    kelompok: dict[Kinerja, list[HasilIndikator]] = defaultdict(list)
    for h in hasil:
        kelompok[puncak(simpul.get(h.indikator.kinerja_id, h.indikator.kinerja))].append(h)
    return tuple(
        KelompokMisi(
            f"{k.get_jenjang_display()} {nomor.get(k.pk, '')}: {k.uraian}", tuple(kelompok[k])
        )
        for k in sorted(kelompok, key=lambda k: nomor.get(k.pk, 0))
    )


def _perangkat_daerah(iku, periode: Periode) -> list[RingkasanInstansi]:
    """Each with its own IKU and those of the units below it."""
    instansi = {i.pk: i for i in Instansi.objects.all()}
    per_instansi: dict[int, list[HasilIndikator]] = defaultdict(list)
    for h in hasil_indikator(iku, periode):
        pemilik = instansi[h.indikator.kinerja.instansi_id]
        while pemilik.jenis not in Instansi.JENIS_PERANGKAT_DAERAH and pemilik.induk_id:
            pemilik = instansi[pemilik.induk_id]
        per_instansi[pemilik.pk].append(h)
    return [
        _ringkasan(i, per_instansi.get(i.pk, []), periode)
        for i in instansi.values()
        if i.jenis in Instansi.JENIS_PERANGKAT_DAERAH
    ]


def _ringkasan(
    instansi: Instansi, hasil: list[HasilIndikator], periode: Periode
) -> RingkasanInstansi:
    sampai = periode.triwulan or 4
    terisi = sum(1 for h in hasil if any(r.terisi for tw, r in h.isian.items() if tw <= sampai))
    return RingkasanInstansi(
        instansi,
        tuple(hasil),
        rekap_status(h.hasil for h in hasil),
        rata_rata_hasil(hasil),
        terisi,
    )

"""The city at a glance: its IKU by misi, and how far every perangkat daerah has come."""

from collections import defaultdict
from dataclasses import dataclass

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
    """The mean under the cap of their kebijakan; the strictest one where they differ."""
    batas = [h.batas_rata_rata for h in hasil if h.batas_rata_rata is not None]
    return rata_rata((h.hasil for h in hasil), min(batas, default=None))


def _per_misi(hasil: list[HasilIndikator]) -> tuple[KelompokMisi, ...]:
    """In the order of the plan; a plan without misi groups by its topmost node."""
    induk = {
        k.pk: k
        for k in Kinerja.objects.filter(
            dokumen__in={h.indikator.kinerja.dokumen_id for h in hasil},
            jenjang__in=["misi", "tujuan", "sasaran"],
        )
    }
    kelompok: dict[Kinerja, list[HasilIndikator]] = defaultdict(list)
    for h in hasil:
        simpul = induk.get(h.indikator.kinerja_id, h.indikator.kinerja)
        while simpul.jenjang != "misi" and simpul.induk_id in induk:
            simpul = induk[simpul.induk_id]
        kelompok[simpul].append(h)
    return tuple(
        KelompokMisi(f"{simpul.get_jenjang_display()} {nomor}: {simpul.uraian}", tuple(isi))
        for nomor, (simpul, isi) in enumerate(kelompok.items(), 1)
    )


def _perangkat_daerah(iku, periode: Periode) -> list[RingkasanInstansi]:
    per_instansi: dict[int, list[HasilIndikator]] = defaultdict(list)
    for h in hasil_indikator(iku, periode):
        per_instansi[h.indikator.kinerja.instansi_id].append(h)
    return [
        _ringkasan(i, per_instansi.get(i.pk, []), periode)
        for i in Instansi.objects.perangkat_daerah()
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

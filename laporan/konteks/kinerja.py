"""One instansi in one periode: its IKU by sasaran, then what hangs below them."""

from collections import defaultdict
from dataclasses import dataclass

from indikator.models import Indikator, Kinerja
from laporan.konteks.dasbor import rata_rata_hasil
from laporan.konteks.hasil import HasilIndikator, Periode, hasil_indikator
from laporan.rerata import RataRata, RekapStatus, rekap_status
from perangkat_daerah.models import Instansi


@dataclass(frozen=True)
class KelompokKinerja:
    kinerja: Kinerja
    hasil: tuple[HasilIndikator, ...]


@dataclass(frozen=True)
class KinerjaInstansi:
    periode: Periode
    sasaran: tuple[KelompokKinerja, ...]
    pendukung: tuple[HasilIndikator, ...]
    rekap: RekapStatus
    rata_rata: RataRata


def kinerja_instansi(instansi: Instansi, periode: Periode) -> KinerjaInstansi:
    """IKU count; indikator of program, kegiatan and subkegiatan with a target stand below."""
    semua = Indikator.objects.milik(instansi).berlaku(periode.tahun)
    hasil = hasil_indikator(
        (semua.filter(iku=True) | semua.bertarget(periode.tahun)).order_by(
            "-iku", "kinerja__urut", "urut", "pk"
        ),
        periode,
    )
    iku = [h for h in hasil if h.indikator.iku]
    return KinerjaInstansi(
        periode=periode,
        sasaran=per_kinerja(iku),
        pendukung=tuple(h for h in hasil if not h.indikator.iku),
        rekap=rekap_status(h.hasil for h in iku),
        rata_rata=rata_rata_hasil(iku),
    )


def per_kinerja(hasil: list[HasilIndikator]) -> tuple[KelompokKinerja, ...]:
    kelompok: dict[Kinerja, list[HasilIndikator]] = defaultdict(list)
    for h in hasil:
        kelompok[h.indikator.kinerja].append(h)
    return tuple(KelompokKinerja(k, tuple(isi)) for k, isi in kelompok.items())

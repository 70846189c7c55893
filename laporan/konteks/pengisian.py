"""The grid of one instansi and one triwulan."""

from dataclasses import dataclass

from indikator.forms import RealisasiForm
from indikator.models import Indikator, Realisasi
from laporan.konteks.hasil import HasilIndikator, Kumpulan, Periode, muat
from perangkat_daerah.models import Instansi


@dataclass(frozen=True)
class BarisIsian:
    """One indikator to fill. `sebelum` are the earlier triwulan, `hasil` counts drafts too."""

    indikator: Indikator
    realisasi: Realisasi | None
    hasil: HasilIndikator
    form: RealisasiForm
    boleh_isi: bool
    galat: str = ""
    tersimpan: bool = False

    @property
    def sebelum(self):
        hasil = self.hasil
        return [(tw, hasil.triwulan.get(tw)) for tw in range(1, hasil.periode.triwulan)]

    @property
    def kini(self):
        return self.hasil.triwulan.get(self.hasil.periode.triwulan)

    @property
    def target_triwulan(self):
        return self.hasil.target_triwulan.get(self.hasil.periode.triwulan)

    @property
    def status(self) -> str:
        """Where the row stands, in one word; `kosong` while nothing is filled."""
        if self.realisasi is None or not self.realisasi.terisi:
            return "kosong"
        return self.realisasi.status


def indikator_triwulan(instansi: Instansi, tahun: int):
    """What an instansi has to fill in a year: everything with a target for it."""
    return (
        Indikator.objects.milik(instansi)
        .berlaku(tahun)
        .bertarget(tahun)
        .order_by("-iku", "kinerja__urut", "urut", "pk")
    )


def muat_isian(instansi: Instansi, tahun: int) -> Kumpulan:
    return muat(indikator_triwulan(instansi, tahun), [tahun])


def baris_isian(
    kumpulan: Kumpulan,
    indikator: Indikator,
    periode: Periode,
    *,
    boleh_isi: bool,
    data=None,
    galat: str = "",
    tersimpan: bool = False,
) -> BarisIsian:
    hasil = kumpulan.hasil(indikator, periode, sementara=True)
    realisasi = hasil.isian.get(periode.triwulan or 0)
    draf = realisasi is None or realisasi.status == Realisasi.Status.DRAF
    return BarisIsian(
        indikator=indikator,
        realisasi=realisasi,
        hasil=hasil,
        form=RealisasiForm(data, indikator=indikator, realisasi=realisasi),
        boleh_isi=boleh_isi and draf,
        galat=galat,
        tersimpan=tersimpan,
    )

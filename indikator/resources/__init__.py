from indikator.resources.anggaran import AnggaranResource, AnggaranTriwulanResource
from indikator.resources.evaluasi import (
    KomponenAkipResource,
    NilaiAkipResource,
    NilaiIkmResource,
)
from indikator.resources.indikator import (
    IndikatorResource,
    KomponenIndikatorResource,
    TargetResource,
)
from indikator.resources.kebijakan import (
    KategoriResource,
    KebijakanPengukuranResource,
    SkalaKategoriResource,
    SkalaResource,
    TingkatSkalaResource,
)
from indikator.resources.pembanding import (
    DataPendukungResource,
    PembandingResource,
    SumberDayaResource,
)
from indikator.resources.perjanjian import (
    ButirPKResource,
    PerjanjianKinerjaResource,
    TargetTriwulanResource,
)
from indikator.resources.realisasi import JadwalResource, RealisasiResource
from indikator.resources.rencana import DokumenResource, KinerjaResource

__all__ = [
    "AnggaranResource",
    "AnggaranTriwulanResource",
    "ButirPKResource",
    "DataPendukungResource",
    "DokumenResource",
    "IndikatorResource",
    "JadwalResource",
    "KategoriResource",
    "KebijakanPengukuranResource",
    "KinerjaResource",
    "KomponenAkipResource",
    "KomponenIndikatorResource",
    "NilaiAkipResource",
    "NilaiIkmResource",
    "PembandingResource",
    "PerjanjianKinerjaResource",
    "RealisasiResource",
    "SkalaKategoriResource",
    "SkalaResource",
    "SumberDayaResource",
    "TargetResource",
    "TargetTriwulanResource",
    "TingkatSkalaResource",
]

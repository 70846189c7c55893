from indikator.models.anggaran import Anggaran, AnggaranTriwulan
from indikator.models.dokumen import Dokumen
from indikator.models.evaluasi import KomponenAkip, NilaiAkip, NilaiIkm
from indikator.models.indikator import Indikator, KomponenIndikator, Target
from indikator.models.jadwal import Jadwal
from indikator.models.kebijakan import (
    Kategori,
    KebijakanPengukuran,
    Skala,
    SkalaKategori,
    TingkatSkala,
)
from indikator.models.kinerja import Kinerja
from indikator.models.pembanding import DataPendukung, Pembanding, SumberDaya
from indikator.models.perjanjian import ButirPK, PerjanjianKinerja, TargetTriwulan
from indikator.models.realisasi import Realisasi

__all__ = [
    "Anggaran",
    "AnggaranTriwulan",
    "ButirPK",
    "DataPendukung",
    "Dokumen",
    "Indikator",
    "Jadwal",
    "Kategori",
    "KebijakanPengukuran",
    "Kinerja",
    "KomponenAkip",
    "KomponenIndikator",
    "NilaiAkip",
    "NilaiIkm",
    "Pembanding",
    "PerjanjianKinerja",
    "Realisasi",
    "Skala",
    "SkalaKategori",
    "SumberDaya",
    "Target",
    "TargetTriwulan",
    "TingkatSkala",
]

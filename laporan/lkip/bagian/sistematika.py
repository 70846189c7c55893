"""Sistematika penyajian: what each bab of this very report holds."""

from dataclasses import dataclass

from laporan.lkip.bahan import Bahan


@dataclass(frozen=True)
class Konteks:
    bab: tuple[tuple[str, str], ...]


def konteks(bahan: Bahan) -> Konteks:
    return Konteks(
        (
            ("BAB I PENDAHULUAN", "menyajikan latar belakang, dasar hukum, gambaran umum"
             " organisasi, sumber daya manusia, aspek strategis, dan isu strategis."),
            ("BAB II PERENCANAAN KINERJA", "menyajikan rencana strategis, indikator kinerja utama,"
             f" dan perjanjian kinerja tahun {bahan.tahun}."),
            ("BAB III AKUNTABILITAS KINERJA", "menyajikan metode pengukuran, capaian kinerja setiap"
             " sasaran strategis beserta analisisnya, realisasi anggaran, dan efisiensi."),
            ("BAB IV PENUTUP", "menyajikan simpulan umum atas capaian kinerja dan langkah"
             " perbaikan."),
            ("LAMPIRAN", "memuat perjanjian kinerja dan catatan atas data yang dipakai."),
        )
    )  # fmt: skip

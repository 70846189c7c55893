"""The sections of an LKIP in the order they are printed (PermenPANRB 53/2014, Lampiran II)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from laporan.lkip.bagian import (
    analisis,
    anggaran,
    catatan,
    efisiensi,
    evaluasi_akip,
    ikhtisar,
    ikm,
    iku,
    judul,
    metode,
    organisasi,
    pegawai,
    penutup,
    perjanjian,
    pernyataan,
    rencana,
    ringkasan,
    sistematika,
    teks,
)

Tempat = Literal["depan", "bab", "lampiran"]


@dataclass(frozen=True)
class BagianNarasi:
    """A section whose text people write; `petunjuk` tells them what belongs there."""

    kode: str
    judul: str
    petunjuk: str


@dataclass(frozen=True)
class Bagian:
    """One section: where it stands, what it needs, how it is printed.

    `konteks` makes its frozen dataclass of type `jenis` from the Bahan, or None to leave it out.
    `tingkat` 2 prints a numbered 1.1, 3 a 1.1.1, 0 no heading of its own.
    """

    kode: str
    bab: str
    judul: str
    template: str
    jenis: type
    konteks: Callable[..., Any]
    narasi: str | None = None
    tingkat: int = 2
    tempat: Tempat = "bab"


def _narasi(kode: str, bab: str, nama: str, tempat: Tempat = "bab", tingkat: int = 2) -> Bagian:
    return Bagian(
        kode,
        bab,
        nama,
        "laporan/lkip/teks.html",
        teks.Teks,
        teks.untuk(kode),
        kode,
        tingkat,
        tempat,
    )


def _tabel(kode: str, bab: str, nama: str, modul: Any, narasi: str | None = None, **lain) -> Bagian:
    return Bagian(
        kode, bab, nama, f"laporan/lkip/{kode.replace('-', '_')}.html", modul.Konteks,
        modul.konteks, narasi, **lain,
    )  # fmt: skip


PENDAHULUAN, PERENCANAAN = "PENDAHULUAN", "PERENCANAAN KINERJA"
AKUNTABILITAS, PENUTUP, LAMPIRAN = "AKUNTABILITAS KINERJA", "PENUTUP", "LAMPIRAN"

DAFTAR: tuple[Bagian, ...] = (
    Bagian("kata-pengantar", "", "KATA PENGANTAR", "laporan/lkip/kata_pengantar.html",
           teks.Pengantar, teks.pengantar, "kata-pengantar", 0, "depan"),
    _tabel("ikhtisar", "", "IKHTISAR EKSEKUTIF", ikhtisar, tempat="depan", tingkat=0),
    _narasi("latar-belakang", PENDAHULUAN, "Latar Belakang"),
    _narasi("dasar-hukum", PENDAHULUAN, "Dasar Hukum"),
    _tabel("organisasi", PENDAHULUAN, "Gambaran Umum Organisasi", organisasi,
           "gambaran-organisasi"),
    _tabel("pegawai", PENDAHULUAN, "Sumber Daya Manusia", pegawai),
    _narasi("aspek-strategis", PENDAHULUAN, "Aspek Strategis"),
    _narasi("isu-strategis", PENDAHULUAN, "Isu Strategis"),
    _tabel("sistematika", PENDAHULUAN, "Sistematika Penyajian", sistematika),
    _tabel("rencana", PERENCANAAN, "Rencana Strategis", rencana),
    _tabel("iku", PERENCANAAN, "Indikator Kinerja Utama", iku),
    _tabel("perjanjian", PERENCANAAN, "Perjanjian Kinerja", perjanjian),
    Bagian("capaian", AKUNTABILITAS, "Capaian Kinerja Organisasi", "laporan/lkip/judul.html",
           judul.Konteks, judul.konteks),
    _tabel("metode", AKUNTABILITAS, "Metode Pengukuran", metode, tingkat=3),
    _tabel("ringkasan", AKUNTABILITAS, "Ringkasan Capaian Kinerja", ringkasan, tingkat=3),
    _tabel("analisis", AKUNTABILITAS, "Analisis Capaian", analisis, tingkat=0),
    _tabel("evaluasi-akip", AKUNTABILITAS, "Evaluasi Akuntabilitas Kinerja", evaluasi_akip,
           "evaluasi-akip", tingkat=3),
    _tabel("ikm", AKUNTABILITAS, "Kepuasan Masyarakat", ikm, "kepuasan-masyarakat", tingkat=3),
    _tabel("anggaran", AKUNTABILITAS, "Realisasi Anggaran", anggaran, "realisasi-anggaran"),
    _tabel("efisiensi", AKUNTABILITAS, "Efisiensi Penggunaan Anggaran", efisiensi),
    Bagian("penutup", PENUTUP, "Kesimpulan", "laporan/lkip/penutup.html", penutup.Konteks,
           penutup.konteks, "kesimpulan"),
    Bagian("langkah-perbaikan", PENUTUP, "Langkah Perbaikan", "laporan/lkip/langkah.html",
           penutup.Langkah, penutup.langkah, "langkah-perbaikan"),
    _tabel("pernyataan", LAMPIRAN, "Perjanjian Kinerja", pernyataan, tempat="lampiran"),
    _tabel("catatan", LAMPIRAN, "Catatan Data", catatan, tempat="lampiran"),
)  # fmt: skip

_PETUNJUK = {
    "kata-pengantar": "Ucapan pembuka, maksud laporan, dan terima kasih; tanpa nama dan tanggal.",
    "latar-belakang": "Mengapa laporan ini disusun dan untuk siapa.",
    "dasar-hukum": "Peraturan yang menjadi dasar, satu baris satu peraturan.",
    "gambaran-organisasi": "Kedudukan, tugas, dan fungsi menurut peraturan pembentukannya.",
    "aspek-strategis": "Hal yang menentukan keberhasilan tugas organisasi.",
    "isu-strategis": "Persoalan utama yang dihadapi pada tahun laporan.",
    "evaluasi-akip": "Rekomendasi hasil evaluasi AKIP dan tindak lanjutnya.",
    "kepuasan-masyarakat": "Cara survei, unsur terendah, dan perbaikan layanan.",
    "realisasi-anggaran": "Penjelasan atas serapan yang rendah atau perubahan anggaran.",
    "kesimpulan": "Simpulan umum atas keberhasilan dan kegagalan tahun ini.",
    "langkah-perbaikan": "Apa yang akan diperbaiki tahun berikutnya, oleh siapa.",
}

BAGIAN_NARASI: tuple[BagianNarasi, ...] = tuple(
    BagianNarasi(b.narasi, b.judul.title() if b.judul.isupper() else b.judul, _PETUNJUK[b.narasi])
    for b in DAFTAR
    if b.narasi
)

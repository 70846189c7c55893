"""From rows to the pure values the formulas know."""

from decimal import Decimal

from indikator.models import Indikator, KebijakanPengukuran, Realisasi
from indikator.models import Skala as BarisSkala
from indikator.models.bernilai import Bernilai, BernilaiTarget
from laporan.capaian import Kebijakan, RumusKategori, RumusMajemuk, RumusTurun
from laporan.nilai import Kategori, Majemuk, Nilai, NilaiTarget, Rentang, Sebab, Tanpa
from laporan.skala import Skala, Tingkat


def nilai(baris: Bernilai, indikator: Indikator) -> Nilai | None:
    """The figure of a target or realisasi; majemuk in the order of the indikator's komponen."""
    if baris.kategori is not None:
        k = baris.kategori
        return Kategori(k.peringkat, k.kode, k.nama)
    if baris.komponen:
        urutan = [k.kode for k in indikator.komponen.all() if k.kode in baris.komponen]
        return Majemuk(tuple((kode, Decimal(baris.komponen[kode])) for kode in urutan))
    return baris.nilai


def nilai_target(baris: BernilaiTarget, indikator: Indikator) -> NilaiTarget | None:
    if baris.nilai is not None and baris.nilai_atas is not None:
        return Rentang(baris.nilai, baris.nilai_atas)
    return nilai(baris, indikator)


def nilai_realisasi(
    baris: Realisasi, indikator: Indikator, *, sementara: bool = False
) -> Nilai | Tanpa:
    """The figure of a triwulan; one that is not disetujui counts only when `sementara`."""
    if not baris.terisi:
        return Tanpa(Sebab.BELUM_DIISI, baris.catatan)
    if not (sementara or baris.disetujui):
        return Tanpa(Sebab.BELUM_DISETUJUI)
    if baris.tidak_dapat_diukur:
        return Tanpa(Sebab.TIDAK_DAPAT_DIUKUR, baris.alasan_tidak_diukur)
    isi = nilai(baris, indikator)
    assert isi is not None
    return isi


def kebijakan(baris: KebijakanPengukuran) -> Kebijakan:
    return Kebijakan(
        nama=baris.nama,
        rumus_turun=RumusTurun(baris.rumus_turun),
        rumus_kategori=RumusKategori(baris.rumus_kategori),
        rumus_majemuk=RumusMajemuk(baris.rumus_majemuk),
        toleransi_nol=baris.toleransi_nol,
        batas_rata_rata=baris.batas_rata_rata,
    )


def skala(baris: BarisSkala) -> Skala:
    """Raises ValueError when the tingkat leave a gap or overlap."""
    return Skala(
        baris.kode,
        baris.nama,
        tuple(
            Tingkat(t.label, t.huruf, t.bawah, t.termasuk_bawah, t.atas, t.termasuk_atas)
            for t in baris.tingkat.all()
        ),
    )

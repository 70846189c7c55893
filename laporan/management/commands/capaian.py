"""Capaian of every indikator of an instansi, for people (tabel) and for programs (csv, json)."""

import csv
import json
from decimal import Decimal

from indikator.models import Indikator
from laporan.format import nilai_teks
from laporan.konteks.hasil import ROMAWI, HasilIndikator, Periode, hasil_indikator
from laporan.management.perintah import Galat, PerintahSakip, baca_tahun, cari_instansi
from laporan.nilai import Nilai, NilaiTarget, Rentang, Tanpa, bulat

KOLOM = (
    "kode",
    "indikator",
    "satuan",
    "arah",
    "target",
    "realisasi",
    "capaian",
    "status",
    "predikat",
    "aturan",
)
KOLOM_ANGKA = ("target", "realisasi", "capaian")


class Command(PerintahSakip):
    help = "Capaian setiap indikator sebuah instansi dalam satu tahun atau sampai satu triwulan."

    def add_arguments(self, parser):
        parser.add_argument("kode", help="kode instansi, misalnya kota-bekasi")
        parser.add_argument("tahun")
        parser.add_argument("--triwulan", choices=[str(tw) for tw in ROMAWI])
        parser.add_argument("--format", choices=["tabel", "csv", "json"], default="tabel")

    def handle(self, *args, kode, tahun, triwulan, format, **options):
        instansi = cari_instansi(kode)
        periode = Periode(baca_tahun(tahun), int(triwulan) if triwulan else None)
        indikator = Indikator.objects.milik(instansi).berlaku(periode.tahun)
        terukur = indikator.filter(iku=True) | indikator.bertarget(periode.tahun)
        hasil = hasil_indikator(terukur.order_by("-iku", "kinerja__urut", "urut", "pk"), periode)
        if not hasil:
            raise Galat(f"{instansi} belum mempunyai indikator untuk tahun {periode.tahun}.")
        {"tabel": self._tabel, "csv": self._csv, "json": self._json}[format](hasil)

    def _tabel(self, hasil: list[HasilIndikator]) -> None:
        baris = [KOLOM] + [_untuk_orang(h) for h in hasil]
        lebar = [max(len(b[k]) for b in baris) for k in range(len(KOLOM))]
        for b in baris:
            kolom = zip(KOLOM, b, lebar, strict=True)
            self.stdout.write(
                "  ".join(
                    isi.rjust(panjang) if nama in KOLOM_ANGKA else isi.ljust(panjang)
                    for nama, isi, panjang in kolom
                ).rstrip()
            )

    def _csv(self, hasil: list[HasilIndikator]) -> None:
        tulis = csv.writer(self.stdout, lineterminator="\n")
        tulis.writerow(KOLOM)
        tulis.writerows(_untuk_program(h) for h in hasil)

    def _json(self, hasil: list[HasilIndikator]) -> None:
        isi = [dict(zip(KOLOM, _untuk_program(h), strict=True)) for h in hasil]
        self.stdout.write(json.dumps(isi, ensure_ascii=False, indent=1))


def _untuk_orang(h: HasilIndikator) -> tuple[str, ...]:
    i, nilai = h.indikator, h.hasil.nilai
    return (
        i.kode,
        i.nama[:60],
        i.satuan,
        i.arah,
        nilai_teks(h.target),
        nilai_teks(h.realisasi.nilai),
        h.hasil.sebab.teks if h.hasil.sebab else nilai_teks(nilai),
        str(h.hasil.status),
        h.predikat,
        h.hasil.aturan,
    )


def _untuk_program(h: HasilIndikator) -> tuple[str, ...]:
    i = h.indikator
    return (
        i.kode,
        i.nama,
        i.satuan,
        i.arah,
        _tulis(h.target),
        _tulis(h.realisasi.nilai),
        _tulis(h.hasil.nilai),
        str(h.hasil.status),
        h.predikat,
        h.hasil.aturan,
    )


def _tulis(nilai: NilaiTarget | Nilai | Tanpa | None) -> str:
    """Two decimals behind a point; empty for no value, words for kategori and majemuk."""
    match nilai:
        case None | Tanpa():
            return ""
        case Decimal():
            return f"{bulat(nilai):f}"
        case Rentang():
            return f"{bulat(nilai.bawah):f}..{bulat(nilai.atas):f}"
    return nilai_teks(nilai)

"""A folder of CSV files into the database: every row, or none, each with its reason."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from import_export.results import RowResult
from tablib import Dataset

from indikator import resources as indikator
from indikator.models import Skala as SkalaModel
from laporan.resources import NarasiResource
from laporan.skala import Skala, Tingkat
from perangkat_daerah import resources as perangkat_daerah
from perangkat_daerah.resources.dasar import BerkasResource

# In the order in which one file needs what another has brought.
BERKAS: dict[str, type[BerkasResource]] = {
    "skala.csv": indikator.SkalaResource,
    "tingkat_skala.csv": indikator.TingkatSkalaResource,
    "skala_kategori.csv": indikator.SkalaKategoriResource,
    "kategori.csv": indikator.KategoriResource,
    "kebijakan_pengukuran.csv": indikator.KebijakanPengukuranResource,
    "instansi.csv": perangkat_daerah.InstansiResource,
    "jabatan.csv": perangkat_daerah.JabatanResource,
    "rekap_pegawai.csv": perangkat_daerah.RekapPegawaiResource,
    "dokumen.csv": indikator.DokumenResource,
    "kinerja.csv": indikator.KinerjaResource,
    "indikator.csv": indikator.IndikatorResource,
    "komponen_indikator.csv": indikator.KomponenIndikatorResource,
    "target.csv": indikator.TargetResource,
    "perjanjian_kinerja.csv": indikator.PerjanjianKinerjaResource,
    "butir_pk.csv": indikator.ButirPKResource,
    "target_triwulan.csv": indikator.TargetTriwulanResource,
    "jadwal.csv": indikator.JadwalResource,
    "realisasi.csv": indikator.RealisasiResource,
    "anggaran.csv": indikator.AnggaranResource,
    "anggaran_triwulan.csv": indikator.AnggaranTriwulanResource,
    "pembanding.csv": indikator.PembandingResource,
    "data_pendukung.csv": indikator.DataPendukungResource,
    "sumber_daya.csv": indikator.SumberDayaResource,
    "nilai_akip.csv": indikator.NilaiAkipResource,
    "komponen_akip.csv": indikator.KomponenAkipResource,
    "nilai_ikm.csv": indikator.NilaiIkmResource,
}
NARASI = "narasi"
DITAMPILKAN = 20  # refusals in the message; `penolakan` holds them all


@dataclass(frozen=True)
class Penolakan:
    """Where a file was refused and why; line 0 is the file itself."""

    berkas: str
    baris: int
    kolom: str
    pesan: str

    def __str__(self):
        baris = f" baris {self.baris}" if self.baris else ""
        kolom = f" kolom {self.kolom}" if self.kolom else ""
        return f"{self.berkas}{baris}{kolom}: {self.pesan}"


class ImporDitolak(Exception):
    def __init__(self, penolakan: Iterable[Penolakan]):
        self.penolakan = tuple(penolakan)
        baris = [str(satu) for satu in self.penolakan[:DITAMPILKAN]]
        if len(self.penolakan) > DITAMPILKAN:
            baris.append(f"… dan {len(self.penolakan) - DITAMPILKAN} penolakan lain.")
        super().__init__("\n".join(baris))


@dataclass(frozen=True)
class Hitungan:
    """What became of the rows of one file."""

    berkas: str
    baru: int
    berubah: int
    sama: int


@dataclass(frozen=True)
class _Isi:
    """The rows of one file and where each of them stands: (file, line)."""

    data: Dataset
    tempat: list[tuple[str, int]]


@transaction.atomic
def muat_folder(
    folder: Path,
    *,
    jaga_isian: bool = False,
    lapor: Callable[[Hitungan], None] = lambda hitungan: None,
) -> list[Hitungan]:
    """Import the known files of `folder`; raises ImporDitolak and stores nothing on any refusal.

    With `jaga_isian`, rows that are already there stay as they are.
    """
    hasil = []
    for nama, isi in _berkas(folder):
        resource = (NarasiResource if nama == NARASI else BERKAS[nama])(
            jaga_isian=jaga_isian, pratinjau=False
        )
        hitungan = _muat(nama, isi, resource)
        hasil.append(hitungan)
        lapor(hitungan)
    if any(h.berkas in ("skala.csv", "tingkat_skala.csv") for h in hasil):
        _periksa_skala()
    return hasil


def _berkas(folder: Path) -> Iterator[tuple[str, _Isi]]:
    if not folder.is_dir():
        raise ImporDitolak([Penolakan(str(folder), 0, "", "Folder tidak ada.")])
    ada = {berkas.name for berkas in folder.glob("*.csv")}
    if asing := sorted(ada - set(BERKAS)):
        raise ImporDitolak(Penolakan(nama, 0, "", "Nama berkas tidak dikenal.") for nama in asing)
    for nama in BERKAS:
        if nama in ada:
            yield nama, _baca_csv(folder / nama)
    if (folder / NARASI).is_dir():
        yield NARASI, _baca_narasi(folder / NARASI)


def _muat(nama: str, isi: _Isi, resource: BerkasResource) -> Hitungan:
    hasil = resource.import_data(isi.data, rollback_on_validation_errors=True)
    if hasil.has_errors() or hasil.has_validation_errors():
        raise ImporDitolak(
            Penolakan(*(isi.tempat[nomor - 1] if nomor else (nama, 0)), kolom, pesan)
            for nomor, kolom, pesan in resource.penolakan(hasil)
        )
    return Hitungan(
        berkas=nama,
        baru=hasil.totals[RowResult.IMPORT_TYPE_NEW],
        berubah=hasil.totals[RowResult.IMPORT_TYPE_UPDATE],
        sama=hasil.totals[RowResult.IMPORT_TYPE_SKIP],
    )


def _baca_csv(berkas: Path) -> _Isi:
    pembaca = csv.reader(io.StringIO(_teks(berkas), newline=""))
    kepala = next(pembaca, [])
    isi = _Isi(Dataset(headers=[kolom.strip() for kolom in kepala]), [])
    if ganda := sorted({kolom for kolom in kepala if kepala.count(kolom) > 1}):
        pesan = f"Kolom ditulis dua kali: {', '.join(ganda)}."
        raise ImporDitolak([Penolakan(berkas.name, 1, "", pesan)])
    salah, akhir = [], pembaca.line_num
    for sel in pembaca:
        baris, akhir = akhir + 1, pembaca.line_num  # a cell may run over several lines
        if sel and len(sel) != len(kepala):
            pesan = f"Baris ini berisi {len(sel)} kolom, seharusnya {len(kepala)}."
            salah.append(Penolakan(berkas.name, baris, "", pesan))
        elif sel:
            isi.data.append(sel)
            isi.tempat.append((berkas.name, baris))
    if salah:
        raise ImporDitolak(salah)
    return isi


def _baca_narasi(folder: Path) -> _Isi:
    """`<instansi>-<tahun>/<bagian>.md`, one text of an LKIP each."""
    isi = _Isi(Dataset(headers=["instansi", "tahun", "bagian", "teks"]), [])
    for berkas in sorted(folder.glob("*/*.md")):
        instansi, _, tahun = berkas.parent.name.rpartition("-")
        isi.data.append([instansi, tahun, berkas.stem, _teks(berkas)])
        isi.tempat.append((str(berkas.relative_to(folder.parent)), 0))
    return isi


def _teks(berkas: Path) -> str:
    try:
        return berkas.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ImporDitolak([Penolakan(berkas.name, 0, "", "Simpan sebagai UTF-8.")]) from None


def _periksa_skala() -> None:
    """Refuse a scale with a gap or an overlap; only all its tingkat together can show one."""
    salah = []
    for skala in SkalaModel.objects.prefetch_related("tingkat"):
        tingkat = tuple(
            Tingkat(t.label, t.huruf, t.bawah, t.termasuk_bawah, t.atas, t.termasuk_atas)
            for t in skala.tingkat.all()
        )
        try:
            Skala(skala.kode, skala.nama, tingkat)
        except ValueError as galat:
            salah.append(Penolakan("tingkat_skala.csv", 0, "", str(galat)))
    if salah:
        raise ImporDitolak(salah)

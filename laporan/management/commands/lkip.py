import os
import tempfile
from pathlib import Path

from tqdm import tqdm

from laporan.cetakan import render_lkip
from laporan.layanan import buat_lkip
from laporan.management.perintah import Galat, PerintahSakip, baca_tahun, cari_instansi
from laporan.models import Lkip
from laporan.pdf import GagalCetak, Kemajuan, kekurangan
from laporan.pelapor import instansi_melapor
from laporan.tugas import Penyewa, klaim, lepaskan
from perangkat_daerah.models import Instansi

CONTOH = "manage.py lkip setwan 2024, atau manage.py lkip --semua 2024 --folder lkip-2024"


class Command(PerintahSakip):
    help = "Buat PDF LKIP satu instansi, atau semua instansi yang berdata pada satu tahun."

    def add_arguments(self, parser):
        parser.add_argument("kode", nargs="?", help="kode instansi, misalnya setwan")
        parser.add_argument("tahun", nargs="?", help="tahun laporan, misalnya 2024")
        parser.add_argument("--keluaran", metavar="BERKAS", help="bawaan: lkip-KODE-TAHUN.pdf")
        parser.add_argument("--semua", metavar="TAHUN", help="semua instansi pada tahun itu")
        parser.add_argument("--folder", metavar="DIR", help="tempat berkas untuk --semua")

    def handle(self, *args, kode, tahun, keluaran, semua, folder, **options):
        if semua is not None:
            if kode or keluaran:
                raise Galat("--semua dipakai tanpa KODE dan tanpa --keluaran.")
            if not folder:
                raise Galat(f"--semua memerlukan --folder. Contoh: {CONTOH}")
            return self._semua(baca_tahun(semua), Path(folder))
        if not kode or not tahun:
            raise Galat(f"Sebutkan KODE dan TAHUN. Contoh: {CONTOH}")
        if folder:
            raise Galat("--folder hanya untuk --semua; untuk satu instansi pakai --keluaran.")
        return self._satu(cari_instansi(kode), baca_tahun(tahun), keluaran)

    def _satu(self, instansi: Instansi, tahun: int, keluaran: str | None) -> None:
        if not instansi_melapor(tahun).filter(pk=instansi.pk).exists():
            raise Galat(f"{instansi} tidak mempunyai target atau realisasi tahun {tahun}.")
        berkas = Path(keluaran or ".")
        if berkas.is_dir():
            berkas /= _nama(instansi, tahun)
        _pastikan_tertulis(berkas.parent)
        _pastikan_siap()
        with tqdm(desc=instansi.nama_pendek, unit=" hlm", disable=None, leave=False) as batang:
            try:
                lkip = _tulis(instansi, tahun, berkas, _gerakkan(batang))
            except GagalCetak as galat:
                raise Galat(str(galat)) from galat
        self.stdout.write(f"{berkas}: {lkip.jumlah_halaman} halaman, versi {lkip.versi}")

    def _semua(self, tahun: int, folder: Path) -> None:
        daftar = list(instansi_melapor(tahun))
        if not daftar:
            raise Galat(f"Tidak ada instansi dengan target atau realisasi tahun {tahun}.")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as galat:
            raise Galat(f"Folder {folder} tidak dapat dibuat: {galat.strerror}.") from galat
        _pastikan_tertulis(folder)
        _pastikan_siap()
        gagal = []
        with tqdm(daftar, unit="LKIP") as batang:
            for instansi in batang:
                batang.set_description(instansi.nama_pendek)
                try:
                    _tulis(instansi, tahun, folder / _nama(instansi, tahun))
                except Exception as galat:  # one bad report must not stop the others
                    gagal.append(instansi.kode)
                    batang.write(f"{instansi.kode}: {_sebab(galat)}", file=self.stderr)
        self.stdout.write(f"{len(daftar) - len(gagal)} LKIP tahun {tahun} ada di {folder}")
        if gagal:
            raise Galat(f"{len(gagal)} LKIP tidak dapat dibuat: {', '.join(gagal)}.")


def _tulis(instansi: Instansi, tahun: int, berkas: Path, kemajuan: Kemajuan | None = None) -> Lkip:
    """The same snapshot and print as from the page, here and now, without the queue."""
    lkip = buat_lkip(instansi=instansi, tahun=tahun, oleh=None, sumber="perintah", antrekan=False)
    milik = klaim(lkip.pk, paksa=True)
    if milik is not None:
        try:
            render_lkip(milik, _gabung(Penyewa(milik), kemajuan))
        except BaseException as galat:
            lepaskan(milik, _sebab(galat), coba_lagi=False)
            raise
    lkip = Lkip.objects.defer("konteks").get(pk=lkip.pk)
    with lkip.berkas.open("rb") as isi:
        _tulis_utuh(berkas, isi.read())
    return lkip


def _tulis_utuh(berkas: Path, isi: bytes) -> None:
    """Under a passing name first: nobody ever sees half a report."""
    sementara = berkas.with_name(f".{berkas.name}.{os.getpid()}.tmp")
    try:
        sementara.write_bytes(isi)
        os.replace(sementara, berkas)
    finally:
        sementara.unlink(missing_ok=True)


def _pastikan_tertulis(folder: Path) -> None:
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as galat:
        raise Galat(f"Tidak dapat menulis di folder {folder}: {galat.strerror}.") from galat


def _pastikan_siap() -> None:
    if kalimat := kekurangan():
        raise Galat(" ".join(kalimat))


def _gabung(satu: Kemajuan, dua: Kemajuan | None) -> Kemajuan:
    def keduanya(halaman: int, jumlah: int | None) -> None:
        satu(halaman, jumlah)
        if dua:
            dua(halaman, jumlah)

    return keduanya


def _gerakkan(batang: tqdm) -> Kemajuan:
    def maju(halaman: int, jumlah: int | None) -> None:
        batang.total, batang.n = jumlah, halaman
        batang.refresh()

    return maju


def _nama(instansi: Instansi, tahun: int) -> str:
    return f"lkip-{instansi.kode}-{tahun}.pdf"


def _sebab(galat: BaseException) -> str:
    return str(galat) if isinstance(galat, GagalCetak) else f"{type(galat).__name__}: {galat}"

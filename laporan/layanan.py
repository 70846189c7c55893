"""Every change of an LKIP and its narasi: under a row lock, with its audit row."""

import hashlib
import json
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from indikator.services import Ditolak
from laporan import lkip as dokumen
from laporan.models import Lkip, Narasi
from laporan.tugas import tugas_lkip
from perangkat_daerah.audit import catat, potret
from perangkat_daerah.models import Instansi, Pengguna

_KUNCI_GILIRAN = 7_240  # the first half of our advisory lock, any number of our own
_KOLOM_LKIP = ("tahun", "versi", "sidik")
# What decides how the same figures look on paper.
_BENTUK = (
    "laporan/lkip",
    "laporan/grafik",
    "laporan/templatetags",
    "laporan/format.py",
    "laporan/nilai.py",
    "laporan/terbilang.py",
    "laporan/pdf_anak.py",
    "templates/laporan/lkip",
    "templates/cetak.html",
    "templates/cetak.css",
)


def buat_lkip(
    *,
    instansi: Instansi,
    tahun: int,
    oleh: Pengguna | None,
    sumber: str = "web",
    antrekan: bool = True,
) -> Lkip:
    """A numbered snapshot of today's figures, waiting for a worker to print it.

    When neither the figures nor the form changed since the newest version, that one is
    returned: nothing is printed twice.
    """
    with _giliran(instansi), _bacaan_serentak():
        konteks = dokumen.susun(instansi, tahun)
        versi = Lkip.objects.filter(instansi=instansi, tahun=tahun).defer("konteks")
        lkip = terakhir = versi.order_by("-versi").first()
        if terakhir is None or not _masih_sama(terakhir, konteks):
            lkip = Lkip.objects.create(
                instansi=instansi,
                tahun=tahun,
                versi=terakhir.versi + 1 if terakhir else 1,
                konteks=konteks,
                sidik=sidik(konteks),
                dibuat_oleh=oleh,
            )
            catat(
                objek=lkip,
                aksi="buat",
                lama={},
                baru=potret(lkip, _KOLOM_LKIP),
                pelaku=oleh,
                sumber=sumber,
                instansi=instansi,
            )
        if antrekan and _perlu_pekerja(lkip):
            _antrekan(lkip)
    return lkip


def sidik(konteks: dict) -> str:
    """The hash of what will be printed: the figures, and the form they are printed in."""
    isi = json.dumps(
        konteks, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )
    return hashlib.sha256(f"{sidik_bentuk()}\n{isi}".encode()).hexdigest()


@cache
def sidik_bentuk() -> str:
    """The hash of the code and templates of the report; a new release prints anew."""
    hasil = hashlib.sha256()
    for nama in _BENTUK:
        akar = Path(settings.BASE_DIR, nama).resolve(strict=True)
        for berkas in sorted(akar.rglob("*")) if akar.is_dir() else [akar]:
            if berkas.is_file() and berkas.suffix in {".py", ".html", ".css"}:
                hasil.update(str(berkas.relative_to(Path(settings.BASE_DIR).resolve())).encode())
                hasil.update(berkas.read_bytes())
    return hasil.hexdigest()


def simpan_narasi(
    *,
    instansi: Instansi,
    tahun: int,
    bagian: str,
    teks: str,
    oleh: Pengguna,
    sidik_awal: str | None = None,
) -> Narasi:
    """Store the text of one section; refused when nothing changed.

    `sidik_awal` is the `sidik_teks` of what the writer saw; a change by somebody else since
    then raises NarasiBerubah instead of being overwritten.
    """
    with transaction.atomic():
        Instansi.objects.select_for_update().get(pk=instansi.pk)
        kunci = {"instansi": instansi, "tahun": tahun, "bagian": bagian}
        narasi = Narasi.objects.filter(**kunci).first() or Narasi(**kunci)
        if sidik_awal is not None and sidik_awal != sidik_teks(narasi.teks):
            raise NarasiBerubah(narasi)
        teks = _rapikan(teks)
        if teks == narasi.teks:
            raise Ditolak("Tidak ada yang berubah.")
        lama = potret(narasi, ("teks",)) if narasi.pk else {}
        aksi = "ubah" if narasi.pk else "buat"
        narasi.teks, narasi.diubah_oleh = teks, oleh
        narasi.full_clean()
        narasi.save()
        catat(
            objek=narasi,
            aksi=aksi,
            lama=lama,
            baru=potret(narasi, ("tahun", "bagian", "teks")),
            pelaku=oleh,
            sumber="web",
            instansi=instansi,
        )
    return narasi


class NarasiBerubah(Ditolak):
    """Somebody else stored another text meanwhile; `narasi` is what they wrote."""

    def __init__(self, narasi: Narasi):
        super().__init__("Bagian ini sudah diubah orang lain sejak Anda membukanya.")
        self.narasi = narasi


def sidik_teks(teks: str) -> str:
    return hashlib.sha256(_rapikan(teks).encode()).hexdigest()[:32]


def _rapikan(teks: str) -> str:
    """Line ends as the database keeps them: a browser sends CRLF."""
    return teks.replace("\r\n", "\n").replace("\r", "\n").strip()


@contextmanager
def _giliran(instansi: Instansi):
    """One snapshot of an instansi at a time, so that a later version never has older figures.

    Taken before the transaction begins: what it reads is then as new as its turn. SQLite
    lets one writer in at a time anyway.
    """
    if connection.vendor != "postgresql":
        yield
        return
    kunci = [_KUNCI_GILIRAN, instansi.pk]
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_lock(%s, %s)", kunci)
    try:
        yield
    finally:
        with connection.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_unlock(%s, %s)", kunci)


@contextmanager
def _bacaan_serentak():
    """All reads see one moment, so that no total disagrees with its rows.

    On SQLite every transaction does; PostgreSQL must be asked, first thing in a transaction.
    """
    paling_luar = not connection.in_atomic_block
    with transaction.atomic():
        if paling_luar and connection.vendor == "postgresql":
            with connection.cursor() as kursor:
                kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _masih_sama(terakhir: Lkip, konteks: dict) -> bool:
    if terakhir.status == Lkip.Status.GAGAL or terakhir.sidik != sidik(konteks):
        return False
    berkas = terakhir.berkas
    return terakhir.status != Lkip.Status.SELESAI or berkas.storage.exists(berkas.name)


def _perlu_pekerja(lkip: Lkip) -> bool:
    """Unfinished and in nobody's hands; a task too many does no harm, one too few would."""
    dipegang = lkip.sewa_sampai is not None and lkip.sewa_sampai > timezone.now()
    return lkip.sedang_berjalan and not dipegang


def _antrekan(lkip: Lkip) -> None:
    """Queue it. The queue is in the same database: workers see the task when we commit."""
    tugas_lkip.enqueue(lkip.pk)

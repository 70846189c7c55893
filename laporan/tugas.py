"""The queue's task that prints an LKIP: leased, renewed while it runs, safe to run twice.

A worker that is killed cannot say so. Its lease on the Lkip passes, and `laporan.pemulih`
gives the work to another.
"""

import logging
import time
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from laporan.cetakan import render_lkip
from laporan.models import Lkip
from laporan.pdf import GagalCetak

log = logging.getLogger(__name__)

TULIS_TIAP_DETIK = 0.7
JEDA_COBA_LAGI = timedelta(seconds=5)
GALAT_TAK_TERDUGA = (
    "Terjadi kesalahan saat menyusun dokumen. Rinciannya ada pada catatan pekerja; "
    "sampaikan nomor versi ini kepada admin SAKIP."
)


class SewaHilang(Exception):
    """Another worker has taken over; this one must stop."""


@task()
def tugas_lkip(lkip_id: int) -> str:
    """Print one LKIP; tells the queue in a word what came of it."""
    lkip = klaim(lkip_id)
    if lkip is None:
        return "tidak perlu"
    try:
        render_lkip(lkip, Penyewa(lkip))
    except SewaHilang:
        return "diambil alih"
    except Exception as galat:
        log.exception("%s tidak dapat dibuat", lkip)
        return lepaskan(lkip, str(galat) if isinstance(galat, GagalCetak) else GALAT_TAK_TERDUGA)
    except BaseException:  # the worker is told to stop at once
        lepaskan(lkip, "Pekerja dihentikan.")
        raise
    return "selesai"


def klaim(lkip_id: int, *, paksa: bool = False) -> Lkip | None:
    """Take the lease of an unfinished LKIP, unless a live worker has it; `paksa` takes it away."""
    with transaction.atomic():
        lkip = Lkip.objects.select_for_update().filter(pk=lkip_id).first()
        if lkip is None or not lkip.sedang_berjalan:
            return None
        if not paksa and lkip.sewa_sampai and lkip.sewa_sampai > timezone.now():
            return None
        lkip.status = Lkip.Status.DIKERJAKAN
        lkip.percobaan += 1
        lkip.halaman_selesai, lkip.jumlah_halaman = 0, None
        lkip.sewa_sampai = akhir_sewa()
        lkip.save()
    return lkip


def lepaskan(lkip: Lkip, galat: str, *, coba_lagi: bool = True) -> str:
    """Give the lease back after a failure: to be tried again, or GAGAL when that was the last."""
    lagi = coba_lagi and lkip.percobaan < settings.TUGAS_PERCOBAAN
    status = Lkip.Status.ANTRE if lagi else Lkip.Status.GAGAL
    with transaction.atomic():
        berubah = _milik(lkip).update(status=status, galat=galat[:500], sewa_sampai=None)
        if lagi and berubah:
            nanti = timezone.now() + JEDA_COBA_LAGI
            tugas_lkip.using(run_after=nanti).enqueue(lkip.pk)
    return "dicoba lagi" if lagi else "gagal"


def akhir_sewa():
    return timezone.now() + timedelta(seconds=settings.TUGAS_SEWA_DETIK)


class Penyewa:
    """Takes the progress of a render: writes it down and renews the lease, not too often."""

    def __init__(self, lkip: Lkip):
        self._lkip = lkip
        self._terakhir = 0.0

    def __call__(self, halaman: int, jumlah: int | None) -> None:
        sekarang = time.monotonic()
        if sekarang - self._terakhir < TULIS_TIAP_DETIK and halaman != jumlah:
            return
        self._terakhir = sekarang
        berubah = _milik(self._lkip).update(
            halaman_selesai=halaman, jumlah_halaman=jumlah, sewa_sampai=akhir_sewa()
        )
        if not berubah:
            raise SewaHilang


def _milik(lkip: Lkip):
    """The row while it is still ours: every claim counts percobaan up."""
    return Lkip.objects.filter(pk=lkip.pk, percobaan=lkip.percobaan, status=Lkip.Status.DIKERJAKAN)

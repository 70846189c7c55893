"""Gives the work of workers that died to others, with a cap on attempts."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from laporan.models import Lkip
from laporan.tugas import tugas_lkip

log = logging.getLogger(__name__)

GALAT_TERHENTI = (
    "Pekerja terhenti {kali} kali saat membuat dokumen ini. Coba buat lagi; bila berulang, "
    "sampaikan kepada admin SAKIP."
)


class PekerjaTerhenti(Exception):
    """Stored as the reason of a task whose workers died once too often."""


def pulihkan() -> int:
    """Put tasks of dead workers back in the queue; how many were moved.

    Other tasks than ours have no lease: they are taken for dead when older than one.
    """
    lewat = timezone.now() - timedelta(seconds=settings.TUGAS_SEWA_DETIK)
    macet = DBTaskResult.objects.running().filter(started_at__lt=lewat)
    banyak = sum(_pulihkan_tugas(macet, pk) for pk in macet.values_list("pk", flat=True))
    return banyak + _antrekan_yang_terlupa(lewat)


def _pulihkan_tugas(macet, pk) -> bool:
    with transaction.atomic():
        # Asked again under the lock: another reaper may have been quicker.
        tugas = macet.select_for_update(skip_locked=True).filter(pk=pk).first()
        if tugas is None:
            return False
        lkip = _lkip(tugas)
        if lkip is not None and _dipegang(lkip):
            return False
        kali = max(len(tugas.worker_ids), lkip.percobaan if lkip else 0)
        if kali >= settings.TUGAS_PERCOBAAN and (lkip is None or lkip.sedang_berjalan):
            _gagalkan(tugas, lkip, kali)
        else:
            log.warning("Pekerja tugas %s terhenti; tugas dikembalikan ke antrean.", tugas.pk)
            tugas.status = TaskResultStatus.READY
            tugas.started_at = None
            tugas.save(update_fields=["status", "started_at"])
    return True


def _gagalkan(tugas: DBTaskResult, lkip: Lkip | None, kali: int) -> None:
    kalimat = GALAT_TERHENTI.format(kali=kali)
    log.error("Tugas %s digagalkan setelah %s percobaan.", tugas.pk, kali)
    tugas.set_failed(PekerjaTerhenti(kalimat))
    if lkip is not None:
        Lkip.objects.filter(pk=lkip.pk).update(
            status=Lkip.Status.GAGAL, galat=kalimat, sewa_sampai=None
        )


def _antrekan_yang_terlupa(lewat) -> int:
    """Queue every unfinished LKIP that nobody holds and no task speaks of."""
    with transaction.atomic():
        terlupa = Lkip.objects.select_for_update(skip_locked=True).filter(
            Q(status=Lkip.Status.DIKERJAKAN, sewa_sampai__lt=timezone.now())
            | Q(status=Lkip.Status.ANTRE, dibuat_pada__lt=lewat)
        )
        terlupa = list(terlupa.defer("konteks"))
        if not terlupa:
            return 0
        hidup = DBTaskResult.objects.filter(
            task_path=tugas_lkip.module_path,
            status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING],
        )
        disebut = {tugas.args_kwargs["args"][0] for tugas in hidup}
        terlupa = [lkip for lkip in terlupa if lkip.pk not in disebut]
        for lkip in terlupa:
            tugas_lkip.enqueue(lkip.pk)
    return len(terlupa)


def _lkip(tugas: DBTaskResult) -> Lkip | None:
    if tugas.task_path != tugas_lkip.module_path:
        return None
    (pk,) = tugas.args_kwargs["args"]
    return Lkip.objects.select_for_update().defer("konteks").filter(pk=pk).first()


def _dipegang(lkip: Lkip) -> bool:
    """Leased by a live worker: the lease is renewed at every page."""
    return (
        lkip.status == Lkip.Status.DIKERJAKAN
        and lkip.sewa_sampai is not None
        and lkip.sewa_sampai > timezone.now()
    )

"""The queue: leases, attempts, and workers that are killed for real."""

import logging
import signal
import subprocess
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from laporan.layanan import buat_lkip
from laporan.models import Lkip
from laporan.pdf import GagalCetak
from laporan.pemulih import pulihkan
from laporan.tugas import Penyewa, SewaHilang, klaim, lepaskan, tugas_lkip
from tests.laporan.basis import basis_terpisah
from tests.laporan.tiruan import pasang
from tests.pabrik import TAHUN, make_instansi


@pytest.fixture
def dokumen(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return pasang(monkeypatch)


@pytest.fixture
def lkip(db, dokumen) -> Lkip:
    """A version just made, with its task in the queue."""
    return buat_lkip(instansi=make_instansi(), tahun=TAHUN, oleh=None)


def tugas_dari(lkip) -> list[DBTaskResult]:
    semua = DBTaskResult.objects.order_by("enqueued_at")
    return [tugas for tugas in semua if tugas.args_kwargs["args"] == [lkip.pk]]


def kerjakan(lkip) -> str:
    return tugas_lkip.call(lkip.pk)


def baca(lkip) -> Lkip:
    return Lkip.objects.get(pk=lkip.pk)


def lewatkan_sewa(lkip) -> None:
    lalu = timezone.now() - timedelta(seconds=1)
    Lkip.objects.filter(pk=lkip.pk).update(sewa_sampai=lalu)


def matikan_pekerja(lkip, *, kali: int) -> DBTaskResult:
    """The rows as a worker leaves them that was killed in its `kali`-th attempt."""
    (tugas,) = tugas_dari(lkip)
    tugas.claim(f"pekerja-{kali}")
    lama = timezone.now() - timedelta(hours=1)
    DBTaskResult.objects.filter(pk=tugas.pk).update(started_at=lama)
    klaim(lkip.pk)
    lewatkan_sewa(lkip)
    return tugas


def test_done_once_and_not_again(lkip, dokumen):
    assert kerjakan(lkip) == "selesai"
    assert kerjakan(lkip) == "tidak perlu"
    assert baca(lkip).status == Lkip.Status.SELESAI
    assert baca(lkip).percobaan == 1
    assert dokumen.dicetak == 1


def test_task_of_a_vanished_version_ends(db):
    assert tugas_lkip.call(0) == "tidak perlu"


def test_leased_by_a_live_worker_is_left_alone(lkip):
    assert klaim(lkip.pk) is not None
    assert klaim(lkip.pk) is None
    assert kerjakan(lkip) == "tidak perlu"
    lewatkan_sewa(lkip)
    assert kerjakan(lkip) == "selesai"


def test_progress_is_written_and_renews_the_lease(lkip):
    milik = klaim(lkip.pk)
    hampir = timezone.now() + timedelta(seconds=1)
    Lkip.objects.filter(pk=lkip.pk).update(sewa_sampai=hampir)
    Penyewa(milik)(7, 40)
    sekarang = baca(lkip)
    assert (sekarang.halaman_selesai, sekarang.jumlah_halaman) == (7, 40)
    assert sekarang.sewa_sampai > hampir


def test_worker_stops_when_its_lease_went_to_another(lkip):
    pertama = klaim(lkip.pk)
    lewatkan_sewa(lkip)
    kedua = klaim(lkip.pk)
    with pytest.raises(SewaHilang):
        Penyewa(pertama)(1, None)
    lepaskan(pertama, "terlambat")
    assert baca(lkip).status == Lkip.Status.DIKERJAKAN
    Penyewa(kedua)(1, None)


def test_failure_is_tried_again_later_and_then_told(lkip, monkeypatch, settings):
    def gagal(*args, **kwargs):
        raise GagalCetak("Kertas habis.")

    monkeypatch.setattr("laporan.cetakan.cetak", gagal)
    settings.TUGAS_PERCOBAAN = 2
    assert kerjakan(lkip) == "dicoba lagi"
    assert (baca(lkip).status, baca(lkip).galat) == (Lkip.Status.ANTRE, "Kertas habis.")
    _, kedua = tugas_dari(lkip)
    assert kedua.run_after > timezone.now()
    assert kerjakan(lkip) == "gagal"
    assert (baca(lkip).status, baca(lkip).galat) == (Lkip.Status.GAGAL, "Kertas habis.")
    assert kerjakan(lkip) == "tidak perlu"
    assert len(tugas_dari(lkip)) == 2


def test_unexpected_error_tells_the_log_all_and_the_page_little(lkip, monkeypatch, caplog):
    monkeypatch.setattr("laporan.cetakan.cetak", lambda *a, **k: 1 / 0)
    with caplog.at_level(logging.ERROR, "laporan.tugas"):
        kerjakan(lkip)
    assert "ZeroDivisionError" in caplog.text
    assert "ZeroDivision" not in baca(lkip).galat
    assert "catatan pekerja" in baca(lkip).galat


def test_worker_told_to_stop_at_once_gives_the_work_back(lkip, monkeypatch):
    def berhenti(*args, **kwargs):
        raise SystemExit(1)

    monkeypatch.setattr("laporan.cetakan.cetak", berhenti)
    with pytest.raises(SystemExit):
        kerjakan(lkip)
    assert baca(lkip).status == Lkip.Status.ANTRE
    assert len(tugas_dari(lkip)) == 2


def test_reaper_leaves_live_workers_alone(lkip):
    tugas = matikan_pekerja(lkip, kali=1)
    nanti = timezone.now() + timedelta(seconds=30)
    Lkip.objects.filter(pk=lkip.pk).update(sewa_sampai=nanti)
    assert pulihkan() == 0
    tugas.refresh_from_db()
    assert tugas.status == TaskResultStatus.RUNNING


def test_reaper_gives_the_work_of_a_dead_worker_to_another(lkip):
    tugas = matikan_pekerja(lkip, kali=1)
    assert pulihkan() == 1
    tugas.refresh_from_db()
    assert tugas.status == TaskResultStatus.READY
    assert kerjakan(lkip) == "selesai"
    assert pulihkan() == 0


def test_reaper_gives_up_after_the_last_attempt(lkip, settings):
    for kali in range(1, settings.TUGAS_PERCOBAAN):
        tugas = matikan_pekerja(lkip, kali=kali)
        pulihkan()
        tugas.refresh_from_db()
        assert tugas.status == TaskResultStatus.READY
    matikan_pekerja(lkip, kali=settings.TUGAS_PERCOBAAN)
    pulihkan()
    tugas.refresh_from_db()
    assert tugas.status == TaskResultStatus.FAILED
    assert baca(lkip).status == Lkip.Status.GAGAL
    assert f"terhenti {settings.TUGAS_PERCOBAAN} kali" in baca(lkip).galat
    assert pulihkan() == 0


def test_reaper_frees_a_task_killed_before_its_first_step(lkip):
    (tugas,) = tugas_dari(lkip)
    tugas.claim("pekerja")
    assert pulihkan() == 0
    lama = timezone.now() - timedelta(hours=1)
    DBTaskResult.objects.filter(pk=tugas.pk).update(started_at=lama)
    assert pulihkan() == 1


def test_reaper_queues_a_version_no_task_speaks_of(lkip):
    DBTaskResult.objects.all().delete()
    assert pulihkan() == 0
    lama = timezone.now() - timedelta(hours=1)
    Lkip.objects.filter(pk=lkip.pk).update(dibuat_pada=lama)
    assert pulihkan() == 1
    assert pulihkan() == 0
    assert len(tugas_dari(lkip)) == 1


# From here on: real processes, which are really killed, on a database of their own.


@pytest.fixture(scope="module")
def basis(tmp_path_factory):
    with basis_terpisah(tmp_path_factory.mktemp("antrean"), "antrean") as basis:
        yield basis


def tunggu(syarat, batas: float = 60.0, pekerja: subprocess.Popen | None = None):
    akhir = time.monotonic() + batas
    while time.monotonic() < akhir:
        if hasil := syarat():
            return hasil
        assert pekerja is None or pekerja.poll() is None, "the worker ended by itself"
        time.sleep(0.1)
    raise AssertionError(f"waited {batas:g} s in vain")


def hentikan(proses: subprocess.Popen, sinyal=signal.SIGTERM) -> int:
    proses.send_signal(sinyal)
    return proses.wait(timeout=60)


def anak_cetak(pid: int) -> list[int]:
    anak = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(satu) for satu in anak if b"pdf_anak" in Path(f"/proc/{satu}/cmdline").read_bytes()]


def test_killed_worker_has_its_job_done_by_another(basis):
    pk = basis.buat(1500)
    korban = basis.pekerja()
    try:
        tunggu(lambda: basis.keadaan(pk)[2] >= 2)
        (anak,) = anak_cetak(korban.pid)
    finally:
        assert hentikan(korban, signal.SIGKILL) == -signal.SIGKILL
    tunggu(lambda: not Path(f"/proc/{anak}").exists(), 5)
    assert basis.keadaan(pk)[:2] == ("dikerjakan", 1)

    pengganti = basis.pekerja()
    try:
        tunggu(lambda: basis.keadaan(pk)[0] == "selesai", 120, pengganti)
    except AssertionError as galat:
        galat.add_note(f"{basis.keadaan(pk)}\n{basis.catatan.read_text()}")
        raise
    finally:
        hentikan(pengganti)
    status, percobaan, selesai, jumlah, berkas, galat = basis.keadaan(pk)
    assert (status, percobaan, galat) == ("selesai", 2, "")
    assert selesai == jumlah > 10
    pdf = Path(basis.lingkungan["MEDIA_ROOT"], berkas).read_bytes()
    assert pdf.startswith(b"%PDF-") and pdf.rstrip().endswith(b"%%EOF")
    tugas = basis.tanya("SELECT status FROM django_tasks_database_dbtaskresult")
    assert {satu for (satu,) in tugas} == {TaskResultStatus.SUCCESSFUL}


def test_worker_told_to_stop_finishes_its_task(basis):
    pk = basis.buat(400)
    pekerja = basis.pekerja()
    try:
        tunggu(lambda: basis.keadaan(pk)[2] >= 1)
    finally:
        kode = hentikan(pekerja)
    assert kode == 0
    assert basis.keadaan(pk)[0] == "selesai"


def test_idle_worker_stops_at_once(basis):
    basis.catatan.unlink(missing_ok=True)
    pekerja = basis.pekerja()
    try:
        tunggu(lambda: basis.catatan.read_text().endswith("Pekerja siap.\n"))
    finally:
        mulai = time.monotonic()
        assert hentikan(pekerja) == 0
    assert time.monotonic() - mulai < 3


def test_asked_four_times_at_once_makes_one_version(basis):
    semua = [basis.mulai("buat", "7", stdout=subprocess.PIPE, text=True) for _ in range(4)]
    hasil = {proses.communicate(timeout=60)[0] for proses in semua}
    assert [proses.returncode for proses in semua] == [0] * 4
    assert len(hasil) == 1

import logging
import threading

from django.conf import settings
from django.db import close_old_connections, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from laporan.management.perintah import Galat, PerintahSakip
from laporan.pdf import kekurangan
from laporan.pemulih import pulihkan

log = logging.getLogger(__name__)


class Pekerja(Worker):
    """The queue's own worker, which speaks Indonesian when told to stop."""

    def __init__(self, *, beri_tahu, **kwargs):
        super().__init__(**kwargs)
        self._beri_tahu = beri_tahu

    def shutdown(self, signum, frame) -> None:
        if self.running and self.running_task:
            self._beri_tahu("Menyelesaikan tugas terakhir, lalu berhenti (ulangi untuk memaksa).")
        super().shutdown(signum, frame)


class Command(PerintahSakip):
    help = "Kerjakan antrean (pembuatan PDF LKIP) sampai dihentikan dengan Ctrl-C atau SIGTERM."

    def add_arguments(self, parser):
        parser.add_argument("--sekali", action="store_true", help="berhenti setelah antrean kosong")

    def handle(self, *args, sekali, **options):
        if kalimat := kekurangan():
            raise Galat(" ".join(kalimat))
        pulihkan()
        logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
        pekerja = Pekerja(
            beri_tahu=lambda kalimat: self.stderr.write(kalimat, lambda teks: teks),
            queue_names=["*"],
            excluded_queue_names=[],
            interval=1,
            batch=sekali,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        pekerja.configure_signals()
        threading.Thread(target=_awasi, daemon=True, name="pemulih").start()
        self.stdout.write("Pekerja siap.")
        self.stdout.flush()
        pekerja.run()


def _awasi() -> None:
    """Look for the work of dead workers, for as long as this one lives."""
    jeda = max(1.0, min(60.0, settings.TUGAS_SEWA_DETIK / 2))
    tidur = threading.Event()
    while not tidur.wait(jeda):
        try:
            close_old_connections()
            pulihkan()
        except Exception:  # without this thread the queue would look well and stand still
            log.exception("Pemulihan antrean tertunda")
        finally:
            connection.close()

"""Run by the tests of the queue, in processes of its own, on a database of its own.

    python tests/laporan/pekerja_tiruan.py siapkan | buat BARIS | PERINTAH-DJANGO...

The report is a table of BARIS rows, so that a worker can be killed in the middle of it.
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.settings")
django.setup()

from django.core.management import execute_from_command_line  # noqa: E402

from laporan import cetakan, layanan  # noqa: E402
from perangkat_daerah.models import Instansi  # noqa: E402
from tests.laporan.tiruan import DokumenTiruan  # noqa: E402
from tests.pabrik import TAHUN, make_indikator, make_instansi, make_target  # noqa: E402


def main(perintah: str, *lain: str) -> None:
    cetakan.dokumen = layanan.dokumen = DokumenTiruan(
        baris=int(lain[0]) if lain and lain[0].isdigit() else 1
    )
    if perintah in ("siapkan", "buat"):
        return siapkan() if perintah == "siapkan" else buat()
    execute_from_command_line(["manage.py", perintah, *lain])


def siapkan() -> None:
    """Two instansi that report, of which one cannot be printed, and one without any figure."""
    for kode in ("opd-uji", "opd-rusak"):
        indikator = make_indikator(instansi=make_instansi(kode=kode, nama=f"Dinas {kode}"))
        make_target(indikator=indikator, nilai=1)
    make_instansi(kode="opd-kosong")


def buat() -> None:
    instansi = Instansi.objects.get(kode="opd-uji")
    lkip = layanan.buat_lkip(instansi=instansi, tahun=TAHUN, oleh=None)
    print(lkip.pk, lkip.versi)


if __name__ == "__main__":
    main(*sys.argv[1:])

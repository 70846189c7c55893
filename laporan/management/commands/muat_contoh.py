from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from laporan.akun_demo import AKUN, buat_akun_demo, sandi_demo
from laporan.impor import Hitungan, ImporDitolak, muat_folder
from laporan.management.commands.muat_acuan import baris_hitungan

FOLDER = Path(settings.BASE_DIR) / "fixtures"


class Command(BaseCommand):
    help = "Muat data contoh Kota Bekasi dan akun demo. Boleh diulang: isian orang tidak tersentuh."

    def handle(self, *args, **options):
        sandi = sandi_demo()
        try:
            with transaction.atomic():
                muat_folder(FOLDER / "acuan", jaga_isian=True, lapor=self.lapor)
                muat_folder(FOLDER / "contoh", jaga_isian=True, lapor=self.lapor)
                baru = buat_akun_demo(sandi)
        except ImporDitolak as galat:
            raise CommandError(f"Data contoh ditolak, tidak ada yang disimpan.\n{galat}") from None
        self.lapor(Hitungan("akun demo", baru, 0, len(AKUN) - baru))
        self.tulis_akun(sandi)

    def lapor(self, hitungan: Hitungan) -> None:
        self.stdout.write(baris_hitungan(hitungan))

    def tulis_akun(self, sandi: str | None) -> None:
        if sandi is None:
            self.stdout.write("\nAkun demo baru belum bersandi: SANDI_DEMO tidak diatur.")
        else:
            self.stdout.write(f"\nAkun demo, sandi akun baru: {sandi}")
        for akun in AKUN:
            self.stdout.write(f"{akun.username:26}{akun.peran.label:14}{akun.instansi}")

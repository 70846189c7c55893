from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from laporan.impor import Hitungan, ImporDitolak, muat_folder

FOLDER = Path(settings.BASE_DIR) / "fixtures" / "acuan"


class Command(BaseCommand):
    help = "Muat skala dan kebijakan pengukuran yang diperlukan setiap kota."

    def handle(self, *args, **options):
        try:
            muat_folder(FOLDER, jaga_isian=True, lapor=self.lapor)
        except ImporDitolak as galat:
            raise CommandError(f"Data acuan ditolak, tidak ada yang disimpan.\n{galat}") from None

    def lapor(self, hitungan: Hitungan) -> None:
        self.stdout.write(baris_hitungan(hitungan))


def baris_hitungan(hitungan: Hitungan) -> str:
    nama = hitungan.berkas.removesuffix(".csv").replace("_", " ")
    return f"{nama:24}{hitungan.baru:>6} baru {hitungan.berubah:>5} berubah {hitungan.sama:>5} sama"

from pathlib import Path

from laporan.impor import Hitungan, ImporDitolak, muat_folder
from laporan.management.commands.muat_acuan import baris_hitungan
from laporan.management.perintah import Galat, PerintahSakip


class Command(PerintahSakip):
    help = "Impor data sendiri dari folder CSV berbentuk seperti fixtures/contoh: semua atau tidak."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--hanya-baru", action="store_true", help="baris yang sudah ada dibiarkan"
        )

    def handle(self, *args, folder, hanya_baru, **options):
        if not folder.is_dir():
            raise Galat(f"Folder {folder} tidak ada.")
        try:
            muat_folder(folder, jaga_isian=hanya_baru, lapor=self.lapor)
        except ImporDitolak as galat:
            raise Galat(f"Impor ditolak, tidak ada yang disimpan.\n{galat}") from None

    def lapor(self, hitungan: Hitungan) -> None:
        self.stdout.write(baris_hitungan(hitungan))

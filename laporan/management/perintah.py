"""What the commands of operators share: wrong input is one Indonesian sentence and exit 1."""

import re
import sys
from difflib import get_close_matches
from functools import partial

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.utils import OperationalError, ProgrammingError

from perangkat_daerah.models import Instansi

TAHUN_AWAL, TAHUN_AKHIR = 2000, 2100
# argparse has no Indonesian; these are all the messages our arguments can bring about.
_TERJEMAHAN = (
    (r"the following arguments are required: (.+)", r"Argumen ini belum diisi: \1."),
    (r"unrecognized arguments: (.+)", r"Argumen ini tidak dikenal: \1."),
    (r"one of the arguments (.+) is required", r"Salah satu dari \1 harus diisi."),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 tidak dapat dipakai bersama \2."),
    (r"argument (\S+): expected .*", r"\1 memerlukan nilai."),
    (r"argument (\S+): ignored explicit argument (.+)", r"\1 tidak menerima nilai \2."),
    (
        r"argument (\S+): invalid choice: (.+?) \(choose from (.+)\)",
        r"\1: \2 tidak dikenal; pilihannya \3.",
    ),
    (
        r"argument (\S+): invalid int value: (.+)",
        r"\1 harus berupa bilangan bulat, bukan \2.",
    ),
    (r"ambiguous option: (.+) could match (.+)", r"Argumen \1 dapat berarti \2."),
)


class Galat(CommandError):
    """Input that is refused; its text is the sentence the operator reads."""


class PerintahSakip(BaseCommand):
    """A command that answers every mistake of its caller in Indonesian, without a traceback."""

    requires_migrations_checks = False

    def create_parser(self, prog_name: str, subcommand: str, **kwargs) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.error = partial(self._argumen_salah, parser)
        return parser

    def _argumen_salah(self, parser: CommandParser, pesan: str):
        galat = Galat(_terjemahan(pesan) + f" Lihat: manage.py {_nama(parser)} --help")
        if not self._called_from_command_line:
            raise galat
        self.stderr.write(f"Galat: {galat}")
        sys.exit(galat.returncode)

    def execute(self, *args, **options):
        try:
            return super().execute(*args, **options)
        except ImproperlyConfigured as galat:
            raise Galat(str(galat)) from galat
        except (OperationalError, ProgrammingError) as galat:
            if options.get("traceback"):
                raise
            baris = (str(galat).strip() or "tanpa keterangan").splitlines()[0]
            raise Galat(
                f"Basis data tidak dapat dipakai ({baris}). "
                "Periksa DATABASE_URL dan jalankan: manage.py migrate"
            ) from galat


def cari_instansi(kode: str) -> Instansi:
    """The instansi of that kode; an unknown one is answered with the kode that look like it."""
    instansi = Instansi.objects.filter(kode=kode).first()
    if instansi is not None:
        return instansi
    dikenal = list(Instansi.objects.values_list("kode", flat=True))
    if not dikenal:
        raise Galat("Belum ada instansi. Jalankan lebih dulu: manage.py muat_contoh")
    mirip = get_close_matches(kode.strip().lower(), dikenal, n=3, cutoff=0.5)
    saran = f" Mungkin maksud Anda: {', '.join(mirip)}." if mirip else ""
    raise Galat(f"Instansi dengan kode “{kode}” tidak ada.{saran}")


def baca_tahun(teks: str | int) -> int:
    bersih = str(teks).strip()
    if not re.fullmatch(r"[0-9]{4}", bersih):
        raise Galat(f"Tahun harus empat angka, misalnya 2024, bukan “{teks}”.")
    tahun = int(bersih)
    if not TAHUN_AWAL <= tahun <= TAHUN_AKHIR:
        raise Galat(f"Tahun {tahun} di luar {TAHUN_AWAL}-{TAHUN_AKHIR}.")
    return tahun


def _terjemahan(pesan: str) -> str:
    for pola, kalimat in _TERJEMAHAN:
        cocok = re.fullmatch(pola, pesan, re.DOTALL)
        if cocok:
            return cocok.expand(kalimat)
    return f"Argumen tidak dapat dibaca ({pesan})."


def _nama(parser: CommandParser) -> str:
    return parser.prog.split()[-1]

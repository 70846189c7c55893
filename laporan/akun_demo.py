"""The accounts that try the application out: job titles at the sample instansi, no persons."""

import os
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.hashers import make_password

from perangkat_daerah.models import Instansi, Pengguna, Penugasan, Peran

SANDI_BAWAAN = "sakip-demo"
MULAI = date(2024, 1, 1)


@dataclass(frozen=True)
class Akun:
    username: str
    nama: str
    peran: Peran
    instansi: str
    staf: bool = False


AKUN = (
    Akun("operator.setwan", "Operator Sekretariat DPRD", Peran.OPERATOR, "setwan"),
    Akun("verifikator.setwan", "Verifikator Sekretariat DPRD", Peran.VERIFIKATOR, "setwan"),
    Akun("pimpinan.setwan", "Sekretaris DPRD", Peran.PIMPINAN, "setwan"),
    Akun(
        "operator.bekasiutara",
        "Operator Kecamatan Bekasi Utara",
        Peran.OPERATOR,
        "kec-bekasi-utara",
    ),
    Akun(
        "verifikator.bekasiutara",
        "Verifikator Kecamatan Bekasi Utara",
        Peran.VERIFIKATOR,
        "kec-bekasi-utara",
    ),
    Akun("perencana", "Perencana Bappelitbangda", Peran.PERENCANA, "bappelitbangda", staf=True),
    Akun("perencana2", "Perencana Kedua Bappelitbangda", Peran.PERENCANA, "bappelitbangda"),
    Akun("evaluator", "Evaluator Inspektorat Daerah", Peran.EVALUATOR, "inspektorat"),
    Akun("walikota", "Wali Kota Bekasi", Peran.PIMPINAN, "kota-bekasi"),
    Akun("admin", "Admin Diskominfostandi", Peran.ADMIN, "diskominfostandi", staf=True),
)


def sandi_demo() -> str | None:
    """SANDI_DEMO; without it a known one for development, and none anywhere else."""
    return os.environ.get("SANDI_DEMO") or (SANDI_BAWAAN if settings.DEBUG else None)


def buat_akun_demo(sandi: str | None) -> int:
    """Create the accounts that do not exist yet, say how many; existing ones stay as they are."""
    ada = set(Pengguna.objects.values_list("username", flat=True))
    baru = [akun for akun in AKUN if akun.username not in ada]
    sandi_tersimpan = make_password(sandi) if baru else ""  # None makes it unusable
    for akun in baru:
        pengguna = Pengguna.objects.create(
            username=akun.username,
            nama=akun.nama,
            is_staff=akun.staf,
            password=sandi_tersimpan,
        )
        Penugasan.objects.create(
            pengguna=pengguna,
            peran=akun.peran,
            instansi=Instansi.objects.get(kode=akun.instansi),
            mulai=MULAI,
        )
    return len(baru)

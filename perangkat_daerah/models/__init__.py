from perangkat_daerah.models.audit import JejakAudit
from perangkat_daerah.models.instansi import Instansi
from perangkat_daerah.models.jabatan import Jabatan, Pejabat
from perangkat_daerah.models.pegawai import RekapPegawai
from perangkat_daerah.models.pengguna import Pengguna, Penugasan, Peran

__all__ = [
    "Instansi",
    "Jabatan",
    "JejakAudit",
    "Pejabat",
    "Pengguna",
    "Penugasan",
    "Peran",
    "RekapPegawai",
]

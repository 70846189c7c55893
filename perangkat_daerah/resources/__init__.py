from perangkat_daerah.resources.instansi import (
    InstansiResource,
    JabatanResource,
    RekapPegawaiResource,
)

__all__ = ["InstansiResource", "JabatanResource", "RekapPegawaiResource"]

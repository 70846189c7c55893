from django.db import models

from perangkat_daerah.models import Instansi, JejakAudit, Pengguna


def potret(objek: models.Model, kolom: tuple[str, ...]) -> dict:
    """The stored values of those columns, to keep as `lama` or `baru`."""
    return {nama: objek.serializable_value(nama) for nama in kolom}


# Never copied anywhere, not even as a hash.
_RAHASIA = frozenset({"password"})


def potret_lengkap(objek: models.Model) -> dict:
    """All stored columns of a row but the secret ones."""
    kolom = tuple(f.name for f in objek._meta.concrete_fields if f.name not in _RAHASIA)
    return potret(objek, kolom)


def catat(
    *,
    objek: models.Model,
    aksi: str,
    lama: dict,
    baru: dict,
    pelaku: Pengguna | None,
    sumber: str,
    instansi: Instansi | None = None,
    alasan: str = "",
) -> JejakAudit:
    """Write the audit row of a change; call it inside the transaction of the change."""
    return JejakAudit.objects.create(
        objek=objek._meta.label_lower,
        objek_id=objek.pk,
        aksi=aksi,
        lama=lama,
        baru=baru,
        pelaku=pelaku,
        sumber=sumber,
        instansi=instansi,
        alasan=alasan,
    )

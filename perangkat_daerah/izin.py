"""Who may do what: one table, asked through Django's own `user.has_perm(izin, instansi)`."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from perangkat_daerah.models import Instansi, Peran
from perangkat_daerah.models.pengguna import PERAN_SEKOTA

# izin -> the peran that hold it at the instansi of their penugasan and below
IZIN: dict[str, frozenset[Peran]] = {
    "indikator.isi_realisasi": frozenset({Peran.OPERATOR}),
    "indikator.verifikasi_realisasi": frozenset({Peran.VERIFIKATOR}),
    "indikator.setujui_realisasi": frozenset({Peran.PERENCANA}),
    "laporan.lihat_kinerja": frozenset(Peran),
    "laporan.susun_lkip": frozenset({Peran.OPERATOR, Peran.PERENCANA}),
    "laporan.unduh_lkip": frozenset(Peran),
}
# The city has no operator or verifikator of its own: Bappelitbangda owns its IKU.
IZIN_KOTA: dict[str, frozenset[Peran]] = {
    "indikator.isi_realisasi": frozenset({Peran.PERENCANA}),
    "indikator.verifikasi_realisasi": frozenset({Peran.PERENCANA}),
}
_APP_MASTER = frozenset({"perangkat_daerah", "indikator", "laporan"})
# Of the admin site, the perencana has the calendar; the admin has all of it.
_IZIN_PERENCANA = frozenset(f"indikator.{aksi}_jadwal" for aksi in ("view", "add", "change"))


def peran_di(user, instansi: Instansi) -> set[str]:
    """The peran this user holds at the instansi, there, above it, or for the whole city."""
    leluhur = {instansi.pk}
    induk = instansi
    while induk.induk_id is not None:
        induk = induk.induk
        leluhur.add(induk.pk)
    return {
        peran
        for peran, instansi_id in _penugasan(user)
        if instansi_id in leluhur or peran in PERAN_SEKOTA
    }


def _penugasan(user) -> list[tuple[str, int]]:
    if not hasattr(user, "_penugasan_berlaku"):
        user._penugasan_berlaku = list(user.penugasan.berlaku().values_list("peran", "instansi_id"))
    return user._penugasan_berlaku


class PeranBackend:
    """Answers permissions from Penugasan; logging in stays with Django's ModelBackend."""

    def authenticate(self, request, **kredensial):
        return None

    def has_perm(self, user, izin: str, obj=None) -> bool:
        if not user.is_active or not user.is_authenticated:
            return False
        if isinstance(obj, Instansi):
            pemegang = IZIN_KOTA.get(izin) if obj.adalah_kota else None
            return bool(peran_di(user, obj) & (pemegang or IZIN.get(izin, frozenset())))
        if obj is not None or izin in IZIN:
            return False
        peran = self._peran(user)
        if Peran.PERENCANA in peran and izin in _IZIN_PERENCANA:
            return True
        return Peran.ADMIN in peran and izin.split(".")[0] in _APP_MASTER

    def has_module_perms(self, user, app_label: str) -> bool:
        """Master data in the admin site belongs to the admin, the calendar to the perencana."""
        if not user.is_active or not user.is_authenticated:
            return False
        peran = self._peran(user)
        return (Peran.ADMIN in peran and app_label in _APP_MASTER) or (
            Peran.PERENCANA in peran and app_label == "indikator"
        )

    def _peran(self, user) -> set[str]:
        return {peran for peran, _ in _penugasan(user)}


def untuk_instansi(izin: str):
    """A view of one instansi: unseen is 404, seen without `izin` is 403.

    The view receives the Instansi itself in place of the slug `instansi` of its URL.
    """

    def bungkus(view):
        @wraps(view)
        def dengan_instansi(request, *args, instansi: str, **kwargs):
            terlihat = Instansi.objects.for_user(request.user).select_related("induk__induk__induk")
            objek = get_object_or_404(terlihat, kode=instansi)
            if not request.user.has_perm(izin, objek):
                raise PermissionDenied
            return view(request, *args, instansi=objek, **kwargs)

        return dengan_instansi

    return bungkus

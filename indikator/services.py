"""Every change of a Realisasi: under a row lock, by the rules of its state, with its audit row."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from indikator.models import Indikator, Jadwal, Kategori, Realisasi
from perangkat_daerah.audit import catat, potret
from perangkat_daerah.models import Instansi, Pengguna

KOLOM_ANGKA = ("nilai", "kategori", "komponen", "tidak_dapat_diukur", "alasan_tidak_diukur")
KOLOM_ISIAN = (*KOLOM_ANGKA, "catatan")


class Ditolak(Exception):
    """A change the rules refuse; its text tells the user why and what to do."""


@dataclass(frozen=True)
class Isian:
    """What is typed for one triwulan. An empty one clears the row, it does not mean zero."""

    nilai: Decimal | None = None
    kategori: Kategori | None = None
    komponen: dict[str, str] = field(default_factory=dict)
    tidak_dapat_diukur: bool = False
    alasan_tidak_diukur: str = ""
    catatan: str = ""


@dataclass(frozen=True)
class Langkah:
    """One move of the workflow and the izin it takes."""

    nama: str
    dari: tuple[Realisasi.Status, ...]
    ke: Realisasi.Status
    izin: str


_S = Realisasi.Status
AJUKAN = Langkah("ajukan", (_S.DRAF,), _S.DIAJUKAN, "indikator.isi_realisasi")
VERIFIKASI = Langkah(
    "verifikasi", (_S.DIAJUKAN,), _S.DIVERIFIKASI, "indikator.verifikasi_realisasi"
)
SETUJUI = Langkah("setujui", (_S.DIVERIFIKASI,), _S.DISETUJUI, "indikator.setujui_realisasi")
KEMBALIKAN_VERIFIKATOR = Langkah(
    "kembalikan", (_S.DIAJUKAN,), _S.DRAF, "indikator.verifikasi_realisasi"
)
KEMBALIKAN_PERENCANA = Langkah(
    "kembalikan-perencana", (_S.DIVERIFIKASI,), _S.DRAF, "indikator.setujui_realisasi"
)
LANGKAH = {
    langkah.nama: langkah
    for langkah in (AJUKAN, VERIFIKASI, SETUJUI, KEMBALIKAN_VERIFIKATOR, KEMBALIKAN_PERENCANA)
}


def alasan_tertutup(tahun: int, triwulan: int) -> str:
    """Why nobody may fill that triwulan today, and who can open it; empty while it is open."""
    jadwal = Jadwal.objects.filter(tahun=tahun, triwulan=triwulan).first()
    hari_ini = timezone.localdate()
    if jadwal is None:
        return "Jadwal pengisian triwulan ini belum ditetapkan oleh Bappelitbangda."
    if hari_ini < jadwal.buka:
        return f"Pengisian dibuka {jadwal.buka:%d-%m-%Y}."
    if jadwal.tutup is not None and hari_ini > jadwal.tutup:
        return f"Pengisian ditutup {jadwal.tutup:%d-%m-%Y}. Bappelitbangda dapat membukanya."
    return ""


@transaction.atomic
def simpan_realisasi(
    *,
    indikator: Indikator,
    tahun: int,
    triwulan: int,
    isian: Isian,
    oleh: Pengguna,
    awal: Isian | None = None,
    sumber: str = "layar",
) -> Realisasi:
    """Store what was typed for one indikator and triwulan; saving the same again does nothing.

    `awal` is what the writer saw: only what differs from it is written, and a figure that
    somebody else changed meanwhile is not overwritten. Raises Ditolak for that, and when the
    period is closed or the row has left draf; ValidationError when the figure does not fit.
    """
    if alasan := alasan_tertutup(tahun, triwulan):
        raise Ditolak(alasan)
    kunci = {"indikator": indikator, "tahun": tahun, "triwulan": triwulan}
    if isian == Isian() and not Realisasi.objects.filter(**kunci).exists():
        return Realisasi(**kunci)
    baru, _ = Realisasi.objects.get_or_create(**kunci)
    realisasi = Realisasi.objects.select_for_update().get(pk=baru.pk)
    if realisasi.status != Realisasi.Status.DRAF:
        raise Ditolak(
            f"Sudah {realisasi.get_status_display().lower()}; minta dikembalikan untuk mengubah."
        )
    lama = potret(realisasi, KOLOM_ISIAN)
    kolom_ditulis = _kolom_ditulis(awal, isian)
    orang_lain = realisasi.diisi_oleh not in (None, oleh)
    if orang_lain and _menimpa(realisasi, awal, kolom_ditulis):
        raise Ditolak(
            f"Angka ini baru saja diubah {realisasi.diisi_oleh}. Muat ulang halaman untuk "
            "melihatnya, lalu ketik lagi bila masih perlu."
        )
    for kolom in kolom_ditulis:
        setattr(realisasi, kolom, getattr(isian, kolom))
    sesudah = potret(realisasi, KOLOM_ISIAN)
    if sesudah == lama:
        return realisasi
    if any(sesudah[kolom] != lama[kolom] for kolom in KOLOM_ANGKA):
        realisasi.diisi_oleh = oleh
    realisasi.full_clean()
    realisasi.save()
    catat(
        objek=realisasi,
        aksi="isi",
        lama=lama,
        baru=sesudah,
        pelaku=oleh,
        sumber=sumber,
        instansi=indikator.kinerja.instansi,
    )
    return realisasi


def _kolom_ditulis(awal: Isian | None, isian: Isian) -> tuple[str, ...]:
    """The figure is one thing however many columns it has; the note is another."""
    if awal is None:
        return KOLOM_ISIAN
    angka = KOLOM_ANGKA if _angka(awal) != _angka(isian) else ()
    return angka if awal.catatan == isian.catatan else (*angka, "catatan")


def _menimpa(realisasi: Realisasi, awal: Isian | None, kolom: tuple[str, ...]) -> bool:
    """Would this write replace a figure that is not the one its writer saw?"""
    return awal is not None and "nilai" in kolom and _angka(realisasi) != _angka(awal)


def _angka(baris: Realisasi | Isian) -> tuple:
    return tuple(getattr(baris, kolom) for kolom in KOLOM_ANGKA)


@transaction.atomic
def pindahkan(
    *,
    langkah: Langkah,
    indikator: Iterable[Indikator],
    tahun: int,
    triwulan: int,
    oleh: Pengguna,
    instansi: Instansi,
    hanya: Iterable[int] | None = None,
    alasan: str = "",
    sumber: str = "layar",
) -> int:
    """Move every filled row of those indikator that stands at `langkah.dari`; all or none.

    `hanya` names the rows (pk) the mover has seen; others wait. Returns how many moved. Raises
    Ditolak when there is none, when the mover filled one of them, when a row is sent back
    without a reason, and when the period is closed to those who submit.
    """
    if langkah is AJUKAN and (tertutup := alasan_tertutup(tahun, triwulan)):
        raise Ditolak(tertutup)
    alasan = alasan.strip()
    if langkah.ke == Realisasi.Status.DRAF and not alasan:
        raise Ditolak("Tulis alasan mengapa dikembalikan.")
    if len(alasan) > 500:
        raise Ditolak("Alasan paling panjang 500 huruf.")
    terkunci = (
        Realisasi.objects.select_for_update(of=("self",))
        .filter(indikator__in=indikator, tahun=tahun, triwulan=triwulan, status__in=langkah.dari)
        .select_related("indikator")
        .order_by("pk")
    )
    if hanya is not None:
        terkunci = terkunci.filter(pk__in=hanya)
    baris = [r for r in terkunci if r.terisi]
    if not baris:
        raise Ditolak("Tidak ada isian yang dapat dipindahkan pada tahap ini.")
    memeriksa = langkah.ke in (Realisasi.Status.DIVERIFIKASI, Realisasi.Status.DISETUJUI)
    sendiri = [r.indikator.kode for r in baris if r.diisi_oleh_id == oleh.pk]
    if memeriksa and sendiri:
        raise Ditolak(f"Isian Anda sendiri diperiksa orang lain: {', '.join(sendiri)}.")
    for r in baris:
        lama = {"status": r.status}
        r.status = langkah.ke
        r.digerakkan_oleh = oleh
        r.alasan_kembali = alasan
        r.save(update_fields=["status", "digerakkan_oleh", "alasan_kembali"])
        catat(
            objek=r,
            aksi=langkah.nama,
            lama=lama,
            baru={"status": r.status},
            pelaku=oleh,
            sumber=sumber,
            instansi=instansi,
            alasan=alasan,
        )
    return len(baris)


def pesan_galat(galat: ValidationError | Ditolak) -> str:
    if isinstance(galat, Ditolak):
        return str(galat)
    return " ".join(galat.messages)

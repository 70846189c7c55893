import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from perangkat_daerah.models import Instansi


class Narasi(models.Model):
    """What people write in one section of an LKIP; figures come in by placeholder only."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="narasi")
    tahun = models.PositiveSmallIntegerField()
    bagian = models.SlugField(max_length=40)
    teks = models.TextField(blank=True)
    diubah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    diubah_pada = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["instansi", "tahun", "bagian"]
        verbose_name = verbose_name_plural = "narasi"
        constraints = [
            models.UniqueConstraint(name="narasi_unik", fields=["instansi", "tahun", "bagian"])
        ]

    def __str__(self):
        return f"{self.bagian} {self.instansi} {self.tahun}"


def tempat_berkas(lkip: "Lkip", nama: str) -> str:
    """A name nobody can guess; downloads go through the permission check."""
    return f"lkip/{lkip.tahun}/{uuid.uuid4().hex}.pdf"


class LkipQuerySet(models.QuerySet):
    def for_user(self, user):
        return self.filter(instansi__in=Instansi.objects.for_user(user))


class Lkip(models.Model):
    """One numbered snapshot of everything an LKIP prints, and the PDF made from it.

    `konteks` (JSON, decimals as text) never changes: the same version gives the same figures
    in every format for ever. `sidik` is its hash, so that nothing is rendered twice.
    """

    class Status(models.TextChoices):
        ANTRE = "antre", "Menunggu giliran"
        DIKERJAKAN = "dikerjakan", "Sedang dibuat"
        SELESAI = "selesai", "Selesai"
        GAGAL = "gagal", "Gagal"

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="lkip")
    tahun = models.PositiveSmallIntegerField()
    versi = models.PositiveSmallIntegerField()
    konteks = models.JSONField()
    sidik = models.CharField(max_length=64)
    status = models.CharField(max_length=10, choices=Status, default=Status.ANTRE)
    halaman_selesai = models.PositiveSmallIntegerField(default=0)
    jumlah_halaman = models.PositiveSmallIntegerField(null=True, blank=True)
    galat = models.CharField(max_length=500, blank=True)
    berkas = models.FileField(upload_to=tempat_berkas, max_length=200, blank=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    # Renewed while a worker is busy with it; when it has passed, the worker is taken for dead.
    sewa_sampai = models.DateTimeField(null=True, blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)

    objects = LkipQuerySet.as_manager()

    class Meta:
        ordering = ["instansi", "-tahun", "-versi"]
        verbose_name = verbose_name_plural = "LKIP"
        constraints = [
            models.UniqueConstraint(name="lkip_satu_versi", fields=["instansi", "tahun", "versi"]),
            models.CheckConstraint(
                name="lkip_selesai_berarti_ada_berkas",
                condition=~Q(status="selesai") | ~Q(berkas=""),
            ),
        ]

    def __str__(self):
        return f"LKIP {self.instansi} {self.tahun} versi {self.versi}"

    @property
    def sedang_berjalan(self) -> bool:
        return self.status in (self.Status.ANTRE, self.Status.DIKERJAKAN)

    @property
    def nama_unduhan(self) -> str:
        return f"lkip-{self.instansi.kode}-{self.tahun}-v{self.versi}.pdf"

from django.db import models
from django.db.models import F, Q


class JadwalQuerySet(models.QuerySet):
    def terbuka(self, tanggal):
        return self.filter(buka__lte=tanggal).filter(Q(tutup__isnull=True) | Q(tutup__gte=tanggal))


class Jadwal(models.Model):
    """When the realisasi of a triwulan may be filled; without `tutup` until someone closes it."""

    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField()
    buka = models.DateField()
    tutup = models.DateField(null=True, blank=True)

    objects = JadwalQuerySet.as_manager()

    class Meta:
        ordering = ["tahun", "triwulan"]
        verbose_name = verbose_name_plural = "jadwal pengisian"
        constraints = [
            models.UniqueConstraint(name="jadwal_unik", fields=["tahun", "triwulan"]),
            models.CheckConstraint(
                name="jadwal_triwulan_1_sampai_4", condition=Q(triwulan__range=(1, 4))
            ),
            models.CheckConstraint(
                name="jadwal_tutup_sesudah_buka",
                condition=Q(tutup__isnull=True) | Q(tutup__gte=F("buka")),
                violation_error_message="Tanggal tutup mendahului tanggal buka.",
            ),
        ]

    def __str__(self):
        return f"{self.tahun} triwulan {self.triwulan}"

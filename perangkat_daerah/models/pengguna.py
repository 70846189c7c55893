from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from perangkat_daerah.models.instansi import Instansi


class Pengguna(AbstractUser):
    """An account. What it may do comes from its Penugasan, not from groups."""

    first_name = last_name = None
    nama = models.CharField(max_length=200)

    REQUIRED_FIELDS = ["nama"]

    class Meta(AbstractUser.Meta):
        verbose_name = verbose_name_plural = "pengguna"

    def __str__(self):
        return self.nama or self.username

    def get_full_name(self):
        return self.nama

    def get_short_name(self):
        return self.nama


class Peran(models.TextChoices):
    OPERATOR = "operator", "Operator"
    VERIFIKATOR = "verifikator", "Verifikator"
    PERENCANA = "perencana", "Perencana"
    EVALUATOR = "evaluator", "Evaluator"
    PIMPINAN = "pimpinan", "Pimpinan"
    ADMIN = "admin", "Admin"


# Their work is the whole city, wherever their desk is.
PERAN_SEKOTA = (Peran.PERENCANA, Peran.EVALUATOR, Peran.ADMIN)


class PenugasanQuerySet(models.QuerySet):
    def berlaku(self):
        """The penugasan in force today."""
        hari_ini = timezone.localdate()
        return self.filter(mulai__lte=hari_ini).filter(
            Q(selesai__isnull=True) | Q(selesai__gte=hari_ini)
        )

    def sekota(self):
        return self.filter(peran__in=PERAN_SEKOTA)


class Penugasan(models.Model):
    """One peran of one person at one instansi, from a date until a date."""

    pengguna = models.ForeignKey(Pengguna, models.CASCADE, related_name="penugasan")
    peran = models.CharField(max_length=12, choices=Peran)
    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="penugasan")
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        ordering = ["pengguna", "mulai"]
        verbose_name = verbose_name_plural = "penugasan"
        constraints = [
            models.UniqueConstraint(
                name="penugasan_unik", fields=["pengguna", "peran", "instansi", "mulai"]
            ),
            models.CheckConstraint(
                name="penugasan_selesai_sesudah_mulai",
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                violation_error_message="Tanggal selesai mendahului tanggal mulai.",
            ),
        ]

    def __str__(self):
        return f"{self.get_peran_display()} {self.instansi}"

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from perangkat_daerah.larangan import periksa_induk, tanpa_siklus
from perangkat_daerah.models.instansi import Instansi


class Jabatan(models.Model):
    """A post in the struktur organisasi of one instansi."""

    class Jenis(models.TextChoices):
        STRUKTURAL = "struktural", "Struktural"
        FUNGSIONAL = "fungsional", "Fungsional"
        PELAKSANA = "pelaksana", "Pelaksana"
        KELOMPOK = "kelompok", "Kelompok jabatan"

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="jabatan")
    kode = models.SlugField(max_length=20)
    nama = models.CharField(max_length=200)
    jenis = models.CharField(max_length=10, choices=Jenis, default=Jenis.STRUKTURAL)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="bawahan")
    urut = models.PositiveSmallIntegerField(default=0)

    larangan = (tanpa_siklus("perangkat_daerah_jabatan"),)

    class Meta:
        ordering = ["instansi", "urut", "kode"]
        verbose_name = verbose_name_plural = "jabatan"
        constraints = [
            models.UniqueConstraint(name="jabatan_unik", fields=["instansi", "kode"]),
            models.UniqueConstraint(
                name="jabatan_satu_kepala", fields=["instansi"], condition=Q(induk__isnull=True)
            ),
        ]

    def __str__(self):
        return self.nama

    def clean(self):
        if self.induk is not None and self.induk.instansi_id != self.instansi_id:
            raise ValidationError({"induk": "Pilih atasan dari instansi yang sama."})
        periksa_induk(self)


class PejabatQuerySet(models.QuerySet):
    def pada(self, tanggal):
        """Who held the posts on that day."""
        return self.filter(mulai__lte=tanggal).filter(
            Q(selesai__isnull=True) | Q(selesai__gte=tanggal)
        )


class Pejabat(models.Model):
    """Who held a jabatan, from a date until a date. NIP is personal data: signed papers only."""

    class Status(models.TextChoices):
        DEFINITIF = "definitif", "Definitif"
        PLT = "plt", "Plt."
        PJ = "pj", "Pj."

    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="pejabat")
    nama = models.CharField(max_length=200)
    pangkat = models.CharField(max_length=100, blank=True)
    nip = models.CharField("NIP", max_length=18, blank=True)
    status = models.CharField(max_length=9, choices=Status, default=Status.DEFINITIF)
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)

    objects = PejabatQuerySet.as_manager()

    class Meta:
        ordering = ["jabatan", "mulai"]
        verbose_name = verbose_name_plural = "pejabat"
        constraints = [
            models.CheckConstraint(
                name="pejabat_selesai_sesudah_mulai",
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                violation_error_message="Tanggal selesai mendahului tanggal mulai.",
            ),
            models.UniqueConstraint(name="pejabat_unik", fields=["jabatan", "mulai"]),
        ]

    def __str__(self):
        return f"{self.nama}, {self.get_status_display()} {self.jabatan}"

from django.db import models

from indikator.models.indikator import Indikator
from perangkat_daerah.fields import AngkaField


class Pembanding(models.Model):
    """The same measure, or one close to it, in another wilayah."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="pembanding")
    variabel = models.CharField(max_length=200)
    wilayah = models.CharField(max_length=100)
    tingkat = models.CharField(max_length=20)
    tahun = models.PositiveSmallIntegerField()
    nilai = AngkaField(null=True, blank=True)
    nilai_teks = models.CharField(max_length=100, blank=True)
    satuan = models.CharField(max_length=60, blank=True)
    urut = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["indikator", "urut"]
        verbose_name = verbose_name_plural = "pembanding"
        constraints = [
            models.UniqueConstraint(
                name="pembanding_unik", fields=["indikator", "variabel", "wilayah", "tahun"]
            ),
            models.CheckConstraint(
                name="pembanding_angka_atau_teks",
                condition=models.Q(nilai__isnull=False, nilai_teks="")
                | models.Q(nilai__isnull=True) & ~models.Q(nilai_teks=""),
                violation_error_message="Isi nilai angka atau nilai teks, salah satu.",
            ),
        ]

    def __str__(self):
        return f"{self.variabel} {self.wilayah} {self.tahun}"


class DataPendukung(models.Model):
    """An input behind an indikator's figure, as reported by its source."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="data_pendukung")
    variabel = models.CharField(max_length=200)
    rincian = models.CharField(max_length=200, blank=True)
    tahun = models.PositiveSmallIntegerField()
    nilai = AngkaField()
    satuan = models.CharField(max_length=60, blank=True)
    urut = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["indikator", "urut"]
        verbose_name = verbose_name_plural = "data pendukung"
        constraints = [
            models.UniqueConstraint(
                name="data_pendukung_unik", fields=["indikator", "variabel", "rincian", "tahun"]
            )
        ]

    def __str__(self):
        return f"{self.variabel} {self.rincian} {self.tahun}"


class SumberDaya(models.Model):
    """How many people of one unsur worked for an indikator in a year."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="sumber_daya")
    tahun = models.PositiveSmallIntegerField()
    unsur = models.CharField(max_length=200)
    jumlah = models.PositiveIntegerField()
    urut = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["indikator", "tahun", "urut"]
        verbose_name = verbose_name_plural = "sumber daya"
        constraints = [
            models.UniqueConstraint(name="sumber_daya_unik", fields=["indikator", "tahun", "unsur"])
        ]

    def __str__(self):
        return f"{self.unsur} {self.tahun}: {self.jumlah} orang"

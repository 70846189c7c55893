from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from perangkat_daerah.models import Instansi


class NilaiAkip(models.Model):
    """The AKIP score of an instansi; `nilai` only where the komponen were not published."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="nilai_akip")
    tahun = models.PositiveSmallIntegerField()
    nilai = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["tahun", "instansi"]
        verbose_name = verbose_name_plural = "nilai AKIP"
        constraints = [
            models.UniqueConstraint(name="nilai_akip_unik", fields=["instansi", "tahun"]),
            models.CheckConstraint(
                name="nilai_akip_0_sampai_100",
                condition=Q(nilai__isnull=True) | Q(nilai__range=(0, 100)),
            ),
        ]

    def __str__(self):
        return f"Nilai AKIP {self.instansi} {self.tahun}"

    @property
    def total(self) -> Decimal | None:
        """The sum of the komponen once their bobot make 100, else the published score."""
        komponen = list(self.komponen.all())
        if sum((k.bobot for k in komponen), Decimal(0)) != 100:
            return self.nilai
        return sum((k.nilai for k in komponen), Decimal(0))


class KomponenAkip(models.Model):
    """The score of one komponen (PermenPANRB 88/2021), at most its bobot."""

    nilai_akip = models.ForeignKey(NilaiAkip, models.CASCADE, related_name="komponen")
    urut = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=100)
    bobot = models.DecimalField(max_digits=5, decimal_places=2)
    nilai = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        ordering = ["nilai_akip", "urut"]
        verbose_name = verbose_name_plural = "komponen nilai AKIP"
        constraints = [
            models.UniqueConstraint(name="komponen_akip_unik", fields=["nilai_akip", "urut"]),
            models.CheckConstraint(
                name="komponen_akip_dalam_bobot",
                condition=Q(nilai__gte=0, nilai__lte=F("bobot")),
                violation_error_message="Nilai komponen antara 0 dan bobotnya.",
            ),
        ]

    def __str__(self):
        return f"{self.nama} {self.nilai}"


class NilaiIkm(models.Model):
    """The indeks kepuasan masyarakat of a unit (PermenPANRB 14/2017), on the scale 25-100."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="nilai_ikm")
    tahun = models.PositiveSmallIntegerField()
    nilai = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        ordering = ["tahun", "instansi"]
        verbose_name = verbose_name_plural = "nilai IKM"
        constraints = [
            models.UniqueConstraint(name="nilai_ikm_unik", fields=["instansi", "tahun"]),
            models.CheckConstraint(
                name="nilai_ikm_25_sampai_100", condition=Q(nilai__range=(25, 100))
            ),
        ]

    def __str__(self):
        return f"IKM {self.instansi} {self.tahun}"

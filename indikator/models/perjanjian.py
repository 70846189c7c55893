from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from indikator.models.bernilai import BernilaiTarget
from indikator.models.indikator import Indikator
from perangkat_daerah.larangan import Larangan
from perangkat_daerah.models import Instansi, Jabatan


class PerjanjianKinerjaQuerySet(models.QuerySet):
    def ditandatangani(self):
        return self.filter(status=PerjanjianKinerja.Status.DITANDATANGANI)


class PerjanjianKinerja(models.Model):
    """The promise of one official for one year: murni (ke 0) or perubahan ke-n.

    A perubahan is a new row; what was signed is never overwritten (PermenPANRB 53/2014).
    """

    class Status(models.TextChoices):
        DRAF = "draf", "Draf"
        DITANDATANGANI = "ditandatangani", "Ditandatangani"

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="perjanjian_kinerja")
    jabatan = models.ForeignKey(
        Jabatan, models.PROTECT, null=True, blank=True, related_name="perjanjian_kinerja"
    )
    tahun = models.PositiveSmallIntegerField()
    ke = models.PositiveSmallIntegerField("perubahan ke", default=0)
    status = models.CharField(max_length=14, choices=Status, default=Status.DRAF)
    tanggal = models.DateField(null=True, blank=True)

    objects = PerjanjianKinerjaQuerySet.as_manager()
    larangan = (
        Larangan(
            nama="perjanjian_butir_seinstansi",
            bila="""EXISTS (SELECT 1 FROM indikator_butirpk b
                JOIN indikator_indikator i ON i.id = b.indikator_id
                JOIN indikator_kinerja k ON k.id = i.kinerja_id
                WHERE b.perjanjian_id = NEW.id AND k.instansi_id <> NEW.instansi_id)""",
            pesan="Indikator butir PK harus milik instansi perjanjiannya.",
        ),
    )

    class Meta:
        ordering = ["instansi", "tahun", "ke"]
        verbose_name = verbose_name_plural = "perjanjian kinerja"
        constraints = [
            models.UniqueConstraint(name="pk_satu_versi", fields=["instansi", "tahun", "ke"])
        ]

    def __str__(self):
        return f"{self.nama_versi} {self.instansi}"

    @property
    def nama_versi(self) -> str:
        versi = f"Perubahan ke-{self.ke}" if self.ke else "murni"
        return f"Perjanjian Kinerja {self.tahun} {versi}"


class ButirPK(BernilaiTarget):
    """One indikator of a PK with the target of the year."""

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.CASCADE, related_name="butir")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="butir_pk")

    larangan = (
        Larangan(
            nama="butir_pk_seinstansi",
            bila="""(SELECT instansi_id FROM indikator_perjanjiankinerja
                     WHERE id = NEW.perjanjian_id) <>
                    (SELECT k.instansi_id FROM indikator_indikator i
                     JOIN indikator_kinerja k ON k.id = i.kinerja_id
                     WHERE i.id = NEW.indikator_id)""",
            pesan="Indikator butir PK harus milik instansi perjanjiannya.",
        ),
        Larangan(
            nama="butir_pk_dalam_masa_dokumen",
            bila="""NOT EXISTS (SELECT 1 FROM indikator_indikator i
                JOIN indikator_kinerja k ON k.id = i.kinerja_id
                JOIN indikator_dokumen d ON d.id = k.dokumen_id
                JOIN indikator_perjanjiankinerja p ON p.id = NEW.perjanjian_id
                WHERE i.id = NEW.indikator_id
                AND p.tahun BETWEEN d.tahun_awal AND d.tahun_akhir)""",
            pesan="Tahun perjanjian di luar masa berlaku dokumen indikatornya.",
        ),
    )

    class Meta(BernilaiTarget.Meta):
        abstract = False
        ordering = ["perjanjian", "indikator__urut"]
        verbose_name = verbose_name_plural = "butir perjanjian kinerja"
        constraints = [
            *BernilaiTarget.Meta.constraints,
            models.UniqueConstraint(name="butir_pk_unik", fields=["perjanjian", "indikator"]),
        ]

    def __str__(self):
        return f"{self.perjanjian}: {self.indikator}"

    def clean(self):
        if self.indikator_id is None or self.perjanjian_id is None:
            return
        if self.indikator.kinerja.instansi_id != self.perjanjian.instansi_id:
            raise ValidationError({"indikator": "Pilih indikator milik instansi perjanjian ini."})
        self.clean_bentuk(self.indikator)


class TargetTriwulan(BernilaiTarget):
    """The part of a butir promised for one triwulan alone (not cumulative)."""

    butir = models.ForeignKey(ButirPK, models.CASCADE, related_name="target_triwulan")
    triwulan = models.PositiveSmallIntegerField()

    class Meta(BernilaiTarget.Meta):
        abstract = False
        ordering = ["butir", "triwulan"]
        verbose_name = verbose_name_plural = "target triwulan"
        constraints = [
            *BernilaiTarget.Meta.constraints,
            models.UniqueConstraint(name="target_triwulan_unik", fields=["butir", "triwulan"]),
            models.CheckConstraint(
                name="target_triwulan_1_sampai_4", condition=Q(triwulan__range=(1, 4))
            ),
        ]

    def __str__(self):
        return f"{self.butir} TW {self.triwulan}"

    def clean(self):
        if self.butir_id is not None:
            self.clean_bentuk(self.butir.indikator)

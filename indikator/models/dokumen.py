from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from perangkat_daerah.larangan import Larangan
from perangkat_daerah.models import Instansi


class DokumenQuerySet(models.QuerySet):
    def berlaku(self, tahun: int):
        """The plans in force for that year (not drafts, not replaced ones)."""
        return self.filter(
            status=Dokumen.Status.BERLAKU, tahun_awal__lte=tahun, tahun_akhir__gte=tahun
        )


class Dokumen(models.Model):
    """A planning document: RPJMD or RPD of the city, Renstra of a perangkat daerah."""

    class Jenis(models.TextChoices):
        RPJMD = "rpjmd", "RPJMD"
        RPD = "rpd", "RPD"
        RENSTRA = "renstra", "Renstra"

    class Status(models.TextChoices):
        DRAF = "draf", "Draf"
        BERLAKU = "berlaku", "Berlaku"
        DIGANTIKAN = "digantikan", "Digantikan"

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="dokumen")
    kode = models.SlugField(max_length=60, unique=True)
    jenis = models.CharField(max_length=8, choices=Jenis)
    nama = models.CharField(max_length=200)
    tahun_awal = models.PositiveSmallIntegerField()
    tahun_akhir = models.PositiveSmallIntegerField()
    perubahan_ke = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAF)
    dasar_hukum = models.CharField(max_length=500, blank=True)

    objects = DokumenQuerySet.as_manager()
    larangan = (
        Larangan(
            nama="dokumen_memuat_targetnya",
            bila="""EXISTS (SELECT 1 FROM indikator_target t
                JOIN indikator_indikator i ON i.id = t.indikator_id
                JOIN indikator_kinerja k ON k.id = i.kinerja_id
                WHERE k.dokumen_id = NEW.id
                AND (t.tahun < NEW.tahun_awal OR t.tahun > NEW.tahun_akhir))""",
            pesan="Masih ada target di luar masa berlaku dokumen.",
        ),
        Larangan(
            nama="dokumen_satu_yang_berlaku",
            bila="""NEW.status = 'berlaku' AND EXISTS (SELECT 1 FROM indikator_dokumen d
                WHERE d.instansi_id = NEW.instansi_id AND d.status = 'berlaku'
                AND d.id <> COALESCE(NEW.id, -1)
                AND d.tahun_awal <= NEW.tahun_akhir AND d.tahun_akhir >= NEW.tahun_awal)""",
            pesan="Sudah ada dokumen lain yang berlaku pada tahun itu.",
        ),
    )

    class Meta:
        ordering = ["instansi", "tahun_awal", "perubahan_ke"]
        verbose_name = verbose_name_plural = "dokumen perencanaan"
        constraints = [
            models.CheckConstraint(
                name="dokumen_masa_berlaku",
                condition=Q(tahun_akhir__gte=F("tahun_awal")),
                violation_error_message="Tahun akhir mendahului tahun awal.",
            ),
            models.UniqueConstraint(
                name="dokumen_satu_versi",
                fields=["instansi", "jenis", "tahun_awal", "perubahan_ke"],
            ),
        ]

    def __str__(self):
        return self.nama

    def clean(self):
        if self.status != self.Status.BERLAKU or None in (self.tahun_awal, self.tahun_akhir):
            return
        lain = Dokumen.objects.filter(
            instansi=self.instansi_id,
            status=self.Status.BERLAKU,
            tahun_awal__lte=self.tahun_akhir,
            tahun_akhir__gte=self.tahun_awal,
        ).exclude(pk=self.pk)
        if lain.exists():
            raise ValidationError(
                {"status": "Sudah ada dokumen lain yang berlaku; jadikan dulu digantikan."}
            )

    def clean_tahun(self, tahun: int | None) -> None:
        """Raise ValidationError unless the year lies within the masa berlaku."""
        if tahun is not None and not self.tahun_awal <= tahun <= self.tahun_akhir:
            raise ValidationError(
                {"tahun": f"{self} berlaku {self.tahun_awal}–{self.tahun_akhir}, bukan {tahun}."}
            )

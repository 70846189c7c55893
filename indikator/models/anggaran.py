from django.db import models
from django.db.models import Q

from indikator.models.indikator import Indikator
from indikator.models.kinerja import Kinerja
from perangkat_daerah.fields import RupiahField
from perangkat_daerah.larangan import Larangan
from perangkat_daerah.models import Instansi


class AnggaranQuerySet(models.QuerySet):
    def for_user(self, user):
        return self.filter(kinerja__instansi__in=Instansi.objects.for_user(user))


class Anggaran(models.Model):
    """Money of one program, kegiatan or subkegiatan in one year, at its lowest recorded level.

    What stands above is always a sum. `mendukung` names the IKU it pays for: a row that
    supports two of them is still one row, so a city total never counts it twice.
    """

    kinerja = models.ForeignKey(Kinerja, models.PROTECT, related_name="anggaran")
    tahun = models.PositiveSmallIntegerField()
    pagu_murni = RupiahField(null=True, blank=True)
    pagu = RupiahField("pagu akhir", null=True, blank=True)
    realisasi = RupiahField("realisasi keuangan", null=True, blank=True)
    fisik = models.DecimalField(
        "realisasi fisik (%)", max_digits=5, decimal_places=2, null=True, blank=True
    )
    sumber_dana = models.CharField(max_length=100, blank=True)
    mendukung = models.ManyToManyField(Indikator, related_name="anggaran", blank=True)

    objects = AnggaranQuerySet.as_manager()
    larangan = (
        Larangan(
            nama="anggaran_dalam_masa_dokumen",
            bila="""NOT EXISTS (SELECT 1 FROM indikator_kinerja k
                JOIN indikator_dokumen d ON d.id = k.dokumen_id
                WHERE k.id = NEW.kinerja_id
                AND NEW.tahun BETWEEN d.tahun_awal AND d.tahun_akhir)""",
            pesan="Tahun anggaran di luar masa berlaku dokumen.",
        ),
    )

    class Meta:
        ordering = ["kinerja__urut", "tahun"]
        verbose_name = verbose_name_plural = "anggaran"
        constraints = [
            models.UniqueConstraint(name="anggaran_unik", fields=["kinerja", "tahun"]),
            models.CheckConstraint(
                name="anggaran_tidak_negatif",
                condition=(Q(pagu_murni__isnull=True) | Q(pagu_murni__gte=0))
                & (Q(pagu__isnull=True) | Q(pagu__gte=0))
                & (Q(realisasi__isnull=True) | Q(realisasi__gte=0)),
                violation_error_message="Pagu dan realisasi tidak boleh negatif.",
            ),
            models.CheckConstraint(
                name="anggaran_fisik_0_sampai_100",
                condition=Q(fisik__isnull=True) | Q(fisik__range=(0, 100)),
                violation_error_message="Fisik antara 0 dan 100.",
            ),
        ]

    def __str__(self):
        return f"{self.kinerja} {self.tahun}"

    def clean(self):
        if self.kinerja_id is not None:
            self.kinerja.dokumen.clean_tahun(self.tahun)


class AnggaranTriwulan(models.Model):
    """The rencana kas of one triwulan, on the pagu murni."""

    anggaran = models.ForeignKey(Anggaran, models.CASCADE, related_name="triwulan")
    triwulan = models.PositiveSmallIntegerField()
    rencana = RupiahField()

    class Meta:
        ordering = ["anggaran", "triwulan"]
        verbose_name = verbose_name_plural = "anggaran triwulan"
        constraints = [
            models.UniqueConstraint(name="anggaran_triwulan_unik", fields=["anggaran", "triwulan"]),
            models.CheckConstraint(
                name="anggaran_triwulan_1_sampai_4",
                condition=Q(triwulan__range=(1, 4)) & Q(rencana__gte=0),
            ),
        ]

    def __str__(self):
        return f"{self.anggaran} TW {self.triwulan}"

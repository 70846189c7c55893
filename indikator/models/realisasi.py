from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from indikator.models.bernilai import Bernilai
from indikator.models.indikator import Indikator
from perangkat_daerah.larangan import Larangan
from perangkat_daerah.models import Instansi


class RealisasiQuerySet(models.QuerySet):
    def for_user(self, user):
        return self.filter(indikator__kinerja__instansi__in=Instansi.objects.for_user(user))

    def terisi(self):
        """Those with an answer: a figure, or "tidak dapat diukur"."""
        return self.exclude(
            nilai__isnull=True, kategori__isnull=True, komponen={}, tidak_dapat_diukur=False
        )


class Realisasi(Bernilai):
    """What was reached in one triwulan alone; how triwulan add up is the indikator's akumulasi.

    An empty one is not zero; `tidak_dapat_diukur` is an answer of its own, with its reason.
    """

    class Status(models.TextChoices):
        DRAF = "draf", "Draf"
        DIAJUKAN = "diajukan", "Diajukan"
        DIVERIFIKASI = "diverifikasi", "Diverifikasi"
        DISETUJUI = "disetujui", "Disetujui"

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="realisasi")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField()
    tidak_dapat_diukur = models.BooleanField(default=False)
    alasan_tidak_diukur = models.CharField(max_length=500, blank=True)
    catatan = models.CharField(max_length=500, blank=True)
    pendorong = models.TextField("faktor pendorong", blank=True)
    penghambat = models.TextField("faktor penghambat", blank=True)
    tindak_lanjut = models.TextField(blank=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.DRAF)
    alasan_kembali = models.CharField(max_length=500, blank=True)
    diisi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    diisi_pada = models.DateTimeField(auto_now=True)
    digerakkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = RealisasiQuerySet.as_manager()
    larangan = (
        Larangan(
            nama="realisasi_dalam_masa_dokumen",
            bila="""NOT EXISTS (SELECT 1 FROM indikator_indikator i
                JOIN indikator_kinerja k ON k.id = i.kinerja_id
                JOIN indikator_dokumen d ON d.id = k.dokumen_id
                WHERE i.id = NEW.indikator_id
                AND NEW.tahun BETWEEN d.tahun_awal AND d.tahun_akhir)""",
            pesan="Tahun realisasi di luar masa berlaku dokumen.",
        ),
    )

    class Meta(Bernilai.Meta):
        abstract = False
        ordering = ["indikator", "tahun", "triwulan"]
        verbose_name = verbose_name_plural = "realisasi"
        constraints = [
            *Bernilai.Meta.constraints,
            models.UniqueConstraint(
                name="realisasi_satu_per_triwulan", fields=["indikator", "tahun", "triwulan"]
            ),
            models.CheckConstraint(
                name="realisasi_triwulan_1_sampai_4", condition=Q(triwulan__range=(1, 4))
            ),
            models.CheckConstraint(
                name="realisasi_status_dikenal",
                condition=Q(status__in=["draf", "diajukan", "diverifikasi", "disetujui"]),
            ),
            models.CheckConstraint(
                name="realisasi_tidak_diukur_tanpa_nilai_dengan_alasan",
                condition=Q(tidak_dapat_diukur=False)
                | (
                    Q(nilai__isnull=True, kategori__isnull=True, komponen={})
                    & ~Q(alasan_tidak_diukur="")
                ),
                violation_error_message=(
                    "Tidak dapat diukur berarti tanpa nilai dan dengan alasan."
                ),
            ),
            models.CheckConstraint(
                name="realisasi_pengisi_bukan_pemeriksa",
                condition=Q(status__in=["draf", "diajukan"])
                | Q(diisi_oleh__isnull=True)
                | Q(digerakkan_oleh__isnull=True)
                | ~Q(digerakkan_oleh=F("diisi_oleh")),
                violation_error_message="Pengisi tidak memeriksa isiannya sendiri.",
            ),
        ]

    def __str__(self):
        return f"{self.indikator} {self.tahun} TW {self.triwulan}"

    @property
    def terisi(self) -> bool:
        return self.bernilai or self.tidak_dapat_diukur

    @property
    def disetujui(self) -> bool:
        return self.status == self.Status.DISETUJUI

    def clean(self):
        self.indikator.kinerja.dokumen.clean_tahun(self.tahun)
        self.clean_bentuk(self.indikator)
        if self.tidak_dapat_diukur and not self.alasan_tidak_diukur:
            raise ValidationError({"alasan_tidak_diukur": "Tulis mengapa tidak dapat diukur."})

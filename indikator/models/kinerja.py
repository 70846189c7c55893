from django.core.exceptions import ValidationError
from django.db import models

from indikator.models.dokumen import Dokumen
from perangkat_daerah.larangan import Larangan, periksa_induk, tanpa_siklus
from perangkat_daerah.models import Instansi, Jabatan


class KinerjaQuerySet(models.QuerySet):
    def for_user(self, user):
        return self.filter(instansi__in=Instansi.objects.for_user(user))


class Kinerja(models.Model):
    """A node of the pohon kinerja: from the city's misi down to a pelaksana's sasaran."""

    class Jenjang(models.TextChoices):
        VISI = "visi", "Visi"
        MISI = "misi", "Misi"
        TUJUAN = "tujuan", "Tujuan"
        SASARAN = "sasaran", "Sasaran"
        PROGRAM = "program", "Program"
        KEGIATAN = "kegiatan", "Kegiatan"
        SUBKEGIATAN = "subkegiatan", "Subkegiatan"
        SASARAN_JABATAN = "sasaran-jabatan", "Sasaran jabatan"

    dokumen = models.ForeignKey(Dokumen, models.PROTECT, related_name="kinerja")
    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="kinerja")
    jabatan = models.ForeignKey(
        Jabatan, models.PROTECT, null=True, blank=True, related_name="kinerja"
    )
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="bawahan")
    jenjang = models.CharField(max_length=16, choices=Jenjang)
    kode = models.CharField(max_length=40)
    uraian = models.CharField(max_length=500)
    nomenklatur = models.CharField("kode nomenklatur", max_length=20, blank=True)
    urut = models.PositiveSmallIntegerField(default=0)

    objects = KinerjaQuerySet.as_manager()
    larangan = (
        tanpa_siklus("indikator_kinerja"),
        Larangan(
            nama="kinerja_induk_sedokumen",
            bila="""NEW.induk_id IS NOT NULL AND NEW.dokumen_id <> (
                SELECT dokumen_id FROM indikator_kinerja WHERE id = NEW.induk_id)
                OR EXISTS (SELECT 1 FROM indikator_kinerja b
                WHERE b.induk_id = NEW.id AND b.dokumen_id <> NEW.dokumen_id)""",
            pesan="Induk kinerja harus dari dokumen yang sama.",
        ),
        Larangan(
            nama="kinerja_memuat_targetnya",
            bila="""EXISTS (SELECT 1 FROM indikator_target t
                JOIN indikator_indikator i ON i.id = t.indikator_id
                JOIN indikator_dokumen d ON d.id = NEW.dokumen_id
                WHERE i.kinerja_id = NEW.id
                AND NOT t.tahun BETWEEN d.tahun_awal AND d.tahun_akhir)""",
            pesan="Tahun target di luar masa berlaku dokumen.",
        ),
        Larangan(
            nama="kinerja_butir_pk_seinstansi",
            bila="""EXISTS (SELECT 1 FROM indikator_butirpk b
                JOIN indikator_indikator i ON i.id = b.indikator_id
                JOIN indikator_perjanjiankinerja p ON p.id = b.perjanjian_id
                WHERE i.kinerja_id = NEW.id AND p.instansi_id <> NEW.instansi_id)""",
            pesan="Indikator butir PK harus milik instansi perjanjiannya.",
        ),
    )

    class Meta:
        ordering = ["dokumen", "urut", "pk"]
        verbose_name = verbose_name_plural = "kinerja"
        constraints = [
            models.UniqueConstraint(name="kinerja_kode_unik", fields=["dokumen", "kode"])
        ]

    def __str__(self):
        return f"{self.kode} {self.uraian}"

    def clean(self):
        if self.induk is not None and self.induk.dokumen_id != self.dokumen_id:
            raise ValidationError({"induk": "Pilih induk dari dokumen yang sama."})
        periksa_induk(self)

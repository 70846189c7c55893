from django.db import models
from django.db.models import Q

from perangkat_daerah.larangan import periksa_induk, tanpa_siklus


class InstansiQuerySet(models.QuerySet):
    def for_user(self, user):
        """The instansi this user may see: those of their penugasan today, and all below.

        The peran of PERAN_SEKOTA see the whole city.
        """
        if not user.is_authenticated:
            return self.none()
        penugasan = user.penugasan.berlaku()
        if penugasan.sekota().exists():
            return self.all()
        return self.turunan(penugasan.values("instansi"))

    def turunan(self, akar):
        """The nodes `akar` (ids or a subquery of them) and everything below, four deep at most."""
        return self.filter(
            Q(pk__in=akar)
            | Q(induk__in=akar)
            | Q(induk__induk__in=akar)
            | Q(induk__induk__induk__in=akar)
        )

    def perangkat_daerah(self):
        return self.filter(jenis__in=Instansi.JENIS_PERANGKAT_DAERAH)

    def unit_layanan(self):
        return self.filter(jenis__in=Instansi.JENIS_UNIT_LAYANAN)


class Instansi(models.Model):
    """The city itself, its perangkat daerah, and their bagian, kelurahan and UPTD: one tree."""

    class Jenis(models.TextChoices):
        KOTA = "kota", "Pemerintah kota"
        SEKRETARIAT = "sekretariat", "Sekretariat"
        INSPEKTORAT = "inspektorat", "Inspektorat"
        DINAS = "dinas", "Dinas"
        BADAN = "badan", "Badan"
        SATUAN = "satuan", "Satuan"
        RSUD = "rsud", "Rumah sakit umum daerah"
        KECAMATAN = "kecamatan", "Kecamatan"
        BAGIAN = "bagian", "Bagian"
        KELURAHAN = "kelurahan", "Kelurahan"
        PUSKESMAS = "puskesmas", "Puskesmas"
        RSUD_KELAS_D = "rsud-d", "RSUD kelas D"

    JENIS_PERANGKAT_DAERAH = (
        Jenis.SEKRETARIAT,
        Jenis.INSPEKTORAT,
        Jenis.DINAS,
        Jenis.BADAN,
        Jenis.SATUAN,
        Jenis.RSUD,
        Jenis.KECAMATAN,
    )
    JENIS_UNIT_LAYANAN = (Jenis.PUSKESMAS, Jenis.RSUD_KELAS_D)

    kode = models.SlugField(max_length=60, unique=True)
    nama = models.CharField(max_length=200)
    singkatan = models.CharField(max_length=40, blank=True)
    jenis = models.CharField(max_length=12, choices=Jenis)
    tipe = models.CharField(max_length=1, blank=True)
    urusan = models.CharField(max_length=255, blank=True)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="bawahan")
    urut = models.PositiveSmallIntegerField(default=0)

    objects = InstansiQuerySet.as_manager()
    larangan = (tanpa_siklus("perangkat_daerah_instansi"),)

    class Meta:
        ordering = ["urut", "kode"]
        verbose_name = verbose_name_plural = "instansi"
        constraints = [
            models.CheckConstraint(
                name="instansi_kota_adalah_akar",
                condition=Q(jenis="kota", induk__isnull=True)
                | (~Q(jenis="kota") & Q(induk__isnull=False)),
                violation_error_message="Hanya kota yang tidak berinduk.",
            ),
            models.UniqueConstraint(
                name="instansi_satu_kota", fields=["jenis"], condition=Q(jenis="kota")
            ),
        ]

    def __str__(self):
        return self.nama

    def clean(self):
        periksa_induk(self, paling_dalam=4)

    @property
    def adalah_kota(self) -> bool:
        return self.jenis == self.Jenis.KOTA

    @property
    def nama_pendek(self) -> str:
        return self.singkatan or self.nama

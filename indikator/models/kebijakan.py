from django.db import models
from django.db.models import Q


class Skala(models.Model):
    """A scale of predikat for figures; its tingkat leave no gap and do not overlap."""

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=200)
    sumber = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["kode"]
        verbose_name = verbose_name_plural = "skala"

    def __str__(self):
        return self.nama


class TingkatSkala(models.Model):
    """One interval of a skala; an empty bound is open."""

    skala = models.ForeignKey(Skala, models.CASCADE, related_name="tingkat")
    urut = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=60)
    huruf = models.CharField(max_length=4, blank=True)
    bawah = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    termasuk_bawah = models.BooleanField(default=True)
    atas = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    termasuk_atas = models.BooleanField(default=False)

    class Meta:
        ordering = ["skala", "urut"]
        verbose_name = verbose_name_plural = "tingkat skala"
        constraints = [
            models.UniqueConstraint(name="tingkat_skala_unik", fields=["skala", "urut"]),
            models.CheckConstraint(
                name="tingkat_skala_batas_berurutan",
                condition=Q(bawah__isnull=True)
                | Q(atas__isnull=True)
                | Q(bawah__lt=models.F("atas")),
                violation_error_message="Batas bawah harus lebih kecil dari batas atas.",
            ),
        ]

    def __str__(self):
        return f"{self.skala}: {self.label}"


class SkalaKategori(models.Model):
    """An ordinal scale whose values are words, such as the opini BPK."""

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=200)

    class Meta:
        ordering = ["kode"]
        verbose_name = verbose_name_plural = "skala kategori"

    def __str__(self):
        return self.nama


class Kategori(models.Model):
    """One word of a skala kategori; a higher peringkat is better."""

    skala = models.ForeignKey(SkalaKategori, models.CASCADE, related_name="kategori")
    peringkat = models.PositiveSmallIntegerField()
    kode = models.CharField(max_length=20)
    nama = models.CharField(max_length=200)

    class Meta:
        ordering = ["skala", "peringkat"]
        verbose_name = verbose_name_plural = "kategori"
        constraints = [
            models.UniqueConstraint(name="kategori_peringkat_unik", fields=["skala", "peringkat"]),
            models.UniqueConstraint(name="kategori_kode_unik", fields=["skala", "kode"]),
        ]

    def __str__(self):
        return self.nama


class KebijakanPengukuran(models.Model):
    """How capaian is measured: one default for the city, others for indikator that name them.

    No rule prescribes one formula for a pemda, so the choice is written down and printed.
    """

    class RumusTurun(models.TextChoices):
        RASIO = "rasio", "target ÷ realisasi × 100"
        SELISIH = "selisih", "(2 × target − realisasi) ÷ target × 100"

    class RumusKategori(models.TextChoices):
        TERPENUHI = "terpenuhi", "100 bila target terpenuhi, selain itu 0"
        PERINGKAT = "peringkat", "peringkat realisasi ÷ peringkat target × 100"

    class RumusMajemuk(models.TextChoices):
        PER_KOMPONEN = "per_komponen", "per komponen, tanpa angka gabungan"
        RATA_RATA = "rata_rata", "rata-rata capaian komponen"
        TERENDAH = "terendah", "capaian komponen terendah"
        JUMLAH = "jumlah", "jumlah realisasi ÷ jumlah target × 100"

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=200)
    bawaan = models.BooleanField("berlaku untuk semua indikator", default=False)
    rumus_turun = models.CharField(
        "rumus makin rendah makin baik", max_length=8, choices=RumusTurun, default="rasio"
    )
    rumus_kategori = models.CharField(
        max_length=10, choices=RumusKategori, default=RumusKategori.TERPENUHI
    )
    rumus_majemuk = models.CharField(
        max_length=12, choices=RumusMajemuk, default=RumusMajemuk.PER_KOMPONEN
    )
    toleransi_nol = models.BooleanField(
        "target nol berarti nol kasus",
        default=False,
        help_text="Untuk arah turun: realisasi nol dinilai 100, selain itu 0.",
    )
    batas_rata_rata = models.DecimalField(
        "batas capaian dalam rata-rata",
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Kosong berarti tanpa batas. Capaian asli tidak pernah dipotong.",
    )
    skala = models.ForeignKey(Skala, models.PROTECT, related_name="kebijakan")

    class Meta:
        ordering = ["-bawaan", "nama"]
        verbose_name = verbose_name_plural = "kebijakan pengukuran"
        constraints = [
            models.UniqueConstraint(
                name="kebijakan_satu_bawaan", fields=["bawaan"], condition=Q(bawaan=True)
            ),
            models.CheckConstraint(
                name="kebijakan_batas_paling_rendah_100",
                condition=Q(batas_rata_rata__isnull=True) | Q(batas_rata_rata__gte=100),
                violation_error_message="Batas paling rendah 100.",
            ),
        ]

    def __str__(self):
        return self.nama

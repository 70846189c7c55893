from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import models
from django.db.models import Exists, OuterRef, Q

from indikator.models.bernilai import BernilaiTarget
from indikator.models.kebijakan import KebijakanPengukuran, SkalaKategori
from indikator.models.kinerja import Kinerja
from perangkat_daerah.larangan import Larangan
from perangkat_daerah.models import Instansi


class IndikatorQuerySet(models.QuerySet):
    def for_user(self, user):
        """The indikator of every instansi this user may see."""
        return self.filter(kinerja__instansi__in=Instansi.objects.for_user(user))

    def berlaku(self, tahun: int):
        """The indikator of the plans in force for that year."""
        return self.filter(
            kinerja__dokumen__status="berlaku",
            kinerja__dokumen__tahun_awal__lte=tahun,
            kinerja__dokumen__tahun_akhir__gte=tahun,
        )

    def milik(self, instansi: Instansi):
        """What an instansi answers for: its own and its units'; the city only for its own."""
        if instansi.adalah_kota:
            return self.filter(kinerja__instansi=instansi)
        return self.filter(kinerja__instansi__in=Instansi.objects.turunan([instansi.pk]))

    def bertarget(self, tahun: int):
        """Those promised something for that year, in their plan or in a signed PK."""
        rencana = Target.objects.filter(
            indikator=OuterRef("pk"), tahun=tahun, jenis=Target.Jenis.TARGET
        )
        janji = self.model.butir_pk.rel.related_model.objects.filter(
            indikator=OuterRef("pk"),
            perjanjian__tahun=tahun,
            perjanjian__status="ditandatangani",
        )
        return self.filter(Exists(rencana) | Exists(janji))


class Indikator(models.Model):
    """One measure of a kinerja, followed every year of its dokumen."""

    class Arah(models.TextChoices):
        NAIK = "naik", "Makin tinggi makin baik"
        TURUN = "turun", "Makin rendah makin baik"
        STABIL = "stabil", "Makin dekat target makin baik"
        RENTANG = "rentang", "Di dalam rentang target"

    class JenisNilai(models.TextChoices):
        ANGKA = "angka", "Angka"
        PERSEN = "persen", "Persen"
        RUPIAH = "rupiah", "Rupiah"
        KATEGORI = "kategori", "Kategori"
        MAJEMUK = "majemuk", "Majemuk"

    class Akumulasi(models.TextChoices):
        JUMLAH = "jumlah", "Jumlah semua triwulan"
        POSISI_AKHIR = "posisi_akhir", "Posisi terakhir"
        RATA_RATA = "rata_rata", "Rata-rata triwulan"
        MAKSIMUM = "maksimum", "Nilai tertinggi"

    JENIS_ANGKA = (JenisNilai.ANGKA, JenisNilai.PERSEN, JenisNilai.RUPIAH)

    kinerja = models.ForeignKey(Kinerja, models.PROTECT, related_name="indikator")
    kode = models.CharField(max_length=20, validators=[validate_slug])
    deret = models.SlugField(
        max_length=80,
        help_text="Nama tetap indikator ini di semua dokumen, agar riwayatnya bersambung.",
    )
    nama = models.CharField(max_length=500)
    satuan = models.CharField(max_length=60)
    arah = models.CharField(max_length=8, choices=Arah, default=Arah.NAIK)
    jenis_nilai = models.CharField(max_length=8, choices=JenisNilai, default=JenisNilai.ANGKA)
    akumulasi = models.CharField(max_length=12, choices=Akumulasi, default=Akumulasi.POSISI_AKHIR)
    iku = models.BooleanField("indikator kinerja utama", default=False)
    skala_kategori = models.ForeignKey(
        SkalaKategori, models.PROTECT, null=True, blank=True, related_name="indikator"
    )
    kebijakan = models.ForeignKey(
        KebijakanPengukuran, models.PROTECT, null=True, blank=True, related_name="indikator"
    )
    definisi = models.TextField("definisi operasional", blank=True)
    formulasi = models.TextField(blank=True)
    alasan = models.TextField("alasan pemilihan", blank=True)
    sumber_data = models.CharField(max_length=255, blank=True)
    penanggung_jawab = models.CharField(max_length=255, blank=True)
    pengampu = models.ManyToManyField(Instansi, related_name="+", blank=True)
    urut = models.PositiveSmallIntegerField(default=0)

    objects = IndikatorQuerySet.as_manager()
    larangan = (
        Larangan(
            nama="indikator_kode_unik_sedokumen",
            bila="""EXISTS (SELECT 1 FROM indikator_indikator i
                JOIN indikator_kinerja k ON k.id = i.kinerja_id
                WHERE (i.kode = NEW.kode OR i.deret = NEW.deret) AND i.id <> COALESCE(NEW.id, -1)
                AND k.dokumen_id = (
                    SELECT dokumen_id FROM indikator_kinerja WHERE id = NEW.kinerja_id))""",
            pesan="Kode atau deret indikator sudah dipakai dalam dokumen ini.",
        ),
        Larangan(
            nama="indikator_membawa_targetnya",
            bila="""EXISTS (SELECT 1 FROM indikator_target t
                JOIN indikator_kinerja k ON k.id = NEW.kinerja_id
                JOIN indikator_dokumen d ON d.id = k.dokumen_id
                WHERE t.indikator_id = NEW.id
                AND NOT t.tahun BETWEEN d.tahun_awal AND d.tahun_akhir)""",
            pesan="Tahun target di luar masa berlaku dokumen.",
        ),
        Larangan(
            nama="indikator_butir_pk_seinstansi",
            bila="""EXISTS (SELECT 1 FROM indikator_butirpk b
                JOIN indikator_perjanjiankinerja p ON p.id = b.perjanjian_id
                JOIN indikator_kinerja k ON k.id = NEW.kinerja_id
                WHERE b.indikator_id = NEW.id AND p.instansi_id <> k.instansi_id)""",
            pesan="Indikator butir PK harus milik instansi perjanjiannya.",
        ),
    )

    class Meta:
        ordering = ["kinerja__dokumen", "urut", "pk"]
        verbose_name = verbose_name_plural = "indikator"
        constraints = [
            models.CheckConstraint(
                name="indikator_kategori_berskala",
                condition=Q(jenis_nilai="kategori", skala_kategori__isnull=False)
                | (~Q(jenis_nilai="kategori") & Q(skala_kategori__isnull=True)),
                violation_error_message="Skala kategori hanya untuk indikator kategori.",
            ),
            models.CheckConstraint(
                name="indikator_kategori_tidak_dijumlah",
                condition=~Q(jenis_nilai="kategori")
                | Q(akumulasi__in=["posisi_akhir", "maksimum"]),
                violation_error_message="Kategori tidak dapat dijumlah atau dirata-rata.",
            ),
            models.CheckConstraint(
                name="indikator_rentang_bernilai_angka",
                condition=~Q(arah="rentang") | Q(jenis_nilai__in=["angka", "persen", "rupiah"]),
                violation_error_message="Arah rentang hanya untuk indikator bernilai angka.",
            ),
        ]

    def __str__(self):
        return f"{self.kode} {self.nama}"

    @property
    def adalah_rentang(self) -> bool:
        return self.arah == self.Arah.RENTANG

    def clean(self):
        if self.kinerja_id is None:
            return
        self._jaga_bentuk()
        kembar = Indikator.objects.filter(
            Q(kode=self.kode) | Q(deret=self.deret), kinerja__dokumen=self.kinerja.dokumen_id
        ).exclude(pk=self.pk)
        if kembar.exists():
            raise ValidationError({"kode": "Kode atau deret sudah dipakai dalam dokumen ini."})

    def _jaga_bentuk(self) -> None:
        """What the stored figures mean does not change under them."""
        lama = Indikator.objects.filter(pk=self.pk).first()
        if lama is None or not (self.target.exists() or self.realisasi.exists()):
            return
        for kolom in ("arah", "jenis_nilai", "skala_kategori_id"):
            if getattr(lama, kolom) != getattr(self, kolom):
                raise ValidationError(
                    {kolom.removesuffix("_id"): "Sudah ada target atau realisasi; jangan diubah."}
                )


class KomponenIndikator(models.Model):
    """One part of a majemuk indikator, such as TP, TN, TI."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="komponen")
    kode = models.SlugField(max_length=20)
    nama = models.CharField(max_length=200)
    urut = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["indikator", "urut"]
        verbose_name = verbose_name_plural = "komponen indikator"
        constraints = [models.UniqueConstraint(name="komponen_unik", fields=["indikator", "kode"])]

    def __str__(self):
        return f"{self.kode} {self.nama}"


class Target(BernilaiTarget):
    """What the dokumen promises for one year; also its starting point and its end."""

    class Jenis(models.TextChoices):
        KONDISI_AWAL = "kondisi_awal", "Kondisi awal"
        TARGET = "target", "Target"
        KONDISI_AKHIR = "kondisi_akhir", "Kondisi akhir"

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="target")
    tahun = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=13, choices=Jenis, default=Jenis.TARGET)
    satuan = models.CharField(
        max_length=60, blank=True, help_text="Hanya bila berbeda dari satuan indikator."
    )

    larangan = (
        Larangan(
            nama="target_dalam_masa_dokumen",
            bila="""NOT EXISTS (SELECT 1 FROM indikator_indikator i
                JOIN indikator_kinerja k ON k.id = i.kinerja_id
                JOIN indikator_dokumen d ON d.id = k.dokumen_id
                WHERE i.id = NEW.indikator_id
                AND NEW.tahun BETWEEN d.tahun_awal AND d.tahun_akhir)""",
            pesan="Tahun target di luar masa berlaku dokumen.",
        ),
    )

    class Meta(BernilaiTarget.Meta):
        abstract = False
        ordering = ["indikator", "tahun", "jenis"]
        verbose_name = verbose_name_plural = "target"
        constraints = [
            *BernilaiTarget.Meta.constraints,
            models.UniqueConstraint(name="target_unik", fields=["indikator", "tahun", "jenis"]),
        ]

    def __str__(self):
        return f"{self.indikator} {self.tahun}"

    def clean(self):
        if self.indikator.kinerja_id is not None:
            self.indikator.kinerja.dokumen.clean_tahun(self.tahun)
            self.clean_bentuk(self.indikator)

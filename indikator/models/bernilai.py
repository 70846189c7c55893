"""The figure columns shared by targets and realisasi, whatever the jenis nilai."""

from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from indikator.models.kebijakan import Kategori
from perangkat_daerah.fields import AngkaField

SATU_BENTUK = (
    Q(nilai__isnull=True, kategori__isnull=True)
    | Q(nilai__isnull=True, komponen={})
    | Q(kategori__isnull=True, komponen={})
)


class Bernilai(models.Model):
    """One figure: `nilai`, or `kategori`, or `komponen` (kode -> decimal text), or not yet."""

    nilai = AngkaField(null=True, blank=True)
    kategori = models.ForeignKey(Kategori, models.PROTECT, null=True, blank=True, related_name="+")
    komponen = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_satu_bentuk_nilai",
                condition=SATU_BENTUK,
                violation_error_message="Isi satu bentuk nilai saja.",
            )
        ]

    @property
    def bernilai(self) -> bool:
        return self.nilai is not None or self.kategori_id is not None or bool(self.komponen)

    def clean_bentuk(self, indikator) -> None:
        """Raise ValidationError unless the figure fits the indikator's jenis nilai."""
        if self.nilai is not None and indikator.jenis_nilai not in indikator.JENIS_ANGKA:
            raise ValidationError({"nilai": "Indikator ini tidak bernilai angka."})
        if self.kategori is not None and self.kategori.skala_id != indikator.skala_kategori_id:
            raise ValidationError({"kategori": "Kategori bukan dari skala indikator ini."})
        dikenal = indikator.komponen.all() if indikator.pk is not None else []
        asing = set(self.komponen) - {k.kode for k in dikenal}
        if asing:
            raise ValidationError({"komponen": f"Komponen tidak dikenal: {', '.join(asing)}."})
        try:
            angka = [Decimal(teks) for teks in self.komponen.values()]
        except (InvalidOperation, TypeError):
            raise ValidationError({"komponen": "Nilai komponen harus angka."}) from None
        if not all(nilai.is_finite() for nilai in angka):
            raise ValidationError({"komponen": "Nilai komponen harus angka."})


class BernilaiTarget(Bernilai):
    """A target; for arah rentang it runs from `nilai` to `nilai_atas`."""

    nilai_atas = AngkaField(null=True, blank=True)

    class Meta(Bernilai.Meta):
        abstract = True
        constraints = [
            *Bernilai.Meta.constraints,
            models.CheckConstraint(
                name="%(class)s_rentang_berurutan",
                condition=Q(nilai_atas__isnull=True)
                | Q(nilai__isnull=False, nilai_atas__gte=models.F("nilai")),
                violation_error_message="Batas atas lebih kecil dari batas bawah.",
            ),
        ]

    def clean_bentuk(self, indikator) -> None:
        super().clean_bentuk(indikator)
        if self.nilai is not None and (self.nilai_atas is not None) != indikator.adalah_rentang:
            raise ValidationError({"nilai_atas": "Batas atas diisi hanya untuk arah rentang."})

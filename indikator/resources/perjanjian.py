from operator import attrgetter

from django.core.exceptions import ValidationError

from indikator.models import ButirPK, PerjanjianKinerja, TargetTriwulan
from indikator.resources.indikator import (
    DOKUMEN_INDIKATOR,
    KUNCI_INDIKATOR,
    kolom_indikator,
    kolom_kategori,
)
from perangkat_daerah.models import Instansi, Jabatan
from perangkat_daerah.resources.dasar import BerkasResource
from perangkat_daerah.resources.kolom import acuan, sertaan

_SUDAH_DITANDATANGANI = "PK ini sudah ditandatangani dan tidak diubah: buat PK perubahan."
KUNCI_PK = {"instansi__kode": "instansi", "tahun": "tahun", "ke": "ke"}


class PerjanjianKinerjaResource(BerkasResource):
    instansi = acuan("instansi", Instansi.objects.all(), {"kode": "instansi"})
    jabatan = acuan(
        "jabatan",
        Jabatan.objects.all(),
        {"instansi__kode": "instansi", "kode": "jabatan"},
        wajib=False,
    )
    kunci = KUNCI_PK

    class Meta:
        model = PerjanjianKinerja
        fields = ["instansi", "tahun", "ke", "jabatan", "status", "tanggal"]

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        super().validate_instance(instance, import_validation_errors, validate_unique)
        tersimpan = PerjanjianKinerja.objects.filter(pk=instance.pk).ditandatangani()
        if tersimpan.exists():
            raise ValidationError(_SUDAH_DITANDATANGANI)


class _IsiPKResource(BerkasResource):
    """Rows of a PK: what has been signed is completed by an import, never overwritten."""

    jalur_pk: str

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        super().validate_instance(instance, import_validation_errors, validate_unique)
        ditandatangani = PerjanjianKinerja.Status.DITANDATANGANI
        perjanjian = attrgetter(self.jalur_pk)(instance)
        if instance.pk is not None and perjanjian.status == ditandatangani:
            raise ValidationError(_SUDAH_DITANDATANGANI)


class ButirPKResource(_IsiPKResource):
    jalur_pk = "perjanjian"
    instansi = sertaan("perjanjian__instansi__kode")
    tahun = sertaan("perjanjian__tahun")
    ke = acuan("perjanjian", PerjanjianKinerja.objects.all(), KUNCI_PK)
    dokumen = sertaan(DOKUMEN_INDIKATOR)
    indikator = kolom_indikator()
    kategori = kolom_kategori()
    kunci = {f"perjanjian__{k}": v for k, v in KUNCI_PK.items()} | KUNCI_INDIKATOR

    class Meta:
        model = ButirPK
        fields = [
            "instansi",
            "tahun",
            "ke",
            "dokumen",
            "indikator",
            "nilai",
            "nilai_atas",
            "kategori",
            "komponen",
        ]


class TargetTriwulanResource(_IsiPKResource):
    jalur_pk = "butir.perjanjian"
    instansi = sertaan("butir__perjanjian__instansi__kode")
    tahun = sertaan("butir__perjanjian__tahun")
    ke = sertaan("butir__perjanjian__ke")
    dokumen = sertaan("butir__indikator__kinerja__dokumen__kode")
    butir = acuan(
        "butir",
        ButirPK.objects.select_related("perjanjian", "indikator").prefetch_related(
            "indikator__komponen"
        ),
        {f"perjanjian__{k}": v for k, v in KUNCI_PK.items()} | KUNCI_INDIKATOR,
    )
    kategori = kolom_kategori()
    kunci = {
        **{f"butir__perjanjian__{k}": v for k, v in KUNCI_PK.items()},
        **{f"butir__{k}": v for k, v in KUNCI_INDIKATOR.items()},
        "triwulan": "triwulan",
    }

    class Meta:
        model = TargetTriwulan
        fields = [
            "instansi",
            "tahun",
            "ke",
            "dokumen",
            "butir",
            "triwulan",
            "nilai",
            "nilai_atas",
            "kategori",
            "komponen",
        ]

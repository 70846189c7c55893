from django.contrib import admin

from indikator.models import (
    Anggaran,
    ButirPK,
    DataPendukung,
    Dokumen,
    Indikator,
    Jadwal,
    Kategori,
    KebijakanPengukuran,
    Kinerja,
    KomponenAkip,
    KomponenIndikator,
    NilaiAkip,
    NilaiIkm,
    Pembanding,
    PerjanjianKinerja,
    Realisasi,
    SkalaKategori,
    SumberDaya,
    Target,
)
from perangkat_daerah.admin import HanyaBaca


@admin.register(Dokumen)
class DokumenAdmin(admin.ModelAdmin):
    list_display = ["nama", "instansi", "jenis", "tahun_awal", "tahun_akhir", "status"]
    list_filter = ["jenis", "status"]
    list_select_related = ["instansi"]
    search_fields = ["nama", "kode", "instansi__nama"]
    autocomplete_fields = ["instansi"]


@admin.register(Kinerja)
class KinerjaAdmin(admin.ModelAdmin):
    list_display = ["kode", "uraian", "jenjang", "dokumen", "instansi"]
    list_filter = ["jenjang", "dokumen"]
    list_select_related = ["dokumen", "instansi"]
    search_fields = ["kode", "uraian"]
    autocomplete_fields = ["dokumen", "instansi", "jabatan", "induk"]


class TargetInline(admin.TabularInline):
    model = Target
    extra = 0


class KomponenInline(admin.TabularInline):
    model = KomponenIndikator
    extra = 0


@admin.register(Indikator)
class IndikatorAdmin(admin.ModelAdmin):
    list_display = ["kode", "nama", "satuan", "arah", "iku", "kinerja"]
    list_filter = ["iku", "arah", "jenis_nilai", "kinerja__dokumen"]
    list_select_related = ["kinerja"]
    search_fields = ["kode", "nama"]
    autocomplete_fields = ["kinerja", "pengampu"]
    inlines = [TargetInline, KomponenInline]


class ButirInline(admin.TabularInline):
    model = ButirPK
    autocomplete_fields = ["indikator"]
    extra = 0


@admin.register(PerjanjianKinerja)
class PerjanjianKinerjaAdmin(admin.ModelAdmin):
    """What is signed is frozen: a change is a new PK perubahan."""

    list_display = ["instansi", "tahun", "ke", "status", "tanggal"]
    list_filter = ["tahun", "status"]
    list_select_related = ["instansi"]
    autocomplete_fields = ["instansi", "jabatan"]
    inlines = [ButirInline]

    def has_change_permission(self, request, obj=None):
        dibekukan = obj is not None and obj.status == PerjanjianKinerja.Status.DITANDATANGANI
        return not dibekukan and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)


@admin.register(Realisasi)
class RealisasiAdmin(HanyaBaca):
    list_display = ["indikator", "tahun", "triwulan", "nilai", "status", "diisi_oleh"]
    list_filter = ["tahun", "triwulan", "status"]
    list_select_related = ["indikator", "diisi_oleh"]
    search_fields = ["indikator__nama"]


@admin.register(Anggaran)
class AnggaranAdmin(admin.ModelAdmin):
    list_display = ["kinerja", "tahun", "pagu", "realisasi", "fisik"]
    list_filter = ["tahun"]
    list_select_related = ["kinerja"]
    search_fields = ["kinerja__uraian"]
    autocomplete_fields = ["kinerja", "mendukung"]


class KategoriInline(admin.TabularInline):
    model = Kategori
    extra = 0


@admin.register(SkalaKategori)
class SkalaKategoriAdmin(admin.ModelAdmin):
    list_display = ["kode", "nama"]
    inlines = [KategoriInline]


@admin.register(KebijakanPengukuran)
class KebijakanPengukuranAdmin(admin.ModelAdmin):
    list_display = ["nama", "bawaan", "rumus_turun", "skala"]


class KomponenAkipInline(admin.TabularInline):
    model = KomponenAkip
    extra = 0


@admin.register(NilaiAkip)
class NilaiAkipAdmin(admin.ModelAdmin):
    list_display = ["instansi", "tahun", "nilai"]
    list_filter = ["tahun"]
    list_select_related = ["instansi"]
    autocomplete_fields = ["instansi"]
    inlines = [KomponenAkipInline]


@admin.register(NilaiIkm)
class NilaiIkmAdmin(admin.ModelAdmin):
    list_display = ["instansi", "tahun", "nilai"]
    list_filter = ["tahun"]
    list_select_related = ["instansi"]
    autocomplete_fields = ["instansi"]


@admin.register(Pembanding, DataPendukung, SumberDaya)
class DataIndikatorAdmin(admin.ModelAdmin):
    list_display = ["__str__", "indikator", "tahun"]
    list_filter = ["tahun"]
    list_select_related = ["indikator"]
    autocomplete_fields = ["indikator"]


@admin.register(Jadwal)
class JadwalAdmin(admin.ModelAdmin):
    list_display = ["tahun", "triwulan", "buka", "tutup"]
    list_filter = ["tahun"]

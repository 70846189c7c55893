from django.contrib import admin, messages
from django.db import transaction

from indikator.models import (
    Anggaran,
    AnggaranTriwulan,
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
    TargetTriwulan,
)
from perangkat_daerah.admin import AdminTercatat, HanyaBaca
from perangkat_daerah.audit import catat


@admin.register(Dokumen)
class DokumenAdmin(AdminTercatat):
    list_display = ["nama", "instansi", "jenis", "tahun_awal", "tahun_akhir", "status"]
    list_filter = ["jenis", "status"]
    list_select_related = ["instansi"]
    search_fields = ["nama", "kode", "instansi__nama"]
    autocomplete_fields = ["instansi"]


@admin.register(Kinerja)
class KinerjaAdmin(AdminTercatat):
    list_display = ["kode", "uraian", "jenjang", "dokumen", "instansi"]
    list_filter = ["jenjang", "dokumen"]
    list_select_related = ["dokumen", "instansi"]
    search_fields = ["kode", "uraian"]
    autocomplete_fields = ["dokumen", "instansi", "jabatan", "induk"]


class TargetInline(admin.TabularInline):
    model = Target
    extra = 0


class KomponenInline(admin.TabularInline):
    """Stored figures name their komponen: those that exist stay."""

    model = KomponenIndikator
    extra = 0
    can_delete = False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(Indikator)
class IndikatorAdmin(AdminTercatat):
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
class PerjanjianKinerjaAdmin(AdminTercatat):
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


class AnggaranTriwulanInline(admin.TabularInline):
    model = AnggaranTriwulan
    extra = 0


@admin.register(Anggaran)
class AnggaranAdmin(AdminTercatat):
    list_display = ["kinerja", "tahun", "pagu", "realisasi", "fisik"]
    list_filter = ["tahun"]
    list_select_related = ["kinerja"]
    search_fields = ["kinerja__uraian"]
    autocomplete_fields = ["kinerja", "mendukung"]
    inlines = [AnggaranTriwulanInline]


class KategoriInline(admin.TabularInline):
    model = Kategori
    extra = 0


@admin.register(SkalaKategori)
class SkalaKategoriAdmin(AdminTercatat):
    list_display = ["kode", "nama"]
    inlines = [KategoriInline]


@admin.register(KebijakanPengukuran)
class KebijakanPengukuranAdmin(AdminTercatat):
    """Exactly one is the default at any time: another takes its place, it is never taken away."""

    list_display = ["nama", "bawaan", "rumus_turun", "skala"]
    readonly_fields = ["bawaan"]
    actions = ["jadikan_bawaan"]

    @admin.action(description="Jadikan kebijakan bawaan", permissions=["change"])
    @transaction.atomic
    def jadikan_bawaan(self, request, queryset):
        terpilih = list(queryset)
        if len(terpilih) != 1:
            self.message_user(request, "Pilih tepat satu kebijakan.", messages.ERROR)
            return
        [baru] = terpilih
        lama = KebijakanPengukuran.objects.select_for_update().filter(bawaan=True)
        catat(
            objek=baru,
            aksi="jadikan bawaan",
            lama={"bawaan": [k.kode for k in lama]},
            baru={"bawaan": [baru.kode]},
            pelaku=request.user,
            sumber="admin",
        )
        lama.update(bawaan=False)
        KebijakanPengukuran.objects.filter(pk=baru.pk).update(bawaan=True)

    def get_actions(self, request):
        aksi = super().get_actions(request)
        aksi.pop("delete_selected", None)
        return aksi

    def has_delete_permission(self, request, obj=None):
        return (obj is None or not obj.bawaan) and super().has_delete_permission(request, obj)


@admin.register(TargetTriwulan)
class TargetTriwulanAdmin(AdminTercatat):
    """For a PK still in draf; what is signed is frozen."""

    list_display = ["butir", "triwulan", "nilai"]
    list_select_related = ["butir__perjanjian__instansi", "butir__indikator"]
    autocomplete_fields = ["butir"]

    def has_change_permission(self, request, obj=None):
        beku = obj is not None and obj.butir.perjanjian.status != PerjanjianKinerja.Status.DRAF
        return not beku and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)


@admin.register(ButirPK)
class ButirPKAdmin(HanyaBaca):
    """To be found by the triwulan targets; edited within its PK."""

    list_display = ["perjanjian", "indikator", "nilai"]
    list_select_related = ["perjanjian__instansi", "indikator"]
    search_fields = ["indikator__nama", "perjanjian__instansi__nama"]


class KomponenAkipInline(admin.TabularInline):
    model = KomponenAkip
    extra = 0


@admin.register(NilaiAkip)
class NilaiAkipAdmin(AdminTercatat):
    list_display = ["instansi", "tahun", "nilai"]
    list_filter = ["tahun"]
    list_select_related = ["instansi"]
    autocomplete_fields = ["instansi"]
    inlines = [KomponenAkipInline]


@admin.register(NilaiIkm)
class NilaiIkmAdmin(AdminTercatat):
    list_display = ["instansi", "tahun", "nilai"]
    list_filter = ["tahun"]
    list_select_related = ["instansi"]
    autocomplete_fields = ["instansi"]


@admin.register(Pembanding, DataPendukung, SumberDaya)
class DataIndikatorAdmin(AdminTercatat):
    list_display = ["__str__", "indikator", "tahun"]
    list_filter = ["tahun"]
    list_select_related = ["indikator"]
    autocomplete_fields = ["indikator"]


@admin.register(Jadwal)
class JadwalAdmin(AdminTercatat):
    list_display = ["tahun", "triwulan", "buka", "tutup"]
    list_filter = ["tahun"]

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db import transaction

from perangkat_daerah.audit import catat, potret_lengkap
from perangkat_daerah.models import (
    Instansi,
    Jabatan,
    JejakAudit,
    Pejabat,
    Pengguna,
    Penugasan,
    RekapPegawai,
)

admin.site.unregister(Group)


class AdminTercatat(admin.ModelAdmin):
    """Every change made here leaves its row in the jejak audit, inlines included."""

    @transaction.atomic
    def save_model(self, request, obj, form, change):
        lama = self._tersimpan(obj) if change else {}
        super().save_model(request, obj, form, change)
        self._catat(request, obj, "ubah" if change else "buat", lama, potret_lengkap(obj))

    @transaction.atomic
    def save_formset(self, request, form, formset, change):
        for terhapus in formset.deleted_forms:
            if terhapus.instance.pk:
                self._catat(
                    request, terhapus.instance, "hapus", potret_lengkap(terhapus.instance), {}
                )
        lama = {
            f.instance.pk: self._tersimpan(f.instance)
            for f in formset.initial_forms
            if f.has_changed()
        }
        super().save_formset(request, form, formset, change)
        for obj, _ in formset.changed_objects:
            self._catat(request, obj, "ubah", lama.get(obj.pk, {}), potret_lengkap(obj))
        for obj in formset.new_objects:
            self._catat(request, obj, "buat", {}, potret_lengkap(obj))

    @transaction.atomic
    def delete_model(self, request, obj):
        self._catat(request, obj, "hapus", potret_lengkap(obj), {})
        super().delete_model(request, obj)

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        for obj in queryset:
            self.delete_model(request, obj)

    def _tersimpan(self, obj) -> dict:
        return potret_lengkap(type(obj)._default_manager.get(pk=obj.pk))

    def _catat(self, request, obj, aksi: str, lama: dict, baru: dict) -> None:
        catat(objek=obj, aksi=aksi, lama=lama, baru=baru, pelaku=request.user, sumber="admin")


class HanyaBaca(admin.ModelAdmin):
    """Shown, never changed here: its changes have their own screens and rules."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class PenugasanInline(admin.TabularInline):
    model = Penugasan
    autocomplete_fields = ["instansi"]
    extra = 1


@admin.register(Pengguna)
class PenggunaAdmin(AdminTercatat, UserAdmin):
    list_display = ["username", "nama", "is_active", "is_staff"]
    search_fields = ["username", "nama"]
    list_filter = ["is_active", "penugasan__peran"]
    ordering = ["username"]
    inlines = [PenugasanInline]
    fieldsets = [
        (None, {"fields": ["username", "password", "nama", "email"]}),
        ("Akses", {"fields": ["is_active", "is_staff"]}),
    ]
    add_fieldsets = [(None, {"fields": ["username", "nama", "password1", "password2"]})]
    filter_horizontal = []


@admin.register(Instansi)
class InstansiAdmin(AdminTercatat):
    list_display = ["kode", "nama", "jenis", "induk"]
    list_filter = ["jenis"]
    list_select_related = ["induk"]
    search_fields = ["kode", "nama", "singkatan"]
    autocomplete_fields = ["induk"]


class PejabatInline(admin.TabularInline):
    model = Pejabat
    extra = 0


@admin.register(Jabatan)
class JabatanAdmin(AdminTercatat):
    list_display = ["nama", "instansi", "jenis", "induk"]
    list_filter = ["jenis"]
    list_select_related = ["instansi", "induk"]
    search_fields = ["nama", "instansi__nama"]
    autocomplete_fields = ["instansi", "induk"]
    inlines = [PejabatInline]


@admin.register(RekapPegawai)
class RekapPegawaiAdmin(AdminTercatat):
    list_display = ["instansi", "tahun", "kategori", "kelompok", "rincian", "jumlah"]
    list_filter = ["tahun", "kategori"]
    list_select_related = ["instansi"]
    autocomplete_fields = ["instansi"]


@admin.register(JejakAudit)
class JejakAuditAdmin(HanyaBaca):
    list_display = ["waktu", "pelaku", "aksi", "objek", "objek_id", "instansi", "alasan"]
    list_filter = ["aksi", "objek", "sumber"]
    list_select_related = ["pelaku", "instansi"]
    search_fields = ["pelaku__nama", "alasan"]

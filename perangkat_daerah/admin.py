from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group

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
class PenggunaAdmin(UserAdmin):
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
class InstansiAdmin(admin.ModelAdmin):
    list_display = ["kode", "nama", "jenis", "induk"]
    list_filter = ["jenis"]
    list_select_related = ["induk"]
    search_fields = ["kode", "nama", "singkatan"]
    autocomplete_fields = ["induk"]


class PejabatInline(admin.TabularInline):
    model = Pejabat
    extra = 0


@admin.register(Jabatan)
class JabatanAdmin(admin.ModelAdmin):
    list_display = ["nama", "instansi", "jenis", "induk"]
    list_filter = ["jenis"]
    list_select_related = ["instansi", "induk"]
    search_fields = ["nama", "instansi__nama"]
    autocomplete_fields = ["instansi", "induk"]
    inlines = [PejabatInline]


@admin.register(RekapPegawai)
class RekapPegawaiAdmin(admin.ModelAdmin):
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

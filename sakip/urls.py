from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path, reverse_lazy

from laporan.views import anggaran, beranda, dasbor, evaluasi, indikator, kinerja, pengisian

admin.site.site_header = "SAKIP – data induk"
admin.site.site_title = "SAKIP"
admin.site.index_title = "Data induk"

per_instansi = [
    path("dasbor/", dasbor.dasbor, name="dasbor"),
    path("pengisian/", pengisian.pengisian, name="pengisian"),
    path("pengisian/tw-<int:triwulan>/", pengisian.pengisian_triwulan, name="pengisian_triwulan"),
    path("pengisian/tw-<int:triwulan>/<int:pk>/", pengisian.isi_baris, name="pengisian_baris"),
    path("pengisian/tw-<int:triwulan>/<slug:langkah>/", pengisian.pindah, name="pengisian_pindah"),
    path("kinerja/", kinerja.kinerja, name="kinerja"),
    path("indikator/<str:kode>/", indikator.indikator, name="indikator"),
    path("anggaran/", anggaran.anggaran, name="anggaran"),
    path("evaluasi/", evaluasi.evaluasi, name="evaluasi"),
    path("laporan/", include("laporan.urls_lkip")),
]

urlpatterns = [
    path("", beranda.beranda, name="beranda"),
    path("pindah/", beranda.pindah, name="pindah"),
    path(
        "masuk/",
        auth.LoginView.as_view(
            template_name="registration/masuk.html", redirect_authenticated_user=True
        ),
        name="masuk",
    ),
    path("keluar/", auth.LogoutView.as_view(), name="keluar"),
    path(
        "sandi/",
        auth.PasswordChangeView.as_view(
            template_name="registration/sandi.html", success_url=reverse_lazy("beranda")
        ),
        name="sandi",
    ),
    path("admin/", admin.site.urls),
    path("<int:tahun>/<slug:instansi>/", include(per_instansi)),
]

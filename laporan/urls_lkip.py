"""Below `<int:tahun>/<slug:instansi>/laporan/`."""

from django.urls import path

from laporan.views import lkip

urlpatterns = [
    path("", lkip.lkip, name="lkip"),
    path("buat/", lkip.buat, name="lkip_buat"),
    path("<int:versi>/kemajuan/", lkip.kemajuan, name="lkip_kemajuan"),
    path("<int:versi>/unduh/", lkip.unduh, name="lkip_unduh"),
    path("narasi/<slug:bagian>/", lkip.narasi, name="narasi"),
]

"""Every page: a stranger is turned away, another perangkat daerah sees nothing, and so on."""

import pytest
from django.urls import reverse

from perangkat_daerah.models import Instansi, Pengguna
from tests.pabrik import make_instansi, make_petugas

pytestmark = pytest.mark.usefixtures("contoh")

SETWAN = {"tahun": 2024, "instansi": "setwan"}
KOTA = {"tahun": 2023, "instansi": "kota-bekasi"}
HALAMAN = {
    "dasbor": ("dasbor", KOTA),
    "kinerja": ("kinerja", SETWAN),
    "indikator": ("indikator", SETWAN | {"kode": "IKU-1"}),
    "anggaran": ("anggaran", SETWAN),
    "evaluasi": ("evaluasi", SETWAN),
    "pengisian": ("pengisian_triwulan", SETWAN | {"triwulan": 4}),
}
# Who gets what: out of sight is 404, in sight but not their work is 403.
AKSES = {
    "operator.setwan": {"dasbor": 404},
    "verifikator.setwan": {"dasbor": 404},
    "pimpinan.setwan": {"dasbor": 404, "pengisian": 403},
    "operator.bekasiutara": dict.fromkeys(HALAMAN, 404),
    "perencana": {},
    "evaluator": {"pengisian": 403},
    "walikota": {"pengisian": 403},
    "admin": {"pengisian": 403},
}


@pytest.mark.parametrize("halaman", HALAMAN)
def test_stranger_must_log_in(client, halaman):
    nama, isi = HALAMAN[halaman]
    alamat = reverse(nama, kwargs=isi)
    assert client.get(alamat).headers["Location"] == f"/masuk/?next={alamat}"


@pytest.mark.parametrize("halaman", HALAMAN)
@pytest.mark.parametrize("pengguna", AKSES)
def test_access(client, pengguna, halaman):
    client.force_login(Pengguna.objects.get(username=pengguna))
    nama, isi = HALAMAN[halaman]
    harus = AKSES[pengguna].get(halaman, 200)
    assert client.get(reverse(nama, kwargs=isi)).status_code == harus


def test_nobody_without_penugasan_sees_anything(client):
    client.force_login(make_petugas("operator", make_instansi()))
    for nama, isi in HALAMAN.values():
        assert client.get(reverse(nama, kwargs=isi)).status_code == 404


@pytest.mark.parametrize(
    ("alamat", "status"),
    [
        ("/2024/tidak-ada/kinerja/", 404),
        ("/2024/setwan/indikator/TIDAK-ADA/", 404),
        ("/2024/setwan/dasbor/", 404),
        ("/2024/setwan/pengisian/tw-5/", 404),
        ("/2024/setwan/kinerja/?triwulan=9", 404),
        ("/1999/setwan/kinerja/", 200),
    ],
)
def test_addresses_that_are_none_of_ours(client, alamat, status):
    client.force_login(Pengguna.objects.get(username="perencana"))
    assert client.get(alamat).status_code == status


@pytest.mark.parametrize("nama", ["kinerja", "anggaran", "evaluasi"])
def test_empty_year_says_what_to_do(client, nama):
    client.force_login(Pengguna.objects.get(username="perencana"))
    isi = client.get(reverse(nama, kwargs={"tahun": 1999, "instansi": "setwan"}))
    assert "Pilih tahun lain" in isi.content.decode()


@pytest.mark.parametrize(
    ("pengguna", "tujuan"),
    [
        ("operator.setwan", "/2025/setwan/pengisian/tw-1/"),
        ("verifikator.bekasiutara", "/2025/kec-bekasi-utara/pengisian/tw-1/"),
        ("perencana", "/2023/kota-bekasi/dasbor/"),
        ("walikota", "/2023/kota-bekasi/dasbor/"),
        ("evaluator", "/2023/kota-bekasi/dasbor/"),
        ("pimpinan.setwan", "/2024/setwan/kinerja/"),
        ("admin", "/admin/"),
    ],
)
def test_everybody_lands_on_their_work(client, pengguna, tujuan):
    client.force_login(Pengguna.objects.get(username=pengguna))
    assert client.get("/").headers["Location"] == tujuan


def test_beranda_of_somebody_without_penugasan(client, django_user_model):
    client.force_login(django_user_model.objects.create(username="baru", nama="Baru"))
    assert "belum ditugaskan" in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("ke", "status"),
    [
        ("/2024/setwan/kinerja/", 302),
        ("https://jahat.example/", 400),
        ("//jahat.example/", 400),
        ("javascript:alert(1)", 400),
        ("", 400),
    ],
)
def test_picker_goes_nowhere_else(client, ke, status):
    client.force_login(Pengguna.objects.get(username="perencana"))
    assert client.get("/pindah/", {"ke": ke}).status_code == status


def test_menu_shows_only_what_the_peran_may_use(client):
    client.force_login(Pengguna.objects.get(username="walikota"))
    halaman = client.get("/2023/kota-bekasi/dasbor/").content.decode()
    assert "Pengisian" not in halaman
    assert "Data induk" not in halaman
    client.force_login(Pengguna.objects.get(username="operator.setwan"))
    halaman = client.get("/2025/setwan/pengisian/tw-1/").content.decode()
    assert "Dasbor kota" not in halaman


@pytest.mark.parametrize("pengguna", ["operator.setwan", "perencana2", "evaluator"])
def test_admin_site_is_for_the_admin(client, pengguna):
    client.force_login(Pengguna.objects.get(username=pengguna))
    assert client.get("/admin/").status_code == 302


def test_perencana_owns_the_calendar_and_nothing_else_there(client):
    client.force_login(Pengguna.objects.get(username="perencana"))
    assert client.get("/admin/indikator/jadwal/add/").status_code == 200
    for model in ("indikator/indikator", "perangkat_daerah/pengguna", "indikator/anggaran"):
        assert client.get(f"/admin/{model}/").status_code == 403


def test_admin_cannot_touch_realisasi_or_audit(client):
    client.force_login(Pengguna.objects.get(username="admin"))
    assert client.get("/admin/perangkat_daerah/instansi/").status_code == 200
    for model in ("indikator/realisasi", "perangkat_daerah/jejakaudit", "laporan/lkip"):
        assert client.get(f"/admin/{model}/").status_code == 200
        assert client.get(f"/admin/{model}/add/").status_code == 403


def test_page_of_a_kelurahan(client):
    kelurahan = Instansi.objects.filter(jenis="kelurahan").first()
    client.force_login(Pengguna.objects.get(username="operator.bekasiutara"))
    assert client.get(f"/2024/{kelurahan.kode}/kinerja/").status_code == 200

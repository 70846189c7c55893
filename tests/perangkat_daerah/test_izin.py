from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils import timezone

from indikator.models import Anggaran, Indikator, Kinerja, Realisasi
from laporan.models import Lkip
from perangkat_daerah.izin import IZIN, untuk_instansi
from perangkat_daerah.models import Instansi, Pengguna, Peran
from tests.pabrik import (
    TAHUN,
    make_anggaran,
    make_indikator,
    make_instansi,
    make_kinerja,
    make_kota,
    make_pengguna,
    make_penugasan,
    make_petugas,
    make_realisasi,
)

pytestmark = pytest.mark.django_db

ISI = "indikator.isi_realisasi"
VERIFIKASI = "indikator.verifikasi_realisasi"
SETUJUI = "indikator.setujui_realisasi"
LIHAT = "laporan.lihat_kinerja"
SUSUN = "laporan.susun_lkip"
UNDUH = "laporan.unduh_lkip"

TAK_SATU_PUN = set()
SUBPOHON = {"opd", "bawah"}
SEKOTA = {"opd", "bawah", "lain", "kota"}
# Someone whose penugasan is at `opd`: where each izin holds.
TABEL = {
    "operator": {ISI: SUBPOHON, LIHAT: SUBPOHON, SUSUN: SUBPOHON, UNDUH: SUBPOHON},
    "verifikator": {VERIFIKASI: SUBPOHON, LIHAT: SUBPOHON, UNDUH: SUBPOHON},
    "perencana": {
        ISI: {"kota"},
        VERIFIKASI: {"kota"},
        SETUJUI: SEKOTA,
        LIHAT: SEKOTA,
        SUSUN: SEKOTA,
        UNDUH: SEKOTA,
    },
    "evaluator": {LIHAT: SEKOTA, UNDUH: SEKOTA},
    "pimpinan": {LIHAT: SUBPOHON, UNDUH: SUBPOHON},
    "admin": {LIHAT: SEKOTA, UNDUH: SEKOTA},
}


@pytest.fixture
def tempat():
    """The city, a perangkat daerah with a bagian, and a stranger."""
    opd = make_instansi()
    return {
        "kota": make_kota(),
        "opd": opd,
        "bawah": make_instansi(jenis="bagian", induk=opd),
        "lain": make_instansi(),
    }


def boleh(pengguna, izin, tempat) -> set[str]:
    return {nama for nama, instansi in tempat.items() if pengguna.has_perm(izin, instansi)}


def terlihat(pengguna, tempat) -> set[str]:
    ada = set(Instansi.objects.for_user(pengguna))
    return {nama for nama, instansi in tempat.items() if instansi in ada}


def test_the_table_names_every_peran_and_izin():
    assert set(TABEL) == set(Peran.values)
    assert {izin for baris in TABEL.values() for izin in baris} == set(IZIN)


@pytest.mark.parametrize("izin", IZIN)
@pytest.mark.parametrize("peran", TABEL)
def test_peran_izin_instansi(tempat, peran, izin):
    petugas = make_petugas(peran, tempat["opd"])
    assert boleh(petugas, izin, tempat) == TABEL[peran].get(izin, TAK_SATU_PUN)


@pytest.mark.parametrize("peran", TABEL)
def test_for_user_is_where_kinerja_may_be_seen(tempat, peran):
    petugas = make_petugas(peran, tempat["opd"])
    assert terlihat(petugas, tempat) == TABEL[peran][LIHAT]


@pytest.mark.parametrize("peran", ["perencana", "evaluator", "admin"])
def test_peran_sekota_sees_every_instansi(tempat, peran):
    petugas = make_petugas(peran, tempat["bawah"])
    assert set(Instansi.objects.for_user(petugas)) == set(Instansi.objects.all())


def test_penugasan_below_does_not_reach_up(tempat):
    petugas = make_petugas("operator", tempat["bawah"])
    assert boleh(petugas, ISI, tempat) == {"bawah"}
    assert terlihat(petugas, tempat) == {"bawah"}


def test_pimpinan_of_the_city_sees_all_of_it(tempat):
    wali_kota = make_petugas("pimpinan", tempat["kota"])
    assert boleh(wali_kota, LIHAT, tempat) == SEKOTA
    assert set(Instansi.objects.for_user(wali_kota)) == set(Instansi.objects.all())


def test_operator_at_the_city_does_not_fill_its_iku(tempat):
    petugas = make_petugas("operator", tempat["kota"])
    assert boleh(petugas, ISI, tempat) == {"opd", "bawah", "lain"}


def test_four_levels_down(tempat):
    bagian = make_instansi(jenis="bagian", induk=tempat["bawah"])
    petugas = make_petugas("operator", tempat["opd"])
    wali_kota = make_petugas("pimpinan", tempat["kota"])
    assert petugas.has_perm(ISI, bagian)
    assert bagian in Instansi.objects.for_user(petugas)
    assert bagian in Instansi.objects.for_user(wali_kota)


def test_two_penugasan_add_up(tempat):
    petugas = make_petugas("operator", tempat["opd"])
    make_penugasan(pengguna=petugas, peran="verifikator", instansi=tempat["lain"])
    assert boleh(petugas, ISI, tempat) == SUBPOHON
    assert boleh(petugas, VERIFIKASI, tempat) == {"lain"}
    assert terlihat(petugas, tempat) == {"opd", "bawah", "lain"}


@pytest.mark.parametrize(
    ("mulai", "selesai", "berlaku"),
    [
        (-10, None, True),
        (0, None, True),
        (-10, 0, True),
        (0, 0, True),
        (-10, -1, False),
        (1, None, False),
        (1, 10, False),
    ],
)
@pytest.mark.parametrize("peran", ["operator", "perencana"])
def test_penugasan_holds_between_its_dates(tempat, peran, mulai, selesai, berlaku):
    hari_ini = timezone.localdate()
    petugas = make_penugasan(
        peran=peran,
        instansi=tempat["opd"],
        mulai=hari_ini + timedelta(mulai),
        selesai=None if selesai is None else hari_ini + timedelta(selesai),
    ).pengguna
    assert petugas.has_perm(LIHAT, tempat["opd"]) is berlaku
    assert Instansi.objects.for_user(petugas).exists() is berlaku


def test_without_penugasan_nothing(tempat):
    orang = make_pengguna()
    assert [izin for izin in IZIN if boleh(orang, izin, tempat)] == []
    assert list(Instansi.objects.for_user(orang)) == []


def test_stranger_at_the_door(tempat):
    assert not AnonymousUser().has_module_perms("indikator")
    assert [izin for izin in IZIN if boleh(AnonymousUser(), izin, tempat)] == []
    assert list(Instansi.objects.for_user(AnonymousUser())) == []


@pytest.mark.parametrize("peran", TABEL)
def test_inactive_account_may_nothing(tempat, peran):
    petugas = make_petugas(peran, tempat["opd"])
    petugas.is_active = False
    petugas.save()
    petugas = Pengguna.objects.get(pk=petugas.pk)
    assert [izin for izin in IZIN if boleh(petugas, izin, tempat)] == []
    assert not petugas.has_perm("perangkat_daerah.change_instansi")
    assert not petugas.has_module_perms("perangkat_daerah")


def test_superuser_may_everything_but_sees_what_is_assigned(tempat):
    akar = make_pengguna(is_superuser=True)
    assert [izin for izin in IZIN if boleh(akar, izin, tempat) != SEKOTA] == []
    assert akar.has_perm("perangkat_daerah.change_instansi")
    assert list(Instansi.objects.for_user(akar)) == []


def test_unknown_izin_is_nobodys(tempat):
    for peran in TABEL:
        assert boleh(make_petugas(peran, tempat["opd"]), "indikator.hapus_semua", tempat) == set()


@pytest.mark.parametrize("peran", TABEL)
def test_master_data_belongs_to_admin(tempat, peran):
    petugas = make_petugas(peran, tempat["opd"])
    admin = peran == "admin"
    assert petugas.has_perm("perangkat_daerah.change_instansi") is admin
    assert petugas.has_perm("indikator.add_dokumen") is admin
    assert petugas.has_perm("indikator.change_jadwal") is (peran in ("admin", "perencana"))
    assert petugas.has_module_perms("indikator") is (peran in ("admin", "perencana"))
    assert petugas.has_module_perms("perangkat_daerah") is admin
    assert not petugas.has_perm("auth.change_group")
    assert not petugas.has_module_perms("auth")


@pytest.mark.parametrize("izin", IZIN)
def test_izin_needs_an_instansi(tempat, izin):
    for peran in TABEL:
        assert not make_petugas(peran, tempat["opd"]).has_perm(izin)


def test_rows_below_follow_the_instansi(tempat):
    """Every for_user asks the same tree."""
    for nama in ("opd", "bawah", "lain"):
        indikator = make_indikator(kinerja=make_kinerja(instansi=tempat[nama]))
        make_realisasi(indikator=indikator)
        make_anggaran(kinerja=indikator.kinerja)
        Lkip.objects.create(instansi=tempat[nama], tahun=TAHUN, versi=1, konteks={})
    petugas = make_petugas("operator", tempat["opd"])
    boleh = {tempat["opd"].pk, tempat["bawah"].pk}

    def instansi(semua, kolom):
        return set(semua.for_user(petugas).values_list(kolom, flat=True))

    assert instansi(Kinerja.objects, "instansi") == boleh
    assert instansi(Indikator.objects, "kinerja__instansi") == boleh
    assert instansi(Realisasi.objects, "indikator__kinerja__instansi") == boleh
    assert instansi(Anggaran.objects, "kinerja__instansi") == boleh
    assert instansi(Lkip.objects, "instansi") == boleh


@untuk_instansi(ISI)
def halaman(request, tahun, instansi):
    return HttpResponse(f"{tahun} {instansi.pk}")


def kunjungi(rf, pengguna, kode):
    request = rf.get("/")
    request.user = pengguna
    return halaman(request, 2025, instansi=kode)


def test_view_receives_the_instansi(rf, tempat):
    petugas = make_petugas("operator", tempat["opd"])
    jawaban = kunjungi(rf, petugas, tempat["bawah"].kode)
    assert jawaban.content.decode() == f"2025 {tempat['bawah'].pk}"


def test_unseen_is_404_also_without_the_izin(rf, tempat):
    for peran in ("operator", "verifikator", "pimpinan"):
        with pytest.raises(Http404):
            kunjungi(rf, make_petugas(peran, tempat["opd"]), tempat["lain"].kode)


def test_unknown_instansi_is_404(rf, tempat):
    with pytest.raises(Http404):
        kunjungi(rf, make_petugas("operator", tempat["opd"]), "tidak-ada")


def test_seen_without_izin_is_403(rf, tempat):
    for peran in ("verifikator", "pimpinan", "evaluator"):
        with pytest.raises(PermissionDenied):
            kunjungi(rf, make_petugas(peran, tempat["opd"]), tempat["opd"].kode)

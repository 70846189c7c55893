"""What no CHECK can express is refused by the database itself, past every form and clean()."""

from decimal import Decimal

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from indikator.models import ButirPK, Dokumen, Indikator, Kinerja, PerjanjianKinerja, Target
from perangkat_daerah.models import Instansi, Jabatan
from tests.pabrik import (
    TAHUN,
    ditolak_basis_data,
    make_butir,
    make_dokumen,
    make_indikator,
    make_instansi,
    make_jabatan,
    make_kinerja,
    make_pk,
    make_target,
)

pytestmark = pytest.mark.django_db

SIKLUS = "Induk tidak boleh turunan dari simpulnya sendiri."
SEDOKUMEN = "Induk kinerja harus dari dokumen yang sama."
MASA = "Tahun target di luar masa berlaku dokumen."
SUSUT = "Masih ada target di luar masa berlaku dokumen."
SEINSTANSI = "Indikator butir PK harus milik instansi perjanjiannya."
KEMBAR = "Kode atau deret indikator sudah dipakai dalam dokumen ini."


def pohon_instansi():
    atas = make_instansi()
    tengah = make_instansi(jenis="bagian", induk=atas)
    return atas, tengah, make_instansi(jenis="bagian", induk=tengah)


def pohon_jabatan():
    atas = make_jabatan()
    tengah = make_jabatan(induk=atas)
    return atas, tengah, make_jabatan(induk=tengah)


def pohon_kinerja():
    atas = make_kinerja()
    tengah = make_kinerja(induk=atas)
    return atas, tengah, make_kinerja(induk=tengah)


@pytest.mark.parametrize("pohon", [pohon_instansi, pohon_jabatan, pohon_kinerja])
@pytest.mark.parametrize("turunan", [0, 1, 2], ids=["diri sendiri", "anak", "cucu"])
def test_cycle_is_refused(pohon, turunan):
    simpul = pohon()
    semua = type(simpul[0]).objects
    with ditolak_basis_data(SIKLUS):
        semua.filter(pk=simpul[0].pk).update(induk=simpul[turunan])
    assert semua.get(pk=simpul[0].pk).induk_id == simpul[0].induk_id


@pytest.mark.parametrize("pohon", [pohon_instansi, pohon_kinerja])
def test_moving_within_the_tree_is_allowed(pohon):
    atas, tengah, bawah = pohon()
    semua = type(atas).objects
    assert semua.filter(pk=bawah.pk).update(induk=atas) == 1
    assert semua.filter(pk=tengah.pk).update(induk=bawah) == 1


def test_one_update_of_many_rows_cannot_close_a_cycle():
    atas, tengah, bawah = pohon_kinerja()
    with ditolak_basis_data(SIKLUS):
        Kinerja.objects.filter(pk__in=[atas.pk, tengah.pk]).update(induk=bawah)


@pytest.mark.parametrize("tahun", [TAHUN - 2, TAHUN + 4])
def test_target_outside_its_dokumen_is_refused(tahun):
    indikator = make_indikator()
    with ditolak_basis_data(MASA):
        Target.objects.bulk_create([Target(indikator=indikator, tahun=tahun)])
    target = make_target(indikator=indikator)
    with ditolak_basis_data(MASA):
        Target.objects.filter(pk=target.pk).update(tahun=tahun)


def test_target_at_both_ends_of_its_dokumen():
    indikator = make_indikator()
    make_target(indikator=indikator, tahun=TAHUN - 1)
    make_target(indikator=indikator, tahun=TAHUN + 3)
    assert indikator.target.count() == 2


@pytest.mark.parametrize(
    "kolom", [{"tahun_awal": TAHUN + 1}, {"tahun_akhir": TAHUN - 1}], ids=["awal", "akhir"]
)
def test_dokumen_cannot_shrink_below_its_targets(kolom):
    target = make_target(nilai=Decimal(1))
    dokumen = Dokumen.objects.filter(kinerja__indikator__target=target)
    with ditolak_basis_data(SUSUT):
        dokumen.update(**kolom)
    assert dokumen.update(tahun_awal=TAHUN, tahun_akhir=TAHUN) == 1


def test_indikator_cannot_take_its_targets_out_of_their_years():
    target = make_target()
    lain = make_kinerja(dokumen=make_dokumen(tahun_awal=TAHUN + 1))
    with ditolak_basis_data(MASA):
        Indikator.objects.filter(pk=target.indikator_id).update(kinerja=lain)


def test_kinerja_cannot_take_its_targets_out_of_their_years():
    target = make_target()
    lain = make_dokumen(tahun_awal=TAHUN + 1)
    with ditolak_basis_data(MASA):
        Kinerja.objects.filter(indikator=target.indikator_id).update(dokumen=lain)


def test_induk_of_another_dokumen_is_refused():
    kinerja = make_kinerja()
    lain = make_kinerja()
    with ditolak_basis_data(SEDOKUMEN):
        Kinerja.objects.filter(pk=kinerja.pk).update(induk=lain)
    with ditolak_basis_data(SEDOKUMEN):
        Kinerja.objects.bulk_create(
            [
                Kinerja(
                    dokumen=kinerja.dokumen,
                    instansi=kinerja.instansi,
                    induk=lain,
                    jenjang="sasaran",
                    kode="X",
                    uraian="x",
                )
            ]
        )


@pytest.mark.parametrize("pindah", [0, 1], ids=["induk", "anak"])
def test_part_of_a_tree_cannot_move_to_another_dokumen(pindah):
    induk = make_kinerja()
    anak = make_kinerja(induk=induk)
    with ditolak_basis_data(SEDOKUMEN):
        Kinerja.objects.filter(pk=(induk, anak)[pindah].pk).update(dokumen=make_dokumen())


def test_butir_of_another_instansi_is_refused():
    butir = make_butir()
    asing = make_indikator()
    with ditolak_basis_data(SEINSTANSI):
        ButirPK.objects.bulk_create([ButirPK(perjanjian=butir.perjanjian, indikator=asing)])
    with ditolak_basis_data(SEINSTANSI):
        ButirPK.objects.filter(pk=butir.pk).update(indikator=asing)
    with ditolak_basis_data(SEINSTANSI):
        ButirPK.objects.filter(pk=butir.pk).update(perjanjian=make_pk())


def test_perjanjian_with_butir_cannot_change_hands():
    butir = make_butir()
    with ditolak_basis_data(SEINSTANSI):
        PerjanjianKinerja.objects.filter(pk=butir.perjanjian_id).update(instansi=make_instansi())


def test_indikator_in_a_pk_cannot_change_hands():
    butir = make_butir()
    lain = make_instansi()
    with ditolak_basis_data(SEINSTANSI):
        Kinerja.objects.filter(indikator=butir.indikator_id).update(instansi=lain)
    with ditolak_basis_data(SEINSTANSI):
        Indikator.objects.filter(pk=butir.indikator_id).update(kinerja=make_kinerja(instansi=lain))


@pytest.mark.parametrize("kolom", ["kode", "deret"])
def test_kode_and_deret_are_unique_in_a_dokumen(kolom):
    satu = make_indikator()
    kinerja = make_kinerja(dokumen=satu.kinerja.dokumen)
    dua = make_indikator(kinerja=kinerja)
    with ditolak_basis_data(KEMBAR):
        Indikator.objects.filter(pk=dua.pk).update(**{kolom: getattr(satu, kolom)})
    with ditolak_basis_data(KEMBAR):
        make_indikator(kinerja=kinerja, **{kolom: getattr(satu, kolom)})


def test_same_kode_and_deret_in_another_dokumen():
    satu = make_indikator()
    dua = make_indikator(kode=satu.kode, deret=satu.deret)
    assert dua.pk != satu.pk
    with ditolak_basis_data(KEMBAR):
        Indikator.objects.filter(pk=dua.pk).update(kinerja=satu.kinerja)


def test_indikator_may_be_saved_again():
    indikator = make_indikator()
    indikator.nama = "Nama baru"
    indikator.save()
    assert Indikator.objects.get(pk=indikator.pk).nama == "Nama baru"


def semua_larangan():
    return [
        (model, larangan)
        for model in apps.get_models()
        for larangan in getattr(model, "larangan", ())
    ]


def pemicu() -> set[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        return {nama for (nama,) in cursor.fetchall()}


def nama_pemicu() -> set[str]:
    nama = {larangan.nama for _, larangan in semua_larangan()}
    if connection.vendor == "sqlite":
        return {f"{n}_{saat}" for n in nama for saat in ("INSERT", "UPDATE")}
    return nama


def test_every_larangan_is_installed_under_a_name_of_its_own():
    nama = [larangan.nama for _, larangan in semua_larangan()]
    assert len(nama) == len(set(nama))
    assert pemicu() == nama_pemicu()


def test_larangan_survive_a_migrate():
    call_command("migrate", verbosity=0)
    assert pemicu() == nama_pemicu()
    atas, _, bawah = pohon_instansi()
    with ditolak_basis_data(SIKLUS):
        Instansi.objects.filter(pk=atas.pk).update(induk=bawah)


def test_migrate_puts_back_what_is_missing():
    for model, larangan in semua_larangan():
        larangan.lepas(connection, model._meta.db_table)
    assert pemicu() == set()
    call_command("migrate", verbosity=0)
    assert pemicu() == nama_pemicu()
    atas, _, bawah = pohon_jabatan()
    with ditolak_basis_data(SIKLUS):
        Jabatan.objects.filter(pk=atas.pk).update(induk=bawah)


def test_migrate_replaces_a_rule_that_reads_differently():
    """An older text of a rule does not stay behind under the same name."""
    larangan = Instansi.larangan[0]
    usang = type(larangan)(nama=larangan.nama, bila="1 = 1", pesan="Usang.")
    larangan.lepas(connection, Instansi._meta.db_table)
    usang.pasang(connection, Instansi._meta.db_table)
    call_command("migrate", verbosity=0)
    assert make_instansi().pk

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from perangkat_daerah.models import (
    Instansi,
    Jabatan,
    Pejabat,
    Pengguna,
    Penugasan,
    RekapPegawai,
)
from tests.pabrik import (
    TAHUN,
    ditolak_basis_data,
    kode_baru,
    make_instansi,
    make_jabatan,
    make_kota,
    make_pejabat,
    make_pengguna,
    make_penugasan,
    make_rekap_pegawai,
)

pytestmark = pytest.mark.django_db


def test_only_one_kota():
    make_kota()
    with ditolak_basis_data():
        Instansi.objects.bulk_create([Instansi(kode=kode_baru(), nama="Kota kedua", jenis="kota")])


def test_only_the_kota_has_no_induk():
    with ditolak_basis_data("instansi_kota_adalah_akar"):
        Instansi.objects.bulk_create([Instansi(kode=kode_baru(), nama="Dinas", jenis="dinas")])
    dinas = make_instansi()
    with ditolak_basis_data("instansi_kota_adalah_akar"):
        Instansi.objects.filter(pk=dinas.pk).update(induk=None)
    with ditolak_basis_data("instansi_kota_adalah_akar"):
        make_instansi(jenis="dinas", induk=None)


def test_kota_rule_in_words():
    with pytest.raises(ValidationError) as galat:
        Instansi(kode=kode_baru(), nama="Dinas", jenis="dinas").full_clean()
    assert galat.value.messages == ["Hanya kota yang tidak berinduk."]


def test_kode_of_instansi_is_unique():
    dinas = make_instansi()
    with ditolak_basis_data():
        make_instansi(kode=dinas.kode)


def test_instansi_names():
    dinas = make_instansi(nama="Dinas Uji", singkatan="Disuji")
    assert (str(dinas), dinas.nama_pendek) == ("Dinas Uji", "Disuji")
    assert make_instansi(nama="Dinas Uji").nama_pendek == "Dinas Uji"
    assert make_kota().adalah_kota
    assert not dinas.adalah_kota


def test_perangkat_daerah_and_unit_layanan():
    jenis = {j: make_instansi(jenis=j).pk for j in Instansi.Jenis.values if j != "kota"}
    dibuat = Instansi.objects.filter(pk__in=jenis.values())
    pd = ["sekretariat", "inspektorat", "dinas", "badan", "satuan", "rsud", "kecamatan"]
    assert {i.jenis for i in dibuat.perangkat_daerah()} == set(pd)
    assert {i.jenis for i in dibuat.unit_layanan()} == {"puskesmas", "rsud-d"}


def test_turunan_is_the_node_and_all_below():
    dinas = make_instansi()
    bagian = make_instansi(jenis="bagian", induk=dinas)
    seksi = make_instansi(jenis="bagian", induk=bagian)
    make_instansi()
    assert set(Instansi.objects.turunan([dinas.pk])) == {dinas, bagian, seksi}
    assert set(Instansi.objects.turunan([bagian.pk])) == {bagian, seksi}


def test_kode_of_jabatan_is_unique_in_its_instansi():
    kepala = make_jabatan()
    with ditolak_basis_data():
        make_jabatan(instansi=kepala.instansi, induk=kepala, kode=kepala.kode)
    assert make_jabatan(kode=kepala.kode).pk


def test_one_kepala_per_instansi():
    kepala = make_jabatan()
    bawahan = make_jabatan(induk=kepala)
    with ditolak_basis_data():
        Jabatan.objects.bulk_create(
            [Jabatan(instansi=kepala.instansi, kode=kode_baru(), nama="Kepala kedua")]
        )
    with ditolak_basis_data():
        Jabatan.objects.filter(pk=bawahan.pk).update(induk=None)


def test_pejabat_does_not_end_before_starting():
    pejabat = make_pejabat(mulai=date(2025, 1, 2), selesai=date(2025, 1, 2))
    with ditolak_basis_data("pejabat_selesai_sesudah_mulai"):
        Pejabat.objects.filter(pk=pejabat.pk).update(selesai=date(2025, 1, 1))
    pejabat.selesai = date(2025, 1, 1)
    with pytest.raises(ValidationError) as galat:
        pejabat.full_clean()
    assert galat.value.messages == ["Tanggal selesai mendahului tanggal mulai."]


def test_two_pejabat_do_not_start_together():
    pejabat = make_pejabat()
    with ditolak_basis_data():
        make_pejabat(jabatan=pejabat.jabatan)


def test_pejabat_on_a_day():
    kepala = make_jabatan()
    lama = make_pejabat(jabatan=kepala, mulai=date(2023, 1, 1), selesai=date(2023, 6, 30))
    baru = make_pejabat(jabatan=kepala, mulai=date(2023, 7, 1))
    semua = kepala.pejabat
    assert list(semua.pada(date(2022, 12, 31))) == []
    assert list(semua.pada(date(2023, 1, 1))) == [lama]
    assert list(semua.pada(date(2023, 6, 30))) == [lama]
    assert list(semua.pada(date(2023, 7, 1))) == [baru]


def test_rekap_pegawai_counts_each_row_once():
    rekap = make_rekap_pegawai(kategori="eselon", rincian="II")
    with ditolak_basis_data():
        make_rekap_pegawai(instansi=rekap.instansi, kategori="eselon", rincian="II")
    with ditolak_basis_data():
        RekapPegawai.objects.filter(pk=rekap.pk).update(jumlah=-1)
    with ditolak_basis_data():
        RekapPegawai.objects.filter(pk=rekap.pk).update(tahun=-TAHUN)


def test_penugasan_is_unique():
    penugasan = make_penugasan()
    sama = {"pengguna": penugasan.pengguna, "instansi": penugasan.instansi}
    with ditolak_basis_data():
        make_penugasan(**sama)
    assert make_penugasan(peran="verifikator", **sama).pk
    assert make_penugasan(mulai=date(2021, 1, 1), **sama).pk


def test_penugasan_does_not_end_before_starting():
    penugasan = make_penugasan(mulai=date(2025, 1, 2))
    with ditolak_basis_data("penugasan_selesai_sesudah_mulai"):
        Penugasan.objects.filter(pk=penugasan.pk).update(selesai=date(2025, 1, 1))


def test_username_is_unique():
    orang = make_pengguna()
    with ditolak_basis_data():
        make_pengguna(username=orang.username)


def test_pengguna_is_called_by_name():
    orang = make_pengguna(nama="Sekretaris")
    assert (str(orang), orang.get_full_name(), orang.get_short_name()) == ("Sekretaris",) * 3
    assert str(Pengguna(username="tanpa-nama")) == "tanpa-nama"


def test_form_of_a_tree_explains_a_cycle_and_its_depth():
    atas = make_instansi()
    bawah = make_instansi(jenis="bagian", induk=make_instansi(jenis="bagian", induk=atas))
    lingkaran = Instansi.objects.get(pk=atas.pk)
    lingkaran.induk = bawah
    with pytest.raises(ValidationError, match="Pilih induk lain"):
        lingkaran.clean()
    with pytest.raises(ValidationError, match="paling dalam 4 tingkat"):
        Instansi(jenis="bagian", induk=make_instansi(jenis="bagian", induk=bawah)).clean()


def test_atasan_is_of_the_same_instansi():
    with pytest.raises(ValidationError, match="instansi yang sama"):
        Jabatan(instansi=make_instansi(), induk=make_jabatan()).clean()

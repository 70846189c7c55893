from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from laporan.layanan import buat_lkip, sidik_teks
from laporan.models import Lkip, Narasi
from tests.laporan.tiruan import pasang
from tests.pabrik import (
    TAHUN,
    make_indikator,
    make_instansi,
    make_penugasan,
    make_petugas,
    make_target,
)

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def dokumen(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return pasang(monkeypatch)


@pytest.fixture
def instansi(dokumen):
    instansi = make_instansi()
    make_target(indikator=make_indikator(instansi=instansi), nilai=1)
    return instansi


@pytest.fixture
def operator(client, instansi):
    operator = make_petugas("operator", instansi)
    client.force_login(operator)
    return operator


def alamat(nama, instansi, **kwargs):
    return reverse(nama, kwargs={"tahun": TAHUN, "instansi": instansi.kode, **kwargs})


def semua_alamat(instansi) -> dict[str, str]:
    return {
        "lkip": alamat("lkip", instansi),
        "lkip_buat": alamat("lkip_buat", instansi),
        "lkip_kemajuan": alamat("lkip_kemajuan", instansi, versi=1),
        "lkip_unduh": alamat("lkip_unduh", instansi, versi=1),
        "narasi": alamat("narasi", instansi, bagian="kesimpulan"),
    }


def buat(instansi, **kwargs) -> Lkip:
    lkip = buat_lkip(instansi=instansi, tahun=TAHUN, oleh=None)
    return ubah(lkip, **kwargs) if kwargs else lkip


def ubah(lkip, **kwargs) -> Lkip:
    Lkip.objects.filter(pk=lkip.pk).update(**kwargs)
    lkip.refresh_from_db()
    return lkip


def buat_selesai(instansi) -> Lkip:
    lkip = buat(instansi)
    lkip.berkas.save("x.pdf", ContentFile(b"%PDF-1.7 isi"), save=False)
    return ubah(lkip, status="selesai", berkas=lkip.berkas.name, jumlah_halaman=31)


def test_stranger_is_sent_to_the_login(client, instansi):
    buat_selesai(instansi)
    for nama, url in semua_alamat(instansi).items():
        jawaban = client.post(url) if nama == "lkip_buat" else client.get(url)
        assert jawaban.status_code == 302
        assert jawaban.url.startswith(reverse("masuk"))


def test_another_opd_does_not_exist(client, instansi):
    buat_selesai(instansi)
    client.force_login(make_petugas("operator", make_instansi()))
    for nama, url in semua_alamat(instansi).items():
        jawaban = client.post(url) if nama == "lkip_buat" else client.get(url)
        assert jawaban.status_code == 404


@pytest.mark.parametrize("peran", ["evaluator", "verifikator", "pimpinan"])
def test_readers_download_but_do_not_write(client, instansi, peran):
    buat_selesai(instansi)
    client.force_login(make_petugas(peran, instansi))
    url = semua_alamat(instansi)
    assert client.get(url["lkip_unduh"]).status_code == 200
    assert client.post(url["lkip_buat"]).status_code == 403
    assert client.get(url["narasi"]).status_code == 403
    assert client.post(url["narasi"], {"teks": "x"}).status_code == 403
    halaman = client.get(url["lkip"]).content.decode()
    assert url["lkip_unduh"] in halaman
    assert url["lkip_buat"] not in halaman
    assert url["narasi"] not in halaman
    assert Lkip.objects.filter(instansi=instansi).count() == 1


def test_only_posts_make_a_version(client, operator, instansi):
    assert client.get(alamat("lkip_buat", instansi)).status_code == 405


def test_making_a_version_leaves_the_work_to_a_worker(client, operator, instansi, dokumen):
    jawaban = client.post(alamat("lkip_buat", instansi), follow=True)
    lkip = Lkip.objects.get(instansi=instansi)
    assert (lkip.status, lkip.dibuat_oleh, dokumen.dicetak) == ("antre", operator, 0)
    halaman = jawaban.content.decode()
    assert "Versi 1 sedang dibuat" in halaman
    assert "Menunggu giliran" in halaman
    assert alamat("lkip_kemajuan", instansi, versi=1) in halaman


def test_nothing_changed_is_said(client, operator, instansi):
    buat_selesai(instansi)
    jawaban = client.post(alamat("lkip_buat", instansi), follow=True)
    assert "Tidak ada yang berubah: versi 1 masih berlaku." in jawaban.content.decode()
    assert Lkip.objects.filter(instansi=instansi).count() == 1


def test_year_without_figures_makes_no_version(client, operator, instansi):
    url = alamat("lkip_buat", instansi).replace(str(TAHUN), str(TAHUN + 1))
    jawaban = client.post(url, follow=True).content.decode()
    assert "belum mempunyai target atau realisasi" in jawaban
    assert "Belum ada yang dapat dilaporkan" in jawaban
    assert not Lkip.objects.filter(instansi=instansi).exists()


def test_empty_page_says_what_to_do(client, operator, instansi):
    halaman = client.get(alamat("lkip", instansi)).content.decode()
    assert f"Belum ada LKIP tahun {TAHUN}" in halaman
    assert "0 dari 2 bagian terisi" in halaman
    assert alamat("lkip_buat", instansi) in halaman


def kemajuan(client, lkip) -> str:
    url = alamat("lkip_kemajuan", lkip.instansi, versi=lkip.versi)
    jawaban = client.get(url, headers=HTMX)
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def test_progress_while_waiting(client, operator, instansi):
    lkip = buat(instansi)
    isi = kemajuan(client, lkip)
    assert 'hx-trigger="every 1s"' in isi
    assert "Menunggu giliran" in isi
    assert "Belum ada pekerja" not in isi
    ubah(lkip, dibuat_pada=timezone.now() - timedelta(minutes=5))
    assert "Belum ada pekerja" in kemajuan(client, lkip)


def test_progress_while_printing(client, operator, instansi):
    lkip = buat(instansi, status="dikerjakan", halaman_selesai=12)
    isi = kemajuan(client, lkip)
    assert "Sedang dibuat" in isi
    assert "halaman 12<" in isi
    assert "value=" not in isi
    ubah(lkip, jumlah_halaman=31)
    isi = kemajuan(client, lkip)
    assert 'max="31" value="12"' in isi
    assert "halaman 12 dari 31" in isi


def test_progress_stops_when_done(client, operator, instansi):
    isi = kemajuan(client, buat_selesai(instansi))
    assert "hx-get" not in isi
    assert "31 halaman" in isi
    assert alamat("lkip_unduh", instansi, versi=1) in isi


def test_progress_stops_when_failed_and_says_why(client, operator, instansi):
    isi = kemajuan(client, buat(instansi, status="gagal", galat="Kertas <habis>."))
    assert "hx-get" not in isi
    assert "Kertas &lt;habis&gt;." in isi


def test_progress_without_htmx_is_the_list(client, operator, instansi):
    buat(instansi)
    jawaban = client.get(alamat("lkip_kemajuan", instansi, versi=1))
    assert jawaban.url == alamat("lkip", instansi)


def test_unknown_version_is_not_found(client, operator, instansi):
    buat(instansi)
    assert client.get(alamat("lkip_unduh", instansi, versi=1)).status_code == 404
    url = alamat("lkip_kemajuan", instansi, versi=9)
    assert client.get(url, headers=HTMX).status_code == 404


def test_download(client, operator, instansi):
    lkip = buat_selesai(instansi)
    jawaban = client.get(alamat("lkip_unduh", instansi, versi=1))
    assert b"".join(jawaban.streaming_content) == b"%PDF-1.7 isi"
    kepala = jawaban.headers
    nama = f"lkip-{instansi.kode}-{TAHUN}-v1.pdf"
    assert kepala["Content-Type"] == "application/pdf"
    assert kepala["Content-Disposition"] == f'attachment; filename="{nama}"'
    assert kepala["X-Content-Type-Options"] == "nosniff"
    assert kepala["Cache-Control"] == "private"
    lkip.berkas.storage.delete(lkip.berkas.name)
    assert client.get(alamat("lkip_unduh", instansi, versi=1)).status_code == 404


def simpan(client, instansi, teks, **kwargs):
    isi = {"teks": teks, "sidik_awal": sidik_teks("")} | kwargs
    return client.post(alamat("narasi", instansi, bagian="kesimpulan"), isi)


def test_narasi_is_written_and_shown_as_such(client, operator, instansi):
    jawaban = simpan(client, instansi, "Simpulan **tahun** ini.")
    assert jawaban.url == alamat("lkip", instansi)
    narasi = Narasi.objects.get(instansi=instansi)
    assert (narasi.teks, narasi.diubah_oleh) == ("Simpulan **tahun** ini.", operator)
    halaman = client.get(alamat("lkip", instansi)).content.decode()
    assert "1 dari 2 bagian terisi" in halaman
    assert "Narasi “Kesimpulan” tersimpan." in halaman


def test_narasi_with_an_error_keeps_what_was_typed(client, operator, instansi):
    jawaban = simpan(client, instansi, "Angka {{ salah }} & lain")
    isi = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "Penanda tidak dikenal." in isi
    assert "Angka {{ salah }} &amp; lain" in isi
    assert not Narasi.objects.filter(instansi=instansi).exists()


def test_narasi_preview_stores_nothing(client, operator, instansi):
    jawaban = simpan(client, instansi, "Rancangan", pratinjau="1")
    isi = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert "pratinjau: Rancangan" in isi
    assert not Narasi.objects.filter(instansi=instansi).exists()


def test_narasi_unchanged_is_said(client, operator, instansi):
    simpan(client, instansi, "Tetap")
    jawaban = simpan(client, instansi, "Tetap", sidik_awal=sidik_teks("Tetap"))
    assert jawaban.status_code == 422
    assert "Tidak ada yang berubah." in jawaban.content.decode()


def test_two_writers_see_both_texts_and_lose_neither(client, operator, instansi):
    lain = make_petugas("operator", instansi)
    client.force_login(lain)
    simpan(client, instansi, "Teks orang lain")
    client.force_login(operator)
    jawaban = simpan(client, instansi, "Teks saya")
    isi = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "Teks orang lain" in isi and "Teks saya" in isi
    assert "sudah diubah orang lain" in isi
    assert sidik_teks("Teks orang lain") in isi, "saving again is a decision made knowingly"
    assert Narasi.objects.get(instansi=instansi).teks == "Teks orang lain"


def test_narasi_can_be_emptied(client, operator, instansi):
    simpan(client, instansi, "Sementara")
    simpan(client, instansi, "", sidik_awal=sidik_teks("Sementara"))
    assert Narasi.objects.get(instansi=instansi).teks == ""
    assert "0 dari 2 bagian terisi" in client.get(alamat("lkip", instansi)).content.decode()


def test_unknown_section_is_not_found(client, operator, instansi):
    assert client.get(alamat("narasi", instansi, bagian="entah")).status_code == 404


def test_list_asks_the_database_alike_for_one_and_three_versions(
    client, operator, instansi, dokumen, django_assert_num_queries
):
    def hitung() -> int:
        with django_assert_num_queries(12) as tangkapan:
            client.get(alamat("lkip", instansi))
        return len(tangkapan)

    buat(instansi)
    satu = hitung()
    for isi in ("b", "c"):
        dokumen.isi = isi
        buat(instansi)
    for bagian in ("kesimpulan", "latar-belakang"):
        Narasi.objects.create(
            instansi=instansi, tahun=TAHUN, bagian=bagian, teks="x", diubah_oleh=operator
        )
    assert hitung() == satu


def test_progress_asks_little(client, operator, instansi, django_assert_num_queries):
    """Every open page asks once a second."""
    lkip = buat(instansi)
    with django_assert_num_queries(6):
        kemajuan(client, lkip)


def test_the_snapshot_is_never_read_by_a_page(client, operator, instansi):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    buat_selesai(instansi)
    with CaptureQueriesContext(
        connection,
    ) as tangkapan:
        client.get(alamat("lkip", instansi))
        client.get(alamat("lkip_kemajuan", instansi, versi=1), headers=HTMX)
        client.get(alamat("lkip_unduh", instansi, versi=1))
    assert not any('"laporan_lkip"."konteks"' in q["sql"] for q in tangkapan)


def test_perencana_works_for_every_opd_and_the_city(client, instansi):
    client.force_login(make_petugas("perencana", make_instansi()))
    assert client.post(alamat("lkip_buat", instansi)).status_code == 302
    assert client.get(alamat("lkip", instansi.induk)).status_code == 200


def test_an_ended_penugasan_opens_nothing(client, instansi):
    kemarin = timezone.localdate() - timedelta(days=1)
    lama = make_penugasan(instansi=instansi, selesai=kemarin).pengguna
    client.force_login(lama)
    assert client.get(alamat("lkip", instansi)).status_code == 404

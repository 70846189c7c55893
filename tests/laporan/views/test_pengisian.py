"""The grid and its steps, through the server alone."""

from decimal import Decimal

import pytest
from django.urls import reverse

from indikator.models import Indikator, Jadwal, Realisasi
from perangkat_daerah.models import JejakAudit, Pengguna
from tests.pabrik import (
    make_butir,
    make_dokumen,
    make_indikator,
    make_instansi,
    make_jadwal,
    make_kinerja,
    make_petugas,
    make_pk,
    make_skala_kategori,
    make_target,
)

pytestmark = pytest.mark.usefixtures("contoh")

TW1 = {"tahun": 2025, "instansi": "setwan", "triwulan": 1}


@pytest.fixture
def akip():
    return Indikator.objects.get(
        kinerja__dokumen__kode="renstra-setwan-2024-2026", deret="setwan-nilai-akip"
    )


def masuk(client, pengguna: str) -> None:
    client.force_login(Pengguna.objects.get(username=pengguna))


def ketik(client, indikator, *, triwulan=1, awal=None, **isi):
    """Post one row as the browser does, with what the user saw before typing."""
    p = f"r{indikator.pk}"
    data = {f"{p}-{nama}": nilai for nama, nilai in isi.items()}
    data |= {f"initial-{p}-{nama}": nilai for nama, nilai in (awal or {}).items()}
    alamat = reverse("pengisian_baris", kwargs=TW1 | {"pk": indikator.pk, "triwulan": triwulan})
    return client.post(alamat, data)


def langkah(client, nama: str, **isi):
    """Press the button, which names the rows that were shown."""
    alamat = reverse("pengisian_pindah", kwargs=TW1 | {"langkah": nama})
    terlihat = Realisasi.objects.filter(
        tahun=2025, triwulan=1, indikator__kinerja__instansi__kode="setwan"
    )
    baris = list(terlihat.values_list("pk", flat=True))
    return client.post(alamat, {"baris": baris} | isi, follow=True)


def test_saving_a_row_answers_with_its_capaian(client, akip):
    masuk(client, "operator.setwan")
    jawaban = ketik(client, akip, nilai="80,5")
    teks = " ".join(jawaban.content.decode().split())
    assert jawaban.status_code == 200
    assert "103,47%" in teks
    assert "80,50 ÷ 77,80 × 100" in teks
    assert "Tersimpan" in teks
    [r] = Realisasi.objects.filter(indikator=akip, tahun=2025)
    assert (r.nilai, r.triwulan, r.status, r.diisi_oleh.username) == (
        Decimal("80.5"),
        1,
        "draf",
        "operator.setwan",
    )
    jejak = JejakAudit.objects.get(objek_id=r.pk, aksi="isi")
    assert (jejak.lama["nilai"], jejak.baru["nilai"]) == (None, "80.5")
    assert jejak.pelaku.username == "operator.setwan"


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("1.234", "Maksudnya 1234 atau 1,234?"),
        ("banyak", "Tulis angka seperti 98,75"),
        ("1234567890123456", "paling panjang 15 digit"),
    ],
)
def test_refused_number_is_explained_and_kept(client, akip, teks, pesan):
    masuk(client, "operator.setwan")
    jawaban = ketik(client, akip, nilai=teks)
    assert jawaban.status_code == 422
    assert pesan in jawaban.content.decode()
    assert not Realisasi.objects.filter(indikator=akip, tahun=2025).exists()
    seluruh = client.post(reverse("pengisian_triwulan", kwargs=TW1), {f"r{akip.pk}-nilai": teks})
    assert seluruh.status_code == 422
    assert f'value="{teks}"' in seluruh.content.decode()


def test_only_what_was_changed_is_written(client, akip):
    masuk(client, "operator.setwan")
    ketik(client, akip, nilai="80")
    # A page opened before still shows an empty field; saving another row leaves this one alone.
    lain = Indikator.objects.get(kinerja=akip.kinerja.dokumen.kinerja.get(kode="S1"), kode="IKU-1")
    client.post(
        reverse("pengisian_triwulan", kwargs=TW1),
        {f"r{akip.pk}-nilai": "", f"initial-r{akip.pk}-nilai": "", f"r{lain.pk}-nilai": "60"},
    )
    assert Realisasi.objects.get(indikator=akip, tahun=2025).nilai == 80
    assert Realisasi.objects.get(indikator=lain, tahun=2025).nilai == 60


def test_a_stale_page_cannot_erase_what_a_colleague_typed(client, akip):
    masuk(client, "operator.setwan")
    ketik(client, akip, nilai="98,75", awal={"nilai": ""})
    client.force_login(make_petugas("operator", akip.kinerja.instansi))
    basi = {"nilai": "", "catatan": ""}
    assert ketik(client, akip, nilai="", catatan="Menunggu LHE", awal=basi).status_code == 200
    r = Realisasi.objects.get(indikator=akip, tahun=2025)
    assert (r.nilai, r.catatan, r.diisi_oleh.username) == (
        Decimal("98.75"),
        "Menunggu LHE",
        "operator.setwan",
    )
    jawaban = ketik(client, akip, nilai="50", awal=basi)
    assert jawaban.status_code == 422
    assert "Angka ini baru saja diubah Operator Sekretariat DPRD" in jawaban.content.decode()
    r.refresh_from_db()
    assert r.nilai == Decimal("98.75")


def test_emptying_a_field_is_blank_not_zero(client, akip):
    masuk(client, "operator.setwan")
    ketik(client, akip, nilai="80")
    ketik(client, akip, nilai="", awal={"nilai": "80"})
    assert Realisasi.objects.get(indikator=akip, tahun=2025).nilai is None


def test_not_measurable_needs_a_reason(client, akip):
    masuk(client, "operator.setwan")
    jawaban = ketik(client, akip, tidak_dapat_diukur="on")
    assert "Tulis mengapa tidak dapat diukur" in jawaban.content.decode()
    jawaban = ketik(client, akip, tidak_dapat_diukur="on", alasan_tidak_diukur="Survei ditunda")
    assert "tidak dapat diukur" in jawaban.content.decode()
    assert Realisasi.objects.get(indikator=akip, tahun=2025).tidak_dapat_diukur is True


def test_closed_triwulan_says_why_and_who(client, akip):
    masuk(client, "operator.setwan")
    Jadwal.objects.filter(tahun=2025, triwulan=1).update(tutup="2025-04-30")
    jawaban = ketik(client, akip, nilai="80")
    assert jawaban.status_code == 422
    assert "Pengisian ditutup 30-04-2025. Bappelitbangda dapat" in jawaban.content.decode()
    halaman = client.get(reverse("pengisian_triwulan", kwargs=TW1)).content.decode()
    assert "Pengisian ditutup 30-04-2025" in halaman
    assert "Simpan semua" not in halaman


def test_the_whole_way_and_back(client, akip):
    masuk(client, "operator.setwan")
    ketik(client, akip, nilai="80")
    assert "1 isian diajukan" in langkah(client, "ajukan").content.decode()
    assert ketik(client, akip, nilai="81", awal={"nilai": "80"}).status_code == 422

    masuk(client, "verifikator.setwan")
    assert "Tulis alasan" in langkah(client, "kembalikan").content.decode()
    langkah(client, "kembalikan", alasan="Periksa lagi")
    r = Realisasi.objects.get(indikator=akip, tahun=2025)
    assert (r.status, r.alasan_kembali) == ("draf", "Periksa lagi")

    masuk(client, "operator.setwan")
    assert "Periksa lagi" in client.get(reverse("pengisian_triwulan", kwargs=TW1)).content.decode()
    ketik(client, akip, nilai="81", awal={"nilai": "80"})
    langkah(client, "ajukan")
    masuk(client, "verifikator.setwan")
    langkah(client, "verifikasi")
    masuk(client, "perencana")
    langkah(client, "setujui")
    r.refresh_from_db()
    assert (r.status, r.nilai) == ("disetujui", Decimal(81))
    assert list(
        JejakAudit.objects.filter(objek_id=r.pk, objek="indikator.realisasi")
        .order_by("pk")
        .values_list("aksi", flat=True)
    ) == ["isi", "ajukan", "kembalikan", "isi", "ajukan", "verifikasi", "setujui"]


@pytest.mark.parametrize(
    ("pengguna", "nama", "status"),
    [
        ("operator.setwan", "verifikasi", 403),
        ("operator.setwan", "setujui", 403),
        ("verifikator.setwan", "ajukan", 403),
        ("verifikator.setwan", "setujui", 403),
        ("perencana", "ajukan", 403),
        ("evaluator", "setujui", 403),
        ("walikota", "setujui", 403),
        ("operator.bekasiutara", "ajukan", 404),
        ("operator.setwan", "hapus-semua", 404),
    ],
)
def test_steps_belong_to_their_peran(client, akip, pengguna, nama, status):
    masuk(client, pengguna)
    alamat = reverse("pengisian_pindah", kwargs=TW1 | {"langkah": nama})
    assert client.post(alamat).status_code == status


@pytest.mark.parametrize(
    ("pengguna", "status"),
    [("operator.bekasiutara", 404), ("verifikator.setwan", 403), ("perencana", 403)],
)
def test_only_its_operator_fills(client, akip, pengguna, status):
    masuk(client, pengguna)
    assert ketik(client, akip, nilai="80").status_code == status
    semua = reverse("pengisian_triwulan", kwargs=TW1)
    assert client.post(semua, {f"r{akip.pk}-nilai": "80"}).status_code == status


def test_row_of_another_instansi_does_not_exist(client):
    masuk(client, "operator.setwan")
    asing = Indikator.objects.filter(kinerja__instansi__kode="kec-bekasi-utara").first()
    assert ketik(client, asing, nilai="80").status_code == 404


def test_get_changes_nothing(client):
    masuk(client, "operator.setwan")
    alamat = reverse("pengisian_pindah", kwargs=TW1 | {"langkah": "ajukan"})
    assert client.get(alamat).status_code == 405


def test_kategori_and_majemuk_and_triwulan_targets(client):
    opd = make_instansi()
    kinerja = make_kinerja(
        instansi=opd, dokumen=make_dokumen(instansi=opd, tahun_awal=2030, tahun_akhir=2030)
    )
    make_jadwal(tahun=2030, triwulan=2, buka="2020-01-01")
    skala = make_skala_kategori()
    opini = make_indikator(kinerja=kinerja, jenis_nilai="kategori", skala_kategori=skala)
    make_target(indikator=opini, tahun=2030, kategori=skala.kategori.get(kode="WTP"))
    medali = make_indikator(kinerja=kinerja, jenis_nilai="majemuk", komponen=["TP", "TN"])
    make_target(indikator=medali, tahun=2030, komponen={"TP": "4", "TN": "2"})
    zona = make_indikator(kinerja=kinerja, akumulasi="jumlah")
    pk = make_pk(instansi=opd, tahun=2030, status="ditandatangani")
    make_butir(
        perjanjian=pk,
        indikator=zona,
        nilai=Decimal(57),
        triwulan={1: Decimal(10), 2: Decimal(20), 3: Decimal(10), 4: Decimal(17)},
    )
    client.force_login(make_petugas("operator", opd))
    alamat = reverse(
        "pengisian_triwulan", kwargs={"tahun": 2030, "instansi": opd.kode, "triwulan": 2}
    )
    jawaban = client.post(
        alamat,
        {
            f"r{opini.pk}-kategori": skala.kategori.get(kode="WDP").pk,
            f"r{medali.pk}-k_TP": "5",
            f"r{medali.pk}-k_TN": "1,5",
            f"r{zona.pk}-nilai": "15",
        },
        follow=True,
    )
    halaman = " ".join(jawaban.content.decode().split())
    assert "3 isian tersimpan" in halaman
    assert "WDP terhadap WTP" in halaman
    assert "dinilai per komponen" in halaman
    assert "15,00 ÷ 30,00 × 100" in halaman
    assert Realisasi.objects.get(indikator=medali).komponen == {"TP": "5", "TN": "1.5"}

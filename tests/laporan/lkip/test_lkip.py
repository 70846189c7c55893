import json
import re
from decimal import Decimal as D

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laporan import lkip
from laporan.lkip.bagian import (
    analisis,
    anggaran,
    catatan,
    efisiensi,
    evaluasi_akip,
    ikm,
    pegawai,
    perjanjian,
)
from laporan.lkip.bahan import muat_bahan
from laporan.lkip.daftar import DAFTAR
from laporan.models import Narasi
from perangkat_daerah.models import Instansi
from tests.pabrik import (
    TAHUN,
    make_anggaran,
    make_butir,
    make_indikator,
    make_instansi,
    make_kebijakan_bawaan,
    make_kinerja,
    make_nilai_akip,
    make_nilai_ikm,
    make_pk,
    make_realisasi,
    make_rekap_pegawai,
    make_target,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def opd():
    make_kebijakan_bawaan()
    return make_instansi(nama="Dinas Cetak")


def make_iku(opd, *, target=80, realisasi=None, **kwargs):
    kinerja = kwargs.pop("kinerja", None) or make_kinerja(instansi=opd)
    indikator = make_indikator(kinerja=kinerja, **kwargs)
    if target is not None:
        make_target(indikator=indikator, nilai=target)
    if realisasi is not None:
        make_realisasi(indikator=indikator, triwulan=4, nilai=realisasi, status="disetujui")
    return indikator


def polos(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


# ---------- The whole document ----------


def test_an_instansi_without_anything_still_prints(opd):
    html = lkip.html(lkip.susun(opd, TAHUN))
    assert "Belum ada indikator kinerja utama" in html
    assert "Belum ada anggaran yang tercatat" in html


def test_the_snapshot_survives_json_and_prints_the_same_bytes(opd):
    make_iku(opd, realisasi=60)
    konteks = lkip.susun(opd, TAHUN)
    lewat = json.loads(json.dumps(konteks))
    assert lewat == konteks
    assert lkip.html(lewat) == lkip.html(konteks)


def test_printing_asks_nothing_of_the_database(opd):
    make_iku(opd, realisasi=60)
    konteks = lkip.susun(opd, TAHUN)
    with CaptureQueriesContext(connection) as kueri:
        lkip.html(konteks)
    assert len(kueri) == 0


def test_query_count_does_not_grow(opd):
    def isi(banyak):
        for _ in range(banyak):
            iku = make_iku(opd, realisasi=60)
            program = make_kinerja(dokumen=iku.kinerja.dokumen, jenjang="program")
            make_anggaran(kinerja=program, pagu=10, realisasi=5, mendukung=[iku])
            make_butir(indikator=iku, perjanjian=pk, nilai=80, triwulan={4: D(80)})
            make_rekap_pegawai(instansi=opd, kategori="pendidikan", rincian=iku.kode)
            make_instansi(jenis="bagian", induk=opd)

    def cacah():
        with CaptureQueriesContext(connection) as kueri:
            lkip.susun(opd, TAHUN)
        return len(kueri)

    pk = make_pk(instansi=opd)
    isi(1)
    sedikit = cacah()
    isi(4)
    assert cacah() == sedikit


def test_ids_are_unique_and_every_link_leads_somewhere(contoh):
    html = lkip.html(lkip.susun(Instansi.objects.get(kode="setwan"), 2024))
    semua = re.findall(r'\sid="([^"]+)"', html)
    assert len(semua) == len(set(semua))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(semua)


def test_only_the_reports_own_fonts_are_asked_for(contoh):
    html = lkip.html(lkip.susun(Instansi.objects.get(kode="setwan"), 2024))
    for alamat in re.findall(r"url\(([^)]*)\)", html):
        assert alamat.strip("\"'").startswith(("sakip-font:", "#"))


def test_every_section_has_its_template_and_texts_their_hint():
    assert len({b.kode for b in DAFTAR}) == len(DAFTAR)
    assert [b.kode for b in lkip.BAGIAN_NARASI] == [b.narasi for b in DAFTAR if b.narasi]
    assert all(b.petunjuk.endswith(".") for b in lkip.BAGIAN_NARASI)


# ---------- Narrative ----------


def test_a_narrative_prints_the_figure_of_its_table(opd):
    make_iku(opd, target=77, realisasi=D("67.10"), kode="IKU-1")
    teks = "Capaian {{ capaian:IKU-1 }} dan serapan {{ serapan:IKU-1 }}. <script>x</script>"
    Narasi.objects.create(instansi=opd, tahun=TAHUN, bagian="kesimpulan", teks=teks)
    html = lkip.html(lkip.susun(opd, TAHUN))
    assert "Capaian 87,14% dan serapan belum ada anggaran." in html
    assert "<script" not in html
    assert lkip.periksa_narasi(teks, opd, TAHUN) == []
    assert lkip.periksa_narasi("{{ capaian:IKU-2 }}", opd, TAHUN) == [
        "Penanda {{ capaian:IKU-2 }} tidak dikenal dalam laporan ini."
    ]
    assert "87,14%" in lkip.pratinjau("**{{ capaian:IKU-1 }}**", opd, TAHUN)


def test_a_name_cannot_bring_markup(opd):
    make_iku(opd, nama="<img src=x onerror=y>", realisasi=60)
    assert "<img" not in lkip.html(lkip.susun(opd, TAHUN))


# ---------- Sections on small rows ----------


def test_only_approved_realisasi_counts(opd):
    iku = make_iku(opd)
    make_realisasi(indikator=iku, triwulan=4, nilai=60, status="diverifikasi")
    a = analisis.konteks(muat_bahan(opd, TAHUN)).sasaran[0].indikator[0]
    assert a.baris.capaian.nilai is None
    assert a.baris.status == "belum disetujui"


def test_analisis_without_realisasi_says_so(opd):
    make_iku(opd)
    a = analisis.konteks(muat_bahan(opd, TAHUN)).sasaran[0].indikator[0]
    assert a.baris.realisasi.teks == "belum diisi"
    assert a.grafik is None
    assert a.pembanding == ()
    assert a.simpulan == "tidak dapat ditentukan"


def test_realisasi_zero_is_a_figure(opd):
    make_iku(opd, realisasi=0)
    a = analisis.konteks(muat_bahan(opd, TAHUN)).sasaran[0].indikator[0]
    assert a.baris.realisasi.teks == "0,00"
    assert a.baris.capaian.nilai == D("0.00")


def test_triwulan_targets_that_do_not_add_up_are_noted(opd):
    iku = make_iku(opd, nama="Indeks", akumulasi="rata_rata")
    make_butir(indikator=iku, nilai=81, triwulan={2: D("77.8"), 4: D("89.71")})
    assert perjanjian.konteks(muat_bahan(opd, TAHUN)).catatan == (
        "Target triwulan Indeks menghasilkan 83,755 menurut cara akumulasi rata-rata triwulan,"
        " tidak sama dengan target tahun 81,00.",
    )


def test_triwulan_targets_that_add_up_are_not(opd):
    iku = make_iku(opd, akumulasi="jumlah")
    make_butir(indikator=iku, nilai=57, triwulan={1: D(10), 2: D(20), 3: D(10), 4: D(17)})
    isi = perjanjian.konteks(muat_bahan(opd, TAHUN))
    assert isi.catatan == ()
    assert [t.teks for t in isi.butir[0].triwulan] == ["10,00", "20,00", "10,00", "17,00"]


def test_without_a_pk_the_plan_is_named(opd):
    make_iku(opd)
    assert "belum tercatat; target memakai Renstra Uji" in (
        perjanjian.konteks(muat_bahan(opd, TAHUN)).kalimat
    )


def test_a_budget_not_reported_is_not_zero(opd):
    iku = make_iku(opd, realisasi=80)
    for nomor, realisasi in enumerate((50, None)):
        program = make_kinerja(
            dokumen=iku.kinerja.dokumen, jenjang="program", uraian=f"Program {nomor}"
        )
        make_anggaran(kinerja=program, pagu=100, realisasi=realisasi, mendukung=[iku])
    isi = anggaran.konteks(muat_bahan(opd, TAHUN))
    assert (isi.total.pagu, isi.total.realisasi, isi.total.belum) == (D(200), D(50), 1)
    assert isi.program[1].realisasi is None
    assert isi.program[1].serapan == "belum dilaporkan"
    html = polos(lkip.html(lkip.susun(opd, TAHUN)))
    assert "Rp100 belum dilaporkan belum dilaporkan" in html
    assert "Realisasi anggaran Program 1 belum dilaporkan." in html


def test_a_program_for_two_iku_is_one_program(opd):
    satu = make_iku(opd)
    dua = make_iku(opd, kinerja=satu.kinerja)
    program = make_kinerja(dokumen=satu.kinerja.dokumen, jenjang="program")
    make_anggaran(kinerja=program, pagu=100, realisasi=50, mendukung=[satu, dua])
    isi = anggaran.konteks(muat_bahan(opd, TAHUN))
    assert isi.total.pagu == D(100)
    assert isi.total_per_iku.pagu == D(200)
    assert "Rp100 adalah penghitungan ganda." in isi.kalimat[1]


def test_pagu_zero_has_no_serapan(opd):
    iku = make_iku(opd, realisasi=80)
    program = make_kinerja(dokumen=iku.kinerja.dokumen, jenjang="program")
    make_anggaran(kinerja=program, pagu=0, realisasi=0, mendukung=[iku])
    isi = anggaran.konteks(muat_bahan(opd, TAHUN))
    assert isi.program[0].serapan == "pagu nol"
    assert efisiensi.konteks(muat_bahan(opd, TAHUN)).baris[0].simpulan == "tidak dapat ditentukan"


def test_pegawai_adds_up_what_it_prints(opd):
    make_rekap_pegawai(instansi=opd, kategori="total", jumlah=10)
    make_rekap_pegawai(instansi=opd, kategori="jenis_kelamin", rincian="Laki-laki", jumlah=4)
    make_rekap_pegawai(instansi=opd, kategori="jenis_kelamin", rincian="Perempuan", jumlah=5)
    make_rekap_pegawai(instansi=opd, kategori="eselon", rincian="Eselon III", jumlah=2)
    isi = pegawai.konteks(muat_bahan(opd, TAHUN))
    assert isi.tabel[0].total == 9
    assert [b.persen for b in isi.tabel[0].baris] == [D("44.44"), D("55.56")]
    assert len(isi.catatan) == 1  # an eselon is not for everybody
    assert isi.catatan[0].startswith("Jumlah menurut jenis kelamin (9 orang) kurang 1 orang")


def test_pegawai_left_out_when_there_is_none(opd):
    assert pegawai.konteks(muat_bahan(opd, TAHUN)) is None


def test_akip_beside_the_year_before(opd):
    make_nilai_akip(instansi=opd, tahun=TAHUN - 1, komponen=[(100, 20)])
    make_nilai_akip(instansi=opd, tahun=TAHUN, komponen=[(100, 25)])
    isi = evaluasi_akip.konteks(muat_bahan(opd, TAHUN))
    assert isi.tahun == (TAHUN - 1, TAHUN)
    assert isi.komponen[0].nilai == (D(20), D(25))
    assert "Nilai naik 5,00" in isi.kalimat


def test_akip_left_out_when_there_is_none(opd):
    assert evaluasi_akip.konteks(muat_bahan(opd, TAHUN)) is None


def test_ikm_of_one_unit_and_none(opd):
    assert ikm.konteks(muat_bahan(opd, TAHUN)) is None
    make_nilai_ikm(instansi=opd, nilai=D("88.31"))
    isi = ikm.konteks(muat_bahan(opd, TAHUN))
    assert isi.kalimat.startswith("Indeks kepuasan masyarakat Dinas Cetak tahun")
    assert isi.rata_rata == D("88.31")


def test_catatan_lists_what_is_missing(opd):
    make_iku(opd, kode="IKU-7")
    butir = [b for k in catatan.konteks(muat_bahan(opd, TAHUN)).kelompok for b in k.butir]
    assert any("IKU-7" in b and "belum diisi" in b for b in butir)
    assert f"Perjanjian Kinerja tahun {TAHUN} belum tercatat." in butir


# ---------- The sample data, as printed ----------


def cetak(kode, tahun):
    return polos(lkip.html(lkip.susun(Instansi.objects.get(kode=kode), tahun)))


def test_setwan(contoh):
    html = cetak("setwan", 2024)
    for angka in (
        "80,84%",
        "132,80%",
        "89,60%",
        "109,01%",
        "87,23%",
        "60,13%",
        "Rp208.517.199.233",
        "Rp158.356.560.325",
        "75,94%",
        "94,02%",
        "96,25%",
    ):
        assert angka in html
    assert "Sekretaris DPRD" in html


def test_kecamatan(contoh):
    html = cetak("kec-bekasi-utara", 2024)
    for angka in (
        "104,74%",
        "103,91%",
        "105,26%",
        "Rp46.754.089.520",
        "Rp44.634.183.656",
        "Rp46.273.489.520",
        "94,08%",
    ):
        assert angka in html
    assert "Kelurahan Perwira" in html
    assert "Fasilitasi Pengembangan Usaha Ekonomi Masyarakat belum dilaporkan." in html


def test_kota(contoh):
    html = cetak("kota-bekasi", 2023)
    for angka in (
        "87,14%",
        "-179,25%",
        "96,90%",
        "249,10%",
        "Rp6.810.890.521.397",
        "Rp6.799.714.690.813",
        "Rp5.335.165.141.166",
        "78,33%",
        "84,57",
        "86,85",
    ):
        assert angka in html
    assert "11 indikator (42,31%) tercapai, 13 indikator (50,00%) tidak tercapai" in html
    assert "Tingkat Provinsi (TP) 30,00 115,00 383,33%" in html


def test_kota_budget_per_iku_as_published(contoh):
    isi = anggaran.konteks(muat_bahan(Instansi.objects.get(kode="kota-bekasi"), 2023))
    assert len(isi.iku) == 26
    assert isi.iku[0].uang.pagu == D(2733723365213)
    assert isi.iku[0].uang.serapan.nilai == D("71.56")

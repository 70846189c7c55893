"""The published figures of Kota Bekasi, recomputed: what the application must produce."""

import csv
import json
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from indikator.models import Anggaran, Indikator
from laporan.capaian import Status
from laporan.efisiensi import serapan, sisa_anggaran
from laporan.konteks.anggaran import anggaran_instansi, baris_anggaran
from laporan.konteks.evaluasi import evaluasi_instansi
from laporan.konteks.hasil import Periode, hasil_indikator
from laporan.rerata import rekap_status
from perangkat_daerah.models import Instansi

ACUAN = Path(__file__).resolve().parents[1] / "acuan"
# LKIP 2023 printed these against its own figures (errata E001-E005, E008, E059).
ERRATA_KOTA = {
    ("25", "2023"),
    ("6", "2023"),
    ("21", "2023"),
    ("21", "2022"),
    ("4", "2022"),
    ("25", "2022"),
    ("12", "2022"),
}

pytestmark = pytest.mark.usefixtures("contoh")


def acuan(nama: str) -> list[dict[str, str]]:
    with (ACUAN / nama).open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


def keluaran(instansi: str, tahun: str) -> dict[str, dict[str, str]]:
    """What `manage.py capaian --format csv` prints, by kode."""
    isi = StringIO()
    call_command("capaian", instansi, tahun, format="csv", stdout=isi)
    return {b["kode"]: b for b in csv.DictReader(isi.getvalue().splitlines())}


@pytest.mark.parametrize("tahun", ["2019", "2020", "2021", "2022", "2023"])
def test_capaian_of_the_city(tahun):
    hasil = keluaran("kota-bekasi", tahun)
    harus = [b for b in acuan("kota_iku_realisasi.csv") if b["tahun"] == tahun]
    assert harus
    for b in harus:
        h = hasil[f"IKU-{b['nomor']}"]
        assert h["status"] == b["status_hitung"]
        if b["capaian_hitung"]:
            assert h["capaian"] == b["capaian_hitung"]
        if b["capaian_terbit"] and (b["nomor"], tahun) not in ERRATA_KOTA:
            assert Decimal(h["capaian"]) == Decimal(b["capaian_terbit"])


def test_counts_of_the_city():
    iku = Indikator.objects.berlaku(2023).filter(iku=True, kinerja__instansi__kode="kota-bekasi")
    rekap = rekap_status(h.hasil for h in hasil_indikator(iku, Periode(2023)))
    assert {b.status: (b.jumlah, b.persen) for b in rekap.baris if b.jumlah} == {
        Status.TERCAPAI: (11, Decimal("42.31")),
        Status.TIDAK_TERCAPAI: (13, Decimal("50.00")),
        Status.BELUM_ADA_NILAI: (2, Decimal("7.69")),
    }


@pytest.mark.parametrize("nama", ["opd_iku.csv", "opd_indikator_program.csv"])
def test_capaian_of_the_perangkat_daerah(nama):
    hasil = {}
    for b in acuan(nama):
        kunci = (b["instansi"], b["tahun"])
        hasil.setdefault(kunci, keluaran(*kunci))
        h = hasil[kunci].get(b["kode"])
        if b["capaian_hitung"]:
            assert h["capaian"] == b["capaian_hitung"]
        elif h is not None:
            assert h["capaian"] == ""


@pytest.mark.parametrize("instansi", ["setwan", "kec-bekasi-utara"])
def test_outputs_of_the_subkegiatan(instansi):
    hasil = keluaran(instansi, "2024")
    harus = [
        b for b in acuan("opd_subkegiatan.csv") if b["instansi"] == instansi and b["capaian_hitung"]
    ]
    assert len(harus) > 20
    assert {b["kode"]: hasil[b["kode"]]["capaian"] for b in harus} == {
        b["kode"]: b["capaian_hitung"] for b in harus
    }


def test_serapan_of_every_subkegiatan():
    diperiksa = 0
    for b in acuan("opd_subkegiatan.csv"):
        baris = Anggaran.objects.get(
            kinerja__kode=b["simpul"], tahun=2024, kinerja__dokumen__instansi__kode=b["instansi"]
        )
        rasio = serapan(baris.realisasi, baris.pagu)
        assert rasio.nilai == (Decimal(b["serapan_hitung"]) if b["serapan_hitung"] else None)
        diperiksa += 1
    assert diperiksa == 57 + 49


def anggaran(kode: str, tahun: int):
    instansi = Instansi.objects.get(kode=kode)
    iku = Indikator.objects.berlaku(tahun).filter(iku=True, kinerja__instansi=instansi)
    return anggaran_instansi(hasil_indikator(iku, Periode(tahun)), baris_anggaran(instansi, tahun))


def test_budget_of_every_iku_of_the_city():
    per_kode = {a.hasil.indikator.kode: a for a in anggaran("kota-bekasi", 2023).iku}
    for b in acuan("kota_anggaran_iku.csv"):
        a = per_kode[f"IKU-{b['nomor_iku']}"]
        assert a.jumlah.pagu == Decimal(b["pagu_hitung"])
        assert a.jumlah.realisasi == Decimal(b["realisasi_hitung"])
        assert a.jumlah.serapan.nilai == Decimal(b["serapan_hitung"])
        assert a.jumlah.sisa.nilai == Decimal(b["efisiensi_hitung"])
        assert a.jumlah.sisa_rupiah == Decimal(b["efisiensi_rupiah_hitung"])
        assert a.simpulan == b["simpulan_terbit"]
    assert len(per_kode) == 26


def test_budget_of_the_city_with_and_without_double_counting():
    total = {b["kode"]: b for b in acuan("kota_anggaran_total.csv")}
    kota = anggaran("kota-bekasi", 2023)
    for jumlah, kode in (
        (kota.jumlah_per_iku, "hitung-26-iku"),
        (kota.jumlah, "hitung-tanpa-ganda"),
    ):
        assert jumlah.pagu == Decimal(total[kode]["pagu"])
        assert jumlah.realisasi == Decimal(total[kode]["realisasi"])
        assert jumlah.serapan.nilai == Decimal(total[kode]["serapan_hitung"])
    assert kota.jumlah_per_iku.baris == 115


def test_serapan_of_every_programme_of_the_city():
    punya = {}
    for a in anggaran("kota-bekasi", 2023).iku:
        for b in a.baris:
            kunci = (a.hasil.indikator.kode, b.kinerja.uraian, b.pagu)
            punya[kunci] = (
                serapan(b.realisasi, b.pagu).nilai,
                sisa_anggaran(b.realisasi, b.pagu).nilai,
            )
    for b in acuan("kota_anggaran_program.csv"):
        kunci = (f"IKU-{b['nomor_iku']}", b["program"], Decimal(b["pagu"]))
        harus = tuple(
            Decimal(b[k]) if b["serapan_hitung"] else None
            for k in ("serapan_hitung", "efisiensi_hitung")
        )
        assert punya[kunci] == harus


def test_budget_of_every_iku_of_the_perangkat_daerah():
    for b in acuan("opd_anggaran_iku.csv"):
        per_kode = {a.hasil.indikator.kode: a for a in anggaran(b["instansi"], 2024).iku}
        jumlah = per_kode[b["kode"]].jumlah
        assert jumlah.pagu == Decimal(b["pagu"])
        assert jumlah.realisasi == Decimal(b["realisasi"])
        assert jumlah.tanpa_realisasi == int(b["tanpa_realisasi"])
        assert jumlah.serapan.nilai == Decimal(b["serapan_hitung"])


def test_predikat_akip_and_mutu_ikm():
    evaluasi = evaluasi_instansi(Instansi.objects.get(kode="kota-bekasi"), 2023)
    akip = {b.instansi.kode: (b.nilai, b.tingkat.huruf) for b in evaluasi.akip.baris}
    ikm = {b.instansi.kode: (b.nilai, b.tingkat.label) for b in evaluasi.ikm.baris}
    assert akip == {
        b["kode"]: (Decimal(b["nilai"]), b["predikat_hitung"]) for b in acuan("akip_opd.csv")
    }
    assert ikm == {
        b["kode"]: (Decimal(b["nilai"]), b["mutu_hitung"]) for b in acuan("ikm_unit.csv")
    }
    assert (len(akip), len(ikm), evaluasi.ikm.rata_rata) == (44, 96, Decimal("86.85"))
    assert (evaluasi.akip_sendiri.nilai, evaluasi.akip_sendiri.tingkat.huruf) == (
        Decimal("67.10"),
        "B",
    )


def test_command_in_json_and_for_people():
    isi = StringIO()
    call_command("capaian", "kota-bekasi", "2023", format="json", stdout=isi)
    pertama = json.loads(isi.getvalue())[0]
    assert pertama == {
        "kode": "IKU-1",
        "indikator": "Nilai Akuntabilitas Kinerja Instansi Pemerintah (AKIP)",
        "satuan": "Nilai",
        "arah": "naik",
        "target": "77.00",
        "realisasi": "67.10",
        "capaian": "87.14",
        "status": "tidak tercapai",
        "predikat": "Tinggi",
        "aturan": "Rasio realisasi/target",
    }
    isi = StringIO()
    call_command("capaian", "kota-bekasi", "2023", stdout=isi)
    baris = isi.getvalue().splitlines()
    assert len(baris) == 27
    assert "-179,25" in baris[10]

"""Real processes on a database of their own, which the tests look into from outside."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg2
from django.db import connection

AKAR = Path(__file__).resolve().parents[2]
SEWA = 3


@contextmanager
def basis_terpisah(folder: Path, nama: str) -> "Iterator[Basis]":
    """A migrated database of the kind the tests run on, dropped at the end."""
    jenis = BasisSqlite if connection.vendor == "sqlite" else BasisPostgres
    basis = jenis(folder, nama)
    try:
        basis.jalankan("migrate", "-v0")
        basis.jalankan("siapkan")
        yield basis
    finally:
        basis.buang()


class Basis:
    """Runs processes on a database and looks into it from outside."""

    def __init__(self, folder: Path, url: str):
        lingkungan = {"DATABASE_URL": url, "MEDIA_ROOT": str(folder / "media")}
        lingkungan |= {"TUGAS_SEWA_DETIK": str(SEWA), "PYTHONPATH": str(AKAR)}
        lingkungan |= {"DJANGO_SETTINGS_MODULE": "sakip.settings"}
        self.lingkungan = os.environ | lingkungan
        self.catatan = folder / "catatan"

    def perintah(self, *argumen: str) -> list[str]:
        return [sys.executable, str(AKAR / "tests/laporan/pekerja_tiruan.py"), *argumen]

    def mulai(self, *argumen: str, **kwargs) -> subprocess.Popen:
        return subprocess.Popen(self.perintah(*argumen), cwd=AKAR, env=self.lingkungan, **kwargs)

    def pekerja(self) -> subprocess.Popen:
        with self.catatan.open("ab") as catatan:
            return self.mulai("pekerja", stderr=catatan, stdout=catatan)

    def jalankan(self, *perintah: str) -> str:
        proses = self.mulai(*perintah, stdout=subprocess.PIPE, text=True)
        keluaran, _ = proses.communicate(timeout=120)
        assert proses.returncode == 0
        return keluaran

    def buat(self, baris: int) -> int:
        return int(self.jalankan("buat", str(baris)).split()[0])

    def keadaan(self, pk: int) -> tuple:
        (baris,) = self.tanya(
            "SELECT status, percobaan, halaman_selesai, jumlah_halaman, berkas, galat"
            f" FROM laporan_lkip WHERE id = {pk}"
        )
        return tuple(baris)


class BasisSqlite(Basis):
    def __init__(self, folder: Path, nama: str):
        self.berkas = folder / f"{nama}.sqlite3"
        super().__init__(folder, f"sqlite:///{self.berkas}")

    def tanya(self, sql: str) -> list:
        with closing(sqlite3.connect(self.berkas, timeout=20)) as sambungan:
            return sambungan.execute(sql).fetchall()

    def buang(self) -> None:
        pass


class BasisPostgres(Basis):
    def __init__(self, folder: Path, nama: str):
        self._induk = connection.get_connection_params() | {"dbname": "postgres"}
        for kunci in ("cursor_factory", "context"):
            self._induk.pop(kunci, None)
        self._nama = f"sakip_{nama}_{os.getpid()}"
        self._perintah(f"CREATE DATABASE {self._nama}")
        asal = os.environ["DATABASE_URL"]
        depan, tanda, belakang = asal.partition("?")
        super().__init__(folder, f"{depan.rpartition('/')[0]}/{self._nama}{tanda}{belakang}")

    def _perintah(self, sql: str) -> None:
        with closing(psycopg2.connect(**self._induk)) as sambungan:
            sambungan.autocommit = True
            sambungan.cursor().execute(sql)

    def tanya(self, sql: str) -> list:
        with closing(psycopg2.connect(**(self._induk | {"dbname": self._nama}))) as sambungan:
            kursor = sambungan.cursor()
            kursor.execute(sql)
            return kursor.fetchall()

    def buang(self) -> None:
        self._perintah(f"DROP DATABASE {self._nama} WITH (FORCE)")

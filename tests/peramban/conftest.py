"""A real server with its queue worker on a database of its own, and a real Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

AKAR = Path(__file__).resolve().parents[2]
SANDI = "sakip-uji-peramban"
PERAMBAN = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def situs(tmp_path_factory):
    """The address of a running application with the sample data and a worker."""
    folder = tmp_path_factory.mktemp("situs")
    url_basis_data, buang = _basis_data(folder)
    lingkungan = os.environ | {
        "DATABASE_URL": url_basis_data,
        "MEDIA_ROOT": str(folder / "media"),
        "SANDI_DEMO": SANDI,
        "STATIC_ROOT": str(folder / "static"),
        "DEBUG": "false",
        "HTTPS": "false",
        "SECRET_KEY": uuid.uuid4().hex,
        "DJANGO_SETTINGS_MODULE": "sakip.settings",
    }
    proses = []
    try:
        for perintah in (
            ["migrate", "-v0"],
            ["collectstatic", "--no-input", "-v0"],
            ["muat_contoh"],
        ):
            _kelola(perintah, lingkungan)
        alamat = f"127.0.0.1:{_porta()}"
        gunicorn = [
            *(sys.executable, "-m", "gunicorn", "sakip.wsgi", "--bind", alamat, "--workers", "2"),
            *("--no-control-socket", "--log-level", "warning"),
        ]
        proses.append(subprocess.Popen(gunicorn, cwd=AKAR, env=lingkungan))
        pekerja = [sys.executable, "manage.py", "pekerja"]
        proses.append(subprocess.Popen(pekerja, cwd=AKAR, env=lingkungan))
        _tunggu(f"http://{alamat}/masuk/")
        yield f"http://{alamat}"
    finally:
        for p in proses:
            p.terminate()
        for p in proses:
            p.wait(timeout=20)
        buang()


@pytest.fixture(scope="session")
def chromium():
    biner = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, PERAMBAN)))
    with sync_playwright() as p:
        peramban = p.chromium.launch(
            executable_path=biner,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield peramban
        peramban.close()


@pytest.fixture(scope="session")
def masuk(situs, chromium: Browser):
    """Log a user in once; later pages of that user start from the same session."""
    sesi = {}

    def _masuk(pengguna: str):
        if pengguna not in sesi:
            konteks = chromium.new_context(base_url=situs)
            halaman = konteks.new_page()
            halaman.goto("/masuk/")
            halaman.fill("[name=username]", pengguna)
            halaman.fill("[name=password]", SANDI)
            halaman.press("[name=password]", "Enter")
            halaman.wait_for_url(lambda url: "/masuk/" not in url)
            sesi[pengguna] = konteks.storage_state()
            konteks.close()
        return sesi[pengguna]

    return _masuk


@pytest.fixture
def buka(situs, chromium: Browser, masuk):
    """`buka("operator.setwan")` gives the first page that user sees, logged in."""
    konteks = []

    def _buka(pengguna: str | None = None, **pilihan) -> Page:
        pilihan = {"viewport": {"width": 1280, "height": 900}, "locale": "id-ID"} | pilihan
        sesi = masuk(pengguna) if pengguna else None
        c = chromium.new_context(base_url=situs, storage_state=sesi, **pilihan)
        c.set_default_timeout(15_000)
        konteks.append(c)
        halaman = c.new_page()
        if pengguna:
            halaman.goto("/")
        return halaman

    yield _buka
    for c in konteks:
        c.close()


def _basis_data(folder: Path):
    """The URL of a new database of the kind under test, and how to be rid of it."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return f"sqlite:///{folder / 'situs.sqlite3'}", lambda: None
    nama = f"sakip_peramban_{uuid.uuid4().hex[:8]}"
    _postgres(url, f'CREATE DATABASE "{nama}"')
    milik = urlunsplit(urlsplit(url)._replace(path=f"/{nama}"))
    return milik, lambda: _postgres(url, f'DROP DATABASE IF EXISTS "{nama}" WITH (FORCE)')


def _postgres(url: str, perintah: str) -> None:
    koneksi = psycopg2.connect(url)
    koneksi.autocommit = True
    with koneksi.cursor() as kursor:
        kursor.execute(perintah)
    koneksi.close()


def _kelola(perintah: list[str], lingkungan: dict[str, str]) -> None:
    hasil = subprocess.run(
        [sys.executable, "manage.py", *perintah],
        cwd=AKAR,
        env=lingkungan,
        capture_output=True,
        text=True,
    )
    assert hasil.returncode == 0, hasil.stderr


def _porta() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def _tunggu(url: str) -> None:
    batas = time.monotonic() + 30
    while time.monotonic() < batas:
        try:
            urllib.request.urlopen(url).close()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise AssertionError(f"{url} tidak menjawab")

"""Take the README's two pictures from a running demo: .venv/bin/python docs/gambar/buat.py URL

Needs Chromium and pdftoppm; the demo's LKIP is read from media/.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

SINI = Path(__file__).resolve().parent
LKIP = SINI.parents[1] / "media" / "contoh-lkip-setwan-2024.pdf"
HALAMAN_LKIP = 15
LEBAR = 640


def dasbor(url: str, tujuan: Path) -> None:
    biner = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium-browser"
    with sync_playwright() as p:
        peramban = p.chromium.launch(executable_path=biner, args=["--no-sandbox"])
        halaman = peramban.new_page(viewport={"width": 1280, "height": 900}, base_url=url)
        halaman.goto("/masuk/")
        halaman.fill("[name=username]", "perencana")
        halaman.fill("[name=password]", os.environ.get("SANDI_DEMO", "sakip-demo"))
        halaman.press("[name=password]", "Enter")
        halaman.wait_for_url("**/dasbor/")
        halaman.screenshot(path=tujuan)
        peramban.close()


def lkip(tujuan: Path) -> None:
    awalan = tujuan.with_suffix("")
    nomor = str(HALAMAN_LKIP)
    perintah = ["pdftoppm", "-r", "80", "-png", "-singlefile", "-f", nomor, "-l", nomor]
    subprocess.run([*perintah, str(LKIP), str(awalan)], check=True)


def kecilkan(asal: Path, tujuan: Path) -> None:
    gambar = Image.open(asal).convert("RGB")
    tinggi = round(gambar.height * LEBAR / gambar.width)
    kecil = gambar.resize((LEBAR, tinggi), Image.Resampling.LANCZOS)
    kecil.quantize(256).save(tujuan, optimize=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for nama, buat in (("dasbor", lambda t: dasbor(sys.argv[1], t)), ("lkip", lkip)):
            asal = Path(folder) / f"{nama}.png"
            buat(asal)
            kecilkan(asal, SINI / f"{nama}.png")

"""Numbers of bab, subbab, tables and figures, given out once, in the order they are printed."""

import re
from dataclasses import dataclass, field

ROMAWI_BAB = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_RUJUKAN = re.compile("\ue000([^\ue001]*)\ue001")


@dataclass(frozen=True)
class Entri:
    """One line of daftar isi, daftar tabel or daftar gambar."""

    id: str
    nomor: str
    judul: str
    tingkat: int = 1
    romawi: bool = False  # front matter: its page number is printed i, ii, iii


@dataclass
class Penomoran:
    """Counts while the document is rendered; the lists in front are rendered from it afterwards."""

    isi: list[Entri] = field(default_factory=list)
    daftar_tabel: list[Entri] = field(default_factory=list)
    daftar_gambar: list[Entri] = field(default_factory=list)
    _bab: int = 0
    _lampiran: bool = False
    _sub: list[int] = field(default_factory=lambda: [0, 0, 0])
    _tabel: int = 0
    _gambar: int = 0
    _kunci: dict[str, str] = field(default_factory=dict)

    @property
    def bab_kini(self) -> str:
        return "L" if self._lampiran else str(self._bab)

    def depan(self, judul: str) -> Entri:
        """A heading of the front matter, without a number."""
        return self._catat(Entri(f"depan-{len(self.isi) + 1}", "", judul, 1, romawi=True))

    def bab(self, judul: str) -> Entri:
        self._bab += 1
        self._mulai_bab()
        return self._catat(Entri(f"bab-{self._bab}", f"BAB {ROMAWI_BAB[self._bab]}", judul))

    def lampiran(self, judul: str) -> Entri:
        self._lampiran = True
        self._mulai_bab()
        return self._catat(Entri("lampiran", "", judul))

    def subjudul(self, judul: str, tingkat: int = 2) -> Entri:
        """tingkat 2 is 3.1, tingkat 3 is 3.1.1; deeper headings have no number."""
        if tingkat not in (2, 3):
            raise ValueError("Subjudul bernomor hanya tingkat 2 dan 3.")
        kedalaman = tingkat - 2
        self._sub[kedalaman] += 1
        self._sub[kedalaman + 1 :] = [0] * (len(self._sub) - kedalaman - 1)
        nomor = ".".join([self.bab_kini, *(str(n) for n in self._sub[: kedalaman + 1])])
        return self._catat(Entri(f"sub-{nomor.replace('.', '-')}", nomor, judul, tingkat))

    def tabel(self, judul: str, kunci: str = "") -> Entri:
        self._tabel += 1
        nomor = f"{self.bab_kini}.{self._tabel}"
        entri = Entri(f"tabel-{nomor.replace('.', '-')}", f"Tabel {nomor}", judul)
        self._ingat(kunci, entri)
        self.daftar_tabel.append(entri)
        return entri

    def gambar(self, judul: str, kunci: str = "") -> Entri:
        self._gambar += 1
        nomor = f"{self.bab_kini}.{self._gambar}"
        entri = Entri(f"gambar-{nomor.replace('.', '-')}", f"Gambar {nomor}", judul)
        self._ingat(kunci, entri)
        self.daftar_gambar.append(entri)
        return entri

    def rujuk(self, kunci: str) -> str:
        """A mark for "Tabel 3.1", also of a table that is printed further on."""
        return f"\ue000{kunci}\ue001"

    def isi_rujukan(self, html: str) -> str:
        """Replace the marks; KeyError for a table or figure that was never printed."""
        return _RUJUKAN.sub(lambda m: self._kunci[m[1]], html)

    def _ingat(self, kunci: str, entri: Entri) -> None:
        if not kunci:
            return
        if kunci in self._kunci:
            raise ValueError(f"Kunci {kunci} dipakai dua kali.")
        self._kunci[kunci] = entri.nomor

    def _mulai_bab(self) -> None:
        self._sub = [0, 0, 0]
        self._tabel = self._gambar = 0

    def _catat(self, entri: Entri) -> Entri:
        self.isi.append(entri)
        return entri

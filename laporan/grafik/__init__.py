"""Charts as SVG text, for the page (strict CSP) and the PDF alike.

Presentation attributes only, `<title>` and `<desc>` first, every value printed. The title is not
drawn: the caption beside the chart says it. `kunci` makes the ids unique within one page.
"""

from .bagan import Simpul, bagan
from .batang import Batang, batang, kelompok
from .garis import Deret, garis
from .peluru import peluru
from .porsi import porsi

__all__ = [
    "Batang",
    "Deret",
    "Simpul",
    "bagan",
    "batang",
    "garis",
    "kelompok",
    "peluru",
    "porsi",
]

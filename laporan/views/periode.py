from django.http import Http404, HttpRequest

from laporan.konteks.hasil import ROMAWI, Periode


def periode_diminta(request: HttpRequest, tahun: int) -> Periode:
    """The year, or the year up to `?triwulan=1..4`; anything else is not an address of ours."""
    teks = request.GET.get("triwulan", "")
    if not teks:
        return Periode(tahun)
    if teks not in {str(tw) for tw in ROMAWI}:
        raise Http404
    return Periode(tahun, int(teks))


def pilihan_periode(periode: Periode) -> list[tuple[str, str, bool]]:
    """(label, address within the page, chosen) of the whole year and its triwulan."""
    pilihan = [("Setahun", "?", periode.triwulan is None)]
    for tw, romawi in ROMAWI.items():
        pilihan.append((f"s.d. TW {romawi}", f"?triwulan={tw}", periode.triwulan == tw))
    return pilihan

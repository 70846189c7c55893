"""One indikator with everything behind its figure."""

from dataclasses import dataclass

from indikator.models import Anggaran, DataPendukung, Indikator, Pembanding, SumberDaya, Target
from laporan.konteks.anggaran import AnggaranIku, anggaran_iku
from laporan.konteks.hasil import ROMAWI, HasilIndikator, riwayat
from laporan.nilai import Nilai, NilaiTarget, Tanpa
from perangkat_daerah.models import Instansi


@dataclass(frozen=True)
class BarisTriwulan:
    """One triwulan: what counts of it, where it stands, what was promised for it."""

    romawi: str
    berlaku: Nilai | Tanpa | None
    status: str
    catatan: str
    target: NilaiTarget | None


@dataclass(frozen=True)
class RincianIndikator:
    hasil: HasilIndikator
    triwulan: tuple[BarisTriwulan, ...]
    tahunan: tuple[HasilIndikator, ...]
    batas: tuple[Target, ...]
    anggaran: AnggaranIku
    pembanding: tuple[Pembanding, ...]
    data_pendukung: tuple[DataPendukung, ...]
    sumber_daya: tuple[SumberDaya, ...]
    pengampu: str


def rincian_indikator(indikator: Indikator, hasil: HasilIndikator, tahun_lain) -> RincianIndikator:
    """`hasil` is its result in the periode at hand, drafts left out."""
    tahun = hasil.periode.tahun
    sejarah = riwayat(Indikator.objects.filter(pk=indikator.pk), tahun_lain)
    anggaran = Anggaran.objects.filter(mendukung=indikator, tahun=tahun)
    return RincianIndikator(
        hasil=hasil,
        triwulan=tuple(_triwulan(hasil, tw) for tw in ROMAWI),
        tahunan=tuple(
            h
            for _, h in sorted(sejarah.get(indikator.deret, {}).items())
            if h.target is not None or h.isian
        ),
        batas=tuple(indikator.target.exclude(jenis=Target.Jenis.TARGET).select_related("kategori")),
        anggaran=anggaran_iku(hasil, anggaran.select_related("kinerja__instansi")),
        pembanding=tuple(indikator.pembanding.all()),
        data_pendukung=tuple(indikator.data_pendukung.all()),
        sumber_daya=tuple(indikator.sumber_daya.filter(tahun=tahun)),
        pengampu=nama_pengampu(list(indikator.pengampu.all())),
    )


def nama_pengampu(pengampu: list[Instansi]) -> str:
    """Their names; all perangkat daerah, or all kecamatan, are named as such."""
    semua = set(Instansi.objects.perangkat_daerah().values_list("pk", "jenis"))
    punya = {(i.pk, i.jenis) for i in pengampu}
    if semua and semua <= punya:
        return "Seluruh perangkat daerah"
    kecamatan = {i for i in semua if i[1] == Instansi.Jenis.KECAMATAN}
    if kecamatan and kecamatan <= punya:
        lain = [i.nama_pendek for i in pengampu if (i.pk, i.jenis) not in kecamatan]
        return ", ".join([*lain, "seluruh kecamatan"])
    return ", ".join(i.nama_pendek for i in pengampu)


def _triwulan(hasil: HasilIndikator, tw: int) -> BarisTriwulan:
    r = hasil.isian.get(tw)
    return BarisTriwulan(
        romawi=ROMAWI[tw],
        berlaku=hasil.triwulan.get(tw),
        status=r.status if r and r.terisi else "",
        catatan=r.catatan if r else "",
        target=hasil.target_triwulan.get(tw),
    )

"use strict";
(() => {
  // (a) A failed htmx request speaks in the nearest [data-galat] slot: its row, its field, else the page.
  const slotFor = (el) => {
    for (let node = el; node; node = node.parentElement) {
      const own = node.matches("tr, .medan") ? "[data-galat]" : ":scope > [data-galat]";
      const slot = node.querySelector(own);
      if (slot) return slot;
    }
    return document.querySelector(".isi > [data-galat]");
  };
  const tell = (el, text) => {
    const slot = slotFor(el.isConnected ? el : document.body);
    if (slot) slot.textContent = text;
  };
  const REASONS = {
    400: "Permintaan tidak dapat diproses. Periksa isian lalu coba lagi.",
    403: "Ditolak: Anda tidak berwenang, atau sesi Anda sudah berakhir. Muat ulang halaman lalu coba lagi.",
    404: "Data ini tidak ditemukan atau sudah dihapus.",
    409: "Data ini sudah diubah orang lain. Muat ulang halaman sebelum menyimpan.",
    413: "Berkas terlalu besar.",
    429: "Terlalu banyak permintaan. Tunggu sebentar lalu coba lagi.",
  };
  const reason = (xhr) => {
    const plain = (xhr.getResponseHeader("Content-Type") || "").startsWith("text/plain");
    if (plain && xhr.responseText && xhr.responseText.length <= 300) return xhr.responseText;
    return REASONS[xhr.status] || `Server gagal memproses permintaan (${xhr.status}). Perubahan belum tersimpan.`;
  };
  document.addEventListener("htmx:beforeRequest", (e) => tell(e.detail.elt, ""));
  document.addEventListener("htmx:responseError", (e) => tell(e.detail.elt, reason(e.detail.xhr)));
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, (e) =>
      tell(e.detail.elt, "Server tidak terjangkau. Perubahan belum tersimpan; coba lagi."));
  }
  document.addEventListener("htmx:beforeSwap", (e) => {
    // An ended session answers with the login page: never swap that into a row.
    if (!(e.detail.xhr.responseText || "").includes("data-masuk")) return;
    e.detail.shouldSwap = false;
    tell(e.detail.requestConfig.elt, "Sesi Anda berakhir. Masuk kembali di tab lain, lalu ulangi di sini.");
  });

  // (b) form[data-jaga] warns before unsaved fields are left behind.
  const unsaved = new Set();
  document.addEventListener("input", (e) => {
    if (e.target.form?.matches("[data-jaga]")) unsaved.add(e.target);
  });
  document.addEventListener("submit", (e) => {
    if (e.target.matches("[data-jaga]")) unsaved.clear();
  });
  document.addEventListener("htmx:afterRequest", (e) => {
    const { elt, successful, xhr } = e.detail;
    if (!successful || xhr.status === 422 || xhr.responseText.includes("data-masuk")) return;
    const saved = elt.closest("tr") || elt;
    for (const field of unsaved) if (saved.contains(field)) unsaved.delete(field);
  });
  window.addEventListener("beforeunload", (e) => {
    if ([...unsaved].some((field) => field.isConnected)) e.preventDefault();
  });

  // (c) select[data-langsung] submits when chosen by pointer; by keyboard the button beside it does.
  let typing = false;
  document.addEventListener("keydown", () => { typing = true; });
  document.addEventListener("pointerdown", () => { typing = false; });
  document.addEventListener("change", (e) => {
    if (!typing && e.target.matches("select[data-langsung]")) e.target.form.requestSubmit();
  });
})();

"""One module a section: a frozen dataclass and `konteks(bahan)`, which gives it or None."""

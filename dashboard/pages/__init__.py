"""Pages: one file, one question."""

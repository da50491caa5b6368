"""The kinds of nothing a cell may say: none arose, does not apply, not yet known, broken."""

import polars as pl

_NOTHING = {
    "not_applicable": [
        "khong ap dung", "ko ap dung", "kad", "n/a", "na", "khong thuoc dien ap dung",
        "khong thuoc doi tuong",
    ],
    "pending": [
        "chua co so lieu", "dang tong hop", "chua bao cao", "dang cap nhat", "chua tong hop",
        "chua tong hop duoc", "chua thong ke", "dang thong ke", "cho so lieu", "dang ra soat",
        "chua den ky", "chua danh gia", "chua xep loai",
    ],
    "not_collected": ["khong co so lieu", "khong thong ke", "khong theo doi"],
}  # fmt: skip
_DASHES = ["-", "–", "—", "−"]
NIL = [
    *_DASHES, "khong", "khong co", "kps", "khong phat sinh", "chua phat sinh",
]  # fmt: skip
_PRESENT = ["x", "✓", "✔", "có"]
_ERROR = r"^#(div/0!|ref!|n/a|value!|name\?|num!|null!|spill!|calc!|getting_data|busy!|field!)$"
_NUMERIC = ["count", "money", "share", "points"]
_KINDS = {fold: kind for kind, folds in _NOTHING.items() for fold in folds}

c = pl.col


def missing() -> pl.Expr:
    """Name the kind of nothing that a cell says, if it says one."""
    numeric = c.context.is_in(_NUMERIC)
    return (
        pl.when(c.formula & (c.said_ == ""))
        .then(pl.lit("formula_uncached"))
        .when((c.kind == "e") | c.said_.str.contains(_ERROR))
        .then(pl.lit("excel_error"))
        .when(c.said_ == "")
        .then(pl.lit("blank"))
        .when(c.fold_.is_in(NIL) & numeric & c.nil)
        .then(pl.lit("nil"))
        .when(c.said_.is_in(_PRESENT) & numeric)
        .then(pl.lit("present_no_qty"))
        .when((c.form_ == "fraction") & (c.under_ == 0) & (c.over_ == 0))
        .then(pl.lit("not_applicable"))
        .when(c.said_.str.contains(r"^(…|\.\.+)+$"))
        .then(pl.lit("not_collected"))
        .otherwise(c.fold_.replace_strict(_KINDS, default=None, return_dtype=pl.String))
    )

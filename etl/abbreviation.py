"""The abbreviations that union offices write, and what they stand for, folded.

“&”, “và” and a dash between parts count the same: KH&CN, KH-CN and KHCN are one.
"""

import re
from functools import lru_cache
from itertools import product

MEANT = {
    # organisations
    "cd": "cong doan", "cdcs": "cong doan co so", "cdvc": "cong doan vien chuc",
    "cdvcvn": "cong doan vien chuc viet nam", "vn": "viet nam", "tw": "trung uong",
    "vp": "van phong", "vpcp": "van phong chinh phu", "vpqh": "van phong quoc hoi",
    "vptw": "van phong trung uong", "vptwd": "van phong trung uong dang",
    "vpctn": "van phong chu tich nuoc", "hv": "hoc vien", "ctqg": "chinh tri quoc gia",
    "hvctqg": "hoc vien chinh tri quoc gia", "hcm": "ho chi minh", "nh": "ngan hang",
    "nhvn": "ngan hang viet nam", "nhpt": "ngan hang phat trien",
    "nhptvn": "ngan hang phat trien viet nam",
    "vp cp": "van phong chinh phu", "vp qh": "van phong quoc hoi",
    "van phong cp": "van phong chinh phu", "van phong qh": "van phong quoc hoi",
    "vhl": "vien han lam",
    "vien hl": "vien han lam", "khxh": "khoa hoc xa hoi", "kh cn": "khoa hoc cong nghe",
    "khcn": "khoa hoc cong nghe", "khcnvn": "khoa hoc cong nghe viet nam",
    "khxhvn": "khoa hoc xa hoi viet nam", "tbxh": "thuong binh xa hoi",
    "kh dt": "ke hoach dau tu", "khdt": "ke hoach dau tu",
    "kh kt": "khoa hoc ky thuat", "khkt": "khoa hoc ky thuat", "lhh": "lien hiep hoi",
    "gtvt": "giao thong van tai", "nn ptnt": "nong nghiep phat trien nong thon",
    "nnptnt": "nong nghiep phat trien nong thon", "ptnt": "phat trien nong thon",
    "nn mt": "nong nghiep moi truong", "nnmt": "nong nghiep moi truong",
    "tt tt": "thong tin truyen thong", "tttt": "thong tin truyen thong",
    "ldtbxh": "lao dong thuong binh xa hoi", "ld tbxh": "lao dong thuong binh xa hoi",
    "ld tb xh": "lao dong thuong binh xa hoi", "ldtb xh": "lao dong thuong binh xa hoi",
    "tn mt": "tai nguyen moi truong", "tnmt": "tai nguyen moi truong",
    "vhttdl": "van hoa the thao du lich", "vhtt dl": "van hoa the thao du lich",
    "vh tt dl": "van hoa the thao du lich", "ttx": "thong tan xa",
    "ttxvn": "thong tan xa viet nam", "tnvn": "tieng noi viet nam",
    "thvn": "truyen hinh viet nam", "bhxh": "bao hiem xa hoi",
    "bhxhvn": "bao hiem xa hoi viet nam", "ktnn": "kiem toan nha nuoc",
    "mttq": "mat tran to quoc", "tncs": "thanh nien cong san", "cand": "cong an nhan dan",
    "ldld": "lien doan lao dong", "ldldvn": "lien doan lao dong viet nam",
    "tld": "tong lien doan lao dong viet nam", "tldld": "tong lien doan lao dong",
    "tldldvn": "tong lien doan lao dong viet nam", "bnv": "bo noi vu", "bng": "bo ngoai giao",
    "vksnd": "vien kiem sat nhan dan", "vksndtc": "vien kiem sat nhan dan toi cao",
    "tand": "toa an nhan dan", "tandtc": "toa an nhan dan toi cao", "htx": "hop tac xa",
    "bch": "ban chap hanh", "btv": "ban thuong vu", "ubkt": "uy ban kiem tra",
    # what is counted
    "cnvcld": "cong nhan vien chuc lao dong", "cbccvc": "can bo cong chuc vien chuc",
    "cbccvcld": "can bo cong chuc vien chuc lao dong", "nld": "nguoi lao dong",
    "dn": "doanh nghiep", "ttcs": "truc tiep co so", "hdld": "hop dong lao dong",
    "ldtt": "lao dong tap the", "tuldtt": "thoa uoc lao dong tap the",
    "tuld": "thoa uoc lao dong", "kntc": "khieu nai to cao", "tnld": "tai nan lao dong",
    "atvsld": "an toan ve sinh lao dong", "kpcd": "kinh phi cong doan",
    "bhyt": "bao hiem y te", "bhtn": "bao hiem that nghiep", "cb": "can bo",
}  # fmt: skip
TWO_MEANINGS = {"dv": ("doan vien", "don vi")}
_VOID = frozenset({"va", "cac", "cua"})
_ONE_WORD = {"cong doan": "cong_doan", "viet nam": "viet_nam", "co quan": "co_quan"}
_SHORT = re.compile(rf"\b(?:{'|'.join(sorted(MEANT, key=len, reverse=True))})\b")
_JOINED = re.compile(rf"\b(?:{'|'.join(_ONE_WORD)})\b")


@lru_cache(maxsize=20_000)
def tokens(folded: str) -> frozenset[tuple[str, ...]]:
    """Give the words of a folded name, its abbreviations written out, in every way meant."""
    plain = " ".join(word for word in folded.replace("&", " ").split() if word not in _VOID)
    words = _SHORT.sub(lambda short: MEANT[short[0]], plain).split()
    ways = product(*(TWO_MEANINGS.get(word, (word,)) for word in words))
    return frozenset(_joined(" ".join(way)) for way in ways)


def _joined(words: str) -> tuple[str, ...]:
    """Take what is one name for one word: “công” of “công đoàn” is none of “công nghệ”."""
    return tuple(_JOINED.sub(lambda name: _ONE_WORD[name[0]], words).split())

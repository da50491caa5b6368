"""The half-year report of 2020 of the bloc of eleven unions, transcribed from the news.

It is real: every figure is written as the report of 24/07/2020 words it, and the sentence it
comes from stands beside it. Nothing else is known of that bloc's figures, and nothing is added.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from etl.form import Fill, write_form
from etl.template import form_of
from warehouse.period import Period
from warehouse.reference import Reference

BLOC = "TLD_KCN11"
PERIOD = Period(2020, 1)
PUBLISHED = date(2020, 7, 24)
FILE = f"{BLOC}/{PERIOD}/{PERIOD}_{BLOC}_ban_chep.xlsx"
FIGURES = {
    "DV_KETNAP_MOI": ("trên 11 ngàn", "kết nạp mới trên 11 ngàn đoàn viên"),
    "CDCS_TLMOI": ("24", "thành lập mới 24 công đoàn cơ sở"),
    "SK_SO": ("trên 24 ngàn", "có trên 24 ngàn sáng kiến"),
    "SK_GIATRI": ("trên 178 tỷ đồng", "làm lợi trên 178 tỷ đồng"),
    "KTTC_CAPTREN": (
        "114",
        "thực hiện 114 công đoàn cấp trên trực tiếp cơ sở kiểm tra tài chính cùng cấp",
    ),
    "KTTC_CDCS": ("1.411", "1.411 công đoàn cơ sở kiểm tra tài chính cùng cấp"),
}
_TITLE = "BẢN CHÉP SỐ LIỆU 6 THÁNG ĐẦU NĂM 2020"
_SUBTITLE = (
    "Chép nguyên văn từ tin “Hội nghị Sơ kết 6 tháng đầu năm và triển khai nhiệm vụ 6 tháng cuối "
    "năm 2020 Khối thi đua 11 Công đoàn ngành Trung ương”, Ban TGNC (nguồn: Khối thi đua), đăng "
    "ngày 24/07/2020. Không phải báo cáo do Khối lập theo mẫu này."
)


def write_transcription(out: Path, reference: Reference) -> Path:
    """Write the transcription into a world, through the template of the bloc itself."""
    place = out / FILE
    place.parent.mkdir(parents=True, exist_ok=True)
    form = form_of(reference, BLOC, BLOC, PERIOD, indicators=list(FIGURES), targets={})
    form = replace(form, title=_TITLE, subtitle=_SUBTITLE, reported_on=PUBLISHED)
    fills = {code: Fill(value=text, note=f"“{said}”") for code, (text, said) in FIGURES.items()}
    write_form(place, form, fills)
    return place

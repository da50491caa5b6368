"""The catalogue: how each of the 68 indicators is measured and adds up."""

from collections.abc import Callable

States = Callable[..., None]


def test_how_each_indicator_adds_up_and_what_is_expected_by_half_year(states: States) -> None:
    states(
        "indicator",
        """
        indicator | kind | across_units | across_year | direction | measure | content_group |
            denominator | h1_expected | h1_from_baseline | computed | may_be_negative
        DV_KETNAP_MOI | flow | sum | sum | up | người | G5 |  | 50 | no | no | no
        DV_TANG_THUC | flow | sum | sum | up | người | G5 |  | 50 | no | no | yes
        DV_TONG | stock | sum | last | up | người | G5 |  | 100 | yes | no | no
        DV_NU | stock | sum | last | none | người | G5 |  | 100 | yes | no | no
        DV_TYLE | ratio | ratio | last | up | % | G5 | LD_TONG | 100 | yes | no | no
        LD_TONG | stock | sum | last | none | người | G3 |  | 100 | yes | no | no
        LD_NU | stock | sum | last | none | người | G3 |  | 100 | yes | no | no
        CDCS_TONG | stock | sum | last | none | CĐCS | G5 |  | 100 | yes | no | no
        CDCS_TLMOI | flow | sum | sum | up | CĐCS | G5 |  | 50 | no | no | no
        CDCS_GIAITHE | flow | sum | sum | none | CĐCS | G5 |  | 50 | no | no | no
        CDCTTT_TONG | stock | sum | last | none | CĐ | G5 |  | 100 | yes | no | no
        CDCS_HTT_TYLE | ratio | ratio | year_end | up | % | G5 |  |  | no | no | no
        CDCS_HTXS_TYLE | ratio | ratio | year_end | up | % | G5 |  |  | no | no | no
        CDCTTT_HTT_TYLE | ratio | ratio | year_end | up | % | G5 |  |  | no | no | no
        DV_UUTU_GT | flow | sum | sum | up | người | G5 |  | 50 | no | no | no
        DV_KETNAP_DANG | flow | sum | sum | up | người | G5 |  | 50 | no | no | no
        CB_TAPHUAN | flow | sum | sum | up | lượt người | G5 |  | 50 | no | no | no
        CB_TAPHUAN_TYLE | cover | ratio | max | up | % | G5 |  | 50 | no | no | no
        TT_NQ_TYLE | ratio | ratio | max | up | % | G1 |  | 50 | no | no | no
        TT_CUOC | flow | sum | sum | up | cuộc | G1 |  | 50 | no | no | no
        HT_TYLE | ratio | ratio | max | up | % | G1 | LD_TONG | 50 | no | no | no
        HT_HCM_TYLE | ratio | ratio | year_end | up | % | G1 | CDCS_TONG |  | no | no | no
        SK_SO | flow | sum | sum | up | sáng kiến | G2 |  | 50 | no | no | no
        SK_GIATRI | flow | sum | sum | up | đồng | G2 |  | 50 | no | no | no
        SK_CDCS_TYLE | cover | ratio | max | up | % | G2 | CDCS_TONG | 50 | no | no | no
        BLDST | flow | sum | year_end | up | bằng | G2 |  |  | no | no | no
        CT_THIDUA | flow | sum | sum | up | công trình | G2 |  | 50 | no | no | no
        MOHINH_MOI | flow | sum | sum | up | mô hình | G2 |  | 50 | no | no | no
        LDTT_TYLE | ratio | ratio | year_end | up | % | G2 |  |  | no | no | no
        DV_DANGKY_TYLE | ratio | ratio | once | up | % | G2 |  | 100 | no | no | no
        CQ_VANHOA_TYLE | ratio | ratio | year_end | up | % | G2 |  |  | no | no | no
        XSD_TYLE | cover | ratio | max | up | % | G4 | CDCS_TONG | 50 | no | no | no
        TK_CLP_TIEN | flow | sum | sum | up | đồng | G2 |  | 50 | no | no | no
        HNCBCC_TYLE | cover | ratio | once | up | % | G4 |  | 100 | no | no | no
        HNNLD_TYLE | cover | ratio | max | up | % | G4 |  | 50 | no | no | no
        QCDC_TYLE | ratio | ratio | max | up | % | G4 | CDCS_TONG | 50 | no | no | no
        DT_SO | flow | sum | sum | up | cuộc | G4 |  | 50 | no | no | no
        TULD_TYLE | ratio | ratio | last | up | % | G4 |  | 100 | yes | no | no
        TULD_MOI | flow | sum | sum | up | bản | G4 |  | 50 | no | no | no
        TV_PL_LUOT | flow | sum | sum | up | lượt | G3 |  | 50 | no | no | no
        TA_HOTRO_TYLE | ratio | ratio | ratio | up | % | G3 |  | 100 | no | no | no
        TCLD_VU | flow | sum | sum | down | vụ | G4 |  | 50 | no | no | no
        TNLD_VU | flow | sum | sum | down | vụ | G4 |  | 50 | no | no | no
        LD_THIEUVIEC | stock | sum | last | down | người | G3 |  | 100 | yes | no | no
        LUONG_BQ | wavg | weighted | last | up | đồng/người/tháng | G3 |  | 100 | yes | no | no
        NO_LUONG | stock | sum | last | down | đồng | G3 |  | 100 | yes | no | no
        HDLD_SO | stock | sum | last | up | người | G3 |  | 100 | yes | no | no
        BHXH_SO | stock | sum | last | up | người | G3 |  | 100 | yes | no | no
        NHA_THUE | stock | sum | last | none | người | G3 |  | 100 | yes | no | no
        CL_LUOT | flow | sum | sum | up | lượt người | G3 |  | 50 | no | no | no
        CL_TIEN | flow | sum | sum | up | đồng | G3 |  | 50 | no | no | no
        CL_TET_TIEN | flow | sum | once | up | đồng | G3 |  | 100 | no | no | no
        PL_THOATHUAN | flow | sum | sum | up | bản | G3 |  | 50 | no | no | no
        MACD_SO | flow | sum | sum | up | nhà | G3 |  | 50 | no | no | no
        XH_TIEN | flow | sum | sum | up | đồng | G7 |  | 50 | no | no | no
        KTTC_CAPTREN | cover | sum | max | up | CĐ | G6 | CDCTTT_TONG | 50 | no | no | no
        KTTC_CDCS | cover | sum | max | up | CĐCS | G6 | CDCS_TONG | 50 | no | no | no
        KTTC_CAPDUOI | flow | sum | sum | up | cuộc | G6 |  | 50 | no | no | no
        KT_DIEULE | flow | sum | sum | up | cuộc | G6 |  | 50 | no | no | no
        KNTC_TYLE | ratio | ratio | ratio | up | % | G6 |  | 100 | no | no | no
        QT_DUNGHAN | bool | share_yes | once | up | Đ/K | G6 |  | 100 | no | no | no
        THU_KPCD_TYLE | ratio | ratio | max | up | % | G6 |  | 50 | no | no | no
        NC_2GIOI_TYLE | ratio | ratio | year_end | up | % | G7 |  |  | no | no | no
        NC_BAN_TYLE | ratio | ratio | last | up | % | G7 |  | 100 | yes | no | no
        VT_HOATDONG | flow | sum | sum | up | hoạt động | G7 |  | 50 | no | no | no
        KHOI_THAMDU | ratio | ratio | ratio | up | % | G8 |  | 100 | no | no | no
        KHOI_BC_DUNGHAN | bool | share_yes | ratio | up | Đ/K | G8 |  | 100 | no | yes | no
        KHOI_CHITIEU_DAT | ratio | ratio | year_end | up | % | G8 |  |  | no | yes | no
        """,
    )

"""The catalogue in words: what each indicator is called, its whole, and where it is known from."""

import csv
from collections.abc import Callable

from warehouse.settings import ROOT

States = Callable[..., None]


def test_indicators_are_named_in_both_languages(states: States) -> None:
    states(
        "indicator",
        """
        indicator | name_vi | name_en
        DV_KETNAP_MOI | Số đoàn viên kết nạp mới | New members admitted
        DV_TANG_THUC | Số đoàn viên tăng thực tế (kết nạp trừ giảm) | Net membership growth
        DV_TONG | Tổng số đoàn viên | Members, total
        DV_NU | Số đoàn viên nữ | Members who are women
        DV_TYLE | Tỷ lệ đoàn viên trên tổng số lao động | Members as a share of the workforce
        LD_TONG | Tổng số lao động | Workforce
        LD_NU | Số lao động nữ | Workers who are women
        CDCS_TONG | Tổng số CĐCS | Grassroots unions
        CDCS_TLMOI | Số CĐCS thành lập mới | New grassroots unions
        CDCS_GIAITHE | Số CĐCS giải thể, sáp nhập | Grassroots unions dissolved or merged
        CDCTTT_TONG | Tổng số CĐ cấp trên TTCS | Upper-level unions
        CDCS_HTT_TYLE | Tỷ lệ CĐCS xếp loại hoàn thành tốt nhiệm vụ trở lên
            | Grassroots unions graded good or better
        CDCS_HTXS_TYLE | Tỷ lệ CĐCS xếp loại hoàn thành xuất sắc nhiệm vụ
            | Grassroots unions graded excellent
        CDCTTT_HTT_TYLE | Tỷ lệ CĐ cấp trên TTCS xếp loại hoàn thành tốt nhiệm vụ trở lên
            | Upper-level unions graded good or better
        DV_UUTU_GT | Số đoàn viên ưu tú giới thiệu cho Đảng
            | Outstanding members presented to the Party
        DV_KETNAP_DANG | Số đoàn viên được kết nạp Đảng | Members admitted to the Party
        CB_TAPHUAN | Số lượt cán bộ CĐ được tập huấn | Union officers trained (attendances)
        CB_TAPHUAN_TYLE | Tỷ lệ cán bộ CĐ được đào tạo, bồi dưỡng | Union officers trained (share)
        TT_NQ_TYLE | Tỷ lệ ĐV, NLĐ được tuyên truyền, học tập, quán triệt nghị quyết, pháp luật
            | Members and workers reached by the study of resolutions and law
        TT_CUOC | Số cuộc tuyên truyền, phổ biến pháp luật
            | Outreach and legal information sessions
        HT_TYLE | Tỷ lệ NLĐ tham gia học tập nâng cao trình độ, kỹ năng
            | Workers studying to raise their skills
        HT_HCM_TYLE | Tỷ lệ CĐCS thực hiện tốt học tập và làm theo Hồ Chí Minh
            | Grassroots unions doing well in studying and following Ho Chi Minh
        SK_SO | Số sáng kiến (được công nhận) | Initiatives recognised
        SK_GIATRI | Giá trị làm lợi từ sáng kiến | Value gained from initiatives
        SK_CDCS_TYLE | Tỷ lệ CĐCS có sáng kiến | Grassroots unions with an initiative
        BLDST | Số Bằng Lao động sáng tạo | Creative Labour certificates
        CT_THIDUA | Số công trình, phần việc thi đua | Emulation works
        MOHINH_MOI | Số mô hình mới, cách làm hay | New models and good practices
        LDTT_TYLE | Tỷ lệ CBCCVCLĐ đạt Lao động tiên tiến
            | Employees with the title Advanced Worker
        DV_DANGKY_TYLE | Tỷ lệ tập thể, cá nhân đăng ký thi đua
            | Collectives and individuals registered for emulation
        CQ_VANHOA_TYLE | Tỷ lệ cơ quan, đơn vị đạt chuẩn văn hóa
            | Agencies and units meeting the cultural standard
        XSD_TYLE | Tỷ lệ CĐCS đăng ký “Xanh, sạch, đẹp, bảo đảm ATVSLĐ”
            | Grassroots unions registered for “Green, clean, beautiful, safe”
        TK_CLP_TIEN | Số tiền tiết kiệm (thực hành tiết kiệm, chống lãng phí)
            | Money saved (thrift, against waste)
        HNCBCC_TYLE | Tỷ lệ cơ quan, đơn vị tổ chức hội nghị CBCCVC đúng hạn
            | Agencies and units that held the employees’ conference on time
        HNNLD_TYLE | Tỷ lệ DN tổ chức hội nghị người lao động
            | Enterprises that held the workers’ conference
        QCDC_TYLE | Tỷ lệ CĐCS tham gia ban hành, thực hiện quy chế dân chủ
            | Grassroots unions taking part in democracy regulations
        DT_SO | Số cuộc đối thoại tại nơi làm việc | Workplace dialogues
        TULD_TYLE | Tỷ lệ DN, đơn vị đủ điều kiện ký kết thỏa ước LĐTT
            | Eligible enterprises and units with a collective agreement
        TULD_MOI | Số bản thỏa ước LĐTT ký mới | New collective agreements
        TV_PL_LUOT | Số lượt tư vấn pháp luật | Legal advice given
        TA_HOTRO_TYLE | Tỷ lệ vụ việc tại tòa có CĐ tham gia, hỗ trợ
            | Court cases in which the union took part or helped
        TCLD_VU | Số vụ tranh chấp lao động tập thể, đình công | Collective disputes and strikes
        TNLD_VU | Số vụ tai nạn lao động | Accidents at work
        LD_THIEUVIEC | Số lao động thiếu việc làm | Under-employed workers
        LUONG_BQ | Tiền lương bình quân tháng của 1 người lao động | Mean monthly wage of a worker
        NO_LUONG | Tổng số tiền DN còn nợ lương | Wages owed by enterprises
        HDLD_SO | Số lao động được ký HĐLĐ | Workers with a labour contract
        BHXH_SO | Số lao động được đóng BHXH, BHYT, BHTN | Insured workers
        NHA_THUE | Số người phải tự thuê nhà ở | Workers renting their homes
        CL_LUOT | Số lượt ĐV, NLĐ được thăm hỏi, hỗ trợ
            | Visits and support to members and workers
        CL_TIEN | Số tiền thăm hỏi, hỗ trợ | Money for visits and support
        CL_TET_TIEN | Số tiền chăm lo Tết | Tet support
        PL_THOATHUAN | Số bản thỏa thuận hợp tác phúc lợi đoàn viên
            | Agreements with partners on members’ welfare
        MACD_SO | Số nhà Mái ấm công đoàn | Union homes built or repaired
        XH_TIEN | Tổng chi xã hội, từ thiện, đền ơn đáp nghĩa | Charity and gratitude spending
        KTTC_CAPTREN | Số CĐ cấp trên TTCS kiểm tra tài chính cùng cấp
            | Upper-level unions audited at their own level
        KTTC_CDCS | Số CĐCS kiểm tra tài chính cùng cấp
            | Grassroots unions audited at their own level
        KTTC_CAPDUOI | Số cuộc kiểm tra tài chính cấp dưới | Audits of lower levels
        KT_DIEULE | Số cuộc kiểm tra chấp hành Điều lệ
            | Inspections of compliance with the Charter
        KNTC_TYLE | Tỷ lệ đơn thư khiếu nại, tố cáo được giải quyết
            | Complaints and denunciations resolved
        QT_DUNGHAN | Nộp báo cáo quyết toán, dự toán đúng hạn
            | Accounts and budget submitted on time
        THU_KPCD_TYLE | Tỷ lệ thu kinh phí công đoàn so dự toán
            | Union fees collected against the budget
        NC_2GIOI_TYLE | Tỷ lệ nữ đạt “Giỏi việc nước, đảm việc nhà”
            | Women with the title “Good at public work, capable at home”
        NC_BAN_TYLE | Tỷ lệ CĐCS đủ điều kiện thành lập ban nữ công
            | Eligible grassroots unions with a women’s board
        VT_HOATDONG | Số hoạt động văn hóa, thể thao, về nguồn của Khối/đơn vị
            | Culture, sport and heritage activities
        KHOI_THAMDU | Tỷ lệ tham dự các hội nghị Khối | Attendance at the bloc’s meetings
        KHOI_BC_DUNGHAN | Gửi báo cáo đúng hạn (6 tháng, năm)
            | Reports sent on time (half-year, year)
        KHOI_CHITIEU_DAT | Tỷ lệ chỉ tiêu giao ước hoàn thành | Covenant targets met
        """,
    )


def test_measures_and_wholes_have_words_and_a_source(states: States) -> None:
    states(
        "indicator",
        """
        indicator | measure_en | denominator_vi | denominator_en | source | valid_from | valid_to
        DV_KETNAP_MOI | people |  |  | TIN_KCN11_2020 |  |
        DV_TANG_THUC | people |  |  | THONG_LE |  |
        DV_TONG | people |  |  | CD_YT_TIN |  |
        DV_NU | people |  |  | MAU_2_HDCD |  |
        DV_TYLE | % | Tổng số lao động | Workforce | GU_KH_2021 |  |
        LD_TONG | people |  |  | MAU_2_HDCD |  |
        LD_NU | people |  |  | MAU_2_HDCD |  |
        CDCS_TONG | grassroots unions |  |  | CD_YT_TIN |  |
        CDCS_TLMOI | grassroots unions |  |  | TIN_KCN11_2020 |  |
        CDCS_GIAITHE | grassroots unions |  |  | THONG_LE |  |
        CDCTTT_TONG | upper-level unions |  |  | TIN_KCN11_2020 |  |
        CDCS_HTT_TYLE | % | Số CĐCS được xếp loại | Grassroots unions graded | DH13_CHITIEU |  |
        CDCS_HTXS_TYLE | % | Số CĐCS được xếp loại | Grassroots unions graded | HUE_2017 |  |
        CDCTTT_HTT_TYLE
            | % | Số CĐ cấp trên TTCS được xếp loại
            | Upper-level unions graded | DH13_CHITIEU |  |
        DV_UUTU_GT | people |  |  | DH13_VNPLUS |  |
        DV_KETNAP_DANG | people |  |  | SO_LE |  |
        CB_TAPHUAN | attendances |  |  | TIN_K2_2021 |  |
        CB_TAPHUAN_TYLE | % | Tổng số cán bộ CĐ | Union officers | THONG_LE |  |
        TT_NQ_TYLE | % | Tổng số ĐV, NLĐ | Members and workers | DH13_VNPLUS |  |
        TT_CUOC | sessions |  |  | CD_YT_TIN |  |
        HT_TYLE | % | Tổng số lao động | Workforce | DH13_VNPLUS |  |
        HT_HCM_TYLE | % | Tổng số CĐCS | Grassroots unions | HUE_2017 |  |
        SK_SO | initiatives |  |  | TIN_KCN11_2020 |  |
        SK_GIATRI | VND |  |  | TIN_KCN11_2020 |  |
        SK_CDCS_TYLE | % | Tổng số CĐCS | Grassroots unions | THONG_LE |  |
        BLDST | certificates |  |  | SO_LE |  |
        CT_THIDUA | works |  |  | GU_HG_2024 |  |
        MOHINH_MOI | models |  |  | GU_HG_2024 |  |
        LDTT_TYLE | % | Tổng số CBCCVCLĐ | Employees | GU_KH_2021 |  |
        DV_DANGKY_TYLE
            | % | Tổng số tập thể, cá nhân
            | Collectives and individuals | HD_804_2018 |  |
        CQ_VANHOA_TYLE | % | Tổng số cơ quan, đơn vị | Agencies and units | GU_KH_2018 |  |
        XSD_TYLE | % | Tổng số CĐCS | Grassroots unions | TIN_K2_2021 |  |
        TK_CLP_TIEN | VND |  |  | TIN_K2_2021 |  |
        HNCBCC_TYLE
            | % | Số cơ quan, đơn vị phải tổ chức hội nghị
            | Agencies and units that must hold one | GU_KH_2018 |  |
        HNNLD_TYLE
            | % | Số DN phải tổ chức hội nghị
            | Enterprises that must hold one | THONG_LE |  |
        QCDC_TYLE | % | Tổng số CĐCS | Grassroots unions | DH13_VNPLUS |  |
        DT_SO | dialogues |  |  | TIN_KCN11_2020 |  |
        TULD_TYLE
            | % | Số DN, đơn vị đủ điều kiện
            | Eligible enterprises and units | DH13_VNNET |  |
        TULD_MOI | agreements |  |  | HA_NOI_TULD |  |
        TV_PL_LUOT | cases advised |  |  | THONG_LE |  |
        TA_HOTRO_TYLE | % | Số vụ việc tại tòa | Court cases | DH6_CDVC |  |
        TCLD_VU | cases |  |  | MAU_1_HDCD |  |
        TNLD_VU | cases |  |  | THONG_LE |  |
        LD_THIEUVIEC | people |  |  | MAU_2_HDCD |  |
        LUONG_BQ
            | VND per person per month | Số người được tính
            | People counted | MAU_2_HDCD |  |
        NO_LUONG | VND |  |  | MAU_1_HDCD |  |
        HDLD_SO | people |  |  | MAU_1_HDCD |  |
        BHXH_SO | people |  |  | MAU_1_HDCD |  |
        NHA_THUE | people |  |  | MAU_1_HDCD |  |
        CL_LUOT | visits |  |  | CD_YT_TIN |  |
        CL_TIEN | VND |  |  | CD_YT_TIN |  |
        CL_TET_TIEN | VND |  |  | TIN_KH81_2020 |  |
        PL_THOATHUAN | agreements |  |  | KY_2020 |  |
        MACD_SO | homes |  |  | THONG_LE |  |
        XH_TIEN | VND |  |  | KY_2020 |  |
        KTTC_CAPTREN
            | upper-level unions | Tổng số CĐ cấp trên TTCS
            | Upper-level unions | TIN_KCN11_2020 |  |
        KTTC_CDCS | grassroots unions | Tổng số CĐCS | Grassroots unions | TIN_KCN11_2020 |  |
        KTTC_CAPDUOI | audits |  |  | DH13_CHITIEU |  |
        KT_DIEULE | inspections |  |  | SO_LE |  |
        KNTC_TYLE | % | Số đơn thư thuộc thẩm quyền đã nhận | Complaints received | THONG_LE |  |
        QT_DUNGHAN | yes/no |  |  | THONG_LE |  |
        THU_KPCD_TYLE | % | Dự toán thu | Budgeted fees | THONG_LE |  |
        NC_2GIOI_TYLE | % | Tổng số nữ CBCCVCLĐ | Women employees | DH6_CDVC |  |
        NC_BAN_TYLE | % | Số CĐCS đủ điều kiện | Eligible grassroots unions | DH13_CHITIEU |  |
        VT_HOATDONG | activities |  |  | TIN_K2_2021 |  |
        KHOI_THAMDU | % | Số lượt phải tham dự | Attendances expected | KHOI_DN_2018 |  |
        KHOI_BC_DUNGHAN | yes/no |  |  | KHOI_DN_2018 |  |
        KHOI_CHITIEU_DAT | % | Số chỉ tiêu giao ước | Covenant targets | TIN_KCN11_2020 |  |
        """,
    )


def test_the_groups_of_the_catalogue(states: States) -> None:
    states(
        "content_group",
        """
        content_group | position | text_vi | text_en | source
        G1 | 1 | Tuyên truyền – học tập | Outreach and study | THONG_LE
        G2 | 2 | Thi đua lao động – sáng kiến | Work emulation and initiatives | THONG_LE
        G3 | 3 | Chăm lo – đại diện | Care and representation | THONG_LE
        G4 | 4 | Dân chủ – đối thoại – thoả ước – an toàn vệ sinh lao động
            | Democracy, dialogue, agreements, safety and health at work | THONG_LE
        G5 | 5 | Xây dựng tổ chức – đoàn viên | Organisation and membership | THONG_LE
        G6 | 6 | Kiểm tra – tài chính | Inspection and finance | THONG_LE
        G7 | 7 | Nữ công – văn thể – xã hội | Women, culture, sport and charity | THONG_LE
        G8 | 8 | Hoạt động Khối – chế độ báo cáo | Bloc activities and reporting | THONG_LE
        """,
        covenant=None,
    )


def test_the_documents_behind_the_facts(states: States) -> None:
    states(
        "source",
        """
        source | title | publisher | published_on | note_vi | note_en
        TIN_K2_2021 |  |  |
            | Bản tin ký LÊ HÒA về hội nghị ký kết Giao ước thi đua năm 2021 của Khối thi đua II.
            Bản tin không ghi ngày đăng, nơi đăng, ngày và nơi họp; dòng đầu là chú thích ảnh.
            | News item signed “LÊ HÒA” on the signing of the 2021 covenant of Bloc II. It states
            neither its date and publisher nor the day and place of the meeting; its first line is
            a caption.
        TIN_K3_2022 | Khối Thi đua III-Công đoàn Viên chức Việt Nam triển khai nhiệm vụ năm 2022 |
            Công đoàn Viên chức Việt Nam | 2022-03-30
            | Bản tin ký Quang Bách VOV, đăng 07:56. Giữ nguyên văn các chỗ “Thông tấn xã việt
            Nam”, “Trưởng phó Khối” và “Đại hội XIII Công đoàn Việt Nam” (bản tin tháng 3/2022,
            đại hội này họp tháng 12/2023). Bản tin không đăng toàn văn giao ước: nội dung thi đua
            lấy từ phát biểu của Khối trưởng.
            | News item signed “Quang Bách VOV”, posted at 07:56. “Thông tấn xã việt Nam”, “Trưởng
            phó Khối” and “Đại hội XIII Công đoàn Việt Nam” (named in March 2022, held in December
            2023) are kept as written. The covenant's text is not given: its contents are taken
            from the speech of the bloc's leader.
        TIN_KCN11_2020 | Hội nghị Sơ kết 6 tháng đầu năm và triển khai nhiệm vụ 6 tháng cuối năm
            2020 Khối thi đua 11 Công đoàn ngành Trung ương | Ban TGNC (Nguồn Khối thi đua) |
            2020-07-24
            | Bản tin sơ kết, đăng 05:20:07. “11” là số công đoàn, không phải số hiệu khối. Có chỗ
            ghi “Chủ tịch Liên đoàn Lao động Việt Nam”, thiếu chữ “Tổng”. Không có toàn văn giao
            ước năm 2020.
            | News item on the half-year review, posted at 05:20:07. “11” counts the unions and is
            no number of the bloc. It once writes “Liên đoàn Lao động Việt Nam” without “Tổng”.
            The text of the 2020 covenant is not given.
        TIN_KH81_2020 | Thi đua thúc đẩy năng suất lao động, không ngừng nâng cao đời sống cho
            người lao động |  | 2020-12-23
            | Bản tin ký ĐẶNG LỢI, mục Thi đua khen thưởng, cập nhật 09:50 (GMT+7). Giữ nguyên văn
            hai cách viết “văn hóa” và “văn hoá”.
            | News item signed “ĐẶNG LỢI”, updated at 09:50 (GMT+7). Its two spellings “văn hóa”
            and “văn hoá” are kept.
        TIN_K1_2024 |  | Trung tâm Nghiên cứu và Phát triển truyền thông KH&CN |
            | Bản tin về lễ ký giao ước thi đua năm 2024 của Khối thi đua I. Không ghi tên bài,
            ngày đăng, ngày và nơi ký. Giữ nguyên văn các chỗ “bảo về quyền”, “Bộ Tài Chính”.
            | News item on the signing of the 2024 covenant of Bloc I. Headline, date, and the day
            and place of signing are not stated. “bảo về quyền” and “Bộ Tài Chính” are kept as
            written.
        QC_23_2015 | Quy chế số 23/QC-CĐN | Công đoàn Giáo dục Việt Nam (congdoangdvn.org.vn) |
            2015-01-28
            | Quy chế của khối 5 công đoàn ngành hành chính và lực lượng vũ trang: Giáo dục, Quốc
            phòng, Viên chức, Công an nhân dân, Y tế. Suy ra thành viên năm 2020 từ trang này và
            trang TIN_6CDN_2017 (5 + 6 = 11); bản tin năm 2020 không nêu tên.
            | Regulation of the bloc of five unions of administration and armed forces: Education,
            National Defence, Public Sector, Public Security, Health. The members of 2020 are
            inferred from it and TIN_6CDN_2017 (5 + 6 = 11); the news item of 2020 does not name
            them.
        TIN_6CDN_2017 |  | Công đoàn Giao thông vận tải Việt Nam (congdoangiaothongvantai.com.vn)
            | 2017-03-28
            | Bản tin về khối thi đua 6 công đoàn ngành: Giao thông vận tải, Xây dựng, Ngân hàng,
            Nông nghiệp và Phát triển nông thôn, Công Thương, Thông tin và Truyền thông. Thành
            viên năm 2020 là suy luận, xem QC_23_2015.
            | News item on the bloc of six sector unions: Transport, Construction, Banking,
            Agriculture and Rural Development, Industry and Trade, Information and Communications.
            The membership of 2020 is inferred, see QC_23_2015.
        MAU_2_HDCD | Mẫu số 2-HĐCĐ: Báo cáo tổng hợp số liệu về hoạt động công đoàn | atailieu.com
            | 2020-08-06
            | Mẫu dùng cho công đoàn cấp trên trực tiếp cơ sở, LĐLĐ tỉnh, thành phố, công đoàn
            ngành trung ương và tương đương. Số liệu tính đến 31/5 hoặc 30/11.
            | Report form for upper-level unions. Figures up to 31 May or 30 November.
        MAU_1_HDCD | Mẫu số 1-HĐCĐ: Báo cáo hoạt động công đoàn cơ sở | atailieu.com | 2020-09-25
            | Mẫu dùng cho công đoàn cơ sở.
            | Report form for grassroots unions.
        DH13_CHITIEU |  | thuvienphapluat.vn |
            | Các chỉ tiêu của Đại hội XIII Công đoàn Việt Nam nhiệm kỳ 2023-2028 (phần đọc được).
            | Targets of the 13th Trade Union Congress, term 2023-2028 (the part that could be
            read).
        DH13_VNPLUS |  | VietnamPlus |
            | Tin về các chỉ tiêu của Đại hội XIII Công đoàn Việt Nam.
            | News on the targets of the 13th Trade Union Congress.
        DH13_VNNET |  | VietNamNet |
            | Tin về các chỉ tiêu của Đại hội XIII Công đoàn Việt Nam.
            | News on the targets of the 13th Trade Union Congress.
        DH6_CDVC |  | Tạp chí Thời Đại |
            | Tin về 12 chỉ tiêu của Đại hội VI Công đoàn Viên chức Việt Nam nhiệm kỳ 2023-2028
            (đọc được 5).
            | News on the 12 targets of the 6th Congress of the Vietnam Public Sector Union, term
            2023-2028 (five could be read).
        HD_804_2018 | Hướng dẫn 804/HD-SNV | Trang thông tin thị xã Hương Thủy | 2018-07-18
            | Cách chấm điểm khối thi đua ở Thừa Thiên Huế.
            | How blocs are scored in Thua Thien Hue.
        GU_KH_2018 |  | Tỉnh đoàn Khánh Hòa | 2018-03-09
            | Giao ước thi đua của một khối ở Khánh Hòa năm 2018.
            | Covenant of a bloc in Khanh Hoa in 2018.
        GU_KH_2021 |  | Báo Khánh Hòa |
            | Giao ước thi đua của các khối công đoàn ở Khánh Hòa năm 2021.
            | Covenants of union blocs in Khanh Hoa in 2021.
        GU_HG_2024 |  | Báo Hậu Giang |
            | Giao ước thi đua của Khối thi đua II ở Hậu Giang năm 2024.
            | Covenant of Bloc II in Hau Giang in 2024.
        KHOI_DN_2018 |  | Liên minh Hợp tác xã tỉnh Đắk Nông | 2018-07-12
            | Sơ kết khối thi đua: số đơn vị dự họp và chế độ báo cáo.
            | Half-year review of a bloc: attendance and reporting.
        CD_YT_TIN |  | Báo Người Lao Động |
            | Số liệu hoạt động của Công đoàn Y tế Việt Nam.
            | Figures of the Vietnam National Union of Health Workers.
        HUE_2017 |  | Báo Thừa Thiên Huế |
            | Chỉ tiêu và kết quả công tác công đoàn năm 2017 ở Thừa Thiên Huế và các nơi khác.
            | Union targets and results of 2017 in Thua Thien Hue and elsewhere.
        TLD_2026 |  | Báo Sài Gòn Giải Phóng |
            | Chỉ tiêu công tác công đoàn năm 2026.
            | Union targets for 2026.
        KY_2020 |  |  | 2019-12-13
            | Tin về tổng kết năm 2019 và ký giao ước năm 2020 của khối; cần đối chiếu trước khi
            trích dẫn. Ngày ghi là ngày họp.
            | News on the bloc's review of 2019 and its covenant of 2020; to be corroborated
            before citing. The date is that of the meeting.
        SO_LE |  |  |
            | Số liệu lẻ trên các trang của công đoàn địa phương và ngành.
            | Single figures on pages of local and sector unions.
        HA_NOI_TULD |  | tinbong247.net |
            | Bản chép một tin của Lao động Thủ đô về thỏa ước lao động tập thể.
            | Copy of a news item of “Lao động Thủ đô” on collective agreements.
        THONG_LE |  |  |
            | Thông lệ chung của báo cáo công đoàn, chưa đối chiếu với văn bản.
            | Common practice of union reports, not yet checked against a document.
        """,
    )


def test_each_movement_is_known_from_a_document() -> None:
    known: dict[str, list[str]] = {}
    path = ROOT / "warehouse" / "reference" / "movement.csv"
    for row in csv.DictReader(path.read_text("utf-8").splitlines()):
        known.setdefault(row["source"], []).append(row["movement"])
    assert known == {
        "TIN_KH81_2020": [
            "LDG_LDST",
            "GVN_DVN",
            "XSD_ATVSLD",
            "DM_ST_HQ",
            "TMG_PVT",
            "NKTC",
            "PM_NTM",
            "PM_VNN",
            "PM_DN",
            "HT_HCM",
        ],
        "TIN_K3_2022": ["VHCS_CD", "TTLS", "NQ02", "PLDV"],
        "TIN_K2_2021": ["PM_VHCS"],
    }

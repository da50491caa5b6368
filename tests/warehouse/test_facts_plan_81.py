"""What the document of plan 81/KH-TLĐ for 2021 states, as the reference holds it."""

from collections.abc import Callable

States = Callable[..., None]
PLAN = "2021-TLD"
SOURCE = "TIN_KH81_2020"


def test_the_plan_its_theme_and_who_signed_it(states: States) -> None:
    states(
        "launch_plan",
        """
        issuer | year | number | signed_on | signed_by | source | theme | theme_en
        TLD | 2021 | 81/KH-TLĐ | 2020-12-23 | Nguyễn Đình Khang | TIN_KH81_2020
            | Tận dụng cơ hội, vượt mọi khó khăn, nỗ lực phấn đấu, đưa nghị quyết của Đảng vào
            cuộc sống
            | Seize the opportunity, overcome all difficulties, strive to bring the Party's
            resolution into life
        """,
        launch_plan=PLAN,
    )


def test_content_groups_verbatim(states: States) -> None:
    states(
        "content_group",
        """
        content_group | text_vi | text_en
        1 | Vận động đoàn viên, công chức, viên chức và người lao động ra sức thi đua phát huy
            sáng kiến, sáng tạo, cải tiến kỹ thuật, đổi mới quy trình làm việc, đẩy mạnh nghiên
            cứu, ứng dụng khoa học, công nghệ; thực hành tiết kiệm, chống lãng phí, cải cách hành
            chính; đồng hành cùng doanh nghiệp vượt khó, thúc đẩy tăng năng suất lao động và hiệu
            quả công tác, đảm bảo việc làm, thu nhập cho người lao động, góp phần thực hiện tốt
            các nhiệm vụ được giao và chỉ tiêu kinh tế - xã hội của ngành, địa phương và đất nước.
            | Encourage initiative, creativity and technical improvement; renew working processes,
            research and apply science and technology; thrift and administrative reform; stand by
            enterprises in difficulty; raise productivity, secure jobs and income, and help meet
            the tasks and targets of sector, locality and country.
        2 | Đẩy mạnh các phong trào thi đua, cuộc vận động do Tổng Liên đoàn Lao động Việt Nam
            phát động, cụ thể hóa các phong trào “Lao động giỏi, Lao động sáng tạo”; “Giỏi việc
            nước, đảm việc nhà”; “Xanh, Sạch, Đẹp, Bảo đảm an toàn vệ sinh lao động”; “Đổi mới,
            sáng tạo, hiệu quả trong hoạt động của tổ chức Công đoàn”; “Tham mưu giỏi, phục vụ
            tốt” và Cuộc vận động “Cán bộ, công chức, viên chức nói không với tiêu cực” gắn với
            chủ đề hoạt động năm 2021 “Nâng cao chất lượng đội ngũ cán bộ công đoàn cơ sở”.
            | Step up the movements and campaigns of the General Confederation, tied to the theme
            of the year's activity, “Better quality of grassroots union officers”.
        3 | Tiếp tục đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh; tích
            cực tham gia có hiệu quả các phong trào thi đua do Thủ tướng Chính phủ phát động: “Cả
            nước chung sức xây dựng nông thôn mới”; “Cả nước chung tay vì người nghèo, không để ai
            bị bỏ lại phía sau”; “Doanh nghiệp Việt Nam hội nhập và phát triển”; “Cán bộ, công
            chức, viên chức thi đua thực hiện văn hoá công sở”.
            | Continue to study and follow Ho Chi Minh's thought, morality and style; take an
            effective part in the four movements launched by the Prime Minister.
        4 | Tập trung tổ chức triển khai thực hiện có hiệu quả nghị quyết đại hội đảng các cấp,
            Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng; phương hướng, nhiệm vụ
            trọng tâm của Đại hội Thi đua yêu nước toàn quốc lần thứ X và công tác thi đua, khen
            thưởng trong công nhân, viên chức, lao động toàn quốc giai đoạn 2020 – 2025.
            | Carry out effectively the resolutions of Party congresses at all levels and of the
            13th National Party Congress; the main tasks of the 10th National Patriotic Emulation
            Congress and emulation and commendation work, 2020-2025.
        5 | Nâng cao hiệu quả các hoạt động chăm lo lợi ích và phúc lợi cho đoàn viên, người lao
            động, quan tâm hỗ trợ kịp thời các trường hợp đoàn viên, người lao động có hoàn cảnh
            khó khăn, thiệt hại do thiên tai, dịch bệnh. Tập trung huy động các nguồn lực tổ chức
            hỗ trợ, chăm lo cho đoàn viên và người lao động nhân dịp Tết Nguyên đán Tân Sửu 2021
            theo phương châm “tất cả mọi đoàn viên và người lao động đều có Tết” với tinh thần vui
            tươi, phấn khởi, lành mạnh, an toàn, tiết kiệm.
            | Care more effectively for members' and workers' interests and welfare; support those
            in hardship or hit by disasters and epidemics in time; gather resources so that “every
            member and worker has a Tet” in 2021.
        """,
        covenant=PLAN,
    )


def test_movements_and_campaigns_and_whose_they_are(states: States) -> None:
    states(
        "movement",
        """
        movement | kind | launched_by | name_vi | name_en
        LDG_LDST | movement | Tổng Liên đoàn Lao động Việt Nam | Lao động giỏi, Lao động sáng tạo
            | Good work, creative work
        GVN_DVN | movement | Tổng Liên đoàn Lao động Việt Nam | Giỏi việc nước, đảm việc nhà
            | Good at public work, capable at home
        XSD_ATVSLD | movement | Tổng Liên đoàn Lao động Việt Nam | Xanh, Sạch, Đẹp, Bảo đảm an
            toàn vệ sinh lao động
            | Green, clean, beautiful, with safety and health at work
        DM_ST_HQ | movement | Tổng Liên đoàn Lao động Việt Nam | Đổi mới, sáng tạo, hiệu quả trong
            hoạt động của tổ chức Công đoàn
            | Renewal, creativity and results in the union's work
        TMG_PVT | movement | Tổng Liên đoàn Lao động Việt Nam | Tham mưu giỏi, phục vụ tốt
            | Good advice, good service
        NKTC | campaign | Tổng Liên đoàn Lao động Việt Nam | Cán bộ, công chức, viên chức nói
            không với tiêu cực
            | Cadres, civil servants and public employees say no to wrongdoing
        PM_NTM | prime_minister | Thủ tướng Chính phủ | Cả nước chung sức xây dựng nông thôn mới
            | The whole country joins in building the new countryside
        PM_VNN | prime_minister | Thủ tướng Chính phủ | Cả nước chung tay vì người nghèo, không để
            ai bị bỏ lại phía sau
            | The whole country joins hands for the poor, no one left behind
        PM_DN | prime_minister | Thủ tướng Chính phủ | Doanh nghiệp Việt Nam hội nhập và phát
            triển
            | Vietnamese enterprises integrate and develop
        PM_VHCS | prime_minister | Thủ tướng Chính phủ | Cán bộ, công chức, viên chức thi đua thực
            hiện văn hoá công sở
            | Cadres, civil servants and public employees practise office culture
        HT_HCM | study |  | học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh
            | Study and follow Ho Chi Minh's thought, morality and style
        """,
        covenant=PLAN,
    )


def test_two_phases(states: States) -> None:
    states(
        "phase",
        """
        phase | starts_on | starts_precision | ends_on | name_vi | name_en | content_vi | content_en
        1 | 2021-01-01 | month | 2021-06-30 | Đợt 1
            | Phase 1 | Tuyên truyền, học tập, quán triệt và xây dựng chương trình hành động của
            địa phương, ngành, cơ quan, đơn vị thực hiện nghị quyết đại hội đảng các cấp và Nghị
            quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng; Tuyên truyền, quán triệt kết
            quả, phương hướng, nhiệm vụ Đại hội Thi đua yêu nước toàn quốc lần thứ X – năm 2020.
            Đoàn viên, công nhân, viên chức, lao động thi đua ngay từ ngày đầu, tháng đầu năm
            2021.
            | Make known and study the resolutions of the Party congresses and draw up action
            programmes; make known the results and tasks of the 10th National Patriotic Emulation
            Congress. Members and workers compete from the first day and month of 2021.
        2 | 2021-07-01 | day | 2021-12-31 | Đợt 2
            | Phase 2 | Quyết tâm, nỗ lực đưa nghị quyết đại hội đảng các cấp và Nghị quyết Đại
            hội đại biểu toàn quốc lần thứ XIII của Đảng vào cuộc sống. Thi đua hoàn thành toàn
            diện và vượt mức kế hoạch và nhiệm vụ năm 2021.
            | Strive to bring the resolutions of the Party congresses into life. Compete to fulfil
            and exceed the plan and tasks of 2021.
        """,
        launch_plan=PLAN,
    )


def test_requirements_verbatim(states: States) -> None:
    states(
        "requirement",
        """
        position | text_vi | text_en
        1 | căn cứ Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng; nghị quyết đại hội
            đảng các cấp và điều kiện thực tiễn địa phương, ngành, đơn vị, lựa chọn các nội dung,
            nhiệm vụ phù hợp gắn với việc triển khai các phong trào thi đua yêu nước, trong đó,
            tập trung chỉ đạo, nâng cao hiệu quả các phong trào thi đua có tính đặc trưng, điển
            hình của địa phương, ngành và cơ quan, đơn vị.
            | Choose contents and tasks that fit the resolutions and local conditions, and make
            the movements typical of each locality, sector and unit more effective.
        2 | Tiếp tục thực hiện hiệu quả nhiệm vụ phòng, chống dịch Covid – 19; chung tay khắc phục
            hậu quả thiên tai, dịch bệnh với tinh thần kiên trì, quyết liệt, sáng tạo với nỗ lực
            và quyết tâm cao nhất; thúc đẩy năng suất lao động, hiệu quả công tác gắn với mục tiêu
            hoàn thành nhiệm vụ sản xuất kinh doanh, công tác cải cách hành chính và nâng cao hiệu
            lực quản lý nhà nước.
            | Go on working against Covid-19 and the effects of disasters; raise productivity
            together with production, administrative reform and public management.
        3 | Các hoạt động thi đua hướng về cơ sở; tăng cường đôn đốc, kiểm tra, hướng dẫn các cơ
            sở trực thuộc tổ chức tốt các nội dung, mục tiêu, chỉ tiêu thi đua đã phát động.
            | Direct emulation to the grassroots; urge, check and guide the units below so that
            the contents, goals and targets launched are well organised.
        4 | biểu dương, khen thưởng kịp thời, tạo sự lan toả trong hệ thống và toàn xã hội; quan
            tâm, cổ vũ các tập thể, cá nhân có tinh thần sáng tạo, dám nghĩ, dám làm, quyết tâm
            phấn đấu hoàn thành nhiệm vụ chính trị của ngành, địa phương và cơ quan, đơn vị
            | Praise and reward in time, so that it spreads; encourage collectives and persons who
            think and act boldly and creatively.
        """,
        launch_plan=PLAN,
    )


def test_the_day_it_was_issued(states: States) -> None:
    states(
        "event",
        """
        event | kind | held_on | name_vi | place | name_en
        2021-TLD/ban_hanh | plan_issued | 2020-12-23 | Chủ tịch Tổng LĐLĐVN Nguyễn Đình Khang đã
            kí ban hành Kế hoạch số 81/KH-TLĐ |
            | The President of the General Confederation signs Plan 81/KH-TLĐ
        """,
        bloc=None,
    )


def test_the_president_as_published(states: States) -> None:
    states(
        "post",
        """
        person | unit | dated | post_vi | post_en
        Nguyễn Đình Khang | TLD | 2020-12-23 | Chủ tịch Tổng LĐLĐVN
            | President of the Vietnam General Confederation of Labour
        """,
        source=SOURCE,
    )


def test_the_document_itself(states: States) -> None:
    states(
        "source",
        """
        source | title | publisher | published_on | note_vi | note_en
        TIN_KH81_2020 | Thi đua thúc đẩy năng suất lao động, không ngừng nâng cao đời sống cho
            người lao động |  | 2020-12-23
            | Bản tin ký ĐẶNG LỢI, mục Thi đua khen thưởng, cập nhật 09:50 (GMT+7). Giữ nguyên văn
            hai cách viết “văn hóa” và “văn hoá”.
            | News item signed “ĐẶNG LỢI”, updated at 09:50 (GMT+7). Its two spellings “văn hóa”
            and “văn hoá” are kept.
        """,
        source=SOURCE,
    )


def test_names_known_from_the_document(states: States) -> None:
    states(
        "unit",
        """
        unit | parent | kind | name_vi | short_vi | name_en
        TLD |  | confederation | Tổng Liên đoàn Lao động Việt Nam | Tổng LĐLĐVN
            | Vietnam General Confederation of Labour
        """,
        source=SOURCE,
    )

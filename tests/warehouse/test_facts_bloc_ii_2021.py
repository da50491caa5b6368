"""What the document of Bloc II of 2021 states, as the reference holds it."""

from collections.abc import Callable

States = Callable[..., None]
COVENANT = "2021-CDVC_K2"
BLOC = "CDVC_K2"
SOURCE = "TIN_K2_2021"


def test_the_covenant_as_far_as_its_document_states_it(states: States) -> None:
    states(
        "covenant",
        """
        bloc | year | members_stated | signed_on | signed_at | source | theme | theme_en
        CDVC_K2 | 2021 | 7 |  |  | TIN_K2_2021
            | Đưa Nghị quyết của Đảng vào cuộc sống; vượt mọi khó khăn, nỗ lực phấn đấu hoàn thành
            xuất sắc nhiệm vụ
            | Bring the Party's Resolution into life; overcome all difficulties, strive to fulfil
            our tasks with excellence
        """,
        covenant=COVENANT,
    )


def test_members_in_the_order_of_the_document_and_their_roles(states: States) -> None:
    states(
        "membership",
        """
        year | unit | role | from_seed | source
        2021 | CD_VPTWD | leader | yes | TIN_K2_2021
        2021 | CD_VPCP | member | yes | TIN_K2_2021
        2021 | CD_VPQH | member | yes | TIN_K2_2021
        2021 | CD_KTNN | deputy | yes | TIN_K2_2021
        2021 | CD_CQTLD | member | yes | TIN_K2_2021
        2021 | CD_TWMTTQ | member | yes | TIN_K2_2021
        2021 | CD_TWDOAN | member | yes | TIN_K2_2021
        """,
        bloc=BLOC,
    )


def test_who_signed(states: States) -> None:
    states(
        "signatory",
        """
        unit | person | post | source
        CD_VPTWD |  |  | TIN_K2_2021
        CD_VPCP |  |  | TIN_K2_2021
        CD_VPQH |  |  | TIN_K2_2021
        CD_KTNN |  |  | TIN_K2_2021
        CD_CQTLD |  |  | TIN_K2_2021
        CD_TWMTTQ |  |  | TIN_K2_2021
        CD_TWDOAN |  |  | TIN_K2_2021
        """,
        covenant=COVENANT,
    )


def test_content_groups_verbatim(states: States) -> None:
    states(
        "content_group",
        """
        content_group | text_vi | text_en
        ND1 | tổ chức triển khai thực hiện có hiệu quả nghị quyết đại hội đảng các cấp, Nghị quyết
            Đại hội đại biểu toàn quốc lần thứ XIII của Đảng; Phương hướng nhiệm vụ trọng tâm Đại
            hội Thi đua yêu nước toàn quốc lần thứ X và công tác thi đua, khen thưởng trong cán
            bộ, công chức, viên chức, người lao động toàn quốc giai đoạn 2020-2025
            | Carry out effectively the resolutions of Party congresses at all levels and of the
            13th National Party Congress; the main tasks of the 10th National Patriotic Emulation
            Congress and emulation and commendation work among cadres, civil servants, public
            employees and workers, 2020-2025
        ND2 | Đẩy mạnh các phong trào thi đua gắn với thực hiện thắng lợi các chỉ tiêu và nhiệm vụ
            chính trị của từng cơ quan, đơn vị. Hưởng ứng các phong trào thi đua, cuộc vận động do
            Tổng Liên đoàn Lao động Việt Nam, CĐVCVN, cơ quan, đơn vị phát động
            | Step up emulation movements tied to each agency's targets and political tasks;
            respond to the movements and campaigns of the General Confederation, the Vietnam
            Public Sector Union and the agencies themselves
        ND3 | vận động cán bộ, công chức, viên chức và người lao động ra sức thi đua, phát huy
            sáng kiến, sáng tạo, cải tiến kỹ thuật, đổi mới quy trình làm việc, đẩy mạnh nghiên
            cứu, ứng dụng khoa học công nghệ; thực hành tiết kiệm chống lãng phí, cải cách hành
            chính; đồng hành với DN, đơn vị sự nghiệp vượt khó, thúc đẩy, tăng năng suất lao động
            và hiệu quả công tác, đảm bảo việc làm và thu nhập cho người lao động
            | Encourage initiative, creativity and technical improvement; renew working processes,
            research and apply science and technology; thrift and administrative reform; stand by
            enterprises and public units in difficulty; raise productivity, secure jobs and income
        ND4 | tiếp tục đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh;
            tích cực tham gia có hiệu quả phong trào thi đua do Thủ tướng Chính phủ phát động
            | Continue to study and follow Ho Chi Minh's thought, morality and style; take an
            effective part in the movements launched by the Prime Minister
        ND5 | nâng cao hiệu quả các hoạt động chăm lo, bảo vệ quyền, lợi ích hợp pháp, chính đáng
            của người lao động; phát động phong trào thi đua thiết thực hướng về cơ sở
            | Care for workers and protect their lawful rights and interests more effectively;
            launch practical movements directed to the grassroots
        ND6 | tích cực tổ chức các hoạt động tăng cường sự phối hợp, đoàn kết của các đơn vị trong
            Khối thi đua II, góp phần nâng cao hoạt động của Khối
            | Organise activities that strengthen coordination and solidarity among the units of
            Bloc II
        """,
        covenant=COVENANT,
    )


def test_movements_and_campaigns_and_whose_they_are(states: States) -> None:
    states(
        "movement",
        """
        movement | kind | launched_by | name_vi | name_en
        LDG_LDST | movement | Tổng Liên đoàn Lao động Việt Nam | Lao động giỏi, lao động sáng tạo
            | Good work, creative work
        GVN_DVN | movement | Tổng Liên đoàn Lao động Việt Nam | Giỏi việc nước, đảm việc nhà
            | Good at public work, capable at home
        XSD_ATVSLD | movement | Tổng Liên đoàn Lao động Việt Nam | Xanh, sạch, đẹp, bảo đảm an
            toàn vệ sinh lao động
            | Green, clean, beautiful, with safety and health at work
        PM_VNN | prime_minister | Thủ tướng Chính phủ | Cả nước chung tay vì người nghèo, không để
            ai bị bỏ lại phía sau
            | The whole country joins hands for the poor, no one left behind
        PM_DN | prime_minister | Thủ tướng Chính phủ | Doanh nghiệp Việt Nam hội nhập và phát
            triển
            | Vietnamese enterprises integrate and develop
        PM_VHCS | prime_minister | Thủ tướng Chính phủ | Cán bộ, công chức, viên chức thi đua thực
            hiện văn hóa công sở
            | Cadres, civil servants and public employees practise office culture
        HT_HCM | study |  | học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh
            | Study and follow Ho Chi Minh's thought, morality and style
        """,
        covenant=COVENANT,
    )


def test_programme(states: States) -> None:
    states(
        "activity",
        """
        activity | kind | planned_on | planned_in | done_on | name_vi | name_en
        trien_khai | launch |  |  |  | triển khai nhiệm vụ | Launch of the year's work
        so_ket | half_year_review |  |  |  | sơ kết | Half-year review
        tong_ket | year_review |  |  |  | tổng kết công tác | Year-end review
        binh_xet | appraisal |  |  |  | bình xét thi đua | Appraisal of the emulation year
        the_thao | sport |  |  |  | giao lưu thể thao chào mừng bầu cử đại biểu Quốc hội và HĐND
            các cấp nhiệm kỳ 2021-2026
            | Sports meeting to welcome the elections to the National Assembly and People's
            Councils, 2021-2026
        tap_huan | training |  |  |  | tập huấn công tác công đoàn | Training in union work
        thang_cong_nhan | workers_month |  |  |  | tổ chức hoạt động tháng công nhân 2021
            | Activities of Workers' Month 2021
        den_on_dap_nghia | social |  |  |  | nhiều hoạt động đền ơn đáp nghĩa
            | Activities of gratitude
        """,
        covenant=COVENANT,
    )


def test_difficulties_proposals_directives_and_results_in_words(states: States) -> None:
    states(
        "statement",
        """
        statement | period | kind | stated_by | addressed_to | text_vi | text_en
        chi_dao | 2021 | directive | Nguyễn Văn Đông | CDVC_K2 | năm 2021, Khối cần tăng cường
            công tác trao đổi thông tin, kinh nghiệm hoạt động, đẩy mạnh phối hợp giữa các đơn vị
            trong Khối; chủ động, tích cực phối hợp với các khối thi đua khác và CĐVCVN để triển
            khai có hiệu quả các nhiệm vụ theo kế hoạch đã đề ra
            | In 2021 the bloc should exchange more information and experience, coordinate better
            among its units, and work actively with other blocs and the Vietnam Public Sector
            Union to carry out the plan
        """,
        bloc=BLOC,
    )


def test_events_with_day_and_place(states: States) -> None:
    states(
        "event",
        """
        event | kind | held_on | name_vi | place | name_en
        2021-CDVC_K2/ky_ket | signing |  | ký kết Giao ước thi đua năm 2021 |
            | Signing of the covenant of 2021
        """,
        bloc=BLOC,
        year=2021,
    )


def test_targets(states: States) -> None:
    states(
        "target",
        """
        indicator | unit | origin | comparator | value | measure | valid_from | valid_to | weight |
            h1_expected
        """,
        covenant=COVENANT,
    )


def test_posts_of_officials_as_published(states: States) -> None:
    states(
        "post",
        """
        person | unit | dated | post_vi | post_en
        Lê Khánh Toàn | CD_VPTWD | 2021 | Chủ tịch Công đoàn Văn phòng Trung ương Đảng, Trưởng
            Khối
            | Chair of the Union of the Office of the Party Central Committee, leader of the bloc
        Trần Kim Lộc | CD_KTNN | 2021 | Chủ tịch Công đoàn KTNN, Phó Trưởng Khối
            | Chair of the Union of the State Audit Office, deputy leader of the bloc
        Nguyễn Văn Đông | CDVCVN | 2021 | Ủy viên Ban Chấp hành Tổng Liên đoàn Lao động Việt Nam,
            Phó Chủ tịch Thường trực CĐVCVN
            | Member of the Executive Committee of the General Confederation, Permanent Vice Chair
            of the Vietnam Public Sector Union
        Trần Thị Kim Anh | CDVCVN | 2021 | Ủy viên Ban Thường vụ, Trưởng Ban Chính sách xã hội
            CĐVCVN
            | Member of the Standing Committee, Head of Social Policy, Vietnam Public Sector Union
        """,
        source=SOURCE,
    )


def test_the_document_itself(states: States) -> None:
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
        """,
        source=SOURCE,
    )


def test_names_known_from_the_document(states: States) -> None:
    states(
        "bloc",
        """
        bloc | name_vi | name_en | parent | number
        CDVC_K2 | Khối thi đua II | Bloc II | CDVCVN | 2
        """,
        source=SOURCE,
    )
    states(
        "unit",
        """
        unit | parent | kind | name_vi | short_vi | name_en
        CD_VPTWD | CDVCVN | member_union | Công đoàn Văn phòng Trung ương Đảng | CĐ VP TW Đảng
            | Union of the Office of the Party Central Committee
        CD_VPCP | CDVCVN | member_union | Công đoàn Văn phòng Chính phủ | CĐ VP Chính phủ
            | Union of the Office of the Government
        CD_VPQH | CDVCVN | member_union | Công đoàn Văn phòng Quốc hội | CĐ VP Quốc hội
            | Union of the Office of the National Assembly
        CD_KTNN | CDVCVN | member_union | Công đoàn Kiểm toán nhà nước | CĐ KTNN
            | Union of the State Audit Office
        CD_CQTLD | CDVCVN | member_union | Công đoàn các cơ quan, đơn vị trực thuộc Tổng Liên đoàn
            Lao động Việt Nam | CĐ cơ quan TLĐ
            | Union of the Agencies and Units under the General Confederation of Labour
        CD_TWMTTQ | CDVCVN | member_union | Công đoàn Cơ quan Trung ương Mặt trận Tổ quốc Việt Nam
            | CĐ TW MTTQ
            | Union of the Central Agency of the Vietnam Fatherland Front
        CD_TWDOAN | CDVCVN | member_union | Công đoàn Cơ quan Trung ương Đoàn Thanh niên cộng sản
            Hồ Chí Minh | CĐ TW Đoàn TNCS
            | Union of the Central Agency of the Ho Chi Minh Communist Youth Union
        """,
        source=SOURCE,
    )

"""What the document of Bloc III of 2022 states, as the reference holds it."""

from collections.abc import Callable

States = Callable[..., None]
COVENANT = "2022-CDVC_K3"
BLOC = "CDVC_K3"
SOURCE = "TIN_K3_2022"


def test_the_covenant_as_far_as_its_document_states_it(states: States) -> None:
    states(
        "covenant",
        """
        bloc | year | members_stated | signed_on | signed_at | source | theme | theme_en
        CDVC_K3 | 2022 | 9 | 2022-03-29 | Trụ sở Trung tâm Phát thanh Quốc gia - 58 Quán Sứ, Hà
            Nội | TIN_K3_2022 |  |
        """,
        covenant=COVENANT,
    )


def test_members_in_the_order_of_the_document_and_their_roles(states: States) -> None:
    states(
        "membership",
        """
        year | unit | role | from_seed | source
        2022 | CD_VOV | leader | yes | TIN_K3_2022
        2022 | CD_TTXVN | deputy | yes | TIN_K3_2022
        2022 | CD_BHXHVN | deputy | yes | TIN_K3_2022
        2022 | CD_VTV | member | yes | TIN_K3_2022
        2022 | CD_HVCTQGHCM | member | yes | TIN_K3_2022
        2022 | CD_VDB | member | yes | TIN_K3_2022
        2022 | CD_VASS | member | yes | TIN_K3_2022
        2022 | CD_VAST | member | yes | TIN_K3_2022
        2022 | CD_VUSTA | member | yes | TIN_K3_2022
        2021 | CD_HVCTQGHCM | leader | yes | TIN_K3_2022
        """,
        bloc=BLOC,
    )


def test_who_signed(states: States) -> None:
    states(
        "signatory",
        """
        unit | person | post | source
        CD_VOV |  |  | TIN_K3_2022
        CD_TTXVN |  |  | TIN_K3_2022
        CD_BHXHVN |  |  | TIN_K3_2022
        CD_VTV |  |  | TIN_K3_2022
        CD_HVCTQGHCM |  |  | TIN_K3_2022
        CD_VDB |  |  | TIN_K3_2022
        CD_VASS |  |  | TIN_K3_2022
        CD_VAST |  |  | TIN_K3_2022
        CD_VUSTA |  |  | TIN_K3_2022
        """,
        covenant=COVENANT,
    )


def test_content_groups_verbatim(states: States) -> None:
    states(
        "content_group",
        """
        content_group | text_vi | text_en
        ND1 | vận động cán bộ, công chức, viên chức và người lao động của các đơn vị thi đua phát
            huy sáng kiến, sáng tạo, cải tiến kỹ thuật, đổi mới quy trình làm việc, đẩy mạnh
            nghiên cứu, ứng dụng khoa học, công nghệ; thực hành tiết kiệm, chống lãng phí, cải
            cách hành chính; đồng hành cùng chuyên môn vượt qua khó khăn, thúc đẩy tăng năng suất
            lao động và hiệu quả công tác, đảm bảo việc làm, thu nhập cho người lao động
            | Encourage initiative, creativity and technical improvement; renew working processes,
            research and apply science and technology; thrift and administrative reform; help
            overcome difficulties, raise productivity, secure jobs and income
        ND2 | đẩy mạnh các phong trào thi đua, cuộc vận động do Tổng Liên đoàn Lao động Việt Nam,
            Công đoàn Viên chức Việt Nam phát động
            | Step up the movements and campaigns launched by the General Confederation and the
            Vietnam Public Sector Union
        ND3 | Đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh về ý chí tự
            lực, tự cường và khát vọng phát triển đất nước phồn vinh, hạnh phúc; triển khai thực
            hiện Nghị quyết số 02 của Bộ Chính trị về “Đổi mới tổ chức và hoạt động của Công đoàn
            Việt Nam trong tình hình mới”
            | Study and follow Ho Chi Minh's thought, morality and style, in self-reliance and the
            wish for a prosperous and happy country; carry out Politburo Resolution 02 on renewing
            the organisation and work of the Vietnam Trade Union
        ND4 | Tập trung tổ chức triển khai thực hiện có hiệu quả nghị quyết đại hội đảng các cấp,
            Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng; Nghị quyết đại hội công
            đoàn các cấp, Đại hội V Công đoàn Viên chức Việt Nam, Đại hội XIII Công đoàn Việt Nam.
            Đánh giá tổng kết những thành tích nổi bật và đưa ra bài học kinh nghiệm để làm cơ sở
            xây dựng nội dung, kế hoạch cho Đại hội nhiệm kỳ 2023-2028
            | Carry out effectively the resolutions of Party congresses and of the 13th National
            Party Congress, of union congresses at all levels, the 5th Congress of the Vietnam
            Public Sector Union and the 13th Trade Union Congress; sum up achievements and lessons
            for the congresses of 2023-2028
        ND5 | Nâng cao hiệu quả công tác đại diện, bảo vệ quyền, lợi ích hợp pháp chính đáng của
            đoàn viên và người lao động, các hoạt động chăm lo lợi ích và phúc lợi cho đoàn viên,
            người lao động, quan tâm hỗ trợ kịp thời các trường hợp đoàn viên, người lao động có
            hoàn cảnh khó khăn, thiệt hại do thiên tai và ảnh hưởng của đại dịch Covid-19
            | Represent members and workers, protect their lawful rights and interests and care
            for their welfare more effectively; support in time those in hardship or hit by
            natural disasters and Covid-19
        """,
        covenant=COVENANT,
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
        XSD_ATVSLD | movement | Tổng Liên đoàn Lao động Việt Nam | Xanh, sạch, đẹp, bảo đảm an
            toàn vệ sinh lao động
            | Green, clean, beautiful, with safety and health at work
        DM_ST_HQ | movement | Tổng Liên đoàn Lao động Việt Nam | Đổi mới, sáng tạo, hiệu quả trong
            hoạt động của tổ chức Công đoàn
            | Renewal, creativity and results in the union's work
        TMG_PVT | movement | Tổng Liên đoàn Lao động Việt Nam | Tham mưu giỏi, phục vụ tốt
            | Good advice, good service
        VHCS_CD | movement |  | thi đua xây dựng văn hóa công sở
            | Emulation in building office culture
        NKTC | campaign | Tổng Liên đoàn Lao động Việt Nam | Cán bộ, công chức, viên chức nói
            không với tiêu cực
            | Cadres, civil servants and public employees say no to wrongdoing
        TTLS | campaign |  | Trung thành – Trách nhiệm – Liêm chính – Sáng tạo
            | Loyalty – Responsibility – Integrity – Creativity
        HT_HCM | study |  | học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh
            | Study and follow Ho Chi Minh's thought, morality and style
        NQ02 | resolution | Bộ Chính trị | Đổi mới tổ chức và hoạt động của Công đoàn Việt Nam
            trong tình hình mới
            | Politburo Resolution 02: renewing the organisation and work of the Vietnam Trade
            Union in the new situation
        PLDV | programme |  | Vì phúc lợi đoàn viên | For members' welfare
        """,
        covenant=COVENANT,
    )


def test_programme(states: States) -> None:
    states(
        "activity",
        """
        activity | kind | planned_on | planned_in | done_on | name_vi | name_en
        giao_luu | exchange |  |  |  | tăng cường giao lưu, trao đổi học tập kinh nghiệm công tác
            công đoàn giữa các công đoàn trong Khối thi đua III
            | Exchange of experience in union work among the unions of Bloc III
        khen_thuong | award |  |  |  | kịp thời phát hiện, tôn vinh, khen thưởng, tuyên truyền nêu
            gương các điển hình tiên tiến tiêu biểu, mô hình mới, cách làm hay nhằm nhân rộng
            | Find, honour, reward and make known outstanding examples, new models and good
            practices
        """,
        covenant=COVENANT,
    )


def test_difficulties_proposals_directives_and_results_in_words(states: States) -> None:
    states(
        "statement",
        """
        statement | period | kind | stated_by | addressed_to | text_vi | text_en
        chi_dao | 2022 | directive | Phạm Văn Quân | CDVC_K3 | công đoàn các đơn vị của Khối thi
            đua III cần chủ động, tích cực triển khai các nhiệm vụ bám sát theo kế hoạch, trong đó
            chú trọng tới công tác giáo dục, tuyên truyền cho các công đoàn viên; tăng cường trao
            đổi thông tin, kinh nghiệm hoạt động, đẩy mạnh phối hợp giữa các đơn vị trong Khối;
            Phát huy tốt công tác xã hội thiện nguyện và phát huy vai trò của công tác công đoàn
            đối với công tác chuyên môn; chủ động, tích cực phối hợp với các khối thi đua khác và
            Công đoàn Viên chức Việt Nam để triển khai có hiệu quả các nhiệm vụ theo kế hoạch đã
            đề ra trong năm
            | The unions of Bloc III should follow the plan closely, with weight on educating and
            informing members; exchange more information and experience; do charity work well and
            strengthen the union's part in professional work; work actively with other blocs and
            the Vietnam Public Sector Union
        khoi_truong | 2022 | directive | Vũ Hải Quang | CDVC_K3 | Công đoàn các đơn vị của Khối
            thi đua III cần chủ động, tích cực triển khai các nhiệm vụ theo kế hoạch, trong đó chú
            trọng tới công tác giáo dục, tuyên truyền cho các công đoàn viên; tăng cường trao đổi
            thông tin, kinh nghiệm hoạt động, đẩy mạnh phối hợp giữa các đơn vị trong khối; phát
            huy vai trò của công tác công đoàn đối với công tác chuyên môn; chủ động, tích cực
            phối hợp với các khối thi đua khác và Công đoàn Viên chức Việt Nam để triển khai có
            hiệu quả các nhiệm vụ theo kế hoạch đã đề ra trong năm
            | The leader asks the unions of Bloc III to carry out the plan actively, to inform and
            educate members, to exchange experience, to strengthen the union's part in
            professional work, and to work with other blocs and the Vietnam Public Sector Union
        """,
        bloc=BLOC,
    )


def test_events_with_day_and_place(states: States) -> None:
    states(
        "event",
        """
        event | kind | held_on | name_vi | place | name_en
        2022-CDVC_K3/ky_ket | signing | 2022-03-29 | Hội nghị triển khai nhiệm vụ công tác và ký
            giao ước thi đua năm 2022 | Trụ sở Trung tâm Phát thanh Quốc gia - 58 Quán Sứ, Hà Nội
            | Conference to launch the year's work and sign the covenant of 2022
        2022-CDVC_K3/cong_nhan | recognition | 2022-03-29 | trao Quyết định công nhận Trưởng, Phó
            Khối năm 2022 | Trụ sở Trung tâm Phát thanh Quốc gia - 58 Quán Sứ, Hà Nội
            | The decision recognising the bloc's leader and deputies of 2022 is handed over
        2022-CDVC_K3/co_luan_luu | rotating_flag | 2022-03-29 | Đ/c Phạm Thị Thành, Chủ tịch
            Công đoàn Học viện Chính trị Quốc gia Hồ Chí Minh (Trưởng Khối năm 2021) trao Cờ luân
            lưu của Khối cho Ông Vũ Hải Quang, Phó Tổng Giám đốc, Chủ tịch Công đoàn Đài TNVN
            (Trưởng khối năm 2022) | Trụ sở Trung tâm Phát thanh Quốc gia - 58 Quán Sứ, Hà Nội
            | The rotating flag passes from the leader of 2021, the Union of the Ho Chi Minh
            National Academy of Politics, to the leader of 2022, the Union of the Voice of Vietnam
        2022-CDVC_K3/ke_hoach | plan_adopted | 2022-03-29 | Hội nghị đã thông qua Dự thảo Kế hoạch
            hoạt động của Công đoàn Khối thi đua III | Trụ sở Trung tâm Phát thanh Quốc gia - 58
            Quán Sứ, Hà Nội
            | The conference adopts the draft plan of Bloc III
        """,
        bloc=BLOC,
        year=2022,
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
        Phạm Văn Quân | CDVCVN | 2022-03-29 | Ủy viên Ban Thường vụ, Trưởng ban Ban Chính sách
            pháp luật và Quan hệ lao động, Công đoàn Viên chức Việt Nam
            | Member of the Standing Committee, Head of Legal Policy and Labour Relations, Vietnam
            Public Sector Union
        Vũ Hải Quang | CD_VOV | 2022-03-29 | Phó Tổng Giám đốc, Chủ tịch Công đoàn Đài Tiếng nói
            Việt Nam (đơn vị Khối trưởng)
            | Deputy Director General, Chair of the Union of the Voice of Vietnam (leader unit)
        Đinh Đăng Quang | CD_TTXVN | 2022-03-29 | Phó Tổng Giám đốc, Chủ tịch Công đoàn Thông tấn
            xã Việt Nam (đơn vị Phó Trưởng khối)
            | Deputy Director General, Chair of the Union of the Vietnam News Agency (deputy unit)
        Phạm Thị Thành | CD_HVCTQGHCM | 2022-03-29 | Chủ tịch Công đoàn Học viện Chính trị Quốc
            gia Hồ Chí Minh (Trưởng Khối năm 2021)
            | Chair of the Union of the Ho Chi Minh National Academy of Politics (leader of the
            bloc in 2021)
        """,
        source=SOURCE,
    )


def test_the_document_itself(states: States) -> None:
    states(
        "source",
        """
        source | title | publisher | published_on | note_vi | note_en
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
        """,
        source=SOURCE,
    )


def test_names_known_from_the_document(states: States) -> None:
    states(
        "bloc",
        """
        bloc | name_vi | name_en | parent | number
        CDVC_K3 | Khối thi đua III | Bloc III | CDVCVN | 3
        """,
        source=SOURCE,
    )
    states(
        "unit",
        """
        unit | parent | kind | name_vi | short_vi | name_en
        CDVCVN | TLD | sector_union | Công đoàn Viên chức Việt Nam | CĐVCVN
            | Vietnam Public Sector Union
        CD_VOV | CDVCVN | member_union | Công đoàn Đài Tiếng nói Việt Nam | CĐ Đài TNVN
            | Union of the Voice of Vietnam
        CD_TTXVN | CDVCVN | member_union | Công đoàn Thông tấn xã Việt Nam | CĐ TTXVN
            | Union of the Vietnam News Agency
        CD_BHXHVN | CDVCVN | member_union | Công đoàn Bảo hiểm xã hội Việt Nam | CĐ BHXH VN
            | Union of Vietnam Social Security
        CD_VTV | CDVCVN | member_union | Công đoàn Đài Truyền hình Việt Nam | CĐ Đài THVN
            | Union of Vietnam Television
        CD_HVCTQGHCM | CDVCVN | member_union | Công đoàn Học viện Chính trị Quốc gia Hồ Chí Minh |
            CĐ HV CTQG HCM
            | Union of the Ho Chi Minh National Academy of Politics
        CD_VDB | CDVCVN | member_union | Công đoàn Ngân hàng Phát triển Việt Nam | CĐ NH Phát
            triển VN
            | Union of the Vietnam Development Bank
        CD_VASS | CDVCVN | member_union | Công đoàn Viện Hàn lâm Khoa học xã hội Việt Nam | CĐ VHL
            KHXH VN
            | Union of the Vietnam Academy of Social Sciences
        CD_VAST | CDVCVN | member_union | Công đoàn Viện Hàn lâm Khoa học và Công nghệ Việt Nam |
            CĐ VHL KH&CN VN
            | Union of the Vietnam Academy of Science and Technology
        CD_VUSTA | CDVCVN | member_union | Công đoàn Liên hiệp các Hội khoa học và kỹ thuật Việt
            Nam | CĐ LHH KH&KT VN
            | Union of the Vietnam Union of Science and Technology Associations
        """,
        source=SOURCE,
    )

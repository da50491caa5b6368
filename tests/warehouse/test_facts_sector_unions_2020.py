"""What the document of the eleven sector unions of 2020 states, as the reference holds it."""

from collections.abc import Callable

States = Callable[..., None]
COVENANT = "2020-TLD_KCN11"
BLOC = "TLD_KCN11"
SOURCE = "TIN_KCN11_2020"


def test_the_covenant_as_far_as_its_document_states_it(states: States) -> None:
    states(
        "covenant",
        """
        bloc | year | members_stated | signed_on | signed_at | source | theme | theme_en
        TLD_KCN11 | 2020 | 11 |  |  | TIN_KCN11_2020 |  |
        """,
        covenant=COVENANT,
    )


def test_members_in_the_order_of_the_document_and_their_roles(states: States) -> None:
    states(
        "membership",
        """
        year | unit | role | from_seed | source
        2020 | CD_YTVN | leader | yes | TIN_KCN11_2020
        2020 | CD_CTVN | deputy | yes | TIN_KCN11_2020
        2020 | CD_GDVN | member | no | QC_23_2015
        2020 | CD_QP | member | no | QC_23_2015
        2020 | CDVCVN | member | no | QC_23_2015
        2020 | CD_CAND | member | no | QC_23_2015
        2020 | CD_GTVT | member | no | TIN_6CDN_2017
        2020 | CD_XD | member | no | TIN_6CDN_2017
        2020 | CD_NHVN | member | no | TIN_6CDN_2017
        2020 | CD_NNPTNT | member | no | TIN_6CDN_2017
        2020 | CD_TTTT | member | no | TIN_6CDN_2017
        """,
        bloc=BLOC,
    )


def test_who_signed(states: States) -> None:
    states(
        "signatory",
        """
        unit | person | post | source
        """,
        covenant=COVENANT,
    )


def test_content_groups_verbatim(states: States) -> None:
    states(
        "content_group",
        """
        content_group | text_vi | text_en
        """,
        covenant=COVENANT,
    )


def test_movements_and_campaigns_and_whose_they_are(states: States) -> None:
    states(
        "movement",
        """
        movement | kind | launched_by | name_vi | name_en
        """,
        covenant=COVENANT,
    )


def test_programme(states: States) -> None:
    states(
        "activity",
        """
        activity | kind | planned_on | planned_in | done_on | name_vi | name_en
        kiem_tra_cheo | cross_check |  | 2020-S2 |  | tổ chức các đoàn kiểm tra, giám sát giữa các
            đơn vị trong Khối để nắm bắt tình hình thực tế
            | Inspection and supervision visits among the bloc's units
        binh_bau | appraisal |  | 2020-S2 |  | chuẩn bị cho bình bầu thi đua và báo cáo Tổng Liên
            đoàn Lao động Việt Nam
            | Preparation of the vote on the emulation year and report to the General
            Confederation
        tong_ket | year_review |  | 2020-S2 |  | tổ chức Hội nghị tổng kết Khối thi đua năm 2020,
            lồng ghép với giao lưu hoạt động văn nghệ, thể thao của Khối chào mừng kỷ niệm ngày lễ
            lớn và Đại hội thi đua yêu nước của Tổng Liên đoàn Lao động Việt Nam
            | Year-end review of 2020, together with the bloc's arts and sports meeting
        hoi_thao | seminar |  | 2020-S2 |  | tổ chức Hội thảo về vấn đề mô hình tổ chức của các
            Công đoàn ngành Trung ương và tổ chức công đoàn tại địa phương
            | Workshop on how central sector unions and local unions are organised
        """,
        covenant=COVENANT,
    )


def test_difficulties_proposals_directives_and_results_in_words(states: States) -> None:
    states(
        "statement",
        """
        statement | period | kind | stated_by | addressed_to | text_vi | text_en
        viec_lam | 2020-S1 | result |  |  | cơ bản đảm bảo việc làm, tiền lương cho người lao động
            | Jobs and wages were on the whole secured
        dan_chu | 2020-S1 | result |  |  | thực hiện tốt công tác chỉ đạo, hướng dẫn và hỗ trợ
            công đoàn cấp dưới trong việc thực hiện quy chế dân chủ cơ sở
            | Lower-level unions were well directed, guided and helped in carrying out grassroots
            democracy
        doi_thoai | 2020-S1 | result |  |  | Các đơn vị trong khối đã làm tốt công tác chỉ đạo tổ
            chức đối thoại ở cơ sở, giải quyết nguyện vọng chính đáng của đoàn viên, người lao
            động
            | The units directed dialogues at the grassroots well and met the legitimate wishes of
            members and workers
        tin_tuong | 2020-S1 | result |  |  | đa số đoàn viên, người lao động trong Khối đều tin
            tưởng, nhận thức rõ ràng các chủ trương, đường lối, chính sách của Đảng và Nhà nước,
            nội quy, quy định của cơ quan, đơn vị
            | Most members and workers trust and know the policies of Party and State and the
            rules of their units
        covid | 2020-S1 | result |  |  | có nhiều đổi mới, sáng tạo, chung tay với các Bộ, ngành
            phòng chống dịch Covid-19 và thực hiện mục tiêu kép của Chính phủ
            | Much renewal and creativity; hands joined with ministries against Covid-19 and for
            the Government's dual goal
        kho_khan_1 | 2020-S1 | difficulty |  |  | tăng thời giờ làm việc ở các đơn vị ngành y tế
            | Longer working hours in units of the health sector
        kho_khan_2 | 2020-S1 | difficulty |  |  | khó khăn trong việc triển khai Nghị quyết số
            9c/NQ-BCH
            | Difficulties in carrying out Resolution 9c/NQ-BCH
        kho_khan_3 | 2020-S1 | difficulty |  |  | việc sắp xếp, tổ chức lại biên chế tại một số
            công đoàn ngành
            | Reorganisation of staff in some sector unions
        kho_khan_4 | 2020-S1 | difficulty |  |  | việc triển khai Điều lệ Công đoàn khóa XII
            | Carrying out the Trade Union Charter of the 12th term
        de_xuat_1 | 2020-S1 | proposal |  |  | phương thức đổi mới hoạt động công đoàn
            | Ways to renew union work
        de_xuat_2 | 2020-S1 | proposal |  |  | kế hoạch kiểm tra, giám sát giữa các đơn vị trong
            Khối
            | A plan of inspection and supervision among the bloc's units
        de_xuat_3 | 2020-S1 | proposal |  |  | thống nhất thực hiện các hoạt động theo định hướng
            tránh lãng phí, thiết thực cho người lao động
            | Agree on activities that avoid waste and are of real use to workers
        de_xuat_4 | 2020-S1 | proposal |  |  | nâng cao công tác tham mưu cho các cấp lãnh đạo
            | Better advice to leaders at all levels
        chi_dao_1 | 2020-S1 | directive | Nguyễn Đình Khang | TLD_KCN11 | hoàn thành 100% các mục
            tiêu, chỉ tiêu trong năm 2020
            | Fulfil 100% of the goals and targets of 2020
        chi_dao_2 | 2020-S1 | directive | Nguyễn Đình Khang | TLD_KCN11 | đẩy mạnh công tác tuyên
            truyền, tập trung vào các chủ đề, nội dung thiết thực về chủ trương đường lối của
            Đảng, nhà nước để nâng cao nhận thức cho đoàn viên, người lao động
            | Step up outreach on practical themes of Party and State policy to raise the
            awareness of members and workers
        chi_dao_3 | 2020-S1 | directive | Nguyễn Đình Khang | TLD_KCN11 | đề nghị các công đoàn
            ngành nghiên cứu, xây dựng đề án đổi mới phương thức hoạt động của tổ chức công đoàn
            ngành trong đó chú trọng công tác phát triển mạng lưới, phát triển đoàn viên, công tác
            phối hợp giữa công đoàn ngành trung ương và địa phương, củng cố công đoàn cơ sở
            | The sector unions are asked to draw up a scheme to renew how they work: networks,
            membership, coordination of central sector and local unions, stronger grassroots
            unions
        """,
        bloc=BLOC,
    )


def test_events_with_day_and_place(states: States) -> None:
    states(
        "event",
        """
        event | kind | held_on | name_vi | place | name_en
        2020-TLD_KCN11/so_ket | half_year_review | 2020-07-23 | Hội nghị Sơ kết 6 tháng đầu năm và
            triển khai nhiệm vụ 6 tháng cuối năm 2020 | Trường Đại học Y Dược Thái Bình, tỉnh Thái
            Bình
            | Review of the first half and launch of the second half of 2020
        """,
        bloc=BLOC,
        year=2020,
    )


def test_targets(states: States) -> None:
    states(
        "target",
        """
        indicator | unit | origin | comparator | value | measure | valid_from | valid_to | weight |
            h1_expected
        KHOI_CHITIEU_DAT |  | pledged | >= | 100 | % | 2020-01-01 |  |  |
        """,
        covenant=COVENANT,
    )


def test_awards_aimed_for_with_a_source_of_their_own(states: States) -> None:
    states(
        "stated_award",
        """
        award | stage | unit | quota | source
        Cờ thi đua của Chính phủ | ambition |  | 1 | KY_2020
        Cờ thi đua của Tổng Liên đoàn | ambition |  | 3 | KY_2020
        """,
        covenant=COVENANT,
    )


def test_posts_of_officials_as_published(states: States) -> None:
    states(
        "post",
        """
        person | unit | dated | post_vi | post_en
        Nguyễn Đình Khang | TLD | 2020-07-23 | Uỷ viên Ban Chấp hành Trung ương Đảng, Chủ tịch
            Tổng Liên đoàn Lao động Việt Nam
            | Member of the Party Central Committee, President of the Vietnam General
            Confederation of Labour
        Phạm Thanh Bình | CD_YTVN | 2020-07-23 | Chủ tịch Công đoàn Y tế Việt Nam, Khối trưởng
            | Chair of the Vietnam National Union of Health Workers, leader of the bloc
        Trần Quang Huy | CD_CTVN | 2020-07-23 | Chủ tịch Công đoàn Công Thương Việt Nam, Khối phó
            Khối thi đua
            | Chair of the Vietnam National Union of Industry and Trade, deputy leader of the bloc
        """,
        source=SOURCE,
    )


def test_the_document_itself(states: States) -> None:
    states(
        "source",
        """
        source | title | publisher | published_on | note_vi | note_en
        TIN_KCN11_2020 | Hội nghị Sơ kết 6 tháng đầu năm và triển khai nhiệm vụ 6 tháng cuối năm
            2020 Khối thi đua 11 Công đoàn ngành Trung ương | Ban TGNC (Nguồn Khối thi đua) |
            2020-07-24
            | Bản tin sơ kết, đăng 05:20:07. “11” là số công đoàn, không phải số hiệu khối. Có chỗ
            ghi “Chủ tịch Liên đoàn Lao động Việt Nam”, thiếu chữ “Tổng”. Không có toàn văn giao
            ước năm 2020.
            | News item on the half-year review, posted at 05:20:07. “11” counts the unions and is
            no number of the bloc. It once writes “Liên đoàn Lao động Việt Nam” without “Tổng”.
            The text of the 2020 covenant is not given.
        """,
        source=SOURCE,
    )
    states(
        "source",
        """
        source | title | publisher | published_on | note_vi | note_en
        QC_23_2015 | Quy chế số 23/QC-CĐN | Công đoàn Giáo dục Việt Nam (congdoangdvn.org.vn) |
            2015-01-28
            | Quy chế của khối 5 công đoàn ngành hành chính và lực lượng vũ trang: Giáo dục, Quốc
            phòng, Viên chức, Công an nhân dân, Y tế. Suy ra thành viên năm 2020 từ trang này và
            trang TIN_6CDN_2017 (5 + 6 = 11); bản tin năm 2020 không nêu tên.
            | Regulation of the bloc of five unions of administration and armed forces: Education,
            National Defence, Public Sector, Public Security, Health. The members of 2020 are
            inferred from it and TIN_6CDN_2017 (5 + 6 = 11); the news item of 2020 does not name
            them.
        """,
        source="QC_23_2015",
    )
    states(
        "source",
        """
        source | title | publisher | published_on | note_vi | note_en
        TIN_6CDN_2017 |  | Công đoàn Giao thông vận tải Việt Nam (congdoangiaothongvantai.com.vn)
            | 2017-03-28
            | Bản tin về khối thi đua 6 công đoàn ngành: Giao thông vận tải, Xây dựng, Ngân hàng,
            Nông nghiệp và Phát triển nông thôn, Công Thương, Thông tin và Truyền thông. Thành
            viên năm 2020 là suy luận, xem QC_23_2015.
            | News item on the bloc of six sector unions: Transport, Construction, Banking,
            Agriculture and Rural Development, Industry and Trade, Information and Communications.
            The membership of 2020 is inferred, see QC_23_2015.
        """,
        source="TIN_6CDN_2017",
    )


def test_names_known_from_the_document(states: States) -> None:
    states(
        "bloc",
        """
        bloc | name_vi | name_en | parent | number
        TLD_KCN11 | Khối thi đua 11 Công đoàn ngành Trung ương
            | Bloc of 11 Central Sector Unions | TLD |
        """,
        source=SOURCE,
    )
    states(
        "unit",
        """
        unit | parent | kind | name_vi | short_vi | name_en
        CD_YTVN | TLD | sector_union | Công đoàn Y tế Việt Nam | CĐ Y tế VN
            | Vietnam National Union of Health Workers
        CD_CTVN | TLD | sector_union | Công đoàn Công Thương Việt Nam | CĐ Công Thương VN
            | Vietnam National Union of Industry and Trade
        """,
        source=SOURCE,
    )
    states(
        "unit",
        """
        unit | parent | kind | name_vi | short_vi | name_en
        CD_GDVN | TLD | sector_union | Công đoàn Giáo dục Việt Nam | CĐ Giáo dục VN
            | Vietnam National Union of Education Workers
        CD_QP | TLD | sector_union | Công đoàn Quốc phòng | CĐ Quốc phòng | National Defence Union
        CD_CAND | TLD | sector_union | Công đoàn Công an nhân dân | CĐ CAND
            | People's Public Security Union
        """,
        source="QC_23_2015",
    )
    states(
        "unit",
        """
        unit | parent | kind | name_vi | short_vi | name_en
        CD_GTVT | TLD | sector_union | Công đoàn Giao thông vận tải Việt Nam | CĐ GTVT VN
            | Vietnam National Union of Transport Workers
        CD_XD | TLD | sector_union | Công đoàn Xây dựng Việt Nam | CĐ Xây dựng VN
            | Vietnam National Union of Construction Workers
        CD_NHVN | TLD | sector_union | Công đoàn Ngân hàng Việt Nam | CĐ Ngân hàng VN
            | Vietnam National Union of Banking Workers
        CD_NNPTNT | TLD | sector_union | Công đoàn Nông nghiệp và Phát triển nông thôn Việt Nam |
            CĐ NN&PTNT VN
            | Vietnam National Union of Agriculture and Rural Development Workers
        CD_TTTT | TLD | sector_union | Công đoàn Thông tin và Truyền thông Việt Nam | CĐ TT&TT VN
            | Vietnam National Union of Information and Communications Workers
        """,
        source="TIN_6CDN_2017",
    )

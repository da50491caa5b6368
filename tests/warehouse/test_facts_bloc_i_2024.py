"""What the document of Bloc I of 2024 states, as the reference holds it."""

from collections.abc import Callable

States = Callable[..., None]
COVENANT = "2024-CDVC_K1"
BLOC = "CDVC_K1"
SOURCE = "TIN_K1_2024"


def test_the_covenant_as_far_as_its_document_states_it(states: States) -> None:
    states(
        "covenant",
        """
        bloc | year | members_stated | signed_on | signed_at | source | theme | theme_en
        CDVC_K1 | 2024 | 9 |  |  | TIN_K1_2024
            | Đổi mới sáng tạo, thi đua đưa Nghị quyết Đại hội Công đoàn các cấp vào cuộc sống,
            thiết thực lập thành tích chào mừng kỷ niệm 95 năm Ngày thành lập Công đoàn Việt Nam,
            30 năm Ngày thành lập Công đoàn Viên chức Việt Nam
            | Renew and create, compete to bring the resolutions of the union congresses at all
            levels into life, with achievements to mark 95 years of the Vietnam Trade Union and 30
            years of the Vietnam Public Sector Union
        """,
        covenant=COVENANT,
    )


def test_members_in_the_order_of_the_document_and_their_roles(states: States) -> None:
    states(
        "membership",
        """
        year | unit | role | from_seed | source
        2024 | CD_BKHCN | leader | yes | TIN_K1_2024
        2024 | CD_BNG | deputy | yes | TIN_K1_2024
        2024 | CD_BTP | member | yes | TIN_K1_2024
        2024 | CD_BLDTBXH | member | yes | TIN_K1_2024
        2024 | CD_BKHDT | member | yes | TIN_K1_2024
        2024 | CD_BVHTTDL | member | yes | TIN_K1_2024
        2024 | CD_BTNMT | member | yes | TIN_K1_2024
        2024 | CD_BNV | member | yes | TIN_K1_2024
        2024 | CD_BTC | member | yes | TIN_K1_2024
        """,
        bloc=BLOC,
    )


def test_who_signed(states: States) -> None:
    states(
        "signatory",
        """
        unit | person | post | source
        CD_BKHCN |  |  | TIN_K1_2024
        CD_BNG |  |  | TIN_K1_2024
        CD_BTP |  |  | TIN_K1_2024
        CD_BLDTBXH |  |  | TIN_K1_2024
        CD_BKHDT |  |  | TIN_K1_2024
        CD_BVHTTDL |  |  | TIN_K1_2024
        CD_BTNMT |  |  | TIN_K1_2024
        CD_BNV |  |  | TIN_K1_2024
        CD_BTC |  |  | TIN_K1_2024
        """,
        covenant=COVENANT,
    )


def test_content_groups_verbatim(states: States) -> None:
    states(
        "content_group",
        """
        content_group | text_vi | text_en
        ND1 | tập trung tổ chức triển khai học tập, quán triệt Nghị quyết Đại hội công đoàn các
            cấp gắn với tiếp tục đẩy mạnh triển khai Chương trình hành động thực hiện Nghị quyết
            số 02 của Bộ Chính trị về “Đổi mới tổ chức và hoạt động công đoàn Việt Nam trong tình
            hình mới”
            | Study and make known the resolutions of the union congresses at all levels, together
            with the action programme on Politburo Resolution 02 on renewing the organisation and
            work of the Vietnam Trade Union
        ND2 | Vận động, cán bộ, đoàn viên tích cực nghiên cứu, tham mưu, đề xuất nhằm thực hiện
            tốt các nhiệm vụ của cơ quan, đơn vị góp phần thực hiện tốt các chỉ tiêu phát triển
            kinh tế, xã hội của ngành và đất nước
            | Encourage officers and members to study, advise and propose, so that agencies do
            their tasks well and the economic and social targets of the sector and the country are
            met
        ND3 | Đẩy mạnh các phong trào thi đua, các cuộc vận động do Tổng Liên đoàn Lao động Việt
            Nam và Công đoàn Viên chức Việt Nam phát động
            | Step up the movements and campaigns launched by the General Confederation and the
            Vietnam Public Sector Union
        ND4 | tiếp tục đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh
            | Continue to study and follow Ho Chi Minh's thought, morality and style
        ND5 | tiếp tục đổi mới phương thức và sáng tạo trong hoạt động công đoàn các cấp phù hợp
            với tình hình thực tiễn
            | Continue to renew how unions at all levels work, creatively and as the situation
            asks
        ND6 | tiếp tục nâng cao hiệu quả công tác đại diện, bảo về quyền, lợi ích hợp pháp chính
            đáng của đoàn viên và người lao động
            | Represent members and workers and protect their lawful rights and interests more
            effectively
        ND7 | Tích cực tổ chức các hoạt động tăng cường sự phối hợp, đoàn kết của các đơn vị trong
            Khối, góp phần nâng cao chất lượng hoạt động chung của Khối
            | Organise activities that strengthen coordination and solidarity among the bloc's
            units
        """,
        covenant=COVENANT,
    )


def test_movements_and_campaigns_and_whose_they_are(states: States) -> None:
    states(
        "movement",
        """
        movement | kind | launched_by | name_vi | name_en
        HT_HCM | study |  | học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh
            | Study and follow Ho Chi Minh's thought, morality and style
        NQ02 | resolution | Bộ Chính trị | Đổi mới tổ chức và hoạt động công đoàn Việt Nam trong
            tình hình mới
            | Politburo Resolution 02: renewing the organisation and work of the Vietnam Trade
            Union in the new situation
        """,
        covenant=COVENANT,
    )


def test_programme(states: States) -> None:
    states(
        "activity",
        """
        activity | kind | planned_on | planned_in | done_on | name_vi | name_en
        toa_dam | seminar |  |  |  | tổ chức toạ đàm trao đổi về vị trí, vai trò và sự quan tâm
            chế độ chính sách đội ngũ cán bộ Công đoàn các cấp
            | Discussion on the position, role and treatment of union officers at all levels
        cuoc_thi | contest |  |  |  | tham gia các hoạt động với Công đoàn Bộ KH&CN như cuộc thi
            tìm hiểu về ngành KH&CN
            | Contest of knowledge about science and technology, with the Union of the Ministry of
            Science and Technology
        bong_da | sport |  |  |  | giải bóng đá mini | Small-sided football tournament
        so_ket | half_year_review |  |  |  | tổ chức sơ kết công tác 6 tháng đầu năm 2024
            | Review of the first half of 2024
        xa_hoi | social |  |  |  | tổ chức các hoạt động xã hội, từ thiện kết hợp chương trình
            thăm quan, về nguồn
            | Social and charity activities, with visits and journeys to historic places
        """,
        covenant=COVENANT,
    )


def test_difficulties_proposals_directives_and_results_in_words(states: States) -> None:
    states(
        "statement",
        """
        statement | period | kind | stated_by | addressed_to | text_vi | text_en
        chi_dao | 2024 | directive | Trần Thị Kim Anh | CDVC_K1 | tập trung vào việc tuyên truyền,
            quán triệt và học tập Nghị quyết Đại hội XIII Công đoàn Việt Nam, Nghị quyết Đại hội
            VI Công đoàn Viên chức Việt Nam tại các đơn vị trong khối; xây dựng các kế hoạch,
            chương trình hành động thực hiện Nghị quyết Đại hội Công đoàn các cấp góp phần thực
            hiện thắng lợi các nhiệm vụ chính trị của từng đơn vị
            | Make known and study the resolutions of the 13th Trade Union Congress and the 6th
            Congress of the Vietnam Public Sector Union in the bloc's units; draw up plans and
            action programmes to carry them out
        """,
        bloc=BLOC,
    )


def test_events_with_day_and_place(states: States) -> None:
    states(
        "event",
        """
        event | kind | held_on | name_vi | place | name_en
        2024-CDVC_K1/ky_ket | signing |  | Lễ ký giao ước thi đua năm 2024 |
            | Signing of the covenant of 2024
        """,
        bloc=BLOC,
        year=2024,
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
        Hà Quốc Trung | CD_BKHCN | 2024 | Chủ tịch Công đoàn Bộ KH&CN
            | Chair of the Union of the Ministry of Science and Technology
        Trần Thị Kim Anh | CDVCVN | 2024 | Phó Chủ tịch Công đoàn Viên chức Việt Nam
            | Vice Chair of the Vietnam Public Sector Union
        Lê Xuân Định |  | 2024 | Thứ trưởng Bộ KH&CN | Deputy Minister of Science and Technology
        """,
        source=SOURCE,
    )


def test_the_document_itself(states: States) -> None:
    states(
        "source",
        """
        source | title | publisher | published_on | note_vi | note_en
        TIN_K1_2024 |  | Trung tâm Nghiên cứu và Phát triển truyền thông KH&CN |
            | Bản tin về lễ ký giao ước thi đua năm 2024 của Khối thi đua I. Không ghi tên bài,
            ngày đăng, ngày và nơi ký. Giữ nguyên văn các chỗ “bảo về quyền”, “Bộ Tài Chính”.
            | News item on the signing of the 2024 covenant of Bloc I. Headline, date, and the day
            and place of signing are not stated. “bảo về quyền” and “Bộ Tài Chính” are kept as
            written.
        """,
        source=SOURCE,
    )


def test_names_known_from_the_document(states: States) -> None:
    states(
        "bloc",
        """
        bloc | name_vi | name_en | parent | number
        CDVC_K1 | Khối thi đua I | Bloc I | CDVCVN | 1
        """,
        source=SOURCE,
    )
    states(
        "unit",
        """
        unit | parent | kind | name_vi | short_vi | name_en
        CD_BKHCN | CDVCVN | member_union | Công đoàn Bộ Khoa học và Công nghệ | CĐ Bộ KH&CN
            | Union of the Ministry of Science and Technology
        CD_BNG | CDVCVN | member_union | Công đoàn Bộ Ngoại giao | CĐ Bộ Ngoại giao
            | Union of the Ministry of Foreign Affairs
        CD_BTP | CDVCVN | member_union | Công đoàn Bộ Tư pháp | CĐ Bộ Tư pháp
            | Union of the Ministry of Justice
        CD_BLDTBXH | CDVCVN | member_union | Công đoàn Bộ Lao động - Thương binh và Xã hội | CĐ Bộ
            LĐTBXH
            | Union of the Ministry of Labour, Invalids and Social Affairs
        CD_BKHDT | CDVCVN | member_union | Công đoàn Bộ Kế hoạch và Đầu tư | CĐ Bộ KH&ĐT
            | Union of the Ministry of Planning and Investment
        CD_BVHTTDL | CDVCVN | member_union | Công đoàn Bộ Văn hóa, Thể thao và Du lịch | CĐ Bộ
            VHTTDL
            | Union of the Ministry of Culture, Sports and Tourism
        CD_BTNMT | CDVCVN | member_union | Công đoàn Bộ Tài nguyên và Môi trường | CĐ Bộ TN&MT
            | Union of the Ministry of Natural Resources and Environment
        CD_BNV | CDVCVN | member_union | Công đoàn Bộ Nội vụ | CĐ Bộ Nội vụ
            | Union of the Ministry of Home Affairs
        CD_BTC | CDVCVN | member_union | Công đoàn Bộ Tài chính | CĐ Bộ Tài chính
            | Union of the Ministry of Finance
        """,
        source=SOURCE,
    )

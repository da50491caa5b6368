-- One row per finding: of one file, or of files compared with one another.
select * from staging.finding
union all
select * from core.finding_kept_value
union all
select * from core.finding_year_below_half
union all
select * from core.finding_share_without_parts
union all
select * from core.finding_own_report_differs
union all
select * from core.finding_second_half_differs
union all
select * from core.finding_other_period_differs
union all
select * from core.finding_plan_differs
union all
select * from core.finding_vanished_file
union all
select * from core.finding_whole_differs
union all
select * from core.finding_corrects_earlier
union all
select * from core.finding_corrects_further
union all
select * from core.finding_copied_forward
union all
select * from core.finding_jump
union all
select * from core.finding_unlike_peers
union all
select * from core.finding_part_exceeds_whole
union all
select * from core.finding_unit_without_bloc
union all
select * from core.finding_receipt_assumed
union all
select * from core.finding_registration_differs
union all
select * from core.finding_self_points_differ
union all
select * from core.finding_change_unexplained

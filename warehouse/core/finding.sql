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
select * from core.finding_receipt_assumed

"""The kinds of further sheets, each read by a module of its own."""

from etl.reported.appraisal import APPRAISAL
from etl.reported.cross_check import CROSS_CHECK
from etl.reported.kind import Kind
from etl.reported.programme import PROGRAMME
from etl.reported.recognition import RECOGNITION
from etl.reported.registration import REGISTRATION
from etl.reported.self_score import SELF_SCORE
from etl.reported.statements import STATEMENTS
from etl.reported.vote import VOTE

KINDS: dict[str, Kind] = {
    "self_score": SELF_SCORE,
    "programme": PROGRAMME,
    "statements": STATEMENTS,
    "registration": REGISTRATION,
    "cross_check": CROSS_CHECK,
    "appraisal": APPRAISAL,
    "vote": VOTE,
    "recognition": RECOGNITION,
}

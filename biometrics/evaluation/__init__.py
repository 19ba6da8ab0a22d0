"""Measures the matcher on pictures: error rates with their confidence, thresholds, hardships, plots.

evaluation = evaluate_folder(directory, detector, matcher)     # one sub-folder a person
rungs = climb_ladder(evaluation, detector, matcher)            # worse and worse chip photos and frames
draw_det(evaluation), draw_histogram(evaluation, threshold)    # PNG
evaluate_presentations(find_presentations(directory, frame_rate), judge, policy)    # APCER and BPCER
"""

from biometrics.evaluation.attacks import AttackEvaluation, evaluate_presentations
from biometrics.evaluation.attacks_report import attack_lines, attacks_json
from biometrics.evaluation.ladder import DEFAULT_PERSONS, Ladder, climb_ladder
from biometrics.evaluation.pictures import EvaluationError
from biometrics.evaluation.plots import draw_attacks, draw_det, draw_histogram
from biometrics.evaluation.presentations import find_presentations
from biometrics.evaluation.rate_rows import RateRow
from biometrics.evaluation.report import evaluation_json, table_lines
from biometrics.evaluation.run import TABLE_FMRS, Evaluation, GroupResult, evaluate_folder

__all__ = [
    "DEFAULT_PERSONS",
    "TABLE_FMRS",
    "AttackEvaluation",
    "Evaluation",
    "EvaluationError",
    "GroupResult",
    "Ladder",
    "RateRow",
    "attack_lines",
    "attacks_json",
    "climb_ladder",
    "draw_attacks",
    "draw_det",
    "draw_histogram",
    "evaluate_folder",
    "evaluate_presentations",
    "evaluation_json",
    "find_presentations",
    "table_lines",
]

"""Beside a case stands why it went the way it went: the words of a table, never its keys."""

import pytest

from engine.bundles import collect, load
from engine.inbox.case_page import Decided
from web.staff.reasons import reason


@pytest.mark.parametrize(
    ("procedure", "element", "value", "worded"),
    [
        ("recall", "assess_need", "notify", "III级"),
        ("recall", "", {"settlement": "none", "customer": "Nordflow GmbH"}, "均不需要, Nordflow GmbH"),
        ("quality_incident", "", {"role": "inspector", "late": True}, "检验员, 是"),
        ("quality_incident", "", "no_such_answer", ""),
    ],
)
def test_a_decision_is_told_in_the_words_of_forms_flows_and_roles(app, repository, procedure, element, value, worded):
    bundle = load(procedure, collect(repository, procedure))
    with app.test_request_context("/", headers={"Accept-Language": "zh"}):
        app.preprocess_request()
        assert reason(Decided(1, 1, element, "incident_grade", value, (), {}), bundle)["value"] == worded

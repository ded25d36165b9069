"""The procedures that the random walks go through: one for each thing the engine must do."""

from __future__ import annotations

from tests.engine.workflow.drawing import (
    attached,
    bundle,
    called,
    ext,
    nodes_and_flows,
    process,
    script,
    several,
    timer,
    topic,
)

SUBSCRIPTION = ext('<zeebe:subscription correlationKey="=case_no"/>')


def reference():
    """Two rework loops, a service, four lanes."""
    nodes = [
        ("start", "opened"),
        ("user", "record_finding"),
        (
            "service",
            "compute_sample",
            topic("sampling.plan", {"lot": "=quantity"}, {"sample_size": "=n", "share": "=share"}),
        ),
        ("user", "review_finding"),
        ("xor", "again"),
        ("xor", "decided"),
        ("user", "carry_out_rework"),
        ("user", "reinspect"),
        ("xor", "passed"),
        ("user", "put_in_stock"),
        ("end", "closed"),
    ]
    flows = """
        opened record_finding
        record_finding compute_sample
        compute_sample review_finding
        review_finding decided
        decided again =disposition = "rework"
        decided put_in_stock default
        again carry_out_rework
        carry_out_rework reinspect
        reinspect passed
        passed again =reinspection_result = "fail"
        passed put_in_stock default
        put_in_stock closed"""
    lanes = {
        "inspector": "opened record_finding compute_sample reinspect passed",
        "quality_engineer": "review_finding decided again",
        "workshop_director": "carry_out_rework",
        "storekeeper": "put_in_stock closed",
    }
    return bundle(process("reference", nodes, flows, lanes=lanes, prefix="R"))


def parts(border: str = "", more_nodes=(), more_flows: str = ""):
    """Each line of a disposition is a part with a rework loop inside."""
    body = called("part_process") + several("=dispositions", "line", "results", "=part_result")
    nodes = [
        ("start", "opened"),
        ("user", "dispose"),
        ("call", "part", body),
        ("user", "close_sheet"),
        ("end", "closed"),
        *more_nodes,
    ]
    result = "={disposition: line.disposition, quantity: line.quantity, turns: turns}"
    inside = [
        ("start", "p_start"),
        ("xor", "p_is"),
        ("xor", "p_again"),
        ("user", "p_rework"),
        ("user", "p_reinspect"),
        ("xor", "p_passed"),
        ("user", "p_stock"),
        ("script", "p_result", script(result, "part_result")),
        ("end", "p_end"),
    ]
    flows = """
        p_start p_is
        p_is p_again =line.disposition = "rework"
        p_is p_stock default
        p_again p_rework
        p_rework p_reinspect
        p_reinspect p_passed
        p_passed p_again =reinspection_result = "fail"
        p_passed p_stock default
        p_stock p_result
        p_result p_end"""
    lanes = {"workshop_director": "p_rework", "inspector": "p_reinspect", "storekeeper": "p_stock"}
    outer = "opened dispose\ndispose part\npart close_sheet\nclose_sheet closed\n" + more_flows
    return bundle(
        process("parts", nodes, outer, prefix="P"), process("part_process", inside, flows, lanes=lanes), border
    )


def vote():
    """A committee that votes until two agree, a reminder, and another round."""
    body = several("=board", "member", "votes", "=vote", '=count(votes[item = "yes"]) >= 2')
    nodes = [
        ("start", "opened"),
        ("xor", "again"),
        ("user", "call_board"),
        ("user", "cast_vote", body),
        ("border", "late", timer("timeDuration", "PT2H"), attached("cast_vote", interrupting=False)),
        ("border", "too_late", timer("timeDuration", "PT49H"), attached("cast_vote")),
        ("user", "remind"),
        ("end", "reminded"),
        ("user", "settle"),
        ("xor", "settled"),
        ("end", "closed"),
    ]
    flows = """
        opened again
        again call_board
        call_board cast_vote
        cast_vote settle
        too_late settle
        settle settled
        settled again =repeat
        settled closed default
        late remind
        remind reminded"""
    return bundle(process("vote", nodes, flows, prefix="V"))


def events():
    """Inclusive split and join, error boundary, event gateway, messages, timers of every kind, an embedded process."""
    handling = nodes_and_flows(
        "handling",
        [
            ("start", "h_start"),
            ("and", "h_split"),
            ("user", "h_one"),
            ("xor", "h_back"),
            ("user", "h_two"),
            ("xor", "h_ok"),
            ("and", "h_join"),
            ("end", "h_end"),
        ],
        """
        h_start h_split
        h_split h_one
        h_split h_back
        h_back h_two
        h_two h_ok
        h_ok h_back =h_repeat
        h_ok h_join default
        h_one h_join
        h_join h_end""",
    )
    nodes = [
        ("start", "opened"),
        ("user", "record"),
        ("or", "fork"),
        ("user", "look"),
        ("user", "test"),
        ("service", "reserve", topic("reserve", {"quantity": "=quantity"}, {"place": "=place"})),
        ("border", "none_left", '<bpmn:errorEventDefinition errorRef="e1"/>', attached("reserve")),
        ("user", "order_more"),
        ("xor", "stocked"),
        ("or", "join"),
        ("first", "wait"),
        ("catch", "replied", '<bpmn:messageEventDefinition messageRef="m_reply"/>'),
        ("catch", "timed_out", timer("timeDuration", '=duration("PT3H")')),
        ("user", "read_reply"),
        ("user", "chase"),
        ("xor", "heard"),
        ("sub", "handling", handling),
        ("border", "warn", timer("timeCycle", "R2/PT1H"), attached("handling", interrupting=False)),
        ("user", "hurry"),
        ("end", "hurried"),
        ("border", "give_up", timer("timeDuration", "PT5H"), attached("handling")),
        ("user", "escalate"),
        ("catch", "documents", '<bpmn:messageEventDefinition messageRef="m_doc"/>'),
        ("xor", "more"),
        ("user", "close_case"),
        ("end", "closed"),
    ]
    flows = """
        opened record
        record fork
        fork look =a > 1
        fork test =a > 5
        fork reserve default
        none_left order_more
        order_more stocked
        reserve stocked
        stocked join
        look join
        test join
        join wait
        wait replied
        wait timed_out
        replied read_reply
        timed_out chase
        read_reply heard
        chase heard
        heard handling
        handling more
        warn hurry
        hurry hurried
        give_up escalate
        escalate more
        more documents
        documents close_case
        close_case closed"""
    return bundle(
        f'<bpmn:message id="m_reply" name="reply">{SUBSCRIPTION}</bpmn:message>',
        f'<bpmn:message id="m_doc" name="documents">{SUBSCRIPTION}</bpmn:message>',
        '<bpmn:error id="e1" name="no_stock" errorCode="NO_STOCK"/>',
        process("events", nodes, flows, prefix="E"),
    )


def deep():
    """Parts in parts: signals between them, an error out of a called process, an escalation, a sequential list."""
    line = called("line_process", child=False, inputs={"way": "=line.way"}) + several("=lines", "line")
    case = [
        ("start", "opened"),
        ("user", "plan"),
        ("call", "each_line", line),
        ("user", "finish"),
        ("end", "closed"),
    ]
    stages = nodes_and_flows(
        "stages",
        [
            ("start", "s_start"),
            ("user", "stage_done", several("=stages_to_do", "stage", "notes", "=note", sequential=True)),
            ("throw", "tell", '<bpmn:escalationEventDefinition escalationRef="esc"/>'),
            ("user", "stage_check"),
            ("end", "s_end"),
        ],
        "s_start stage_done\nstage_done tell\ntell stage_check\nstage_check s_end",
    )
    line_nodes = [
        ("start", "l_start"),
        ("xor", "l_way"),
        ("catch", "l_go", '<bpmn:signalEventDefinition signalRef="sig"/>'),
        ("user", "l_before"),
        ("throw", "l_signal", '<bpmn:signalEventDefinition signalRef="sig"/>'),
        ("call", "l_check", called("checking", child=False, outputs={"checked": "=verdict"})),
        ("border", "l_failed", '<bpmn:errorEventDefinition errorRef="bad"/>', attached("l_check")),
        ("user", "l_repair"),
        ("sub", "stages", stages),
        (
            "border",
            "l_told",
            '<bpmn:escalationEventDefinition escalationRef="esc"/>',
            attached("stages", interrupting=False),
        ),
        ("user", "l_informed"),
        ("end", "l_informed_end"),
        ("xor", "l_merge"),
        ("user", "l_after", ext('<zeebe:taskSchedule dueDate="=add working days(now(), 1)"/>')),
        ("end", "l_end"),
    ]
    line_flows = """
        l_start l_way
        l_way l_go =way = "wait"
        l_way l_before =way = "go"
        l_way l_check =way = "check"
        l_way stages default
        l_before l_signal
        l_signal l_merge
        l_go l_merge
        l_check l_merge
        l_failed l_repair
        l_repair l_merge
        stages l_merge
        l_told l_informed
        l_informed l_informed_end
        l_merge l_after
        l_after l_end"""
    checking_nodes = [
        ("start", "c_start"),
        ("and", "c_split"),
        ("user", "c_test"),
        ("user", "c_watch"),
        ("end", "c_watched"),
        ("xor", "c_good"),
        ("end", "c_bad", '<bpmn:errorEventDefinition errorRef="bad"/>'),
        ("end", "c_stop", "<bpmn:terminateEventDefinition/>"),
        ("end", "c_end"),
    ]
    checking_flows = """
        c_start c_split
        c_split c_test
        c_split c_watch
        c_watch c_watched
        c_test c_good
        c_good c_bad =verdict = "bad"
        c_good c_stop =verdict = "stop"
        c_good c_end default"""
    return bundle(
        '<bpmn:signal id="sig" name="go on"/>',
        '<bpmn:escalation id="esc" escalationCode="LATE"/>',
        '<bpmn:error id="bad" errorCode="BAD"/>',
        process("deep", case, "opened plan\nplan each_line\neach_line finish\nfinish closed", prefix="D"),
        process("line_process", line_nodes, line_flows),
        process("checking", checking_nodes, checking_flows),
    )

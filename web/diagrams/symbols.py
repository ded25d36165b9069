"""Small drawings inside tasks, events and gateways; stroke and fill come from the style sheet."""

from __future__ import annotations

from engine.procedures import ElementKind, EventKind

#: in a task's upper left corner, within 18 by 18 pixels
TASKS = {
    ElementKind.USER_TASK: '<circle class="g" cx="8" cy="5" r="3.2"/><path class="g" d="M1.5 16a6.5 6 0 0 1 13 0z"/>',
    ElementKind.MANUAL_TASK: '<path class="g" d="M1 6h5l4-3.5 1.8 1.8L9 7h7v7H5l-4-2.5z"/>',
    ElementKind.SERVICE_TASK: '<circle class="g dash" cx="8" cy="8" r="6"/><circle class="g" cx="8" cy="8" r="2.6"/>',
    ElementKind.BUSINESS_RULE_TASK: '<path class="g" d="M1 2h15v12H1zM1 6h15M6 6v8"/>',
    ElementKind.SCRIPT_TASK: '<path class="g" d="M4 1h11c-6 5 5 9-1 14H3c6-5-5-9 1-14zM5 5h7M6 8h7M6 11h7"/>',
    ElementKind.SEND_TASK: '<path class="g solid" d="M1 3h15v11H1z"/><path class="g" d="M1 3l7.5 6L16 3"/>',
    ElementKind.RECEIVE_TASK: '<path class="g" d="M1 3h15v11H1zM1 3l7.5 6L16 3"/>',
}

#: around the middle of an event
EVENTS = {
    EventKind.TIMER_DATE: '<circle class="g" r="9"/><path class="g" d="M0-6V0l4 2.4"/>',
    EventKind.TIMER_DURATION: '<circle class="g" r="9"/><path class="g" d="M0-6V0l4 2.4"/>',
    EventKind.TIMER_CYCLE: '<circle class="g" r="9"/><path class="g" d="M0-6V0l4 2.4"/>',
    EventKind.MESSAGE: '<path class="g" d="M-8-5H8V6H-8zM-8-5l8 6 8-6"/>',
    EventKind.SIGNAL: '<path class="g" d="M0-8L8 6H-8z"/>',
    EventKind.ERROR: '<path class="g" d="M-7 7l4-13 6 9 4-10-4 14-5-8z"/>',
    EventKind.ESCALATION: '<path class="g" d="M0-8L6 7 0 1-6 7z"/>',
    EventKind.TERMINATE: '<circle class="g solid" r="9"/>',
    EventKind.CONDITIONAL: '<path class="g" d="M-6-7H6V7H-6zM-4-3.5h8M-4 0h8M-4 3.5h8"/>',
    EventKind.LINK: '<path class="g" d="M-7-3H2V-7L8 0 2 7V3H-7z"/>',
    EventKind.COMPENSATION: '<path class="g" d="M0-6v12L-8 0zM8-6v12L0 0z"/>',
    EventKind.CANCEL: '<path class="g" d="M-6-6L6 6M6-6L-6 6"/>',
}

#: around the middle of a gateway
GATEWAYS = {
    ElementKind.EXCLUSIVE_GATEWAY: '<path class="g w" d="M-7-8L7 8M7-8L-7 8"/>',
    ElementKind.PARALLEL_GATEWAY: '<path class="g w" d="M0-11V11M-11 0H11"/>',
    ElementKind.INCLUSIVE_GATEWAY: '<circle class="g w" r="11"/>',
    ElementKind.EVENT_BASED_GATEWAY: '<circle class="g" r="13"/><circle class="g" r="10"/>'
    '<path class="g" d="M0-6.5l6 4.5-2.3 7h-7.4L-6-2z"/>',
    ElementKind.COMPLEX_GATEWAY: '<path class="g w" d="M0-11V11M-11 0H11M-8-8L8 8M8-8L-8 8"/>',
}

PARALLEL_LOOP = '<path class="g w" d="M-5-5v10M0-5v10M5-5v10"/>'
SEQUENTIAL_LOOP = '<path class="g w" d="M-6-4H6M-6 0H6M-6 4H6"/>'
STANDARD_LOOP = '<path class="g" d="M-3 5a6 6 0 1 1 6 0M-3 5h-4M-3 5V1"/>'
CALLED = '<path class="g" d="M-7-7H7V7H-7zM0-4v8M-4 0h8"/>'
DONE_MARK = '<circle class="mk" r="10"/><path class="mk-i" d="M-5 0l3.5 3.5 6-7"/>'

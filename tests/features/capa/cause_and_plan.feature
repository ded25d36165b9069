Feature: cause and plan of corrective action

  Background:
    Given it is 2026-03-02 09:00
    And unless told otherwise "Corrective and preventive action" says:
      | Problem             | Paint runs on the bonnet, third time this year |
      | Where it comes from | Nonconformity                                  |
    And unless told otherwise "Find the cause" says:
      | Five whys | Why does it run (because: paint too thin) |
    And unless told otherwise "Plan the actions" says:
      | Actions | Measure viscosity every shift (Kind: Preventive, Who: Line leader, Until: 2026-03-20) |
    And unless told otherwise "Check the plan" says:
      | Result | Agreed |

  @NCO-5.2.3
  Rule: a sheet is issued to the unit responsible, which contains the problem, finds the cause and plans

    Scenario: the unit named on the sheet is asked
      When the branch quality management starts "Corrective and preventive action":
        | Responsible unit | Workshop director |
      Then the workshop director has the task "Contain the problem"
      And the task "Contain the problem" is due 2026-03-03 09:00

    Scenario: without a unit the organiser does it
      When the branch quality management starts "Corrective and preventive action"
      Then the branch quality management has the task "Contain the problem"

    Scenario: what was done at once stands in the form already
      When the branch quality management starts "Corrective and preventive action":
        | Done at once     | Line stopped      |
        | Responsible unit | Workshop director |
      Then the form of "Contain the problem" shows:
        | Containment | Line stopped |

    Scenario: cause and plan are due when the sheet says
      Given the branch quality management starts "Corrective and preventive action":
        | Cause and plan due | 2026-03-06 |
      When the branch quality management does "Contain the problem"
      Then the task "Find the cause" is due 2026-03-06 17:00

    Scenario: without a date they are due in 5 working days
      Given the branch quality management starts "Corrective and preventive action"
      When the branch quality management does "Contain the problem"
      Then the task "Find the cause" is due 2026-03-09 17:00

    Scenario: the plan is due with the cause
      Given the branch quality management starts "Corrective and preventive action":
        | Cause and plan due | 2026-03-06 |
      And the branch quality management does "Contain the problem"
      When the branch quality management does "Find the cause"
      Then the task "Plan the actions" is due 2026-03-06 17:00

    Scenario: a problem without words is no problem
      When the branch quality management starts "Corrective and preventive action":
        | Problem | - |
      Then it is refused: "required"

  @NCO-5.2.3
  Rule: a cause is asked for until it can be acted on, and every cause has its actions

    Scenario: a cause without a single why is refused
      Given the branch quality management starts "Corrective and preventive action"
      And the branch quality management does "Contain the problem"
      When the branch quality management does "Find the cause":
        | Five whys | - |
      Then it is refused: "required"

    Scenario: a plan without an action is refused
      Given the branch quality management starts "Corrective and preventive action"
      And these tasks are done:
        | role                      | task                |
        | branch quality management | Contain the problem |
        | branch quality management | Find the cause      |
      When the branch quality management does "Plan the actions":
        | Actions | - |
      Then it is refused: "required"

    Scenario: an action without an owner is refused
      Given the branch quality management starts "Corrective and preventive action"
      And these tasks are done:
        | role                      | task                |
        | branch quality management | Contain the problem |
        | branch quality management | Find the cause      |
      When the branch quality management does "Plan the actions":
        | Actions | Measure viscosity (Kind: Preventive, Until: 2026-03-20) |
      Then it is refused: "required"

    Scenario: an action cannot have been due before it is planned
      Given the branch quality management starts "Corrective and preventive action"
      And these tasks are done:
        | role                      | task                |
        | branch quality management | Contain the problem |
        | branch quality management | Find the cause      |
      When the branch quality management does "Plan the actions":
        | Actions | Measure viscosity (Kind: Preventive, Who: Line leader, Until: 2026-02-20) |
      Then it is refused: "in the past"

  @NCO-5.2.3
  Rule: the organiser checks the plan and lays down when and by what effectiveness is judged

    Background:
      Given the branch quality management starts "Corrective and preventive action":
        | Responsible unit | Workshop director |
      And these tasks are done:
        | role              | task                | Cause          |
        | workshop director | Contain the problem |                |
        | workshop director | Find the cause      | Paint too thin |
        | workshop director | Plan the actions    |                |

    Scenario: a weak plan goes back, with the reason
      When the branch quality management does "Check the plan":
        | Result        | Back to the responsible unit |
        | What is wrong | Measuring alone changes nothing |
      Then the workshop director has the task "Find the cause"
      And the form of "Find the cause" shows:
        | Cause | Paint too thin |
      And the task "Find the cause" is due 2026-03-05 09:00

    Scenario: a plan is not sent back without a reason
      When the branch quality management does "Check the plan":
        | Result        | Back to the responsible unit |
        | What is wrong | -                            |
      Then it is refused: "required"

    Scenario: an agreed plan makes each action a task of its owner
      When the branch quality management does "Check the plan":
        | When it counts as effective | No runs in 3 lots |
      Then the line leader has the task "Carry out the action"
      And the task "Carry out the action" is due 2026-03-20 17:00
      And the record of "Check the plan" fills "Check of the plan"

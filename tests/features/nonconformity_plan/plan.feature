Feature: Plan of nonconforming-product control
  Step 1: permitted quantities and claims per department, from the goals of the company and last year's analysis.

  Background:
    Given unless told otherwise "Draw up the plan" says:
      | Permitted by department | Moulding 200 kilogram 3; Packing 50 kilogram 1 |
    And unless told otherwise "Revise the plan" says:
      | Permitted by department | Moulding 150 kilogram 2; Packing 50 kilogram 1 |
    And unless told otherwise "Look through the plan" says:
      | Plan | To be signed |
    And unless told otherwise "Agree to the plan and sign" says:
      | Plan | Agreed |
    And the head of production management starts "Plan of nonconforming-product control":
      | Year | 2026 |

  @DPR-S1
  Rule: the plan states per department the permitted quantity and the permitted number of claims

    Scenario: the head of production management draws it up from goals and last year's analysis
      When the head of production management does "Draw up the plan":
        | Goals of the company | Half a percent of waste                        |
        | Last year's analysis | 0.7 %, three claims                            |
        | Permitted by department | Moulding 200 kilogram 3; Packing 50 kilogram 1 |
      Then the record of "Draw up the plan" fills "Дб 09.04-05/11"
      And the record of "Draw up the plan" says:
        | Last year's analysis | 0.7 %, three claims                          |
        | Permitted by department | moulding 200 kilogram 3; packing 50 kilogram 1 |
      And "Draw up the plan" is signed by the head of production management
      And the head of QC has the task "Look through the plan"

    Scenario: a plan without departments is none
      When the head of production management does "Draw up the plan":
        | Permitted by department | - |
      Then it is refused: "required"

  @DPR-S1
  Rule: the head of QC shares the responsibility for the plan

    Scenario: the head of QC wants it changed before anybody signs
      Given the case comes to "Look through the plan"
      When the head of QC does "Look through the plan":
        | Plan           | To be changed first      |
        | What to change | Packing had no claim yet |
      Then the open tasks are:
        | head of production management | Revise the plan |
      And the form of "Revise the plan" shows:
        | objections | Packing had no claim yet |

    Scenario: a plan that is ready goes to those who agree
      Given the case comes to "Look through the plan"
      When the head of QC does "Look through the plan":
        | Plan | To be signed |
      Then the open tasks are:
        | head of the production department | Agree to the plan and sign |
        | chief engineer                    | Agree to the plan and sign |
        | head of quality management        | Agree to the plan and sign |

  @DPR-S1
  Rule: four sign; who disagrees sends the plan back

    Scenario: one objection sends it back, with all objections in view
      Given the case comes to "Agree to the plan and sign"
      When these tasks are done:
        | role                              | task                       | Plan       | Objection          |
        | head of the production department | Agree to the plan and sign | Not agreed | Packing needs more |
        | chief engineer                    | Agree to the plan and sign | Agreed     |                    |
        | head of quality management        | Agree to the plan and sign | Not agreed | Goals are missed   |
      Then the open tasks are:
        | head of production management | Revise the plan |
      And the form of "Revise the plan" shows:
        | objections | Packing needs more; Goals are missed |

    Scenario: the revised plan is signed by all again
      Given the case comes to "Agree to the plan and sign"
      And these tasks are done:
        | role                              | task                       | Plan       | Objection          |
        | head of the production department | Agree to the plan and sign | Not agreed | Packing needs more |
        | chief engineer                    | Agree to the plan and sign | Agreed     |                    |
        | head of quality management        | Agree to the plan and sign | Agreed     |                    |
      When everything else goes as usual
      Then the signatures under "Plan of nonconforming-product control" are:
        | role                              |
        | head of production management     |
        | head of the production department |
        | chief engineer                    |
        | head of quality management        |
        | head of production management     |
        | head of the production department |
        | chief engineer                    |
        | head of quality management        |
      And the case is waiting

    Scenario: a signature is not given without a password
      Given the case comes to "Agree to the plan and sign"
      When the chief engineer does "Agree to the plan and sign" without signing
      Then it is refused: "password missing"

  @DPR-S1
  Rule: a plan is valid for its year; the next one is asked for in time

    Scenario: on 1 December the plan for next year is asked for
      Given everything else goes as usual
      When it becomes 2026-12-01 23:00
      Then the case has started "Plan of nonconforming-product control"
      And the case is waiting
      And the linked case "Plan of nonconforming-product control" is looked at
      And the head of production management has the task "Draw up the plan"
      And the form of "Draw up the plan" shows:
        | plan_year | 2027 |

    Scenario: nothing is asked for before December
      Given everything else goes as usual
      When it becomes 2026-11-30 23:00
      Then the case did not go through "Ask for the next plan"

    Scenario: the plan holds until the last day of its year
      Given everything else goes as usual
      When it becomes 2026-12-30 23:00
      Then the case is waiting

    Scenario: after the year the plan has expired
      Given everything else goes as usual
      When it becomes 2026-12-31 23:00
      Then the case is closed

Feature: the branch answers in time

  Background:
    Given unless told otherwise "Customer complaint handling" says:
      | Received by            | E-mail or letter |
      | Customer               | nordflow         |
      | Product                | VA-50            |
      | Lot                    | F-0920           |
      | Quantity complained of | 12               |
    And unless told otherwise "Understand the situation" says:
      | Department that investigates | Quality management |
    And unless told otherwise "Investigate and verify" says:
      | The company is responsible | yes     |
      | Defect class               | Class I |
    And unless told otherwise "Check the sheet" says:
      | Result | Approved: issue it |
    And unless told otherwise "Investigate and confirm the problem" says:
      | It is a quality problem | yes |
    And unless told otherwise "Set the measures" says:
      | Measures | Workshop (Until: 2026-03-06; Measure: deburr every ring) |
    And unless told otherwise "Approve the measures" says:
      | Decision | Approved |
    And unless told otherwise "Verify the result" says:
      | Result | Carried out and effective |
    And unless told otherwise "Reply to the customer" says:
      | Customer's answer | Satisfied |

  @NCO-5.2.1
  Rule: the information-handling department investigates and answers in time

    Background:
      Given the export sales clerk starts "Customer complaint handling"
      And these tasks are done:
        | role                      | task                        | Answer wanted by |
        | export sales clerk        | Understand the situation    |                  |
        | branch quality management | Investigate and verify      |                  |
        | export sales clerk        | Write the information sheet | 2026-03-05       |
        | head of export sales      | Check the sheet             |                  |

    Scenario: nobody is reminded before the time is up
      When it becomes 2026-03-05 16:59
      Then the open tasks are:
        | information handler | Investigate and confirm the problem |

    Scenario: export sales is told of the overdue answer, and the branch goes on
      When it becomes 2026-03-05 17:00
      Then the open tasks are:
        | information handler | Investigate and confirm the problem |
        | export sales clerk  | Remind the branch                   |
      And the task "Remind the branch" is due 2026-03-05 21:00

    Scenario: the reminder is kept
      Given it becomes 2026-03-05 17:00
      When the export sales clerk does "Remind the branch":
        | What was done | Reminded |
      Then the record of "Remind the branch" fills "Register of overdue answers"
      And the open tasks are:
        | information handler | Investigate and confirm the problem |

    Scenario: one minute before two working days more the head is not asked
      When it becomes 2026-03-09 16:59
      Then nobody has the task "Take up the overdue answer"

    Scenario: two working days more, and the head of export sales takes it up
      Given it becomes 2026-03-09 17:00
      When the head of export sales does "Take up the overdue answer":
        | What was arranged with the branch | answer on Tuesday |
      Then the open tasks are:
        | information handler | Investigate and confirm the problem |
        | export sales clerk  | Remind the branch                   |
      And the record of "Take up the overdue answer" fills "Register of overdue answers"

    Scenario Outline: an answer at <when> is in time: <in time>
      Given these tasks are done:
        | role                                        | task                                |
        | information handler                         | Investigate and confirm the problem |
        | information handler                         | Set the measures                    |
        | head of the information-handling department | Approve the measures                |
      And it becomes <when>
      When the information handler does "Answer export sales":
        | Answer | deburring is back in the routing |
      Then the record of "Answer export sales" says:
        | Answer wanted by | 2026-03-05 |
        | In time          | <in time>  |
      And the record of "Answer export sales" fills "Register of answers of the branches"

      Examples:
        | when             | in time |
        | 2026-03-05 16:59 | yes     |
        | 2026-03-05 17:01 | no      |

    Scenario: an answer that was given in time is not asked for
      Given these tasks are done:
        | role                                        | task                                |
        | information handler                         | Investigate and confirm the problem |
        | information handler                         | Set the measures                    |
        | head of the information-handling department | Approve the measures                |
        | information handler                         | Answer export sales                 |
      When it becomes 2026-03-10 09:00
      Then nobody has the task "Remind the branch"
      And nobody has the task "Take up the overdue answer"

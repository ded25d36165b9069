Feature: purchased material does not lie about

  Background:
    Given unless told otherwise "Control of nonconforming output" says:
      | Product                | VB-50               |
      | Lot                    | A-0417              |
      | Nonconforming quantity | 1200                |
      | Found in               | Incoming inspection |
      | Item class             | Component           |
    And unless told otherwise "Check the sheet" says:
      | Result | Agreed |

  @NCO-4.2.2.2
  Rule: purchased material not handled within 2 working days of the finding is marked and isolated by the receiving clerk

    Scenario: nobody handles a delivery over a weekend
      Given it is Friday at 15:00
      And the inspector starts "Control of nonconforming output"
      When it becomes Tuesday at 15:00
      Then the receiving clerk has the task "Mark and isolate purchased material"

    Scenario: Saturday and Sunday do not count
      Given it is Friday at 15:00
      And the inspector starts "Control of nonconforming output"
      When it becomes Tuesday at 14:59
      Then nobody has the task "Mark and isolate purchased material"

    Scenario: public holidays do not count
      Given it is 2026-04-30 15:00
      And the inspector starts "Control of nonconforming output"
      When it becomes 2026-05-07 14:59
      Then nobody has the task "Mark and isolate purchased material"

    Scenario: the second working day after the holidays is over
      Given it is 2026-04-30 15:00
      And the inspector starts "Control of nonconforming output"
      When it becomes 2026-05-07 15:00
      Then the receiving clerk has the task "Mark and isolate purchased material"

    Scenario: the days count from the finding, not from the sheet
      Given it is 2026-03-05 10:00
      And the inspector starts "Control of nonconforming output":
        | Found at | 2026-03-03 10:30 |
      When it becomes 2026-03-05 10:30
      Then the receiving clerk has the task "Mark and isolate purchased material"

    Scenario: a sheet written after the 2 working days asks the receiving clerk at once
      Given it is 2026-03-10 10:00
      When the inspector starts "Control of nonconforming output":
        | Found at | 2026-03-03 10:30 |
      Then the receiving clerk has the task "Mark and isolate purchased material"

    Scenario: isolating stops nobody's work
      Given the inspector starts "Control of nonconforming output"
      And the department supervisor does "Check the sheet"
      When 2 working days have passed
      Then the open tasks are:
        | inspector                       | Mark the product                    |
        | head of raw-material inspection | Review the nonconformity            |
        | receiving clerk                 | Mark and isolate purchased material |

    Scenario: the clerk isolates, and the disposition goes on
      Given the inspector starts "Control of nonconforming output"
      And 2 working days have passed
      When the receiving clerk does "Mark and isolate purchased material":
        | What was done   | Marked and isolated |
        | Where it stands | Q-03                |
      Then the record of "Mark and isolate purchased material" fills "Nonconforming product tag"
      And the department supervisor has the task "Check the sheet"
      And lot "A-0417" has 1200 on hold

    Scenario: a disposition that comes meanwhile needs no isolation
      Given the inspector starts "Control of nonconforming output"
      And 2 working days have passed
      And these tasks are done:
        | role                            | task                     | Proposed dispositions |
        | department supervisor           | Check the sheet          |                       |
        | head of raw-material inspection | Review the nonconformity | reject 1200           |
        | head of raw-material inspection | Decide the disposition   |                       |
      When the receiving clerk does "Mark and isolate purchased material":
        | What was done | Already handled meanwhile |
      Then nobody has the task "Mark and isolate purchased material"
      And the record of "Mark and isolate purchased material" says:
        | Where it stands | - |

    Scenario: isolated means marked, too
      Given the inspector starts "Control of nonconforming output"
      And 2 working days have passed
      When the receiving clerk does "Mark and isolate purchased material":
        | What was done                                                       | Marked and isolated |
        | The card bears the name of the product and its nonconformity status | no                  |
      Then it is refused: "must be ticked"

    Scenario: a delivery disposed of in time is not isolated
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                            | task                     | Proposed dispositions |
        | department supervisor           | Check the sheet          |                       |
        | head of raw-material inspection | Review the nonconformity | reject 1200           |
        | head of raw-material inspection | Decide the disposition   |                       |
      When 5 working days have passed
      Then nobody has the task "Mark and isolate purchased material"

    Scenario Outline: what is isolated at the finding is not isolated again: <source>
      Given the inspector starts "Control of nonconforming output":
        | Found in | <source> |
      When 5 working days have passed
      Then nobody has the task "Mark and isolate purchased material"
      And the department supervisor has the task "Check the sheet"

      Examples:
        | source           |
        | In process       |
        | Final inspection |
        | Stock            |

    Scenario: the review and the disposition are due with the 2 working days
      Given it is 2026-03-06 15:00
      And the inspector starts "Control of nonconforming output"
      When the department supervisor does "Check the sheet"
      Then the task "Review the nonconformity" is due 2026-03-10 15:00

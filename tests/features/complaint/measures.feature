Feature: measures: approved, answered, carried out, verified

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

  @NCO-5.2.2
  Rule: the head of the department approves the measures, then export sales gets the answer

    Background:
      Given the export sales clerk starts "Customer complaint handling"
      And these tasks are done:
        | role                      | task                                |
        | export sales clerk        | Understand the situation            |
        | branch quality management | Investigate and verify              |
        | export sales clerk        | Write the information sheet         |
        | head of export sales      | Check the sheet                     |
        | information handler       | Investigate and confirm the problem |

    Scenario: measures wait for approval
      When the information handler does "Set the measures"
      Then the open tasks are:
        | head of the information-handling department | Approve the measures |

    Scenario: no measure, no corrective action
      When the information handler does "Set the measures":
        | Measures | - |
      Then it is refused: "required"

    Scenario: approved, export sales gets the answer
      Given the information handler does "Set the measures"
      When the head of the information-handling department does "Approve the measures"
      Then the open tasks are:
        | information handler | Answer export sales |
      And "Approve the measures" is signed by the head of the information-handling department

    Scenario: who set the measures does not approve them
      Given the information handler does "Set the measures"
      When the person who did "Set the measures" does "Approve the measures" as the head of the information-handling department
      Then it is refused: "four eyes"

    Scenario: sent back, the measures are set anew
      Given the information handler does "Set the measures"
      When the head of the information-handling department does "Approve the measures":
        | Decision                | Sent back               |
        | Why they are sent back  | nothing about the stock |
      Then the open tasks are:
        | information handler | Set the measures |
      And the form of "Set the measures" shows:
        | Sent back because | nothing about the stock |

    Scenario: the answer goes to export sales and the measures begin at once
      Given these tasks are done:
        | role                                        | task                 |
        | information handler                         | Set the measures     |
        | head of the information-handling department | Approve the measures |
      When the information handler does "Answer export sales":
        | Answer | every ring is deburred |
      Then the open tasks are:
        | export sales clerk | Tell the customer the measures |
        | workshop director  | Carry out the measure          |
      And the form of "Tell the customer the measures" shows:
        | Answer of the branch        | every ring is deburred |
        | What the customer was told  | every ring is deburred |

  @NCO-5.2.3
  Rule: the information handler has the departments carry the measures out and follows them

    Background:
      Given the export sales clerk starts "Customer complaint handling"
      And these tasks are done:
        | role                                        | task                                | Measures |
        | export sales clerk                          | Understand the situation            |          |
        | branch quality management                   | Investigate and verify              |          |
        | export sales clerk                          | Write the information sheet         |          |
        | head of export sales                        | Check the sheet                     |          |
        | information handler                         | Investigate and confirm the problem |          |
        | information handler                         | Set the measures                    | Workshop (Until: 2026-03-06; Measure: deburr); Purchasing (Until: 2026-03-11; Measure: new drawing) |
        | head of the information-handling department | Approve the measures                |          |
        | information handler                         | Answer export sales                 |          |

    Scenario: each department gets its measure, due on its date
      When the export sales clerk does "Tell the customer the measures"
      Then the open tasks are:
        | workshop director | Carry out the measure |
        | purchasing lead   | Carry out the measure |
      And the task "Carry out the measure" is due 2026-03-06 17:00

    Scenario: the result is verified when all are carried out
      Given the workshop director does "Carry out the measure":
        | What was done | every ring deburred |
      When the purchasing lead does "Carry out the measure":
        | What was done | drawing sent |
      Then the open tasks are:
        | export sales clerk  | Tell the customer the measures |
        | information handler | Verify the result              |
      And the record of "Carry out the measure" fills "Register of measures carried out"

    Scenario: the first date passes, and the information handler follows it up
      When it becomes 2026-03-06 17:00
      Then the open tasks are:
        | export sales clerk  | Tell the customer the measures |
        | workshop director   | Carry out the measure          |
        | purchasing lead     | Carry out the measure          |
        | information handler | Follow up the measures         |

    Scenario: before the first date nobody is asked
      When it becomes 2026-03-06 16:59
      Then nobody has the task "Follow up the measures"

    Scenario: a follow-up that nobody wrote does not hold the complaint up
      Given it becomes 2026-03-06 17:00
      And these tasks are done:
        | role              | task                  |
        | workshop director | Carry out the measure |
        | purchasing lead   | Carry out the measure |
      When the information handler does "Verify the result"
      Then the open tasks are:
        | export sales clerk | Tell the customer the measures |
        | export sales clerk | Reply to the customer          |

    Scenario: what the follow-up found is kept
      Given it becomes 2026-03-06 17:00
      When the information handler does "Follow up the measures":
        | How far the measures are | half of the rings |
      Then the record of "Follow up the measures" fills "Follow-up of the measures"
      And nobody has the task "Follow up the measures"

  @NCO-5.2.3
  Rule: the information handler verifies the result

    Background:
      Given the export sales clerk starts "Customer complaint handling"
      And these tasks are done:
        | role                                        | task                                | Measures |
        | export sales clerk                          | Understand the situation            |          |
        | branch quality management                   | Investigate and verify              |          |
        | export sales clerk                          | Write the information sheet         |          |
        | head of export sales                        | Check the sheet                     |          |
        | information handler                         | Investigate and confirm the problem |          |
        | information handler                         | Set the measures                    | Workshop (Until: 2026-03-06; Measure: deburr); Purchasing (Until: 2026-03-11; Measure: new drawing) |
        | head of the information-handling department | Approve the measures                |          |
        | information handler                         | Answer export sales                 |          |
      And these tasks are done:
        | role               | task                           |
        | export sales clerk | Tell the customer the measures |
        | workshop director  | Carry out the measure          |
        | purchasing lead    | Carry out the measure          |

    Scenario: effective, the customer gets the final reply
      When the information handler does "Verify the result":
        | What was checked, and with what result | 200 rings, none with a burr |
      Then the open tasks are:
        | export sales clerk | Reply to the customer |
      And "Verify the result" is signed by the information handler
      And the record of "Verify the result" fills "Verification of the measures"

    Scenario: what is not carried out goes back to its department
      When the information handler does "Verify the result":
        | Result              | Not fully carried out                                      |
        | Still to be done    | Purchasing (Until: 2026-03-13; Measure: new drawing) |
      Then the open tasks are:
        | purchasing lead | Carry out the measure |
      And the task "Carry out the measure" is due 2026-03-13 17:00

    Scenario: what did not help is taken up anew by the branch
      When the information handler does "Verify the result":
        | Result                                 | Carried out, not effective |
        | What was checked, and with what result | 3 of 50 leak               |
      Then the open tasks are:
        | information handler | Investigate and confirm the problem |
      And the task "Investigate and confirm the problem" is due 2026-03-05 17:00
      And the form of "Investigate and confirm the problem" shows:
        | Why the last measures did not hold | 3 of 50 leak |

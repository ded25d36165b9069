Feature: what the complaint starts, and what it waits for

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

  @NCO-4.2.1.4x
  Rule: a problem reported after shipment is handled on the written information of export sales

    Background:
      Given the export sales clerk starts "Customer complaint handling":
        | Further lots | F-0921 8 |
      And these tasks are done:
        | role                      | task                        | Defect class |
        | export sales clerk        | Understand the situation    |              |
        | branch quality management | Investigate and verify      | Class III    |
        | export sales clerk        | Write the action sheet      |              |
        | head of export sales      | Check the sheet             |              |

    Scenario: a sheet for each lot concerned, on hold at once
      When the information handler does "Investigate and confirm the problem":
        | What was found                                         | burr on the seat ring |
        | Open a nonconforming product sheet for the delivered lots | yes                |
        | Item class                                             | Finished assembly     |
      Then lot "F-0920" has 12 on hold
      And lot "F-0921" has 8 on hold
      And the open tasks are:
        | information handler | Set the measures |

    Scenario: the sheet names the complaint, the customer and what was found
      Given the case is remembered as "the complaint"
      And the information handler does "Investigate and confirm the problem":
        | What was found                                         | burr on the seat ring |
        | Open a nonconforming product sheet for the delivered lots | yes                |
        | Lots concerned                                         | F-0920 9              |
        | Item class                                             | Finished assembly     |
      When the linked case "Control of nonconforming output" is looked at
      Then the export sales clerk has the task "Have the customer set the goods aside"
      And the record of "Nonconformity found: open the sheet" says:
        | Found in                                | After delivery            |
        | Lot                                     | F-0920                    |
        | Nonconforming quantity                  | 9                         |
        | Customer                                | nordflow                  |
        | Where the goods are                     | With the customer         |
        | A customer's product is concerned       | yes                       |
        | Written information of customer liaison | CO-2026-0001, 2026-03-02  |
        | Nonconformity                           | burr on the seat ring     |

    Scenario: the sheet is opened at the branch that made the product
      Given the export sales clerk starts "Customer complaint handling"
      And these tasks are done:
        | role                      | task                                | Branch  | Open a nonconforming product sheet for the delivered lots | Item class        |
        | export sales clerk        | Understand the situation            | taizhou |                                                           |                   |
        | branch quality management | Investigate and verify              |         |                                                           |                   |
        | export sales clerk        | Write the information sheet         |         |                                                           |                   |
        | head of export sales      | Check the sheet                     |         |                                                           |                   |
        | information handler       | Investigate and confirm the problem |         | yes                                                       | Finished assembly |
      When the scenario plays at site "taizhou"
      Then lot "F-0920" has 12 on hold
      And the information handler at "taizhou" has the task "Set the measures"

    Scenario: without a sheet nothing is held
      When the information handler does "Investigate and confirm the problem"
      Then lot "F-0920" is not known

    Scenario: a sheet needs a lot
      When the information handler does "Investigate and confirm the problem":
        | Open a nonconforming product sheet for the delivered lots | yes               |
        | Lots concerned                                            | -                 |
        | Item class                                                | Finished assembly |
      Then it is refused: "required"

  @NCO-6.1 @NCO-6.2.1.1 @NCO-3.3
  Rule: a customer's complaint about delivered product may start a recall

    Background:
      Given the export sales clerk starts "Customer complaint handling":
        | Further lots | F-0921 8 |
      And these tasks are done:
        | role                      | task                        | Defect class |
        | export sales clerk        | Understand the situation    |              |
        | branch quality management | Investigate and verify      | Class III    |
        | export sales clerk        | Write the action sheet      |              |
        | head of export sales      | Check the sheet             |              |

    Scenario: the recall starts when the problem is confirmed, before any measure
      Given the information handler does "Investigate and confirm the problem":
        | What was found           | burr on the seat ring |
        | Start the recall procedure | yes                 |
      When the linked case "Product recall" is looked at
      Then the record of "Delivered product defective: report it" says:
        | How it came to light           | Customer complaint      |
        | Lot                            | F-0920                  |
        | Defect or danger               | burr on the seat ring (F-0920: 12; F-0921: 8) |
        | Defect class                   | Class III               |
        | Customer who complained        | nordflow                |
        | Complaint, sheet or report     | CO-2026-0001            |
        | Producing branch               | ningbo                  |

    Scenario: of a single lot the recall is told what was found
      Given the information handler does "Investigate and confirm the problem":
        | What was found             | burr on the seat ring |
        | Start the recall procedure | yes                   |
        | Lots concerned             | F-0921 8              |
      When the linked case "Product recall" is looked at
      Then the record of "Delivered product defective: report it" says:
        | Lot              | F-0921                |
        | Defect or danger | burr on the seat ring |

    Scenario: no recall unless it is asked for
      When the information handler does "Investigate and confirm the problem":
        | Open a nonconforming product sheet for the delivered lots | yes               |
        | Item class                                                | Finished assembly |
      Then the case did not go through "Start the recall procedure"

  @NCO-7.1 @NCO-5.2.2
  Rule: a complaint with direct economic loss is reported as a quality incident

    Background:
      Given the export sales clerk starts "Customer complaint handling":
        | Further lots | F-0921 8 |
      And these tasks are done:
        | role                      | task                        | Defect class |
        | export sales clerk        | Understand the situation    |              |
        | branch quality management | Investigate and verify      | Class III    |
        | export sales clerk        | Write the action sheet      |              |
        | head of export sales      | Check the sheet             |              |

    Scenario: the incident is reported with the loss known so far
      Given the information handler does "Investigate and confirm the problem":
        | What was found             | burr on the seat ring |
        | Report a quality incident  | yes                   |
        | Claim or loss known so far | 5200.00               |
      When the linked case "Quality incident" is looked at
      Then the record of "Quality incident reported" says:
        | Where the report comes from        | Information of export sales |
        | What happened                      | burr on the seat ring       |
        | Product                            | VA-50                       |
        | Customer                           | nordflow                    |
        | Loss from return and claim         | 5200.00                     |
        | Number of the case it comes from   | CO-2026-0001                |

    Scenario: no incident unless it is asked for
      When the information handler does "Investigate and confirm the problem"
      Then the case did not go through "Report the quality incident"

  @NCO-5.2.3
  Rule: when needed, a corrective and preventive action order goes to a department

    Background:
      Given the export sales clerk starts "Customer complaint handling":
        | Further lots | F-0921 8 |
      And these tasks are done:
        | role                      | task                        | Defect class |
        | export sales clerk        | Understand the situation    |              |
        | branch quality management | Investigate and verify      | Class III    |
        | export sales clerk        | Write the action sheet      |              |
        | head of export sales      | Check the sheet             |              |
      And the information handler does "Investigate and confirm the problem":
        | What was found | burr on the seat ring |

    Scenario: the order opens a corrective action with what is known
      Given these tasks are done:
        | role                                        | task                 | Cause               | Issue a corrective and preventive action order | Issued to |
        | information handler                         | Set the measures     | deburring left out  | yes                                            | Workshop  |
        | head of the information-handling department | Approve the measures |                     |                                                |           |
        | information handler                         | Answer export sales  |                     |                                                |           |
      When the linked case "Corrective and preventive action" is looked at
      Then the record of "Problem reported: open the sheet" says:
        | Problem                             | burr on the seat ring |
        | Where it comes from                 | Complaint             |
        | Number of the case it comes from    | CO-2026-0001          |
        | Lot                                 | F-0920                |
        | Suspected cause                     | deburring left out    |
        | Responsible unit                    | Workshop director     |

    Scenario: without an order no corrective action is opened
      Given these tasks are done:
        | role                                        | task                 |
        | information handler                         | Set the measures     |
        | head of the information-handling department | Approve the measures |
      When the information handler does "Answer export sales"
      Then the case did not go through "Issue the action order"

  @NCO-3.3 @NCO-5.2.3
  Rule: the final reply waits for recall, sheets and corrective action, and nothing waits unseen

    Background:
      Given the export sales clerk starts "Customer complaint handling"
      And these tasks are done:
        | role                                        | task                                | Defect class | Start the recall procedure | Open a nonconforming product sheet for the delivered lots | Item class        | Issue a corrective and preventive action order | Issued to |
        | export sales clerk                          | Understand the situation            |              |                            |                                                           |                   |                                                |           |
        | branch quality management                   | Investigate and verify              | Class III    |                            |                                                           |                   |                                                |           |
        | export sales clerk                          | Write the action sheet              |              |                            |                                                           |                   |                                                |           |
        | head of export sales                        | Check the sheet                     |              |                            |                                                           |                   |                                                |           |
        | information handler                         | Investigate and confirm the problem |              | yes                        | yes                                                       | Finished assembly |                                                |           |
        | information handler                         | Set the measures                    |              |                            |                                                           |                   | yes                                            | Workshop  |
        | head of the information-handling department | Approve the measures                |              |                            |                                                           |                   |                                                |           |
        | information handler                         | Answer export sales                 |              |                            |                                                           |                   |                                                |           |
        | export sales clerk                          | Tell the customer the measures      |              |                            |                                                           |                   |                                                |           |
        | workshop director                           | Carry out the measure               |              |                            |                                                           |                   |                                                |           |

    Scenario: the measures hold, but the linked cases go on
      When the information handler does "Verify the result"
      Then the case is waiting

    Scenario: the last one ends, and the customer gets the reply
      Given the information handler does "Verify the result"
      And word comes that "NC-2026-0001" has ended
      And word comes that "RC-2026-0001" has ended
      When word comes that "CA-2026-0001" has ended
      Then the open tasks are:
        | export sales clerk | Reply to the customer |
      And the form of "Reply to the customer" shows:
        | Linked cases that have ended | RC-2026-0001, CA-2026-0001, NC-2026-0001 |

    Scenario: one of them still goes on
      Given the information handler does "Verify the result"
      And word comes that "NC-2026-0001" has ended
      When word comes that "RC-2026-0001" has ended
      Then the case is waiting

    Scenario: what ended before anybody waited is known
      Given word comes that "NC-2026-0001" has ended
      And word comes that "CA-2026-0001" has ended
      And word comes that "RC-2026-0001" has ended
      When the information handler does "Verify the result"
      Then the open tasks are:
        | export sales clerk | Reply to the customer |

    Scenario: within five working days nobody is asked
      Given the information handler does "Verify the result"
      When it becomes 2026-03-09 08:59
      Then nobody has the task "Ask how the linked case stands"

    Scenario: after five working days export sales asks about each
      Given the information handler does "Verify the result"
      When it becomes 2026-03-09 09:00
      Then there are 3 open tasks "Ask how the linked case stands"

    Scenario: export sales asks again on the date it sets
      Given the information handler does "Verify the result"
      And word comes that "NC-2026-0001" has ended
      And word comes that "RC-2026-0001" has ended
      And it becomes 2026-03-09 09:00
      And the export sales clerk does "Ask how the linked case stands":
        | How it stands | the workshop tries a new tool |
        | Ask again on  | 2026-03-12                    |
      When it becomes 2026-03-12 17:00
      Then the open tasks are:
        | export sales clerk | Ask how the linked case stands |

    Scenario: until that date nobody is asked again
      Given the information handler does "Verify the result"
      And word comes that "NC-2026-0001" has ended
      And word comes that "RC-2026-0001" has ended
      And it becomes 2026-03-09 09:00
      And the export sales clerk does "Ask how the linked case stands":
        | Ask again on | 2026-03-12 |
      When it becomes 2026-03-12 16:59
      Then the case is waiting

    Scenario: the linked case ends, and the question about it with it
      Given the information handler does "Verify the result"
      And word comes that "NC-2026-0001" has ended
      And word comes that "RC-2026-0001" has ended
      And it becomes 2026-03-09 09:00
      When word comes that "CA-2026-0001" has ended
      Then the open tasks are:
        | export sales clerk | Reply to the customer |

    Scenario: a second round waits for what the second round starts, not for the first again
      Given the information handler does "Verify the result"
      And word comes that "NC-2026-0001" has ended
      And word comes that "RC-2026-0001" has ended
      And word comes that "CA-2026-0001" has ended
      And these tasks are done:
        | role                                        | task                                | Customer's answer                 |
        | export sales clerk                          | Reply to the customer               | Not satisfied: back to the branch |
        | export sales clerk                          | Write the action sheet              |                                   |
        | head of export sales                        | Check the sheet                     |                                   |
        | information handler                         | Investigate and confirm the problem |                                   |
        | information handler                         | Set the measures                    |                                   |
        | head of the information-handling department | Approve the measures                |                                   |
        | information handler                         | Answer export sales                 |                                   |
        | export sales clerk                          | Tell the customer the measures      |                                   |
        | workshop director                           | Carry out the measure               |                                   |
      When the information handler does "Verify the result"
      Then the open tasks are:
        | export sales clerk | Reply to the customer |
      And the record of "Reply to the customer" fills "Register of replies to customers"

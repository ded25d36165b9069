Feature: the customer is asked first

  Background:
    Given unless told otherwise "Control of nonconforming output" says:
      | Product                | VA-50               |
      | Lot                    | F-0920              |
      | Nonconforming quantity | 500                 |
      | Found in               | Final inspection    |
      | Item class             | Finished assembly   |
      | Owned by               | Customer's property |
      | Customer               | nordflow            |
    And unless told otherwise "Check the sheet" says:
      | Result | Agreed |

  @NCO-4.2.1.4c @NCO-4.2.1.1
  Rule: after the review export sales has the customer confirm, before anything is done

    Scenario: the customer's property is reviewed
      Given the inspector starts "Control of nonconforming output"
      And the department supervisor does "Check the sheet"
      When branch quality management does "Review the nonconformity":
        | Proposed dispositions | rework 500 |
      Then the export sales clerk has the task "Have the customer confirm"
      And nobody has the task "Decide the disposition"
      And lot "F-0920" has 500 on hold

    Scenario: the plant's own goods for a customer are confirmed, too
      Given the inspector starts "Control of nonconforming output":
        | Owned by                          | Us  |
        | A customer's product is concerned | yes |
      And the department supervisor does "Check the sheet"
      When branch quality management does "Review the nonconformity":
        | Proposed dispositions | rework 500 |
      Then the export sales clerk has the task "Have the customer confirm"

    Scenario: no customer is asked about the plant's own goods
      Given the inspector starts "Control of nonconforming output":
        | Owned by | Us |
        | Customer | -  |
      And the department supervisor does "Check the sheet"
      When branch quality management does "Review the nonconformity":
        | Proposed dispositions | rework 500 |
      Then nobody has the task "Have the customer confirm"
      And the head of inspection has the task "Decide the disposition"

    Scenario: the customer agrees
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                      | task                     | Proposed dispositions |
        | department supervisor     | Check the sheet          |                       |
        | branch quality management | Review the nonconformity | rework 500            |
      When the export sales clerk does "Have the customer confirm":
        | Customer's answer            | Agreed         |
        | Answered by                  | Ms Berg        |
        | In the words of the customer | rework is fine |
      Then the head of inspection has the task "Decide the disposition"
      And the record of "Have the customer confirm" fills "Customers' confirmations"
      And the record of "Have the customer confirm" says:
        | Answered by | Ms Berg |

    Scenario: what the customer confirmed is carried out
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                      | task                      | Proposed dispositions | Customer's answer |
        | department supervisor     | Check the sheet           |                       |                   |
        | branch quality management | Review the nonconformity  | rework 500            |                   |
        | export sales clerk        | Have the customer confirm |                       | Agreed            |
      When the head of inspection does "Decide the disposition"
      Then lot "F-0920" has 500 in rework
      And nobody has the task "Have the customer confirm the change"

    Scenario: the customer refuses, the review begins anew
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                      | task                     | Proposed dispositions |
        | department supervisor     | Check the sheet          |                       |
        | branch quality management | Review the nonconformity | rework 500            |
      When the export sales clerk does "Have the customer confirm":
        | Customer's answer | Not agreed |
      Then branch quality management has the task "Review the nonconformity"
      And lot "F-0920" has 500 on hold

    Scenario: the customer's name is not signed for by the inspector
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                      | task                     | Proposed dispositions |
        | department supervisor     | Check the sheet          |                       |
        | branch quality management | Review the nonconformity | rework 500            |
      When the inspector does "Have the customer confirm":
        | Customer's answer | Agreed |
      Then it is refused: "not allowed"

  @NCO-4.2.1.4c
  Rule: a disposition that departs from what was confirmed is confirmed, too

    Background:
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                      | task                      | Proposed dispositions | Customer's answer |
        | inspector                 | Mark the product          |                       |                   |
        | department supervisor     | Check the sheet           |                       |                   |
        | branch quality management | Review the nonconformity  | rework 500            |                   |
        | export sales clerk        | Have the customer confirm |                       | Agreed            |

    Scenario Outline: departed from: <dispositions>
      When the head of inspection does "Decide the disposition":
        | Dispositions | <dispositions> |
      Then the export sales clerk has the task "Have the customer confirm the change"
      And lot "F-0920" has 500 on hold

      Examples:
        | dispositions           |
        | scrap 500              |
        | rework 499; scrap 1    |
        | rework 250; rework 250 |

    Scenario: the customer confirms the change
      Given the head of inspection does "Decide the disposition":
        | Dispositions | scrap 500 |
      When the export sales clerk does "Have the customer confirm the change":
        | Customer's answer | Agreed |
      Then lot "F-0920" has 500 scrapped

    Scenario: the customer refuses the change
      Given the head of inspection does "Decide the disposition":
        | Dispositions | scrap 500 |
      When the export sales clerk does "Have the customer confirm the change":
        | Customer's answer | Not agreed |
      Then the head of inspection has the task "Decide the disposition"
      And lot "F-0920" has 500 on hold

    Scenario: what fails again is confirmed again
      Given these tasks are done:
        | role               | task                                | Result |
        | head of inspection | Decide the disposition              |        |
        | inspector          | Mark by disposition and feed back   |        |
        | workshop director  | Carry out rework, repair or sorting |        |
        | inspector          | Re-inspect                          | Fail   |
      When the head of inspection does "Decide the disposition again":
        | Disposition | Scrap |
      Then the export sales clerk has the task "Have the customer confirm again"
      And lot "F-0920" has 500 on hold

    Scenario Outline: the customer's answer to the new disposition: <answer>
      Given these tasks are done:
        | role               | task                                | Result | Disposition |
        | head of inspection | Decide the disposition              |        |             |
        | inspector          | Mark by disposition and feed back   |        |             |
        | workshop director  | Carry out rework, repair or sorting |        |             |
        | inspector          | Re-inspect                          | Fail   |             |
        | head of inspection | Decide the disposition again        |        | Scrap       |
      When the export sales clerk does "Have the customer confirm again":
        | Customer's answer | <answer> |
      Then the <role> has the task "<task>"
      And lot "F-0920" has 500 <status>

      Examples:
        | answer     | role               | task                              | status   |
        | Agreed     | inspector          | Mark by disposition and feed back | scrapped |
        | Not agreed | head of inspection | Decide the disposition again      | on hold  |

  @NCO-4.2.1.1
  Rule: a customer's property is disposed of only after consulting the customer

    Scenario Outline: the inspector does not decide alone: <judgement>
      When the inspector starts "Control of nonconforming output":
        | Found in                | Incoming inspection |
        | Judgement of inspection | <judgement>         |
      Then lot "F-0920" has 500 on hold
      And the department supervisor has the task "Check the sheet"
      And by the row of clause "NCO-4.2.1.4c"

      Examples:
        | judgement                                                          |
        | Clearly unusable: I scrap it                                       |
        | Clearly nonconforming purchased or subcontracted part: I reject it |

    Scenario Outline: no case goes without a review: <judgement>
      Given the inspector starts "Control of nonconforming output":
        | Found in                | Incoming inspection |
        | Judgement of inspection | <judgement>         |
      When the department supervisor does "Check the sheet"
      Then branch quality management has the task "Review the nonconformity"

      Examples:
        | judgement                             |
        | Repair; engineering gives the method  |
        | Reject raw material or purchased part |
        | Clearly unusable: I scrap it          |

    Scenario: a rejected property goes back through export sales
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                      | task                      | Proposed dispositions | Customer's answer |
        | department supervisor     | Check the sheet           |                       |                   |
        | branch quality management | Review the nonconformity  | reject 500            |                   |
        | export sales clerk        | Have the customer confirm |                       | Agreed            |
        | head of inspection        | Decide the disposition    |                       |                   |
      When the inspector does "Mark by disposition and feed back"
      Then the export sales clerk has the task "Notify the supplier and return"

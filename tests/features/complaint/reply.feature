Feature: the reply to the customer

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

  @NCO-3.3 @NCO-5.2.1
  Rule: export sales replies, and the customer's answer decides whether the complaint is closed

    Background:
      Given the export sales clerk starts "Customer complaint handling"
      And these tasks are done:
        | role                      | task                                | Reply to the customer by | It is a quality problem | Borne by |
        | export sales clerk        | Understand the situation            | 2026-03-10               |                         |          |
        | branch quality management | Investigate and verify              |                          |                         |          |
        | export sales clerk        | Write the information sheet         |                          |                         |          |
        | head of export sales      | Check the sheet                     |                          |                         |          |
        | information handler       | Investigate and confirm the problem |                          | no                      |          |
        | export sales clerk        | Decide on market responsibility     |                          |                         | Carrier  |

    Scenario: the reply is due when the customer was promised it
      When it becomes 2026-03-09 09:00
      Then the task "Reply to the customer" is due 2026-03-10 17:00

    Scenario Outline: <answer>, so the complaint is closed
      When the export sales clerk does "Reply to the customer":
        | Reply             | the carrier pays for the damage |
        | Customer's answer | <answer>                        |
      Then the case is closed
      And the record of "Reply to the customer" says:
        | Reply      | the carrier pays for the damage |
        | Replied on | 2026-03-02                      |

      Examples:
        | answer                                 |
        | Satisfied                              |
        | No objection within the time agreed    |

    Scenario Outline: a reply of <day> is in time: <in time>
      Given it becomes 2026-03-12 09:00
      When the export sales clerk does "Reply to the customer":
        | Replied on | <day> |
      Then the record of "Reply to the customer" says:
        | In time | <in time> |

      Examples:
        | day        | in time |
        | 2026-03-10 | yes     |
        | 2026-03-11 | no      |

    Scenario: the customer is not satisfied, so the branch is asked anew
      When the export sales clerk does "Reply to the customer":
        | Customer's answer            | Not satisfied: back to the branch |
        | In the words of the customer | the packing was too weak          |
      Then the open tasks are:
        | export sales clerk | Write the information sheet |
      And the form of "Write the information sheet" shows:
        | Sent back because | the packing was too weak |

    Scenario: who is not satisfied says why
      When the export sales clerk does "Reply to the customer":
        | Customer's answer            | Not satisfied: back to the branch |
        | In the words of the customer | -                                 |
      Then it is refused: "required"

    Scenario: a closed complaint leaves no reminder behind
      Given the export sales clerk does "Reply to the customer":
        | Customer's answer            | Not satisfied: back to the branch |
        | In the words of the customer | the packing was too weak          |
      And these tasks are done:
        | role                 | task                                | Answer wanted by |
        | export sales clerk   | Write the information sheet         | 2026-03-04       |
        | head of export sales | Check the sheet                     |                  |
      And it becomes 2026-03-06 17:00
      And these tasks are done:
        | role                | task                                | It is a quality problem | Borne by |
        | information handler | Investigate and confirm the problem | no                      |          |
        | export sales clerk  | Decide on market responsibility     |                         | Customer |
      When the export sales clerk does "Reply to the customer":
        | Customer's answer | Satisfied |
      Then the case is closed
      And nothing is left to do

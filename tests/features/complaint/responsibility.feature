Feature: is the company responsible?

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

  @NCO-5.1
  Rule: the department decides on grounds and signs

    Scenario: the company is responsible
      Given the export sales clerk starts "Customer complaint handling"
      And the export sales clerk does "Understand the situation"
      When branch quality management does "Investigate and verify":
        | Grounds | burr on the seat ring |
      Then the open tasks are:
        | export sales clerk | Write the information sheet |
      And "Investigate and verify" is signed by branch quality management
      And the record of "Investigate and verify" fills "Responsibility decision"

    Scenario: nobody decides without grounds
      Given the export sales clerk starts "Customer complaint handling"
      And the export sales clerk does "Understand the situation"
      When branch quality management does "Investigate and verify":
        | Grounds | - |
      Then it is refused: "required"

    Scenario: nobody decides without signing
      Given the export sales clerk starts "Customer complaint handling"
      And the export sales clerk does "Understand the situation"
      When branch quality management does "Investigate and verify" without signing
      Then it is refused: "password missing"

  @NCO-5.2.1 @NCO-5.1
  Rule: where the company is not responsible, export sales confirms once more and explains to the customer

    Background:
      Given the export sales clerk starts "Customer complaint handling"
      And the export sales clerk does "Understand the situation"
      And branch quality management does "Investigate and verify":
        | The company is responsible | no                       |
        | Grounds                    | over-tightened by robots |
        | Defect class               | -                        |

    Scenario: confirmed once more
      When the export sales clerk does "Confirm once more":
        | Confirmed again | The company is not responsible |
      Then the open tasks are:
        | export sales clerk | Explain to the customer |
      And the form of "Explain to the customer" shows:
        | Grounds | over-tightened by robots |

    Scenario: doubtful, so it is investigated again
      When the export sales clerk does "Confirm once more":
        | Confirmed again  | Doubtful: investigate again |
        | What is doubtful | no torque was measured      |
      Then the open tasks are:
        | branch quality management | Investigate and verify |
      And the form of "Investigate and verify" shows:
        | Objection to the last decision | no torque was measured |
        | Grounds                        | -                      |

    Scenario: the customer accepts, and that is recorded
      Given the export sales clerk does "Confirm once more":
        | Confirmed again | The company is not responsible |
      When the export sales clerk does "Explain to the customer":
        | Explanation given            | the torque exceeds the data sheet  |
        | Customer's answer            | Accepts that we are not responsible |
        | Answered by                  | Ms Berg                            |
        | In the words of the customer | we shall reduce the torque         |
      Then the case is closed
      And the record of "Explain to the customer" fills "Customer acknowledgement (company not responsible)"
      And the record of "Explain to the customer" says:
        | Answered by | Ms Berg |

    Scenario: without the customer's words nothing is acknowledged
      Given the export sales clerk does "Confirm once more":
        | Confirmed again | The company is not responsible |
      When the export sales clerk does "Explain to the customer":
        | Customer's answer            | Accepts that we are not responsible |
        | In the words of the customer | -                                   |
      Then it is refused: "required"

    Scenario: the customer does not accept, so it is investigated again
      Given the export sales clerk does "Confirm once more":
        | Confirmed again | The company is not responsible |
      When the export sales clerk does "Explain to the customer":
        | Customer's answer            | Does not accept: investigate again |
        | In the words of the customer | the robots were calibrated         |
      Then the open tasks are:
        | branch quality management | Investigate and verify |
      And the form of "Investigate and verify" shows:
        | Objection to the last decision | the robots were calibrated |

    Scenario: the second investigation finds the company responsible
      Given these tasks are done:
        | role               | task                    | Confirmed again                | Customer's answer                  |
        | export sales clerk | Confirm once more       | The company is not responsible |                                    |
        | export sales clerk | Explain to the customer |                                | Does not accept: investigate again |
      When branch quality management does "Investigate and verify":
        | The company is responsible | yes |
      Then the export sales clerk has the task "Write the information sheet"

Feature: complaints are received and understood

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
  Rule: export sales records what customers complain of in mail, fax, calls and minutes

    Scenario Outline: a complaint comes by <source>
      When the export sales clerk starts "Customer complaint handling":
        | Received by | <source> |
        | Shipment    | SH-118   |
      Then the export sales clerk has the task "Understand the situation"
      And the task "Understand the situation" is due 2026-03-03 09:00
      And the record of "Complaint received" fills "Register of complaints"
      And the record of "Complaint received" says:
        | Received by | <source>   |
        | Received on | 2026-03-02 |
        | Customer    | nordflow   |
        | Lot         | F-0920     |
        | Shipment    | SH-118     |

      Examples:
        | source               |
        | E-mail or letter     |
        | Fax                  |
        | Call                 |
        | Minutes of a meeting |

    Scenario: without the customer's words there is no complaint
      When the export sales clerk starts "Customer complaint handling":
        | Complaint, in the words of the customer | - |
      Then it is refused: "required"

    Scenario: a complaint goes through export sales
      When the inspector starts "Customer complaint handling"
      Then it is refused: "not allowed"

  @NCO-3.3 @NCO-5.1
  Rule: export sales finds out what happened and has the department concerned investigate

    Scenario Outline: investigated by <department>
      Given the export sales clerk starts "Customer complaint handling"
      When the export sales clerk does "Understand the situation":
        | What happened                | found at assembly |
        | Department that investigates | <department>      |
      Then the <role> has the task "Investigate and verify"
      And the task "Investigate and verify" is due 2026-03-05 09:00
      And the record of "Understand the situation" fills "Verified facts of the complaint"

      Examples:
        | department         | role                       |
        | Quality management | branch quality management  |
        | Workshop           | workshop director          |
        | Purchasing         | purchasing lead            |
        | Warehouse          | warehouse supervisor       |
        | Process technology | head of process technology |
        | Engineering        | head of engineering        |
        | Export sales       | head of export sales       |

    Scenario: the branch that made the product investigates
      Given the export sales clerk starts "Customer complaint handling"
      When the export sales clerk does "Understand the situation":
        | Branch | taizhou |
      Then branch quality management at "taizhou" has the task "Investigate and verify"

    Scenario: the lot becomes known only when the customer is asked
      Given the export sales clerk starts "Customer complaint handling":
        | Lot                    | - |
        | Quantity complained of | - |
      When the export sales clerk does "Understand the situation":
        | Lot                    | F-0931 |
        | Quantity complained of | 5      |
      Then the record of "Understand the situation" says:
        | Lot | F-0931 |

Feature: the sheet, by severity

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
  Rule: an information sheet or a corrective/preventive action sheet, by severity

    Scenario Outline: class <class>, complained of before: <before>
      Given the export sales clerk starts "Customer complaint handling"
      And the export sales clerk does "Understand the situation"
      When branch quality management does "Investigate and verify":
        | Defect class         | <class>  |
        | Complained of before | <before> |
      Then the open tasks are:
        | export sales clerk | <task> |
      And by the row of clause "NCO-5.2.1"

      Examples:
        | class     | before | task                        |
        | -         | no     | Write the information sheet |
        | Class I   | no     | Write the information sheet |
        | -         | yes    | Write the action sheet      |
        | Class I   | yes    | Write the action sheet      |
        | Class II  | no     | Write the action sheet      |
        | Class II  | yes    | Write the action sheet      |
        | Class III | no     | Write the action sheet      |
        | Class III | yes    | Write the action sheet      |

  @NCO-5.2.1
  Rule: the head of export sales checks the sheet before it is issued

    Background:
      Given the export sales clerk starts "Customer complaint handling"
      And the export sales clerk does "Understand the situation"

    Scenario: an information sheet is checked and issued to the branch
      Given branch quality management does "Investigate and verify"
      And the export sales clerk does "Write the information sheet":
        | To be investigated and answered | why do they leak? |
        | Issued to the branch            | taizhou           |
        | Answer wanted by                | 2026-03-05        |
      When the head of export sales does "Check the sheet"
      Then the information handler at "taizhou" has the task "Investigate and confirm the problem"
      And the task "Investigate and confirm the problem" is due 2026-03-05 17:00
      And the record of "Write the information sheet" fills "Information sheet"
      And "Check the sheet" is signed by the head of export sales

    Scenario: an action sheet says what is to be done at once
      Given branch quality management does "Investigate and verify":
        | Defect class | Class III |
      When the export sales clerk does "Write the action sheet":
        | To be done at once | stop deliveries of lot F-0920 |
      Then the open tasks are:
        | head of export sales | Check the sheet |
      And the record of "Write the action sheet" fills "Corrective/preventive action sheet"
      And the record of "Write the action sheet" says:
        | To be done at once | stop deliveries of lot F-0920 |
        | Answer wanted by   | 2026-03-09                    |

    Scenario Outline: who wrote the <sheet> does not check it
      Given branch quality management does "Investigate and verify":
        | Defect class | <class> |
      And the export sales clerk does "<task>"
      When the person who did "<task>" does "Check the sheet" as the head of export sales
      Then it is refused: "four eyes"

      Examples:
        | sheet             | class    | task                        |
        | information sheet | Class I  | Write the information sheet |
        | action sheet      | Class II | Write the action sheet      |

    Scenario: sent back, the clerk writes it anew
      Given branch quality management does "Investigate and verify"
      And the export sales clerk does "Write the information sheet"
      When the head of export sales does "Check the sheet":
        | Result                | Sent back              |
        | Why it is sent back   | name the test pressure |
      Then the open tasks are:
        | export sales clerk | Write the information sheet |
      And the form of "Write the information sheet" shows:
        | Sent back because | name the test pressure |

    Scenario: sent back as more serious, an action sheet is written
      Given branch quality management does "Investigate and verify"
      And the export sales clerk does "Write the information sheet"
      When the head of export sales does "Check the sheet":
        | Result                | Sent back         |
        | Why it is sent back   | the line stood    |
        | Defect class          | Class II          |
      Then the open tasks are:
        | export sales clerk | Write the action sheet |

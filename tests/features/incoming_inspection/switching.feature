Feature: normal, tightened and reduced inspection, and the rules that switch between them

  Background:
    Given it is Monday at 09:00
    And unless told otherwise "Incoming inspection" says:
      | Supplier          | jinhe |
      | Product           | VB-50 |
      | Lot               | A-422 |
      | Quantity delivered | 1000  |
      | Unit              | piece |
    And unless told otherwise "Classify the item" says:
      | Inspection class | Ordinary material |
      | Item class       | Component         |

  @SMP-4.10 @SMP-5.6
  Rule: after 5 lots in a row accepted on tightened inspection the authority may return to normal

    Scenario: the fifth lot asks, the answer switches
      Given 4 deliveries of "VB-50" from "jinhe" are inspected
      And nobody has the task "Decide on the severity"
      And 1 delivery of "VB-50" from "jinhe" is inspected
      And the head of raw-material inspection has the task "Decide on the severity"
      And the series of "VB-50" from "jinhe" is on tightened inspection
      When the head of raw-material inspection does "Decide on the severity":
        | Decision for major | Yes         |
        | Decision for minor | No, not now |
      Then the series of "VB-50" from "jinhe" is on normal inspection for "major"
      And the series of "VB-50" from "jinhe" is on tightened inspection for "minor"
      And "Decide on the severity" is signed by the head of raw-material inspection
      And the record of "Decide on the severity" fills "Register of decisions on severity"
      And the case is closed

    Scenario: declined, the question comes again with the next lot accepted
      Given 5 deliveries of "VB-50" from "jinhe" are inspected
      And the head of raw-material inspection does "Decide on the severity":
        | Decision for major | No, not now |
        | Decision for minor | No, not now |
      When 1 delivery of "VB-50" from "jinhe" is inspected
      Then the head of raw-material inspection has the task "Decide on the severity"

    Scenario: a lot not accepted begins the count anew
      Given 4 deliveries of "VB-50" from "jinhe" are inspected
      And 1 delivery of "VB-50" from "jinhe" is inspected:
        | Major nonconforming units | 2 |
      When 4 deliveries of "VB-50" from "jinhe" are inspected
      Then the series of "VB-50" from "jinhe" is on tightened inspection for "major"
      And nobody has the task "Decide on the severity"

    Scenario: a lot not accepted takes the question back, and the late answer changes nothing
      Given 5 deliveries of "VB-50" from "jinhe" are inspected
      And the case is remembered as "the asking one"
      And 1 delivery of "VB-50" from "jinhe" is inspected:
        | Major nonconforming units | 2 |
      And the case "the asking one" is looked at
      When the head of raw-material inspection does "Decide on the severity":
        | Decision for major | Yes |
        | Decision for minor | Yes |
      Then the series of "VB-50" from "jinhe" is on tightened inspection for "major"
      And the series of "VB-50" from "jinhe" is on normal inspection for "minor"

    Scenario: a lot presented again does not count
      Given 4 deliveries of "VB-50" from "jinhe" are inspected
      When 1 delivery of "VB-50" from "jinhe" is inspected:
        | Presented again after it was not accepted | yes |
      Then nobody has the task "Decide on the severity"

    Scenario: other suppliers and products have series of their own
      Given 5 deliveries of "VB-50" from "jinhe" are inspected
      And 1 delivery of "VB-50" from "baoxin" is inspected
      And nobody has the task "Decide on the severity"
      When 1 delivery of "SR-316" from "jinhe" is inspected
      Then nobody has the task "Decide on the severity"

  @SMP-4.10
  Rule: 2 of 5 or fewer consecutive lots not accepted on normal inspection: tightened

    Scenario: the second lot not accepted switches at once, without an approval
      Given the series of "VB-50" from "jinhe" was laid down as normal
      And 1 delivery of "VB-50" from "jinhe" is inspected:
        | Major nonconforming units | 3 |
      And 2 deliveries of "VB-50" from "jinhe" are inspected
      Then the series of "VB-50" from "jinhe" is on normal inspection
      When 1 delivery of "VB-50" from "jinhe" is inspected:
        | Major nonconforming units | 3 |
      Then the series of "VB-50" from "jinhe" is on tightened inspection for "major"
      And the series of "VB-50" from "jinhe" is on normal inspection for "minor"

  @SMP-4.10
  Rule: a switching score of 30 on normal inspection, production steady, and the authority agrees: reduced

    Scenario: ten lots accepted on the first sample reach 30
      Given the series of "VB-50" from "jinhe" was laid down as normal
      And 9 deliveries of "VB-50" from "jinhe" are inspected
      And the switching score of "VB-50" from "jinhe" is 27 for "major"
      And 1 delivery of "VB-50" from "jinhe" is inspected
      And the head of raw-material inspection has the task "Decide on the severity"
      When the head of raw-material inspection does "Decide on the severity":
        | Decision for major | Yes |
        | Decision for minor | Yes |
      Then the series of "VB-50" from "jinhe" is on reduced inspection

    Scenario: irregular production does not ask
      Given the series of "VB-50" from "jinhe" was laid down as normal
      And 9 deliveries of "VB-50" from "jinhe" are inspected
      When 1 delivery of "VB-50" from "jinhe" is inspected:
        | The supplier's production is irregular or was interrupted | yes |
      Then nobody has the task "Decide on the severity"

  @SMP-4.10
  Rule: on reduced inspection a lot not accepted, or irregular production, returns to normal

    Scenario: a lot is not accepted
      Given the series of "VB-50" from "jinhe" was laid down as reduced
      When 1 delivery of "VB-50" from "jinhe" is inspected:
        | Major nonconforming units | 2 |
      Then the series of "VB-50" from "jinhe" is on normal inspection for "major"
      And the series of "VB-50" from "jinhe" is on reduced inspection for "minor"

    Scenario: production becomes irregular
      Given the series of "VB-50" from "jinhe" was laid down as reduced
      When 1 delivery of "VB-50" from "jinhe" is inspected:
        | The supplier's production is irregular or was interrupted | yes |
      Then the series of "VB-50" from "jinhe" is on normal inspection

  @SMP-4.10
  Rule: 5 lots not accepted on tightened inspection discontinue acceptance until the supplier acts

    Scenario: the fifth lot discontinues, and the authority is asked
      Given 4 deliveries of "VB-50" from "jinhe" are inspected:
        | Major nonconforming units | 2 |
      And the series of "VB-50" from "jinhe" is on tightened inspection
      And 1 delivery of "VB-50" from "jinhe" is inspected:
        | Major nonconforming units | 2 |
      And acceptance of "VB-50" from "jinhe" is discontinued
      When the head of raw-material inspection does "Decide on the severity":
        | Decision for major | Yes         |
        | Decision for minor | No, not now |
      Then the series of "VB-50" from "jinhe" is on tightened inspection

    Scenario: resuming needs what the supplier has done
      Given 5 deliveries of "VB-50" from "jinhe" are inspected:
        | Major nonconforming units | 2 |
      When the head of raw-material inspection does "Decide on the severity":
        | Decision for major         | Yes         |
        | Decision for minor         | No, not now |
        | What the supplier has done | -           |
      Then it is refused: "required"

    Scenario: a delivery while acceptance is discontinued waits for the authority, who resumes
      Given 5 deliveries of "VB-50" from "jinhe" are inspected:
        | Major nonconforming units | 2 |
      And the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item"
      And the open tasks are:
        | head of raw-material inspection | Decide whether to resume acceptance |
      And lot "A-422" has 1000 on hold
      When the head of raw-material inspection does "Decide whether to resume acceptance":
        | Decision for major | Yes |
      Then the inspector has the task "Inspect the first sample"
      And the series of "VB-50" from "jinhe" is on tightened inspection

    Scenario: the authority does not resume, and the delivery is not accepted
      Given 5 deliveries of "VB-50" from "jinhe" are inspected:
        | Major nonconforming units | 2 |
      And the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item"
      And the head of raw-material inspection does "Decide whether to resume acceptance":
        | Decision for major | No, not now                   |
        | Grounds            | No action of the supplier yet |
      And the case has started "nonconformity"
      And the quantities of lot "A-422" are:
        | on hold | 1000 |
      And acceptance of "VB-50" from "jinhe" is discontinued
      When the linked case "nonconformity" is looked at
      Then the record of "Nonconformity found: open the sheet" says:
        | Nonconformity | No action of the supplier yet |

  @SMP-4.10
  Rule: a lot under inspection while its series switches counts for neither severity

    Scenario: a lot planned on tightened inspection is judged after the return to normal
      Given the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item"
      And the case is remembered as "the early one"
      And the series of "VB-50" from "jinhe" was laid down as normal
      And 1 delivery of "VB-50" from "jinhe" is inspected:
        | Major nonconforming units | 3 |
      And the case "the early one" is looked at
      When the inspector does "Inspect the first sample":
        | Major nonconforming units | 2 |
        | Minor nonconforming units | 0 |
      Then lot "A-422" has 1000 on hold
      And the series of "VB-50" from "jinhe" is on normal inspection

Feature: incoming inspection, from the delivery to release or to a nonconforming product sheet

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

  @SMP-6.2.2.5
  Rule: a lot is one delivery, held until it is judged

    Scenario: a delivery is held from receipt
      When the receiving clerk starts "Incoming inspection"
      Then lot "A-422" has 1000 on hold
      And lot "A-422" has 0 released
      And the inspector has the task "Classify the item"
      And the record of "Delivery received: request inspection" fills "Inspection request"

    @SMP-6.2.1
    Scenario: a delivery of 1 200 critical components goes to release
      Given the receiving clerk starts "Incoming inspection":
        | Quantity delivered | 1200 |
      And the inspector does "Classify the item":
        | Inspection class | Critical component |
      And the inspector does "Inspect the first sample":
        | Major nonconforming units | 0 |
        | Minor nonconforming units | 0 |
      And lot "A-422" has 1200 released
      And the storekeeper has the task "Put the lot in stock"
      When the storekeeper does "Put the lot in stock"
      Then the case is closed
      And the record of "Put the lot in stock" fills "Register of inspected goods put in stock"

    Scenario: a delivery of one piece is inspected wholly
      Given the receiving clerk starts "Incoming inspection":
        | Quantity delivered | 1 |
      When the inspector does "Classify the item"
      Then the plan of "Inspect the first sample" is "F 1, Ac/Re 0/1" for "major"

  @SMP-6.2.2.5
  Rule: a delivery of more than 35 000 may be split into lots of sensible size

    Scenario: a delivery of 40 000 is split; one lot is released, the other handed over
      Given the receiving clerk starts "Incoming inspection":
        | Lot                | A-500 |
        | Quantity delivered | 40000 |
      And the inspector does "Classify the item":
        | Inspection class | Critical component |
      And the form of "Split the delivery" shows:
        | Lots | A-500/1 20000; A-500/2 20000 |
      And the inspector does "Split the delivery"
      And there are 2 open tasks "Inspect the first sample"
      And lot "A-500" has 0 on hold
      And lot "A-500/2" has 20000 on hold
      And the plan of "Inspect the first sample" is "M 200 + 200, Ac/Re 0/3;3/4" for "major"
      And the inspector does "Inspect the first sample" for the lot "A-500/1":
        | Major nonconforming units | 0 |
        | Minor nonconforming units | 0 |
      And the inspector does "Inspect the first sample" for the lot "A-500/2":
        | Major nonconforming units | 3        |
        | Minor nonconforming units | 0        |
        | What was found            | porosity |
      And the quantities of lot "A-500/1" are:
        | released | 20000 |
      And the quantities of lot "A-500/2" are:
        | on hold | 20000 |
      And the case has started "nonconformity"
      When the linked case "nonconformity" is looked at
      Then the inspector has the task "Mark the product"
      And the department supervisor has the task "Check the sheet"

    Scenario: the person who splits chooses other sizes
      Given the receiving clerk starts "Incoming inspection":
        | Quantity delivered | 40000 |
      And the inspector does "Classify the item"
      When the inspector does "Split the delivery":
        | Lots | A-422 10000; A-422-B 15000; A-422-C 15000 |
      Then there are 3 open tasks "Inspect the first sample"
      And lot "A-422" has 10000 on hold
      And lot "A-422-C" has 15000 on hold

    Scenario: the delivery is left whole
      Given the receiving clerk starts "Incoming inspection":
        | Quantity delivered | 40000 |
      And the inspector does "Classify the item"
      When the inspector does "Split the delivery":
        | Lots | A-422 40000 |
      Then there are 1 open tasks "Inspect the first sample"
      And lot "A-422" has 40000 on hold

    Scenario: lots that do not add up to the delivery are refused
      Given the receiving clerk starts "Incoming inspection":
        | Quantity delivered | 40000 |
      And the inspector does "Classify the item"
      When the inspector does "Split the delivery":
        | Lots | A-422-A 20000; A-422-B 19999 |
      Then it is refused: "unbalanced"

    Scenario: two lots of the same number are refused
      Given the receiving clerk starts "Incoming inspection":
        | Quantity delivered | 40000 |
      And the inspector does "Classify the item"
      When the inspector does "Split the delivery":
        | Lots | A-422-A 20000; A-422-A 20000 |
      Then it is refused: "lot twice"

    Scenario: 35 000 are one lot
      Given the receiving clerk starts "Incoming inspection":
        | Quantity delivered | 35000 |
      When the inspector does "Classify the item"
      Then the case did not go through "Split the delivery"
      And the inspector has the task "Inspect the first sample"

  @SMP-2
  Rule: what is not accepted goes to the procedure for nonconforming output and is held once

    Scenario: a lot that is not accepted stays on hold, in a case of its own
      Given the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item"
      And the inspector does "Inspect the first sample":
        | Major nonconforming units  | 2             |
        | Minor nonconforming units  | 0             |
        | Major nonconformities found | wrong_type   |
        | What was found             | wrong thread  |
      And the quantities of lot "A-422" are:
        | on hold | 1000 |
      And the case is closed
      And the case has started "nonconformity"
      When the linked case "nonconformity" is looked at
      Then the record of "Nonconformity found: open the sheet" says:
        | Nonconforming quantity | 1000          |
        | Nonconformity          | wrong thread  |
        | Class of nonconformity | major         |
        | Found in               | incoming      |
        | Supplier               | jinhe         |
        | Inspection class       | ordinary_material |
        | Its number             | II-2026-0001  |
      And the lot "A-422" is held by this case

    Scenario: the handed-over lot is disposed of as usual
      Given the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item"
      And the inspector does "Inspect the first sample":
        | Major nonconforming units | 2 |
        | Minor nonconforming units | 0 |
      And the linked case "nonconformity" is looked at
      When these tasks are done:
        | role                            | task                 | Where it stands | Result | Review findings | Dispositions | Proposed dispositions |
        | inspector                       | Mark the product     | N-1             |        |                 |              |                       |
        | department supervisor           | Check the sheet      |                 | agree  |                 |              |                       |
        | head of raw-material inspection | Review the nonconformity |             |        | as found        |              | reject 1000           |
        | head of raw-material inspection | Decide the disposition |               |        |                 | reject 1000  |                       |
      Then the quantities of lot "A-422" are:
        | rejected | 1000 |

  @SMP-6.2.2.2
  Rule: nonconforming units of an accepted lot are not stocked

    Scenario: the unit that was found is held apart from the released lot
      Given the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item"
      And the inspector does "Inspect the first sample":
        | Major nonconforming units   | 0                |
        | Minor nonconforming units   | 1                |
        | Minor nonconformities found | unclear_marking  |
        | What was found              | marking unclear  |
      And the quantities of lot "A-422" are:
        | released | 999 |
        | on hold  | 1   |
      And the storekeeper has the task "Put the lot in stock"
      When the linked case "nonconformity" is looked at
      Then the record of "Nonconformity found: open the sheet" says:
        | Nonconforming quantity | 1               |
        | Class of nonconformity | minor           |
        | Nonconformity          | marking unclear |

Feature: which plan: class of the item, inspection level, and what the plant chooses otherwise

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

  Rule: the class of the item gives level, severity, plan type and AQLs

    @SMP-6.2.1
    Scenario: critical components have AQL 0.4 and 1.0
      Given the receiving clerk starts "Incoming inspection"
      When the inspector does "Classify the item":
        | Inspection class | Critical component |
      Then decision "Inspection scheme of a class of items" gave "0.4"
      And by the row of clause "SMP-6.2.1"
      And the plan of "Inspect the first sample" is "L 125 + 125, Ac/Re 0/2;1/2" for "major"
      And the plan of "Inspect the first sample" is "J 50 + 50, Ac/Re 0/2;1/2" for "minor"

    @SMP-6.3.1 @SMP-5.5
    Scenario: ordinary material has AQL 1.0 and 2.5
      Given the receiving clerk starts "Incoming inspection"
      When the inspector does "Classify the item":
        | Inspection class | Ordinary material |
      Then decision "Inspection scheme of a class of items" gave "2.5"
      And by the row of clause "SMP-6.3.1"
      And the plan of "Inspect the first sample" is "J 50 + 50, Ac/Re 0/2;1/2" for "major"
      And the plan of "Inspect the first sample" is "J 50 + 50, Ac/Re 1/3;4/5" for "minor"

    @SMP-6.4.1
    Scenario: semi-finished product has AQL 1.0 and 2.5
      Given the receiving clerk starts "Incoming inspection"
      When the inspector does "Classify the item":
        | Inspection class | Semi-finished or subcontracted product |
      Then decision "Inspection scheme of a class of items" gave "1.0"
      And by the row of clause "SMP-6.4.1"
      And the plan of "Inspect the first sample" is "J 50 + 50, Ac/Re 1/3;4/5" for "minor"

  Rule: level II unless the reasons ask for another

    @SMP-5.4.1
    Scenario: without a reason it is level II
      Given the receiving clerk starts "Incoming inspection"
      When the inspector does "Classify the item"
      Then decision "Inspection level" gave "II"
      And by the row of clause "SMP-5.4.1"

    @SMP-5.4.2
    Scenario Outline: one reason is enough for level III
      Given the receiving clerk starts "Incoming inspection"
      When the inspector does "Classify the item":
        | Another inspection level than II may fit | yes      |
        | For level III: one is enough             | <reason> |
      Then decision "Inspection level" gave "III"
      And by the row of clause "SMP-5.4.2"
      And the plan of "Inspect the first sample" is "K 80 + 80, Ac/Re 0/3;3/4" for "major"

      Examples:
        | reason           |
        | special_use      |
        | high_price       |
        | random_factors   |
        | unsteady_lots    |
        | differing_lots   |
        | costly_rejection |
        | new_product      |

    @SMP-5.4.3
    Scenario: level I needs all of its conditions
      Given the receiving clerk starts "Incoming inspection"
      When the inspector does "Classify the item":
        | Another inspection level than II may fit | yes |
        | For level I: all of them | accuracy_unneeded, low_price, stable_process, steady_lots, even_lots, little_danger |
      Then decision "Inspection level" gave "I"
      And by the row of clause "SMP-5.4.3"
      And the plan of "Inspect the first sample" is "G 20 + 20, Ac/Re 0/2;1/2" for "minor"

    @SMP-5.4.3
    Scenario: five of six conditions leave level II
      Given the receiving clerk starts "Incoming inspection"
      When the inspector does "Classify the item":
        | Another inspection level than II may fit | yes |
        | For level I: all of them | accuracy_unneeded, low_price, stable_process, steady_lots, even_lots |
      Then decision "Inspection level" gave "II"

    @SMP-5.4.2 @SMP-5.4.3
    Scenario: a reason for level III outweighs all conditions of level I
      Given the receiving clerk starts "Incoming inspection"
      When the inspector does "Classify the item":
        | Another inspection level than II may fit | yes |
        | For level III: one is enough | new_product |
        | For level I: all of them | accuracy_unneeded, low_price, stable_process, steady_lots, even_lots, little_danger |
      Then decision "Inspection level" gave "III"

    @SMP-5.4.4
    Scenario: a destructive test takes a special level
      Given the receiving clerk starts "Incoming inspection"
      When the inspector does "Classify the item":
        | Another inspection level than II may fit     | yes              |
        | For a special level: one is enough           | destructive_test |
        | Special level                                | S-2              |
      Then decision "Inspection level" gave "S-2"
      And by the row of clause "SMP-5.4.4"
      And the plan of "Inspect the first sample" is "D 8, Ac/Re 0/1" for "minor"

    @SMP-5.4.4
    Scenario: a special level is named
      Given the receiving clerk starts "Incoming inspection"
      When the inspector does "Classify the item":
        | Another inspection level than II may fit | yes               |
        | For a special level: one is enough       | costly_inspection |
      Then it is refused: "required"

  @SMP-5.3
  Rule: double sampling is recommended, the plant may choose otherwise

    Scenario: without a request the plan is double and nobody is asked
      Given the receiving clerk starts "Incoming inspection"
      When the inspector does "Classify the item"
      Then the case did not go through "Approve the scheme"
      And the plan of "Inspect the first sample" is "J 50 + 50, Ac/Re 0/2;1/2" for "major"

    Scenario: the head of raw-material inspection approves multiple sampling and signs
      Given the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item":
        | Another plan type or severity is wanted | yes |
      And the head of raw-material inspection does "Approve the scheme":
        | Type of plan | multiple |
      And "Approve the scheme" is signed by the head of raw-material inspection
      And the plan of "Inspect the first sample" is "J 20 + 20 + 20 + 20 + 20, Ac/Re #/2;0/2;0/2;0/2;1/2" for "major"
      When the inspector does "Inspect the first sample":
        | Major nonconforming units | 0 |
        | Minor nonconforming units | 0 |
      And the inspector does "Inspect the further sample":
        | Major nonconforming units | 0 |
        | Minor nonconforming units | 0 |
      Then lot "A-422" has 1000 released

    Scenario: the request gives its reason
      Given the receiving clerk starts "Incoming inspection"
      When the inspector does "Classify the item":
        | Another plan type or severity is wanted | yes |
        | Reason for the request                  | -   |
      Then it is refused: "required"

  @SMP-5.6
  Rule: tightened inspection is recommended, the plant may choose otherwise

    Scenario: a new series begins on tightened inspection
      When 1 delivery of "VB-50" from "jinhe" is inspected
      Then the series of "VB-50" from "jinhe" is on tightened inspection

    Scenario: the head of raw-material inspection lays down normal inspection
      Given the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item":
        | Another plan type or severity is wanted | yes |
      When the head of raw-material inspection does "Approve the scheme":
        | Severity of the series | normal |
      Then the series of "VB-50" from "jinhe" is on normal inspection
      And the plan of "Inspect the first sample" is "J 50 + 50, Ac/Re 0/3;3/4" for "major"

    Scenario: the head of raw-material inspection goes back to tightened inspection
      Given the series of "VB-50" from "jinhe" was laid down as normal
      And the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item":
        | Another plan type or severity is wanted | yes |
      When the head of raw-material inspection does "Approve the scheme":
        | Severity of the series | tightened |
      Then the series of "VB-50" from "jinhe" is on tightened inspection

  @SMP-6.1.4
  Rule: what cannot be inspected on receipt may be exempt or inspected normally, if it is well known and trusted

    Scenario: the delivery is exempt and goes to stock without a sample
      Given the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item":
        | Can it be inspected on receipt? | We cannot inspect it |
      When the head of raw-material inspection does "Approve the scheme":
        | Relief from inspection | This delivery is exempt |
      Then lot "A-422" has 1000 released
      And the storekeeper has the task "Put the lot in stock"
      And the case did not go through "Inspect the first sample"
      And the record of "Approve the scheme" fills "Approval of the inspection scheme"

    Scenario: an exempt delivery of 40 000 is not split
      Given the receiving clerk starts "Incoming inspection":
        | Quantity delivered | 40000 |
      And the inspector does "Classify the item":
        | Can it be inspected on receipt? | Only at a disturbance to production |
      When the head of raw-material inspection does "Approve the scheme":
        | Relief from inspection | This delivery is exempt |
      Then lot "A-422" has 40000 released

    Scenario: normal inspection is approved
      Given the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item":
        | Can it be inspected on receipt? | Only at a disturbance to production |
      When the head of raw-material inspection does "Approve the scheme":
        | Relief from inspection | Normal inspection |
      Then the series of "VB-50" from "jinhe" is on normal inspection
      And the inspector has the task "Inspect the first sample"

    Scenario: no relief: it is inspected as usual
      Given the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item":
        | Can it be inspected on receipt? | We cannot inspect it |
      When the head of raw-material inspection does "Approve the scheme":
        | Relief from inspection | None: inspect as usual |
      Then the plan of "Inspect the first sample" is "J 50 + 50, Ac/Re 0/2;1/2" for "major"

    Scenario: a component that is not known and trusted gets no relief
      Given the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item":
        | Can it be inspected on receipt? | We cannot inspect it |
      When the head of raw-material inspection does "Approve the scheme":
        | Relief from inspection | This delivery is exempt |
        | The component and its supplier are well known and trusted | no |
      Then it is refused: "must be ticked"

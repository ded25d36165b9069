Feature: problems met in the workshop and after delivery

  Background:
    Given unless told otherwise "Control of nonconforming output" says:
      | Product                | VA-50             |
      | Lot                    | F-0920            |
      | Nonconforming quantity | 60                |
      | Item class             | Finished assembly |
    And unless told otherwise "Check the sheet" says:
      | Result | Agreed |

  @NCO-4.2.1.4x
  Rule: a problem of purchased parts met in the workshop is raised on an exception sheet

    Scenario: the sheet names the exception sheet
      When the inspector starts "Control of nonconforming output":
        | Found in                        | In process |
        | Item class                      | Component  |
        | Exception sheet of the workshop | EX-311     |
      Then the record of "Nonconformity found: open the sheet" says:
        | Exception sheet of the workshop | EX-311 |

  @NCO-4.2.1.4x @NCO-2
  Rule: a problem reported after shipment is handled on the written information of customer liaison

    Scenario: without the written information there is no sheet
      When the inspector starts "Control of nonconforming output":
        | Found in                                | After delivery |
        | Written information of customer liaison | -              |
      Then it is refused: "required"

    Scenario: the customer is asked to set the goods aside
      When the inspector starts "Control of nonconforming output":
        | Found in                                | After delivery |
        | Written information of customer liaison | mail of 3 June |
      Then the export sales clerk has the task "Have the customer set the goods aside"
      And lot "F-0920" has 60 on hold

    Scenario: goods that are back at the plant are marked by the inspector
      When the inspector starts "Control of nonconforming output":
        | Found in            | After delivery    |
        | Where the goods are | Back at the plant |
      Then the inspector has the task "Mark the product"
      And nobody has the task "Have the customer set the goods aside"

    Scenario: what is accepted while it is with the customer stays there
      Given the inspector starts "Control of nonconforming output":
        | Found in | After delivery |
      And these tasks are done:
        | role                      | task                                  | Proposed dispositions |
        | export sales clerk        | Have the customer set the goods aside |                       |
        | department supervisor     | Check the sheet                       |                       |
        | branch quality management | Review the nonconformity              | accept 60             |
      When the head of inspection does "Decide the disposition"
      Then lot "F-0920" has 60 released
      And nobody has the task "Write the stock-in note"

    Scenario: what is accepted at the plant goes to stock
      Given the inspector starts "Control of nonconforming output":
        | Found in            | After delivery    |
        | Where the goods are | Back at the plant |
      And these tasks are done:
        | role                      | task                     | Proposed dispositions |
        | department supervisor     | Check the sheet          |                       |
        | branch quality management | Review the nonconformity | accept 60             |
      When the head of inspection does "Decide the disposition"
      Then the inspector has the task "Write the stock-in note"

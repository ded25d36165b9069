Feature: who disposes

  Background:
    Given unless told otherwise "Control of nonconforming output" says:
      | Product                | VB-50               |
      | Lot                    | A-0417              |
      | Nonconforming quantity | 1200                |
      | Found in               | Incoming inspection |
      | Item class             | Component           |
    And unless told otherwise "Check the sheet" says:
      | Result | Agreed |

  @NCO-4.2.1.3
  Rule: raw material, granulate excepted, and components are reviewed and disposed of by the head of raw-material inspection; machined parts by process technology, finished assemblies by the head of inspection

    Scenario Outline: <item class>, found: <source>
      Given the inspector starts "Control of nonconforming output":
        | Found in   | <source>     |
        | Item class | <item class> |
      And these tasks are done:
        | role                  | task                     | Proposed dispositions |
        | department supervisor | Check the sheet          |                       |
        | <reviews>             | Review the nonconformity | reject 1200           |
      When the <disposes> does "Decide the disposition"
      Then lot "A-0417" has 1200 rejected
      And "Decide the disposition" is signed by the <disposes>

      Examples:
        | source              | item class                       | reviews                         | disposes                        |
        | Incoming inspection | Raw material                     | head of raw-material inspection | head of raw-material inspection |
        | Incoming inspection | Component                        | head of raw-material inspection | head of raw-material inspection |
        | Stock               | Component                        | head of raw-material inspection | head of raw-material inspection |
        | Incoming inspection | Plastic granulate                | branch quality management       | quality manager in charge       |
        | Final inspection    | Finished assembly                | branch quality management       | head of inspection              |
        | Type test           | Finished assembly                | branch quality management       | head of inspection              |
        | Stock               | Machined part (precision branch) | branch quality management       | head of process technology      |

    Scenario: another role does not dispose
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                            | task                     | Proposed dispositions |
        | department supervisor           | Check the sheet          |                       |
        | head of raw-material inspection | Review the nonconformity | accept 1200           |
      When the head of inspection does "Decide the disposition"
      Then it is refused: "not allowed"
      And lot "A-0417" has 1200 on hold

    Scenario: the decision names its clause
      Given the inspector starts "Control of nonconforming output"
      And the department supervisor does "Check the sheet"
      When the head of raw-material inspection does "Review the nonconformity":
        | Proposed dispositions | accept 1200 |
      Then decision "Authority to review and dispose" gave "head of raw-material inspection"
      And by the row of clause "NCO-4.2.1.3"

  @NCO-3.1 @NCO-4.2.1.3
  Rule: what no row names goes to the quality manager in charge

    Scenario: granulate is too moist
      Given the inspector starts "Control of nonconforming output":
        | Item class | Plastic granulate |
      And the department supervisor does "Check the sheet"
      When branch quality management does "Review the nonconformity":
        | Proposed dispositions | reject 1200 |
      Then the quality manager in charge has the task "Decide the disposition"
      And by the row of clause "NCO-3.1"

  @NCO-3.2
  Rule: the head of engineering disposes of product not yet confirmed and of what a changed document caused

    Scenario Outline: <question>, found: <source>
      Given the inspector starts "Control of nonconforming output":
        | Found in   | <source>     |
        | Item class | <item class> |
        | <question> | yes          |
      And the department supervisor does "Check the sheet"
      When branch quality management does "Review the nonconformity":
        | Proposed dispositions | scrap 1200 |
      Then the head of engineering has the task "Decide the disposition"
      And by the row of clause "NCO-3.2"

      Examples:
        | question                                  | source              | item class                       |
        | Product not yet confirmed                 | In process          | Machined part (precision branch) |
        | Product not yet confirmed                 | Incoming inspection | Component                        |
        | Caused by a change of technical documents | In process          | Finished assembly                |
        | Caused by a change of technical documents | Incoming inspection | Raw material                     |

    Scenario: a part in development
      Given the inspector starts "Control of nonconforming output":
        | Found in | Development |
      And the department supervisor does "Check the sheet"
      When branch quality management does "Review the nonconformity":
        | Proposed dispositions | rework 1200 |
      Then the head of engineering has the task "Decide the disposition"

  @NCO-3.5
  Rule: the head of process technology disposes of in-process product

    Scenario Outline: <item class> in process
      Given the inspector starts "Control of nonconforming output":
        | Found in   | In process   |
        | Item class | <item class> |
      And the department supervisor does "Check the sheet"
      When branch quality management does "Review the nonconformity":
        | Proposed dispositions | rework 1200 |
      Then the head of process technology has the task "Decide the disposition"
      And by the row of clause "NCO-3.5"

      Examples:
        | item class                       |
        | Component                        |
        | Plastic granulate                |
        | Finished assembly                |
        | Machined part (precision branch) |

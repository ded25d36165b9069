Feature: what is reviewed, and by whom

  Background:
    Given unless told otherwise "Control of nonconforming output" says:
      | Product                | VA-50             |
      | Lot                    | F-0920            |
      | Nonconforming quantity | 500               |
      | Found in               | Final inspection  |
      | Item class             | Finished assembly |
    And unless told otherwise "Check the sheet" says:
      | Result | Agreed |

  @NCO-4.2.1.2
  Rule: branch quality reviews, engineering joins when needed

    Scenario: a review without engineering leads to the disposition
      Given the inspector starts "Control of nonconforming output"
      And the department supervisor does "Check the sheet"
      When branch quality management does "Review the nonconformity":
        | Review findings       | outside the drawing, function not affected |
        | Proposed dispositions | accept 480; rework 20                      |
      Then the head of inspection has the task "Decide the disposition"
      And the form of "Decide the disposition" shows:
        | Dispositions | accept 480; rework 20 |
      And the record of "Review the nonconformity" fills "Review findings"

    Scenario: engineering is asked its question
      Given the inspector starts "Control of nonconforming output"
      And the department supervisor does "Check the sheet"
      When branch quality management does "Review the nonconformity":
        | Proposed dispositions   | accept 500                 |
        | Engineering has to join | yes                        |
        | Question to engineering | does the wall still carry? |
      Then the engineering reviewer has the task "Join the review"
      And nobody has the task "Decide the disposition"
      And the form of "Join the review" shows:
        | Question | does the wall still carry? |

    Scenario: engineering answers, then it is disposed of
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                      | task                     | Proposed dispositions | Engineering has to join |
        | department supervisor     | Check the sheet          |                       |                         |
        | branch quality management | Review the nonconformity | accept 500            | yes                     |
      When the engineering reviewer does "Join the review":
        | Findings of engineering | 20 bar are safe |
      Then the head of inspection has the task "Decide the disposition"
      And the record of "Join the review" says:
        | Findings of engineering | 20 bar are safe |

    Scenario: engineering is not asked without a question
      Given the inspector starts "Control of nonconforming output"
      And the department supervisor does "Check the sheet"
      When branch quality management does "Review the nonconformity":
        | Proposed dispositions   | accept 500 |
        | Engineering has to join | yes        |
        | Question to engineering | -          |
      Then it is refused: "required"

    Scenario: a review finds that a changed document is the cause
      Given the inspector starts "Control of nonconforming output"
      And the department supervisor does "Check the sheet"
      When branch quality management does "Review the nonconformity":
        | Proposed dispositions                     | accept 500 |
        | Caused by a change of technical documents | yes        |
      Then the head of engineering has the task "Decide the disposition"

  @NCO-4.2.1.2
  Rule: no review is held where inspection has decided repair and only needs the method

    Background:
      Given unless told otherwise "Control of nonconforming output" says:
        | Product                 | SH-12                                |
        | Lot                     | P-1108                               |
        | Nonconforming quantity  | 64                                   |
        | Found in                | In process                           |
        | Item class              | Machined part (precision branch)     |
        | Judgement of inspection | Repair; engineering gives the method |

    Scenario: engineering gives the repair method
      Given the inspector starts "Control of nonconforming output"
      When the department supervisor does "Check the sheet"
      Then the engineering reviewer has the task "Provide the repair method"
      And nobody has the task "Review the nonconformity"

    Scenario: the workshop repairs by that method
      Given the inspector starts "Control of nonconforming output"
      And the department supervisor does "Check the sheet"
      And the engineering reviewer does "Provide the repair method":
        | Repair method | grind out and weld anew |
      When the inspector does "Mark by disposition and feed back"
      Then the workshop director has the task "Carry out rework, repair or sorting"
      And the form of "Carry out rework, repair or sorting" shows:
        | Repair method from engineering | grind out and weld anew |
      And lot "P-1108" has 64 in rework

    Scenario: the supervisor wants a review all the same
      Given the inspector starts "Control of nonconforming output"
      When the department supervisor does "Check the sheet":
        | Result | Agreed, but hold a review |
      Then branch quality management has the task "Review the nonconformity"

  @NCO-4.2.1.2
  Rule: no review is held where raw material or purchased parts are rejected

    Scenario Outline: a rejected <item class>, found: <source>
      Given the inspector starts "Control of nonconforming output":
        | Found in                | <source>                              |
        | Item class              | <item class>                          |
        | Judgement of inspection | Reject raw material or purchased part |
      When the department supervisor does "Check the sheet"
      Then nobody has the task "Review the nonconformity"
      And lot "F-0920" has 500 rejected

      Examples:
        | source              | item class        |
        | Incoming inspection | Raw material      |
        | Incoming inspection | Finished assembly |
        | Stock               | Component         |
        | In process          | Plastic granulate |

    Scenario Outline: what the plant made itself is reviewed before it is rejected: <item class>
      Given the inspector starts "Control of nonconforming output":
        | Item class              | <item class>                          |
        | Judgement of inspection | Reject raw material or purchased part |
      When the department supervisor does "Check the sheet"
      Then branch quality management has the task "Review the nonconformity"
      And lot "F-0920" has 500 on hold

      Examples:
        | item class                       |
        | Finished assembly                |
        | Machined part (precision branch) |

    Scenario: the goods go back through purchasing
      Given the inspector starts "Control of nonconforming output":
        | Found in                | Incoming inspection                   |
        | Judgement of inspection | Reject raw material or purchased part |
      And these tasks are done:
        | role                  | task                              |
        | department supervisor | Check the sheet                   |
        | inspector             | Mark by disposition and feed back |
      When the purchasing lead does "Notify the supplier and return":
        | Number of the return note | R-2219 |
      Then the quantities of lot "F-0920" are:
        | returned | 500 |
      And the record of "Notify the supplier and return" fills "Return note"

  @NCO-4.2.1.2 @NCO-3.1 @NCO-3.4
  Rule: the responsible department carries out the disposition, analyses the cause and decides improvement

    Scenario Outline: <item class>, found: <source>, is the business of the <role>
      Given the inspector starts "Control of nonconforming output":
        | Found in   | <source>     |
        | Item class | <item class> |
      And these tasks are done:
        | role                  | task                     | Proposed dispositions |
        | department supervisor | Check the sheet          |                       |
        | <reviews>             | Review the nonconformity | rework 500            |
        | <disposes>            | Decide the disposition   |                       |
      When the inspector does "Mark by disposition and feed back"
      Then the <role> has the task "Carry out rework, repair or sorting"

      Examples:
        | source              | item class                       | reviews                         | disposes                        | role                     |
        | Development         | Component                        | branch quality management       | head of engineering             | engineering project lead |
        | In process          | Component                        | branch quality management       | head of process technology      | workshop director        |
        | Final inspection    | Component                        | head of raw-material inspection | head of raw-material inspection | workshop director        |
        | Incoming inspection | Finished assembly                | branch quality management       | head of inspection              | purchasing lead          |
        | Stock               | Raw material                     | head of raw-material inspection | head of raw-material inspection | purchasing lead          |
        | Type test           | Plastic granulate                | branch quality management       | quality manager in charge       | purchasing lead          |
        | After delivery      | Component                        | head of raw-material inspection | head of raw-material inspection | purchasing lead          |
        | Stock               | Finished assembly                | branch quality management       | head of inspection              | warehouse supervisor     |
        | Stock               | Machined part (precision branch) | branch quality management       | head of process technology      | warehouse supervisor     |
        | Type test           | Finished assembly                | branch quality management       | head of inspection              | workshop director        |
        | Type test           | Machined part (precision branch) | branch quality management       | head of process technology      | workshop director        |

    Scenario: the disposer names another unit
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                      | task                     | Proposed dispositions | Responsible unit |
        | department supervisor     | Check the sheet          |                       |                  |
        | branch quality management | Review the nonconformity | sort 500              |                  |
        | head of inspection        | Decide the disposition   |                       | Warehouse        |
      When the inspector does "Mark by disposition and feed back"
      Then the warehouse supervisor has the task "Carry out rework, repair or sorting"

    Scenario: the sheet is closed with its cause and its improvement
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                      | task                     | Proposed dispositions |
        | inspector                 | Mark the product         |                       |
        | department supervisor     | Check the sheet          |                       |
        | branch quality management | Review the nonconformity | accept 500            |
        | head of inspection        | Decide the disposition   |                       |
        | inspector                 | Write the stock-in note  |                       |
        | storekeeper               | Mark and put in stock    |                       |
      When the workshop director does "Analyse the cause, decide improvement":
        | Cause                     | worn gasket press          |
        | Improvement               | new press, checked monthly |
        | Needs a corrective action | yes                        |
      Then the case is closed
      And the record of "Analyse the cause, decide improvement" says:
        | Cause                     | worn gasket press |
        | Needs a corrective action | yes               |

    Scenario: no cause, no end
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                      | task                     | Proposed dispositions |
        | inspector                 | Mark the product         |                       |
        | department supervisor     | Check the sheet          |                       |
        | branch quality management | Review the nonconformity | accept 500            |
        | head of inspection        | Decide the disposition   |                       |
        | inspector                 | Write the stock-in note  |                       |
        | storekeeper               | Mark and put in stock    |                       |
      When the workshop director does "Analyse the cause, decide improvement":
        | Cause | - |
      Then it is refused: "required"
      And the case is open

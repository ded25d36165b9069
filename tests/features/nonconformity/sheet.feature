Feature: a nonconformity is put on a sheet

  Background:
    Given unless told otherwise "Control of nonconforming output" says:
      | Product                | VA-50             |
      | Lot                    | F-0920            |
      | Nonconforming quantity | 500               |
      | Found in               | Final inspection  |
      | Item class             | Finished assembly |
    And unless told otherwise "Check the sheet" says:
      | Result | Agreed |

  @NCO-1 @NCO-2 @NCO-4.2.1.1
  Rule: wherever it is found, nonconforming product is recorded and held the moment the sheet is opened

    Scenario Outline: 500 pieces are found: <source>
      When the inspector starts "Control of nonconforming output":
        | Found in | <source> |
      Then the quantities of lot "F-0920" are:
        | on hold | 500 |

      Examples:
        | source              |
        | Incoming inspection |
        | In process          |
        | Final inspection    |
        | Stock               |
        | Type test           |
        | After delivery      |
        | Development         |

    Scenario: the sheet is kept
      When the inspector starts "Control of nonconforming output":
        | Nonconformity         | leaks at the stem       |
        | Found by which record | Final inspection report |
      Then the record of "Nonconformity found: open the sheet" fills "Nonconforming product sheet"
      And the record of "Nonconformity found: open the sheet" says:
        | Lot                   | F-0920                  |
        | Nonconformity         | leaks at the stem       |
        | Found by which record | Final inspection report |

    Scenario: two sheets on the same lot hold both quantities
      Given the inspector starts "Control of nonconforming output":
        | Nonconforming quantity | 300 |
      When another inspector starts "Control of nonconforming output":
        | Nonconforming quantity | 45.5 |
      Then lot "F-0920" has 345.5 on hold

    Scenario: what was released and is found nonconforming later is held again
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                      | task                     | Proposed dispositions |
        | department supervisor     | Check the sheet          |                       |
        | branch quality management | Review the nonconformity | accept 500            |
        | head of inspection        | Decide the disposition   |                       |
      When another inspector starts "Control of nonconforming output":
        | Found in               | Stock |
        | Nonconforming quantity | 120   |
      Then the quantities of lot "F-0920" are:
        | released | 380 |
        | on hold  | 120 |

    Scenario: the same lot number at another branch is another lot
      Given the inspector starts "Control of nonconforming output"
      And the scenario plays at site "Taizhou branch"
      When the inspector starts "Control of nonconforming output":
        | Nonconforming quantity | 7 |
      Then lot "F-0920" has 7 on hold

  @NCO-1 @NCO-4.2.1.1
  Rule: nothing is stocked, produced or delivered before it has a disposition

    Scenario: a reviewed sheet still holds everything
      Given the inspector starts "Control of nonconforming output"
      When these tasks are done:
        | role                      | task                     | Proposed dispositions |
        | inspector                 | Mark the product         |                       |
        | department supervisor     | Check the sheet          |                       |
        | branch quality management | Review the nonconformity | accept 500            |
      Then lot "F-0920" has 0 released
      And nobody has the task "Write the stock-in note"
      And nobody has the task "Mark and put in stock"

    Scenario: an accepted lot is released by its disposition
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                      | task                     | Proposed dispositions |
        | department supervisor     | Check the sheet          |                       |
        | branch quality management | Review the nonconformity | accept 500            |
      When the head of inspection does "Decide the disposition"
      Then the quantities of lot "F-0920" are:
        | released | 500 |

  @NCO-4.2.1.1
  Rule: a sheet says how much was found, of what, and when

    Scenario Outline: a sheet on <quantity> pieces is refused
      When the inspector starts "Control of nonconforming output":
        | Nonconforming quantity | <quantity> |
      Then it is refused: "<reason>"
      And lot "F-0920" is not known

      Examples:
        | quantity | reason        |
        | 0        | below minimum |
        | -5       | below minimum |
        | many     | not a number  |
        | -        | required      |

    Scenario: a sheet without a description is refused
      When the inspector starts "Control of nonconforming output":
        | Nonconformity | - |
      Then it is refused: "required"

    Scenario: a sheet on an unknown product is refused
      When the inspector starts "Control of nonconforming output":
        | Product | XX-99 |
      Then it is refused: "unknown option"

    Scenario: nobody finds a nonconformity tomorrow
      Given it is 2026-03-05 10:00
      When the inspector starts "Control of nonconforming output":
        | Found at | 2026-03-05 10:01 |
      Then it is refused: "in the future"

    Scenario: a sheet written later keeps the time of the finding
      Given it is 2026-03-05 10:00
      When the inspector starts "Control of nonconforming output":
        | Found at | 2026-03-04 16:20 |
      Then the task "Check the sheet" is due 2026-03-05 16:20

  @NCO-3.1 @NCO-4.1
  Rule: the inspector opens the sheet, the department supervisor checks it

    Scenario: a storekeeper opens no sheet
      When the storekeeper starts "Control of nonconforming output"
      Then it is refused: "not allowed"
      And lot "F-0920" is not known

    Scenario: a checked sheet goes to the review
      Given the inspector starts "Control of nonconforming output"
      When the department supervisor does "Check the sheet":
        | Opinion | drawing C applies |
      Then branch quality management has the task "Review the nonconformity"
      And the form of "Review the nonconformity" shows:
        | Proposed dispositions | - |
      And the record of "Check the sheet" fills "Check opinion"

    Scenario: the inspector does not check the sheet
      Given the inspector starts "Control of nonconforming output"
      When the inspector does "Check the sheet"
      Then it is refused: "not allowed"
      And the department supervisor has the task "Check the sheet"

    Scenario: two supervisors check the same sheet
      Given the inspector starts "Control of nonconforming output"
      And the department supervisor does "Check the sheet"
      When another department supervisor does "Check the sheet" again:
        | Result | agree |
      Then it is refused: "stale"

    Scenario: a sheet that another supervisor has taken is left to that person
      Given the inspector starts "Control of nonconforming output"
      And the department supervisor claims "Check the sheet"
      When another department supervisor does "Check the sheet"
      Then it is refused: "stale"

    Scenario: an incomplete sheet goes back to the inspector
      Given the inspector starts "Control of nonconforming output"
      When the department supervisor does "Check the sheet":
        | Result          | Not complete: back to the inspector |
        | What is missing | how many were measured?             |
      Then the inspector has the task "Complete the sheet"
      And the form of "Complete the sheet" shows:
        | What is missing | how many were measured? |

    Scenario: a completed sheet is checked again, with what was added
      Given the inspector starts "Control of nonconforming output":
        | Found in | Incoming inspection |
      And the department supervisor does "Check the sheet":
        | Result          | Not complete: back to the inspector |
        | What is missing | what is it?                         |
      When the inspector does "Complete the sheet":
        | Item class | Component |
      Then the department supervisor has the task "Check the sheet"
      And the form of "Check the sheet" shows:
        | item_class | component |
        | Result     | -         |

    Scenario: a judgement that is not the inspector's to make alone is made anew with the completed sheet
      Given the inspector starts "Control of nonconforming output":
        | Judgement of inspection | Clearly nonconforming purchased or subcontracted part: I reject it |
      And these tasks are done:
        | role                  | task               | Result                              | Item class | Judgement of inspection               |
        | department supervisor | Check the sheet    | Not complete: back to the inspector |            |                                       |
        | inspector             | Complete the sheet |                                     | Component  | Reject raw material or purchased part |
      When the department supervisor does "Check the sheet"
      Then lot "F-0920" has 500 rejected

    Scenario: what was added decides who reviews
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                  | task               | Result                              | Item class   |
        | department supervisor | Check the sheet    | Not complete: back to the inspector |              |
        | inspector             | Complete the sheet |                                     | Raw material |
      When the department supervisor does "Check the sheet"
      Then the head of raw-material inspection has the task "Review the nonconformity"

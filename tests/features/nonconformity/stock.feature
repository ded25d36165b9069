Feature: putting in stock

  Background:
    Given the inspector starts "Control of nonconforming output":
      | Product                | VA-50             |
      | Lot                    | F-0920            |
      | Nonconforming quantity | 500               |
      | Found in               | Final inspection  |
      | Item class             | Finished assembly |
    And the department supervisor does "Check the sheet":
      | Result | Agreed |

  @NCO-4.2.1.5
  Rule: a model or a matched part named at the review is repeated on the stock-in note

    Scenario: the reviewer ties the goods to a model and to a part
      Given these tasks are done:
        | role                      | task                     | Proposed dispositions                                                              |
        | branch quality management | Review the nonconformity | accept 500 (Only for model: VA-60, Matched with part: stem, Matched quantity: 480) |
      When the head of inspection does "Decide the disposition"
      Then the form of "Write the stock-in note" shows:
        | Only for model    | VA-60 |
        | Matched with part | stem  |
        | Matched quantity  | 480   |

    Scenario Outline: a note that does not repeat it is refused: <tie>
      Given these tasks are done:
        | role                      | task                     | Proposed dispositions |
        | branch quality management | Review the nonconformity | accept 500 (<tie>)    |
        | head of inspection        | Decide the disposition   |                       |
      When the inspector does "Write the stock-in note":
        | Model and matched quantity are written on the note | no |
      Then it is refused: "must be ticked"

      Examples:
        | tie                     |
        | Only for model: VA-60   |
        | Matched with part: stem |
        | Matched quantity: 480   |

    Scenario: the note keeps what was tied
      Given these tasks are done:
        | role                      | task                     | Proposed dispositions                                     |
        | branch quality management | Review the nonconformity | accept 500 (Only for model: VA-60, Matched quantity: 480) |
        | head of inspection        | Decide the disposition   |                                                           |
      When the inspector does "Write the stock-in note":
        | Number of the stock-in note | RK-1187 |
      Then the record of "Write the stock-in note" fills "Stock-in note"
      And the record of "Write the stock-in note" says:
        | Only for model                                     | VA-60 |
        | Matched quantity                                   | 480   |
        | Model and matched quantity are written on the note | yes   |

    Scenario: what is tied to nothing needs no remark
      Given these tasks are done:
        | role                      | task                     | Proposed dispositions |
        | branch quality management | Review the nonconformity | accept 500            |
        | head of inspection        | Decide the disposition   |                       |
      When the inspector does "Write the stock-in note"
      Then the storekeeper has the task "Mark and put in stock"

    Scenario: a tie survives rework
      Given these tasks are done:
        | role                      | task                                | Proposed dispositions              | Result |
        | branch quality management | Review the nonconformity            | rework 500 (Only for model: VA-60) |        |
        | head of inspection        | Decide the disposition              |                                    |        |
        | inspector                 | Mark by disposition and feed back   |                                    |        |
        | workshop director         | Carry out rework, repair or sorting |                                    |        |
      When the inspector does "Re-inspect":
        | Result | Pass |
      Then the form of "Write the stock-in note" shows:
        | Only for model | VA-60 |

  @NCO-4.1 @NCO-3.4
  Rule: accepted goods are marked and put in stock by inspector and storekeeper, with stock-in note and voucher

    Scenario: the storekeeper puts them in stock
      Given these tasks are done:
        | role                      | task                     | Proposed dispositions |
        | branch quality management | Review the nonconformity | accept 500            |
        | head of inspection        | Decide the disposition   |                       |
        | inspector                 | Write the stock-in note  |                       |
      When the storekeeper does "Mark and put in stock":
        | Place in the store | A-12-3 |
        | Stock-in voucher   | V-88   |
      Then the record of "Mark and put in stock" fills "Stock-in voucher"
      And the workshop director has the task "Analyse the cause, decide improvement"

    Scenario: a stock-in note has a number
      Given these tasks are done:
        | role                      | task                     | Proposed dispositions |
        | branch quality management | Review the nonconformity | accept 500            |
        | head of inspection        | Decide the disposition   |                       |
      When the inspector does "Write the stock-in note":
        | Number of the stock-in note | - |
      Then it is refused: "required"

    Scenario: unmarked goods are not stocked
      Given these tasks are done:
        | role                      | task                     | Proposed dispositions |
        | branch quality management | Review the nonconformity | accept 500            |
        | head of inspection        | Decide the disposition   |                       |
        | inspector                 | Write the stock-in note  |                       |
      When the storekeeper does "Mark and put in stock":
        | The product is marked for stock | no |
      Then it is refused: "must be ticked"

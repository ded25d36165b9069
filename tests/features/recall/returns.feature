Feature: what comes back

  Background:
    Given 1000 pieces of lot "F-0920" of "VA-50" are in stock
    And 400 pieces of lot "F-0920" were shipped to "nordflow" with "DN-118"

  @NCO-6.4.1
  Rule: for what is back export sales writes the return note and has the goods marked and isolated

    Background:
      Given a recall of lot "F-0920" of "VA-50" is approved and made known
      And all customers were told and answered

    Scenario: a part comes back and the rest is still awaited
      When the export sales clerk does "Account for the goods":
        | What became of the goods | They came back |
        | Quantity                 | 150            |
        | Return note number       | TH-2217        |
      Then the storekeeper has the task "Mark and isolate the returned goods"
      And the export sales clerk has the task "Account for the goods"
      And lot "F-0920" has 150 recalled
      And "nordflow" has 250 of lot "F-0920"

    Scenario: a return note has its number
      When the export sales clerk does "Account for the goods":
        | What became of the goods | They came back |
        | Quantity                 | 150            |
        | Return note number       | -              |
      Then it is refused: "required"

    Scenario: goods are marked before they are re-inspected
      Given the export sales clerk does "Account for the goods":
        | What became of the goods | They came back |
        | Quantity                 | 150            |
      When the storekeeper does "Mark and isolate the returned goods":
        | Marked as recalled goods and kept apart | no |
      Then it is refused: "must be ticked"

    Scenario: each return is handled by itself while the next one is written down
      Given these tasks are done:
        | role               | task                  | What became of the goods | Quantity |
        | export sales clerk | Account for the goods | They came back           | 150      |
        | export sales clerk | Account for the goods | They came back           | 100      |
      When the storekeeper does "Mark and isolate the returned goods" for the part "150"
      Then the open tasks are:
        | export sales clerk        | Account for the goods               |
        | storekeeper               | Mark and isolate the returned goods |
        | branch quality management | Re-inspect the returned goods       |

  @NCO-6.4.2
  Rule: quality of the producing branch re-inspects; production sorts, reworks or scraps

    Background:
      Given a recall of lot "F-0920" of "VA-50" is approved and made known:
        | Producing branch | taizhou |
      And all customers were told and answered
      And these tasks are done:
        | role               | task                                | What became of the goods | Quantity |
        | export sales clerk | Account for the goods               | They came back           | 400      |
        | storekeeper        | Mark and isolate the returned goods |                          |          |

    Scenario: the branch that made the goods re-inspects them
      Then the branch quality management at "taizhou" has the task "Re-inspect the returned goods"

    Scenario: what conforms is released at once
      When the branch quality management does "Re-inspect the returned goods":
        | Issued                | Inspection report |
        | Conform               | 399               |
        | Treatment of the rest | Scrap             |
      Then lot "F-0920" has 999 released
      And lot "F-0920" has 1 recalled
      And the workshop director at "taizhou" has the task "Scrap the goods"
      And the account of the recall is:
        | customer      | returned | handled |
        | Nordflow GmbH | 400      | 399     |

    Scenario: all of it conforms
      When the branch quality management does "Re-inspect the returned goods":
        | Issued  | Inspection report |
        | Conform | 400               |
      Then lot "F-0920" has 1000 released
      And nobody has the task "Scrap the goods"
      And nobody has the task "Sort or rework the goods"

    Scenario: more cannot conform than came back
      When the branch quality management does "Re-inspect the returned goods":
        | Issued  | Inspection report |
        | Conform | 401               |
      Then it is refused: "above maximum"

    Scenario: scrapping is witnessed
      Given the branch quality management does "Re-inspect the returned goods":
        | Issued                | Inspection report |
        | Conform               | 0                 |
        | Treatment of the rest | Scrap             |
      When the workshop director does "Scrap the goods":
        | How     | Cut up |
        | Witness | Wu Min |
      Then lot "F-0920" has 400 scrapped
      And the account of the recall is:
        | customer      | handled |
        | Nordflow GmbH | 400     |

    Scenario Outline: what is to be treated is inspected again: <treatment>
      Given the branch quality management does "Re-inspect the returned goods":
        | Issued                | Inspection report |
        | Conform               | 1                 |
        | Treatment of the rest | <treatment>       |
      And lot "F-0920" has 399 <status>
      When the workshop director does "Sort or rework the goods":
        | Work done | Sealing face lapped |
      Then the branch quality management has the task "Re-inspect the returned goods"
      And the account of the recall is:
        | customer      | handled |
        | Nordflow GmbH | 1       |

      Examples:
        | treatment | status    |
        | Rework    | in rework |
        | Sort      | sorted    |

    Scenario: reworked goods conform in the end
      Given the branch quality management does "Re-inspect the returned goods":
        | Issued                | Inspection report |
        | Conform               | 300               |
        | Treatment of the rest | Rework            |
      And the workshop director does "Sort or rework the goods"
      When the branch quality management does "Re-inspect the returned goods":
        | Issued  | Inspection report |
        | Conform | 100               |
      Then lot "F-0920" has 1000 released
      And the account of the recall is:
        | customer      | handled |
        | Nordflow GmbH | 400     |

  @NCO-6.4.2
  Rule: goods on a nonconforming product sheet go on hold with a case of their own, which the recall waits for

    Background:
      Given a recall of lot "F-0920" of "VA-50" is approved and made known
      And all customers were told and answered
      And these tasks are done:
        | role               | task                                | What became of the goods | Quantity |
        | export sales clerk | Account for the goods               | They came back           | 400      |
        | storekeeper        | Mark and isolate the returned goods |                          |          |
      And the case is remembered as "the recall"
      And unless told otherwise "Review the nonconformity" says:
        | Review findings       | Cracks    |
        | Proposed dispositions | scrap 400 |
      And unless told otherwise "Check the sheet" says:
        | Result | Agreed |
      And unless told otherwise "Dispose of the scrap" says:
        | How disposed of | Destroyed |

    Scenario: the sheet takes the goods over
      When the branch quality management does "Re-inspect the returned goods":
        | Issued     | Nonconforming product sheet |
        | Findings   | Bonnet cracked              |
        | Item class | Finished assembly           |
      Then lot "F-0920" has 400 on hold
      And the case has started "Control of nonconforming output"

    Scenario: when the sheet is closed the goods are handled
      Given the branch quality management does "Re-inspect the returned goods":
        | Issued     | Nonconforming product sheet |
        | Item class | Finished assembly           |
      And the linked case "Control of nonconforming output" is looked at
      And everything else goes as usual
      When the case "the recall" is looked at
      Then the account of the recall is:
        | customer      | returned | handled |
        | Nordflow GmbH | 400      | 400     |
      And lot "F-0920" has 400 scrapped

    Scenario: a sheet that takes long is chased
      Given the branch quality management does "Re-inspect the returned goods":
        | Issued     | Nonconforming product sheet |
        | Item class | Finished assembly           |
      When 10 working days pass
      Then the branch quality management has the task "Chase the sheet"

    Scenario: nobody chases before ten working days are over
      Given the branch quality management does "Re-inspect the returned goods":
        | Issued     | Nonconforming product sheet |
        | Item class | Finished assembly           |
      When 9 working days pass
      Then nobody has the task "Chase the sheet"

    Scenario: chasing leaves the recall waiting for the sheet
      Given the branch quality management does "Re-inspect the returned goods":
        | Issued     | Nonconforming product sheet |
        | Item class | Finished assembly           |
      And 10 working days pass
      And the branch quality management does "Chase the sheet"
      And the linked case "Control of nonconforming output" is looked at
      And everything else goes as usual
      When the case "the recall" is looked at
      Then the account of the recall is:
        | customer      | handled |
        | Nordflow GmbH | 400     |

Feature: the account of a recall

  Background:
    Given 1000 pieces of lot "F-0920" of "VA-50" are in stock
    And 100 pieces of lot "F-0920" were shipped to "nordflow" with "DN-118"
    And a recall of lot "F-0920" of "VA-50" is approved and made known
    And all customers were told and answered
    And unless told otherwise "Re-inspect the returned goods" says:
      | Issued | Inspection report |

  @NCO-6.5.1
  Rule: below 100 % the recall does not end

    Scenario: at 99 % the next return is awaited
      When the export sales clerk does "Account for the goods":
        | What became of the goods | They came back |
        | Quantity                 | 99             |
      Then the export sales clerk has the task "Account for the goods"
      And nobody has the task "Close the customer's account"
      And nobody has the task "Confirm the end of the recall"
      And the account of the recall is:
        | customer      | planned | returned | open | percent |
        | Nordflow GmbH | 100     | 99       | 1    | 99      |

    Scenario: at 100 % the account can be closed
      Given the export sales clerk does "Account for the goods":
        | What became of the goods | They came back |
        | Quantity                 | 99             |
      When the export sales clerk does "Account for the goods":
        | What became of the goods | They came back |
        | Quantity                 | 1              |
      Then the export sales clerk has the task "Close the customer's account"
      And nobody has the task "Account for the goods"

    Scenario: the end waits until what came back is handled
      Given the export sales clerk does "Account for the goods":
        | What became of the goods | They came back |
        | Quantity                 | 100            |
      When the export sales clerk does "Close the customer's account":
        | Is the account right? | Yes, close it |
      Then the open tasks are:
        | storekeeper | Mark and isolate the returned goods |

    Scenario: export sales signs the end
      Given these tasks are done:
        | role                      | task                                | What became of the goods | Quantity | Conform | Is the account right? |
        | export sales clerk        | Account for the goods               | They came back           | 100      |         |                       |
        | storekeeper               | Mark and isolate the returned goods |                          |          |         |                       |
        | branch quality management | Re-inspect the returned goods       |                          |          | 100     |                       |
        | export sales clerk        | Close the customer's account        |                          |          |         | Yes, close it         |
      When the export sales clerk does "Confirm the end of the recall":
        | Result of the recall | All pieces back and released |
      Then "Confirm the end of the recall" is signed by the export sales clerk
      And the branch quality management has the task "Set corrective and preventive action"

  @NCO-6.5.1
  Rule: goods that cannot come back are accounted for with proof

    Scenario Outline: a part was <fate>
      When the export sales clerk does "Account for the goods":
        | What became of the goods | <fate>                         |
        | Quantity                 | 100                            |
        | Proof                    | Customer's certificate 17/2026 |
      Then the account of the recall is:
        | customer      | returned | not to come back | percent |
        | Nordflow GmbH | 0        | 100              | 100     |
      And the export sales clerk has the task "Close the customer's account"

      Examples:
        | fate                        |
        | Used up or built in         |
        | Destroyed at the customer's |
        | Reworked at the customer's  |

    Scenario: without proof nothing is accounted for
      When the export sales clerk does "Account for the goods":
        | What became of the goods | Used up or built in |
        | Quantity                 | 100                 |
        | Proof                    | -                   |
      Then it is refused: "required"

    Scenario: a statement that was wrong is taken back, and the account is open again
      Given the export sales clerk does "Account for the goods":
        | What became of the goods | Used up or built in |
        | Quantity                 | 100                 |
      When the export sales clerk does "Close the customer's account":
        | Is the account right? | A statement was wrong                  |
        | Which statement       | Used up or built in                    |
        | Take off              | 1                                      |
        | Explanation           | The customer found one more on a shelf |
      Then the export sales clerk has the task "Account for the goods"
      And the account of the recall is:
        | customer      | not to come back | open | percent |
        | Nordflow GmbH | 99               | 1    | 99      |

    Scenario: no more is taken back than was stated
      Given the export sales clerk does "Account for the goods":
        | What became of the goods | Used up or built in |
        | Quantity                 | 100                 |
      When the export sales clerk does "Close the customer's account":
        | Is the account right? | A statement was wrong |
        | Which statement       | Used up or built in   |
        | Take off              | 101                   |
        | Explanation           | Typing error          |
      Then it is refused: "above maximum"

  @NCO-6.5.1
  Rule: above 100 % the account is flagged until the surplus is explained

    Scenario: more than is open has to be counted again
      When the export sales clerk does "Account for the goods":
        | What became of the goods                      | They came back |
        | Quantity                                      | 101            |
        | More than is open: counted again, it is right | no             |
      Then it is refused: "must be ticked"

    Scenario: at 101 % the surplus is to be explained
      When the export sales clerk does "Account for the goods":
        | What became of the goods | They came back |
        | Quantity                 | 101            |
      Then the export sales clerk has the task "Explain the surplus"
      And nobody has the task "Close the customer's account"
      And the account of the recall is:
        | customer      | planned | returned | surplus | percent |
        | Nordflow GmbH | 100     | 101      | 1       | 101     |
      And 101 of lot "F-0920" came back from "nordflow"

    Scenario: the surplus is explained
      Given the export sales clerk does "Account for the goods":
        | What became of the goods | They came back |
        | Quantity                 | 101            |
      When the export sales clerk does "Explain the surplus":
        | Why there is more | More was delivered than our papers say |
        | Explanation       | One piece was packed in excess         |
      Then the export sales clerk has the task "Close the customer's account"
      And the account of the recall is:
        | customer      | surplus | percent |
        | Nordflow GmbH | 1       | 101     |

    Scenario: a surplus needs its explanation
      Given the export sales clerk does "Account for the goods":
        | What became of the goods | They came back |
        | Quantity                 | 101            |
      When the export sales clerk does "Explain the surplus":
        | Why there is more | More was delivered than our papers say |
        | Explanation       | -                                      |
      Then it is refused: "required"

    Scenario: the surplus came from a wrong statement
      Given these tasks are done:
        | role               | task                  | What became of the goods | Quantity |
        | export sales clerk | Account for the goods | Used up or built in      | 31       |
        | export sales clerk | Account for the goods | They came back           | 70       |
      When the export sales clerk does "Explain the surplus":
        | Why there is more | A statement was wrong |
        | Which statement   | Used up or built in   |
        | Take off          | 1                     |
        | Explanation       | Counted twice         |
      Then the export sales clerk has the task "Close the customer's account"
      And the account of the recall is:
        | customer      | returned | not to come back | surplus | percent |
        | Nordflow GmbH | 70       | 30               | 0       | 100     |

  @NCO-6.5.2
  Rule: branch quality sets corrective and preventive action from the recall

    Scenario: a CAPA case is opened
      Given these tasks are done:
        | role               | task                          | What became of the goods | Quantity | Is the account right? |
        | export sales clerk | Account for the goods         | Used up or built in      | 100      |                       |
        | export sales clerk | Close the customer's account  |                          |          | Yes, close it         |
        | export sales clerk | Confirm the end of the recall |                          |          |                       |
      When the branch quality management does "Set corrective and preventive action":
        | Suspected cause            | Casting porosity                    |
        | What must not happen again | Castings are released without X-ray |
      Then the case has started "Corrective and preventive action"
      And the case is closed

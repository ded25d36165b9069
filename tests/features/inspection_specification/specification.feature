Feature: Incoming inspection specification
  Section 7: the specification carries the signatures drawn up, checked and approved, and a revision line.

  Background:
    Given unless told otherwise "Incoming inspection specification" says:
      | No. of the specification | JG-2026-14         |
      | Edition                  | First edition      |
      | Product                  | VB-50              |
      | Inspection class         | Critical component |
    And unless told otherwise "Draw up the specification" says:
      | Title                        | Valve body DN50                                                                                                                 |
      | Inspection items and methods | Bore (Requirement: 50 H7, Method and equipment: bore gauge, A nonconformity here is: Major) |
    And unless told otherwise "Check the specification" says:
      | Result of the check | In order |
    And unless told otherwise "Approve the specification" says:
      | Specification | Approved |

  @SMP-7
  Rule: the specification is drawn up, checked and approved, each with a signature

    Scenario: three people sign the specification
      Given the inspector starts "Incoming inspection specification"
      When these tasks are done:
        | role                      | task                      |
        | inspector                 | Draw up the specification |
        | head of inspection        | Check the specification   |
        | quality manager in charge | Approve the specification |
      Then the signatures under "Incoming inspection specification: drawn up, checked, approved" are:
        | role                      | Title           |
        | inspector                 | Valve body DN50 |
        | head of inspection        | Valve body DN50 |
        | quality manager in charge | Valve body DN50 |
      And the case is closed

    Scenario: it says what is inspected, how, at which level and by which AQLs
      Given the inspector starts "Incoming inspection specification"
      When the inspector does "Draw up the specification"
      Then the record of "Draw up the specification" fills "Incoming inspection specification: drawn up, checked, approved"
      And the record of "Draw up the specification" says:
        | Inspection items and methods | Bore 50 H7 bore gauge major |
        | Inspection level             | II                          |
        | AQL, major                   | 0.4                         |
      And "Draw up the specification" is signed by the inspector
      And the open tasks are:
        | head of inspection | Check the specification |

    Scenario: a specification without inspection items is none
      Given the inspector starts "Incoming inspection specification"
      When the inspector does "Draw up the specification":
        | Inspection items and methods | - |
      Then it is refused: "required"

    Scenario: who drew it up does not check it
      Given the inspector starts "Incoming inspection specification"
      And the case comes to "Check the specification"
      When the person who did "Draw up the specification" does "Check the specification" as the head of inspection
      Then it is refused: "four eyes"

    Scenario: who revised it does not check it
      Given the inspector starts "Incoming inspection specification"
      And these tasks are done:
        | role               | task                      | Result of the check |
        | inspector          | Draw up the specification |                     |
        | head of inspection | Check the specification   | Returned            |
      And another inspector does "Revise the specification"
      When the person who did "Revise the specification" does "Check the specification" as the head of inspection
      Then it is refused: "four eyes"

    Scenario: who checked it does not approve it
      Given the inspector starts "Incoming inspection specification"
      And the case comes to "Approve the specification"
      When the person who did "Check the specification" does "Approve the specification" as the quality manager in charge
      Then it is refused: "four eyes"

    Scenario: who drew it up does not approve it
      Given the inspector starts "Incoming inspection specification"
      And the case comes to "Approve the specification"
      When the person who did "Draw up the specification" does "Approve the specification" as the quality manager in charge
      Then it is refused: "four eyes"

  @SMP-7
  Rule: what is not in order goes back with a reason, and is signed anew

    Scenario: the head of inspection sends it back
      Given the inspector starts "Incoming inspection specification"
      And the case comes to "Check the specification"
      When the head of inspection does "Check the specification":
        | Result of the check | Returned                   |
        | Why it goes back    | the gauge is not calibrated |
      Then the open tasks are:
        | inspector | Revise the specification |
      And the form of "Revise the specification" shows:
        | Why it came back | the gauge is not calibrated |
        | Title            | Valve body DN50             |

    Scenario: the revised specification is checked again
      Given the inspector starts "Incoming inspection specification"
      And these tasks are done:
        | role               | task                      | Result of the check |
        | inspector          | Draw up the specification |                     |
        | head of inspection | Check the specification   | Returned            |
      When the inspector does "Revise the specification":
        | Title | Valve body DN50, machined |
      Then "Revise the specification" is signed by the inspector
      And the open tasks are:
        | head of inspection | Check the specification |
      And the form of "Check the specification" shows:
        | Title | Valve body DN50, machined |

    Scenario: the quality manager in charge sends it back
      Given the inspector starts "Incoming inspection specification"
      And the case comes to "Approve the specification"
      When the quality manager in charge does "Approve the specification":
        | Specification    | Returned             |
        | Why it goes back | hardness is not there |
      Then the open tasks are:
        | inspector | Revise the specification |
      And the form of "Revise the specification" shows:
        | Why it came back | hardness is not there |

    Scenario: nothing goes back without a reason
      Given the inspector starts "Incoming inspection specification"
      And the case comes to "Approve the specification"
      When the quality manager in charge does "Approve the specification":
        | Specification    | Returned |
        | Why it goes back | -        |
      Then it is refused: "required"

  @SMP-7
  Rule: a change has a line with mark, quantity, change order, signature and date

    Background:
      Given unless told otherwise "Draw up the specification" says:
        | Title                        | Valve body DN50                                                                            |
        | Inspection items and methods | Bore (Requirement: 50 H8, Method and equipment: bore gauge, A nonconformity here is: Major) |
        | Mark                         | a                                                                                          |
        | Number of places             | 2                                                                                          |
        | Change order                 | GT-118                                                                                     |
      And the inspector starts "Incoming inspection specification":
        | Edition | Change of the edition in force |

    Scenario: the line is entered and signed when the change is approved
      Given the case comes to "Enter the change in the revision line"
      When the inspector does "Enter the change in the revision line"
      Then the record of "Enter the change in the revision line" fills "Revision line of the specification"
      And the record of "Enter the change in the revision line" says:
        | Mark             | a      |
        | Number of places | 2      |
        | Change order     | GT-118 |
      And "Enter the change in the revision line" is signed by the inspector
      And the case is closed

    Scenario: the old edition must be gone from the places of work
      Given the case comes to "Enter the change in the revision line"
      When the inspector does "Enter the change in the revision line":
        | The old edition is withdrawn from the places of work | no |
      Then it is refused: "must be ticked"

    Scenario: a change without its change order is not drawn up
      When the inspector does "Draw up the specification":
        | Change order | - |
      Then it is refused: "required"

  @SMP-6.2.1 @SMP-6.3.1 @SMP-6.4.1
  Rule: the class of the item proposes level, type of plan and AQLs

    Scenario Outline: the draft of a specification for <class>
      When the inspector starts "Incoming inspection specification":
        | Inspection class | <class> |
      Then the form of "Draw up the specification" shows:
        | Inspection level | II      |
        | Type of plan     | Double  |
        | AQL, major       | <major> |
        | AQL, minor       | <minor> |
      And by the row of clause "<clause>"

      Examples:
        | class                                  | major | minor | clause    |
        | Critical component                     | 0.4   | 1.0   | SMP-6.2.1 |
        | Ordinary material                      | 1.0   | 2.5   | SMP-6.3.1 |
        | Semi-finished or subcontracted product | 1.0   | 2.5   | SMP-6.4.1 |

    Scenario: the specification may ask for more
      Given the inspector starts "Incoming inspection specification"
      When the inspector does "Draw up the specification":
        | AQL, major | 0.25 |
      Then the form of "Check the specification" shows:
        | AQL, major | 0.25 |

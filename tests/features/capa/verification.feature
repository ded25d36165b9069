Feature: verification of effectiveness and closure

  Background:
    Given it is 2026-03-02 09:00
    And the branch quality management starts "Corrective and preventive action":
      | Problem             | Porosity on the sealing face |
      | Where it comes from | Nonconformity                |
      | Responsible unit    | Head of process technology   |
    And these tasks are done:
      | role                               | task                 | Five whys                            | Cause             | Actions                                                                                                                                                                          | Result | Verify after | Carried out as planned? |
      | head of process technology         | Contain the problem  |                                      |                   |                                                                                                                                                                                  |        |              |                         |
      | head of process technology         | Find the cause       | Why is it porous (because: too cold) | Ladle not measured |                                                                                                                                                                                  |        |              |                         |
      | another head of process technology | Plan the actions     |                                      |                   | New work instruction (Kind: Corrective, Who: Head of process technology, Until: 2026-03-13); Thermometer at the ladle (Kind: Preventive, Who: Purchasing lead, Until: 2026-03-13) |        |              |                         |
      | branch quality management          | Check the plan       |                                      |                   |                                                                                                                                                                                  | Agreed | 10           |                         |
      | head of process technology         | Carry out the action |                                      |                   |                                                                                                                                                                                  |        |              |                         |
      | branch quality management          | Check what was done  |                                      |                   |                                                                                                                                                                                  |        |              | Yes                     |
      | purchasing lead                    | Carry out the action |                                      |                   |                                                                                                                                                                                  |        |              |                         |
      | branch quality management          | Check what was done  |                                      |                   |                                                                                                                                                                                  |        |              | Yes                     |

  @NCO-3.1 @NCO-5.2.3
  Rule: effectiveness is verified after the set time

    Scenario: before that nobody is asked
      When it becomes 2026-03-12 08:59
      Then the case is waiting
      And nothing is left to do

    Scenario: after it the organiser verifies
      When it becomes 2026-03-12 09:00
      Then the branch quality management has the task "Verify effectiveness"

  @NCO-3.1 @NCO-5.2.3 @NCO-6.5.2
  Rule: who verifies has neither planned the actions nor carried one out

    Background:
      Given it becomes 2026-03-12 09:00

    Scenario: the owner of the last action done may not verify
      When the person who did "Carry out the action" does "Verify effectiveness" as the branch quality management:
        | Effective? | Effective |
      Then it is refused: "four eyes"

    Scenario: the owner of an earlier action may not verify either
      When the person who did "Find the cause" does "Verify effectiveness" as the branch quality management:
        | Effective? | Effective |
      Then it is refused: "four eyes"

    Scenario: who planned may not verify
      When the person who did "Plan the actions" does "Verify effectiveness" as the branch quality management:
        | Effective? | Effective |
      Then it is refused: "four eyes"

    Scenario: who checked the plan may
      When the person who did "Check the plan" does "Verify effectiveness" as the branch quality management:
        | Effective?       | Effective            |
        | What it rests on | No porosity in 3 lots |
      Then it is allowed
      And the quality manager in charge has the task "Close the sheet"

  @NCO-3.1 @NCO-5.2.3
  Rule: actions that did not work reopen the sheet: the cause is looked for anew, and the rounds are counted

    Background:
      Given it becomes 2026-03-12 09:00
      And the branch quality management does "Verify effectiveness":
        | Effective?       | Not effective          |
        | What it rests on | 4 of 200 porous again |

    Scenario: the unit looks for the cause again, from an empty sheet
      Then the head of process technology has the task "Find the cause"
      And the task "Find the cause" is due 2026-03-17 09:00
      And the form of "Find the cause" shows:
        | Cause | - |

    Scenario: a second round is verified later
      When these tasks are done:
        | role                       | task             | Five whys                          | Actions                                                                        |
        | head of process technology | Find the cause   | Why again (because: wet moulds)    |                                                                                |
        | head of process technology | Plan the actions |                                    | Dry the moulds (Kind: Corrective, Who: Workshop director, Until: 2026-03-27) |
      Then the form of "Check the plan" shows:
        | Verify after                | 90 |
        | When it counts as effective | -  |

    Scenario: what was thought and found before stays on the sheet
      When these tasks are done:
        | role                       | task                 | Five whys                       | Actions                                                                      | Result | Verify after | Carried out as planned? |
        | head of process technology | Find the cause       | Why again (because: wet moulds) |                                                                              |        |              |                         |
        | head of process technology | Plan the actions     |                                 | Dry the moulds (Kind: Corrective, Who: Workshop director, Until: 2026-03-27) |        |              |                         |
        | branch quality management  | Check the plan       |                                 |                                                                              | Agreed | 10           |                         |
        | workshop director          | Carry out the action |                                 |                                                                              |        |              |                         |
        | branch quality management  | Check what was done  |                                 |                                                                              |        |              | Yes                     |
      Then the case is waiting

  @NCO-3.1
  Rule: the quality manager closes the sheet with a signature, or reopens it

    Background:
      Given it becomes 2026-03-12 09:00
      And the branch quality management does "Verify effectiveness":
        | Effective?       | Effective             |
        | What it rests on | No porosity in 3 lots |

    Scenario: closed
      When the quality manager in charge does "Close the sheet":
        | Decision | Close |
      Then the case is closed
      And "Close the sheet" is signed by the quality manager in charge

    Scenario: not without a signature
      When the quality manager in charge does "Close the sheet" without signing:
        | Decision | Close |
      Then it is refused: "password missing"

    Scenario: who verified does not close
      When the person who did "Verify effectiveness" does "Close the sheet" as the quality manager in charge:
        | Decision | Close |
      Then it is refused: "four eyes"

    Scenario: reopened, with a reason
      When the quality manager in charge does "Close the sheet":
        | Decision | Reopen                     |
        | Remark   | Three lots are not enough |
      Then the head of process technology has the task "Find the cause"

    Scenario: not reopened without a reason
      When the quality manager in charge does "Close the sheet":
        | Decision | Reopen |
        | Remark   | -      |
      Then it is refused: "required"

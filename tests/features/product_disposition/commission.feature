Feature: The commission of five decides
  Step 7: QC, head of QMS, head of production, chief engineer and chief mechanic sign the act, each with a vote.

  Background:
    Given product "ZEFIR-01" is a "confectionery" called "Vanilla zefir"
    And unless told otherwise "Record the receipt" says:
      | Volume received | 240 |
    And unless told otherwise "Draw the samples" says:
      | Sample volume | 2 |
    And unless told otherwise "Sign the analysis report" says:
      | Report | Signed: to the QMS department |
    And unless told otherwise "Draft the act of further action" says:
      | Further action | Rework |
    And unless told otherwise "Vote and sign the act" says:
      | My vote | For |
    And the laboratory assistant starts "Disposition of nonconforming product":
      | Product                           | ZEFIR-01                  |
      | Lot                               | Z-0311                    |
      | Nonconforming quantity            | 240                       |
      | Unit                              | kilogram                  |
      | Found by                          | Acceptance inspection     |
      | Department that made the product  | Moulding                  |
      | Nonconformity                     | Moisture 22 %, allowed 20 |

  @DPR-S7
  Rule: five members vote, each signs the act

    Scenario: all five are asked at once
      When the case comes to "Vote and sign the act"
      Then the open tasks are:
        | QC officer                    | Vote and sign the act |
        | head of the QMS department    | Vote and sign the act |
        | head of production management | Vote and sign the act |
        | chief engineer                | Vote and sign the act |
        | chief mechanic                | Vote and sign the act |

    Scenario: the votes are due on the day for which the commission was convened
      Given the case comes to "Convene the commission"
      And the QMS officer does "Convene the commission":
        | The commission votes by | 2026-03-06 |
      When the QC officer does "Draft the act of further action":
        | Further action | Rework |
      Then the task "Vote and sign the act" is due 2026-03-06

    Scenario: the decision waits for the fifth signature
      Given the case comes to "Vote and sign the act"
      When these tasks are done:
        | role                          | task                  |
        | QC officer                    | Vote and sign the act |
        | head of the QMS department    | Vote and sign the act |
        | head of production management | Vote and sign the act |
        | chief engineer                | Vote and sign the act |
      Then the open tasks are:
        | chief mechanic | Vote and sign the act |

    Scenario: what is signed names the action, its grounds and the report
      Given unless told otherwise "Analyse the samples" says:
        | Nonconformities found | Moisture 22.4 % |
      And unless told otherwise "Draft the act of further action" says:
        | Further action | Repair           |
        | Grounds        | Crust can be cut |
      And the case comes to "Vote and sign the act"
      When the chief mechanic does "Vote and sign the act":
        | My vote | For |
      Then the record of "Vote and sign the act" says:
        | Further action proposed  | Repair           |
        | Grounds                  | Crust can be cut |
        | Report of the laboratory | Moisture 22.4 %  |
        | My vote                  | For              |
      And the record of "Vote and sign the act" fills "Дб 09.04-03/13"

    Scenario: a vote without signature does not count
      Given the case comes to "Vote and sign the act"
      When the chief mechanic does "Vote and sign the act" without signing:
        | My vote | For |
      Then it is refused: "password missing"

    Scenario: whoever is against says why
      Given the case comes to "Vote and sign the act"
      When the chief mechanic does "Vote and sign the act":
        | My vote | Against |
        | Remark  | -       |
      Then it is refused: "required"

    Scenario: a substitute signs for an absent member, another is against, the act shows it all
      Given the case comes to "Vote and sign the act"
      And the chief mechanic is absent until 2026-03-06, the mechanic stands in
      And these tasks are done:
        | role                          | task                  | My vote | Remark              |
        | QC officer                    | Vote and sign the act | For     |                     |
        | head of the QMS department    | Vote and sign the act | For     | Only if kept apart  |
        | head of production management | Vote and sign the act | For     |                     |
        | chief engineer                | Vote and sign the act | Against | The line is stopped |
      And 3 hours pass
      When the mechanic does "Vote and sign the act" in place of the chief mechanic:
        | My vote | For |
      Then the signatures under "Act of further action on nonconforming product" are:
        | role                          | name                         | signed for       | My vote | Remark              | time             |
        | QC officer                    | qc officer 1                 | -                | For     | -                   | 2026-03-02 09:00 |
        | head of the QMS department    | qms head 1                   | -                | For     | Only if kept apart  | 2026-03-02 09:00 |
        | head of production management | production management head 1 | -                | For     | -                   | 2026-03-02 09:00 |
        | chief engineer                | chief engineer 1             | -                | Against | The line is stopped | 2026-03-02 09:00 |
        | chief mechanic                | mechanic 1                   | chief mechanic 1 | For     | -                   | 2026-03-02 12:00 |
      And the head of the QMS department has the task "Send the product to rework or repair"

  @DPR-S7
  Rule: the majority of the commission carries a proposal

    Scenario Outline: <for> for, <against> against
      Given the case comes to "Vote and sign the act"
      When these tasks are done:
        | role                          | task                  | My vote    | Remark   |
        | QC officer                    | Vote and sign the act | <qc>       | <remark> |
        | head of the QMS department    | Vote and sign the act | <qms>      | <remark> |
        | head of production management | Vote and sign the act | <pm>       | <remark> |
        | chief engineer                | Vote and sign the act | <engineer> | <remark> |
        | chief mechanic                | Vote and sign the act | <mechanic> | <remark> |
      Then decision "Majority of the commission" gave "<verdict>"
      And the <next> has the task "<task>"

      Examples: a clear majority
        | for | against | qc      | qms     | pm      | engineer | mechanic | remark | verdict     | next                       | task                            |
        | 5   | 0       | For     | For     | For     | For      | For      |        | carried     | head of the QMS department | Send the product to rework or repair |
        | 4   | 1       | For     | For     | For     | For      | Against  | Mould  | carried     | head of the QMS department | Send the product to rework or repair |
        | 3   | 2       | For     | Against | For     | For      | Against  | Mould  | carried     | head of the QMS department | Send the product to rework or repair |
        | 2   | 3       | For     | For     | Against | Against  | Against  | Mould  | not carried | QC officer                 | Draft the act of further action |
        | 2   | 1       | For     | For     | Abstain | Abstain  | Against  | Mould  | carried     | head of the QMS department | Send the product to rework or repair |

      Examples: a tie is settled by the head of QMS
        | for | against | qc      | qms     | pm      | engineer | mechanic | remark | verdict     | next                       | task                            |
        | 2   | 2       | Against | For     | For     | Against  | Abstain  | Mould  | carried     | head of the QMS department | Send the product to rework or repair |
        | 2   | 2       | For     | Against | For     | Against  | Abstain  | Mould  | not carried | QC officer                 | Draft the act of further action |
        | 2   | 2       | For     | Abstain | For     | Against  | Against  | Mould  | not carried | QC officer                 | Draft the act of further action |

      Examples: fewer than three say yes or no
        | for | against | qc      | qms     | pm      | engineer | mechanic | remark | verdict     | next       | task                            |
        | 2   | 0       | For     | For     | Abstain | Abstain  | Abstain  |        | no quorum   | QC officer | Draft the act of further action |

    Scenario: a proposal that was not carried is drafted anew, the votes in view
      Given the case comes to "Vote and sign the act"
      When these tasks are done:
        | role                          | task                  | My vote | Remark        |
        | QC officer                    | Vote and sign the act | For     |               |
        | head of the QMS department    | Vote and sign the act | Against | Not twice     |
        | head of production management | Vote and sign the act | Against | Mould is worn |
        | chief engineer                | Vote and sign the act | Against | Too dear      |
        | chief mechanic                | Vote and sign the act | For     |               |
      Then the form of "Draft the act of further action" shows:
        | votes_told     | 2 : 3. Not twice; Mould is worn; Too dear |
        | Further action | Rework                                    |

  @DPR-S8 @DPR-S10
  Rule: the product is used further at another grade, disposed of, or reworked

    Scenario Outline: the commission decides: <action>
      Given the case comes to "Draft the act of further action"
      And the QC officer does "Draft the act of further action":
        | Further action | <action> |
      When these tasks are done:
        | role                          | task                  |
        | QC officer                    | Vote and sign the act |
        | head of the QMS department    | Vote and sign the act |
        | head of production management | Vote and sign the act |
        | chief engineer                | Vote and sign the act |
        | chief mechanic                | Vote and sign the act |
      Then the open tasks are:
        | <who> | <task> |

      Examples:
        | action               | who                           | task                                 |
        | Use further: regrade | QC officer                    | Send the product to regrade          |
        | Dispose of           | head of production management | Write the act of disposal            |
        | Rework               | head of the QMS department    | Send the product to rework or repair |
        | Repair               | head of the QMS department    | Send the product to rework or repair |

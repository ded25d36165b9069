Feature: Effectiveness of nonconforming-product control
  Step 16: two criteria, set every half-year, computed from the plant's cases, analysed by the quality council.

  Background:
    Given product "ZEFIR-01" is a "confectionery" called "Vanilla zefir"
    And unless told otherwise "Set the criteria" says:
      | Level of nonconforming product: rating to reach | Excellent |
      | Found by consumers: rating to reach             | Excellent |
      | Unit in which product is counted                | kilogram  |
    And unless told otherwise "Agree to the criteria" says:
      | Criteria | Agreed |
    And unless told otherwise "State what was produced" says:
      | Produced and received in the half-year | 1000                 |
      | Where the figure comes from            | Production report 06 |
    And unless told otherwise "Analyse effectiveness" says:
      | Analysis of the quality council | As planned |
      | Action   | Not needed |
    And unless told otherwise "Approve the report" says:
      | Report | Approved |

  @DPR-S16
  Rule: the head of the QMS department and the head of production management set the criteria every half-year

    Background:
      Given the head of the QMS department starts "Effectiveness of nonconforming-product control":
        | Year      | 2026            |
        | Half-year | January to June |

    Scenario: both sign the criteria
      When these tasks are done:
        | role                          | task                  | Level of nonconforming product: rating to reach | Found by consumers: rating to reach | Unit in which product is counted | Criteria |
        | head of the QMS department    | Set the criteria      | Good                                            | Excellent                           | kilogram                         |          |
        | head of production management | Agree to the criteria |                                                 |                                     |                                  | Agreed   |
      Then the signatures under "Criteria of effectiveness" are:
        | role                          |
        | head of the QMS department    |
        | head of production management |
      And the record of "Set the criteria" fills "Criteria of effectiveness"
      And the case is waiting

    Scenario: criteria that production management does not agree to are set anew, with the objection in view
      Given the case comes to "Agree to the criteria"
      When the head of production management does "Agree to the criteria":
        | Criteria  | Not agreed            |
        | Objection | Received goods count too |
      Then the open tasks are:
        | head of the QMS department | Set the criteria |
      And the form of "Set the criteria" shows:
        | objection | Received goods count too |

    Scenario: who set the criteria does not agree to them as the other head
      Given the case comes to "Agree to the criteria"
      When the person who did "Set the criteria" does "Agree to the criteria" as the head of production management:
        | Criteria | Agreed |
      Then it is refused: "four eyes"

    Scenario: nothing is asked for before the half-year is over
      Given everything else goes as usual
      When it becomes 2026-06-30 23:00
      Then the case did not go through "Start the next half-year"
      And the case is waiting

    Scenario: after the half-year the next one is set up and the figures are asked for
      Given everything else goes as usual
      When it becomes 2026-07-01 23:00
      Then the head of production management has the task "State what was produced"
      And the case has started "Effectiveness of nonconforming-product control"
      And the linked case "Effectiveness of nonconforming-product control" is looked at
      And the head of the QMS department has the task "Set the criteria"
      And the form of "Set the criteria" shows:
        | review_year | 2026   |
        | half        | second |

  @DPR-S16
  Rule: a second half-year ends with the year and is followed by the first of the next

    Scenario: the next one is January to June
      Given the head of the QMS department starts "Effectiveness of nonconforming-product control":
        | Year      | 2026             |
        | Half-year | July to December |
      And everything else goes as usual
      When it becomes 2027-01-01 23:00
      Then the linked case "Effectiveness of nonconforming-product control" is looked at
      And the form of "Set the criteria" shows:
        | review_year | 2027  |
        | half        | first |

    Scenario: nothing is asked for before the year is over
      Given the head of the QMS department starts "Effectiveness of nonconforming-product control":
        | Year      | 2026             |
        | Half-year | July to December |
      And everything else goes as usual
      When it becomes 2026-12-31 23:00
      Then the case did not go through "Start the next half-year"

  @DPR-S16
  Rule: the level of nonconforming product is excellent up to 30 %, good up to 60 %, satisfactory above

    Scenario: without a nonconformity the level is 0 %
      Given the head of the QMS department starts "Effectiveness of nonconforming-product control":
        | Year      | 2026            |
        | Half-year | January to June |
      And everything else goes as usual
      When it becomes 2026-07-01 23:00
      Then the case comes to "Analyse effectiveness"
      And the form of "Analyse effectiveness" shows:
        | level_percent   | 0         |
        | level_rating    | excellent |
        | share_percent   | 0         |
        | share_rating    | excellent |
        | nonconformities | 0         |

    Scenario Outline: <quantity> kg of 1 000 kg are <percent> %
      Given the laboratory assistant starts "Disposition of nonconforming product":
        | Product                          | ZEFIR-01              |
        | Lot                              | Z-0311                |
        | Nonconforming quantity           | <quantity>            |
        | Unit                             | kilogram              |
        | Found by                         | Acceptance inspection |
        | Department that made the product | Moulding              |
        | Nonconformity                    | Moisture 22 %         |
      And the head of the QMS department starts "Effectiveness of nonconforming-product control":
        | Year      | 2026            |
        | Half-year | January to June |
      And everything else goes as usual
      When it becomes 2026-07-01 23:00
      Then the case comes to "Analyse effectiveness"
      And the form of "Analyse effectiveness" shows:
        | nonconforming_quantity | <quantity> |
        | level_percent          | <percent>  |
        | level_rating           | <rating>   |
        | nonconformities        | 1          |

      Examples:
        | quantity | percent | rating       |
        | 300      | 30      | excellent    |
        | 301      | 30.1    | good         |
        | 600      | 60      | good         |
        | 601      | 60.1    | satisfactory |

  @DPR-S16
  Rule: the share found by consumers is excellent up to 20 %, good up to 50 %, satisfactory above

    Scenario Outline: <claims> of <all> nonconformities were found by consumers
      Given <inside> findings of "ZEFIR-01" are reported
      And <claims> claims of "ZEFIR-01" are reported
      And the head of the QMS department starts "Effectiveness of nonconforming-product control":
        | Year      | 2026            |
        | Half-year | January to June |
      And everything else goes as usual
      When it becomes 2026-07-01 23:00
      Then the case comes to "Analyse effectiveness"
      And the form of "Analyse effectiveness" shows:
        | nonconformities    | <all>     |
        | found_by_consumers | <claims>  |
        | share_percent      | <percent> |
        | share_rating       | <rating>  |

      Examples:
        | inside | claims | all | percent | rating       |
        | 4      | 1      | 5   | 20      | excellent    |
        | 3      | 1      | 4   | 25      | good         |
        | 1      | 1      | 2   | 50      | good         |
        | 1      | 2      | 3   | 66.7    | satisfactory |

  @DPR-S16
  Rule: the quality council analyses, the head of the QMS department approves

    Background:
      Given the head of the QMS department starts "Effectiveness of nonconforming-product control":
        | Year      | 2026            |
        | Half-year | January to June |
      And everything else goes as usual
      And it becomes 2026-07-01 23:00

    Scenario: an approved report closes the review
      Given the case comes to "Approve the report"
      When the head of the QMS department does "Approve the report":
        | Report | Approved |
      Then the case is closed
      And the record of "Approve the report" fills "Report of effectiveness"
      And the record of "Approve the report" says:
        | Analysis of the quality council | As planned |
      And the signatures under "Report of effectiveness" are:
        | role                       |
        | quality council            |
        | head of the QMS department |

    Scenario: a returned report is analysed again, with the reason in view
      Given the case comes to "Approve the report"
      When the head of the QMS department does "Approve the report":
        | Report            | Returned        |
        | Reason for return | Causes are missing |
      Then the open tasks are:
        | quality council | Analyse effectiveness |
      And the form of "Analyse effectiveness" shows:
        | return_reason | Causes are missing |

    Scenario: who wrote the analysis does not approve it
      Given the case comes to "Approve the report"
      When the person who did "Analyse effectiveness" does "Approve the report" as the head of the QMS department:
        | Report | Approved |
      Then it is refused: "four eyes"

    Scenario: action that the council wants is started when the report is approved
      Given the case comes to "Analyse effectiveness"
      And the quality council does "Analyse effectiveness":
        | Analysis of the quality council          | Claims rise in spring |
        | Action            | Needed                |
        | What is to change | Wrapping of zefir     |
      When the head of the QMS department does "Approve the report":
        | Report | Approved |
      Then the case has started "Corrective and preventive action"
      And the case is closed
      And the linked case "Corrective and preventive action" is looked at
      And the form of "Contain the problem" shows:
        | problem | Wrapping of zefir |

  @DPR-S16
  Rule: what is reported in the half-year counts, in the unit of production

    Background:
      Given unless told otherwise "Half-year to be reviewed" says:
        | Year      | 2026            |
        | Half-year | January to June |

    Scenario: tonnes are counted in kilograms, pieces are named apart
      Given 2 findings of "ZEFIR-01" are reported:
        | quantity | 0.2   |
        | unit     | tonne |
      And 1 finding of "ZEFIR-01" is reported:
        | lot      | Z-7   |
        | quantity | 12    |
        | unit     | piece |
      And the head of the QMS department starts "Effectiveness of nonconforming-product control"
      And everything else goes as usual
      When it becomes 2026-07-01 23:00
      Then the case comes to "Analyse effectiveness"
      And the form of "Analyse effectiveness" shows:
        | nonconforming_quantity | 400      |
        | level_percent          | 40       |
        | nonconformities        | 3        |
        | left_out               | 12 piece |

    Scenario: a claim that the check found unjustified is no nonconformity
      Given unless told otherwise "Check whether the claim is justified" says:
        | Is the claim justified? | Not justified |
        | Grounds      | Opened by the consumer |
      And 1 finding of "ZEFIR-01" is reported
      And 1 claim of "ZEFIR-01" is reported
      And the linked case "Disposition of nonconforming product" is looked at
      And everything else goes as usual
      And the head of the QMS department starts "Effectiveness of nonconforming-product control"
      And everything else goes as usual
      When it becomes 2026-07-01 23:00
      Then the case comes to "Analyse effectiveness"
      And the form of "Analyse effectiveness" shows:
        | nonconformities    | 1 |
        | found_by_consumers | 0 |

    Scenario: what was reported after the half-year belongs to the next
      Given the head of the QMS department starts "Effectiveness of nonconforming-product control"
      And everything else goes as usual
      And the case is remembered as "review"
      And it becomes 2026-06-30 23:59
      And 1 finding of "ZEFIR-01" is reported
      And it becomes 2026-07-01 00:01
      And 1 finding of "ZEFIR-01" is reported:
        | lot | Z-9 |
      And the case "review" is looked at
      When it becomes 2026-07-01 23:00
      Then the case comes to "Analyse effectiveness"
      And the form of "Analyse effectiveness" shows:
        | nonconformities | 1 |

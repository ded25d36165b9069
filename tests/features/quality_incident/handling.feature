Feature: investigation, handling and approval of quality incidents

  Background:
    Given it is 2026-03-02 09:00
    And unless told otherwise "Quality incident" says:
      | Where the report comes from | Final inspection |
      | What happened               | Wrong bore       |
    And unless told otherwise "Organise the investigation" says:
      | Investigation team  | Li Min             |
      | Nonconforming goods | No goods concerned |
    And unless told otherwise "Investigate the incident" says:
      | Where it happened | Production  |
      | Causes            | d) Tooling  |
      | Responsible unit  | Line leader |
    And unless told otherwise "Propose the handling" says:
      | Until | 2026-03-31 |
    And unless told otherwise "Check grade and handling" says:
      | Decision | To top management for approval |

  @NCO-7.1
  Rule: incidents are reported from export sales, final inspection, production and replenishment checks

    Scenario Outline: reported from: <source>
      When the branch quality management starts "Quality incident":
        | Where the report comes from | <source> |
      Then the quality manager in charge has the task "Organise the investigation"
      And the task "Organise the investigation" is due 2026-03-03 09:00

      Examples:
        | source                               |
        | Information of export sales          |
        | Final inspection                     |
        | Found in production                  |
        | Check of material replenishment slips |

    Scenario: facts are needed
      When the branch quality management starts "Quality incident":
        | What happened | - |
      Then it is refused: "required"

  @NCO-3.1 @NCO-7.1
  Rule: the quality manager organises the investigation, the branch carries it out

    Scenario: a team is named
      Given the branch quality management starts "Quality incident"
      When the quality manager in charge does "Organise the investigation":
        | Investigation team | - |
      Then it is refused: "required"

    Scenario: facts and losses are due when the quality manager says
      Given the branch quality management starts "Quality incident"
      When the quality manager in charge does "Organise the investigation":
        | Facts and losses due | 2026-03-05 |
      Then the branch quality management has the task "Investigate the incident"
      And the task "Investigate the incident" is due 2026-03-05 17:00

    Scenario: else in five working days
      Given the branch quality management starts "Quality incident"
      When the quality manager in charge does "Organise the investigation"
      Then the task "Investigate the incident" is due 2026-03-09 09:00

    Scenario Outline: every cause of the document can be named: <cause>
      Given the branch quality management starts "Quality incident"
      And the quality manager in charge does "Organise the investigation"
      When the branch quality management does "Investigate the incident":
        | Causes | <cause> |
      Then the record of "Investigate the incident" says:
        | Causes | <cause> |

      Examples:
        | cause                                      |
        | a) Business information                    |
        | b) After-sales service                     |
        | c) Technical documents                     |
        | d) Tooling                                 |
        | e) Operation on the spot                   |
        | f) Inspection error                        |
        | g) Managers                                |
        | h) Equipment failure                       |
        | i) Mixed or wrongly issued material or parts |
        | j) Poor storage                            |
        | k) Poor management or fraud                |
        | Passing off inferior goods                 |

    Scenario: an incident without a cause is not investigated
      Given the branch quality management starts "Quality incident"
      And the quality manager in charge does "Organise the investigation"
      When the branch quality management does "Investigate the incident":
        | Causes | - |
      Then it is refused: "required"

    Scenario: what was reported as loss stands in the form already
      Given the branch quality management starts "Quality incident":
        | Direct loss of the batch | 1200 |
      And the quality manager in charge does "Organise the investigation"
      When the branch quality management does "Investigate the incident"
      Then the form of "Assess the losses" shows:
        | Direct loss of the batch | 1200 |

  @NCO-4.2.1.1 @NCO-7.1
  Rule: goods concerned are on hold by a nonconforming product sheet

    Scenario: the quality manager opens a sheet
      Given the branch quality management starts "Quality incident":
        | Product            | VB-50  |
        | Lot                | A-0417 |
        | Quantity concerned | 200    |
      When the quality manager in charge does "Organise the investigation":
        | Nonconforming goods | Open a sheet now |
        | Item class          | Component        |
      Then the case has started "Control of nonconforming output"
      And lot "A-0417" has 200 on hold
      And the branch quality management has the task "Investigate the incident"

    Scenario: a sheet that led to the report is taken over
      When the branch quality management starts "Quality incident":
        | Number of the case it comes from | NC-2026-0007 |
      Then the form of "Organise the investigation" shows:
        | Nonconforming goods                     | On hold by a sheet |
        | Number of the nonconforming product sheet | NC-2026-0007       |

  @NCO-7.2.3
  Rule: below every bound it is no incident but a plain nonconformity

    Background:
      Given the branch quality management starts "Quality incident"
      And these tasks are done:
        | role                      | task                       | Direct loss of the batch |
        | quality manager in charge | Organise the investigation |                          |
        | branch quality management | Investigate the incident   |                          |
        | branch quality management | Assess the losses          | 999.99                   |

    Scenario: it goes on under its sheet
      When the quality manager in charge does "Settle as a plain nonconformity":
        | What happens with it                      | Handled under a nonconforming product sheet |
        | Number of the nonconforming product sheet | NC-2026-0007                                |
      Then the case is closed
      And the record of "Settle as a plain nonconformity" fills "Register of quality incidents"

    Scenario: it is closed with a reason
      When the quality manager in charge does "Settle as a plain nonconformity":
        | What happens with it | Nothing more to do |
        | Reason               | -                  |
      Then it is refused: "required"

  @NCO-3.1
  Rule: the quality manager checks grade and handling before they go up

    Background:
      Given the branch quality management starts "Quality incident"
      And these tasks are done:
        | role                      | task                       | Direct loss of the batch | Handling        |
        | quality manager in charge | Organise the investigation |                          |                 |
        | branch quality management | Investigate the incident   |                          |                 |
        | branch quality management | Assess the losses          | 1000                     |                 |
        | branch quality management | Propose the handling       |                          | Instruct shift 2 |

    Scenario: the handling is worked over
      When the quality manager in charge does "Check grade and handling":
        | Decision | Handling to be worked over |
        | Opinion  | Who pays?                  |
      Then the branch quality management has the task "Propose the handling"
      And the form of "Propose the handling" shows:
        | Handling | Instruct shift 2 |

    Scenario: it is investigated further and graded anew
      Given the quality manager in charge does "Check grade and handling":
        | Decision | To be investigated further |
        | Opinion  | Hours are missing          |
      And the branch quality management does "Investigate the incident"
      When the branch quality management does "Assess the losses":
        | Through a person's fault  | yes |
        | Repair hours of the batch | 48  |
      Then decision "Grade of a quality incident" gave "serious"
      And the branch quality management has the task "Propose the handling"

    Scenario: nothing is sent back without an opinion
      When the quality manager in charge does "Check grade and handling":
        | Decision | To be investigated further |
        | Opinion  | -                          |
      Then it is refused: "required"

  @NCO-3.6
  Rule: top management approves the outcome with a signature, or sends it back

    Background:
      Given the branch quality management starts "Quality incident":
        | Product | VB-50  |
        | Lot     | A-0417 |
      And these tasks are done:
        | role                      | task                       | Direct loss of the batch |
        | quality manager in charge | Organise the investigation |                          |
        | branch quality management | Investigate the incident   |                          |
        | branch quality management | Assess the losses          | 1000                     |
        | branch quality management | Propose the handling       |                          |
        | quality manager in charge | Check grade and handling   |                          |

    Scenario: approved, the responsible unit carries it out
      When the top management does "Approve the outcome":
        | Decision | Approve |
      Then "Approve the outcome" is signed by the top management
      And the line leader has the task "Carry out the handling"
      And the task "Carry out the handling" is due 2026-03-31 17:00

    Scenario: sent back, the quality manager decides how to go on
      When the top management does "Approve the outcome":
        | Decision | Send back       |
        | Reason   | Loss not proven |
      Then the quality manager in charge has the task "Check grade and handling"

    Scenario: not sent back without a reason
      When the top management does "Approve the outcome":
        | Decision | Send back |
        | Reason   | -         |
      Then it is refused: "required"

    Scenario: not without a signature
      When the top management does "Approve the outcome" without signing:
        | Decision | Approve |
      Then it is refused: "password missing"

    Scenario: who checked it does not approve it
      When the person who did "Check grade and handling" does "Approve the outcome" as the top management:
        | Decision | Approve |
      Then it is refused: "four eyes"

    Scenario: who proposed it does not approve it
      When the person who did "Propose the handling" does "Approve the outcome" as the top management:
        | Decision | Approve |
      Then it is refused: "four eyes"

    Scenario: carried out, the incident is closed
      Given the top management does "Approve the outcome":
        | Decision | Approve |
      When the line leader does "Carry out the handling"
      Then the case is closed

  @NCO-3.1 @NCO-7.1
  Rule: serious and major incidents get corrective action, others when it is asked for

    Scenario Outline: a loss of <loss> CNY, asked for: <asked>
      Given the branch quality management starts "Quality incident":
        | Corrective action already open | <open> |
      And these tasks are done:
        | role                      | task                       | Direct loss of the batch | Needs corrective and preventive action |
        | quality manager in charge | Organise the investigation |                          |                                        |
        | branch quality management | Investigate the incident   |                          |                                        |
        | branch quality management | Assess the losses          | <loss>                   |                                        |
        | branch quality management | Propose the handling       |                          | <asked>                                |
        | quality manager in charge | Check grade and handling   |                          |                                        |
      When the top management does "Approve the outcome":
        | Decision | Approve |
      Then the case <whether> "Open corrective action"
      And the line leader has the task "Carry out the handling"

      Examples:
        | loss  | asked | open         | whether            |
        | 1000  | no    | -            | did not go through |
        | 1000  | yes   | -            | went through       |
        | 5000  |       | -            | went through       |
        | 10000 |       | -            | went through       |
        | 10000 |       | CA-2026-0003 | did not go through |

    Scenario: corrective action knows where it comes from
      Given the branch quality management starts "Quality incident":
        | Product | VB-50  |
        | Lot     | A-0417 |
      And these tasks are done:
        | role                      | task                       | Direct loss of the batch | Findings         |
        | quality manager in charge | Organise the investigation |                          |                  |
        | branch quality management | Investigate the incident   |                          | Drill jig loose  |
        | branch quality management | Assess the losses          | 10000                    |                  |
        | branch quality management | Propose the handling       |                          |                  |
        | quality manager in charge | Check grade and handling   |                          |                  |
      And the top management does "Approve the outcome":
        | Decision | Approve |
      When the linked case "Corrective and preventive action" is looked at
      Then the line leader has the task "Contain the problem"

Feature: setting up a quality management system, design

  Background:
    Given it is 2026-03-02 09:00
    And unless told otherwise "Design each subsystem" says:
      | Processes | Casting (Responsible: workshop, Input and output: metal to body, Documents and records: WI-07) |
    And unless told otherwise "Overall design" says:
      | Products and their customers | Valve body (Customers: pump makers, What they require: no leaks)   |
      | Quality objectives           | Leaks (Target: none in 1 000)                                      |
      | Processes in their sequence  | Casting (Criteria: 1580 degrees, Methods: measured at each ladle)  |
      | Funds                        | 200000                                                             |
    And unless told otherwise "Check the design" says:
      | Do whole and parts fit together? | Yes: to top management |
    And the top management starts "Setting up a quality management system":
      | For which part of the company | Valve line                               |
      | Departments                   | Workshop (Its leader: Workshop director) |
      | In operation by               | 2026-12-01                               |
    And these tasks are done:
      | role                       | task                             | Does your department share it? | Who leads, designs and carries out     | Trained                                                                          | Data and documents collected              |
      | workshop director          | Confirm the guiding idea         | Yes                            |                                        |                                                                                  |                                           |
      | head of the QMS department | Set up the organisation          |                                | Design (Name: Wang Wei, Duty: designs) |                                                                                  |                                           |
      | head of HR                 | Train the technical backbone     |                                |                                        | (Name: Wang Wei, Subject: GB/T 19001, On: 2026-03-02, Hours: 16, Result: Passed) |                                           |
      | head of the QMS department | Investigate, study, collect data |                                |                                        |                                                                                  | Claims of last year (Where kept: export sales) |

  @EST-2
  Rule: the system is designed in two steps, preliminary and detailed, or in two levels, the whole and its subsystems

    Scenario: in two levels the whole comes first
      When the head of the QMS department does "Choose the way of designing":
        | How the system is designed | The whole, then the subsystems |
      Then the open tasks are:
        | head of the QMS department | Overall design |
      And the task "Overall design" is due 2026-03-30 09:00

    Scenario: the design is due when it was laid down
      When the head of the QMS department does "Choose the way of designing":
        | How the system is designed | The whole, then the subsystems |
        | Design due                 | 2026-03-20                     |
      Then the task "Overall design" is due 2026-03-20 17:00

    Scenario: in two steps an outline comes first
      When the head of the QMS department does "Choose the way of designing":
        | How the system is designed | Preliminary, then detailed |
      Then the open tasks are:
        | head of the QMS department | Preliminary design |

    Scenario: the quality council lets the outline go on
      Given these tasks are done:
        | role                       | task                        | How the system is designed |
        | head of the QMS department | Choose the way of designing | Preliminary, then detailed |
        | head of the QMS department | Preliminary design          |                            |
      When the quality council does "Check the outline":
        | Result | Go on to detail |
      Then the head of the QMS department has the task "Overall design"

    Scenario: or has it worked over
      Given these tasks are done:
        | role                       | task                        | How the system is designed |
        | head of the QMS department | Choose the way of designing | Preliminary, then detailed |
        | head of the QMS department | Preliminary design          |                            |
      When the quality council does "Check the outline":
        | Result  | Work it over         |
        | Opinion | Storage is forgotten |
      Then the head of the QMS department has the task "Preliminary design"

    Scenario: who drew the outline does not check it
      Given these tasks are done:
        | role                       | task                        | How the system is designed |
        | head of the QMS department | Choose the way of designing | Preliminary, then detailed |
        | head of the QMS department | Preliminary design          |                            |
      When the person who did "Preliminary design" does "Check the outline" as the quality council:
        | Result | Go on to detail |
      Then it is refused: "four eyes"

  @EST-2.1
  Rule: the overall design covers products and customers, policy, objectives, scope, processes, criteria and methods, resources, information, time and funds

    Scenario Outline: nothing of it may be left out: <question>
      Given the head of the QMS department does "Choose the way of designing":
        | How the system is designed | The whole, then the subsystems |
      When the head of the QMS department does "Overall design":
        | <question> | - |
      Then it is refused: "required"

      Examples:
        | question                     |
        | Products and their customers |
        | Quality policy               |
        | Quality objectives           |
        | Scope                        |
        | Processes in their sequence  |
        | Resources                    |
        | Information                  |
        | Time                         |
        | Funds                        |

    Scenario: it becomes a document
      Given the head of the QMS department does "Choose the way of designing":
        | How the system is designed | The whole, then the subsystems |
      When the head of the QMS department does "Overall design":
        | Quality policy | Prevent before sorting |
      Then the record of "Overall design" fills "Overall design of the system"
      And the record of "Overall design" says:
        | Quality policy | Prevent before sorting |
        | Funds          | 200000               |

  @EST-2
  Rule: the design covers product realisation, resources, management activity, and measurement, analysis and improvement

    Background:
      Given these tasks are done:
        | role                       | task                        | How the system is designed     |
        | head of the QMS department | Choose the way of designing | The whole, then the subsystems |
        | head of the QMS department | Overall design              |                                |

    Scenario: each has its designer
      Then the open tasks are:
        | head of process technology | Design each subsystem |
        | head of HR                 | Design each subsystem |
        | head of the QMS department | Design each subsystem |
        | branch quality management  | Design each subsystem |

    Scenario: the whole is checked when all four are designed
      When these tasks are done:
        | role                       | task                  |
        | head of process technology | Design each subsystem |
        | head of HR                 | Design each subsystem |
        | head of the QMS department | Design each subsystem |
      Then the open tasks are:
        | branch quality management | Design each subsystem |

    Scenario: parts that do not fit are designed anew
      Given these tasks are done:
        | role                       | task                  |
        | head of process technology | Design each subsystem |
        | head of HR                 | Design each subsystem |
        | head of the QMS department | Design each subsystem |
        | branch quality management  | Design each subsystem |
      When the head of the QMS department does "Check the design":
        | Do whole and parts fit together? | Design anew               |
        | What does not fit                | Nobody calibrates gauges |
      Then the head of the QMS department has the task "Overall design"

  @EST-2 @EST-2.1
  Rule: top management approves the design with a signature, or sends it back

    Background:
      Given these tasks are done:
        | role                       | task                        | How the system is designed     |
        | head of the QMS department | Choose the way of designing | The whole, then the subsystems |
        | head of the QMS department | Overall design              |                                |
        | head of process technology | Design each subsystem       |                                |
        | head of HR                 | Design each subsystem       |                                |
        | head of the QMS department | Design each subsystem       |                                |
        | branch quality management  | Design each subsystem       |                                |
        | head of the QMS department | Check the design            |                                |

    Scenario: approved
      When the top management does "Approve the design":
        | Decision | Approve |
      Then "Approve the design" is signed by the top management
      And the head of the QMS department has the task "Release the documents"

    Scenario: sent back, it is designed again
      When the top management does "Approve the design":
        | Decision | Send back    |
        | Reason   | Too much paper |
      Then the head of the QMS department has the task "Choose the way of designing"

    Scenario: not sent back without a reason
      When the top management does "Approve the design":
        | Decision | Send back |
        | Reason   | -         |
      Then it is refused: "required"

    Scenario: who checked it does not approve it
      When the person who did "Check the design" does "Approve the design" as the top management:
        | Decision | Approve |
      Then it is refused: "four eyes"

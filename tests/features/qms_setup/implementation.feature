Feature: setting up a quality management system, implementation

  Background:
    Given it is 2026-03-02 09:00
    And unless told otherwise "Design each subsystem" says:
      | Processes | Casting (Responsible: workshop, Input and output: metal to body, Documents and records: WI-07) |
    And unless told otherwise "Overall design" says:
      | Products and their customers | Valve body (Customers: pump makers, What they require: no leaks)  |
      | Quality objectives           | Leaks (Target: none in 1 000)                                     |
      | Processes in their sequence  | Casting (Criteria: 1580 degrees, Methods: measured at each ladle) |
      | Funds                        | 200000                                                            |
    And the top management starts "Setting up a quality management system":
      | For which part of the company | Valve line                                                                         |
      | Departments                   | Workshop (Its leader: Workshop director); Purchasing (Its leader: Purchasing lead) |
      | In operation by               | 2026-12-01                                                                         |
    And these tasks are done:
      | role                       | task                             | Does your department share it? | Who leads, designs and carries out     | Trained                                                                          | Data and documents collected              | How the system is designed     | Do whole and parts fit together? | Decision |
      | workshop director          | Confirm the guiding idea         | Yes                            |                                        |                                                                                  |                                           |                                |                                  |          |
      | purchasing lead            | Confirm the guiding idea         | Yes                            |                                        |                                                                                  |                                           |                                |                                  |          |
      | head of the QMS department | Set up the organisation          |                                | Design (Name: Wang Wei, Duty: designs) |                                                                                  |                                           |                                |                                  |          |
      | head of HR                 | Train the technical backbone     |                                |                                        | (Name: Wang Wei, Subject: GB/T 19001, On: 2026-03-02, Hours: 16, Result: Passed) |                                           |                                |                                  |          |
      | head of the QMS department | Investigate, study, collect data |                                |                                        |                                                                                  | Claims of last year (Where kept: export sales) |                                |                                  |          |
      | head of the QMS department | Choose the way of designing      |                                |                                        |                                                                                  |                                           | The whole, then the subsystems |                                  |          |
      | head of the QMS department | Overall design                   |                                |                                        |                                                                                  |                                           |                                |                                  |          |
      | head of process technology | Design each subsystem            |                                |                                        |                                                                                  |                                           |                                |                                  |          |
      | head of HR                 | Design each subsystem            |                                |                                        |                                                                                  |                                           |                                |                                  |          |
      | head of the QMS department | Design each subsystem            |                                |                                        |                                                                                  |                                           |                                |                                  |          |
      | branch quality management  | Design each subsystem            |                                |                                        |                                                                                  |                                           |                                |                                  |          |
      | head of the QMS department | Check the design                 |                                |                                        |                                                                                  |                                           |                                | Yes: to top management           |          |
      | top management             | Approve the design               |                                |                                        |                                                                                  |                                           |                                |                                  | Approve  |

  @EST-3
  Rule: documents are released, staff are trained, every department runs a pilot

    Scenario: documents are released with the end of the pilot run
      When the head of the QMS department does "Release the documents":
        | Documents released | Quality manual (Number and issue: QM-1, Issued to: all) |
        | Pilot run until    | 2026-05-29                                              |
      Then the head of HR has the task "Train the staff"
      And the record of "Release the documents" fills "Register of documents released"

    Scenario: trained, every department runs the pilot until that day
      Given the head of the QMS department does "Release the documents":
        | Documents released | Quality manual (Number and issue: QM-1, Issued to: all) |
        | Pilot run until    | 2026-05-29                                              |
      When the head of HR does "Train the staff":
        | Trained | Workshop (Subject: documents, On: 2026-03-02, Hours: 4, Result: Passed) |
      Then the open tasks are:
        | workshop director | Run the pilot |
        | purchasing lead   | Run the pilot |

  @EST-3
  Rule: the system is audited internally and reviewed by top management before it counts

    Background:
      Given these tasks are done:
        | role                       | task                  | Documents released                                      | Pilot run until | Trained                                                                 | Can the department work by the documents? |
        | head of the QMS department | Release the documents | Quality manual (Number and issue: QM-1, Issued to: all) | 2026-05-29      |                                                                         |                                           |
        | head of HR                 | Train the staff       |                                                         |                 | Workshop (Subject: documents, On: 2026-03-02, Hours: 4, Result: Passed) |                                           |
        | workshop director          | Run the pilot         |                                                         |                 |                                                                         | Yes                                       |
        | purchasing lead            | Run the pilot         |                                                         |                 |                                                                         | With difficulties                         |

    Scenario: who ran a pilot does not audit it
      When the person who did "Run the pilot" does "Audit the system internally" as the QMS officer:
        | Audit findings | - |
      Then it is refused: "four eyes"

    Scenario: who released the documents does not audit them
      When the person who did "Release the documents" does "Audit the system internally" as the QMS officer:
        | Audit findings | - |
      Then it is refused: "four eyes"

    Scenario: without a nonconformity the review follows
      When the QMS officer does "Audit the system internally":
        | Audit findings | Shelf not labelled (Kind: Observation, Department head: Purchasing lead) |
      Then the top management has the task "Review and approve the system"
      And the case did not go through "Open corrective actions"

    Scenario: a nonconformity opens corrective action for its department
      Given the QMS officer does "Audit the system internally":
        | Audit findings | Gauge not calibrated (Kind: Nonconformity, Department head: Workshop director); Shelf not labelled (Kind: Observation, Department head: Purchasing lead) |
      When the linked case "Corrective and preventive action" is looked at
      Then the workshop director has the task "Contain the problem"

    Scenario: the system is put into operation
      Given the QMS officer does "Audit the system internally":
        | Audit findings | - |
      When the top management does "Review and approve the system":
        | Decision          | Put the system into operation |
        | In operation from | 2026-06-01                    |
      Then the case is closed
      And "Review and approve the system" is signed by the top management

    Scenario: another pilot run
      Given the QMS officer does "Audit the system internally":
        | Audit findings | - |
      When the top management does "Review and approve the system":
        | Decision        | Another pilot run |
        | Pilot run until | 2026-08-31        |
      Then there are 2 open tasks "Run the pilot"

    Scenario: a design that does not work is made anew
      Given the QMS officer does "Audit the system internally":
        | Audit findings | - |
      When the top management does "Review and approve the system":
        | Decision | Design anew |
      Then the head of the QMS department has the task "Choose the way of designing"

    Scenario: who audited does not decide
      Given the QMS officer does "Audit the system internally":
        | Audit findings | - |
      When the person who did "Audit the system internally" does "Review and approve the system" as the top management:
        | Decision | Design anew |
      Then it is refused: "four eyes"

Feature: setting up a quality management system, preparation

  Background:
    Given it is 2026-03-02 09:00
    And the top management starts "Setting up a quality management system":
      | For which part of the company | Valve line                                                                                         |
      | By which standard             | GB/T 19001                                                                                         |
      | Guiding idea                  | Prevent before sorting                                                                               |
      | Departments                   | Workshop (Its leader: Workshop director); Purchasing (Its leader: Purchasing lead) |
      | In operation by               | 2026-12-01                                                                                         |

  @EST-1
  Rule: preparation unifies the guiding idea, sets up the organisation, trains the technical backbone and studies the present state

    Scenario: all of it begins at once
      Then the open tasks are:
        | workshop director          | Confirm the guiding idea        |
        | purchasing lead            | Confirm the guiding idea        |
        | head of the QMS department | Set up the organisation         |
        | head of the QMS department | Investigate, study, collect data |

    Scenario: the backbone is trained once there is an organisation
      When the head of the QMS department does "Set up the organisation":
        | Who leads, designs and carries out | Leadership (Name: Li Min, Duty: leads); Design (Name: Wang Wei, Duty: designs) |
      Then the head of HR has the task "Train the technical backbone"
      And the record of "Set up the organisation" fills "Organisation of the project"

    Scenario: an organisation of nobody is refused
      When the head of the QMS department does "Set up the organisation":
        | Who leads, designs and carries out | - |
      Then it is refused: "required"

    Scenario: training names who learned what
      Given the head of the QMS department does "Set up the organisation":
        | Who leads, designs and carries out | Design (Name: Wang Wei, Duty: designs) |
      When the head of HR does "Train the technical backbone":
        | Trained | - |
      Then it is refused: "required"

    Scenario: the design waits for the data
      When these tasks are done:
        | role                       | task                         | Does your department share it? | Who leads, designs and carries out     | Trained                                                                           |
        | workshop director          | Confirm the guiding idea     | Yes                            |                                        |                                                                                   |
        | purchasing lead            | Confirm the guiding idea     | Yes                            |                                        |                                                                                   |
        | head of the QMS department | Set up the organisation      |                                | Design (Name: Wang Wei, Duty: designs) |                                                                                   |
        | head of HR                 | Train the technical backbone |                                |                                        | (Name: Wang Wei, Subject: GB/T 19001, On: 2026-03-02, Hours: 16, Result: Passed)  |
      Then the open tasks are:
        | head of the QMS department | Investigate, study, collect data |

    Scenario: prepared, the design begins
      Given these tasks are done:
        | role                       | task                         | Does your department share it? | Who leads, designs and carries out     | Trained                                                                           |
        | workshop director          | Confirm the guiding idea     | Yes                            |                                        |                                                                                   |
        | purchasing lead            | Confirm the guiding idea     | Yes                            |                                        |                                                                                   |
        | head of the QMS department | Set up the organisation      |                                | Design (Name: Wang Wei, Duty: designs) |                                                                                   |
        | head of HR                 | Train the technical backbone |                                |                                        | (Name: Wang Wei, Subject: GB/T 19001, On: 2026-03-02, Hours: 16, Result: Passed)  |
      When the head of the QMS department does "Investigate, study, collect data":
        | Data and documents collected | Claims of last year (Where kept: export sales) |
      Then the head of the QMS department has the task "Choose the way of designing"
      And the record of "Investigate, study, collect data" fills "Report on the present state"

  @EST-1
  Rule: leaders and departments share the guiding idea; a question is answered to all before the design

    Scenario: a question goes to top management when everybody has answered
      Given the workshop director does "Confirm the guiding idea":
        | Does your department share it? | There is a question |
        | Question or objection          | Who sorts then?     |
      When the purchasing lead does "Confirm the guiding idea":
        | Does your department share it? | Yes |
      Then the top management has the task "Answer the questions"

    Scenario: nobody is passed over
      When the workshop director does "Confirm the guiding idea":
        | Does your department share it? | There is a question |
        | Question or objection          | Who sorts then?     |
      Then nobody has the task "Answer the questions"
      And the purchasing lead has the task "Confirm the guiding idea"

    Scenario: the answer goes to every department
      Given these tasks are done:
        | role              | task                     | Does your department share it? | Question or objection |
        | workshop director | Confirm the guiding idea | There is a question            | Who sorts then?       |
        | purchasing lead   | Confirm the guiding idea | Yes                            |                       |
      When the top management does "Answer the questions":
        | Answer | The supplier does |
      Then there are 2 open tasks "Confirm the guiding idea"

    Scenario: a question has words
      When the workshop director does "Confirm the guiding idea":
        | Does your department share it? | There is a question |
        | Question or objection          | -                   |
      Then it is refused: "required"

    Scenario: a system for no department is refused
      When the top management starts "Setting up a quality management system":
        | For which part of the company | Valve line |
        | Departments                   | -          |
        | In operation by               | 2026-12-01 |
      Then it is refused: "required"

Feature: A HACCP study of a line: from the team to monitored control points

  Background:
    Given the scenario plays at site "zarya"
    And it is Monday at 09:00
    And unless told otherwise "HACCP study" says:
      | Line or group of products | Bird's Milk |
      | Product                   | BM-200      |
    And unless told otherwise "Propose the team" says:
      | Members | Titova (Function: laboratory_head); Belov (Function: shop_head) |
    And unless told otherwise "Appoint the team" says:
      | Is the team appointed? | Yes |
    And unless told otherwise "Describe the product" says:
      | Ingredients     | Sugar (Standard: GOST 21-94); Agar (Standard: GOST 16280-2002) |
      | Storage from    | 15 |
      | Storage up to   | 21 |
      | Humidity up to  | 75 |
      | Shelf life      | 1  |
    And unless told otherwise "List the steps of production" says:
      | Steps in order | Raw material; Syrup; Whipped mass; Storage |
    And unless told otherwise "List the hazards of each step" says:
      | Hazards | Raw material (Kind: biological, Hazard: Salmonella, Source: dirty equipment, Control measure: certificates, Severity: 2, Probability: 2); Whipped mass (Kind: physical, Hazard: foreign bodies, Source: staff, Control measure: appearance of staff, Severity: 3, Probability: 3); Storage (Kind: biological, Hazard: mould, Source: warm store, Control measure: storage conditions, Severity: 4, Probability: 4) |
    And unless told otherwise "Determine the critical control points" says:
      | Points | (Point: CCP 3, Step: Storage, Kind of point: store, Severity: 4, Probability: 4) |
    And unless told otherwise "Plan limits, monitoring, actions" says:
      | Limits                         | temperature 15 (At most: 21, Kind: critical); humidity (At most: 75, Kind: critical) |
      | Who verifies and reads?        | Storekeeper |
      | A reading every                | 240 |
      | To be taken within             | 30 |
      | Verification activities        | Control of storage conditions, Sanitation |
      | Registers                      | Register of temperature and humidity, Schedule of store sanitation |
      | Plan of actions                | Move the batch to another store (Kind: corrective, Responsible: storekeeper, Working days: 1) |
    And unless told otherwise "Plan the corrective actions" says:
      | Measures | - |
    And unless told otherwise "Approve the study" says:
      | Is the study approved? | Yes, monitoring begins |

  @HAC-1
  Rule: the team is proposed by its leader, appointed by top management and trained

    Scenario: top management wants another team
      Given the food safety team leader starts "HACCP study"
      And the food safety team leader does "Propose the team"
      When the top management does "Appoint the team":
        | Is the team appointed? | No, propose anew |
        | Remark                 | Nobody from outside |
      Then the open tasks are:
        | food safety team leader | Propose the team |
      And nobody has the task "Train the team"

    Scenario: the team is trained before it works
      Given the food safety team leader starts "HACCP study"
      And the food safety team leader does "Propose the team"
      When the top management does "Appoint the team"
      Then "Appoint the team" is signed by the top management
      And the open tasks are:
        | head of HR | Train the team |
      And the record of "Propose the team" fills "Food safety team"
      And the head of HR does "Train the team"
      And the record of "Train the team" fills "Register of team training"
      And the open tasks are:
        | chief technologist | Describe the product |

    Scenario: without a member there is no team
      Given the food safety team leader starts "HACCP study"
      When the food safety team leader does "Propose the team":
        | Members | - |
      Then it is refused: "required"

  @HAC-2 @HAC-3 @HAC-4
  Rule: product, use and flow are described

    Scenario: the product with its storage and shelf life, its use, its steps
      Given the food safety team leader starts "HACCP study"
      When the case comes to "List the hazards of each step"
      Then the record of "Describe the product" says:
        | Storage from   | 15 |
        | Storage up to  | 21 |
        | Humidity up to | 75 |
        | Shelf life     | 1  |
      And the record of "Describe the product" fills "Product description"
      And the record of "State the intended use" fills "Intended use"
      And the record of "List the steps of production" fills "Flow diagram of production"
      And the food safety team member has the task "List the hazards of each step"

  @HAC-5 @HAC-6
  Rule: each hazard has a severity and a probability, and a table gives its risk

    Scenario: hazards are listed and assessed one by one
      Given the food safety team leader starts "HACCP study"
      And the case comes to "List the hazards of each step"
      When the food safety team member does "List the hazards of each step"
      Then the record of "List the hazards of each step" fills "Hazards of each step"
      And the food safety team leader has the task "Determine the critical control points"
      And decision "Risk of a hazard" gave "beyond"

    Scenario Outline: risk of severity <severity> and probability <probability>
      Given the food safety team leader starts "HACCP study"
      And the case comes to "Determine the critical control points"
      When the food safety team leader does "Determine the critical control points":
        | Points | (Point: CCP 1, Step: Step, Kind of point: store, Severity: <severity>, Probability: <probability>) |
      Then decision "Risk of a hazard" gave "<risk>"
      And decision "Risk of a hazard" gave "<control>"
      And by the row of clause "HAC-6"

      Examples:
        | severity | probability | risk       | control |
        | 2        | 2           | acceptable | none    |
        | 4        | 1           | acceptable | none    |
        | 3        | 3           | border     | general |
        | 2        | 3           | border     | general |
        | 4        | 4           | beyond     | special |
        | 3        | 4           | beyond     | special |

    Scenario: a severity of five does not exist
      Given the food safety team leader starts "HACCP study"
      And the case comes to "Determine the critical control points"
      When the food safety team leader does "Determine the critical control points":
        | Points | (Point: CCP 1, Step: Step, Kind of point: store, Severity: 5, Probability: 1) |
      Then it is refused: "above maximum"

  @HAC-7 @HAC-8 @HAC-9
  Rule: each point gets limits, a reader, registers and a plan; approved, it is monitored

    Scenario: two points are planned, the study is approved
      Given the food safety team leader starts "HACCP study"
      And the case comes to "Determine the critical control points"
      And the food safety team leader does "Determine the critical control points":
        | Points | (Point: CCP 2, Step: Whipped mass, Kind of point: production, Severity: 3, Probability: 3); (Point: CCP 3, Step: Storage, Kind of point: store, Severity: 4, Probability: 4) |
      And there are 2 open tasks "Plan limits, monitoring, actions"
      And the case comes to "Plan the corrective actions"
      And the record of "Plan limits, monitoring, actions" fills "Plan of a control point"
      And the food safety team leader does "Plan the corrective actions":
        | Measures | HACCP training of staff (Responsible: hr_head, Until: 2026-03-20); Calibration (Responsible: mechanic, Until: 2026-03-13) |
      When the top management does "Approve the study"
      Then "Approve the study" is signed by the top management
      And the case has started "Monitoring of a critical control point"
      And the open tasks are:
        | head of HR | Carry out the measure |
        | mechanic   | Carry out the measure |
      And the task "Carry out the measure" is due 2026-03-20 17:00
      And the mechanic does "Carry out the measure"
      And the head of HR does "Carry out the measure"
      And the record of "Carry out the measure" fills "Register of measures carried out"
      And the linked case "Monitoring of a critical control point" is looked at
      And it becomes Monday at 13:00
      And the storekeeper has the task "Measure the store"

    Scenario: top management sends the study back
      Given the food safety team leader starts "HACCP study"
      And the case comes to "Approve the study"
      When the top management does "Approve the study":
        | Is the study approved? | No, the hazards are listed anew |
        | Remark                 | Glazing is missing              |
      Then the open tasks are:
        | food safety team member | List the hazards of each step |
      And the case did not go through "Begin monitoring each point"

  @HAC-1
  Rule: after half a year the leader reports on the effectiveness to top management

    Scenario: the study stays as it is
      Given the food safety team leader starts "HACCP study"
      And the case comes to "Approve the study"
      And the top management does "Approve the study"
      And it becomes 2026-09-02 08:59
      And nothing is left to do
      When it becomes 2026-09-02 09:00
      Then the open tasks are:
        | food safety team leader | Report on the effectiveness |
      And the food safety team leader does "Report on the effectiveness":
        | Deviations at control points | 3 |
        | Complaints about safety      | 0 |
      And "Report on the effectiveness" is signed by the food safety team leader
      And the top management does "Consider the report":
        | Is the study to be revised? | no |
      And the case is closed
      And the case did not go through "Open the revision"

    Scenario: the study is revised
      Given the food safety team leader starts "HACCP study"
      And the case comes to "Approve the study"
      And the top management does "Approve the study"
      And it becomes 2026-09-02 09:00
      And the food safety team leader does "Report on the effectiveness":
        | Deviations at control points | 9 |
        | Complaints about safety      | 2 |
      When the top management does "Consider the report":
        | Is the study to be revised? | yes              |
        | What is to be revised?      | Storage of boxes |
      Then the case has started "HACCP study"
      And the case is closed
      And the linked case "HACCP study" is looked at
      And the food safety team leader has the task "Propose the team"

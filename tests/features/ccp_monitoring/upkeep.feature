Feature: Preventive actions of a monitored point come round by themselves

  Background:
    Given the scenario plays at site "zarya"
    And it is Monday at 09:00
    And unless told otherwise "Monitoring of a critical control point" says:
      | Point                     | CCP 2                                    |
      | Name                      | Whipped mass                             |
      | What kind of point is it? | Step of production                       |
      | Product                   | BM-200                                   |
      | Who takes the readings?   | Whipped-mass technologist                |
      | Limits                    | equipment (Kind: critical); staff_appearance (Kind: critical) |
      | A reading every           | 100000                                   |
      | To be taken within        | 30                                       |

  @HAC-7 @HAC-9
  Rule: every two weeks the equipment is maintained and washed, or the store sanitised

    Scenario: equipment of production
      Given the food safety team leader starts "Monitoring of a critical control point"
      And it becomes 2026-03-16 08:59
      And nothing is left to do
      When it becomes 2026-03-16 09:00
      Then the open tasks are:
        | chief mechanic | Maintain the equipment |
      And the chief mechanic does "Maintain the equipment"
      And the record of "Maintain the equipment" fills "Schedule of planned preventive maintenance"
      And the shift equipment operator does "Wash and disinfect the equipment":
        | Agent | Chlorine 0.2 % |
      And the record of "Wash and disinfect the equipment" fills "Register of equipment washing"
      And nothing is left to do
      And it becomes 2026-03-30 09:00
      And the chief mechanic has the task "Maintain the equipment"

    Scenario: sieves and magnets of raw material
      Given the food safety team leader starts "Monitoring of a critical control point":
        | What kind of point is it? | Incoming control of raw material |
      When it becomes 2026-03-16 09:00
      Then the open tasks are:
        | machine operator | Maintain sieves and magnets |
      And the machine operator does "Maintain sieves and magnets"
      And nothing is left to do

    Scenario: the store
      Given the food safety team leader starts "Monitoring of a critical control point":
        | What kind of point is it? | Store |
      When it becomes 2026-03-16 09:00
      Then the open tasks are:
        | storekeeper | Sanitise the store |
      And the storekeeper does "Sanitise the store"
      And the record of "Sanitise the store" fills "Schedule of store sanitation"
      And nothing is left to do

  @HAC-7
  Rule: every month trends and medical examinations are reviewed

    Scenario: monitoring goes on
      Given the food safety team leader starts "Monitoring of a critical control point"
      And it becomes 2026-04-02 08:59
      And nobody has the task "Review the trends"
      When it becomes 2026-04-02 09:00
      Then the food safety team leader has the task "Review the trends"
      And the food safety team leader does "Review the trends":
        | Is the maintenance schedule to be revised? | no |
      And "Review the trends" is signed by the food safety team leader
      And the head of HR does "Check the medical examinations":
        | Staff due for examination | 12 |
        | Examined                  | 11 |
      And nobody has the task "Review the trends"
      And the case is open
      And it becomes 2026-05-02 09:00
      And the food safety team leader has the task "Review the trends"

    Scenario: monitoring ends, with what was still open in it
      Given the food safety team leader starts "Monitoring of a critical control point"
      And it becomes 2026-04-02 09:00
      When the food safety team leader does "Review the trends":
        | Is the maintenance schedule to be revised? | no |
        | Does the monitoring go on?                 | No |
      Then the case is closed
      And nothing is left to do

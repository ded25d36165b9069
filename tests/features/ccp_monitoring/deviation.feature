Feature: A critical limit is broken: the batch goes on hold and the plan's actions are tasks

  Background:
    Given the scenario plays at site "zarya"
    And it is Monday at 09:00
    And unless told otherwise "Monitoring of a critical control point" says:
      | Point                     | CCP 3                                                                                         |
      | Name                      | Storage                                                                                       |
      | What kind of point is it? | Store                                                                                         |
      | Product                   | BM-200                                                                                        |
      | Who takes the readings?   | Storekeeper                                                                                   |
      | Limits                    | temperature 15 (At most: 21, Kind: critical); humidity (At most: 75, Kind: critical)          |
      | A reading every           | 240                                                                                           |
      | To be taken within        | 30                                                                                            |
      | Batches in hand           | B-0311 120 kilogram; B-0312 80 kilogram                                                       |
      | Plan of actions           | Rework the batch or dispose of it (Kind: correction, Responsible: qc_head, Working days: 2); Move the batch to another store (Kind: corrective, Responsible: storekeeper, Working days: 1); Check temperature and humidity (Kind: preventive, Responsible: finished_goods_store_head, Working days: 5) |
    And the food safety team leader starts "Monitoring of a critical control point"
    And the case is remembered as "CCP 3"

  @HAC-7
  Rule: at night a reading beyond a critical limit puts the batches on hold before the shift begins

    Scenario: the store grows warm at two in the morning
      Given it becomes Tuesday at 02:10
      When the data logger "CM-2026-0001" reads:
        | temperature | 23.4 |
        | humidity    | 60   |
      Then lot "B-0311" has 120 on hold
      And lot "B-0312" has 80 on hold
      And the readings of "CCP 3" are:
        | temperature | 23.4 | beyond the critical limits |
        | humidity    | 60   | in limits                  |
      And "CCP 3" was read last by a "logger"
      And the head of QC has the task "Carry out the action of the plan"
      And the storekeeper has the task "Carry out the action of the plan"
      And the head of the finished-goods store has the task "Carry out the action of the plan"
      And there are 3 open tasks "Carry out the action of the plan"
      And the case has started "Disposition of nonconforming product"
      And the linked case "Disposition of nonconforming product" is looked at
      And the lot "B-0312" is held by this case

    Scenario: the limits themselves are kept
      When the data logger "CM-2026-0001" reads:
        | temperature | 21 |
        | humidity    | 75 |
      Then nothing is left to do
      And lot "B-0311" is not known

    Scenario Outline: just beyond
      When the data logger "CM-2026-0001" reads:
        | <what> | <value> |
      Then lot "B-0311" has 120 on hold

      Examples:
        | what        | value |
        | temperature | 21.1  |
        | temperature | 14.9  |
        | humidity    | 75.1  |

    Scenario: what was released is held, what another case holds already is not held twice
      Given 100 of lot "B-0311" of "BM-200" are in stock
      When the data logger "CM-2026-0001" reads:
        | temperature | 23.4 |
      Then the quantities of lot "B-0311" are:
        | on hold | 120 |
      And the data logger "CM-2026-0001" reads:
        | temperature | 18 |
      And the data logger "CM-2026-0001" reads:
        | temperature | 24 |
      And the quantities of lot "B-0311" are:
        | on hold | 120 |

  @HAC-7
  Rule: a point that stays beyond its limits is acted on once, a new batch in it anew

    Scenario: the logger reads the same drift again and again
      Given the data logger "CM-2026-0001" reads:
        | temperature | 23.4 |
      When the data logger "CM-2026-0001" reads:
        | temperature | 23.6 |
      Then there are 3 open tasks "Carry out the action of the plan"
      And the data logger "CM-2026-0001" reads:
        | temperature | ERR |
      And the storekeeper does "Measure the store":
        | Temperature | 24 |
        | Humidity    | 60 |
      And there are 3 open tasks "Carry out the action of the plan"

    Scenario: another batch is brought into the warm store
      Given the data logger "CM-2026-0001" reads:
        | temperature | 23.4 |
      And it becomes Monday at 13:00
      When the storekeeper does "Measure the store":
        | Temperature              | 23.4               |
        | Humidity                 | 60                 |
        | Other batches are in hand | yes                |
        | Batches in hand | B-0313 40 kilogram |
      Then lot "B-0313" has 40 on hold
      And lot "B-0311" has 120 on hold
      And there are 6 open tasks "Carry out the action of the plan"

    Scenario: the same batches are beyond the limits once more after they were within
      Given the data logger "CM-2026-0001" reads:
        | temperature | 23.4 |
      And the data logger "CM-2026-0001" reads:
        | temperature | 18 |
      When the data logger "CM-2026-0001" reads:
        | temperature | 22 |
      Then there are 6 open tasks "Carry out the action of the plan"

  @HAC-7
  Rule: the plan's actions have owners and dates, and the deviation is closed when they are done

    Scenario: the measures were effective
      Given the data logger "CM-2026-0001" reads:
        | temperature | 23.4 |
      And the task "Carry out the action of the plan" is due 2026-03-04
      When these tasks are done:
        | role                             | task                             | What was done?           | Done on    |
        | head of QC                       | Carry out the action of the plan | Put on the rework list   | 2026-03-02 |
        | storekeeper                      | Carry out the action of the plan | Brought to store 2       | 2026-03-02 |
        | head of the finished-goods store | Carry out the action of the plan | Checked                  | 2026-03-02 |
      Then nobody has the task "Close the deviation"
      And nothing is left to do
      And the linked cases of "Disposition of nonconforming product" have ended
      And the food safety team leader has the task "Close the deviation"
      And the food safety team leader does "Close the deviation":
        | Were the measures effective? | Yes                         |
        | Cause and result             | Cooling repaired, 18 °C     |
      And "Close the deviation" is signed by the food safety team leader
      And nothing is left to do
      And the case did not go through "Open a corrective action"

    Scenario: a plan that names no correction leaves it to who takes the readings
      Given the food safety team leader starts "Monitoring of a critical control point":
        | Batches in hand | -                                                                                  |
        | Plan of actions | Calibrate the sensor (Kind: corrective, Responsible: mechanic, Working days: 1) |
      When the data logger "CM-2026-0002" reads:
        | temperature | 23.4 |
      Then the open tasks are:
        | storekeeper | Carry out the action of the plan |
        | mechanic    | Carry out the action of the plan |

    Scenario: a point without a batch, the measures were not effective
      Given the food safety team leader starts "Monitoring of a critical control point":
        | Batches in hand | - |
        | Plan of actions | - |
      And the data logger "CM-2026-0002" reads:
        | temperature | 23.4 |
      And the open tasks are:
        | storekeeper | Carry out the action of the plan |
      And the storekeeper does "Carry out the action of the plan"
      When the food safety team leader does "Close the deviation":
        | Were the measures effective? | no                |
        | Cause and result             | It grew warm again |
      Then the case has started "Corrective and preventive action"
      And nothing is left to do

    Scenario: the disposition of a batch takes long
      Given the data logger "CM-2026-0001" reads:
        | temperature | 23.4 |
      And 4 working days have passed
      And nobody has the task "Ask after the disposition"
      When 1 working day has passed
      Then there are 2 open tasks "Ask after the disposition"
      And the task "Ask after the disposition" is due 2026-03-11
      And the food safety team leader does "Ask after the disposition":
        | What is the answer? | The laboratory is at it |
      And there are 1 open tasks "Ask after the disposition"

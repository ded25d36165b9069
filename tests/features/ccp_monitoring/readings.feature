Feature: A critical control point is read at intervals, by a person or by a logger

  Background:
    Given the scenario plays at site "zarya"
    And it is Monday at 09:00
    And unless told otherwise "Monitoring of a critical control point" says:
      | Point                     | CCP 3                                                                                                  |
      | Name                      | Storage                                                                                                |
      | What kind of point is it? | Store                                                                                                  |
      | Product                   | BM-200                                                                                                 |
      | Who takes the readings?   | Storekeeper                                                                                            |
      | Limits                    | temperature 15 (At most: 21, Kind: critical); humidity (At most: 75, Kind: critical); light (Kind: critical) |
      | A reading every           | 240                                                                                                    |
      | To be taken within        | 30                                                                                                     |
      | Batches in hand           | B-0311 120 kilogram                                                                                    |
      | Plan of actions           | Move the batch to another store (Kind: corrective, Responsible: storekeeper, Working days: 1)          |
    And unless told otherwise "Measure the store" says:
      | Temperature         | 18  |
      | Humidity            | 60  |
      | No direct sunlight? | yes |

  @HAC-7 @HAC-8
  Rule: readings are asked for at the interval of the point

    Scenario: the storekeeper is asked four hours later, and four hours after the reading again
      When the food safety team leader starts "Monitoring of a critical control point"
      Then nothing is left to do
      And it becomes Monday at 13:00
      And the open tasks are:
        | storekeeper | Measure the store |
      And the task "Measure the store" is due 2026-03-02 13:30
      And it becomes Monday at 13:20
      And the storekeeper does "Measure the store":
        | Temperature | 18.4 |
      And nothing is left to do
      And it becomes Monday at 17:20
      And the storekeeper has the task "Measure the store"

    Scenario Outline: the laboratory assistant reads at incoming control, the technologist in production
      Given the food safety team leader starts "Monitoring of a critical control point":
        | What kind of point is it? | <kind>                        |
        | Who takes the readings?   | <role>                        |
        | Limits                    | <what> (Kind: critical) |
      When it becomes Monday at 13:00
      Then the open tasks are:
        | <role> | <task> |
      And the <role> does "<task>":
        | <question> | yes |
      And the record of "<task>" fills "<register>"
      And nothing is left to do

      Examples:
        | kind                             | role                     | what            | task                   | question                  | register                         |
        | Incoming control of raw material | laboratory assistant     | laboratory_test | Check the raw material | Laboratory test passed?   | Register of incoming control of main and auxiliary raw material |
        | Step of production               | whipped-mass technologist | equipment       | Measure the step       | Equipment in order?       | Register of ingredient parameters |
        | Store                            | storekeeper              | shelf_life      | Measure the store      | Shelf life kept?          | Register of air temperature and humidity |

  @HAC-7
  Rule: a data logger may read instead of a person

    Scenario: the logger reads before a person is asked
      Given the food safety team leader starts "Monitoring of a critical control point"
      When the data logger "CM-2026-0001" reads:
        | temperature | 18.25 |
        | humidity    | 71    |
      Then nothing is left to do
      And the readings of "CCP 3" are:
        | temperature | 18.25 | in limits |
        | humidity    | 71    | in limits |
      And it becomes Monday at 13:00
      And the storekeeper has the task "Measure the store"

    Scenario: the logger reads while a person is asked
      Given the food safety team leader starts "Monitoring of a critical control point":
        | Key of the data logger | store-1 |
      And it becomes Monday at 13:00
      And the storekeeper has the task "Measure the store"
      When the data logger "store-1" reads:
        | temperature | 20 |
      Then nobody has the task "Measure the store"
      And it becomes Monday at 17:00
      And the storekeeper has the task "Measure the store"

    Scenario: what the logger sends cannot be read, so a person is asked at once
      Given the food safety team leader starts "Monitoring of a critical control point"
      When the data logger "CM-2026-0001" reads:
        | temperature | ERR |
      Then the storekeeper has the task "Measure the store"
      And the task "Measure the store" is due 2026-03-02 09:30
      And the readings of "CCP 3" are:
        | temperature | - | not readable |

  @HAC-7
  Rule: a reading that is not taken is missed

    Scenario: nobody reads within twice the time allowed
      Given the food safety team leader starts "Monitoring of a critical control point"
      And it becomes Monday at 13:59
      And the open tasks are:
        | storekeeper | Measure the store |
      When it becomes Monday at 14:00
      Then the open tasks are:
        | storekeeper             | Measure the store                   |
        | food safety team leader | Find out why the reading is missing |
      And the food safety team leader does "Find out why the reading is missing":
        | Why is it missing? | Nobody was there |
      And the record of "Find out why the reading is missing" fills "Register of missing readings"
      And the storekeeper does "Measure the store"
      And nothing is left to do

  @HAC-7
  Rule: limits that say nothing are corrected before anything is read

    Scenario: the lowest temperature lies above the highest
      When the food safety team leader starts "Monitoring of a critical control point":
        | Limits | temperature 21 (At most: 15, Kind: critical) |
      Then the open tasks are:
        | food safety team leader | Correct the limits |
      And the food safety team leader does "Correct the limits":
        | Limits | temperature 15 (At most: 21, Kind: critical) |
      And nothing is left to do
      And it becomes Monday at 13:00
      And the storekeeper does "Measure the store"

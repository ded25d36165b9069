Feature: Steps that are no critical control point keep process limits

  Background:
    Given the scenario plays at site "zarya"
    And it is Monday at 09:00
    And unless told otherwise "Monitoring of a critical control point" says:
      | What kind of point is it? | Step of production        |
      | Product                   | BM-200                    |
      | Who takes the readings?   | Whipped-mass technologist |
      | A reading every           | 60                        |
      | To be taken within        | 10                        |
      | Batches in hand           | S-17 300 kilogram         |

  @HAC-7
  Rule: beyond a process limit the step is put right, no batch goes on hold

    Scenario Outline: glazing, humidity 75 to 80 %, 63 to 65 °C
      Given the food safety team leader starts "Monitoring of a critical control point":
        | Point  | Glazing                                                                               |
        | Name   | Fondant glaze                                                                         |
        | Limits | temperature 63 (At most: 65, Kind: process); humidity 75 (At most: 80, Kind: process) |
      And it becomes Monday at 10:00
      When the whipped-mass technologist does "Measure the step":
        | Temperature | <temperature> |
        | Humidity    | <humidity>    |
      Then the open tasks are:
        | whipped-mass technologist | Bring the step back within its process limits |
      And the task "Bring the step back within its process limits" is due 2026-03-02 12:00
      And lot "S-17" is not known
      And the whipped-mass technologist does "Bring the step back within its process limits":
        | What was adjusted? | Steam reduced |
      And nothing is left to do
      And it becomes Monday at 11:00
      And the whipped-mass technologist has the task "Measure the step"

      Examples:
        | temperature | humidity |
        | 65.1        | 78       |
        | 64          | 80.1     |

    Scenario Outline: syrup, humidity 79 to 85 %, 63 to 65 °C, acidity 9 to 12 degrees
      Given the food safety team leader starts "Monitoring of a critical control point":
        | Point  | Syrup                                                                                                                              |
        | Name   | Agar, sugar and molasses                                                                                                           |
        | Limits | temperature 63 (At most: 65, Kind: process); humidity 79 (At most: 85, Kind: process); acidity 9 (At most: 12, Kind: process)      |
      And it becomes Monday at 10:00
      When the whipped-mass technologist does "Measure the step":
        | Temperature | 63        |
        | Humidity    | 85        |
        | Acidity     | <acidity> |
      Then the readings of "Syrup" are:
        | temperature | 63        | in limits |
        | humidity    | 85        | in limits |
        | acidity     | <acidity> | <verdict> |
      And lot "S-17" is not known

      Examples:
        | acidity | verdict                   |
        | 9       | in limits                 |
        | 12      | in limits                 |
        | 8.9     | beyond the process limits |
        | 12.1    | beyond the process limits |

  @HAC-7
  Rule: critical control point 2 is looked at: equipment and the appearance of staff

    Scenario: somebody wears a ring at the whipped mass
      Given the food safety team leader starts "Monitoring of a critical control point":
        | Point  | CCP 2                                                         |
        | Name   | Whipped mass                                                  |
        | Limits | equipment (Kind: critical); staff_appearance (Kind: critical) |
      And it becomes Monday at 10:00
      When the whipped-mass technologist does "Measure the step":
        | Equipment in order?          | yes |
        | Appearance of staff in order? | no  |
      Then lot "S-17" has 300 on hold
      And the whipped-mass technologist has the task "Carry out the action of the plan"

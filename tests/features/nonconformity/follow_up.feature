Feature: what follows from a sheet

  Background:
    Given the inspector starts "Control of nonconforming output":
      | Product                | SH-12                        |
      | Lot                    | P-1108                       |
      | Nonconforming quantity | 64                           |
      | Found in               | In process                   |
      | Item class             | Machined part (precision branch) |
      | Nonconformity          | Runout 0.08 mm               |
      | Judgement of inspection | Clearly unusable: I scrap it |
      | Why it needs no review | Beyond repair                |
    And the inspector does "Mark by disposition and feed back":
      | I supervised the isolated storage of the scrap | yes |
    And the storekeeper does "Dispose of the scrap":
      | How disposed of | Destroyed |
    And the line leader does "Mark and isolate in production"

  @NCO-3.1
  Rule: corrective action that a sheet asks for is opened, tracked and verified

    Scenario: the responsible unit is asked to contain the problem
      Given the workshop director does "Analyse the cause, decide improvement":
        | Needs a corrective action | yes |
      When the linked case "Corrective and preventive action" is looked at
      Then the workshop director has the task "Contain the problem"

    Scenario: a sheet that asks for none opens none
      When the workshop director does "Analyse the cause, decide improvement"
      Then the case did not go through "Open corrective action"
      And the case is closed

  @NCO-7.1
  Rule: a batch that was scrapped, repaired or sold cheaper at a loss is graded as a quality incident

    Scenario: a loss is reported with the sheet it comes from
      Given the workshop director does "Analyse the cause, decide improvement":
        | Direct loss of the batch | 1200 |
      When the linked case "Quality incident" is looked at
      Then the quality manager in charge has the task "Organise the investigation"
      And the form of "Organise the investigation" shows:
        | Nonconforming goods | On hold by a sheet |

    Scenario Outline: loss <loss>, reported: <reported>
      When the workshop director does "Analyse the cause, decide improvement":
        | Direct loss of the batch     | <loss>     |
        | Report as a quality incident | <reported> |
      Then the case <whether> "Report the quality incident"
      And the case is closed

      Examples:
        | loss | reported | whether            |
        | -    | no       | did not go through |
        | 0    | no       | did not go through |
        | 0.01 | no       | went through       |
        | -    | yes      | went through       |

    Scenario: corrective action that the sheet has opened is not opened again
      Given the workshop director does "Analyse the cause, decide improvement":
        | Needs a corrective action | yes   |
        | Direct loss of the batch  | 10000 |
      And the linked case "Quality incident" is looked at
      And these tasks are done:
        | role                      | task                       | Investigation team | Where it happened | Causes     | Responsible unit  | Until      | Decision                       |
        | quality manager in charge | Organise the investigation | Li Min             |                   |            |                   |            |                                |
        | branch quality management | Investigate the incident   |                    | Production        | d) Tooling | Workshop director |            |                                |
        | branch quality management | Assess the losses          |                    |                   |            |                   |            |                                |
        | branch quality management | Propose the handling       |                    |                   |            |                   | 2026-03-31 |                                |
        | quality manager in charge | Check grade and handling   |                    |                   |            |                   |            | To top management for approval |
      When the top management does "Approve the outcome":
        | Decision | Approve |
      Then the case did not go through "Open corrective action"

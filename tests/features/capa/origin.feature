Feature: who organises corrective action, and when it is verified

  Background:
    Given it is 2026-03-02 09:00
    And unless told otherwise "Corrective and preventive action" says:
      | Problem | Leaks after 200 cycles |

  @NCO-3.1 @NCO-5.2.3 @NCO-6.5.2
  Rule: branch quality organises, follows and verifies; on a complaint the information handler does

    Scenario Outline: a sheet that comes from: <origin>
      When the branch quality management starts "Corrective and preventive action":
        | Where it comes from | <origin> |
      Then the <role> has the task "Contain the problem"

      Examples:
        | origin                 | role                      |
        | Complaint              | information handler       |
        | HACCP                  | food safety team leader   |
        | Disposition of product | head of the QMS department |
        | Recall                 | branch quality management |
        | Quality incident       | branch quality management |
        | Nonconformity          | branch quality management |
        | Audit                  | branch quality management |
        | Other                  | branch quality management |

  @NCO-3.1 @NCO-5.2.3 @NCO-6.5.2
  Rule: the graver the problem, the longer the proposed time until effectiveness is verified

    Scenario Outline: <defects> defect, <grade> incident: <days> days
      Given the branch quality management starts "Corrective and preventive action":
        | Where it comes from | Recall    |
        | Defect class        | <defects> |
        | Incident grade      | <grade>   |
      And these tasks are done:
        | role                      | task                | Five whys                      | Actions                                                                 |
        | branch quality management | Contain the problem |                                |                                                                         |
        | branch quality management | Find the cause      | Why does it leak (because: wear) |                                                                         |
        | branch quality management | Plan the actions    |                                | Harder seat (Kind: Corrective, Who: Head of engineering, Until: 2026-04-01) |
      Then the form of "Check the plan" shows:
        | Verify after | <days> |

      Examples:
        | defects | grade    | days |
        | -       | -        | 30   |
        | I       | Incident | 30   |
        | II      | -        | 60   |
        | -       | Serious  | 60   |
        | III     | -        | 90   |
        | -       | Major    | 90   |
        | II      | Major    | 90   |
        | III     | Serious  | 90   |

Feature: grading quality incidents

  Background:
    Given the branch quality management starts "Quality incident":
      | Where the report comes from | Found in production |
      | What happened               | Wrong bore          |
    And these tasks are done:
      | role                      | task                       | Investigation team | Nonconforming goods | Where it happened | Causes                 | Responsible unit  |
      | quality manager in charge | Organise the investigation | Li Min             | No goods concerned  |                   |                        |                   |
      | branch quality management | Investigate the incident   |                    |                     | Production        | e) Operation on the spot | Workshop director |

  @NCO-7.2.1 @NCO-7.2.2 @NCO-7.2.3
  Rule: the direct loss of a batch grades the incident from 1 000, 5 000 and 10 000 CNY on

    Scenario Outline: a loss of <loss> CNY is: <grade>
      When the branch quality management does "Assess the losses":
        | Direct loss of the batch | <loss> |
      Then decision "Grade of a quality incident" gave "<grade>"
      And by the row of clause "<clause>"

      Examples:
        | loss     | grade    | clause    |
        | 999.99   | none     | NCO-7.2.3 |
        | 1000     | incident | NCO-7.2.3 |
        | 4999.99  | incident | NCO-7.2.3 |
        | 5000     | serious  | NCO-7.2.2 |
        | 9999.99  | serious  | NCO-7.2.2 |
        | 10000    | major    | NCO-7.2.1 |
        | 20000    | major    | NCO-7.2.1 |

  @NCO-7.2.1 @NCO-7.2.2 @NCO-7.2.3
  Rule: the loss from return and claim grades it from 1 000, 10 000 and 20 000 CNY on

    Scenario Outline: a claim of <loss> CNY is: <grade>
      When the branch quality management does "Assess the losses":
        | Loss from return and claim | <loss> |
      Then decision "Grade of a quality incident" gave "<grade>"
      And by the row of clause "<clause>"

      Examples:
        | loss     | grade    | clause    |
        | 999.99   | none     | NCO-7.2.3 |
        | 1000     | incident | NCO-7.2.3 |
        | 4999.99  | incident | NCO-7.2.3 |
        | 5000     | incident | NCO-7.2.3 |
        | 9999.99  | incident | NCO-7.2.3 |
        | 10000    | serious  | NCO-7.2.2 |
        | 19999.99 | serious  | NCO-7.2.2 |
        | 20000    | major    | NCO-7.2.1 |

  @NCO-7.2.1 @NCO-7.2.2 @NCO-7.2.3
  Rule: scrap of one process grades it from 0.10, 0.25 and 1.0 times the output of a shift on, by quota

    Scenario Outline: <scrap> scrapped of a shift's 10 000 is: <grade>
      When the branch quality management does "Assess the losses":
        | Scrapped at one process    | <scrap> |
        | Output of a shift by quota | 10000   |
      Then decision "Grade of a quality incident" gave "<grade>"

      Examples:
        | scrap | grade    |
        | 999   | none     |
        | 1000  | incident |
        | 2499  | incident |
        | 2500  | serious  |
        | 9999  | serious  |
        | 10000 | major    |

    Scenario: scrap without the quota of the shift cannot be graded
      When the branch quality management does "Assess the losses":
        | Scrapped at one process | 500 |
      Then it is refused: "required"

  @NCO-7.2.2 @NCO-7.2.3
  Rule: repair through a person's fault grades it from 32 and 48 hours a batch on

    Scenario Outline: <hours> repair hours through a person's fault are: <grade>
      When the branch quality management does "Assess the losses":
        | Through a person's fault  | yes     |
        | Repair hours of the batch | <hours> |
      Then decision "Grade of a quality incident" gave "<grade>"

      Examples:
        | hours | grade    |
        | 31.9  | none     |
        | 32    | incident |
        | 47.9  | incident |
        | 48    | serious  |

    Scenario: through nobody's fault repair hours do not count
      When the branch quality management does "Assess the losses":
        | Through a person's fault  | no |
        | Repair hours of the batch | 60 |
      Then decision "Grade of a quality incident" gave "none"

    Scenario: a person's fault without hours cannot be graded
      When the branch quality management does "Assess the losses":
        | Through a person's fault  | yes |
        | Repair hours of the batch | -   |
      Then it is refused: "required"

  @NCO-7.2.2
  Rule: a work error that stops production and the customer's delivery is serious

    Scenario Outline: production stopped: <stopped>, delivery suffers: <late>
      When the branch quality management does "Assess the losses":
        | A work error made production impossible | <stopped> |
        | The customer's delivery date suffers    | <late>    |
      Then decision "Grade of a quality incident" gave "<grade>"

      Examples:
        | stopped | late | grade   |
        | yes     | yes  | serious |
        | yes     | no   | none    |
        | no      | yes  | none    |

  @NCO-7.2.1 @NCO-7.2.2 @NCO-7.2.3
  Rule: the highest grade that any of the figures gives is the grade

    Scenario Outline: batch <batch>, claim <claim>, scrap <scrap> of 100, <hours> hours: <grade>
      When the branch quality management does "Assess the losses":
        | Direct loss of the batch   | <batch> |
        | Loss from return and claim | <claim> |
        | Scrapped at one process    | <scrap> |
        | Output of a shift by quota | 100     |
        | Through a person's fault   | yes     |
        | Repair hours of the batch  | <hours> |
      Then decision "Grade of a quality incident" gave "<grade>"

      Examples:
        | batch   | claim    | scrap | hours | grade    |
        | 999.99  | 999.99   | 9.99  | 31.9  | none     |
        | 4999.99 | 9999.99  | 24.99 | 47.9  | incident |
        | 1000    | 20000    | 0     | 0     | major    |
        | 0       | 0        | 100   | 32    | major    |
        | 5000    | 999.99   | 10    | 31.9  | serious  |
        | 4000    | 4000     | 0     | 0     | incident |

Feature: Work done is tested, product is released
  Steps 13 to 15.

  Background:
    Given product "ZEFIR-01" is a "confectionery" called "Vanilla zefir"
    And unless told otherwise "Record the receipt" says:
      | Volume received | 240 |
    And unless told otherwise "Draw the samples" says:
      | Sample volume | 2 |
    And unless told otherwise "Sign the analysis report" says:
      | Report | Signed: to the QMS department |
    And unless told otherwise "Draft the act of further action" says:
      | Further action | Rework |
    And unless told otherwise "Vote and sign the act" says:
      | My vote | For |
    And unless told otherwise "Hand over for rework or repair" says:
      | Accepted by: position, name | Technologist Orlova |
    And unless told otherwise "Sample the product worked on" says:
      | Sample volume | 1.5 |
    And unless told otherwise "Test the product" says:
      | Does the product meet the requirements? | Conforms |
    And unless told otherwise "Permit the release" says:
      | Release | I permit |
    And unless told otherwise "Receive with the permit" says:
      | Volume received | 240 |
    And the laboratory assistant starts "Disposition of nonconforming product":
      | Product                           | ZEFIR-01                  |
      | Lot                               | Z-0311                    |
      | Nonconforming quantity            | 240                       |
      | Unit                              | kilogram                  |
      | Found by                          | Acceptance inspection     |
      | Department that made the product  | Moulding                  |
      | Nonconformity                     | Moisture 22 %, allowed 20 |

  @DPR-S13
  Rule: QC samples the product worked on, a loader brings the samples, the laboratory tests

    Scenario: QC enters the samples in the register and hands them to the warehouse
      Given the case comes to "Sample the product worked on"
      When the QC officer does "Sample the product worked on":
        | Sample volume | 1.5 |
      Then the record of "Sample the product worked on" fills "Register of sampling"
      And "Sample the product worked on" is signed by the QC officer
      And the warehouse head has the task "Take in the samples"

    Scenario: nothing is sampled before the work is finished
      Given the case comes to "Sample the product worked on"
      When the QC officer does "Sample the product worked on":
        | Rework, repair or regrade is finished | no |
      Then it is refused: "must be ticked"

    Scenario: the loader brings the samples to the laboratory
      Given the case comes to "Take in the samples"
      When the warehouse head does "Take in the samples"
      Then the loader has the task "Bring the samples"

    Scenario: the laboratory answers for its protocol
      Given the case comes to "Test the product"
      When the laboratory assistant does "Test the product":
        | Number of the protocol                  | P-118    |
        | Does the product meet the requirements? | Conforms |
      Then the record of "Test the product" fills "Дб 05.11-03/11"
      And "Test the product" is signed by the laboratory assistant

  @DPR-S14
  Rule: what conforms is released, what does not goes back to step 2

    Scenario: product that conforms gets a release permit
      Given the case comes to "Test the product"
      When the laboratory assistant does "Test the product":
        | Number of the protocol                  | P-118    |
        | Does the product meet the requirements? | Conforms |
      Then the open tasks are:
        | head of production management | Write the release permit |

    Scenario: product that does not conform is on hold and reported again
      Given the case comes to "Test the product"
      When the laboratory assistant does "Test the product":
        | Number of the protocol                  | P-119              |
        | Does the product meet the requirements? | Does not conform   |
        | Test results                            | Moisture is 21.2 % |
      Then the quantities of lot "Z-0311" are:
        | on hold | 240 |
      And the laboratory assistant has the task "Report it again"
      And the form of "Report it again" shows:
        | Nonconformity | Moisture is 21.2 % |

    Scenario: regraded product that does not conform is on hold again too
      Given the case comes to "Draft the act of further action"
      And the QC officer does "Draft the act of further action":
        | Further action | Use further: regrade |
      And unless told otherwise "Hand over for regrade" says:
        | Accepted by: position, name | Foreman Gusev |
      And the case comes to "Test the product"
      When the laboratory assistant does "Test the product":
        | Does the product meet the requirements? | Does not conform |
      Then the quantities of lot "Z-0311" are:
        | on hold | 240 |

    Scenario: the second round goes through register, isolation and commission again
      Given the case comes to "Test the product"
      And the laboratory assistant does "Test the product":
        | Does the product meet the requirements? | Does not conform |
      And the case comes to "Report it again"
      And the laboratory assistant does "Report it again":
        | Nonconformity | Moisture is 21.2 % |
      And the form of "Register the nonconformity" shows:
        | round         | 2                  |
        | Nonconformity | Moisture is 21.2 % |
      When everything else goes as usual
      Then the quantities of lot "Z-0311" are:
        | released | 240 |
      And the case is closed

  @DPR-S15
  Rule: the head of QMS permits the release or refuses it with a reason

    Scenario: permitted product is released and the permit goes with it to the warehouse head
      Given the case comes to "Permit the release"
      And the head of the QMS department does "Permit the release":
        | Release | I permit |
      When the case comes to "Receive with the permit"
      Then the warehouse head has the task "Receive with the permit"
      And lot "Z-0311" has 240 released
      And "Permit the release" is signed by the head of the QMS department

    Scenario: regraded product is released as well
      Given the case comes to "Draft the act of further action"
      And the QC officer does "Draft the act of further action":
        | Further action | Use further: regrade |
      And unless told otherwise "Hand over for regrade" says:
        | Accepted by: position, name | Foreman Gusev |
      When everything else goes as usual
      Then the quantities of lot "Z-0311" are:
        | released | 240 |
      And the record of "Receive with the permit" fills "Register of received product"
      And the record of "Receive with the permit" says:
        | Mark of the product | For release |

    Scenario: whoever wrote the permit does not sign it
      Given the case comes to "Permit the release"
      When the person who did "Write the release permit" does "Permit the release" as the head of the QMS department:
        | Release | I permit |
      Then it is refused: "four eyes"

    Scenario: a refusal gives the reason
      Given the case comes to "Permit the release"
      When the head of the QMS department does "Permit the release":
        | Release                | Refused: back to the commission |
        | Reason for the refusal | -                               |
      Then it is refused: "required"

    Scenario: refused product is on hold and back with the commission, which sees why
      Given the case comes to "Permit the release"
      When the head of the QMS department does "Permit the release":
        | Release                | Refused: back to the commission |
        | Reason for the refusal | Label shows the old date        |
      Then the quantities of lot "Z-0311" are:
        | on hold | 240 |
      And the open tasks are:
        | QMS officer | Convene the commission |
      And the form of "Convene the commission" shows:
        | refusal_reason | Label shows the old date |

    Scenario: the commission decides anew after a refusal
      Given the case comes to "Permit the release"
      And the head of the QMS department does "Permit the release":
        | Release                | Refused: back to the commission |
        | Reason for the refusal | Label shows the old date        |
      And the case comes to "Draft the act of further action"
      And the QC officer does "Draft the act of further action":
        | Further action | Dispose of |
      And the case comes to "Vote and sign the act"
      When these tasks are done:
        | role                          | task                  |
        | QC officer                    | Vote and sign the act |
        | head of the QMS department    | Vote and sign the act |
        | head of production management | Vote and sign the act |
        | chief engineer                | Vote and sign the act |
        | chief mechanic                | Vote and sign the act |
      Then the head of production management has the task "Write the act of disposal"

Feature: The product is isolated, sampled and analysed
  Steps 5 and 6.

  Background:
    Given product "ZEFIR-01" is a "confectionery" called "Vanilla zefir"
    And unless told otherwise "Record the receipt" says:
      | Volume received | 240 |
    And unless told otherwise "Draw the samples" says:
      | Sample volume | 2 |
    And unless told otherwise "Sign the analysis report" says:
      | Report | Signed: to the QMS department |
    And the laboratory assistant starts "Disposition of nonconforming product":
      | Product                           | ZEFIR-01                  |
      | Lot                               | Z-0311                    |
      | Nonconforming quantity            | 240                       |
      | Unit                              | kilogram                  |
      | Found by                          | Acceptance inspection     |
      | Department that made the product  | Moulding                  |
      | Nonconformity                     | Moisture 22 %, allowed 20 |

  @DPR-S5
  Rule: QC sends the product to isolation, a loader brings it, the warehouse head registers it

    Scenario: the loader sees where the product goes
      Given the case comes to "Send the product to isolation"
      When the QC officer does "Send the product to isolation":
        | Fetch from                      | Line 3 |
        | Place assigned in the warehouse | Cage N |
      Then the loader has the task "Bring to the assigned place"
      And the form of "Bring to the assigned place" shows:
        | Where it stands now | Cage N |

    Scenario: the warehouse head registers volume and mark
      Given the case comes to "Record the receipt"
      When the warehouse head does "Record the receipt":
        | Volume received | 238 |
      Then the record of "Record the receipt" says:
        | Volume received     | 238           |
        | Mark of the product | Nonconforming |
      And the record of "Record the receipt" fills "Register of received product"
      And "Record the receipt" is signed by the warehouse head
      And the laboratory assistant has the task "Draw the samples"

  @DPR-S6
  Rule: the laboratory assistant samples by the instruction and signs with the warehouse head

    Scenario: the sampling names its method and the warehouse head is asked to sign
      Given the case comes to "Draw the samples"
      When the laboratory assistant does "Draw the samples":
        | Sample volume | 2 |
      Then the record of "Draw the samples" says:
        | Method of sampling | Им 05.10-01/09 |
        | Sample volume      | 2              |
      And the record of "Draw the samples" fills "Register of sampling"
      And "Draw the samples" is signed by the laboratory assistant
      And the warehouse head has the task "Sign for the samples drawn"

    Scenario: nobody signs for samples drawn by himself
      Given the case comes to "Sign for the samples drawn"
      When the person who did "Draw the samples" does "Sign for the samples drawn" as the warehouse head
      Then it is refused: "four eyes"

    Scenario: both signatures stand in the register of sampling
      Given the case comes to "Analyse the samples"
      Then the signatures under "Register of sampling" are:
        | role                 |
        | laboratory assistant |
        | warehouse head       |

  @DPR-S6
  Rule: the analysis goes to the QMS department when the head of QC has signed it

    Scenario: the laboratory writes down what it found
      Given the case comes to "Analyse the samples"
      When the laboratory assistant does "Analyse the samples":
        | Nonconformities found | Moisture 22.4 % |
      Then the record of "Analyse the samples" fills "Дж 05.11-01/09"
      And the record of "Analyse the samples" says:
        | Quantity the result stands for | 240 |
      And the head of QC has the task "Sign the analysis report"

    Scenario: a signed report reaches the QMS department
      Given the case comes to "Sign the analysis report"
      When the head of QC does "Sign the analysis report":
        | Report | Signed: to the QMS department |
      Then the QMS officer has the task "Convene the commission"
      And "Sign the analysis report" is signed by the head of QC
      And the record of "Sign the analysis report" fills "Analysis of nonconforming product"

    Scenario: the head of QC sends the report back and the laboratory sees why
      Given the case comes to "Sign the analysis report"
      When the head of QC does "Sign the analysis report":
        | Report                   | Back to the laboratory |
        | What is to be done again | Repeat on three units  |
      Then the laboratory assistant has the task "Analyse the samples"
      And the form of "Analyse the samples" shows:
        | report_remark | Repeat on three units |

    Scenario: whoever analysed does not sign the report
      Given the case comes to "Sign the analysis report"
      When the person who did "Analyse the samples" does "Sign the analysis report" as the head of QC:
        | Report | Signed: to the QMS department |
      Then it is refused: "four eyes"

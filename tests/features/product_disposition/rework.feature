Feature: Product is reworked or regraded
  Steps 9 and 12: product goes back to the department that made it, and into the register.

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
    And the laboratory assistant starts "Disposition of nonconforming product":
      | Product                           | ZEFIR-01                  |
      | Lot                               | Z-0311                    |
      | Nonconforming quantity            | 240                       |
      | Unit                              | kilogram                  |
      | Found by                          | Acceptance inspection     |
      | Department that made the product  | Moulding                  |
      | Nonconformity                     | Moisture 22 %, allowed 20 |

  @DPR-4 @DPR-S12
  Rule: rework makes product conform; the head of QMS sends it, the head of production hands it over and registers it

    Scenario: the department gets the product and signs for it in the register
      Given the case comes to "Hand over for rework or repair"
      When the head of production management does "Hand over for rework or repair":
        | Accepted by: position, name | Technologist Orlova |
      Then the record of "Hand over for rework or repair" says:
        | Purpose                          | Rework or repair    |
        | Quantity                         | 240                 |
        | Department that made the product | Moulding            |
        | Accepted by: position, name      | Technologist Orlova |
      And the record of "Hand over for rework or repair" fills "Дж 02.01-02/11"
      And "Hand over for rework or repair" is signed by the head of production management
      And the quantities of lot "Z-0311" are:
        | in rework | 240 |
      And the QC officer has the task "Sample the product worked on"

    Scenario: the head of QMS says what is to be done
      Given the case comes to "Send the product to rework or repair"
      When the head of the QMS department does "Send the product to rework or repair":
        | What is to be done | Dry for 6 hours |
      Then the record of "Send the product to rework or repair" says:
        | What is to be done | Dry for 6 hours |
      And the head of production management has the task "Hand over for rework or repair"

  @DPR-S9
  Rule: QC and the head of production send product to regrade, the production engineer hands it over and registers it

    Scenario: both have agreed before the product moves
      Given the case comes to "Draft the act of further action"
      And the QC officer does "Draft the act of further action":
        | Further action | Use further: regrade |
      And the case comes to "Agree to the sending"
      When the head of production management does "Agree to the sending"
      Then the quantities of lot "Z-0311" are:
        | regraded | 240 |
      And the production engineer has the task "Hand over for regrade"

    Scenario: the register says that the purpose is regrade
      Given the case comes to "Draft the act of further action"
      And the QC officer does "Draft the act of further action":
        | Further action | Use further: regrade |
      And the case comes to "Hand over for regrade"
      When the production engineer does "Hand over for regrade":
        | Accepted by: position, name | Foreman Gusev |
      Then the record of "Hand over for regrade" says:
        | Purpose                     | Regrade       |
        | Accepted by: position, name | Foreman Gusev |
      And the record of "Hand over for regrade" fills "Register of rework, repair and regrade"
      And the QC officer has the task "Sample the product worked on"

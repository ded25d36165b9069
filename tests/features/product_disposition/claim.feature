Feature: A consumer's claim is checked
  Step 4: QC checks whether a claim is justified, replaces the product and compensates the consumer.

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
    And unless told otherwise "Replace the product and compensate" says:
      | Quantity replaced | 240 |

  @DPR-S4
  Rule: QC checks whether the claim is justified

    Scenario: QC sees the causes that the claim states
      Given unless told otherwise "Stamp the product" says:
        | Where the product is | Returns |
      And the laboratory assistant starts "Disposition of nonconforming product":
        | Product                          | ZEFIR-01                     |
        | Lot                              | Z-0298                       |
        | Nonconforming quantity           | 240                          |
        | Unit                             | kilogram                     |
        | Found by                         | Consumer: return or claim    |
        | Department that made the product | Packing                      |
        | Consumer                         | volga                        |
        | Where the goods are              | Returned to the plant                      |
        | Causes stated in the claim       | Torn wrapping, sticky crust  |
      When the case comes to "Check whether the claim is justified"
      Then the form of "Check whether the claim is justified" shows:
        | Causes stated in the claim | Torn wrapping, sticky crust |
      And the QC officer has the task "Check whether the claim is justified"

    Scenario: a justified claim is made good before the product is isolated
      Given unless told otherwise "Stamp the product" says:
        | Where the product is | Returns |
      And the laboratory assistant starts "Disposition of nonconforming product":
        | Product                          | ZEFIR-01                     |
        | Lot                              | Z-0298                       |
        | Nonconforming quantity           | 240                          |
        | Unit                             | kilogram                     |
        | Found by                         | Consumer: return or claim    |
        | Department that made the product | Packing                      |
        | Consumer                         | volga                        |
        | Where the goods are              | Returned to the plant                      |
        | Causes stated in the claim       | Torn wrapping, sticky crust  |
      And the case comes to "Check whether the claim is justified"
      And the QC officer does "Check whether the claim is justified":
        | Is the claim justified? | Justified |
      When the QC officer does "Replace the product and compensate":
        | Quantity replaced | 240    |
        | Compensation      | 12 000 |
      Then the record of "Replace the product and compensate" says:
        | Quantity replaced | 240    |
        | Compensation      | 12 000 |
      And the open tasks are:
        | QC officer | Send the product to isolation |

    Scenario: a justified claim on goods still with the consumer brings them to isolation as well
      Given unless told otherwise "Stamp the product" says:
        | Where the product is | Returns |
      And the laboratory assistant starts "Disposition of nonconforming product":
        | Product                          | ZEFIR-01                     |
        | Lot                              | Z-0298                       |
        | Nonconforming quantity           | 240                          |
        | Unit                             | kilogram                     |
        | Found by                         | Consumer: return or claim    |
        | Department that made the product | Packing                      |
        | Consumer                         | volga                        |
        | Where the goods are              | With the consumer                      |
        | Causes stated in the claim       | Torn wrapping, sticky crust  |
      And the case comes to "Check whether the claim is justified"
      And the QC officer does "Check whether the claim is justified":
        | Is the claim justified? | Justified |
      When the QC officer does "Replace the product and compensate"
      Then the QC officer has the task "Send the product to isolation"
      And lot "Z-0298" has 240 on hold

    Scenario: returned goods are analysed although the claim is not justified
      Given unless told otherwise "Stamp the product" says:
        | Where the product is | Returns |
      And the laboratory assistant starts "Disposition of nonconforming product":
        | Product                          | ZEFIR-01                     |
        | Lot                              | Z-0298                       |
        | Nonconforming quantity           | 240                          |
        | Unit                             | kilogram                     |
        | Found by                         | Consumer: return or claim    |
        | Department that made the product | Packing                      |
        | Consumer                         | volga                        |
        | Where the goods are              | Returned to the plant                      |
        | Causes stated in the claim       | Torn wrapping, sticky crust  |
      And the case comes to "Check whether the claim is justified"
      When the QC officer does "Check whether the claim is justified":
        | Is the claim justified? | Not justified |
      Then the open tasks are:
        | QC officer | Send the product to isolation |
      And lot "Z-0298" has 240 on hold

    Scenario: goods that stayed with the consumer are free again when the claim is not justified
      Given unless told otherwise "Stamp the product" says:
        | Where the product is | Returns |
      And the laboratory assistant starts "Disposition of nonconforming product":
        | Product                          | ZEFIR-01                     |
        | Lot                              | Z-0298                       |
        | Nonconforming quantity           | 240                          |
        | Unit                             | kilogram                     |
        | Found by                         | Consumer: return or claim    |
        | Department that made the product | Packing                      |
        | Consumer                         | volga                        |
        | Where the goods are              | With the consumer                      |
        | Causes stated in the claim       | Torn wrapping, sticky crust  |
      And the case comes to "Check whether the claim is justified"
      When the QC officer does "Check whether the claim is justified":
        | Is the claim justified? | Not justified |
      Then the quantities of lot "Z-0298" are:
        | released | 240 |
      And the case is closed

  @DPR-S4 @DPR-S14
  Rule: the claim is settled once

    Scenario: product that fails its test after a claim is not claimed again
      Given unless told otherwise "Stamp the product" says:
        | Where the product is | Returns |
      And the laboratory assistant starts "Disposition of nonconforming product":
        | Product                          | ZEFIR-01                     |
        | Lot                              | Z-0298                       |
        | Nonconforming quantity           | 240                          |
        | Unit                             | kilogram                     |
        | Found by                         | Consumer: return or claim    |
        | Department that made the product | Packing                      |
        | Consumer                         | volga                        |
        | Where the goods are              | Returned to the plant                      |
        | Causes stated in the claim       | Torn wrapping, sticky crust  |
      And unless told otherwise "Check whether the claim is justified" says:
        | Is the claim justified? | Justified |
      And the case comes to "Test the product"
      And the laboratory assistant does "Test the product":
        | Does the product meet the requirements? | Does not conform |
      And the case comes to "Stamp the product"
      When the QC officer does "Stamp the product"
      Then the open tasks are:
        | QC officer | Send the product to isolation |

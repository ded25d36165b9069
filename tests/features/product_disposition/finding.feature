Feature: A finding is reported, registered and marked
  Steps 2 to 4: nothing nonconforming stays usable by mistake.

  Background:
    Given product "ZEFIR-01" is a "confectionery" called "Vanilla zefir"
    And the laboratory assistant starts "Disposition of nonconforming product":
      | Product                           | ZEFIR-01                  |
      | Lot                               | Z-0311                    |
      | Nonconforming quantity            | 240                       |
      | Unit                              | kilogram                  |
      | Found by                          | Acceptance inspection     |
      | Department that made the product  | Moulding                  |
      | Nonconformity                     | Moisture 22 %, allowed 20 |

  @DPR-S2
  Rule: the laboratory assistant reports findings of incoming, in-process and acceptance control

    Scenario: the reported quantity is on hold at once
      Then lot "Z-0311" has 240 on hold
      And the head of production management has the task "Register the nonconformity"
      And the task "Register the nonconformity" is due 2026-03-02 13:00

    Scenario: nobody else reports a finding of the laboratory
      When the loader starts "Disposition of nonconforming product":
        | Product                          | ZEFIR-01            |
        | Lot                              | Z-0312              |
        | Nonconforming quantity           | 10                  |
        | Found by                         | In-process inspection |
        | Department that made the product | Packing             |
      Then it is refused: "not allowed"

  @DPR-S3
  Rule: the head of production management registers the nonconformity with date, product and signature

    Scenario: the register takes what the laboratory found
      When the head of production management does "Register the nonconformity":
        | Nonconformity | Moisture 22 %, crust wet |
      Then the record of "Register the nonconformity" says:
        | Date                             | 2026-03-02               |
        | Department that made the product | Moulding                 |
        | Nonconformity                    | Moisture 22 %, crust wet |
      And the record of "Register the nonconformity" fills "Дж 02.01-01/11"
      And "Register the nonconformity" is signed by the head of production management

    Scenario: an entry without signature is not taken
      When the head of production management does "Register the nonconformity" without signing:
        | Nonconformity | Moisture 22 % |
      Then it is refused: "password missing"

  @DPR-S4
  Rule: QC stamps the product "Nonconforming product"

    Scenario: QC says that the stamp is on
      Given the case comes to "Stamp the product"
      When the QC officer does "Stamp the product":
        | Quantity stamped     | 240    |
        | Where the product is | Line 3 |
      Then the QC officer has the task "Send the product to isolation"
      And the record of "Stamp the product" says:
        | Quantity stamped | 240 |

    Scenario: without the stamp the product does not go on
      Given the case comes to "Stamp the product"
      When the QC officer does "Stamp the product":
        | The product bears the stamp "Nonconforming product" | no |
      Then it is refused: "must be ticked"

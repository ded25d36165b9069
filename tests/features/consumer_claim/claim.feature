Feature: Returns and claims of consumers
  Step 2: the director of accounting reports a return or a claim to production management.

  Background:
    Given product "ZEFIR-01" is a "confectionery" called "Vanilla zefir"

  @DPR-S2 @DPR-S4
  Rule: the director of accounting reports a return or a claim, which starts its disposition

    Scenario Outline: a <kind> is reported
      When the director of accounting starts "Return or claim of a consumer":
        | What came in                     | <kind>           |
        | Number of the claim              | 14-R             |
        | Consumer                         | volga            |
        | Where the goods are              | <where>          |
        | Product                          | ZEFIR-01         |
        | Lot                              | Z-0298           |
        | Nonconforming quantity           | 60               |
        | Unit                             | kilogram         |
        | Department that made the product | Packing          |
        | Nonconformity                    | Sticky crust     |
        | Causes stated in the claim       | Torn wrapping    |
      Then the record of "Return or claim received" fills "Claim for nonconforming product"
      And the case is closed
      And lot "Z-0298" has 60 on hold
      And the linked case "Disposition of nonconforming product" is looked at
      And the form of "Register the nonconformity" shows:
        | source      | after_delivery |
        | goods_at    | <key>          |
        | claim_cause | Torn wrapping  |
        | customer    | volga          |
      And the head of production management has the task "Register the nonconformity"

      Examples:
        | kind            | where                 | key      |
        | Claim           | With the consumer     | consumer |
        | Return of goods | Returned to the plant | plant    |

    Scenario: a claim says why the product does not meet the requirements
      When the director of accounting starts "Return or claim of a consumer":
        | What came in                     | Claim             |
        | Consumer                         | volga             |
        | Where the goods are              | With the consumer |
        | Product                          | ZEFIR-01          |
        | Lot                              | Z-0298            |
        | Nonconforming quantity           | 60                |
        | Unit                             | kilogram          |
        | Department that made the product | Packing           |
        | Causes stated in the claim       | -                 |
      Then it is refused: "required"

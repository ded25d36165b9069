Feature: a lot is counted in one unit

  @NCO-1
  Rule: pieces and kilograms of one lot do not add up

    Scenario: a second sheet on the same lot in another unit is refused
      Given the inspector starts "Control of nonconforming output":
        | Product                | VB-50     |
        | Lot                    | A-0417    |
        | Nonconforming quantity | 500       |
        | Unit                   | piece     |
        | Found in               | Stock     |
        | Item class             | Component |
        | Nonconformity          | rust      |
      When the inspector starts "Control of nonconforming output":
        | Product                | VB-50     |
        | Lot                    | A-0417    |
        | Nonconforming quantity | 5         |
        | Unit                   | kilogram  |
        | Found in               | Stock     |
        | Item class             | Component |
        | Nonconformity          | rust      |
      Then it is refused: "other-unit"
      And lot "A-0417" has 500 on hold

Feature: Product is disposed of
  Step 11.

  Background:
    Given product "ZEFIR-01" is a "confectionery" called "Vanilla zefir"
    And unless told otherwise "Record the receipt" says:
      | Volume received | 240 |
    And unless told otherwise "Draw the samples" says:
      | Sample volume | 2 |
    And unless told otherwise "Sign the analysis report" says:
      | Report | Signed: to the QMS department |
    And unless told otherwise "Draft the act of further action" says:
      | Further action | Dispose of |
    And unless told otherwise "Vote and sign the act" says:
      | My vote | For |
    And unless told otherwise "Register for disposal" says:
      | Quantity | 240 |
    And unless told otherwise "Carry out the disposal" says:
      | How it was disposed of | Destroyed |
    And the laboratory assistant starts "Disposition of nonconforming product":
      | Product                           | ZEFIR-01                  |
      | Lot                               | Z-0311                    |
      | Nonconforming quantity            | 240                       |
      | Unit                              | kilogram                  |
      | Found by                          | Acceptance inspection     |
      | Department that made the product  | Moulding                  |
      | Nonconformity                     | Moisture 22 %, allowed 20 |

  @DPR-S11
  Rule: act, disposal store, register, collection: each with the name of who did it

    Scenario: the act says on what it rests
      Given the case comes to "Write the act of disposal"
      When the head of production management does "Write the act of disposal":
        | Basis for sending to disposal | Mould in the syrup |
      Then the record of "Write the act of disposal" fills "Act of product to be disposed of"
      And the record of "Write the act of disposal" says:
        | Quantity | 240 |
      And "Write the act of disposal" is signed by the head of production management
      And the loader has the task "Bring to the disposal store"

    Scenario: the head of the disposal store registers what came
      Given the case comes to "Register for disposal"
      When the head of the disposal store does "Register for disposal":
        | Quantity | 239 |
      Then the record of "Register for disposal" fills "Дж 05.10-01/09"
      And the head of production management has the task "Collect and sign"
      And lot "Z-0311" has 240 on hold

    Scenario: the register of disposal carries both signatures
      When the case comes to "Carry out the disposal"
      Then the signatures under "Register of product disposed of" are:
        | role                          |
        | head of the disposal store    |
        | head of production management |

  @DPR-4 @DPR-S11
  Rule: disposal prevents the original use, by processing or destruction

    Scenario Outline: the product is disposed of by <how>
      Given the case comes to "Carry out the disposal"
      When the head of production management does "Carry out the disposal":
        | How it was disposed of | <answer> |
      Then the quantities of lot "Z-0311" are:
        | scrapped | 240 |
      And the record of "Carry out the disposal" fills "Disposal by the disposal instructions"
      And the case is closed

      Examples:
        | how         | answer                        |
        | processing  | Processed into something else |
        | destruction | Destroyed                     |

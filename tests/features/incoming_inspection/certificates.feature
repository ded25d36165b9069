Feature: certificates and photos of a delivery

  Background:
    Given unless told otherwise "Incoming inspection" says:
      | Supplier           | jinhe |
      | Product            | VB-50 |
      | Lot                | A-422 |
      | Quantity delivered | 1000  |
      | Unit               | piece |
    And unless told otherwise "Classify the item" says:
      | Inspection class | Ordinary material |
      | Item class       | Component         |

  @SMP-6.2.2.2
  Rule: what the inspection found can be seen by who decides on the lot

    Scenario: the certificate that came with the delivery is kept
      When the receiving clerk starts "Incoming inspection":
        | Supplier's certificates | 3.1 certificate.pdf |
      Then the record of "Delivery received: request inspection" holds the file "3.1 certificate.pdf"

    Scenario: photos of a rejected lot go on to its nonconformity sheet
      Given the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item"
      When the inspector attaches "porosity.jpg" to "Inspect the first sample":
        | Major nonconforming units | 40 |
        | Minor nonconforming units | 40 |
      Then the linked case "Control of nonconforming output" is looked at
      And the case holds 1 file
      And the record of "Nonconformity found: open the sheet" holds the file "porosity.jpg"

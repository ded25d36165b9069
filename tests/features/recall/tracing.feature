Feature: where the goods are

  Background:
    Given 1000 pieces of lot "F-0920" of "VA-50" are in stock
    And unless told otherwise "Product recall" says:
      | How it came to light | Customer complaint |
      | Product              | VA-50              |
      | Lot                  | F-0920             |

  @NCO-6.3.1
  Rule: export sales traces from sales records where the goods are and which customer or contact has them

    Scenario: the customers of the lot are listed with what is still out
      Given 400 pieces of lot "F-0920" were shipped to "nordflow" with "DN-118"
      And 50 pieces of lot "F-0920" were shipped to "nordflow" with "DN-140"
      And 350 pieces of lot "F-0920" were shipped to "volga" with "DN-121"
      When the branch quality management starts "Product recall"
      Then the form of "Find out where the goods are" shows:
        | Customers | Nordflow GmbH 450 no; Волга Арматура 350 no |

    Scenario: a recall reaches what the lot went into
      Given 500 pieces of lot "B-71" of "VB-50" are in stock
      And 200 pieces of lot "F-0950" of "VA-50" were made from lot "B-71"
      And 150 pieces of lot "F-0950" were shipped to "pacific" with "DN-150"
      When the branch quality management starts "Product recall":
        | Product | VB-50 |
        | Lot     | B-71  |
      Then the form of "Find out where the goods are" shows:
        | Customers | Pacific Valve Inc. 150 no |

    Scenario: what is not found is asked for again, what is found stays found
      Given 400 pieces of lot "F-0920" were shipped to "nordflow" with "DN-118"
      And 350 pieces of lot "F-0920" were shipped to "volga" with "DN-121"
      And the branch quality management starts "Product recall"
      When the export sales clerk does "Find out where the goods are":
        | Customers | Nordflow GmbH (Contact: Ms Krüger, The goods are found there: yes); Волга Арматура (Contact: Иванов) |
      Then the export sales clerk has the task "Find out where the goods are"
      And the form of "Find out where the goods are" shows:
        | Customers | Nordflow GmbH 400 Ms Krüger yes; Волга Арматура 350 Иванов no |

    Scenario: a shipment entered meanwhile is found by the next trace
      Given the branch quality management starts "Product recall"
      And 120 pieces of lot "F-0920" were shipped to "pacific" with "DN-133"
      When the export sales clerk does "Find out where the goods are"
      Then the form of "Find out where the goods are" shows:
        | Customers | Pacific Valve Inc. 120 no |

    Scenario: a lot that nobody knows is corrected
      Given 400 pieces of lot "F-0920" were shipped to "nordflow" with "DN-118"
      And the branch quality management starts "Product recall":
        | Lot | F-0902 |
      When the export sales clerk does "Correct the lot":
        | Lot | F-0920 |
      Then the form of "Find out where the goods are" shows:
        | Customers | Nordflow GmbH 400 no |

    Scenario: transport is set by quantity and weight
      Given 400 pieces of lot "F-0920" were shipped to "nordflow" with "DN-118"
      And a recall of lot "F-0920" of "VA-50" is approved and made known
      And these tasks are done:
        | role               | task                         | Sent by | Found and set aside there |
        | export sales clerk | Send the notice              | Mail    |                           |
        | export sales clerk | Record the customer's answer |         | 380                       |
      When the export sales clerk does "Arrange transport":
        | Quantity           | 380   |
        | Weight             | 812.5 |
        | Means of transport | Sea   |
      Then the record of "Arrange transport" says:
        | Quantity | 380   |
        | Weight   | 812.5 |
      And the export sales clerk has the task "Account for the goods"

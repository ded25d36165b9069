Feature: Product recall, from the complaint until all goods are accounted for

  Background:
    Given 1000 pieces of lot "F-0920" of "VA-50" are in stock
    And 400 pieces of lot "F-0920" were shipped to "nordflow" with "DN-118"
    And 350 pieces of lot "F-0920" were shipped to "volga" with "DN-121"
    And 100 pieces of lot "F-0920" were shipped to "pacific" with "DN-130"

  @NCO-2 @NCO-3.3 @NCO-3.6 @NCO-6.1 @NCO-6.2.1.1 @NCO-6.2.2 @NCO-6.3.1 @NCO-6.3.2 @NCO-6.3.3 @NCO-6.4.1 @NCO-6.4.2 @NCO-6.5.1 @NCO-6.5.2
  Rule: a recall ends when every piece of the plan is back and handled, or cannot come back with proof

    Scenario: a lot shipped to three customers, one of whom answers late
      Given the branch quality management starts "Product recall":
        | How it came to light    | Customer complaint      |
        | Product                 | VA-50                   |
        | Lot                     | F-0920                  |
        | Defect or danger        | Bonnet cracks at 40 bar |
        | Customer who complained | nordflow                |
      And the export sales clerk does "Find out where the goods are":
        | Customers | Nordflow GmbH (Contact: Ms Krüger, The goods are found there: yes); Волга Арматура (Contact: Иванов, The goods are found there: yes); Pacific Valve Inc. (Contact: Mr Lee, The goods are found there: yes) |
      And the export sales clerk does "Settle with the customers":
        | Customers | Nordflow GmbH (Settled: Recall, Agreement: Ms Krüger); Волга Арматура (Settled: Recall, Agreement: Иванов); Pacific Valve Inc. (Settled: Rework at the customer's, Agreement: Mr Lee) |
      And these tasks are done:
        | role               | task                    | Decision | Made known by |
        | export sales clerk | Draw up the recall plan |          |               |
        | top management     | Approve the recall plan | Approve  |               |
        | export sales clerk | Publish the recall      |          | Mail          |
      And these tasks are done:
        | role               | task                         | part     | Sent by   | Found and set aside there | Weight | Means of transport |
        | export sales clerk | Send the notice              | nordflow | Mail      |                           |        |                    |
        | export sales clerk | Send the notice              | volga    | Telephone |                           |        |                    |
        | export sales clerk | Send the notice              | pacific  | Mail      |                           |        |                    |
        | export sales clerk | Record the customer's answer | nordflow |           | 380                       |        |                    |
        | export sales clerk | Record the customer's answer | pacific  |           | 100                       |        |                    |
        | export sales clerk | Arrange transport            | nordflow |           |                           | 760    | Sea                |
      And 2 working days pass
      And these tasks are done:
        | role               | task                         | Reminded by | What was promised | Found and set aside there | Weight | Means of transport |
        | export sales clerk | Remind the customer          | Telephone   | Answer tomorrow   |                           |        |                    |
        | export sales clerk | Record the customer's answer |             |                   | 350                       |        |                    |
        | export sales clerk | Arrange transport            |             |                   |                           | 700    | Rail               |
      And these tasks are done:
        | role               | task                  | part     | What became of the goods   | Quantity | Proof          |
        | export sales clerk | Account for the goods | nordflow | They came back             | 380      |                |
        | export sales clerk | Account for the goods | nordflow | Used up or built in        | 20       | Certificate 17 |
        | export sales clerk | Account for the goods | volga    | They came back             | 350      |                |
        | export sales clerk | Account for the goods | pacific  | Reworked at the customer's | 100      | Rework log 4   |
      And these tasks are done:
        | role                      | task                                | part     | Issued            | Conform | Treatment of the rest | Is the account right? |
        | storekeeper               | Mark and isolate the returned goods | nordflow |                   |         |                       |                       |
        | branch quality management | Re-inspect the returned goods       | nordflow | Inspection report | 300     | Scrap                 |                       |
        | workshop director         | Scrap the goods                     | nordflow |                   |         |                       |                       |
        | storekeeper               | Mark and isolate the returned goods | volga    |                   |         |                       |                       |
        | branch quality management | Re-inspect the returned goods       | volga    | Inspection report | 350     |                       |                       |
        | export sales clerk        | Close the customer's account        | nordflow |                   |         |                       | Yes, close it         |
        | export sales clerk        | Close the customer's account        | volga    |                   |         |                       | Yes, close it         |
        | export sales clerk        | Close the customer's account        | pacific  |                   |         |                       | Yes, close it         |
        | export sales clerk        | Confirm the end of the recall       |          |                   |         |                       |                       |
      When the branch quality management does "Set corrective and preventive action":
        | Suspected cause | Casting porosity |
      Then the case is closed
      And the case has started "Corrective and preventive action"
      And the account of the recall is:
        | customer           | planned | found | returned | not to come back | handled | open | percent |
        | Nordflow GmbH      | 400     | 380   | 380      | 20               | 380     | 0    | 100     |
        | Волга Арматура     | 350     | 350   | 350      | 0                | 350     | 0    | 100     |
        | Pacific Valve Inc. | 100     | 100   | 0        | 100              | 0       | 0    | 100     |
      And the quantities of lot "F-0920" are:
        | Released | 800 |
        | Scrapped | 80  |

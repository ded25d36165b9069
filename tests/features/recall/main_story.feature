Feature: Product recall, from the complaint until all goods are accounted for

  Background:
    Given 1000 pieces of lot "F-0920" of "VA-50" are in stock
    And 400 pieces of lot "F-0920" were shipped to "nordflow" with "DN-118"
    And 350 pieces of lot "F-0920" were shipped to "volga" with "DN-121"
    And 100 pieces of lot "F-0920" were shipped to "pacific" with "DN-130"
    And unless told otherwise "Find out where the goods are" says:
      | Customers | Nordflow GmbH (Contact: Ms Krüger, Where the goods are now: Hamburg, The goods are found there: yes); Волга Арматура (Contact: Иванов, Where the goods are now: Самара, The goods are found there: yes); Pacific Valve Inc. (Contact: Mr Lee, Where the goods are now: Houston, The goods are found there: yes) |
    And unless told otherwise "Settle with the customers" says:
      | Customers | Nordflow GmbH (Settled: Recall, Agreement: Ms Krüger); Волга Арматура (Settled: Recall, Agreement: Иванов); Pacific Valve Inc. (Settled: Recall, Agreement: Mr Lee) |
    And unless told otherwise "Publish the recall" says:
      | Made known by | Mail |
    And unless told otherwise "Send the notice" says:
      | Sent by | Mail |
    And unless told otherwise "Arrange transport" says:
      | Means of transport | Lorry |
      | Weight             | 120   |
    And unless told otherwise "Close the customer's account" says:
      | Is the account right? | Yes, close it |

  @NCO-3.3 @NCO-6.1 @NCO-6.2.1.1 @NCO-6.2.2 @NCO-6.3.1 @NCO-6.3.2 @NCO-6.3.3 @NCO-6.4.1 @NCO-6.4.2 @NCO-6.5.1 @NCO-6.5.2
  Rule: A recall ends when every piece of the plan is back and handled, or cannot come back with proof

    Scenario: A lot shipped to three customers, one of whom answers late
      Given the branch quality management starts "Product recall":
        | How it came to light    | Customer complaint                  |
        | Product                 | VA-50                               |
        | Lot                     | F-0920                              |
        | Defect or danger        | Bonnet cracks at 40 bar             |
        | Customer who complained | nordflow                            |
      And these tasks are done:
        | role              | task                          | Decision |
        | export sales clerk| Find out where the goods are  |          |
        | export sales clerk| Settle with the customers     |          |
        | export sales clerk| Draw up the recall plan       |          |
        | top management    | Approve the recall plan       | Approve  |
        | export sales clerk| Publish the recall            |          |
      And these tasks are done:
        | role              | task                         | part     | Found and set aside there |
        | export sales clerk| Send the notice              | nordflow |                           |
        | export sales clerk| Send the notice              | volga    |                           |
        | export sales clerk| Send the notice              | pacific  |                           |
        | export sales clerk| Record the customer's answer | nordflow | 380                       |
        | export sales clerk| Record the customer's answer | pacific  | 100                       |
        | export sales clerk| Arrange transport            | nordflow |                           |
        | export sales clerk| Arrange transport            | pacific  |                           |
      When 2 working days pass
      Then the export sales clerk has the task "Remind the customer" for the customer "volga"

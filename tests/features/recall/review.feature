Feature: settlement with the customers and recall review

  Background:
    Given 1000 pieces of lot "F-0920" of "VA-50" are in stock
    And 400 pieces of lot "F-0920" were shipped to "nordflow" with "DN-118"
    And 350 pieces of lot "F-0920" were shipped to "volga" with "DN-121"
    And unless told otherwise "Find out where the goods are" says:
      | Customers | Nordflow GmbH (Contact: Ms Krüger, The goods are found there: yes); Волга Арматура (Contact: Иванов, The goods are found there: yes) |
    And unless told otherwise "Settle with the customers" says:
      | Customers | Nordflow GmbH (Settled: Recall, Agreement: by mail); Волга Арматура (Settled: Recall, Agreement: by mail) |
    And the branch quality management starts "Product recall":
      | How it came to light | Customer complaint |
      | Product              | VA-50              |
      | Lot                  | F-0920             |
      | Producing branch     | taizhou            |
    And the export sales clerk does "Find out where the goods are"

  @NCO-6.2.1.1
  Rule: export sales settles with each customer whether to recall or to rework there

    Scenario: nobody wants anything done
      When the export sales clerk does "Settle with the customers":
        | Customers | Nordflow GmbH (Settled: Neither, Agreement: by mail); Волга Арматура (Settled: Neither, Agreement: by mail) |
      Then the case is closed
      And the case went through "Recall, or rework at the customer?"

    Scenario: one customer is enough for a plan
      When the export sales clerk does "Settle with the customers":
        | Customers | Nordflow GmbH (Settled: Neither, Agreement: by mail); Волга Арматура (Settled: Rework at the customer's, Agreement: by mail) |
      Then the export sales clerk has the task "Draw up the recall plan"

    Scenario: no customer is passed over
      When the export sales clerk does "Settle with the customers":
        | Customers | Nordflow GmbH (Settled: Recall, Agreement: by mail); Волга Арматура (Agreement: by mail) |
      Then it is refused: "required"

    Scenario: when needed, quality, engineering and production of the producing branch review the recall
      When the export sales clerk does "Settle with the customers":
        | A recall review is needed | yes |
      Then the branch quality management at "taizhou" has the task "Judge the degree of harm"
      And the head of engineering at "taizhou" has the task "Judge cause and remedy"
      And the workshop director at "taizhou" has the task "List dates and batches of production"
      And nobody has the task "Draw up the recall plan"

  @NCO-6.2.1.2
  Rule: the review covers reason, records, dates, batches, harm and distribution, and the plan if there is a recall

    Scenario: the minutes are written when all three have spoken
      Given the export sales clerk does "Settle with the customers":
        | A recall review is needed | yes |
      And the branch quality management does "Judge the degree of harm":
        | Degree of harm | Danger to people |
      And the head of engineering does "Judge cause and remedy":
        | Can it be reworked at the customer's? | No |
      When the workshop director does "List dates and batches of production":
        | Production batches | Shift B, machine 4 |
      Then the export sales clerk has the task "Write the minutes of the review"

    Scenario: no opinion may leave out its contents
      Given the export sales clerk does "Settle with the customers":
        | A recall review is needed | yes |
      When the workshop director does "List dates and batches of production":
        | Produced from      | - |
        | Production batches | - |
      Then it is refused: "required"

    Scenario: the review confirms the recall
      Given the export sales clerk does "Settle with the customers":
        | A recall review is needed | yes |
      And these tasks are done:
        | role                      | task                                 | Degree of harm   | Can it be reworked at the customer's? |
        | branch quality management | Judge the degree of harm             | Function suffers |                                       |
        | head of engineering       | Judge cause and remedy               |                  | Partly                                |
        | workshop director         | List dates and batches of production |                  |                                       |
      When the export sales clerk does "Write the minutes of the review":
        | Extent of distribution | Germany and Russia, none resold |
        | Conclusion             | Recall or rework as settled     |
      Then the export sales clerk has the task "Draw up the recall plan"

    Scenario: the review finds that no recall is needed
      Given the export sales clerk does "Settle with the customers":
        | A recall review is needed | yes |
      And these tasks are done:
        | role                      | task                                 | Degree of harm | Can it be reworked at the customer's? |
        | branch quality management | Judge the degree of harm             | No harm        |                                       |
        | head of engineering       | Judge cause and remedy               |                | Yes                                   |
        | workshop director         | List dates and batches of production |                |                                       |
      When the export sales clerk does "Write the minutes of the review":
        | Extent of distribution | Germany only           |
        | Conclusion             | No recall              |
        | Why not                | The part is never used |
      Then the case is closed
      And the case did not go through "Draw up the recall plan"

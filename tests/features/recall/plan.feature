Feature: recall plan and its approval

  Background:
    Given 1000 pieces of lot "F-0920" of "VA-50" are in stock
    And 400 pieces of lot "F-0920" were shipped to "nordflow" with "DN-118"
    And the branch quality management starts "Product recall":
      | How it came to light | Customer complaint |
      | Product              | VA-50              |
      | Lot                  | F-0920             |
    And the export sales clerk does "Find out where the goods are":
      | Customers | Nordflow GmbH (Contact: Ms Krüger, The goods are found there: yes) |
    And the export sales clerk does "Settle with the customers":
      | Customers | Nordflow GmbH (Settled: Recall, Agreement: by mail) |

  @NCO-6.2.2 @NCO-3.6
  Rule: a plan takes effect only after top management approves it

    Scenario: nothing is published before the approval
      When the export sales clerk does "Draw up the recall plan"
      Then the open tasks are:
        | top management | Approve the recall plan |

    Scenario: the approval is signed
      Given the export sales clerk does "Draw up the recall plan"
      When the top management does "Approve the recall plan":
        | Decision | Approve |
      Then "Approve the recall plan" is signed by the top management
      And the export sales clerk has the task "Publish the recall"

    Scenario: without a signature nothing is approved
      Given the export sales clerk does "Draw up the recall plan"
      When the top management does "Approve the recall plan" without signing:
        | Decision | Approve |
      Then it is refused: "password missing"

    Scenario: the plan is sent back with reasons
      Given the export sales clerk does "Draw up the recall plan"
      When the top management does "Approve the recall plan":
        | Decision | Send back                          |
        | Reasons  | Sea freight takes too long: by air |
      Then the export sales clerk has the task "Draw up the recall plan"
      And nobody has the task "Publish the recall"

    Scenario: sending back needs reasons
      Given the export sales clerk does "Draw up the recall plan"
      When the top management does "Approve the recall plan":
        | Decision | Send back |
        | Reasons  | -         |
      Then it is refused: "required"

    Scenario: nobody approves a plan of their own
      Given the export sales clerk does "Draw up the recall plan"
      When the person who did "Draw up the recall plan" does "Approve the recall plan" as the top management:
        | Decision | Approve |
      Then it is refused: "four eyes"

  @NCO-6.3.2
  Rule: the recall is made known in the way the parties concerned require

    Scenario: by mail and on the website
      Given these tasks are done:
        | role               | task                    | Decision |
        | export sales clerk | Draw up the recall plan |          |
        | top management     | Approve the recall plan | Approve  |
      When the export sales clerk does "Publish the recall":
        | Made known by | Mail, Website or press |
      Then the record of "Publish the recall" says:
        | Made known by | Mail, Website or press |
      And the export sales clerk has the task "Send the notice"

    Scenario: some way has to be named
      Given these tasks are done:
        | role               | task                    | Decision |
        | export sales clerk | Draw up the recall plan |          |
        | top management     | Approve the recall plan | Approve  |
      When the export sales clerk does "Publish the recall":
        | Made known by | - |
      Then it is refused: "required"

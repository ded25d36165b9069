Feature: quality problem, market matter or sample

  Background:
    Given unless told otherwise "Customer complaint handling" says:
      | Received by            | E-mail or letter |
      | Customer               | nordflow         |
      | Product                | VA-50            |
      | Lot                    | F-0920           |
      | Quantity complained of | 12               |
    And unless told otherwise "Understand the situation" says:
      | Department that investigates | Quality management |
    And unless told otherwise "Investigate and verify" says:
      | The company is responsible | yes     |
      | Defect class               | Class I |
    And unless told otherwise "Check the sheet" says:
      | Result | Approved: issue it |
    And unless told otherwise "Investigate and confirm the problem" says:
      | It is a quality problem | yes |
    And unless told otherwise "Set the measures" says:
      | Measures | Workshop (Until: 2026-03-06; Measure: deburr every ring) |
    And unless told otherwise "Approve the measures" says:
      | Decision | Approved |
    And unless told otherwise "Verify the result" says:
      | Result | Carried out and effective |
    And unless told otherwise "Reply to the customer" says:
      | Customer's answer | Satisfied |

  @NCO-5.1 @NCO-5.2.2
  Rule: the branch confirms whether it is a quality problem

    Background:
      Given the export sales clerk starts "Customer complaint handling"
      And these tasks are done:
        | role                      | task                        |
        | export sales clerk        | Understand the situation    |
        | branch quality management | Investigate and verify      |
        | export sales clerk        | Write the information sheet |
        | head of export sales      | Check the sheet             |

    Scenario: a quality problem gets measures
      When the information handler does "Investigate and confirm the problem"
      Then the open tasks are:
        | information handler | Set the measures |
      And the record of "Investigate and confirm the problem" fills "Problem confirmation"

    Scenario: otherwise export sales decides on market responsibility
      When the information handler does "Investigate and confirm the problem":
        | It is a quality problem | no |
      Then the open tasks are:
        | export sales clerk | Decide on market responsibility |

  @NCO-5.1
  Rule: market responsibility, with an application for extra costs

    Background:
      Given the export sales clerk starts "Customer complaint handling"
      And these tasks are done:
        | role                      | task                                | It is a quality problem |
        | export sales clerk        | Understand the situation            |                         |
        | branch quality management | Investigate and verify              |                         |
        | export sales clerk        | Write the information sheet         |                         |
        | head of export sales      | Check the sheet                     |                         |
        | information handler       | Investigate and confirm the problem | no                      |

    Scenario: no extra costs
      When the export sales clerk does "Decide on market responsibility":
        | Borne by | Carrier |
      Then the open tasks are:
        | export sales clerk | Reply to the customer |

    Scenario: the head of export sales approves extra costs
      When the export sales clerk does "Decide on market responsibility":
        | Borne by              | Us, as a matter of business |
        | Apply for extra costs | yes                         |
        | Amount                | 1200.50                     |
        | Currency              | EUR                         |
        | What for              | air freight                 |
      Then the open tasks are:
        | head of export sales | Approve the extra costs |
      And the record of "Decide on market responsibility" fills "Extra-cost application"
      And the form of "Approve the extra costs" shows:
        | Amount   | 1200.50     |
        | Currency | EUR         |
        | What for | air freight |

    Scenario: an application without an amount is refused
      When the export sales clerk does "Decide on market responsibility":
        | Borne by              | Customer |
        | Apply for extra costs | yes      |
      Then it is refused: "required"

    Scenario: approved, the customer gets a reply
      Given the export sales clerk does "Decide on market responsibility":
        | Borne by              | Customer |
        | Apply for extra costs | yes      |
        | Amount                | 800      |
      When the head of export sales does "Approve the extra costs":
        | Decision | Approved |
      Then the open tasks are:
        | export sales clerk | Reply to the customer |
      And "Approve the extra costs" is signed by the head of export sales

    Scenario: who applies does not approve
      Given the export sales clerk does "Decide on market responsibility":
        | Borne by              | Customer |
        | Apply for extra costs | yes      |
        | Amount                | 800      |
      When the person who did "Decide on market responsibility" does "Approve the extra costs" as the head of export sales:
        | Decision | Approved |
      Then it is refused: "four eyes"

    Scenario: refused, the decision is made anew
      Given the export sales clerk does "Decide on market responsibility":
        | Borne by              | Customer |
        | Apply for extra costs | yes      |
        | Amount                | 800      |
      When the head of export sales does "Approve the extra costs":
        | Decision          | Refused             |
        | Why it is refused | the carrier pays it |
      Then the open tasks are:
        | export sales clerk | Decide on market responsibility |
      And the form of "Decide on market responsibility" shows:
        | Refused because | the carrier pays it |

  @NCO-5.2.2
  Rule: samples of a product in development, not yet confirmed, are handled by the engineering technical lead

    Background:
      Given the export sales clerk starts "Customer complaint handling"
      And these tasks are done:
        | role                      | task                        |
        | export sales clerk        | Understand the situation    |
        | branch quality management | Investigate and verify      |
        | export sales clerk        | Write the information sheet |
        | head of export sales      | Check the sheet             |

    Scenario: the engineering technical lead arranges the handling
      When the information handler does "Investigate and confirm the problem":
        | Sample of a product in development, not yet confirmed | yes |
      Then the open tasks are:
        | engineering technical lead | Arrange the handling of the sample |

    Scenario: what is arranged is answered and carried out like any measure
      Given the information handler does "Investigate and confirm the problem":
        | Sample of a product in development, not yet confirmed | yes |
      And the engineering technical lead does "Arrange the handling of the sample":
        | Arranged handling | new samples with a changed drawing                                |
        | Measures          | Engineering (Until: 2026-03-09; Measure: change the drawing) |
      When the information handler does "Answer export sales"
      Then the open tasks are:
        | export sales clerk  | Tell the customer the measures |
        | head of engineering | Carry out the measure          |

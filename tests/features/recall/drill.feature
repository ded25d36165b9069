Feature: a recall drill

  Background:
    Given it is Monday at 09:00
    And 1000 pieces of lot "F-0920" of "VA-50" are in stock
    And 400 pieces of lot "F-0920" were shipped to "nordflow" with "DN-118"
    And 350 pieces of lot "F-0920" were shipped to "volga" with "DN-121"

  @NCO-6.3.1 @NCO-6.3.3
  Rule: a drill runs on real lots and moves none of them; it measures how long the trace takes

    Scenario: all is traced two hours after the drill began
      Given the branch quality management starts "Product recall":
        | How it came to light                   | Inspection |
        | Product                                | VA-50      |
        | Lot                                    | F-0920     |
        | Defect class                           | III        |
        | Drill: trace and notify, move no goods | yes        |
      And it becomes Monday at 10:30
      And the branch quality management does "Notify export sales"
      And it becomes Monday at 11:00
      When the export sales clerk does "Find out where the goods are":
        | Customers | Nordflow GmbH (Contact: Ms Krüger, The goods are found there: yes); Волга Арматура (Contact: Иванов, The goods are found there: yes) |
      Then all was traced in 120 minutes

    Scenario: a drill leaves quantities and shipments untouched
      Given a recall of lot "F-0920" of "VA-50" is approved and made known:
        | Drill: trace and notify, move no goods | yes |
      And all customers were told and answered
      When the export sales clerk does "Write the report of the drill":
        | Result | Quick enough |
      Then the case is closed
      And the case moved no goods
      And "nordflow" has 400 of lot "F-0920"
      And "volga" has 350 of lot "F-0920"
      And lot "F-0920" has 250 released
      And nobody has the task "Account for the goods"

    Scenario: the same lot can be recalled in earnest after its drill
      Given a recall of lot "F-0920" of "VA-50" is approved and made known:
        | Drill: trace and notify, move no goods | yes |
      And all customers were told and answered
      And the export sales clerk does "Write the report of the drill":
        | Result | To be improved |
      When the branch quality management starts "Product recall":
        | How it came to light | Customer complaint |
        | Product              | VA-50              |
        | Lot                  | F-0920             |
      Then the form of "Find out where the goods are" shows:
        | Customers | Nordflow GmbH 400 no; Волга Арматура 350 no |

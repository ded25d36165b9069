Feature: whether to recall

  @NCO-6.1
  Rule: a recall begins with any finding on delivered product, also one that nobody foresaw

    Scenario Outline: a defect of class III comes to light by <how>
      When the branch quality management starts "Product recall":
        | How it came to light | <how>  |
        | What else            | <what> |
        | Product              | VA-50  |
        | Lot                  | F-0920 |
        | Defect class         | III    |
      Then the branch quality management has the task "Notify export sales"
      And decision "Need of a recall" gave "notify"

      Examples:
        | how                         | what                       |
        | Inspection                  | -                          |
        | Type test                   | -                          |
        | Change of technology        | -                          |
        | Change of law or regulation | -                          |
        | Emergency                   | -                          |
        | Something else              | Report of a trade magazine |

    Scenario: something else has to be said
      When the branch quality management starts "Product recall":
        | How it came to light | Something else |
        | What else            | -              |
        | Product              | VA-50          |
        | Lot                  | F-0920         |
        | Defect class         | III            |
      Then it is refused: "required"

    Scenario: of a lot that was never delivered nothing is recalled
      Given 500 pieces of lot "F-0920" of "VA-50" are in stock
      And the branch quality management starts "Product recall":
        | How it came to light | Type test |
        | Product              | VA-50     |
        | Lot                  | F-0920    |
        | Defect class         | III       |
      And the branch quality management does "Notify export sales"
      When the export sales clerk does "Find out where the goods are":
        | Nothing of it was delivered | yes |
      Then the case is closed
      And the case went through "Nothing to recall"

  @NCO-6.2.1.1
  Rule: what we find ourselves is recalled from class III on; of a complaint the customer has a say whatever the class

    Scenario Outline: we find a defect of class <class>
      When the branch quality management starts "Product recall":
        | How it came to light | Inspection |
        | Product              | VA-50      |
        | Lot                  | F-0920     |
        | Defect class         | <class>    |
      Then the branch quality management has the task "Record that no recall is needed"
      And by the row of clause "NCO-6.2.1.1"

      Examples:
        | class |
        | I     |
        | II    |

    Scenario: the grounds for recalling nothing are signed
      Given the branch quality management starts "Product recall":
        | How it came to light | Inspection |
        | Product              | VA-50      |
        | Lot                  | F-0920     |
        | Defect class         | II         |
      When the branch quality management does "Record that no recall is needed":
        | Grounds for the class | Scratch on the name plate |
      Then the case is closed
      And "Record that no recall is needed" is signed by the branch quality management

    Scenario: a finding of our own needs its class
      When the branch quality management starts "Product recall":
        | How it came to light | Inspection |
        | Product              | VA-50      |
        | Lot                  | F-0920     |
      Then it is refused: "required"

    Scenario: a complaint goes to export sales without a class
      Given 500 pieces of lot "F-0920" of "VA-50" are in stock
      When the branch quality management starts "Product recall":
        | How it came to light | Customer complaint |
        | Product              | VA-50              |
        | Lot                  | F-0920             |
      Then the export sales clerk has the task "Find out where the goods are"
      And decision "Need of a recall" gave "settle"
      And nobody has the task "Notify export sales"

    Scenario: branch quality tells export sales what it found
      Given 500 pieces of lot "F-0920" of "VA-50" are in stock
      And the branch quality management starts "Product recall":
        | How it came to light | Inspection |
        | Product              | VA-50      |
        | Lot                  | F-0920     |
        | Defect class         | III        |
      When the branch quality management does "Notify export sales":
        | What export sales has to know | Heat number 4471, do not pressurise |
      Then the export sales clerk has the task "Find out where the goods are"

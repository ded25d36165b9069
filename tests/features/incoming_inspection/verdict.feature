Feature: the verdict follows from the counts, by single and double sampling

  Background:
    Given it is Monday at 09:00
    And unless told otherwise "Incoming inspection" says:
      | Supplier          | jinhe |
      | Product           | VB-50 |
      | Lot               | A-422 |
      | Quantity delivered | 1000  |
      | Unit              | piece |
    And unless told otherwise "Classify the item" says:
      | Inspection class | Ordinary material |
      | Item class       | Component         |

  @SMP-5.2
  Rule: double sampling draws the second sample only between acceptance and rejection number

    Scenario Outline: the first sample decides
      Given the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item"
      And the plan of "Inspect the first sample" is "J 50 + 50, Ac/Re 0/2;1/2" for "major"
      When the inspector does "Inspect the first sample":
        | Major nonconforming units | <major> |
        | Minor nonconforming units | 0       |
      Then the case did not go through "Inspect the further sample"
      And lot "A-422" has <released> released
      And lot "A-422" has <held> on hold

      Examples:
        | major | released | held |
        | 0     | 1000     | 0    |
        | 2     | 0        | 1000 |
        | 50    | 0        | 1000 |

    Scenario Outline: between the two the second sample decides by the sum
      Given the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item"
      And the inspector does "Inspect the first sample":
        | Major nonconforming units | 1 |
        | Minor nonconforming units | 0 |
      When the inspector does "Inspect the further sample":
        | Major nonconforming units | <second> |
      Then lot "A-422" has <released> released
      And lot "A-422" has <held> on hold

      Examples:
        | second | released | held |
        | 0      | 999      | 1    |
        | 1      | 0        | 1000 |

    Scenario: a class that is decided takes no part in the second sample
      Given the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item"
      And the inspector does "Inspect the first sample":
        | Major nonconforming units | 0 |
        | Minor nonconforming units | 2 |
      And the form of "Inspect the further sample" shows:
        | next_major       | 0  |
        | next_minor       | 50 |
        | next_sample_size | 50 |
      When the inspector does "Inspect the further sample":
        | Minor nonconforming units | 2 |
      Then lot "A-422" has 996 released

    Scenario: more nonconforming units than the sample holds are refused
      Given the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item"
      When the inspector does "Inspect the first sample":
        | Major nonconforming units | 51 |
        | Minor nonconforming units | 0  |
      Then it is refused: "above maximum"

  @SMP-5.1
  Rule: single sampling decides at once, with Re = Ac + 1

    Scenario Outline: one sample of 80
      Given the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item":
        | Another plan type or severity is wanted | yes |
      And the head of raw-material inspection does "Approve the scheme":
        | Type of plan | single |
      And the plan of "Inspect the first sample" is "J 80, Ac/Re 1/2" for "major"
      When the inspector does "Inspect the first sample":
        | Major nonconforming units | <major> |
        | Minor nonconforming units | 0       |
      Then lot "A-422" has <released> released
      And nobody has the task "Inspect the further sample"

      Examples:
        | major | released |
        | 1     | 999      |
        | 2     | 0        |

  @SMP-6.2.2.2
  Rule: major and minor nonconforming units are judged separately, each by its own plan

    Scenario: minor alone refuses the lot
      Given the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item"
      And the inspector does "Inspect the first sample":
        | Major nonconforming units   | 0       |
        | Minor nonconforming units   | 3       |
        | Minor nonconformities found | dirty   |
        | What was found              | dirty   |
      And lot "A-422" has 1000 on hold
      When the linked case "nonconformity" is looked at
      Then the record of "Nonconformity found: open the sheet" says:
        | Class of nonconformity | minor |

    Scenario: a class whose plan refuses decides although the other asks for a further sample
      Given the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item"
      When the inspector does "Inspect the first sample":
        | Major nonconforming units | 1 |
        | Minor nonconforming units | 3 |
      Then nobody has the task "Inspect the further sample"
      And lot "A-422" has 1000 on hold

    Scenario: the kinds of nonconformity of components are recorded
      Given the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item":
        | Inspection class | Critical component |
      When the inspector does "Inspect the first sample":
        | Major nonconforming units   | 2                   |
        | Minor nonconforming units   | 0                   |
        | Major nonconformities found | oxidised, deformed  |
        | What was found              | black pads          |
      Then the record of "Inspect the first sample" says:
        | Major nonconformities found | oxidised; deformed |
      And the record of "Inspect the first sample" fills "Incoming inspection report"

  @SMP-6.4.2.2
  Rule: semi-finished product has its own table of nonconformities

    Scenario: a subcontracted part that breaks the processing rules
      Given the receiving clerk starts "Incoming inspection"
      And the inspector does "Classify the item":
        | Inspection class | Semi-finished or subcontracted product |
      When the inspector does "Inspect the first sample":
        | Major nonconforming units | 2                                 |
        | Minor nonconforming units | 0                                 |
        | semi_major_defects        | breaks_process_rules, bad_packing |
        | What was found            | drilled before hardening          |
      Then the record of "Inspect the first sample" says:
        | semi_major_defects | breaks_process_rules; bad_packing |
        | major_defects      | -                                 |
      And lot "A-422" has 1000 on hold

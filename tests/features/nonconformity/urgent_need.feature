Feature: production needs the goods urgently

  Background:
    Given unless told otherwise "Control of nonconforming output" says:
      | Product                       | VB-50               |
      | Lot                           | A-0417              |
      | Nonconforming quantity        | 1200                |
      | Found in                      | Incoming inspection |
      | Item class                    | Component           |
      | Urgently needed by production | yes                 |
    And unless told otherwise "Check the sheet" says:
      | Result | Agreed |
    And the inspector starts "Control of nonconforming output"

  @NCO-4.2.1.3
  Rule: before urgently needed goods are refused, engineering judges the effect on the assembled product

    Scenario: urgently needed goods are to be returned
      Given these tasks are done:
        | role                            | task                     | Proposed dispositions |
        | department supervisor           | Check the sheet          |                       |
        | head of raw-material inspection | Review the nonconformity | reject 1200           |
      When the head of raw-material inspection does "Decide the disposition"
      Then the engineering reviewer has the task "Judge the effect on the assembled product"
      And lot "A-0417" has 1200 on hold

    Scenario: a part of them is to be reworked
      Given these tasks are done:
        | role                            | task                     | Proposed dispositions |
        | department supervisor           | Check the sheet          |                       |
        | head of raw-material inspection | Review the nonconformity | accept 1199; rework 1 |
      When the head of raw-material inspection does "Decide the disposition"
      Then the engineering reviewer has the task "Judge the effect on the assembled product"

    Scenario Outline: goods that may be used need no opinion: <dispositions>
      Given these tasks are done:
        | role                            | task                     | Proposed dispositions |
        | department supervisor           | Check the sheet          |                       |
        | head of raw-material inspection | Review the nonconformity | <dispositions>        |
      When the head of raw-material inspection does "Decide the disposition"
      Then nobody has the task "Judge the effect on the assembled product"

      Examples:
        | dispositions                |
        | accept 1200                 |
        | concession 1200             |
        | accept 1000; concession 200 |

    Scenario: the disposer may find that it is not urgent any more
      Given these tasks are done:
        | role                            | task                     | Proposed dispositions |
        | department supervisor           | Check the sheet          |                       |
        | head of raw-material inspection | Review the nonconformity | reject 1200           |
      When the head of raw-material inspection does "Decide the disposition":
        | Urgently needed by production | no |
      Then nobody has the task "Judge the effect on the assembled product"
      And lot "A-0417" has 1200 rejected

  @NCO-4.2.1.3
  Rule: no effect found, the head of raw-material inspection disposes anew; opinion not accepted, the general manager of the using branch arranges the disposition

    Background:
      Given these tasks are done:
        | role                            | task                     | Proposed dispositions |
        | inspector                       | Mark the product         |                       |
        | department supervisor           | Check the sheet          |                       |
        | head of raw-material inspection | Review the nonconformity | reject 1200           |
        | head of raw-material inspection | Decide the disposition   |                       |

    Scenario: engineering finds no effect
      When the engineering reviewer does "Judge the effect on the assembled product":
        | Effect on the performance of the assembled product | No effect |
      Then the head of raw-material inspection has the task "Dispose anew"
      And lot "A-0417" has 1200 on hold
      And "Judge the effect on the assembled product" is signed by the engineering reviewer

    Scenario: engineering finds an effect, the first disposition stands
      When the engineering reviewer does "Judge the effect on the assembled product":
        | Effect on the performance of the assembled product | Affects it |
      Then nobody has the task "Dispose anew"
      And lot "A-0417" has 1200 rejected

    Scenario: the goods are accepted anew
      Given the engineering reviewer does "Judge the effect on the assembled product":
        | Effect on the performance of the assembled product | No effect |
      When the head of raw-material inspection does "Dispose anew":
        | Opinion of engineering | Accepted: I dispose anew |
        | Dispositions           | accept 1200              |
      Then lot "A-0417" has 1200 released
      And "Dispose anew" is signed by the head of raw-material inspection

    Scenario: the opinion is not accepted
      Given the engineering reviewer does "Judge the effect on the assembled product":
        | Effect on the performance of the assembled product | No effect |
      When the head of raw-material inspection does "Dispose anew":
        | Opinion of engineering     | Not accepted: to the general manager of the using branch |
        | Branch that uses the goods | taizhou                                                  |
      Then the general manager at "Taizhou branch" has the task "Arrange the disposition"
      And lot "A-0417" has 1200 on hold

    Scenario: without another branch it is the general manager of this one
      Given the engineering reviewer does "Judge the effect on the assembled product":
        | Effect on the performance of the assembled product | No effect |
      When the head of raw-material inspection does "Dispose anew":
        | Opinion of engineering | Not accepted: to the general manager of the using branch |
      Then the general manager at "Ningbo branch" has the task "Arrange the disposition"

    Scenario: the general manager decides
      Given these tasks are done:
        | role                            | task                                      | Effect on the performance of the assembled product | Opinion of engineering                                   | Branch that uses the goods |
        | engineering reviewer            | Judge the effect on the assembled product | No effect                                          |                                                          |                            |
        | head of raw-material inspection | Dispose anew                              |                                                    | Not accepted: to the general manager of the using branch | taizhou                    |
      When the general manager does "Arrange the disposition":
        | Dispositions | accept 1000; reject 200 |
      Then the quantities of lot "A-0417" are:
        | released | 1000 |
        | rejected | 200  |
      And "Arrange the disposition" is signed by the general manager

  @NCO-4.2.1.3 @NCO-4.2.1.4
  Rule: whoever decided on a concession in a hurry does not sign it

    Background:
      Given these tasks are done:
        | role                            | task                                      | Proposed dispositions | Effect on the performance of the assembled product |
        | department supervisor           | Check the sheet                           |                       |                                                    |
        | head of raw-material inspection | Review the nonconformity                  | reject 1200           |                                                    |
        | head of raw-material inspection | Decide the disposition                    |                       |                                                    |
        | engineering reviewer            | Judge the effect on the assembled product |                       | No effect                                          |

    Scenario: the second head disposed anew
      Given another head of raw-material inspection does "Dispose anew":
        | Opinion of engineering | Accepted: I dispose anew |
        | Dispositions           | concession 1200          |
      When the person who did "Dispose anew" does "Sign the concession" as the authorised signatory:
        | Concession | Granted |
      Then it is refused: "four eyes"
      And lot "A-0417" has 1200 on hold

    Scenario: the general manager arranged it
      Given these tasks are done:
        | role                            | task                    | Opinion of engineering                                   | Dispositions    |
        | head of raw-material inspection | Dispose anew            | Not accepted: to the general manager of the using branch |                 |
        | general manager                 | Arrange the disposition |                                                          | concession 1200 |
      When the person who did "Arrange the disposition" does "Sign the concession" as the authorised signatory:
        | Concession | Granted |
      Then it is refused: "four eyes"

    Scenario: somebody else signs it
      Given these tasks are done:
        | role                            | task                    | Opinion of engineering                                   | Dispositions    |
        | head of raw-material inspection | Dispose anew            | Not accepted: to the general manager of the using branch |                 |
        | general manager                 | Arrange the disposition |                                                          | concession 1200 |
      When the authorised signatory does "Sign the concession":
        | Concession | Granted |
      Then lot "A-0417" has 1200 conceded

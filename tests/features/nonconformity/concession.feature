Feature: concession

  Background:
    Given the inspector starts "Control of nonconforming output":
      | Product                | VA-50             |
      | Lot                    | F-0920            |
      | Nonconforming quantity | 40                |
      | Found in               | Final inspection  |
      | Item class             | Finished assembly |
    And these tasks are done:
      | role                      | task                     | Result | Proposed dispositions |
      | inspector                 | Mark the product         |        |                       |
      | department supervisor     | Check the sheet          | Agreed |                       |
      | branch quality management | Review the nonconformity |        | concession 40         |
      | head of inspection        | Decide the disposition   |        |                       |

  @NCO-4.2.1.4
  Rule: a concession needs the signature of the authorised person

    Scenario: nothing is conceded before it is signed
      When the authorised signatory claims "Sign the concession"
      Then lot "F-0920" has 0 conceded
      And lot "F-0920" has 40 on hold
      And nobody has signed "Sign the concession"

    Scenario: it is granted
      When the authorised signatory does "Sign the concession":
        | Concession      | Granted                          |
        | Terms or reason | paint runs, domestic orders only |
      Then lot "F-0920" has 40 conceded
      And "Sign the concession" is signed by the authorised signatory
      And the record of "Sign the concession" fills "Concessions granted and refused"

    Scenario: it is not granted without terms
      When the authorised signatory does "Sign the concession":
        | Concession      | Granted |
        | Terms or reason | -       |
      Then it is refused: "required"
      And lot "F-0920" has 40 on hold

    Scenario: it is refused, and disposed of again
      When the authorised signatory does "Sign the concession":
        | Concession      | Refused     |
        | Terms or reason | safety part |
      Then the head of inspection has the task "Decide the disposition again"
      And lot "F-0920" has 40 on hold

    Scenario: a refused concession is scrapped
      Given the authorised signatory does "Sign the concession":
        | Concession | Refused |
      When the head of inspection does "Decide the disposition again":
        | Disposition | Scrap |
      Then lot "F-0920" has 40 scrapped
      And "Decide the disposition again" is signed by the head of inspection

    Scenario: no password, no concession
      When the authorised signatory does "Sign the concession" without signing:
        | Concession | Granted |
      Then it is refused: "password missing"
      And lot "F-0920" has 40 on hold

    Scenario: a wrong password, no concession
      When the authorised signatory does "Sign the concession" with a wrong password:
        | Concession | Granted |
      Then it is refused: "password wrong"
      And nobody has signed "Sign the concession"

    Scenario: a role without authority does not sign
      When the general manager does "Sign the concession":
        | Concession | Granted |
      Then it is refused: "not allowed"
      And lot "F-0920" has 40 on hold

    Scenario: who decided on the concession does not sign it
      When the person who did "Decide the disposition" does "Sign the concession" as the authorised signatory:
        | Concession | Granted |
      Then it is refused: "four eyes"
      And lot "F-0920" has 40 on hold

    Scenario: who decided on it again does not sign it either
      Given these tasks are done:
        | role                       | task                         | Concession | Disposition |
        | authorised signatory       | Sign the concession          | Refused    |             |
        | another head of inspection | Decide the disposition again |            | Concession  |
      When the person who did "Decide the disposition again" does "Sign the concession" as the authorised signatory:
        | Concession | Granted |
      Then it is refused: "four eyes"

    Scenario: what is conceded goes to stock
      Given the authorised signatory does "Sign the concession":
        | Concession | Granted |
      And the inspector does "Write the stock-in note"
      When the storekeeper does "Mark and put in stock"
      Then the workshop director has the task "Analyse the cause, decide improvement"
      And lot "F-0920" has 40 conceded

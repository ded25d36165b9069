Feature: nonconforming product is marked and stands apart

  Background:
    Given unless told otherwise "Control of nonconforming output" says:
      | Product                | SH-12                            |
      | Lot                    | P-1108                           |
      | Nonconforming quantity | 64                               |
      | Found in               | In process                       |
      | Item class             | Machined part (precision branch) |

  @NCO-4.2.2.1
  Rule: nonconforming product bears its name and its status and stands in the nonconforming area

    Scenario Outline: who marks what is found: <source>
      When the inspector starts "Control of nonconforming output":
        | Found in | <source> |
      Then the <role> has the task "<task>"

      Examples:
        | source              | role                     | task                                  |
        | Incoming inspection | inspector                | Mark the product                      |
        | Final inspection    | inspector                | Mark the product                      |
        | Type test           | inspector                | Mark the product                      |
        | In process          | line leader              | Mark and isolate in production        |
        | Stock               | storekeeper              | Mark and isolate stocked product      |
        | Development         | engineering project lead | Mark the development part             |
        | After delivery      | export sales clerk       | Have the customer set the goods aside |

    Scenario: the identification card is a record
      Given the inspector starts "Control of nonconforming output":
        | Found in | Final inspection |
      When the inspector does "Mark the product":
        | Where it stands                   | Q-03   |
        | Number of the identification card | T-2207 |
      Then the record of "Mark the product" fills "Nonconforming product tag"
      And the record of "Mark the product" says:
        | Where it stands                                                     | Q-03   |
        | Number of the identification card                                   | T-2207 |
        | The card bears the name of the product and its nonconformity status | yes    |

    Scenario Outline: no card, no marking
      Given the inspector starts "Control of nonconforming output":
        | Found in | Final inspection |
      When the inspector does "Mark the product":
        | <question> | <answer> |
      Then it is refused: "<reason>"

      Examples:
        | question                                                            | answer | reason         |
        | The card bears the name of the product and its nonconformity status | no     | must be ticked |
        | Where it stands                                                     | -      | required       |

    Scenario: marking and checking do not wait for each other
      When the inspector starts "Control of nonconforming output":
        | Found in | Type test |
      Then the open tasks are:
        | inspector             | Mark the product |
        | department supervisor | Check the sheet  |

    Scenario: a case is not closed before the product is marked
      Given the inspector starts "Control of nonconforming output":
        | Found in   | Final inspection  |
        | Item class | Finished assembly |
      When these tasks are done:
        | role                      | task                                  | Result | Proposed dispositions |
        | department supervisor     | Check the sheet                       | Agreed |                       |
        | branch quality management | Review the nonconformity              |        | accept 64             |
        | head of inspection        | Decide the disposition                |        |                       |
        | inspector                 | Write the stock-in note               |        |                       |
        | storekeeper               | Mark and put in stock                 |        |                       |
        | workshop director         | Analyse the cause, decide improvement |        |                       |
      Then the case is open
      And the open tasks are:
        | inspector | Mark the product |

    Scenario: after its disposition the product is marked anew
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                       | task                           | Result | Proposed dispositions |
        | line leader                | Mark and isolate in production |        |                       |
        | department supervisor      | Check the sheet                | Agreed |                       |
        | branch quality management  | Review the nonconformity       |        | rework 64             |
        | head of process technology | Decide the disposition         |        |                       |
      When the inspector does "Mark by disposition and feed back":
        | The card bears the disposition | no |
      Then it is refused: "must be ticked"

  @NCO-4.2.2.3 @NCO-3.4
  Rule: in production the line leader marks and isolates

    Scenario: a shaft runs out of true on the line
      Given the inspector starts "Control of nonconforming output"
      When the line leader does "Mark and isolate in production":
        | Where it stands | red box, line 2 |
      Then nobody has the task "Mark and isolate in production"
      And the record of "Mark and isolate in production" fills "Nonconforming product tag"

    Scenario: a storekeeper does not mark in production
      Given the inspector starts "Control of nonconforming output"
      When the storekeeper does "Mark and isolate in production"
      Then it is refused: "not allowed"

  @NCO-4.2.2.4 @NCO-3.4
  Rule: stocked product judged nonconforming is marked and isolated by the storekeeper

    Scenario: flanges rust in the store
      Given the inspector starts "Control of nonconforming output":
        | Found in | Stock |
      When the storekeeper does "Mark and isolate stocked product":
        | Where it stands | nonconforming area of store 1 |
      Then the record of "Mark and isolate stocked product" fills "Nonconforming product tag"
      And lot "P-1108" has 64 on hold

    Scenario: the inspector does not mark what is in the store
      Given the inspector starts "Control of nonconforming output":
        | Found in | Stock |
      When the inspector does "Mark and isolate stocked product"
      Then it is refused: "not allowed"

  @NCO-3.2
  Rule: in development the engineering project lead marks the part

    Scenario: a prototype fails
      Given the inspector starts "Control of nonconforming output":
        | Found in | Development |
      When the engineering project lead does "Mark the development part"
      Then the record of "Mark the development part" fills "Nonconforming product tag"
      And the open tasks are:
        | department supervisor | Check the sheet |

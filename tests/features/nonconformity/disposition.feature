Feature: dispositions and their quantities

  Background:
    Given unless told otherwise "Control of nonconforming output" says:
      | Product                | VA-50             |
      | Lot                    | F-0920            |
      | Nonconforming quantity | 500               |
      | Found in               | Final inspection  |
      | Item class             | Finished assembly |
    And unless told otherwise "Check the sheet" says:
      | Result | Agreed |

  @NCO-4.2.1.4
  Rule: every part of the quantity goes its own way, and no piece is forgotten or invented

    Background:
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                      | task                     | Proposed dispositions |
        | department supervisor     | Check the sheet          |                       |
        | branch quality management | Review the nonconformity | accept 500            |

    Scenario Outline: all of it: <disposition>
      When the head of inspection does "Decide the disposition":
        | Dispositions | <disposition> 500 |
      Then the quantities of lot "F-0920" are:
        | <status> | 500 |
      And the <role> has the task "<task>"

      Examples:
        | disposition | status    | role                 | task                              |
        | accept      | released  | inspector            | Write the stock-in note           |
        | concession  | on hold   | authorised signatory | Sign the concession               |
        | rework      | in rework | inspector            | Mark by disposition and feed back |
        | repair      | in rework | inspector            | Mark by disposition and feed back |
        | sort        | sorted    | inspector            | Mark by disposition and feed back |
        | reject      | rejected  | inspector            | Mark by disposition and feed back |
        | scrap       | scrapped  | inspector            | Mark by disposition and feed back |

    Scenario: 450 accepted, 30 reworked, 20 scrapped
      When the head of inspection does "Decide the disposition":
        | Dispositions | accept 450; rework 30; scrap 20 |
      Then the quantities of lot "F-0920" are:
        | released  | 450 |
        | in rework | 30  |
        | scrapped  | 20  |
      And there are 2 open tasks "Mark by disposition and feed back"
      And the inspector has the task "Write the stock-in note"

    Scenario: each of the three parts ends in its own way
      Given the head of inspection does "Decide the disposition":
        | Dispositions | accept 450; rework 30; scrap 20 |
      When these tasks are done:
        | role              | task                                | part   | Result | How disposed of |
        | inspector         | Mark the product                    |        |        |                 |
        | inspector         | Mark by disposition and feed back   | scrap  |        |                 |
        | inspector         | Mark by disposition and feed back   | rework |        |                 |
        | workshop director | Carry out rework, repair or sorting |        |        |                 |
        | storekeeper       | Dispose of the scrap                |        |        | Recycled        |
        | inspector         | Write the stock-in note             | accept |        |                 |
        | storekeeper       | Mark and put in stock               | accept |        |                 |
        | inspector         | Re-inspect                          |        | Pass   |                 |
        | inspector         | Write the stock-in note             | rework |        |                 |
        | storekeeper       | Mark and put in stock               | rework |        |                 |
      Then the quantities of lot "F-0920" are:
        | released | 480 |
        | scrapped | 20  |
      And the open tasks are:
        | workshop director | Analyse the cause, decide improvement |

    Scenario: the same disposition on two lines makes two parts
      When the head of inspection does "Decide the disposition":
        | Dispositions | rework 300; rework 200 |
      Then lot "F-0920" has 500 in rework
      And there are 2 open tasks "Mark by disposition and feed back"

    Scenario Outline: refused: <lines>
      When the head of inspection does "Decide the disposition":
        | Dispositions | <lines> |
      Then it is refused: "<reason>"
      And the quantities of lot "F-0920" are:
        | on hold | 500 |

      Examples:
        | lines                           | reason         |
        | accept 450; rework 30; scrap 19 | unbalanced     |
        | accept 450; rework 30; scrap 21 | unbalanced     |
        | accept 499.999                  | unbalanced     |
        | accept 500; scrap 0             | below minimum  |
        | accept 520; scrap -20           | below minimum  |
        | -                               | unbalanced     |
        | regrade 500                     | unknown option |

    Scenario: what the review proposes must balance, too
      Given the inspector starts "Control of nonconforming output":
        | Lot | F-0921 |
      And the department supervisor does "Check the sheet"
      When branch quality management does "Review the nonconformity":
        | Proposed dispositions | accept 400 |
      Then it is refused: "unbalanced"

  @NCO-4.2.1.4
  Rule: a disposition is signed

    Background:
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                      | task                     | Proposed dispositions |
        | department supervisor     | Check the sheet          |                       |
        | branch quality management | Review the nonconformity | accept 500            |

    Scenario: the signature stands under the conclusion
      When the head of inspection does "Decide the disposition"
      Then "Decide the disposition" is signed by the head of inspection
      And the record of "Decide the disposition" fills "Disposition decision record"

    Scenario: no signature, no disposition
      When the head of inspection does "Decide the disposition" without signing
      Then it is refused: "password missing"
      And lot "F-0920" has 500 on hold

    Scenario: somebody else's password is no signature
      When the head of inspection does "Decide the disposition" with a wrong password
      Then it is refused: "password wrong"
      And lot "F-0920" has 500 on hold

    Scenario: all reasons are told at once
      When the head of inspection does "Decide the disposition" with a wrong password:
        | Dispositions | accept 10 |
      Then it is refused: "unbalanced"

  @NCO-4.2.1.4
  Rule: the inspector scraps what is clearly unusable without review, marks it and supervises its isolation

    Scenario: a casting is cracked through
      When the inspector starts "Control of nonconforming output":
        | Judgement of inspection | Clearly unusable: I scrap it |
      Then lot "F-0920" has 500 scrapped
      And the open tasks are:
        | inspector | Mark the product                  |
        | inspector | Mark by disposition and feed back |

    Scenario: it takes a reason
      When the inspector starts "Control of nonconforming output":
        | Judgement of inspection | Clearly unusable: I scrap it |
        | Why it needs no review  | -                            |
      Then it is refused: "required"

    Scenario: scrap whose isolation nobody supervised is not marked
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                      | task                     | Proposed dispositions |
        | department supervisor     | Check the sheet          |                       |
        | branch quality management | Review the nonconformity | scrap 500             |
        | head of inspection        | Decide the disposition   |                       |
      When the inspector does "Mark by disposition and feed back":
        | I supervised the isolated storage of the scrap | no |
      Then it is refused: "must be ticked"

    Scenario: scrap judged by the inspector is supervised, too
      Given the inspector starts "Control of nonconforming output":
        | Judgement of inspection | Clearly unusable: I scrap it |
      When the inspector does "Mark by disposition and feed back":
        | I supervised the isolated storage of the scrap | no |
      Then it is refused: "must be ticked"

    Scenario: scrap is disposed of and the cause is asked for
      Given the inspector starts "Control of nonconforming output":
        | Judgement of inspection | Clearly unusable: I scrap it |
      And the inspector does "Mark by disposition and feed back"
      When the storekeeper does "Dispose of the scrap":
        | How disposed of | Destroyed |
      Then the workshop director has the task "Analyse the cause, decide improvement"
      And the record of "Dispose of the scrap" fills "Scrap record"
      And lot "F-0920" has 500 scrapped

  @NCO-4.2.1.4
  Rule: the inspector rejects clearly nonconforming purchased or subcontracted parts

    Scenario Outline: <item class>, found: <source>
      When the inspector starts "Control of nonconforming output":
        | Found in                | <source>                                                           |
        | Item class              | <item class>                                                       |
        | Judgement of inspection | Clearly nonconforming purchased or subcontracted part: I reject it |
      Then lot "F-0920" has 500 rejected
      And nobody has the task "Check the sheet"
      And decision "Authority of the inspector" gave "reject"
      And by the row of clause "NCO-4.2.1.4"

      Examples:
        | source              | item class        |
        | Incoming inspection | Finished assembly |
        | In process          | Raw material      |
        | Stock               | Plastic granulate |
        | Stock               | Component         |

    Scenario Outline: what the plant made is not rejected by the inspector alone: <item class>
      When the inspector starts "Control of nonconforming output":
        | Item class              | <item class>                                                       |
        | Judgement of inspection | Clearly nonconforming purchased or subcontracted part: I reject it |
      Then lot "F-0920" has 500 on hold
      And the department supervisor has the task "Check the sheet"

      Examples:
        | item class                       |
        | Finished assembly                |
        | Machined part (precision branch) |

    Scenario: purchasing returns them
      Given the inspector starts "Control of nonconforming output":
        | Found in                | Incoming inspection                                                |
        | Judgement of inspection | Clearly nonconforming purchased or subcontracted part: I reject it |
      And the inspector does "Mark by disposition and feed back"
      When the purchasing lead does "Notify the supplier and return"
      Then lot "F-0920" has 500 returned

    Scenario: goods go back with a return note only
      Given the inspector starts "Control of nonconforming output":
        | Found in                | Incoming inspection                                                |
        | Judgement of inspection | Clearly nonconforming purchased or subcontracted part: I reject it |
      And the inspector does "Mark by disposition and feed back"
      When the purchasing lead does "Notify the supplier and return":
        | Number of the return note | - |
      Then it is refused: "required"
      And lot "F-0920" has 500 rejected

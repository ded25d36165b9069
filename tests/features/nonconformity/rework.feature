Feature: rework, repair and sorting

  Background:
    Given unless told otherwise "Control of nonconforming output" says:
      | Product                | VA-50             |
      | Lot                    | F-0920            |
      | Nonconforming quantity | 120               |
      | Found in               | Final inspection  |
      | Item class             | Finished assembly |
    And unless told otherwise "Check the sheet" says:
      | Result | Agreed |

  @NCO-4.1 @NCO-4.2.1.4
  Rule: rework, repair or sorting is marked, fed back, carried out and re-inspected; what passes is stocked, what fails is disposed of again

    Background:
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                      | task                              | Proposed dispositions |
        | inspector                 | Mark the product                  |                       |
        | department supervisor     | Check the sheet                   |                       |
        | branch quality management | Review the nonconformity          | rework 120            |
        | head of inspection        | Decide the disposition            |                       |
        | inspector                 | Mark by disposition and feed back |                       |

    Scenario: the workshop reports what was done
      When the workshop director does "Carry out rework, repair or sorting":
        | What was done | sealing face lapped |
        | Hours spent   | 6.5                 |
      Then the inspector has the task "Re-inspect"
      And lot "F-0920" has 120 in rework
      And the record of "Carry out rework, repair or sorting" says:
        | Hours spent | 6.5 |

    Scenario: all of it passes
      Given the workshop director does "Carry out rework, repair or sorting"
      When the inspector does "Re-inspect":
        | Result | Pass |
      Then lot "F-0920" has 120 released
      And the inspector has the task "Write the stock-in note"
      And nobody has the task "Decide the disposition again"
      And the record of "Re-inspect" fills "Inspection report (re-inspection)"

    Scenario: all of it fails
      Given the workshop director does "Carry out rework, repair or sorting"
      When the inspector does "Re-inspect":
        | Result | Fail |
      Then lot "F-0920" has 120 on hold
      And the head of inspection has the task "Decide the disposition again"
      And nobody has the task "Write the stock-in note"

    Scenario: 100 pass at once, 20 are disposed of again
      Given the workshop director does "Carry out rework, repair or sorting"
      When the inspector does "Re-inspect":
        | Result | Fail |
        | Passed | 100  |
        | Failed | 20   |
      Then the quantities of lot "F-0920" are:
        | released | 100 |
        | on hold  | 20  |
      And the inspector has the task "Write the stock-in note"
      And the head of inspection has the task "Decide the disposition again"

    Scenario Outline: one figure is enough: <question> <quantity>
      Given the workshop director does "Carry out rework, repair or sorting"
      When the inspector does "Re-inspect":
        | Result     | <result>   |
        | <question> | <quantity> |
      Then the quantities of lot "F-0920" are:
        | released | <released> |
        | on hold  | <on hold>  |

      Examples:
        | result | question | quantity | released | on hold |
        | Fail   | Passed   | 119      | 119      | 1       |
        | Fail   | Failed   | 1        | 119      | 1       |
        | Pass   | Failed   | 0.5      | 119.5    | 0.5     |
        | Fail   | Failed   | 119      | 1        | 119     |

    Scenario Outline: passed <passed> and failed <failed> of 120 is refused
      Given the workshop director does "Carry out rework, repair or sorting"
      When the inspector does "Re-inspect":
        | Result | Fail     |
        | Passed | <passed> |
        | Failed | <failed> |
      Then it is refused: "<reason>"
      And lot "F-0920" has 120 in rework

      Examples:
        | passed | failed | reason                   |
        | 100    | 19     | passed and failed differ |
        | 100    | 21     | passed and failed differ |
        | 121    | -      | passed and failed differ |
        | 121    | -1     | below minimum            |

    Scenario: what failed is reworked until it passes
      Given these tasks are done:
        | role               | task                                | Result | Passed | Failed | Disposition |
        | workshop director  | Carry out rework, repair or sorting |        |        |        |             |
        | inspector          | Re-inspect                          | Fail   | 100    | 20     |             |
        | head of inspection | Decide the disposition again        |        |        |        | Rework      |
        | inspector          | Mark by disposition and feed back   |        |        |        |             |
        | workshop director  | Carry out rework, repair or sorting |        |        |        |             |
        | inspector          | Re-inspect                          | Fail   | 15     | 5      |             |
        | head of inspection | Decide the disposition again        |        |        |        | Repair      |
        | inspector          | Mark by disposition and feed back   |        |        |        |             |
        | workshop director  | Carry out rework, repair or sorting |        |        |        |             |
      When the inspector does "Re-inspect":
        | Result | Pass |
      Then the quantities of lot "F-0920" are:
        | released | 120 |

    Scenario: the second rework begins with empty forms
      Given these tasks are done:
        | role               | task                                | Result | Passed | Failed | Disposition |
        | workshop director  | Carry out rework, repair or sorting |        |        |        |             |
        | inspector          | Re-inspect                          | Fail   | 100    | 20     |             |
        | head of inspection | Decide the disposition again        |        |        |        | Rework      |
        | inspector          | Mark by disposition and feed back   |        |        |        |             |
      When the workshop director does "Carry out rework, repair or sorting"
      Then the form of "Re-inspect" shows:
        | Result   | -  |
        | Passed   | -  |
        | Failed   | -  |
        | quantity | 20 |

    Scenario Outline: what failed is disposed of otherwise: <disposition>
      Given these tasks are done:
        | role              | task                                | Result |
        | workshop director | Carry out rework, repair or sorting |        |
        | inspector         | Re-inspect                          | Fail   |
      When the head of inspection does "Decide the disposition again":
        | Disposition | <disposition> |
      Then lot "F-0920" has 120 <status>

      Examples:
        | disposition | status   |
        | Accept      | released |
        | Sort        | sorted   |
        | Reject      | rejected |
        | Scrap       | scrapped |

    Scenario: a new concession needs its signature
      Given these tasks are done:
        | role              | task                                | Result |
        | workshop director | Carry out rework, repair or sorting |        |
        | inspector         | Re-inspect                          | Fail   |
      When the head of inspection does "Decide the disposition again":
        | Disposition | Concession |
      Then the authorised signatory has the task "Sign the concession"
      And lot "F-0920" has 120 on hold

    Scenario: the cause is asked for when every part is done
      Given these tasks are done:
        | role              | task                                | Result | Passed | Failed |
        | workshop director | Carry out rework, repair or sorting |        |        |        |
        | inspector         | Re-inspect                          | Fail   | 100    | 20     |
        | inspector         | Write the stock-in note             |        |        |        |
      When the storekeeper does "Mark and put in stock"
      Then nobody has the task "Analyse the cause, decide improvement"
      And the case is open

  @NCO-4.2.1.4 @NCO-4.2.3
  Rule: sorted goods are re-inspected, too

    Scenario: sorting finds 40 bad ones
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                      | task                                | Proposed dispositions |
        | department supervisor     | Check the sheet                     |                       |
        | branch quality management | Review the nonconformity            | sort 120              |
        | head of inspection        | Decide the disposition              |                       |
        | inspector                 | Mark by disposition and feed back   |                       |
        | workshop director         | Carry out rework, repair or sorting |                       |
      When the inspector does "Re-inspect":
        | Result | Fail |
        | Failed | 40   |
      Then the quantities of lot "F-0920" are:
        | released | 80 |
        | on hold  | 40 |

  @NCO-4.2.3
  Rule: purchased parts and finished product are re-inspected by the inspector, in-process product by the line leader

    Scenario Outline: <item class>, found: <source>
      Given the inspector starts "Control of nonconforming output":
        | Found in   | <source>     |
        | Item class | <item class> |
      And these tasks are done:
        | role                  | task                              | Proposed dispositions |
        | department supervisor | Check the sheet                   |                       |
        | <reviews>             | Review the nonconformity          | <disposition> 120     |
        | <disposes>            | Decide the disposition            |                       |
        | inspector             | Mark by disposition and feed back |                       |
      When the <works> does "Carry out rework, repair or sorting"
      Then the <re-inspects> has the task "<task>"

      Examples:
        | source              | item class                       | disposition | reviews                         | disposes                        | works             | re-inspects | task                  |
        | Incoming inspection | Component                        | rework      | head of raw-material inspection | head of raw-material inspection | purchasing lead   | inspector   | Re-inspect            |
        | Final inspection    | Finished assembly                | repair      | branch quality management       | head of inspection              | workshop director | inspector   | Re-inspect            |
        | In process          | Machined part (precision branch) | sort        | branch quality management       | head of process technology      | workshop director | line leader | Re-inspect in process |
        | In process          | Component                        | rework      | branch quality management       | head of process technology      | workshop director | line leader | Re-inspect in process |

    Scenario Outline: the line leader's result on 120 pieces: <result>
      Given the inspector starts "Control of nonconforming output":
        | Found in   | In process                       |
        | Item class | Machined part (precision branch) |
      And these tasks are done:
        | role                       | task                                | Proposed dispositions |
        | department supervisor      | Check the sheet                     |                       |
        | branch quality management  | Review the nonconformity            | rework 120            |
        | head of process technology | Decide the disposition              |                       |
        | inspector                  | Mark by disposition and feed back   |                       |
        | workshop director          | Carry out rework, repair or sorting |                       |
      When the line leader does "Re-inspect in process":
        | Result | <result> |
        | Failed | <failed> |
      Then the quantities of lot "F-0920" are:
        | released | <released> |
        | on hold  | <on hold>  |

      Examples:
        | result | failed | released | on hold |
        | Pass   | -      | 120      | 0       |
        | Fail   | -      | 0        | 120     |
        | Fail   | 7      | 113      | 7       |

    Scenario: the inspector does not re-inspect in process
      Given the inspector starts "Control of nonconforming output":
        | Found in   | In process                       |
        | Item class | Machined part (precision branch) |
      And these tasks are done:
        | role                       | task                                | Proposed dispositions |
        | department supervisor      | Check the sheet                     |                       |
        | branch quality management  | Review the nonconformity            | rework 120            |
        | head of process technology | Decide the disposition              |                       |
        | inspector                  | Mark by disposition and feed back   |                       |
        | workshop director          | Carry out rework, repair or sorting |                       |
      When the inspector does "Re-inspect in process":
        | Result | Pass |
      Then it is refused: "not allowed"

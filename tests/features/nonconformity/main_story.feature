Feature: control of nonconforming output, from the finding to the store

  @NCO-4.1 @NCO-4.2.1.4 @NCO-4.2.2.2 @NCO-4.2.3
  Rule: every part of a lot is disposed of, reworked parts until they pass, and nothing leaves its hold before

    Scenario: 500 valve bodies: 450 accepted, 30 reworked in two rounds, 20 scrapped
      Given it is 2026-03-06 15:00
      And the inspector starts "Control of nonconforming output":
        | Product                | VB-50                        |
        | Lot                    | A-0417                       |
        | Nonconforming quantity | 500                          |
        | Found in               | Incoming inspection          |
        | Item class             | Component                    |
        | Supplier               | jinhe                        |
        | Nonconformity          | porosity on the sealing face |
      And it becomes Tuesday at 15:00
      And these tasks are done:
        | role                            | task                                | part   | What was done       | Result | Proposed dispositions           | Failed | Disposition | How disposed of |
        | receiving clerk                 | Mark and isolate purchased material |        | Marked and isolated |        |                                 |        |             |                 |
        | inspector                       | Mark the product                    |        |                     |        |                                 |        |             |                 |
        | department supervisor           | Check the sheet                     |        |                     | Agreed |                                 |        |             |                 |
        | head of raw-material inspection | Review the nonconformity            |        |                     |        | accept 450; rework 30; scrap 20 |        |             |                 |
        | head of raw-material inspection | Decide the disposition              |        |                     |        |                                 |        |             |                 |
        | inspector                       | Write the stock-in note             | accept |                     |        |                                 |        |             |                 |
        | storekeeper                     | Mark and put in stock               | accept |                     |        |                                 |        |             |                 |
        | inspector                       | Mark by disposition and feed back   | rework |                     |        |                                 |        |             |                 |
        | purchasing lead                 | Carry out rework, repair or sorting |        | lapped by hand      |        |                                 |        |             |                 |
        | inspector                       | Re-inspect                          |        |                     | Fail   |                                 | 2      |             |                 |
        | head of raw-material inspection | Decide the disposition again        |        |                     |        |                                 |        | Rework      |                 |
        | inspector                       | Mark by disposition and feed back   | 2      |                     |        |                                 |        |             |                 |
        | purchasing lead                 | Carry out rework, repair or sorting |        | machined 0.3 mm     |        |                                 |        |             |                 |
        | inspector                       | Re-inspect                          |        |                     | Pass   |                                 |        |             |                 |
        | inspector                       | Write the stock-in note             | 28     |                     |        |                                 |        |             |                 |
        | storekeeper                     | Mark and put in stock               | 28     |                     |        |                                 |        |             |                 |
        | inspector                       | Write the stock-in note             | 2      |                     |        |                                 |        |             |                 |
        | storekeeper                     | Mark and put in stock               | 2      |                     |        |                                 |        |             |                 |
        | inspector                       | Mark by disposition and feed back   | scrap  |                     |        |                                 |        |             |                 |
        | storekeeper                     | Dispose of the scrap                |        |                     |        |                                 |        |             | Destroyed       |
      When the purchasing lead does "Analyse the cause, decide improvement":
        | Cause       | pouring temperature too low |
        | Improvement | supplier pours at 1 580 °C  |
      Then the case is closed
      And the quantities of lot "A-0417" are:
        | released | 480 |
        | scrapped | 20  |

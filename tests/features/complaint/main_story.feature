Feature: a complaint, from the customer's mail to the reply

  @NCO-2 @NCO-5.1 @NCO-5.2.1 @NCO-5.2.2 @NCO-5.2.3 @NCO-3.3
  Rule: a complaint for which the company is responsible is investigated, answered, put right and replied to

    Scenario: leaking valves, measures that hold
      Given the export sales clerk starts "Customer complaint handling":
        | Received by                              | E-mail or letter        |
        | Received on                              | 2026-03-02              |
        | Customer                                 | nordflow                |
        | Contact at the customer                  | Ms Berg                 |
        | Product                                  | VA-50                   |
        | Lot                                      | F-0920                  |
        | Shipment                                 | SH-2026-118             |
        | Quantity complained of                   | 12                      |
        | Complaint, in the words of the customer  | 12 valves leak at 6 bar |
      And the export sales clerk does "Understand the situation":
        | What happened                | Found at their incoming test |
        | Department that investigates | Quality management           |
      And branch quality management does "Investigate and verify":
        | Findings                   | retained sample leaks, too |
        | The company is responsible | yes                        |
        | Grounds                    | burr on the seat ring      |
        | Defect class               | Class I                    |
      And the export sales clerk does "Write the information sheet":
        | To be investigated and answered | Why do valves of lot F-0920 leak? |
      And the head of export sales does "Check the sheet":
        | Result | Approved: issue it |
      And the information handler does "Investigate and confirm the problem":
        | What was found          | burr on the seat ring |
        | It is a quality problem | yes                   |
      And the information handler does "Set the measures":
        | Cause    | deburring left out                                                                     |
        | Measures | Workshop (Until: 2026-03-05; Measure: deburr every ring); Purchasing (Until: 2026-03-06; Measure: tell the supplier) |
      And the head of the information-handling department does "Approve the measures":
        | Decision | Approved |
      And the information handler does "Answer export sales":
        | Answer | deburring is back in the routing |
      And the export sales clerk does "Tell the customer the measures"
      And these tasks are done:
        | role                | task                  | What was done    | Result                    |
        | workshop director   | Carry out the measure | deburred         |                           |
        | purchasing lead     | Carry out the measure | letter of 4 March |                          |
        | information handler | Verify the result     |                  | Carried out and effective |
      When the export sales clerk does "Reply to the customer":
        | Reply             | new valves are on the way |
        | Customer's answer | Satisfied                 |
      Then the case is closed
      And the record of "Reply to the customer" fills "Register of replies to customers"

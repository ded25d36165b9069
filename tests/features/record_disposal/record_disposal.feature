Feature: Disposal of records
  Section 6: records are kept for their time in the department and in the archive, then their content is disposed of.

  Background:
    Given product "ZEFIR-01" is a "confectionery" called "Vanilla zefir"
    And it becomes 2026-03-02 09:00
    And the director of accounting starts "Return or claim of a consumer":
      | What came in                     | Claim             |
      | Number of the claim              | 14-R              |
      | Consumer                         | volga             |
      | Where the goods are              | With the consumer |
      | Product                          | ZEFIR-01          |
      | Lot                              | Z-0298            |
      | Nonconforming quantity           | 60                |
      | Unit                             | kilogram          |
      | Department that made the product | Packing           |
      | Nonconformity                    | Sticky crust      |
      | Causes stated in the claim       | Torn wrapping     |

  @DPR-6.1
  Rule: a claim is kept 3 years by the QMS department and 10 years in the company archive

    Scenario: on the last day nothing is over
      Given it becomes 2039-03-02 10:00
      When the head of the QMS department starts "Disposal of records":
        | Occasion | Yearly review of the archive |
      Then the case is closed
      And the entries in "Claim for nonconforming product" have their content

    Scenario: on the next day it is proposed for disposal
      Given it becomes 2039-03-03 10:00
      When the head of the QMS department starts "Disposal of records":
        | Occasion | Yearly review of the archive |
      Then the open tasks are:
        | head of the QMS department | Propose the disposal |

  @DPR-6.1 @DPR-6.2 @DPR-6.3
  Rule: content is disposed of only when another head approves it with a signature

    Scenario: approved, the content is gone and the act stays
      Given it becomes 2039-03-03 10:00
      And the head of the QMS department starts "Disposal of records":
        | Occasion | Yearly review of the archive |
      When these tasks are done:
        | role                       | task                 | Disposal                                     |
        | head of the QMS department | Propose the disposal |                                              |
        | head of QC                 | Approve the disposal | Approved: the content cannot be brought back |
      Then "Approve the disposal" is signed by the head of QC
      And the record of "Approve the disposal" fills "Act of disposal of records"
      And the content of the entries in "Claim for nonconforming product" is gone
      And the case is closed

    Scenario: not approved, the records stay
      Given it becomes 2039-03-03 10:00
      And the head of the QMS department starts "Disposal of records":
        | Occasion | Yearly review of the archive |
      When these tasks are done:
        | role                       | task                 | Disposal                       | Why not                |
        | head of the QMS department | Propose the disposal |                                |                        |
        | head of QC                 | Approve the disposal | Not approved: the records stay | A lawsuit is under way |
      Then the entries in "Claim for nonconforming product" have their content
      And the case is closed

    Scenario: what the proposal leaves out stays
      Given it becomes 2039-03-03 10:00
      And the head of the QMS department starts "Disposal of records":
        | Occasion | Yearly review of the archive |
      And the head of the QMS department does "Propose the disposal":
        | Records whose time is over | CL-2026-0001/1 (Dispose of the content: no) |
      When the head of QC does "Approve the disposal":
        | Disposal | Approved: the content cannot be brought back |
      Then the entries in "Claim for nonconforming product" have their content

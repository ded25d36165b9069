Feature: Changes to the procedure
  Section 7: changes are registered; approval, acknowledgement and distribution are listed.

  Background:
    Given unless told otherwise "Approve the change" says:
      | Change | Approved |
    And the QMS officer starts "Change to a procedure":
      | Code of the document    | Дп 09.04-01/13                                |
      | Title of the document   | Disposition of nonconforming product          |
      | No. of the change       | 3                                             |
      | What it is              | Change                                        |
      | Numbers of the sheets   | 4, 7                                          |
      | Document it is based on | Order 18 of 20 February                       |
      | Summary of the change   | Samples are taken from three places of a lot  |
      | Who approves            | Head of QC, Head of production management     |

  @DPR-7.1
  Rule: those whom the request names approve the change, by signature

    Scenario: each of them is asked
      Then the open tasks are:
        | head of QC                    | Approve the change |
        | head of production management | Approve the change |

    Scenario: the approval list shows who signed
      When these tasks are done:
        | role                          | task               |
        | head of QC                    | Approve the change |
        | head of production management | Approve the change |
      Then the signatures under "Approval list" are:
        | role                          | Change   |
        | head of QC                    | Approved |
        | head of production management | Approved |
      And the head of the QMS department has the task "Register the change"

    Scenario: an objection sends the change back
      When these tasks are done:
        | role                          | task               | Change       | Objection        |
        | head of QC                    | Approve the change | Not approved | Two will do      |
        | head of production management | Approve the change | Not approved | Who pays for it? |
      Then the open tasks are:
        | QMS officer | Revise the change |
      And the form of "Revise the change" shows:
        | objections            | Two will do; Who pays for it?                |
        | Summary of the change | Samples are taken from three places of a lot |

    Scenario: one objection is enough, and the revised change is approved anew
      Given these tasks are done:
        | role                          | task               | Change       | Objection   |
        | head of QC                    | Approve the change | Not approved | Two will do |
        | head of production management | Approve the change | Approved     |             |
      When the QMS officer does "Revise the change":
        | Summary of the change | Samples are taken from two places of a lot |
        | Who approves          | Head of QC                                 |
      Then the open tasks are:
        | head of QC | Approve the change |

  @DPR-7.1 @DPR-6.4
  Rule: the change is registered with number, date, sheets, basis, summary, name and signature

    Scenario: the head of QMS registers it and keeps the original
      Given the case comes to "Register the change"
      When the head of the QMS department does "Register the change"
      Then the record of "Register the change" fills "Sheet of changes, additions and revisions"
      And "Register the change" is signed by the head of the QMS department
      And the QMS officer has the task "Distribute the document"

    Scenario: a change whose original is not kept is not registered
      Given the case comes to "Register the change"
      When the head of the QMS department does "Register the change":
        | The original is with the QMS department | no |
      Then it is refused: "must be ticked"

  @DPR-7.1
  Rule: the changed document goes to those on the distribution list, who acknowledge it

    Scenario: the list comes filled with department, role and number of copies
      When the case comes to "Distribute the document"
      Then the form of "Distribute the document" shows:
        | Copies | production_department production_department_head 11; production_management production_management_head 9; qc qc_head 2; warehouse warehouse_head 1; quality_management chief_quality_engineer 1 |

    Scenario: everybody on the list acknowledges the change
      Given the case comes to "Distribute the document"
      When the QMS officer does "Distribute the document":
        | Copies | QC department 2 (Position: Head of QC); Warehouse service 1 (Position: Warehouse head) |
      Then the open tasks are:
        | head of QC     | Acknowledge the change |
        | warehouse head | Acknowledge the change |
      And the form of "Acknowledge the change" shows:
        | Copies received | 2 |

    Scenario: the change is in force when the last one has read it
      Given the case comes to "Acknowledge the change"
      When everything else goes as usual
      Then the case is closed
      And the signatures under "Acknowledgement list" are:
        | role                              | Copies received |
        | head of the production department | 11              |
        | head of production management     | 9               |
        | head of QC                        | 2               |
        | warehouse head                    | 1               |
        | chief quality engineer            | 1               |

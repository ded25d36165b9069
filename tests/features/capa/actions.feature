Feature: carrying out corrective and preventive actions

  Background:
    Given it is 2026-03-02 09:00
    And the branch quality management starts "Corrective and preventive action":
      | Problem             | Porosity on the sealing face |
      | Where it comes from | Nonconformity                |
      | Responsible unit    | Head of process technology   |
    And these tasks are done:
      | role                             | task                | Five whys                          | Actions                                                                                                                                                                                      | Result |
      | head of process technology       | Contain the problem |                                    |                                                                                                                                                                                              |        |
      | head of process technology       | Find the cause      | Why is it porous (because: too cold) |                                                                                                                                                                                              |        |
      | another head of process technology | Plan the actions  |                                    | New work instruction (Kind: Corrective, Who: Head of process technology, Until: 2026-03-13); Thermometer at the ladle (Kind: Preventive, Who: Purchasing lead, Until: 2026-03-20) |        |
      | branch quality management        | Check the plan      |                                    |                                                                                                                                                                                              | Agreed |

  @NCO-5.2.3
  Rule: every action is a task of its owner, due on its date, with evidence, and its execution is checked

    Scenario: each owner has a task of its own
      Then the open tasks are:
        | head of process technology | Carry out the action |
        | purchasing lead            | Carry out the action |

    Scenario: an action without evidence is refused
      When the purchasing lead does "Carry out the action":
        | Evidence | - |
      Then it is refused: "required"

    Scenario: what was done is checked by the organiser
      When the purchasing lead does "Carry out the action":
        | What was done | Thermometer mounted |
        | Evidence      | SB-0312             |
      Then the branch quality management has the task "Check what was done"
      And the record of "Carry out the action" fills "Register of corrective and preventive actions"

    Scenario: nobody checks the own action
      Given the purchasing lead does "Carry out the action"
      When the person who did "Carry out the action" does "Check what was done" as the branch quality management:
        | Carried out as planned? | Yes |
      Then it is refused: "four eyes"

    Scenario: what is not done goes back with a new date
      Given these tasks are done:
        | role                       | task                 | Carried out as planned? |
        | head of process technology | Carry out the action |                         |
        | branch quality management  | Check what was done  | Yes                     |
        | purchasing lead            | Carry out the action |                         |
      When the branch quality management does "Check what was done":
        | Carried out as planned? | No             |
        | What is missing         | Not calibrated |
        | New date                | 2026-03-27     |
      Then the purchasing lead has the task "Carry out the action"
      And the task "Carry out the action" is due 2026-03-27 17:00

    Scenario: what is missing is said
      Given the purchasing lead does "Carry out the action"
      When the branch quality management does "Check what was done":
        | Carried out as planned? | No         |
        | What is missing         | -          |
        | New date                | 2026-03-27 |
      Then it is refused: "required"

    Scenario: effectiveness waits for the last action
      Given these tasks are done:
        | role                      | task                 | Carried out as planned? |
        | purchasing lead           | Carry out the action |                         |
        | branch quality management | Check what was done  | Yes                     |
      When it becomes 2026-03-13 12:00
      Then the open tasks are:
        | head of process technology | Carry out the action |

  @NCO-3.1 @NCO-5.2.3
  Rule: an overdue action is followed up; five working days later the quality manager decides who acts until when

    Background:
      Given these tasks are done:
        | role                      | task                 | Carried out as planned? |
        | purchasing lead           | Carry out the action |                         |
        | branch quality management | Check what was done  | Yes                     |

    Scenario: nothing is overdue on the last day
      When it becomes 2026-03-13 16:59
      Then the open tasks are:
        | head of process technology | Carry out the action |

    Scenario: the organiser follows up, the owner keeps the task
      When it becomes 2026-03-13 17:00
      Then the open tasks are:
        | head of process technology | Carry out the action         |
        | branch quality management  | Follow up the overdue action |

    Scenario: what was agreed is recorded
      Given it becomes 2026-03-13 17:00
      When the branch quality management does "Follow up the overdue action":
        | Why it is late  | Author is ill      |
        | What was agreed | Deputy finishes it |
      Then the record of "Follow up the overdue action" fills "Register of overdue actions"
      And the head of process technology has the task "Carry out the action"

    Scenario: five working days later it is not yet decided
      When it becomes 2026-03-20 16:59
      Then the head of process technology has the task "Carry out the action"
      And nobody has the task "Decide on the overdue action"

    Scenario: five working days later the quality manager decides
      When it becomes 2026-03-20 17:00
      Then the quality manager in charge has the task "Decide on the overdue action"
      And nobody has the task "Carry out the action"

    Scenario: somebody else acts, until a new date
      Given it becomes 2026-03-20 17:00
      When the quality manager in charge does "Decide on the overdue action":
        | Who acts now | Workshop director |
        | Until        | 2026-03-31        |
        | Reason       | Author stays away |
      Then the workshop director has the task "Carry out the action"
      And the task "Carry out the action" is due 2026-03-31 17:00

    Scenario: an action done late leaves no reminder behind
      Given it becomes 2026-03-13 17:00
      And the head of process technology does "Carry out the action"
      When the branch quality management does "Check what was done":
        | Carried out as planned? | Yes |
      Then nothing is left to do
      And the case is waiting

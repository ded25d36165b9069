Feature: each customer is told, answers, and is reminded

  Background:
    Given it is Monday at 09:00
    And 1000 pieces of lot "F-0920" of "VA-50" are in stock
    And 400 pieces of lot "F-0920" were shipped to "nordflow" with "DN-118"
    And 350 pieces of lot "F-0920" were shipped to "volga" with "DN-121"
    And a recall of lot "F-0920" of "VA-50" is approved and made known

  @NCO-6.3.1
  Rule: export sales tells every party what to do

    Scenario: each customer gets a notice
      Then there are 2 open tasks "Send the notice"
      And the export sales clerk has the task "Send the notice" for the customer "nordflow"
      And the export sales clerk has the task "Send the notice" for the customer "volga"

    Scenario: a customer who has nothing to do gets no notice
      Given 100 pieces of lot "F-0930" of "VA-50" are in stock
      And 60 pieces of lot "F-0930" were shipped to "pacific" with "DN-131"
      When a recall of lot "F-0930" of "VA-50" is approved and made known:
        | Settled | Rework at the customer's |
      Then there are 1 open tasks "Send the notice"

  @NCO-6.3.3
  Rule: the recall is carried out promptly: who does not answer in time is reminded

    Scenario: nobody is reminded while there is time
      Given the export sales clerk does "Send the notice" for the customer "volga":
        | Sent by | Mail |
      When it becomes Wednesday at 08:59
      Then nobody has the task "Remind the customer"

    Scenario: the answer is late
      Given the export sales clerk does "Send the notice" for the customer "volga":
        | Sent by | Mail |
      When it becomes Wednesday at 09:00
      Then the export sales clerk has the task "Remind the customer" for the customer "volga"
      And the export sales clerk has the task "Record the customer's answer" for the customer "volga"

    Scenario: a customer who answered is not reminded
      Given these tasks are done:
        | role               | task                         | part  | Sent by | Found and set aside there |
        | export sales clerk | Send the notice              | volga | Mail    |                           |
        | export sales clerk | Record the customer's answer | volga |         | 350                       |
      When it becomes Wednesday at 09:00
      Then nobody has the task "Remind the customer"

    Scenario: a reminder does not take the answer's place
      Given the export sales clerk does "Send the notice" for the customer "volga":
        | Sent by | Mail |
      And it becomes Wednesday at 09:00
      When the export sales clerk does "Remind the customer":
        | Reminded by       | Telephone       |
        | What was promised | Answer tomorrow |
      Then the export sales clerk has the task "Record the customer's answer" for the customer "volga"

    Scenario: the answer comes while the reminder is being written
      Given the export sales clerk does "Send the notice" for the customer "volga":
        | Sent by | Mail |
      And it becomes Wednesday at 09:00
      And the export sales clerk does "Record the customer's answer" for the customer "volga":
        | Found and set aside there | 350 |
      When the export sales clerk does "Remind the customer":
        | Reminded by | Not needed: the answer came |
      Then the export sales clerk has the task "Arrange transport" for the customer "volga"
      And nobody has the task "Remind the customer"

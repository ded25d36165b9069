# What `holdpoint check` says to process owners: what is wrong and what to do. $name is the name of the element.
finding-bad-prefix = “{ $prefix }” cannot begin case numbers. Use two to six capital letters or digits, such as NC.
finding-broken-decision = 
    { $problem ->
        [wrong_number_of_cells] Row { $text } of the decision “{ $name }” has too few or too many cells. Open the table and fill the row.
        [unknown_hit_policy] The decision “{ $name }” has the hit policy “{ $text }”, which does not exist. Choose one in the upper left corner of the table.
        [invalid_expression] In the decision “{ $name }” (line { $line }) the entry “{ $text }” cannot be read. Write texts in quotes, several values separated by commas, ranges as [1..5].
        [empty] The decision “{ $name }” has no row or no result. Open the table and add them.
        [duplicate_id] In the decision “{ $name }” (line { $line }) two parts have the same id. Give one of them another.
       *[other] The decision “{ $name }” has a part (line { $line }) that cannot be carried out. Draw it as a plain decision table.
    }
finding-broken-flow = This arrow does not join two steps of the same process. Delete it and draw it again.
finding-calls-other-procedure = “{ $name }” calls “{ $called }”, which is a procedure of its own. Start it as a linked case: use a service task with the service “case.start”.
finding-compensation = “{ $name }” relies on compensation, which is not carried out. Draw what has to be undone as steps of their own.
finding-complex-gateway = “{ $name }” is a complex gateway, which is not carried out. Use exclusive, parallel or inclusive gateways.
finding-condition-on-default = The arrow “{ $name }” is the default, so its condition would never be read. Delete the condition, or make another arrow the default.
finding-data-store = The data store “{ $name }” keeps nothing. Delete it; registers and the lot ledger keep the data.
finding-dead-end = Nothing follows “{ $name }”: a case would stay there for ever. Draw an arrow to the next step or to an end.
finding-decision-gap = The decision “{ $name }” has no row for { $case }. Add a row for it, or a last row that takes everything else.
finding-decision-overlap = In the decision “{ $name }” rows { $rows } both apply to { $case }, but only one may. Make them exclude each other, or choose the hit policy “First”.
finding-default-id = “{ $name }” still has the id that the editor made up. Give it a speaking one, such as “{ $suggestion }”: registers, four eyes and scenarios refer to it.
finding-doctype = The file declares a DOCTYPE, which is not allowed because it can hide harmful content. Save it anew from the Modeler.
finding-duplicate-id = The id of “{ $name }” is also used in { $other }. Give one of the two another id; each stands once in a procedure.
finding-endless-loop = From “{ $name }” the case can go round without anybody doing anything, for ever. Put a task or a waiting time into the loop.
finding-event-gateway-target = “{ $name }” follows a gateway that waits for what happens first. Only a time or a message may stand there: put it after one of these.
finding-event-sub-process = “{ $name }” is a part that would start by itself when something happens; that is not carried out. Put the time or message on the border of the task it concerns.
finding-guess = Did you mean “{ $guess }”?
finding-invalid-expression = At “{ $name }” the expression “{ $expression }” cannot be read ({ $reason }). Write texts in straight quotes, compare with = and join with and, or.
finding-joining-without-gateway = { $count } arrows lead into “{ $name }”: after parallel branches it would be done several times. Let them meet in a gateway first.
finding-lane-reference = The lane “{ $name }” names “{ $target }”, which is not there or is written with white space. Move the step out of the lane and back in the editor, or correct the id.
finding-link-event = “{ $name }” is a link, which leads nowhere here. Draw the arrow, or move that part into a called process.
finding-long-name = The name “{ $name }” has { $length } characters; more than { $limit } do not fit in lists and on a phone. Shorten it and move details to the form.
finding-loop-without-list = “{ $name }” is to be done several times, but it is not said for which list. Enter the list under “Input collection”, with an equals sign in front.
finding-message-without-key = The message “{ $message }” for “{ $name }” would not find its case. Enter the message name and a subscription correlation key, for example =case_number.
finding-misplaced-property = “{ $name }” has the property “{ $property }”, which counts only for tasks that people do. Move it to the right task or delete it.
finding-missing-condition = The arrow “{ $name }” after “{ $gateway }” does not say when it is taken. Enter a condition, for example =disposition = "rework".
finding-missing-equals-sign = At “{ $name }” the expression “{ $expression }” lacks the equals sign in front, so it would be taken as plain text. Write ={ $expression }.
finding-missing-id = A step or an arrow in this file has no id. Open the file in the editor and save it again.
finding-missing-parameter = “{ $name }” calls the service “{ $service }” without “{ $label }”. Add the input “{ $parameter }”.
finding-missing-path = There is no such file or folder. Check the path; a path may be given from here or from the folder of the plant.
finding-never-taken = The arrow “{ $name }” is never taken: no answer and no decision makes “{ $expression }” true. Compare the value with the options of the form or the results of the decision table.
finding-no-default-flow = At “{ $name }” a case would stop when no condition holds. Mark one arrow as the default.
finding-no-prefix = 
    { $count ->
        [0] No process of this procedure can be started by people. Give the main process the property “prefix”, such as NC.
       *[other] { $count } processes of this procedure have a prefix; people start only one. Delete the property from the others.
    }
finding-no-start-event = 
    { $count ->
        [0] “{ $name }” has no beginning. Draw a start event and an arrow to the first step.
       *[other] “{ $name }” has { $count } beginnings. Keep one start event and let a gateway choose the way.
    }
finding-not-drawn = “{ $name }” is in the file but not in the drawing, so nobody sees it. Draw it anew, or let the editor lay out the diagram.
finding-not-executable = The process “{ $name }” is not marked executable. Tick “Executable” in its properties.
finding-odd-id = The id of “{ $name }” is not written in small letters with underscores. Change it to “{ $suggestion }”.
finding-overlapping = “{ $name }” lies on “{ $other }” in the drawing. Move them apart.
finding-parallel-writing = After “{ $name }” several branches at once write { $variables }; the case would stop where they meet. Let each branch write a variable of its own, or do the steps one after the other.
finding-plain-task = “{ $name }” does not say who does it. Change it to a user task, a service task or a decision (wrench symbol).
finding-recursive-call = “{ $name }” calls the process in which it stands, which would never end. Draw the repetition as a loop.
finding-repeated-without-end = “{ $name }” carries the loop sign, which is not carried out. Draw the repetition with a gateway and an arrow back.
finding-reserved-id = The id of “{ $name }” is taken by Holdpoint itself; the procedure would be empty. Give it another, such as open_sheet.
finding-row-without-clause = Row { $row } of the decision “{ $name }” does not say which clause it carries out. Enter the clause in the column “Annotations”.
finding-script-task = “{ $name }” is a script; scripts are not run. Compute the value in an output mapping or a decision table, or ask for a service.
finding-several-event-definitions = “{ $name }” waits for several things at once. Keep one, and draw an event of its own for each other one.
finding-several-prefixes = Several processes of this procedure have a prefix; people start only one. Delete the property “prefix” from the others.
finding-several-roles = “{ $name }” names several roles ({ $roles }), but a task has one. Choose one; who stands in for it is entered as a deputy.
finding-sometimes-unset = “{ $name }” reads “{ $variable }” in “{ $expression }”, but on some way to it nothing sets that; the case would stop there. Set it before, for example with a decision or an output mapping.
finding-splitting-without-gateway = { $count } arrows leave “{ $name }”, and it is not said which is taken. Put a gateway after it: exclusive to choose, parallel to do both.
finding-start-trigger = “{ $name }” would be started by a message, a signal or the clock; a case is opened by a person, a service or the REST API. Make it a plain start event.
finding-start-without-form = “{ $name }” opens a case but asks nothing. Choose the form of the sheet under “Form”.
finding-start-without-role = Nobody may open a case: “{ $name }” stands in no lane. Put it into the lane of the role that opens cases.
finding-stray-border-event = “{ $name }” hangs on no task, or waits for nothing. Put it on the border of the task it concerns, and say what it waits for.
finding-stray-condition = The condition of the arrow “{ $name }” is not read, because no gateway stands before it. Put an exclusive gateway before the arrow, or delete the condition.
finding-task-without-clause = “{ $name }” does not say which clause of the procedure it carries out. Add the property “clause”, for example NCO-4.2.1.4.
finding-task-without-decision = “{ $name }” does not name a decision table and the variable for its result. Enter both under “Called decision”.
finding-task-without-due-date = “{ $name }” has no due date, so it is never late. Enter one under “Due date”, for example =add working days(now(), 2).
finding-task-without-form = “{ $name }” asks nothing, so nobody can complete it. Choose a form under “Form”.
finding-task-without-role = “{ $name }” belongs to nobody. Put it into the lane of its role, or enter a role under “Candidate groups”.
finding-task-without-service = “{ $name }” does not say which service it runs. Choose one with “Select template”.
finding-too-large = The file is too large: at most { $limit } bytes are read. Split the procedure into called processes.
finding-too-long = “{ $name }” has { $count } elements; at most { $limit } can be run, and nobody can read more. Move parts into called processes.
finding-transaction = “{ $name }” is a transaction, which is not carried out. Make it a plain subprocess or a called process.
finding-uncalled-process = Nothing calls the process “{ $name }”, and people cannot start it. Call it from a call activity, or delete it.
finding-uncovered-case = At “{ $name }” no arrow is open when { $case }. Add a condition for that case, or mark one arrow as the default.
finding-undecided-condition = The condition “{ $expression }” of the arrow “{ $name }” is neither true nor false when { $case }; the case would stop there. Compare explicitly, for example = true.
finding-unknown-clause = “{ $name }” names clause { $clause }, which stands in none of the documents. Correct the number, or add the clause to processes/clauses.
finding-unknown-decision = “{ $name }” asks the decision table “{ $decision }”, which does not exist. Enter the id of a table of this procedure.
finding-unknown-decision-input = “{ $name }” asks the decision “{ $decision }”, which needs “{ $variable }”, but nothing before sets it. Ask for it in a form, or correct the input of the table.
finding-unknown-default = The default of “{ $name }” is an arrow that does not leave it. Choose the default again.
finding-unknown-document = The document “{ $document }” of “{ $name }” is not among processes/clauses. Correct its id, or add its clauses.
finding-unknown-form = “{ $name }” shows the form “{ $form }”, which does not exist. Enter the id of a form in { $folder }.
finding-unknown-form-variable = The field “{ $name }” reads “{ $variable }” in “{ $expression }”, but neither the form nor anything before the task sets it. Correct the name.
finding-unknown-four-eyes = “{ $name }” may not be done by whoever did “{ $other }”, but no person does a step with that id. Enter the id of a task or of the start.
finding-unknown-function = At “{ $name }” the function “{ $function }” in “{ $expression }” does not exist.
finding-unknown-lane-role = The lane “{ $name }” names no role. Use the name of a role, or add the role to roles.yaml.
finding-unknown-message = “{ $name }” refers to a message or signal that the diagram does not define. Choose it again under “Message”.
finding-unknown-owner = The owner “{ $owner }” of “{ $name }” is not a role. Enter the key of a role of roles.yaml.
finding-unknown-parameter = “{ $name }” hands “{ $parameter }” to the service “{ $service }”, which does not take it. Delete that input or correct its name.
finding-unknown-parameter-value = “{ $name }” hands “{ $value }” as “{ $parameter }”, but only these are possible: { $choices }.
finding-unknown-procedure = “{ $name }” starts a case of the procedure “{ $procedure }”, which the plant does not have. Correct its name, or add that procedure first.
finding-unknown-process = “{ $name }” calls the process “{ $called }”, which this procedure does not have. Enter the id of one of its processes.
finding-unknown-property = “{ $name }” has the property “{ $property }”, which means nothing to Holdpoint. Correct its name or delete it.
finding-unknown-record = “{ $name }” fills “{ $code }”, which is not in registers.yaml. Correct the code, or add the document or register there.
finding-unknown-register-column = The register “{ $name }” has a column “{ $column }” that no form and no step writes. Correct its key.
finding-unknown-register-source = The register “{ $name }” is filled by “{ $target }” in { $file }, which is not there. Correct file and element in registers.yaml.
finding-unknown-role = “{ $name }” would go to the role “{ $role }”, which does not exist. Use a role of roles.yaml, by key or name.
finding-unknown-service = “{ $name }” runs the service “{ $topic }”, which does not exist. Choose one with “Select template”.
finding-unknown-variable = “{ $name }” reads “{ $variable }” in “{ $expression }”, but nothing before it sets that. Correct the name, or ask for it in an earlier form.
finding-unnamed-step = This step has no name, so people would see only its id. Write what is done, beginning with a verb; at a gateway, the question.
finding-unreachable = No way leads to “{ $name }”, so it is never done. Draw an arrow to it, or delete it.
finding-unreachable-row = Row { $row } of the decision “{ $name }” is never used: earlier rows take all its cases. Move it up, or delete it.
finding-unreadable = 
    { $reason ->
        [not_xml] The file is damaged: it is not XML from line { $line } on. Open it in the Modeler and save it again, or go back to the last published version.
        [not_a_diagram] This is not a BPMN diagram. Save the diagram from the Modeler as a .bpmn file.
        [not_yaml] The file cannot be read from line { $line } on. Check indentation, quotes and colons there.
        [not_a_list] The file does not hold what is expected here. Compare it with the one that came with Holdpoint.
       *[other] The file cannot be read from line { $line } on.
    }
finding-unreadable-time = “{ $name }” waits for “{ $time }”, which is no time. Write a duration such as P2D or PT4H, a repetition such as R3/PT1H, or an expression such as =add working days(now(), 2).
finding-unsupported-element = “{ $name }” is of a kind ({ $tag }) that is not carried out. Replace it by tasks, gateways, events or a called process.
finding-unsupported-event = “{ $name }” waits for something that never happens here. Use a time, a message, a signal or an error instead.
finding-unsupported-extension = “{ $name }” has a setting “{ $setting }” that Holdpoint ignores. Delete it in the properties panel.
finding-untranslated = “{ $name }” is not translated. Add the properties { $missing }.
finding-untranslated-form = The field “{ $name }” is not translated. Add the custom properties { $missing }.
finding-untranslated-role = The role “{ $name }” has no name in all three languages. Complete { $missing } in roles.yaml.
finding-unused-form = No task shows the form “{ $name }”. Choose it at a task, or delete the file.
finding-vote-deadline = When the deadline “{ $name }” passes, what “{ $task }” has brought so far would be lost. Give “{ $task }” an output collection and element.
finding-vote-without-result = “{ $name }” is answered by several people, but only the last answer would stay. Fill “Output collection” and “Output element”.
finding-waits-for-ever = At “{ $name }” a case may wait for ever: it waits for all branches, but a choice before it opens only one. Use an exclusive gateway here, or split with a parallel one.
finding-wrong-parameter-type = “{ $name }” hands the service “{ $value }” as “{ $label }”, which is plain text. Write an expression with an equals sign in front, such as =quantity.

# `holdpoint check` 对程序负责人的提示：哪里不对、怎么办。$name 是元素名称。
finding-bad-prefix = “{ $prefix }”不能作为编号前缀。请用 2 到 6 个大写字母或数字，例如 NC。
finding-broken-decision = 
    { $problem ->
        [wrong_number_of_cells] 决策“{ $name }”第 { $text } 行的单元格过多或过少。请打开决策表补全该行。
        [unknown_hit_policy] 决策“{ $name }”的命中策略“{ $text }”不存在。请在表格左上角选择一个。
        [invalid_expression] 决策“{ $name }”（第 { $line } 行）中的“{ $text }”无法读取。文本加引号，多个值用逗号分隔，范围写成 [1..5]。
        [empty] 决策“{ $name }”没有行或没有结果列。请打开决策表补充。
        [duplicate_id] 决策“{ $name }”（第 { $line } 行）中有两处 id 相同。请修改其中一个。
       *[other] 决策“{ $name }”中有一部分（第 { $line } 行）无法执行。请改成普通的决策表。
    }
finding-broken-flow = 这条箭头没有连接同一流程中的两个步骤。请删除后重画。
finding-calls-other-procedure = “{ $name }”调用了独立的程序“{ $called }”。请改为启动关联案例：使用服务“case.start”的服务任务。
finding-compensation = “{ $name }”使用了补偿，系统不执行补偿。请把需要撤销的工作画成单独的步骤。
finding-complex-gateway = “{ $name }”是复杂网关，系统不执行。请使用排他、并行或包容网关。
finding-condition-on-default = 箭头“{ $name }”是默认分支，其条件不会被读取。请删除条件，或把另一条箭头设为默认。
finding-data-store = 数据存储“{ $name }”不保存任何内容。请删除；数据由台账和批次账保存。
finding-dead-end = “{ $name }”之后没有下一步，案例会永远停在这里。请画箭头到下一步或结束。
finding-decision-gap = 决策“{ $name }”没有适用于 { $case } 的行。请补充一行，或在最后加一行处理其余情况。
finding-decision-overlap = 决策“{ $name }”中第 { $rows } 行都适用于 { $case }，但只允许一行。请让它们互斥，或把命中策略改为“First”。
finding-default-id = “{ $name }”仍使用编辑器自动生成的 id。请改成有含义的 id，例如“{ $suggestion }”：台账、四眼原则和场景都引用它。
finding-doctype = 文件含有 DOCTYPE 声明，可能隐藏有害内容，因此不允许。请用 Modeler 重新保存。
finding-duplicate-id = “{ $name }”的 id 在 { $other } 中也被使用。请修改其中一个；同一程序内 id 不能重复。
finding-endless-loop = 从“{ $name }”开始，案例可能在无人操作的情况下无限循环。请在循环中加入人工任务或等待时间。
finding-event-gateway-target = “{ $name }”紧跟在等待先发生者的网关之后，那里只能放时间或消息事件。请把它移到其后。
finding-event-sub-process = “{ $name }”是由事件自行启动的部分，系统不执行。请把时间或消息放到相关任务的边框上。
finding-guess = 是否想写“{ $guess }”？
finding-invalid-expression = “{ $name }”处的表达式“{ $expression }”无法读取（{ $reason }）。文本用英文直引号，比较用 =，连接用 and、or。
finding-joining-without-gateway = 有 { $count } 条箭头进入“{ $name }”：并行分支之后会重复执行。请先用网关汇合。
finding-lane-reference = 泳道“{ $name }”引用了“{ $target }”，它不存在或含有空白字符。请在编辑器中把该步骤移出再移回泳道，或更正 id。
finding-link-event = “{ $name }”是链接事件，在此无效。请直接画箭头，或把该部分放进被调用的流程。
finding-long-name = 名称“{ $name }”有 { $length } 个字符；超过 { $limit } 个在列表和手机上放不下。请缩短，把细节写到表单里。
finding-loop-without-list = “{ $name }”要执行多次，但没有指定清单。请在“Input collection”中填写清单，前面加等号。
finding-message-without-key = “{ $name }”的消息“{ $message }”找不到对应案例。请填写消息名称和关联键（correlation key），例如 =case_number。
finding-misplaced-property = “{ $name }”带有属性“{ $property }”，它只对人工任务有效。请移到正确的任务或删除。
finding-missing-condition = “{ $gateway }”之后的箭头“{ $name }”没有说明何时走。请填写条件，例如 =disposition = "rework"。
finding-missing-equals-sign = “{ $name }”处的“{ $expression }”前面缺少等号，会被当成普通文字。请写成 ={ $expression }。
finding-missing-id = 此文件中有步骤或箭头没有 id。请用编辑器打开后重新保存。
finding-missing-parameter = “{ $name }”调用服务“{ $service }”时缺少“{ $label }”。请补充输入“{ $parameter }”。
finding-missing-path = 没有这个文件或文件夹。请检查路径；路径可从当前位置或工厂文件夹开始。
finding-never-taken = 箭头“{ $name }”永远不会走：任何回答或决策结果都不能使“{ $expression }”成立。请与表单选项或决策结果核对。
finding-no-default-flow = 在“{ $name }”处，如果没有条件成立，案例会停住。请把一条箭头设为默认。
finding-no-prefix = 
    { $count ->
        [0] 本程序没有可由人员启动的流程。请给主流程加上属性“prefix”，例如 NC。
       *[other] 本程序有 { $count } 个流程带前缀，而人员只启动其中一个。请删除其余流程的该属性。
    }
finding-no-start-event = 
    { $count ->
        [0] “{ $name }”没有开始。请画一个开始事件，并用箭头连到第一步。
       *[other] “{ $name }”有 { $count } 个开始。请只保留一个开始事件，由网关选择路径。
    }
finding-not-drawn = “{ $name }”在文件中但没有画出来，别人看不到。请重新绘制，或让编辑器自动布局。
finding-not-executable = 流程“{ $name }”未标记为可执行。请在其属性中勾选“Executable”。
finding-odd-id = “{ $name }”的 id 不是小写字母加下划线的写法。请改为“{ $suggestion }”。
finding-overlapping = 图中“{ $name }”与“{ $other }”重叠。请把它们移开。
finding-parallel-writing = “{ $name }”之后的多个并行分支同时写入 { $variables }，案例会在汇合处停住。请让各分支写各自的变量，或改为先后执行。
finding-plain-task = “{ $name }”没有说明由谁执行。请改为用户任务、服务任务或决策任务（扳手图标）。
finding-recursive-call = “{ $name }”调用了它自己所在的流程，将永远不会结束。请把重复画成循环。
finding-repeated-without-end = “{ $name }”带有循环标记，系统不执行。请用网关和返回箭头画出重复。
finding-reserved-id = “{ $name }”的 id 被系统占用，程序会变成空的。请改用别的 id，例如 open_sheet。
finding-row-without-clause = 决策“{ $name }”的第 { $row } 行没有注明执行的条款。请在“Annotations”列填写条款号。
finding-script-task = “{ $name }”是脚本任务，系统不运行脚本。请在输出映射或决策表中计算，或申请一个服务。
finding-several-event-definitions = “{ $name }”同时等待多件事。请只保留一个，其余各画单独的事件。
finding-several-prefixes = 本程序有多个流程带前缀，而人员只启动其中一个。请删除其余流程的属性“prefix”。
finding-several-roles = “{ $name }”指定了多个角色（{ $roles }），但一个任务只有一个角色。请选择一个；代理人另行登记。
finding-sometimes-unset = “{ $name }”在“{ $expression }”中读取“{ $variable }”，但有的路径上没有写入它，案例会停在那里。请先写入，例如用决策或输出映射。
finding-splitting-without-gateway = 有 { $count } 条箭头离开“{ $name }”，但没有说明走哪条。请在其后放网关：排他网关选择，并行网关同时执行。
finding-start-trigger = “{ $name }”由消息、信号或时钟启动；案例应由人员、服务或 REST API 开启。请改为普通开始事件。
finding-start-without-form = “{ $name }”开启案例但没有询问内容。请在“Form”下选择表单。
finding-start-without-role = 没有人能开启案例：“{ $name }”不在任何泳道中。请放到负责开启案例的角色的泳道里。
finding-stray-border-event = “{ $name }”没有挂在任何任务上，或没有等待内容。请放到相关任务的边框上，并说明等待什么。
finding-stray-condition = 箭头“{ $name }”的条件不会被读取，因为它前面没有网关。请在箭头前放排他网关，或删除条件。
finding-task-without-clause = “{ $name }”没有注明执行程序文件的哪一条。请添加属性“clause”，例如 NCO-4.2.1.4。
finding-task-without-decision = “{ $name }”没有指定决策表和结果变量。请在“Called decision”下填写两者。
finding-task-without-due-date = “{ $name }”没有期限，永远不会逾期。请在“Due date”填写，例如 =add working days(now(), 2)。
finding-task-without-form = “{ $name }”没有表单，无法完成。请在“Form”下选择表单。
finding-task-without-role = “{ $name }”没有负责人。请放到相应角色的泳道里，或在“Candidate groups”填写角色。
finding-task-without-service = “{ $name }”没有指定运行的服务。请用“Select template”选择。
finding-too-large = 文件过大：最多读取 { $limit } 字节。请把程序拆成被调用的子流程。
finding-too-long = “{ $name }”有 { $count } 个元素；最多运行 { $limit } 个，再多也看不清。请把部分移到被调用的流程。
finding-transaction = “{ $name }”是事务子流程，系统不执行。请改为普通子流程或被调用的流程。
finding-uncalled-process = 没有步骤调用流程“{ $name }”，人员也不能启动它。请用调用活动调用，或删除。
finding-uncovered-case = 在“{ $name }”处，当 { $case } 时没有可走的箭头。请补充条件，或把一条箭头设为默认。
finding-undecided-condition = 当 { $case } 时，箭头“{ $name }”的条件“{ $expression }”既不成立也不否定，案例会停住。请明确比较，例如 = true。
finding-unknown-clause = “{ $name }”引用了条款 { $clause }，但各文件中没有。请更正条款号，或在 processes/clauses 中补充。
finding-unknown-decision = “{ $name }”使用的决策表“{ $decision }”不存在。请填写本程序中决策表的 id。
finding-unknown-decision-input = “{ $name }”使用的决策“{ $decision }”需要“{ $variable }”，但之前没有写入。请在表单中询问，或更正决策表的输入。
finding-unknown-default = “{ $name }”的默认箭头不是从它出发的。请重新选择默认箭头。
finding-unknown-document = “{ $name }”的文件“{ $document }”不在 processes/clauses 中。请更正，或补充其条款。
finding-unknown-form = “{ $name }”使用的表单“{ $form }”不存在。请填写 { $folder } 中表单的 id。
finding-unknown-form-variable = 字段“{ $name }”在“{ $expression }”中读取“{ $variable }”，但表单和任务之前都没有写入它。请更正名称。
finding-unknown-four-eyes = “{ $name }”要求与“{ $other }”不是同一人，但没有由人执行的这个步骤。请填写任务或开始事件的 id。
finding-unknown-function = “{ $name }”处“{ $expression }”中的函数“{ $function }”不存在。
finding-unknown-lane-role = 泳道“{ $name }”不是任何角色的名称。请使用角色名称，或在 roles.yaml 中添加该角色。
finding-unknown-message = “{ $name }”引用的消息或信号在图中没有定义。请在“Message”下重新选择。
finding-unknown-owner = “{ $name }”的负责人“{ $owner }”不是角色。请填写 roles.yaml 中的角色键。
finding-unknown-parameter = “{ $name }”向服务“{ $service }”传入“{ $parameter }”，该服务不接受。请删除该输入或更正名称。
finding-unknown-parameter-value = “{ $name }”把“{ $value }”作为“{ $parameter }”传入，但只允许：{ $choices }。
finding-unknown-procedure = “{ $name }”启动程序“{ $procedure }”的案例，但工厂没有该程序。请更正名称，或先添加该程序。
finding-unknown-process = “{ $name }”调用的流程“{ $called }”不在本程序中。请填写本程序中流程的 id。
finding-unknown-property = “{ $name }”带有属性“{ $property }”，系统不识别。请更正名称或删除。
finding-unknown-record = “{ $name }”填写的“{ $code }”不在 registers.yaml 中。请更正代码，或在其中添加该单据或台账。
finding-unknown-register-column = 台账“{ $name }”的列“{ $column }”没有任何表单或步骤写入。请更正其键。
finding-unknown-register-source = 台账“{ $name }”的来源是 { $file } 中的“{ $target }”，但它不存在。请更正 registers.yaml 中的文件和元素。
finding-unknown-role = “{ $name }”分配给角色“{ $role }”，但该角色不存在。请使用 roles.yaml 中的角色键或名称。
finding-unknown-service = “{ $name }”运行的服务“{ $topic }”不存在。请用“Select template”选择。
finding-unknown-variable = “{ $name }”在“{ $expression }”中读取“{ $variable }”，但之前没有写入它。请更正名称，或在前面的表单中询问。
finding-unnamed-step = 该步骤没有名称，人员只能看到 id。请写明做什么；网关写明问题。
finding-unreachable = 没有路径通向“{ $name }”，它永远不会执行。请画箭头连到它，或删除。
finding-unreachable-row = 决策“{ $name }”的第 { $row } 行永远不会用到：前面的行已覆盖其全部情况。请上移或删除。
finding-unreadable = 
    { $reason ->
        [not_xml] 文件已损坏：从第 { $line } 行起不是 XML。请用 Modeler 打开后重新保存，或恢复到上一个已发布版本。
        [not_a_diagram] 这不是 BPMN 流程图。请在 Modeler 中另存为 .bpmn 文件。
        [not_yaml] 从第 { $line } 行起无法读取。请检查该处的缩进、引号和冒号。
        [not_a_list] 文件内容不符合要求。请与 Holdpoint 自带的文件对照。
       *[other] 从第 { $line } 行起无法读取该文件。
    }
finding-unreadable-time = “{ $name }”等待的“{ $time }”不是时间。请写时长（如 P2D、PT4H）、重复（如 R3/PT1H）或表达式（如 =add working days(now(), 2)）。
finding-unsupported-element = “{ $name }”的类型（{ $tag }）不受支持。请改用任务、网关、事件或被调用的流程。
finding-unsupported-event = “{ $name }”等待的事件在此不会发生。请改用时间、消息、信号或错误事件。
finding-unsupported-extension = “{ $name }”的设置“{ $setting }”会被忽略。请在属性面板中删除。
finding-untranslated = “{ $name }”没有翻译。请添加属性 { $missing }。
finding-untranslated-form = 字段“{ $name }”没有翻译。请添加自定义属性 { $missing }。
finding-untranslated-role = 角色“{ $name }”缺少某些语言的名称。请在 roles.yaml 中补全 { $missing }。
finding-unused-form = 没有任务使用表单“{ $name }”。请在任务中选用，或删除该文件。
finding-vote-deadline = 期限“{ $name }”一到，“{ $task }”已得到的结果会丢失。请为“{ $task }”设置 Output collection 和 Output element。
finding-vote-without-result = “{ $name }”由多人填写，但只会保留最后一个回答。请填写“Output collection”和“Output element”。
finding-waits-for-ever = 案例可能永远停在“{ $name }”：它等待所有分支，但前面的选择只打开一条。请在此改用排他网关，或用并行网关分开。
finding-wrong-parameter-type = “{ $name }”把普通文本“{ $value }”作为“{ $label }”传给服务。请写成带等号的表达式，例如 =quantity。

# 条款由什么证明，缺少什么
gap-no-element = 没有任何流程图元素或决策表行对应本条款。
gap-no-deadline = 对应的元素都没有期限，也不等待时间。
gap-no-role-named = 条款登记中未写明角色。
gap-no-task = { $role } 没有对应本条款的任务。
gap-no-record = 没有任何台账或表单对应本条款。
gap-no-columns-named = 条款登记中未写明记录应包含的内容。
gap-no-column = 对应本条款的台账和表单中没有“{ $column }”。
gap-no-term = 术语表和表单中都没有。
gap-no-retention = 没有任何台账按本规定保存。
gap-no-figure = 没有计算该指标的程序。
gap-no-scenario = 没有场景验证。
gap-not-played = 场景尚未运行。
gap-scenario-fails = 场景“{ $name }”未通过。
gap-scenario-elsewhere = 场景通过，但未经过对应的元素或行。
trace-stale = 场景尚未运行，或运行后程序文件、场景已有变更：holdpoint trace --run
trace-counts = 元素 { $elements }、行 { $rows }、字段 { $fields }、台账 { $registers }、场景 { $scenarios }
trace-summary = { $all } 条条款中已证明 { $proven } 条。

# What went wrong with a request: a title, and a sentence that says what to do
error-unauthorized = 需要有效的令牌
error-unauthorized-detail = 请以“Authorization: Bearer TOKEN”发送。命令“holdpoint token USER”可生成新令牌。
error-not-allowed = 此操作需要其他角色
error-not-allowed-detail = 需要{ $site }的“{ $role }”角色。
error-not-allowed-anywhere-detail = 需要“{ $role }”角色。
error-not-found = 没有此对象
error-not-found-detail = { $what ->
    [procedure] 没有程序“{ $name }”。
    [site] 没有分公司“{ $name }”。
    [case] 您所在的分公司没有案号“{ $name }”。
    [task] 您所在的分公司没有任务“{ $name }”。
    [lot] 您所在的分公司没有批号“{ $name }”。
    [incident] 您所在的分公司没有异常“{ $name }”。
    [role] 没有角色“{ $name }”。请查看：holdpoint role list
    [decision] 没有决策“{ $name }”。
    [user] 没有人员“{ $name }”。
   *[other] “{ $name }”不存在。
  }
error-method-not-allowed = 此路径不支持该方法
error-stale = 已有人先处理
error-stale-detail = 该任务已不再待办。
error-stale-done-detail = { $by }已于 { $at } 完成该任务。
error-stale-claimed-detail = { $by }正在处理该任务。
error-stale-cancelled-detail = 该任务已不再需要：案件已转入其他流程。
error-stale-changed-detail = 案件在此期间已有变化。请重新查看后再决定。
error-ambiguous = 有多个同名对象
error-ambiguous-detail = “{ $name }”可能是 { $choices }。请注明产品或分公司。
error-service-failed = 程序的一个步骤未能执行
error-service-failed-detail = 未作任何更改；已在“{ $element }”处登记异常。排除原因后请重试。
error-too-large = 一次发送的内容过大
error-too-large-detail = 一次请求最多 { NUMBER($limit, useGrouping: 0) } 字节。
error-unreadable = 内容不是 JSON
error-unreadable-detail = 无法读取请求内容：{ $reason }。
error-wrong-media-type = 请求内容须为 JSON
error-wrong-media-type-detail = 请发送“Content-Type: application/json”，而不是“{ $found }”。
error-bad-request = 无法理解该请求
error-refused = 有些内容需要更正
error-idempotency-conflict = 该 Idempotency-Key 已用于另一请求
error-idempotency-conflict-detail = 每件只应执行一次的事情请使用新的键值。
error-unavailable = Holdpoint 正忙
error-unavailable-detail = 未作任何更改。请过几秒再发送。
error-unexpected = 系统出现错误
error-unexpected-detail = 未作任何更改。IT 人员可凭编号 { $number } 查找。

# Why one part of a request is not taken
refusal-bad-cursor = 此游标属于另一列表。请不带游标重新开始。
refusal-wrong-type = 类型不符合要求，见 /api/v1/openapi.json。
refusal-given-twice = 此项只能给出一次。
refusal-key-unusable = 请使用 1 至 { $limit } 个可显示字符。
error-seal-unreadable = 该文件不是封签（{ $reason }）。请使用 holdpoint seal --export 导出的文件。
error-schema-too-new = 该数据库由更新版本的 Holdpoint 写入（结构 { $found }，本版本支持 { $known }）。请重新安装新版本；未作任何更改。
error-schema-too-old = 该数据库来自试用版本（结构 { $found }，现为 { $known }），其历史链的计算方式不同。请保留原样，并将 HOLDPOINT_DATA 设为新文件夹重新开始。未作任何更改。

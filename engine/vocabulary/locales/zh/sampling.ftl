sampling-severity-normal = 正常
sampling-severity-tightened = 加严
sampling-severity-reduced = 放宽
sampling-severity-discontinued = 暂停
sampling-type-single = 一次
sampling-type-double = 二次
sampling-type-multiple = 多次
sampling-class-major = 严重不合格
sampling-class-minor = 轻微不合格
sampling-measure-percent-nonconforming = 不合格品百分数
sampling-measure-per-100-units = 每百单位产品不合格数
sampling-verdict-accept = 接收该批
sampling-verdict-reject = 不接收该批
sampling-verdict-further-sample = 抽取下一个样本：{ $size } 件

sampling-explain-letter = 表1：批量 { $lot }，检验水平 { $level }，样本量字码为 { $letter }。
sampling-explain-letter-asks = 字码 { $letter } 的样本量为 { $size }（表{ $table }）。
sampling-explain-down = 表{ $table }，AQL { $aql }：{ $count ->
   *[other] 箭头向下
}，由字码 { $letter } 转到字码 { $next }。
sampling-explain-up = 表{ $table }，AQL { $aql }：{ $count ->
   *[other] 箭头向上
}，由字码 { $letter } 转到字码 { $next }。
sampling-explain-star = 表{ $table }，字码 { $letter }，AQL { $aql }：星号“*”，使用该字码的一次抽样方案。
sampling-explain-plusplus = 表{ $table }，字码 { $letter }，AQL { $aql }：“++”，使用该字码的二次抽样方案。
sampling-explain-agreed = 经商定，以接收数为1的方案代替接收数为0的方案：字码 { $letter }。
sampling-explain-plan = 表{ $table }，字码 { $letter }：{ $type }抽样方案，样本量 { $sizes }，Ac/Re { $numbers }。
sampling-explain-full = 样本量达到批量：全部 { $lot } 件逐件检验。
sampling-explain-remainder = 批量小于表列样本量之和：抽取 { $sizes } 件，Ac/Re { $numbers }。
sampling-explain-not-permitted = “#”：此样本量下还不能接收。
sampling-explain-edition = 版本 { $edition }，等同 { $identical }。
sampling-explain-doubt = 存疑（{ $name }）：{ $text }另一读法：{ $alternative }。
sampling-explain-doubt-plain = 存疑（{ $name }）：{ $text }

sampling-doubt-d1 = 放宽检验中 Ac 3 之后的方案，各公开抄本不一致，请对照正版标准核对。
sampling-doubt-d2 = 加严检验字码 A、AQL 10 处，旧版标准为箭头。
sampling-doubt-d4 = 放宽检验多次抽样的各次样本量取自 MIL-STD-105E；有一份抄本沿用了二次抽样的样本量。
sampling-doubt-d6 = 有一份抄本此处为箭头；一次抽样表有方案，故取“++”。

sampling-switch-two-of-five-not-accepted = 连续5批或少于5批中有2批不接收
sampling-switch-five-accepted = 连续5批被接收
sampling-switch-score-reached = 转移得分达到30分，且负责部门同意
sampling-switch-lot-not-accepted = 有一批不接收
sampling-switch-production-irregular = 生产不稳定或延迟
sampling-switch-other-conditions = 其他情况表明应恢复正常检验
sampling-switch-five-not-accepted-on-tightened = 加严检验中累计5批不接收
sampling-switch-supplier-acted = 供方已采取有效措施，负责部门同意恢复检验
sampling-switch-laid-down = 由负责部门规定
sampling-approval-to-normal = 恢复正常检验
sampling-approval-to-reduced = 采用放宽检验
sampling-approval-resume = 从加严检验起恢复接收检验

sampling-column-sample = 样本
sampling-column-units = 件数
sampling-column-class = 类别
sampling-column-inspected = 已检
sampling-column-found = 发现
sampling-column-verdict = 判定
sampling-column-lot = 批
sampling-column-severity = 严格度
sampling-column-result = 结果
sampling-column-score = 转移得分
sampling-column-quality = 质量水平
sampling-result-accepted = 接收
sampling-result-not-accepted = 不接收
sampling-value-producers-risk = AQL 处的生产方风险
sampling-value-consumers-risk = 使用方风险
sampling-value-consumers-risk-quality = 使用方风险质量（CRQ）
sampling-value-indifference-quality = 接收概率为 50 % 的质量水平
sampling-value-average-outgoing-quality-limit = 平均检出质量上限（AOQL）
sampling-value-average-outgoing-quality-limit-at = ……对应的质量水平
sampling-value-largest-average-sample-number = 最大平均样本量（ASN）
sampling-value-largest-average-sample-number-at = ……对应的质量水平
sampling-value-limiting-nonconforming = 该孤立批的极限质量，件
sampling-value-limiting-quality = 该孤立批的极限质量，%

error-sampling-refused = 标准对此没有规定。
error-sampling-aql-unknown = 表中没有 AQL { $aql }，请从 { $choices } 中选取。
error-sampling-word-unknown = “{ $value }”不是可用的 { $what }，请从 { $choices } 中选取。
error-sampling-lot-too-small = 抽样从批量2开始，本批只有 { $lot_size } 件：请全部检验。
error-sampling-percent-not-possible = 不合格品百分数只用到 AQL 10。AQL { $aql } 请按每百单位产品不合格数计数。
error-sampling-no-plan = 表{ $table } 字码 { $code_letter }、AQL { $aql } 处没有方案。请选用其他 AQL 或方案类型。
error-sampling-counts-wrong = { $reason ->
    [negative] 第 { $stage } 样本的数目不能为负，请更正。
    [above_sample] 第 { $stage } 样本只有 { $sample_size } 件，不可能有 { $found } 件不合格品。请更正，或按每百单位产品不合格数计数。
    [after_decision] 在第 { $stage } 样本之前该批已判定，请去掉该样本。
    [class] 请只填写有抽样方案的各类不合格，且不得遗漏。
   *[none] 请至少填写第一样本的数目。
}
error-sampling-discontinued = 检验已暂停：供方须采取措施，并经负责部门同意恢复后，方可检验下一批。
error-sampling-approval-not-awaited = “{ $approval }”没有待批准。待批准：{ $waiting }。
error-sampling-quality-wrong = { $quantity } 为 { $value }：请填写 { $lowest } 至 { $highest } 之间的值。
error-sampling-examples-unreadable = 该文件不是算例表（{ $cause }），需要以下各列：{ $columns }。
error-sampling-not-utf-8 = { $file } 不是 UTF-8 文本，请另存为 UTF-8 编码的 CSV 后重试。
sampling-agreeing = { $checked } 例中 { $agreeing } 例相符
sampling-mismatch = { $where }：应为 { $expected }，引擎给出 { $actual }
